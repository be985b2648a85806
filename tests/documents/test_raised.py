"""Raised digits: a power belongs to its unit, a footnote's mark to no number."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.documents.raised import raised_edits, without_marks
from tallystick.documents.readers import html
from tallystick.documents.tracing import Traced, rewrite

PRINTED = {  # with raised digits as characters                     what stays
    "a note after a number": ("They lost 48,670¹ men.", "They lost 48,670 men."),
    "a note after a year": ("in 2024.² Then", "in 2024. Then"),
    "a note after a word": ("in the town³ and", "in the town and"),
    "two digits": ("some 40¹² guns", "some 40 guns"),
    "square kilometres": ("593 km² taken", "593 km² taken"),
    "glued to the number": ("593km² taken", "593km² taken"),
    "per area": ("102 men/km²", "102 men/km²"),
    "cubic metres": ("5 m³ of water", "5 m³ of water"),
    "a note after a unit": ("5 km⁷ away", "5 km away"),
    "a word that ends as a unit": ("the alarm² rang", "the alarm rang"),
    "a power of ten": ("1.3 × 10⁶ shells", "1.3 × 10⁶ shells"),
    "a note after ten": ("in 10³ cases", "in 10 cases"),
    "the note itself": ("³ Interview", "³ Interview"),
}


@pytest.mark.parametrize(("printed", "stays"), PRINTED.values(), ids=PRINTED)
def test_marks_of_notes_are_taken_out(printed: str, stays: str) -> None:
    assert without_marks(printed) == stays


PAGES = {
    "a note": ("<p>They lost 48,670<sup>1</sup> men", "They lost 48,670 men"),
    "a note that leads somewhere": ('<p>lost 48,670<sup class="r"><a href="#n3">3</a></sup> men', "lost 48,670 men"),
    "a note in brackets": ("<p>in 2024.<sup>[12]</sup> Then", "in 2024. Then"),
    "several": ("<p>in 2024.<sup>1, 2</sup> Then", "in 2024. Then"),
    "an entity": ("<p>593&nbsp;km<sup>2</sup> taken", "593\xa0km² taken"),
    "a unit in its own tag": ("<p>593 <abbr>km</abbr><SUP>2</SUP> taken", "593 km² taken"),
    "an ordinal": ("<p>on the 3<sup>rd</sup> day", "on the 3rd day"),
    "never closed": ("<p>48,670 <sup>1 men", "48,670 1 men"),
    "lowered": ("<p>CO<sub>2</sub> fell", "CO2 fell"),
}


@pytest.mark.parametrize(("page", "shown"), PAGES.values(), ids=PAGES)
def test_raised_digits_of_a_page(page: str, shown: str) -> None:
    (document,) = html.read(page.encode(), "a.html")
    assert document.text == shown


def test_what_follows_a_note_still_leads_back() -> None:
    page = "<p>They lost 48,670<sup>1</sup> men and 593 km<sup>2</sup> of land in the week.</p>"
    (document,) = html.read(page.encode(), "a.html")
    for words in ("48,670", "men", "593", "of land"):
        assert page[document.original_offset(document.text.index(words)) :].startswith(words)


@given(st.lists(st.sampled_from(["<sup>", "</sup>", "<sup", "1", "km", "<a>", " ", "[", "]", "&nbsp;"]), max_size=40))
def test_edits_never_overlap(parts: list[str]) -> None:
    page = "".join(parts)
    edits = list(raised_edits(page))
    assert all(first.end <= second.start for first, second in itertools.pairwise(edits))
    assert len(rewrite(Traced(page), edits).text) <= len(page)


@pytest.mark.parametrize("part", ["<sup>", "<sup><a>", "<sup>1", "<sup>1<a>2"])
def test_no_page_makes_it_slow(part: str) -> None:
    assert len(list(raised_edits(part * 50_000))) == 0
