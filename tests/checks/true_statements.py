"""Sentences about the General Staff's counts, their truth computed from the record, and slips that make them false."""

from calendar import monthrange
from datetime import date, timedelta

NOUNS = {
    "personnel_losses": ("soldiers", "troops"),
    "tank_losses": ("tanks",),
    "artillery_losses": ("artillery systems",),
    "uav_losses": ("drones",),
    "vehicle_losses": ("vehicles",),
    "apc_losses": ("armoured combat vehicles",),
}
TOTALS = (
    "In {days} Russia lost {n} {noun}.",
    "Russia lost {n} {noun} in {days}, according to the General Staff.",
    "Ukraine's General Staff put Russian losses in {days} at {n} {noun}.",
    "{days} cost Russia {n} {noun}.",
    "During {days}, {n} Russian {noun} were lost.",
)
MEANS = (
    "Russia lost an average of {n} {noun} a day in {days}.",
    "In {days} the mean was {n} Russian {noun} lost a day.",
)
LEVELS = (
    "As of {days}, Russia had lost {n} {noun} since the start of the full-scale invasion.",
    "By {days} Russia had lost {n} {noun}.",
    "Total Russian losses stood at {n} {noun} on {days}.",
)
WEEKS = ("In the week of {days} Russia lost {n} {noun}.", "From {days}, Russian losses were {n} {noun}.")


class Statements:
    """Draws statements from the record; `slip` changes the number that is printed."""

    def __init__(self, record, random, slip=None):
        self.record, self.random = record, random
        self.slip = slip or (lambda number: number)

    def draw(self):
        """(sentence, day of publication), or None where the record has too little for it."""
        measure = self.random.choice(list(NOUNS))
        self.series = next(s for s in self.record.of(measure) if s.id.endswith("general_staff"))
        self.noun = self.random.choice(NOUNS[measure])
        year, month = self.random.choice((2023, 2024, 2025)), self.random.randint(1, 12)
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        make = self.random.choice((self._month, self._mean, self._level, self._week, self._year, self._change))
        return make(first, last)

    def _gained(self, first, last, by_day_of_loss):
        shift = timedelta(days=by_day_of_loss)
        before = self.series.at((first - timedelta(days=1) + shift).toordinal())
        after = self.series.at((last + shift).toordinal())
        return None if before is None or after is None else after - before

    def _say(self, templates, number, days, published):
        if not number or number < 40:
            return None
        template = self.random.choice(templates)
        return template.format(n=f"{self.slip(round(number)):,}", noun=self.noun, days=days), published

    def _month(self, first, last):
        total = self._gained(first, last, self.random.randint(0, 1))
        return self._say(TOTALS, total, f"{first:%B %Y}", last + timedelta(days=self.random.randint(2, 90)))

    def _mean(self, first, last):
        total = self._gained(first, last, self.random.randint(0, 1))
        return total and self._say(MEANS, total / last.day, f"{first:%B %Y}", last + timedelta(days=9))

    def _level(self, _first, last):
        on = last - timedelta(days=self.random.randint(0, 27))
        level = self.series.at(on.toordinal())
        return self._say(LEVELS, level, f"{on.day} {on:%B %Y}", on + timedelta(days=self.random.randint(1, 60)))

    def _week(self, _first, last):
        end = last - timedelta(days=self.random.randint(0, 20))
        start = end - timedelta(days=6)
        days = f"{start.day} {start:%B} to {end.day} {end:%B %Y}"
        return self._say(WEEKS, self._gained(start, end, self.random.randint(0, 1)), days, end + timedelta(days=3))

    def _year(self, first, _last):
        start, end = date(first.year, 1, 1), date(first.year, 12, 31)
        return self._say(TOTALS, self._gained(start, end, self.random.randint(0, 1)), str(first.year), end)

    def _change(self, first, last):
        end = first - timedelta(days=1)
        old = self._gained(end.replace(day=1), end, 1)
        new = self._gained(first, last, 1)
        if not old or not new or abs(new / old - 1) < 0.15:
            return None
        percent = self.slip(round(abs(100 * (new / old - 1))))
        verb = "rose" if new > old else "fell"
        days = f"from {end:%B %Y} to {first:%B %Y}"
        return f"Russian losses of {self.noun} {verb} by {percent:,} per cent {days}.", last + timedelta(days=9)


def ten_times(number):
    """Off by ten."""
    return 10 * number


def digits_swapped(number):
    """The first two digits that differ, exchanged: 48,670 becomes 84,670."""
    digits = list(str(number))
    at = next((i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and digits[i + 1] != "0"), None)
    if at is None:
        return number + max(1, number // 3)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


def a_third_more(number):
    """Plainly another figure."""
    return round(1.35 * number)
