"""Claims about the record by the hundred, each true or false by sums done in `rows`, in many wordings and prints."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tallystick.pipeline import open_theatre
from tests.generated.printing import Printed, in_words, plain, print_day, print_month, print_number
from tests.generated.rows import DAY, READINGS, Rows, end_of, month_after, month_before

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


# -- slips: how a true number goes wrong ------------------------------------------------------------------------------


def _swapped(random: Random, value: float) -> float:
    digits = list(f"{value:.0f}")
    pairs = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
    if not pairs:
        return value
    i = pairs[0]
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return float("".join(digits))


SLIPS: dict[str, Callable[[Random, float], float]] = {
    "digits swapped": _swapped,
    "off by ten": lambda random, value: value * 10 if random.random() < 0.5 or value < 40 else value / 10,
    "another number": lambda random, value: value * random.choice((0.6, 0.72, 0.85, 1.18, 1.3, 1.6)),
}


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + "."


def _fill(template: str, **words: str) -> str:
    return _sentence(template.format(**words))


def _wrong(printed: Printed, honest: set[float], material: float = MATERIAL) -> bool:
    return all(printed.off(value) > material for value in honest)


# -- the days -----------------------------------------------------------------------------------------------------------


def _months(rows: Rows, last: date | None = None) -> list[date]:
    month, found = rows.reliable.replace(day=1), []
    while end_of(month := month_after(month)) < (last or rows.last) - DAY:
        found.append(month)
    return found


def _span(random: Random, rows: Rows) -> tuple[date, date, str]:
    """Some days and their print: a month, a quarter, a year, a half, the first N days, from one day to another."""
    months = _months(rows)
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


def _after(random: Random, last: date) -> date:
    return last + timedelta(days=random.randint(2, 12))


# -- totals, means, levels ----------------------------------------------------------------------------------------------


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


def _plain(random: Random, aggregation: str, slip: str) -> Made | None:
    """One total, mean or level; with a slip the number or the days are wrong."""
    family, measure, words = _subjects(random)
    described = WORDINGS["families"][family]
    rows = rows_of(described["theatre"], measure)
    places = 0
    if aggregation == "level":
        last = random.choice(_months(rows)) + random.randint(0, 27) * DAY
        said, honest = print_day(random, last, random.randrange(4)), rows.standing(last)
        words["on"] = said
    else:
        first, last, said = _span(random, rows)
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
    if slip and not _wrong(printed, honest):
        return None
    if not slip and not any(printed.allows(v) for v in honest):
        return None
    sources = described["sources"]
    template, source = random.choice(described[aggregation]), random.choice(sources)

    def again(number: str, worded: str = template) -> str:
        return _fill(worded + source, n=number, **words)

    exact = plain(printed.value, places)
    return Made(
        again(printed.text),
        _after(random, last),
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
        month = random.choice(_months(rows))
        found = rows.totals(month, end_of(month)) if aggregation == "total" else rows.means(month, end_of(month))
        return next(iter(found), None)
    if slip == "mean as total" and aggregation == "total" and last == end_of(first) and first.day == 1:
        return round(value / last.day)
    if slip == "total as mean" and aggregation == "mean":
        return value * ((last - first).days + 1)
    return None


# -- comparisons --------------------------------------------------------------------------------------------------------


def _losing(random: Random) -> tuple[str, dict[str, str]]:
    if random.random() < 0.5:
        return "personnel_losses", {
            "losses": random.choice(("Russian casualties", "Russian personnel losses")),
            "subject": "casualties",
        }
    measure = random.choice(("tank_losses", "artillery_losses", "apc_losses", "vehicle_losses"))
    one = {
        "tank_losses": "tank",
        "artillery_losses": "artillery",
        "apc_losses": "armoured vehicle",
        "vehicle_losses": "motor vehicle",
    }
    return measure, {"losses": f"Russian {one[measure]} losses", "subject": f"{one[measure]} losses"}


_UP = {
    "rose": ("rose", "increased", "grew", "climbed"),
    "higher": ("higher",),
    "up": ("up",),
    "risen": ("risen", "climbed", "grown"),
    "rising": ("rising", "growing", "increasing"),
}
_DOWN = {
    "rose": ("fell", "dropped", "declined", "decreased"),
    "higher": ("lower",),
    "up": ("down",),
    "risen": ("fallen", "declined", "dropped"),
    "rising": ("falling", "declining"),
}
_NTH = {
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}


def _way(random: Random, up: bool) -> dict[str, str]:
    return {name: random.choice(words) for name, words in (_UP if up else _DOWN).items()}


def _month(random: Random, measure: str, skip: int = 3) -> tuple[Rows, date]:
    rows = rows_of("ukraine", measure)
    return rows, random.choice(_months(rows)[skip:])


def _made(
    random: Random, aggregation: str, slip: str, measure: str, month: date, words: dict[str, str], number=None, style=""
) -> Made:
    text = _fill(random.choice(WORDINGS["compared"][aggregation]), **words)
    return Made(text, _after(random, end_of(month)), "ukraine", measure, aggregation, slip, number, style)


def _moves(rows: Rows, old: date, new: date) -> set[float]:
    """The change from one month to another in per cent, by total and by daily mean, under each reading."""
    found = set()
    for reading in READINGS:
        for mean in (False, True):
            a, b = rows.monthly(old, reading, mean=mean), rows.monthly(new, reading, mean=mean)
            if a and b:
                found.add(100 * (b / a - 1))
    return found


def _other(random: Random, rows: Rows, month: date) -> date:
    return random.choice(
        (
            month_before(month),
            month_before(month),
            month_before(month_before(month)),
            month.replace(year=month.year - 1) if month.year > 2023 else month_before(month),
        )
    )


def _change(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    old = _other(random, rows, month)
    honest = _moves(rows, old, month)
    if len(honest) < 2 or min(map(abs, honest)) < 4 or min(honest) * max(honest) < 0:
        return None
    value = random.choice(sorted(honest))
    up = value > 0
    told = abs(value)
    if slip == "direction reversed":
        up = not up
    elif slip == "another number":
        told *= random.choice((0.5, 1.6, 2.2))
    elif slip == "digits swapped":
        told = _swapped(random, round(told))
    elif slip:
        return None
    printed = print_number(
        random, told, random.choice(("commas", "commas", "about", "over", "nearly")), random.choice((0, 0, 1))
    )
    if printed is None or (not up and printed.value >= 100):
        return None
    fits = any(printed.allows(abs(v)) for v in honest)
    if (not slip and not fits) or (
        slip in ("another number", "digits swapped") and not _wrong(printed, {abs(v) for v in honest}, 0.15)
    ):
        return None
    words |= {"n": printed.text, "month": f"{month:%B %Y}", "other": f"{old:%B %Y}", **_way(random, up)}
    return _made(random, "change", slip, measure, month, words, printed.value, printed.style)


def _trend(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    old = _other(random, rows, month)
    moves = _moves(rows, old, month)
    if not moves or min(map(abs, moves)) < 5 or min(moves) * max(moves) < 0:
        return None
    up = min(moves) > 0
    words |= {"month": f"{month:%B %Y}", "other": f"{old:%B %Y}", **_way(random, up != bool(slip))}
    return _made(random, "trend", slip, measure, month, words)


def _ranks(rows: Rows, month: date) -> set[int]:
    found = set()
    for reading in READINGS:
        for mean in (False, True):
            values = rows.months_up_to(month, reading, mean=mean)
            if len(values) > 3:
                found.add(1 + sum(v > values[-1] for v in values[:-1]))
    return found


def _record(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    places = _ranks(rows, month)
    if not places or (not slip and 1 not in places) or (slip and min(places) < 3):
        return None
    words |= {
        "month": f"{month:%B %Y}",
        "worst": random.choice(("worst", "costliest")),
        "highest": random.choice(("highest", "heaviest")),
        "high": "high",
    }
    return _made(random, "record", slip, measure, month, words)


def _rank(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    places = _ranks(rows, month)
    told = next(iter(places), 0)
    if slip:
        told = random.choice([n for n in (2, 3, 4, 5) if all(abs(n - p) > 1 for p in places)] or [0])
    if told not in _NTH or (not slip and told not in places):
        return None
    words |= {"month": f"{month:%B %Y}", "nth": _NTH[told]}
    return _made(random, "rank", slip, measure, month, words)


def _runs(rows: Rows, month: date, up: bool) -> set[int]:
    found = set()
    for reading in READINGS:
        for mean in (False, True):
            values = rows.months_up_to(month, reading, mean=mean)
            if len(values) < 3:
                continue
            length = 0
            while (
                length + 1 < len(values)
                and (values[-1 - length] > values[-2 - length]) == up
                and values[-1 - length] != values[-2 - length]
            ):
                length += 1
            found.add(length)
    return found


def _streak(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    up = random.random() < 0.5
    runs = _runs(rows, month, up)
    told = max(runs, default=0)
    if slip:
        told = random.choice([n for n in (3, 4, 5, 6, 7) if n > max(runs, default=0) + 1] or [0])
    if told not in _NTH:
        return None
    words |= {"month": f"{month:%B %Y}", "nth": _NTH[told], "run": in_words(told), **_way(random, up)}
    return _made(random, "streak", slip, measure, month, words)


def _share(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows = rows_of("ukraine", measure)
    year, quarter = random.choice((2023, 2024, 2025)), random.randrange(4)
    first, last = date(year, 3 * quarter + 1, 1), end_of(date(year, 3 * quarter + 3, 1))
    honest = {
        100 * part / whole
        for reading in READINGS
        for part in rows.gained(first, last, reading)
        for whole in rows.gained(date(year, 1, 1), date(year, 12, 31), reading)
    }
    value = random.choice(sorted(honest))
    told = value * random.choice((0.5, 0.7, 1.5, 1.9)) if slip else value
    printed = print_number(
        random, told, random.choice(("commas", "commas", "about", "over", "nearly")), random.choice((0, 0, 1))
    )
    if (
        printed is None
        or (slip and not _wrong(printed, honest, 0.15))
        or (not slip and not any(printed.allows(v) for v in honest))
    ):
        return None
    name = f"{'the first|the second|the third|the fourth'.split('|')[quarter]} quarter"
    words |= {"n": printed.text, "year": str(year), "quarter": name}
    return _made(random, "share", slip, measure, date(year, 12, 1), words, printed.value, printed.style)


def _threshold(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    low, high = max(rows.standing(month - DAY), default=0), min(rows.standing(end_of(month)), default=0)
    for step in (100000, 10000, 1000, 500):
        line = (int(low) // step + 1) * step
        if low < line < high:
            break
    else:
        return None
    told = month
    if slip:
        for _ in range(random.choice((3, 4, 6))):
            told = random.choice((month_after, month_after))(told)
        if end_of(told) > rows.last:
            return None
    words |= {"line": plain(line), "month": f"{told:%B %Y}"}
    return _made(random, "threshold", slip, measure, told, words)


def _most(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    if measure != "personnel_losses":
        return None
    rows, month = _month(random, measure)
    tops = []
    for reading in READINGS:
        daily = rows.daily(month, end_of(month), reading)
        if daily:
            on = max(daily, key=daily.__getitem__)
            tops.append((daily[on], on, sorted(daily.values())[-2]))
    if len(tops) < 2:
        return None
    value, on, second = tops[0]
    told = value
    if slip == "another number":
        told = value * random.choice((0.6, 1.3, 1.5))
    elif slip == "digits swapped":
        told = _swapped(random, value)
    elif slip:
        return None
    printed = print_number(random, round(told, -1), "commas")
    if printed is None or (slip and not _wrong(printed, {top[0] for top in tops})):
        return None
    words |= {"n": printed.text, "on": print_day(random, on, random.randrange(2)), "month": f"{month:%B %Y}"}
    return _made(random, "most", slip, measure, month, words, printed.value)


def _bringing(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    if measure != "personnel_losses":
        return None
    rows, month = _month(random, measure)
    on = month + random.randint(0, 27) * DAY
    added, total = rows.gained(on, on, READINGS[0]), rows.values.get(on)
    if not added or total is None:
        return None
    value, line = min(added), total
    told = total
    if slip == "digits swapped":
        line = _swapped(random, total)
    elif slip == "another number":
        line = total * random.choice((0.8, 1.2))
    elif slip:
        return None
    if slip and abs(line / total - 1) < MATERIAL:
        return None
    words |= {"n": plain(value), "on": print_day(random, on, random.randrange(2)), "line": plain(line)}
    made = _made(random, "bringing", slip, measure, on, words, round(line))
    return replace(made, published=on)


def _ratio(random: Random, slip: str) -> Made | None:
    top, bottom = random.sample(("tank_losses", "artillery_losses", "apc_losses"), 2)
    above, below = rows_of("ukraine", top), rows_of("ukraine", bottom)
    first, last, said = _span(random, above)
    if (last - first).days < 27:
        return None
    honest = {a / b for a in above.totals(first, last) for b in below.totals(first, last) if b > 0}
    if not honest or min(honest) < 1.5:
        return None
    value = random.choice(sorted(honest))
    told = value * random.choice((0.4, 0.6, 1.6, 2.2)) if slip else value
    printed = print_number(random, told, "commas", random.choice((0, 1)))
    if printed is None or printed.value < 2 or (slip and not _wrong(printed, honest, 0.2)):
        return None
    words = {"n": printed.text, "things": EQUIPMENT[top][0], "one": EQUIPMENT[bottom][1], "when": said}
    return replace(
        _made(random, "ratio", slip, top, last, words, printed.value, printed.style), published=_after(random, last)
    )


def _count(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    if measure != "personnel_losses":
        return None
    rows, month = _month(random, measure)
    mean = max(rows.means(month, end_of(month)), default=0)
    line = round(mean, -2)
    honest = {
        sum(v > line for v in daily.values())
        for reading in READINGS
        if (daily := rows.daily(month, end_of(month), reading))
    }
    if len(honest) < 1 or min(honest) < 3:
        return None
    told = random.choice(sorted(honest))
    if slip:
        told = random.choice([n for n in (4, 6, 20, 25, 28) if all(abs(n - h) > 4 for h in honest)] or [0])
    if not told:
        return None
    words |= {"days": random.choice((str(told), in_words(told))), "line": plain(line), "month": f"{month:%B %Y}"}
    return _made(random, "count", slip, measure, month, words, told)


COMPARED: dict[str, tuple[Callable[[Random, str], Made | None], tuple[str, ...]]] = {
    "change": (_change, ("direction reversed", "another number", "digits swapped")),
    "trend": (_trend, ("direction reversed",)),
    "record": (_record, ("no record",)),
    "rank": (_rank, ("another number",)),
    "streak": (_streak, ("another number",)),
    "share": (_share, ("another number",)),
    "threshold": (_threshold, ("wrong month",)),
    "most": (_most, ("another number", "digits swapped")),
    "bringing": (_bringing, ("another number", "digits swapped")),
    "ratio": (_ratio, ("another number",)),
    "count": (_count, ("another number",)),
}
PLAIN = {
    "total": ("digits swapped", "off by ten", "another number", "wrong month", "mean as total", "another measure"),
    "mean": ("digits swapped", "off by ten", "another number", "wrong month", "total as mean"),
    "level": ("digits swapped", "off by ten", "another number"),
}


def claims(seed: int, how_many: int, *, true_share: float = 0.5, only: str | None = None) -> Iterator[Made]:
    """So many claims; half of them true, half of them about plain totals, means and levels."""
    random = Random(seed)
    made = 0
    while made < how_many:
        true = random.random() < true_share
        plain_one = random.random() < 0.5
        kinds = tuple(PLAIN) if plain_one else tuple(COMPARED)
        kind = only or random.choice(kinds)
        slips = PLAIN[kind] if kind in PLAIN else COMPARED[kind][1]
        slip = "" if true else random.choice(slips)
        one = _plain(random, kind, slip) if kind in PLAIN else COMPARED[kind][0](random, slip)
        if one is not None:
            made += 1
            yield one
