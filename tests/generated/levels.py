"""Rates, prices, funds and areas on a day: what does not add up."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

from tallystick.pipeline import open_theatre
from tests.generated.drawing import MATERIAL, WORDINGS, Made, fill, is_wrong
from tests.generated.printing import Printed, plain, print_day
from tests.generated.rows import DAY

FIRST, LAST = date(2022, 10, 1), date(2025, 1, 10)
STALE = 40  # a fund is told once a month


@cache
def standing(measure: str) -> tuple[dict[date, float], ...]:
    series = [s for s in open_theatre("ukraine")[1].of(measure) if s.weight == "primary" and s.form == "level"]
    return tuple({date.fromordinal(d): v for d, v in zip(s.days, s.values, strict=True)} for s in series)


def _on(values: dict[date, float], day: date) -> float | None:
    """What stands on a day: its own value, else the newest before it."""
    return next((values[day - back * DAY] for back in range(STALE) if day - back * DAY in values), None)


def price(random: Random, slip: str) -> Made | None:
    """One level of a day, true of it or of a day beside it: set for it, set on it, closed the day before."""
    measure = random.choice(tuple(WORDINGS["levels"]))
    described = WORDINGS["levels"][measure]
    on = FIRST + random.randrange((LAST - FIRST).days) * DAY
    if described.get("first_of_month"):
        on = on.replace(day=1)
    days = (on,) if described.get("first_of_month") else (on - DAY, on, on + DAY)
    honest = {value for held in standing(measure) for day in days if (value := _on(held, day)) is not None}
    own = [value for held in standing(measure) if (value := _on(held, on)) is not None]
    if not own:
        return None
    scale, places = described.get("scale", 1.0), random.choice(described["places"])
    told = random.choice(own) / scale * (random.choice((0.6, 0.8, 1.25, 1.5)) if slip else 1.0)
    half = 0.5 * 10.0**-places
    value = round(told, places)
    printed = Printed(plain(value, places), value, value - half, value + half, "commas")
    scaled = {v / scale for v in honest}
    if slip and not is_wrong(printed, scaled, max(MATERIAL, described.get("spread", 0.0))):
        return None
    text = fill(random.choice(described["wordings"]), n=printed.text, on=print_day(on, random.randrange(2)))
    number = value * scale if scale > 1 else value
    return Made(text, on + timedelta(days=random.randint(8, 14)), "ukraine", measure, "price", slip, number, "commas")
