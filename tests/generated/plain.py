"""Plain totals, means and levels."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.generated.drawing import (
    EQUIPMENT,
    GAZA,
    SLIPS,
    STYLES,
    WORDINGS,
    Made,
    fill,
    is_wrong,
    months_of,
    published_means,
    rows_of,
    some_days,
    soon_after,
)
from tests.generated.printing import plain, print_day, print_number
from tests.generated.rows import DAY, Rows, end_of


def _subjects(random: Random) -> tuple[str, str, dict[str, str]]:
    """Family, measure and its words."""
    family = random.choice(("equipment", "equipment", "personnel", "personnel", "gaza"))
    if family == "equipment":
        measure = random.choice(tuple(EQUIPMENT))
        return family, measure, {"things": EQUIPMENT[measure][0]}
    if family == "gaza":
        measure = random.choice(tuple(GAZA))
        return family, measure, {"done": GAZA[measure]}
    return family, "personnel_losses", {}


def plain_claim(random: Random, aggregation: str, slip: str) -> Made | None:
    """One total, mean or level; with a slip the number or the days are wrong."""
    family, measure, words = _subjects(random)
    described = WORDINGS["families"][family]
    rows = rows_of(described["theatre"], measure)
    places = 0
    if aggregation == "level":
        last = random.choice(months_of(rows)) + random.randint(0, 27) * DAY
        said, honest = print_day(last, random.randrange(4)), rows.standing(last)
        words["on"] = said
    else:
        first, last, said = some_days(random, rows)
        honest = rows.totals(first, last) if aggregation == "total" else rows.means(first, last)
        words["when"] = said
        if aggregation == "mean" and measure == "personnel_losses" and first in published_means():
            if (first, last) == (first.replace(day=1), end_of(first)):
                honest = honest | {published_means()[first]}
    if not honest or min(honest) <= 0:
        return None
    value = random.choice(sorted(honest))
    if aggregation == "mean":
        places = 0 if value >= 100 else 1
    told = _slipped(random, slip, value, rows, aggregation, (first, last) if aggregation != "level" else None, measure)
    if told is None or told <= 0:
        return None
    style = random.choice(STYLES)
    printed = print_number(random, told, style, places)
    if printed is None or (style in ("about", "over", "nearly", "range") and printed.value < 10):
        return None
    if slip and not is_wrong(printed, honest):
        return None
    if not slip and not any(printed.allows(v) for v in honest):
        return None
    sources = described["sources"]
    template, source = random.choice(described[aggregation]), random.choice(sources)

    def again(number: str, worded: str = template) -> str:
        return fill(worded + source, n=number, **words)

    exact = plain(printed.value, places)
    return Made(
        again(printed.text),
        soon_after(random, last),
        described["theatre"],
        measure,
        aggregation,
        slip,
        printed.value,
        style,
        reworded=tuple(again(printed.text, other) for other in described[aggregation]),
        widened=tuple(again(f"{hedge} {exact}") for hedge in ("about", "around", "an estimated")),
        changed=tuple(again(plain(printed.value * times, places)) for times in (0.5, 0.8, 1.25, 2.0)),
    )


def _slipped(
    random: Random, slip: str, value: float, rows: Rows, aggregation: str, days: tuple[date, date] | None, measure: str
) -> float | None:
    if not slip:
        return value
    if slip in SLIPS:
        return SLIPS[slip](random, value)
    if slip == "another measure" and measure in EQUIPMENT:
        other = rows_of("ukraine", random.choice([m for m in EQUIPMENT if m != measure]))
        if days is None or aggregation != "total":
            return None
        return next(iter(other.totals(*days)), None)
    if days is None:
        return None
    first, last = days
    if slip == "wrong month" and first.day == 1 and last == end_of(first):
        month = random.choice(months_of(rows))
        found = rows.totals(month, end_of(month)) if aggregation == "total" else rows.means(month, end_of(month))
        return next(iter(found), None)
    if slip == "mean as total" and aggregation == "total" and last == end_of(first) and first.day == 1:
        return round(value / last.day)
    if slip == "total as mean" and aggregation == "mean":
        return value * ((last - first).days + 1)
    return None
