"""Reports as CSV, Parquet, ClaimReview, STIX and Atom: each read back by somebody else's reader where there is one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.brief import open_writer, render
from tallystick.brief.formats.csv import BETWEEN, FORMULA, shown
from tallystick.brief.formats.stix import OPINIONS
from tallystick.brief.table import COLUMNS
from tallystick.model.claim import Said
from tallystick.model.document import Document
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.model.review import Review, ReviewAction, in_effect, verdict_of
from tallystick.model.theatre import Name
from tests.brief import schema_org
from tests.brief.samples import report

OPEN = {Verdict.CONFLICTING, Verdict.NO_EVIDENCE, Verdict.NOT_CHECKABLE}
FORMATS = ["csv", "parquet", "claimreview", "stix", "atom"]
MADE = datetime(2031, 9, 1, 12, 30, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def review(number: int = 1, **more: object) -> Review:
    settings = {
        "action": ReviewAction.OVERRIDE,
        "reason": "the bulletin says so",
        "reviewer": "Ada Marsh",
        "made": MADE,
    }
    return Review(number=number, **{**settings, **more})  # type: ignore[arg-type]


def kept(**reviews: tuple[Review, ...]) -> Report:
    """The sample as a ledger would give it."""
    made = report()
    return replace(made, references={claim.id: f"41-{claim.id}" for claim in made.claims}, reviews=reviews)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def graph(made: Report, **options: object) -> list[dict]:
    read = json.loads(render([made], "claimreview", **options))
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def entries(made: Report, **options: object) -> list[ElementTree.Element]:
    return ElementTree.fromstring(render([made], "atom", **options)).findall(f"{ATOM}entry")


# CSV


def test_csv_has_a_claim_a_row() -> None:
    made = report()
    data = render([made, made], "csv")
    found = table(data)
    assert [row["claim"] for row in found] == [claim.id for claim in made.claims] * 2
    assert list(found[0]) == [column.name for column in COLUMNS]
    assert data.count(b"\r\n") == 1 + 2 * len(made.claims)
    for row, claim in zip(found, made.claims, strict=False):
        assert row["verdict"] == row["machine_verdict"] == made.findings[claim.id].verdict.value
        assert not claim.amount or float(row["value"]) == claim.amount.value
        assert made.document.text[int(row["start"]) : int(row["end"])] == row["text"]


CELLS = {  # cell, as written
    "formula": ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
    "plus": ("+20 a day", "'+20 a day"),
    "minus": ("-5", "'-5"),
    "at": ("@SUM(1)", "'@SUM(1)"),
    "tab": ("\t=1", "'\t=1"),
    "line": ("\n=1", "'\n=1"),
    "full width": ("＝1+1", "'＝1+1"),
    "defused already": ("'=1", "''=1"),
    "apostrophe": ("'twas", "'twas"),
    "inside": ("1 = 1", "1 = 1"),
    "number": (-5.5, "-5.5"),
    "whole": (1585.0, "1585"),
    "large": (1e300, "1e+300"),
    "day": (date(2024, 12, 31), "2024-12-31"),
    "nothing": (None, ""),
    "several": (("a", "b"), f"a{BETWEEN}b"),
    "several, formula first": (("=1", "b"), f"'=1{BETWEEN}b"),
    "truth": (True, "true"),
    "nul": ("a\0b", "a\ufffdb"),
}


@pytest.mark.parametrize(("cell", "written"), CELLS.values(), ids=CELLS)
def test_cells(cell: object, written: str) -> None:
    assert shown(cell) == written  # type: ignore[arg-type]


@given(st.text(alphabet="'=+-@\t\r\n＝＋－＠ a1,\";"))
def test_a_defused_text_is_got_back(text: str) -> None:
    written = shown(text)
    assert not written or written[0] not in "=+-@\t\r\n＝＋－＠"
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([written, "end"])
    [[read, end]] = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert end == "end" and (read[1:] if FORMULA.match(read) else read) == text


# Parquet


def test_parquet_says_what_csv_says() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made = kept(mean=(review(verdict=Verdict.SUPPORTED),))
    read = parquet.read_table(io.BytesIO(render([made], "parquet")))
    rows = table(render([made], "csv"))
    assert read.column_names == [column.name for column in COLUMNS]
    assert {field.name: field.metadata[b"says"].decode() for field in read.schema} == {c.name: c.says for c in COLUMNS}
    for row, one in zip(rows, read.to_pylist(), strict=True):
        assert row == {name: shown(tuple(cell) if isinstance(cell, list) else cell) for name, cell in one.items()}


def test_duckdb_reads_the_parquet(tmp_path) -> None:  # type: ignore[no-untyped-def]
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "claims.parquet").write_bytes(render([report()], "parquet"))
    query = f"SELECT verdict, count(*) FROM '{tmp_path}/claims.parquet' GROUP BY verdict"
    counts = dict(duckdb.sql(query).fetchall())
    assert counts == {verdict.value: n for verdict, n in report().summary.items() if n}


# ClaimReview


@pytest.mark.parametrize(
    "made", [report(), kept(mean=(review(verdict=Verdict.CONTRADICTED),))], ids=["plain", "reviewed"]
)
def test_claimreview_is_what_schema_org_defines(made: Report) -> None:
    found = graph(made, site="https://ledger.example.org/")
    assert found
    assert [problem for node in found for problem in schema_org.problems(node)] == []
    assert len({node["@id"] for node in found}) == len(found)
    for node in found:
        assert node["@type"] == "ClaimReview"
        assert node["claimReviewed"] and node["author"]["name"] and node["datePublished"]
        assert node["itemReviewed"]["@type"] == "Claim" and node["itemReviewed"]["appearance"]["name"]
        assert node["reviewRating"]["alternateName"] and node["reviewRating"]["ratingExplanation"]


def test_the_checker_of_claimreview_finds_faults() -> None:
    [node, *_] = graph(report())
    broken = {
        "unknown property": {**node, "verdict": "false"},
        "of another type": {**node, "ratingValue": 1},
        "wrong value": {**node, "itemReviewed": "a claim"},
        "no address": {**node, "url": "41-c7"},
        "no date": {**node, "datePublished": "yesterday"},
    }
    assert all(list(schema_org.problems(each)) for each in broken.values())


def test_open_verdicts_have_words_and_no_number() -> None:
    made = report()
    by_aspect = {node["reviewAspect"]: node["reviewRating"] for node in graph(made)}
    for claim in made.claims:
        verdict = made.findings[claim.id].verdict
        if verdict is Verdict.NOT_CHECKABLE:
            assert claim.text not in by_aspect
        else:
            rating = by_aspect[claim.text]
            numbers = {"ratingValue", "bestRating", "worstRating"} & set(rating)
            assert len(numbers) == (0 if verdict in OPEN else 3)
            assert rating.get("ratingValue") in (None, 1, 4, 5)


def test_who_said_it_is_the_author_of_the_claim() -> None:
    authors = {node["reviewAspect"]: node["itemReviewed"].get("author") for node in graph(report())}
    assert authors["“rose to” roughly 1,250 a day"]["name"] == "the staff"  # not the paper that relays it
    [one, *others] = report().claims
    for speaker, kind in (
        ("Mira Halden", "Person"),
        ("Harbour Gazette", "Organization"),
        ("officials", "Organization"),
    ):
        told = replace(one, attribution=(Said(speaker=speaker, start=0, end=1),))
        assert graph(replace(report(), claims=(told, *others)))[0]["itemReviewed"]["author"]["@type"] == kind
    named = replace(one, attribution=(Said(speaker="the general", speaker_id="halden", start=0, end=1),))
    known = {"halden": Name(id="halden", name="Mira Halden", kind="person")}
    author = graph(replace(report(), claims=(named, *others), speakers=known))[0]["itemReviewed"]["author"]
    assert author == {"@type": "Person", "name": "Mira Halden", "alternateName": "the general"}
    alone = replace(one, attribution=(Said(speaker="He", start=0, end=1),))
    assert "author" not in graph(replace(report(), claims=(alone, *others)))[0]["itemReviewed"]


def test_a_persons_review_leads_and_the_programs_stays_visible() -> None:
    made = kept(mean=(review(verdict=Verdict.CONTRADICTED),))
    [node] = [
        one for one in graph(made, site="https://x.example/") if one["reviewAspect"] == "an average of 1,310 a day"
    ]
    assert node["author"] == {"@type": "Person", "name": "Ada Marsh"}
    assert node["reviewRating"]["ratingValue"] == 1 and node["url"] == "https://x.example/41-mean"
    machine = node["associatedReview"]
    assert machine["reviewRating"]["ratingValue"] == 4 and machine["author"]["@type"] == "Organization"
    assert machine["@id"] != node["@id"]


# STIX


def stix(made: Report) -> list[dict]:
    return json.loads(render([made], "stix")).get("objects", [])


def test_stix_is_valid() -> None:
    stix2 = pytest.importorskip("stix2")
    made = kept(mean=(review(verdict=Verdict.CONTRADICTED), review(2, withdrawn=True, verdict=Verdict.CLOSE)))
    bundle = stix2.parse(render([made, made], "stix").decode(), allow_custom=False)
    names = {thing.id for thing in bundle.objects}
    assert len(names) == len(bundle.objects)
    for thing in bundle.objects:
        assert set(thing.get("object_refs", ())) <= names and thing.get("created_by_ref", thing.id) in names
        assert thing.created <= thing.modified
    assert stix2.parse(render([], "stix").decode(), version="2.1").type == "bundle"


def test_stix_has_an_opinion_only_where_there_is_one() -> None:
    made = report()
    opinions = [one for one in stix(made) if one["type"] == "opinion"]
    decided = [one for one in made.findings.values() if one.verdict in OPINIONS]
    assert len(opinions) == len(decided)
    assert "neutral" not in {one["opinion"] for one in opinions}


def test_names_are_the_same_again_and_others_for_another_text() -> None:
    made = report()
    other = replace(made, document=replace(made.document, text=made.document.text + " "))
    later = replace(made, as_of=date(2031, 9, 9))
    assert render([made], "stix") == render([made], "stix")
    names = [{one["id"] for one in stix(each) if one["type"] == "note"} for each in (made, later, other)]
    assert names[0] == names[1] and not names[0] & names[2]
    assert [one["created"] for one in stix(made)] == [one["created"] for one in stix(later)]


# Atom


def test_atom_tells_what_is_contradicted() -> None:
    made = report()
    wrong = [claim.text for claim in made.claims if made.findings[claim.id].verdict is Verdict.CONTRADICTED]
    found = entries(made)
    assert len(found) == len(wrong) > 0
    for entry in found:
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(ATOM + name)) == 1 and entry.findtext(ATOM + name)
        datetime.fromisoformat(entry.findtext(ATOM + "updated") or "")
    feed = ElementTree.fromstring(render([made], "atom"))
    assert all(len(feed.findall(ATOM + name)) == 1 for name in ("id", "title", "updated", "author"))


def test_atom_follows_reviewers() -> None:
    [wrong] = [c.id for c in report().claims if report().findings[c.id].verdict is Verdict.CONTRADICTED][:1]
    cleared = kept(**{wrong: (review(verdict=Verdict.SUPPORTED),), "mean": (review(2, verdict=Verdict.CONTRADICTED),)})
    found = entries(cleared, site="https://x.example/claims/")
    links = {link.get("href") for entry in found for link in entry.findall(ATOM + "link")}
    assert "https://x.example/claims/41-mean" in links and f"https://x.example/claims/41-{wrong}" not in links
    assert found[0].findtext(ATOM + "updated") == "2031-09-01T12:30:00Z"


# all of them


def test_reviews_in_effect() -> None:
    finding = report().findings["mean"]
    first = review(1, verdict=Verdict.CONTRADICTED)
    second = review(2, action=ReviewAction.ACCEPT)
    assert in_effect([]) is None and verdict_of(finding, [first]) is Verdict.CONTRADICTED
    assert in_effect([first, second]) == second and verdict_of(finding, [first, second]) is finding.verdict
    taken_back = [first, replace(second, withdrawn=True), review(3, action=ReviewAction.WITHDRAW, withdraws=2)]
    assert in_effect(taken_back) == first


@pytest.mark.parametrize("format", FORMATS)
def test_reports_one_by_one_give_what_they_give_together(format: str) -> None:
    made = kept(mean=(review(verdict=Verdict.CONTRADICTED),))
    other = replace(
        report(), document=replace(report().document, id="b", publisher="The Wharf", url="https://w.example")
    )
    stream = io.BytesIO()
    writer = open_writer(format, stream)
    assert writer is not None
    for each in (made, other):
        writer.add(each)
    writer.close()
    assert stream.getvalue() == render([made, other], format)
    assert render([], format)


@pytest.mark.parametrize("format", FORMATS)
def test_odd_characters_break_nothing(format: str) -> None:
    text = "=cmd \ud800 <b>&\"'\x00\u2028\uffff ]]> -- Київ 12 tanks\r\n"
    made = report()
    claim = replace(made.claims[0], text=text, attribution=(Said(speaker=text, start=0, end=1),))
    document = Document(id=text, text=text * 60, title=text, publisher=text, url="https://x.example/?a=1&b=<2>")
    odd = replace(
        made, document=document, claims=(claim,), findings={claim.id: replace(made.findings["low"], why=text)}
    )
    data = render(
        [replace(odd, findings={claim.id: replace(odd.findings[claim.id], verdict=Verdict.CONTRADICTED)})], format
    )
    if format == "csv":
        assert len(table(data)) == 1
    elif format == "atom":
        assert len(ElementTree.fromstring(data).findall(f"{ATOM}entry")) == 1
    elif format != "parquet":
        data.decode("utf-8")
        assert json.loads(data)
