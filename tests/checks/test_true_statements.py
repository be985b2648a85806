"""Over random statements: what is true is never contradicted, and most of what is false is."""

from datetime import date
from random import Random

import pytest

from tallystick.model.document import Document
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre
from tests.checks.true_statements import Statements, a_third_more, digits_swapped, ten_times

SLIPS = {"ten times": (ten_times, 0.85), "digits swapped": (digits_swapped, 0.85), "another": (a_third_more, 0.9)}


def verdicts(statements, count):
    """(sentence, verdicts of its number claims) for so many statements."""
    theatre, record = open_theatre("ukraine")
    while count:
        drawn = statements.draw()
        if not drawn:
            continue
        count -= 1
        text, published = drawn
        document = Document(id="x", text=text, published=published)
        report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
        yield text, [report.findings[claim.id].verdict for claim in report.claims if claim.amount is not None]


def test_no_true_statement_is_contradicted():
    _, record = open_theatre("ukraine")
    found = list(verdicts(Statements(record, Random(7)), 240))
    assert [text for text, told in found if Verdict.CONTRADICTED in told] == []
    upheld = sum(bool(told) and set(told) <= {Verdict.SUPPORTED, Verdict.CLOSE} for _, told in found)
    assert upheld / len(found) >= 0.95


@pytest.mark.parametrize(("slip", "least"), SLIPS.values(), ids=SLIPS)
def test_most_slips_are_caught(slip, least):
    _, record = open_theatre("ukraine")
    found = list(verdicts(Statements(record, Random(11), slip), 120))
    assert sum(Verdict.CONTRADICTED in told for _, told in found) / len(found) >= least
