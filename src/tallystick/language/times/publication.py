"""The publication date that a text implies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallystick.language import calendar
from tallystick.language.times.anchors import anchors_of
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.reading import read_drafts
from tallystick.language.times.words import word_set
from tallystick.model.analysis import Sentence, Tokens

_AHEAD = word_set("publication", "ahead")
_PERHAPS = word_set("publication", "perhaps")
_DATELINE_TOKENS = 12


def infer_published(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> date | None:
    """The day a text seems to have been published; None when it states no year.

    A dateline at the head ("KYIV, Jan 2, 2025") is taken as it stands. Otherwise it is the last day that the text
    speaks of as past: full dates, the ends of months, and bare days or months in the year that fits the years stated.
    Dates after by, until, next or a verb of the future do not count, nor do years that only name a thing. A text
    whose years are stated alone ("in 2024") gets the last day of the latest of them.
    """
    known = anchors_of({})
    cursor = Cursor(text, tokens, sentences, known.openers)
    return implied_day(cursor, read_drafts(cursor, known))


def implied_day(cursor: Cursor, drafts: Sequence[Draft]) -> date | None:
    """The same, of the expressions that were read already."""
    drafts = [draft for draft in drafts if draft.form is Form.DATE]
    headline = dateline(cursor, drafts)
    if headline is not None:
        return headline
    past = [draft for draft in drafts if not _ahead(cursor, draft) and (draft.year is None or draft.year > 0)]
    latest: date | None = None
    named: date | None = None  # the latest with at least a month: the year of bare days counts from it
    year: int | None = None
    for draft in past:
        if draft.year is None:
            continue
        end = _last_day(draft, draft.year)
        if end is None:
            continue
        latest = end if latest is None else max(latest, end)
        if draft.month is not None:
            named = end if named is None else max(named, end)
        year = draft.year if year is None else max(year, draft.year)
    if latest is None or year is None:
        return None
    base = latest
    if named is not None and named.year == year:
        base = named
    for draft in past:
        if draft.year is None and draft.month is not None and draft.day is not None and named is not None:
            for candidate in (year + 1, year):
                day = _last_day(draft, candidate)
                if day is not None and 0 <= (day - base).days <= 62:
                    base = day
                    break
    return base


def dateline(cursor: Cursor, drafts: Sequence[Draft]) -> date | None:
    """A full date among the first tokens of the text, alone in its line or between a place and a dash."""
    for draft in drafts[:3]:
        if draft.day is None or draft.year is None or draft.month is None or draft.year < 1:
            continue
        sentence = cursor.sentences[draft.sentence]
        if draft.first - sentence.first > _DATELINE_TOKENS or sentence.paragraph > 3:
            continue
        before = [cursor.lowers[k] for k in range(sentence.first, draft.first)]
        after = cursor.lowers[draft.last] if draft.last < sentence.last else ""
        alone = after in ("", "|", "(", "-", "—", "–", ":") or (after in (",", ".") and draft.last + 1 >= sentence.last)
        label = bool(before) and before[0] in ("published", "updated", "posted", "date", "dated")
        place = (
            bool(before) and before[-1] in (",", "(", "|", "-", "—", "–") and cursor.surface(sentence.first).isupper()
        )
        closing = alone and before[-1:] == [","] and len(before) <= 4  # "Moscow, 15 March 2024." and nothing more
        if label or place or closing or (alone and not before):
            day = calendar.day_stretch(draft.year, draft.month, draft.day)
            return day.start if day else None
    return None


def _ahead(cursor: Cursor, draft: Draft) -> bool:
    if draft.adjective or draft.relation in _AHEAD or draft.pointer == "next":
        return True
    sentence = cursor.sentences[draft.sentence]
    first = max(sentence.first, draft.first - 12)
    return any(
        cursor.lowers[k] in cursor.words.future_cues or cursor.lowers[k] in _PERHAPS for k in range(first, draft.first)
    )


def _last_day(draft: Draft, year: int) -> date | None:
    if draft.month is None:
        stretch = calendar.year_stretch(year)
    elif draft.day is None:
        stretch = calendar.month_stretch(year, draft.month)
    else:
        day = calendar.day_stretch(year, draft.month, draft.day)
        if day is None:
            return None
        stretch = day
    if draft.part:
        days = calendar.part_days(stretch, draft.part)
        return days[1] if days else None
    return stretch.end
