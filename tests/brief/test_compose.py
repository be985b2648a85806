"""What `compose` counts, orders and notes."""

from __future__ import annotations

from collections import Counter

import pytest

from tallystick.brief import compose, render
from tallystick.brief.coverage import reason
from tallystick.errors import TallystickError
from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Finding, Verdict
from tallystick.model.span import Span
from tallystick.plugins import modules

from . import samples

REPORT = samples.report()

OPINION, PREDICTED, QUESTION = Modality.OPINION, Modality.PREDICTED, Modality.QUESTION
ASSERTED, ALLEGED = Modality.ASSERTED, Modality.ALLEGED
NO, OPEN = Verdict.NOT_CHECKABLE, Verdict.NO_EVIDENCE
REASONS = {  # why                              verdict  modality   measure     reason
    "clause before the colon": ("No series held: drones", OPEN, ASSERTED, (), "no series held"),
    "an abbreviation keeps its capitals": ("UN data missing: none", OPEN, ASSERTED, (), "UN data missing"),
    "a number makes it no reason": ("Not due before 2031: wait", NO, PREDICTED, (), "forecast not yet due"),
    "a long clause is a sentence": ("x" * 61 + ": y", OPEN, ASSERTED, ("a",), "no held series can speak"),
    "no colon, no measure": ("Nothing", OPEN, ALLEGED, (), "nothing held measures this"),
    "no colon, a measure": ("Nothing", OPEN, ASSERTED, ("losses",), "no held series can speak"),
    "opinion": ("Somebody believes it", NO, OPINION, (), "opinion or judgement"),
    "question": ("Somebody asks", NO, QUESTION, (), "question"),
}


@pytest.mark.parametrize(("why", "verdict", "modality", "measures", "expected"), REASONS.values(), ids=REASONS)
def test_reason(why, verdict, modality, measures, expected):
    claim = Claim(
        id="c",
        kind=ClaimKind.QUANTITY,
        text="x",
        span=Span(0, 1),
        sentence=Span(0, 1),
        modality=modality,
        measures=measures,
    )
    assert reason(claim, Finding(verdict=verdict, why=why)) == expected


def test_coverage_adds_up():
    coverage = REPORT.coverage
    assert (coverage.numbers, coverage.claims, coverage.checkable) == (19, 16, 14)
    assert coverage.checked + sum(coverage.abstained.values()) == coverage.claims
    assert coverage.checked == 11  # seven answered, four more in a sum that comes out


def test_members_of_a_relation_that_only_shows_are_not_checked():
    assert "two periods" in REPORT.coverage.abstained  # `ratio`, in the relation whose `holds` is None


def test_summary_names_every_verdict_in_the_legends_order():
    assert list(REPORT.summary) == list(Verdict)
    assert Counter(REPORT.summary) == Counter(finding.verdict for finding in REPORT.findings.values())


def test_claims_come_in_the_order_of_the_text():
    shuffled = samples.report(made=samples.claims()[::-1])
    assert [claim.id for claim in shuffled.claims] == [claim.id for claim in REPORT.claims]


def test_caveats_and_forecasts_become_notes_once():
    assert REPORT.findings["breach"].notes == ("market_rate: a market quote, no fixing",)
    assert REPORT.findings["ahead"].notes == (samples.forecasts()[0].why,)
    again = compose(
        REPORT.document,
        19,
        REPORT.claims,
        REPORT.findings,
        REPORT.relations,
        REPORT.forecasts,
        theatre=samples.THEATRE,
        record=samples.RECORD,
        as_of=samples.AS_OF,
    )
    assert again == REPORT


def test_a_claim_without_a_finding_is_refused_by_name():
    lost = REPORT.claims[0]._replace(id="lost")
    with pytest.raises(ValueError, match="lost"):
        compose(
            REPORT.document, 1, [lost], {}, (), (), theatre=samples.THEATRE, record=samples.RECORD, as_of=samples.AS_OF
        )


def test_unknown_format_names_the_known():
    with pytest.raises(TallystickError, match=r"'morse'.*html, json, jsonl, md, parquet, stix, text"):
        render([REPORT], "morse")


def test_every_file_of_formats_keeps_its_promise():
    formats = modules("tallystick.brief.formats")
    assert list(formats) == sorted(formats)
    for name in formats:
        assert isinstance(formats[name].render([REPORT]), bytes)
        assert isinstance(formats[name].render([]), bytes)


def test_same_report_same_bytes():
    for name in modules("tallystick.brief.formats"):
        assert render([REPORT], name) == render([samples.report()], name)
