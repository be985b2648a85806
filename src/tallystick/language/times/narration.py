"""What a text has told so far, and the year that a bare month or day takes from it.

A text is a *narrative* when most years it states lie before the year of its publication and the one before that, or
when it has no publication date. A chronicle's bare "In April" follows its last full date; a news report's is the
nearest April past, unless a date of another year was told just before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.language.calendar import Stretch
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.model.period import PeriodBasis

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

    def __init__(self, cursor: Cursor, drafts: Sequence[Draft], published: date | None) -> None:
        self.cursor, self.published = cursor, published
        self.narrative = _is_narrative(drafts, published)
        self.reference: Stretch | None = None
        self.reference_sentence = -1
        self.told: _Told | None = None

    def borrow(self, draft: Draft, following: Draft) -> None:
        """ "From October to March 1945": the first takes its year from the second, one less when it runs over."""
        if draft.pointer:
            return
        if following.year is None:
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
        """ "From October to March", told in April 1945: the end fixes the year, October is of the year before."""
        if draft.month is None or following.month is None or draft.month <= following.month:
            return
        year, _ = self.year_of(following, following.month, following.day)
        if year is not None:
            draft.year, following.year = year - 1, year

    def tell(self, draft: Draft, stretch: Stretch) -> None:
        if stretch.year is None or stretch.unit in ("decade", "century"):
            return
        paragraph = self.cursor.sentences[draft.sentence].paragraph
        month = stretch.month if stretch.unit != "year" else None
        opens = draft.first - self.cursor.sentences[draft.sentence].first <= 1
        if month is None and self.told is not None and self.told.month is not None:
            if not opens or stretch.year == self.told.year:
                return
        self.told = _Told(stretch.year, month, draft.sentence, paragraph, opens or self._carries_on(draft))

    def _carries_on(self, draft: Draft) -> bool:
        told = self.told
        return told is not None and told.leads and draft.year is None and draft.sentence - told.sentence <= _NEWS_REACH

    def year_of(self, draft: Draft, month: int, day: int | None) -> tuple[int | None, PeriodBasis]:
        told = self.told
        if told is not None:
            near = draft.sentence - told.sentence <= _NEWS_REACH
            near = near and told.leads and self.cursor.sentences[draft.sentence].paragraph == told.paragraph
            if self.narrative or near:
                return _following_year(told.year, told.month, month), PeriodBasis.STATED
        if self.published is None:
            return None, PeriodBasis.STATED
        year = self.published.year
        ahead = (month, day or 1) > (self.published.month, self.published.day if day else 1)
        if ahead and not self.speaks_of_future(draft):
            return year - 1, PeriodBasis.STATED
        if not ahead and self.speaks_of_future(draft) and month < self.published.month:
            return year + 1, PeriodBasis.STATED
        return year, PeriodBasis.STATED

    def speaks_of_future(self, draft: Draft) -> bool:
        """Is there a word of the future near, in the same sentence?"""
        sentence, words = self.cursor.sentences[draft.sentence], self.cursor.words
        first, last = max(sentence.first, draft.first - 15), min(sentence.last, draft.last + 15)
        return any(self.cursor.lowers[k] in words.future_cues for k in range(first, last))


def _following_year(year: int, told_month: int | None, month: int) -> int:
    """The year of a month told after another one: a long step back is a step over the new year."""
    if told_month is None:
        return year
    if month - told_month <= -7:
        return year + 1
    return year - 1 if month - told_month >= 10 else year


def _is_narrative(drafts: Sequence[Draft], published: date | None) -> bool:
    if published is None:
        return True
    now = published.year * 12 + published.month
    ages = [now - (12 * d.year + (d.month or 12)) for d in drafts if d.year is not None and d.form is Form.DATE]
    old = sum(age > 12 for age in ages)
    return old >= 4 and old >= 0.6 * len(ages)
