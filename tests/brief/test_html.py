"""The page: what stands where, and that no text can break out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.brief import render, wording
from tallystick.brief.page import web_address
from tallystick.brief.segments import paragraphs
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Verdict
from tallystick.model.span import Span

from . import samples

REPORT = samples.report()
PAGE = render([REPORT], "html").decode()
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page back: the article's text without signs, every element with its attributes, balance of tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article, self.in_article, self.in_sign = "", False, False
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self.in_article |= tag == "article"
        self.in_sign |= tag == "sup"

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.in_article &= tag != "article"
        self.in_sign &= tag != "sup"

    def handle_data(self, data):
        if self.in_article and not self.in_sign:
            self.article += data

    def having(self, tag: str, name: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.elements if t == tag and name in (a.get("class") or "").split()]


READ = Reader(PAGE)


def test_the_article_reads_back():
    assert READ.article == samples.TEXT


def test_every_claim_can_be_clicked_and_has_a_note():
    notes = {a["id"] for a in READ.having("li", "note")}
    assert len(notes) == len(REPORT.claims)
    links = [a for a in READ.having("a", "claim") if "data-claims" in a]
    assert {name for a in links for name in a["data-claims"].split()} == notes
    assert all(a["href"] == "#" + a["data-claims"].split()[0] for a in links)


def test_the_smallest_claim_wins_and_the_others_are_named():
    nested = next(a for a in READ.having("a", "claim") if len((a.get("data-claims") or "").split()) == 2)
    assert nested["data-claims"] == "d1-c4 d1-c3" and "v-no_evidence" in nested["class"]


def test_a_verdict_shows_without_colour():
    signs = {label.sign for label in wording.VERDICTS.values()}
    assert len(signs) == len(Verdict)
    assert signs <= set(PAGE)
    style = PAGE[PAGE.index("<style>") : PAGE.index("</style>")]
    lines = [re.search(rf"\.claim\.v-{v} {{[^}}]*(dashed|double|wavy|dotted|none)", style) for v in list(Verdict)[1:]]
    assert len({match[1] for match in lines if match}) == 5  # and solid for the first


def test_it_is_one_file_that_fetches_nothing():
    for tag, attributes in READ.elements:
        assert tag not in ("iframe", "object", "embed", "img", "base", "form")
        for name in ("src", "srcset", "data", "poster", "action"):
            assert name not in attributes, (tag, attributes)
        if tag == "link":
            assert (attributes["href"] or "").startswith("data:")
        assert not [name for name in attributes if name.startswith("on")]
    assert "@import" not in PAGE and not re.search(r"url\((?!data:)", PAGE)


def test_ids_are_unique_also_with_several_documents():
    read = Reader(render([REPORT, samples.report(id="second")], "html").decode())
    ids = [a["id"] for _, a in read.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert len(read.having("section", "sheet")) == 2
    targets = {a["href"][1:] for t, a in read.elements if t == "a" and (a.get("href") or "").startswith("#")}
    assert targets <= set(ids)


def test_relations_never_say_false():
    part = PAGE[PAGE.index("The numbers against each other") : PAGE.index("Left open, and why")]
    assert "inconsistent as printed" in part and "false" not in part.lower()


def test_licence_and_credit_of_every_source_used():
    sources = PAGE[PAGE.index(">Sources</h2>") :]
    for source in (samples.STAFF, samples.BANK, samples.MARKET, samples.MAP):
        assert source.licence in sources and source.credit in sources


def test_then_and_now_are_told_where_they_differ():
    findings = dict(REPORT.findings)
    now, then = findings["breach"].evidence[1], findings["breach"].evidence[0]
    findings["breach"] = replace(findings["breach"], evidence=(now, replace(then, value=90.25)))
    page = render([replace(REPORT, findings=findings)], "html").decode()
    assert "90.25 when the claim was published, 88.51 as known now." in page


ADDRESSES = {
    "web": ("https://example.org/a", True),
    "script": ("javascript:alert(1)", False),
    "script in capitals": ("JaVaScRiPt:alert(1)", False),
    "data": ("data:text/html,<script>", False),
    "file": ("file:///etc/passwd", False),
    "bare": ("example.org", False),
    "broken": ("https://[", False),
    "none": (None, False),
}


@pytest.mark.parametrize(("address", "kept"), ADDRESSES.values(), ids=ADDRESSES)
def test_only_web_addresses_become_links(address, kept):
    assert web_address(address) == (address if kept else None)


def visible(text: str) -> str:
    """What the page shows for a text: disturbing characters by their stand-ins."""
    return "".join(wording.stand_in(c) if wording.disturbs(c) else c for c in text)


ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec=None), st.sampled_from("\n\n <>&\"'\r\t\x00\x1b\u202e\u2066\u2028\x85\ufeff\ud800{}%#")
    ),
    min_size=1,
    max_size=60,
)


@st.composite
def marked(draw):
    """Any text, with any claims on it: nested, overlapping, over the end of a paragraph, past the end of the text."""
    text = draw(ANY_TEXT)
    edges = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, len(text) + 2)), max_size=5))
    spans = [Span(start, start + length) for start, length in edges]
    made = [
        Claim(id=f"x{n}", kind=ClaimKind.QUANTITY, text=s.of(text), span=s, sentence=s) for n, s in enumerate(spans)
    ]
    return text, made


@settings(max_examples=60, deadline=None)
@given(marked())
def test_any_text_is_shown_and_stays_text(case):
    text, made = case
    report = samples.report(text=text, made=made)
    report = replace(report, document=replace(report.document, title=text, publisher=text, url=text, notes=(text,)))
    read = Reader(render([report], "html").decode())
    assert read.article == visible(text)
    assert [tag for tag, _ in read.elements].count("script") == 1


@given(marked())
def test_segments_cover_every_character_once(case):
    text, made = case
    segments = [segment for paragraph in paragraphs(text, made) for segment in paragraph.segments]
    assert "".join(segment.span.of(text) for segment in segments) == text
    for segment in segments:
        holders = [claim for claim in made if claim.id in segment.claims]
        assert all(claim.span.covers(segment.span) for claim in holders)
        lengths = [next(c.span.end - c.span.start for c in made if c.id == name) for name in segment.claims]
        assert lengths == sorted(lengths)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "</article></main>", "<img src=x onerror=y>", "{{ 7*7 }}"]
)
def test_hostile_words_everywhere_stay_words(words):
    report = samples.report(text=f"{words} 12 boats", made=[])
    text = report.document.text
    claim = Claim(id=words, kind=ClaimKind.QUANTITY, text=text, span=Span(0, len(text)), sentence=Span(0, len(text)))
    report = samples.report(text=text, made=[claim])
    found = replace(REPORT.findings["total"], why=words, notes=(words,))
    found = replace(found, evidence=(replace(found.evidence[0], source=words, expression=words, caveat=words),))
    report = replace(report, findings={words: found}, theatre_title=words)
    page = render([report], "html").decode()
    assert words not in page or words == "{{ 7*7 }}"
    assert Reader(page).article == text
    assert "49" not in Reader(page).article
