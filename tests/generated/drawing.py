"""What every generated claim is made of: its measure, its days, its words, and how a true number goes wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tallystick.pipeline import open_theatre
from tests.generated.printing import Printed, print_month
from tests.generated.rows import DAY, Rows, end_of, month_after

WORDINGS = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))
MATERIAL = 0.08  # a false number is so far off every honest value, as a share of itself
STYLES = ("commas", "commas", "commas", "bare", "spaced", "words", "scale", "about", "over", "nearly", "range")

EQUIPMENT = {  # measure: its things, one of them
    "tank_losses": ("tanks", "tank"),
    "artillery_losses": ("artillery systems", "artillery system"),
    "apc_losses": ("armoured vehicles", "armoured vehicle"),
    "mlrs_losses": ("multiple launch rocket systems", "multiple launch rocket system"),
    "uav_losses": ("UAVs", "UAV"),
    "vehicle_losses": ("motor vehicles", "motor vehicle"),
    "special_equipment_losses": ("pieces of special equipment", "piece of special equipment"),
    "air_defence_losses": ("air defence systems", "air defence system"),
}
GAZA = {"gaza_killed": "killed", "gaza_injured": "injured"}


@dataclass(frozen=True)
class Made:
    """A sentence with its truth. `number` is what the claim states, None for a statement that just holds or not."""

    text: str
    published: date
    theatre: str
    measure: str
    aggregation: str
    slip: str  # "" for a true one
    number: float | None = None
    style: str = ""
    reworded: tuple[str, ...] = ()  # the same fact in every other wording of its family
    widened: tuple[str, ...] = ()  # the same words, the number hedged
    changed: tuple[str, ...] = ()  # the same words, the number materially another

    @property
    def true(self) -> bool:
        return not self.slip


@cache
def rows_of(theatre: str, measure: str) -> Rows:
    series = [s for s in open_theatre(theatre)[1].of(measure) if s.weight == "primary" and s.form == "cumulative"]
    return Rows.of(series[0])


@cache
def published_means() -> dict[date, float]:
    """The British ministry's own monthly means: one more honest reading of Russian casualties."""
    series = next(s for s in open_theatre("ukraine")[1].of("personnel_losses") if s.form == "monthly_mean")
    return {date.fromordinal(d): v for d, v in zip(series.days, series.values, strict=True)}


# -- slips: how a true number goes wrong -----------------------------------------------------------------------------


def swapped(_random: Random, value: float) -> float:
    digits = list(f"{value:.0f}")
    pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
    if not pairs:
        return value
    i = pairs[0]
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return float("".join(digits))


SLIPS: dict[str, Callable[[Random, float], float]] = {
    "digits swapped": swapped,
    "off by ten": lambda random, value: value * 10 if random.random() < 0.5 or value < 40 else value / 10,
    "another number": lambda random, value: value * random.choice((0.6, 0.72, 0.85, 1.18, 1.3, 1.6)),
}


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + "."


def fill(template: str, **words: str) -> str:
    return _sentence(template.format(**words))


def is_wrong(printed: Printed, honest: set[float], material: float = MATERIAL) -> bool:
    return all(printed.off(value) > material for value in honest)


# -- the days --------------------------------------------------------------------------------------------------------


def months_of(rows: Rows, last: date | None = None) -> list[date]:
    month, found = rows.reliable.replace(day=1), []
    while end_of(month := month_after(month)) < (last or rows.last) - DAY:
        found.append(month)
    return found


def some_days(random: Random, rows: Rows) -> tuple[date, date, str]:
    """Some days and their print: a month, a quarter, a year, a half, the first N days, from one day to another."""
    months = months_of(rows)
    month = random.choice(months)
    kind = random.choice(("month", "month", "month", "quarter", "year", "half", "first", "between", "from"))
    if kind == "quarter":
        number = (month.month - 1) // 3
        first, last = date(month.year, 3 * number + 1, 1), end_of(date(month.year, 3 * number + 3, 1))
        names = (
            f"in the {'first second third fourth'.split()[number]} quarter of {month.year}",
            f"in Q{number + 1} {month.year}",
        )
        said = random.choice(names)
    elif kind == "half":
        number = (month.month - 1) // 6
        first, last = date(month.year, 6 * number + 1, 1), end_of(date(month.year, 6 * number + 6, 1))
        said = f"in the {'first second'.split()[number]} half of {month.year}"
    elif kind == "year":
        first, last = date(month.year, 1, 1), date(month.year, 12, 31)
        said = random.choice((f"in {month.year}", f"over the course of {month.year}", f"throughout {month.year}"))
    elif kind == "first":
        days = random.choice((10, 12, 15, 20))
        first, last = month, month + (days - 1) * DAY
        said = f"in the first {days} days of {month:%B %Y}"
    elif kind in ("between", "from"):
        first = month + random.randint(0, 9) * DAY
        last = first + random.randint(6, 17) * DAY
        if last.month == first.month:
            said = f"from {first.day} to {last.day} {last:%B %Y}"
        else:
            said = f"between {first.day} {first:%B} and {last.day} {last:%B %Y}"
    else:
        first, last = month, end_of(month)
        said = print_month(month, random.randrange(4))
    return first, last, said


def soon_after(random: Random, last: date) -> date:
    return last + timedelta(days=random.randint(2, 12))
