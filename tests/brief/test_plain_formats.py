"""The table for the terminal and the Markdown: structure, width, nothing that a text could smuggle in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tallystick.brief import render, wording
from tallystick.brief.formats.md import plain
from tallystick.model.amount import Amount

from . import samples

REPORT = samples.report()


@pytest.mark.parametrize("width", [60, 80, 110, 160])
def test_text_keeps_to_its_width_and_shows_every_claim(width):
    shown = render([REPORT], "text", width=width).decode()
    assert max(map(len, shown.splitlines())) <= width
    signs = [wording.VERDICTS[REPORT.findings[c.id].verdict].sign for c in REPORT.claims]
    rows = [line[0] for line in shown[shown.index("Printed") :].splitlines()[1:] if re.match(r"[^\s\w≠]  \S", line)]
    assert rows[: len(signs)] == signs


def test_text_is_plain_unless_colour_is_asked_for():
    assert b"\x1b" not in render([REPORT], "text")
    assert b"\x1b[" in render([REPORT], "text", colour=True)


def test_text_says_what_was_left_open_and_never_false():
    shown = render([REPORT], "text").decode()
    assert "19 numbers seen, 16 claims, 14 checkable, 11 checked, 5 left open" in shown
    assert "≠ inconsistent as printed" in shown and "Left open: " in shown


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), max_size=40))
def test_no_text_reaches_the_terminal_as_a_command(words):
    found = {name: replace(finding, why=words) for name, finding in REPORT.findings.items()}
    report = replace(REPORT, document=replace(REPORT.document, title=words or "x", publisher=words), findings=found)
    shown = render([report], "text").decode()
    assert not any(wording.disturbs(c) for c in shown)


def test_markdown_table_has_a_row_a_claim():
    html = MarkdownIt("commonmark").enable("table").render(render([REPORT], "md").decode())
    assert html.count("<tr>") == len(REPORT.claims) + 1
    assert html.count("<td") == 6 * len(REPORT.claims)
    assert "Licence: GPL-3.0" in html and "inconsistent as printed" in html


@given(st.text(st.characters(codec=None), max_size=60))
def test_markdown_shows_words_as_they_are(words):
    tokens = MarkdownIt("commonmark").enable("table").parse(plain(words))
    kinds = {token.type for token in tokens} | {child.type for t in tokens for child in t.children or ()}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special", "softbreak"}
    shown = "".join(child.content for t in tokens for child in t.children or ())
    assert " ".join(shown.split()) == wording.one_line(words).encode("utf-8", "replace").decode().strip()


NUMBERS = {
    "thousands": (1585.4839, "1,585.5"),
    "whole": (427_000.0, "427,000"),
    "rate": (101.6797, "101.68"),
    "small": (0.012345, "0.0123"),
    "minus": (-12.5, "−12.5"),
    "truth": (True, "holds"),
    "none": (None, "–"),
}


@pytest.mark.parametrize(("value", "shown"), NUMBERS.values(), ids=NUMBERS)
def test_number(value, shown):
    assert wording.number(value) == shown


def test_what_the_wording_allows():
    exact = Amount(value=1585, low=1584.5, high=1585.5)
    assert wording.allowed(exact) == "1,584.5 to 1,585.5"
    assert wording.allowed(exact._replace(high=float("inf"))) == "1,584.5 or more"
    assert wording.allowed(exact._replace(low=float("-inf"))) == "1,585.5 or less"


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_several_documents_are_counted_together(form):
    other = replace(REPORT, document=replace(REPORT.document, id="other"))
    shown = " ".join(render([REPORT, other], form).decode().split())
    assert "38 numbers seen, 32 claims, 28 checkable, 22 checked, 10 left open" in shown
    assert "In all" not in render([REPORT], form).decode()
