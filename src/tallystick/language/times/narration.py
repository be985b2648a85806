"""What a text has told so far, and the year that a bare month or day takes from it.

A text is a *narrative* when most dates it states are more than a year older than its publication and it hardly counts
from that day (weekdays, yesterday), or when it has no publication date; so is a row of bare days behind one old date. A
chronicle's bare "In April" follows what it told last; a news report's is the nearest April past, unless a date of
another year was told just before.

What leads is the first date of the sentence before, of its own accord: what stands in an aside ("than in 2007", "until
the relief of May 1917", a vintage in brackets) leads nothing after its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.language import calendar
from tallystick.language.calendar import Stretch
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.foresight import AHEAD, BACK, EITHER, OPEN, Foresight
from tallystick.language.times.words import word_set
from tallystick.model.period import PeriodBasis

_CLAUSE = 8  # tokens back to the word that opens a clause
_ASIDES = word_set("narration", "asides")
_ASIDE_SIGNS = _ASIDES | {"as"}  # "as of"
_LOOKS_BACK = word_set("narration", "looks_back")
_BACKWARD = _ASIDES - {"until", "till"}
_BREAKS = word_set("narration", "breaks")
_CLAUSE_ENDS = word_set("narration", "clause_ends")
_SHOWN = word_set("narration", "shown")
_BACK = word_set("narration", "back")
_FUNCTION_WORDS = word_set("narration", "function_words")
_NEWS = frozenset((Form.WEEKDAY, Form.DEICTIC))  # what reports are full of and chronicles hardly use
_WIDTHS = {Form.SEASON: 2, Form.QUARTER: 2, Form.HALF: 5}  # months from the first of these to their last
_NEAR_DAYS = 31  # a bare day so little ahead is meant, not the one eleven months ago
_FROM_NOW = word_set("narration", "from_now")
_RECENT = 62  # days before publication in which a bare day is most likely one of a report
_STEP = 4  # months that a chronicle without a date of publication goes on by from one date to the next
_NEWS_REACH = 2  # sentences over which a stated date leads the bare months after it in a news report


@dataclass(slots=True)
class _Told:
    """The last date told: its year and month, and where."""

    year: int
    month: int | None
    sentence: int
    paragraph: int
    leads: bool  # it opened its sentence with a year of its own: a news report goes on from there


class Narration:
    """The dates told in one text, in order.

    `reference` is the last stretch told, what "that month" points at; `reference_sentence` is where it stands.
    """

    def __init__(self, cursor: Cursor, drafts: Sequence[Draft], published: date | None, implied: bool = False) -> None:
        self.cursor, self.published = cursor, published
        self.foresight = Foresight(cursor)
        self.narrative = _is_narrative(drafts, published)
        self.ancient = cursor.ancient
        # Its last full date is all that an undated text has for a day of publication: it may go on from there.
        self.goes_on = implied and not self.narrative and all(draft.form not in _NEWS for draft in drafts)
        self.reference: Stretch | None = None
        self.reference_sentence = -1
        self.reference_back = False  # it stands in an aside that looks back
        self.standing: Stretch | None = None
        self.told: _Told | None = None  # leads the bare months of later sentences: the first date of its own
        self.last: _Told | None = None  # leads those of the same sentence
        self.left: _Told | None = None  # what was told before a leap ahead

    def borrow(self, draft: Draft, following: Draft) -> None:
        """ "From October to March 1945": the first takes its year from the second, one less when it runs over."""
        if draft.pointer:
            return
        if following.year is None:
            if following.unit == "year" and following.pointer and draft.form is Form.DATE is following.form:
                if (draft.month or 12) <= (following.month or 0):  # "between April and September last year"
                    draft.unit, draft.pointer = following.unit, following.pointer
                return
            if draft.form is Form.DATE is following.form and draft.link == "range" and not following.pointer:
                self._borrow_forward(draft, following)
            return
        if draft.form is Form.DATE and draft.month is not None and following.month is not None:
            draft.year = following.year - ((draft.month, draft.day or 0) > (following.month, following.day or 31))
        elif (
            (draft.form is Form.SEASON and following.form is Form.SEASON)
            or (draft.form in (Form.QUARTER, Form.HALF) and following.form is draft.form)
            or (draft.form is Form.DATE and draft.month is None and following.year < 0)
        ):
            draft.year = following.year

    def _borrow_forward(self, draft: Draft, following: Draft) -> None:
        """ "From October to March", "from Jan. 3 to Jan. 9": both ends of the same year, or over one new year."""
        if draft.month is None or following.month is None:
            return
        over = (draft.month, draft.day or 0) > (following.month, following.day or 31)
        year, _ = self.year_of(following, following.month, following.day)
        if year is None:
            return
        if self.published is not None and not self.narrative and self.foresight.direction(draft) == OPEN:
            opening, _ = self.year_of(draft, draft.month, draft.day)
            if opening is not None and opening + over > year:
                year = opening + over  # the range that holds the day of publication: its end is still to come
        draft.year, following.year = year - over, year

    def tell(self, draft: Draft, stretch: Stretch) -> None:
        """Take a stretch as told; what stands in an aside ("than in 2007") leads nothing after its sentence."""
        away = self._away(draft) if self.told is not None else ""
        aside = away != ""
        self.reference, self.reference_sentence, self.reference_back = stretch, draft.sentence, away in _BACKWARD
        if not aside or self.standing is None:
            self.standing = stretch
        if aside or stretch.year is None or stretch.unit in ("decade", "century"):
            return
        told, month = self.told, stretch.month if stretch.unit != "year" else None
        sentence = self.cursor.sentences[draft.sentence]
        opens = draft.first - sentence.first <= 1
        if month is None:
            if (draft.year is None and draft.pointer in ("last", "previous")) or draft.direction in _BACK:
                return
            if told is not None and told.month is not None:
                near = draft.year is not None and abs(stretch.year - told.year) <= 2
                if stretch.year == told.year or not (opens or (told.paragraph != sentence.paragraph and near)):
                    return
        here = _Told(stretch.year, month, draft.sentence, sentence.paragraph, opens or self._carries_on(draft))
        self.last = here
        if told is None or told.sentence != draft.sentence or told.month is None:
            leap = told is not None and told.month is not None and here.year - told.year >= 2
            self.left = told if leap else None
            self.told = here

    def pointed_at(self, draft: Draft) -> Stretch | None:
        """What "that month" means: the last stretch told; "the next month" passes over asides of other sentences."""
        near = draft.sentence - self.reference_sentence
        shown = near == 1 and draft.pointer in _SHOWN and not self.reference_back
        return self.reference if near == 0 or shown else self.standing

    def _away(self, draft: Draft) -> str:
        """The word by which a draft stands in an aside ("until it fell in May", "than in 2007"), "" when in none."""
        cursor = self.cursor
        if draft.year is not None and draft.day is None:
            before = cursor.lowers[draft.first - 1] if draft.first else ""
            after = cursor.lowers[draft.last] if draft.last < len(cursor.lowers) else ""
            if before == "(" and after == ")" and draft.month is None:
                return "("  # a reference to a book or a law
            if before == "the" and draft.month is not None and after.isalpha() and after not in _FUNCTION_WORDS:
                return "the"  # "the August 1792 uprising"
        lowers = cursor.lowers
        first = max(cursor.sentences[draft.sentence].first, draft.first - _CLAUSE)
        window = lowers[first : draft.first]
        if _ASIDE_SIGNS.isdisjoint(window):
            return ""
        for k in range(draft.first - 1, first - 1, -1):
            word = lowers[k]
            if word in _ASIDES or (word == "of" and k > first and lowers[k - 1] == "as"):
                return word
            if word in _BREAKS:
                return ""
        return ""

    def _looks_back(self, draft: Draft) -> str:
        """The word by which the clause tells what was before: "who had spent the spring", "than in November"."""
        lowers = self.cursor.lowers
        first = max(self.cursor.sentences[draft.sentence].first, draft.first - _CLAUSE)
        for k in range(draft.first - 1, first - 1, -1):
            word = lowers[k]
            if word in _LOOKS_BACK:
                return word
            if word in _CLAUSE_ENDS:
                return ""
        return ""

    def _carries_on(self, draft: Draft) -> bool:
        told = self.told
        return told is not None and told.leads and draft.year is None and draft.sentence - told.sentence <= _NEWS_REACH

    def year_of(self, draft: Draft, month: int, day: int | None) -> tuple[int | None, PeriodBasis]:
        """The year of a bare month: after what was told, or the nearest to the publication."""
        told = self.last if self.last is not None and self.last.sentence == draft.sentence else self.told
        if told is not None:
            paragraph = self.cursor.sentences[draft.sentence].paragraph
            same = told.paragraph == paragraph
            near = same and told.leads and draft.sentence - told.sentence <= _NEWS_REACH
            if near and not self.narrative and self._looks_back(draft) == "since":
                near = False  # in the news "since September" is the last one
            foretold = self.published is not None and not same and self.foresight.foretells(draft)
            if near or (self.narrative and not foretold):
                year = self._told_year(draft, told, month)
                if self.narrative or not self._is_past(year, month):
                    keeps = self.narrative or self.looks_ahead(draft)
                else:
                    keeps = self.foresight.direction(draft) != AHEAD  # "The 2021 law expires on 31 March"
                if keeps:
                    return year, PeriodBasis.STATED
            if self.goes_on and told.month is not None and 0 < month - told.month <= _STEP:
                if not self._looks_back(draft) and draft.relation != "since":
                    return told.year, PeriodBasis.STATED
        if self.published is None:
            return None, PeriodBasis.STATED
        return self._nearest_year(draft, self.published, month, day), PeriodBasis.STATED

    def looks_ahead(self, draft: Draft) -> bool:
        """Does the clause of a draft, or a word of the future near it, speak of the days after publication?"""
        direction = self.foresight.direction(draft)
        return direction == AHEAD or (direction != BACK and self.foresight.speaks_of_future(draft))

    def _nearest_year(self, draft: Draft, published: date, month: int, day: int | None) -> int:
        """The year of a bare month in the news: the last one, unless a word of the future or a near day says else."""
        year = published.year
        direction = self.foresight.direction(draft)
        if direction == AHEAD:
            last = (month + _WIDTHS.get(draft.form, 0), day or 31)
            return year - (last >= (published.month + 12, published.day)) + (last < (published.month, published.day))
        if direction == EITHER:
            today = published.month * 31 + published.day
            return min(
                (year, year - 1, year + 1), key=lambda y: abs((y - year) * 372 + month * 31 + (day or 15) - today)
            )
        ahead = (month, day or 1) > (published.month, published.day if day else 1)
        if day is not None and draft.relation != "since":
            for candidate in (year, year + 1):
                at = calendar.day_stretch(candidate, month, day)
                if at is not None and at.start is not None and 0 < (at.start - published).days <= _NEAR_DAYS:
                    return candidate
        future = direction != BACK and self.foresight.speaks_of_future(draft)
        if ahead and not future:
            return year - 1
        if not ahead and future and month < published.month:
            return year + 1
        return year

    def _is_past(self, year: int, month: int) -> bool:
        return self.published is None or (year, month) <= (self.published.year, self.published.month)

    def _told_year(self, draft: Draft, told: _Told, month: int) -> int:
        """The year of a month told after another one: a long step back is a step over the new year."""
        left = self.left
        if left is not None and told.sentence != draft.sentence:
            goes_on = told.month is not None and 0 < month - told.month <= _STEP  # "January 2025 ... In February"
            if not goes_on and 0 <= month - (left.month or 0) <= 3:
                return left.year  # back from an excursion: "In November 2008 some protested. On April 15" of 2003
        if told.month is None:
            return told.year
        step = month - told.month
        if step > 0 or step <= -7:
            back = self._looks_back(draft)
            if back:
                carried = back == "had" and told.sentence == draft.sentence  # "had spent the spring and summer"
                return told.year - (step > 0 and not carried)
            return told.year + (step < 0) - (step >= 10)
        return told.year


def _is_narrative(drafts: Sequence[Draft], published: date | None) -> bool:
    if published is None:
        return True
    if any(draft.form in _NEWS for draft in drafts[:3]):
        return False  # "died on Wednesday": a report, however far back it looks
    now = published.year * 12 + published.month
    ages = [now - (12 * d.year + (d.month or 12)) for d in drafts if d.year is not None and d.form is Form.DATE]
    old = sum([age > 12 for age in ages])
    if old >= 4 and old >= 0.6 * len(ages) and old > 2 * sum([draft.form in _NEWS for draft in drafts]):
        return True
    return 0 < old == len(ages) and _is_short_chronicle(drafts, published)


def _is_short_chronicle(drafts: Sequence[Draft], published: date) -> bool:
    """Days in a row behind one old full date: "On 9 April 2003 it fell. On 15 April ... By 1 May ...".

    Such a text opens with the full date and never counts from its publication; and none of its bare days could be a
    recent one, which is what a report leaves the year out of.
    """
    dates = [draft for draft in drafts if draft.form is Form.DATE and draft.month is not None]
    if not dates or dates[0].year is None or dates[0].day is None:
        return False
    bare = [draft for draft in dates if draft.year is None]
    if len([draft for draft in bare if draft.day is not None]) < 2:
        return False
    if any(draft.form in _NEWS or draft.form is Form.ROLLING or draft.pointer in _FROM_NOW for draft in drafts):
        return False
    today = published.month * 31 + published.day
    return all(
        _RECENT < (today - (draft.month or 0) * 31 - (draft.day or 31)) % 372 < 372 - _NEAR_DAYS for draft in bare
    )
