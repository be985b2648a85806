"""Days of a sentence that are another figure's: those compared with, come from, or told before a present perfect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.maths.calendar import month_end
from tallystick.model.analysis import TimeMention
from tallystick.model.period import Period
from tallystick.model.span import Span

_MONTH = 31  # days
_HAVE = frozenset({"has", "have"})
# Behind days, what makes them those of the number right after: "October 2023 with 521", "November: 931".
OWNING = frozenset({"with", ":"})
_COORDINATES = frozenset({"and", "but", ";", "while", "whereas"})
_PERFECT = 6  # tokens from "has" to its figure: "has so far killed more than 45,000"
_WHOLE_REACH = 2  # tokens: "of the 430,000", "casualties in 2024"


class OtherDays:
    """Tells which time expressions of a sentence are no days of a given figure. `today` is the day of publication."""

    def __init__(self, reading: Reading, today: date | None) -> None:
        self.reading, self.today = reading, today

    def without(self, times: list[TimeMention], span: Span, number: int) -> list[TimeMention]:
        """The time expressions that may be those of the figure in `span`."""
        words = self.reading.words[number]
        if not _HAVE.isdisjoint(words):
            times = [t for t in times if not self.left_behind(t, span)]
        if "than" in words:
            times = [t for t in times if not self.of_comparand(t, span)]
        if "from" in words:
            times = [t for t in times if not self.of_origin(t, span, number)]
        if len(times) > 1:
            times = [t for t in times if not self.of_saying(t, times, span)]
            times = self.without_the_whole(times, span, number)
        return times

    def of_saying(self, mention: TimeMention, times: list[TimeMention], span: Span) -> bool:
        """ "Lost 41,160 in March, Kyiv said on Tuesday, up from 36,570": an aside with the day of saying ends it."""
        reading, at = self.reading, self.reading.token_at(mention.span.start)
        if not mention.span.end <= span.start or reading.lower(reading.token_at(mention.span.end)) != ",":
            return False
        verb = reading.lower(at - 1 - (reading.lower(at - 1) == "on"))
        return verb in claim_words().reporting and any(t.span.end <= mention.span.start for t in times)

    def of_another(self, mention: TimeMention, span: Span, number: int) -> bool:
        """ "October 2023 with 521": the days belong to the number right behind them."""
        reading = self.reading
        behind = reading.token_at(mention.span.end)
        if mention.span.of(reading.text).endswith(("'s", "’s")) or reading.lower(behind) in ("'s", "’s"):
            behind -= reading.lower(behind) not in ("'s", "’s")  # "above February's 1,306"
        elif reading.lower(behind) not in ("with", ":"):
            return False
        owners = (q for q in reading.quantities[number] if reading.token_at(q.span.start) == behind + 1)
        return any(not q.span.overlaps(span) for q in owners)

    def of_comparand(self, mention: TimeMention, span: Span) -> bool:
        """ "Lost 15,000 men, fewer than Russia did in 2024": such days are those of the other value."""
        first, last = self.reading.token_at(span.end), self.reading.token_at(mention.span.start)
        if "than" in (self.reading.lower(last - 1), self.reading.lower(last - 2)):  # "44% less than in August"
            behind, number = self.reading.token_at(mention.span.end), self.reading.token_at(span.start)
            return number < last or any(self.reading.lower(k) in _COORDINATES for k in range(behind, number))
        between = [self.reading.lower(k) for k in range(first, last)]
        if "than" not in between:
            return False
        words = claim_words()
        return bool((words.losing | words.destroying).intersection(between[between.index("than") :]))

    def without_the_whole(self, times: list[TimeMention], span: Span, number: int) -> list[TimeMention]:
        """ "45,680 of the 430,000 casualties of 2024 came in November": the days right behind a whole are its own."""
        reading, end = self.reading, self.reading.token_at(span.end)
        if len(times) < 2 or reading.lower(end) != "of":
            return times
        reach = range(end + 1, end + 1 + _WHOLE_REACH)
        whole = next((q for q in reading.quantities[number] if reading.token_at(q.span.start) in reach), None)
        behind = [t for t in times if whole is not None and t.span.start >= whole.span.end]
        if len(behind) < 2 or whole is None:
            return times
        if reading.token_at(behind[0].span.start) - reading.token_at(whole.span.end) > _WHOLE_REACH:
            return times
        return [t for t in times if t is not behind[0]]

    def in_the_year_of_the_whole(self, mention: TimeMention, period: Period, number: int) -> Period:
        """ "Of the 430,000 casualties of 2024, 45,680 fell in November": a part without a year is of its whole's."""
        reading, sentence = self.reading, self.reading.sentences[number]
        if reading.lower(sentence.first) != "of" or "20" in mention.span.of(reading.text) or period.days > _MONTH:
            return period
        for whole in reading.times[number]:
            if whole.period is not None and whole.period.days in (365, 366) and whole.span.end <= mention.span.start:
                return in_year(period, whole.period.start.year)
        return period

    def of_origin(self, mention: TimeMention, span: Span, number: int) -> bool:
        """ "Shrank to 4.2 trillion, from 6.6 trillion in January": the days behind "from" are those it came from."""
        reading, last = self.reading, self.reading.token_at(mention.span.start)
        behind = None  # the quantity that the mention stands behind
        for quantity in reading.quantities[number]:
            if quantity.span.end <= mention.span.start:
                behind = quantity
                if span.end <= quantity.span.start:
                    break  # the first one after the figure
        if behind is None or behind.span.overlaps(span):
            return False
        at = reading.token_at(behind.span.start)
        if "from" not in (reading.lower(at - 1), reading.lower(at - 2)) or reading.parted(at, last):
            return False
        return span.end <= behind.span.start or mention.span.end <= span.start

    def left_behind(self, mention: TimeMention, span: Span) -> bool:
        """ "killed 1,200 on 7 October 2023, and the war has killed 45,000": a present perfect tells of no day gone by.

        English does not join the two; so behind "and", "but" or a semicolon the day is that of the clause before.
        """
        reading, period = self.reading, mention.period
        if self.today is None or period is None or period.end >= self.today or mention.relation == "since":
            return False
        last = reading.token_at(span.start)
        perfect = next((k for k in range(last - 1, max(0, last - _PERFECT), -1) if reading.lower(k) in _HAVE), None)
        if perfect is None or reading.starts[perfect] < mention.span.end:
            return False
        return any(reading.lower(k) in _COORDINATES for k in range(reading.token_at(mention.span.end), perfect))


def in_year(period: Period, year: int) -> Period:
    """The same months of another year, to the last day of the last."""
    start = period.start.replace(year=year, day=min(period.start.day, 28))
    whole = (period.end + timedelta(days=1)).day == 1
    last = period.end.replace(year=year, day=min(period.end.day, 28))
    return replace(period, start=start, end=month_end(last) if whole else last)
