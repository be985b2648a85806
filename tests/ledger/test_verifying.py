"""What was tampered with is named; what would be found today is told claim by claim, and added when it is accepted."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tallystick.bookkeeping import Keeper, recompute
from tallystick.ledger.adding import Outcome
from tallystick.ledger.comparing import Change, ChangeKind, compare
from tallystick.ledger.ledger import Ledger
from tallystick.ledger.reference import Reference
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Finding, Verdict
from tallystick.model.report import Report
from tallystick.model.span import Span
from tests.ledger.conftest import AS_OF, written


@pytest.fixture
def filled(keeper: Keeper, article: Report) -> Ledger:
    """Three documents, the second in two versions."""
    keeper.add(article, "-")
    keeper.add(written(0, 1, 2, url="https://news.example/a", publisher="Morning Post"))
    keeper.add(written(0, 1, 3, url="https://news.example/a", publisher="Morning Post"))
    keeper.add(written(2, 3, id="b"))
    return keeper.ledger


def tamper(ledger: Ledger, *statements: str) -> None:
    with ledger.database.transaction() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_nothing_was_tampered_with(filled: Ledger) -> None:
    assert list(filled.faults()) == []
    assert list(filled.faults(filled.counts().head)) == []


def test_an_earlier_head_is_found(keeper: Keeper) -> None:
    heads = [keeper.ledger.counts().head]
    for number in range(3):
        keeper.add(written(number, id=f"{number}"))
        heads.append(keeper.ledger.counts().head)
    assert len(set(heads)) == 4
    assert [list(keeper.ledger.faults(head)) for head in heads] == [[]] * 4


DELETED = [
    f"DELETE FROM ledger_{table} WHERE claim = 4" for table in ("evidence", "attributions", "forecasts")
]  # nothing hangs on it any more
COPIED = (
    'INSERT INTO ledger_claims SELECT {number}, {reading}, {document}, id, true, kind, text, start, "end", sentence, '
    "subject, measure, value, unit, aggregation, period_start, period_end, modality, origin, published, quantity, "
    "copied, data, verdict, computed, gap_percent, finding, digest FROM ledger_claims WHERE number = 4"
)
TAMPERED = {  # what is done, the row that is named first, what is said of it
    "a verdict": (["UPDATE ledger_claims SET verdict = 'close' WHERE number = 4"], "claim 1-c4", "its verdict is"),
    "a value": (["UPDATE ledger_claims SET value = 7 WHERE number = 4"], "claim 1-c4", "its value is 7.0"),
    "a finding": (
        ["UPDATE ledger_claims SET finding = replace(finding, 'supported', 'close') WHERE number = 2"],
        "claim 1-c2",
        "changed",
    ),
    "a finding and its verdict": (
        [
            "UPDATE ledger_claims SET verdict = 'close' WHERE number = 4",
            "UPDATE ledger_claims SET finding = replace(finding, 'supported', 'close') WHERE number = 4",
        ],
        "claim 1-c4",
        "changed",
    ),
    "evidence": (["UPDATE ledger_evidence SET data = '{}' WHERE claim = 2"], "claim 1-c2", "changed"),
    "evidence taken out": (["DELETE FROM ledger_evidence WHERE claim = 2"], "claim 1-c2", "changed"),
    "who said it": (["UPDATE ledger_attributions SET speaker = 'Nobody'"], "claim 1-c", "changed"),
    "a source": (["UPDATE ledger_sources SET key = 'nobody' WHERE number = 1"], "claim 1-c", "changed"),
    "a claim taken out": ([*DELETED, "DELETE FROM ledger_claims WHERE number = 4"], "claim row 4", "taken out"),
    "a claim slipped in": ([COPIED.format(number=999, reading=1, document=1)], "claim 1-c4", "slipped in"),
    "a claim moved": (["UPDATE ledger_claims SET reading = 2 WHERE number = 4"], "claim 1-c4", "moved"),
    "a claim and its hash": (
        [
            "UPDATE ledger_claims SET digest = (SELECT digest FROM ledger_claims WHERE number = 5) WHERE number = 4",
            "UPDATE ledger_claims SET text = 'x' WHERE number = 4",
        ],
        "claim 1-c4",
        "its text is 'x'",
    ),
    "a claim taken out of effect": (
        ["UPDATE ledger_claims SET current = false WHERE number = 4"],
        "claim 1-c4",
        "marked",
    ),
    "an old claim in effect": (["UPDATE ledger_claims SET current = true WHERE document = 2"], "claim 2-c1", "marked"),
    "a relation": (["UPDATE ledger_relations SET holds = false"], "reading 1 of document 1", "changed"),
    "a state of the record": (
        ["UPDATE ledger_readings SET vintage = 'x' WHERE number = 2"],
        "reading 1 of document 2",
        "changed",
    ),
    "the hash of a reading": (
        ["UPDATE ledger_readings SET digest = 'x' WHERE number = 2"],
        "reading 1 of document 2",
        "history",
    ),
    "a text": (["UPDATE ledger_documents SET text = 'Nothing.' WHERE number = 4"], "document 4", "text"),
    "a title": (["UPDATE ledger_documents SET title = 'Nothing' WHERE number = 4"], "document 4", "changed"),
    "a date": (["UPDATE ledger_documents SET published = '2020-01-01' WHERE number = 1"], "document 1", "changed"),
    "an entry of the history": (
        ["UPDATE ledger_history SET about = 3 WHERE number = 2"],
        "history, entry 2",
        "changed",
    ),
    "an entry taken out": (["DELETE FROM ledger_history WHERE number = 3"], "history, entry 4", "entry 3 before it"),
    "entries in another order": (
        [
            "UPDATE ledger_history SET number = 100 WHERE number = 3",
            "UPDATE ledger_history SET number = 3 WHERE number = 5",
            "UPDATE ledger_history SET number = 5 WHERE number = 100",
        ],
        "history, entry 3",
        "does not follow",
    ),
    "an entry slipped in": (
        ["INSERT INTO ledger_history SELECT 9, made, action, about, content, hash FROM ledger_history WHERE number=8"],
        "history, entry 9",
        "does not follow",
    ),
    "an end cut off": (["DELETE FROM ledger_history WHERE number > 6"], "history, entry 7", "cut off"),
    "a head": (["UPDATE ledger_head SET hash = 'x'"], "head", "changed"),
}


@pytest.mark.parametrize(("statements", "where", "what"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_tampered_with_is_named(filled: Ledger, statements: list[str], where: str, what: str) -> None:
    tamper(filled, *statements)
    first = next(filled.faults())
    assert first.where.startswith(where) and what in first.what, first


def test_a_history_written_anew_shows_by_a_kept_head(filled: Ledger) -> None:
    """The last document is taken out with everything that names it, and the head is set back."""
    kept = filled.counts().head
    page = filled.page(4)
    first, last = min(page.numbers.values()), max(page.numbers.values())
    tamper(
        filled,
        *(f"DELETE FROM ledger_{table} WHERE claim >= {first}" for table in ("evidence", "attributions", "forecasts")),
        f"DELETE FROM ledger_claims WHERE number >= {first}",
        f"DELETE FROM ledger_relations WHERE reading = {page.turn.number}",
        "DELETE FROM ledger_readings WHERE document = 4",
        "DELETE FROM ledger_documents WHERE number = 4",
        "DELETE FROM ledger_history WHERE number > 6",
        f"UPDATE ledger_head SET document = 3, reading = 3, history = 6, claim = claim - {last - first + 1}, "
        "hash = (SELECT hash FROM ledger_history WHERE number = 6)",
    )
    assert list(filled.faults()) == []
    assert "cut off" in next(filled.faults(kept)).what


def test_a_document_read_again_says_the_same(keeper: Keeper, article: Report) -> None:
    for report in (article, written(0, 1, 2, 3)):
        page = keeper.ledger.page(keeper.add(report, "-").document)
        again = recompute(page, keeper, as_of=AS_OF)
        assert (again.changes, list(again.causes())) == ((), [])


def test_what_would_change_is_told_and_accepted(keeper: Keeper) -> None:
    """A report as rules before today's might have made it: one verdict another, one claim not found, one too many."""
    report = written(0, 1, 3)
    first, second, *rest = report.claims
    findings = dict(report.findings)
    findings[first.id] = replace(findings[first.id], verdict=Verdict.CONTRADICTED)
    extra = Claim(id="c90", kind=ClaimKind.EVENT, text="lost", span=Span(7, 11), sentence=first.sentence)
    findings[extra.id] = Finding(verdict=Verdict.NO_EVIDENCE, why="")
    older = replace(report, claims=(first, extra, *rest), findings=findings)
    number = keeper.ledger.add(replace(keeper.reading(older), rules="older")).document

    page = keeper.ledger.page(number)
    again = recompute(page, keeper, as_of=AS_OF)
    assert list(again.causes()) == ["other rules"]
    told = {(change.kind, change.claim) for change in again.changes}
    assert {(ChangeKind.VERDICT, first.id), (ChangeKind.GONE, "c90"), (ChangeKind.NEW, second.id)} <= told

    added = keeper.ledger.add(again.reading)
    assert (added.outcome, added.document, added.turn) == (Outcome.REREAD, number, 2)
    assert keeper.ledger.page(number).claims == report.claims
    assert keeper.ledger.page(Reference(number, None, 1)).claims == older.claims, "the earlier reading stays"
    assert recompute(keeper.ledger.page(number), keeper, as_of=AS_OF).changes == ()
    assert list(keeper.ledger.faults()) == []


def found(
    id_: str, start: int, verdict: Verdict = Verdict.SUPPORTED, computed: float | None = 1.0
) -> tuple[Claim, Finding]:
    span = Span(start, start + 5)
    claim = Claim(id=id_, kind=ClaimKind.QUANTITY, text=f"at {start}", span=span, sentence=Span(0, 99))
    return claim, Finding(verdict=verdict, why="", computed=computed)


COMPARED = {  # before, after, changes
    "the same": ([found("c1", 0)], [found("c1", 0)], []),
    "another number of it": ([found("c1", 0)], [found("c2", 0)], []),
    "a verdict": (
        [found("c1", 0), found("c2", 9)],
        [found("c1", 0), found("c2", 9, Verdict.CLOSE)],
        [Change(ChangeKind.VERDICT, "c2", "at 9", "supported", "close")],
    ),
    "a value": (
        [found("c1", 0)],
        [found("c1", 0, computed=2.5)],
        [Change(ChangeKind.VALUE, "c1", "at 0", "1", "2.5")],
    ),
    "no value": (
        [found("c1", 0)],
        [found("c1", 0, computed=None)],
        [Change(ChangeKind.VALUE, "c1", "at 0", "1", "no value")],
    ),
    "rounding": ([found("c1", 0)], [found("c1", 0, computed=1.0 + 1e-15)], []),
    "one gone, one new": (
        [found("c1", 0)],
        [found("c1", 50)],
        [
            Change(ChangeKind.GONE, "c1", "at 0", "supported", ""),
            Change(ChangeKind.NEW, "c1", "at 50", "", "supported"),
        ],
    ),
}


@pytest.mark.parametrize(("before", "after", "changes"), COMPARED.values(), ids=COMPARED)
def test_compare(
    before: list[tuple[Claim, Finding]], after: list[tuple[Claim, Finding]], changes: list[Change]
) -> None:
    def as_read(pairs: list[tuple[Claim, Finding]]) -> tuple[list[Claim], dict[str, Finding]]:
        return [claim for claim, _ in pairs], {claim.id: finding for claim, finding in pairs}

    assert compare(as_read(before), as_read(after)) == changes


def test_an_inferred_day_is_inferred_again(keeper: Keeper) -> None:
    page = keeper.ledger.page(keeper.add(written(0, 1)).document)
    assert page.document.published is None or page.document.published_basis.value == "inferred"
    assert recompute(page, keeper, as_of=date(2026, 8, 1)).changes == ()
