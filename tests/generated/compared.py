"""Changes, directions, records, ranks, runs, shares, lines crossed, extremes, ratios, counts of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from tests.generated.drawing import (
    EQUIPMENT,
    MATERIAL,
    WORDINGS,
    Made,
    fill,
    is_wrong,
    months_of,
    rows_of,
    some_days,
    soon_after,
    swapped,
)
from tests.generated.printing import in_words, plain, print_day, print_number
from tests.generated.rows import DAY, READINGS, Rows, end_of, month_after, month_before


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
    return rows, random.choice(months_of(rows)[skip:])


def _made(
    random: Random, aggregation: str, slip: str, measure: str, month: date, words: dict[str, str], number=None, style=""
) -> Made:
    text = fill(random.choice(WORDINGS["compared"][aggregation]), **words)
    return Made(text, soon_after(random, end_of(month)), "ukraine", measure, aggregation, slip, number, style)


def _moves(rows: Rows, old: date, new: date) -> set[float]:
    """The change from one month to another in per cent, by total and by daily mean, under each reading."""
    found = set()
    for reading in READINGS:
        for mean in (False, True):
            a, b = rows.monthly(old, reading, mean=mean), rows.monthly(new, reading, mean=mean)
            if a and b:
                found.add(100 * (b / a - 1))
    return found


def _other(random: Random, month: date) -> date:
    return random.choice(
        (
            month_before(month),
            month_before(month),
            month_before(month_before(month)),
            month.replace(year=month.year - 1) if month.year > 2023 else month_before(month),
        )
    )


def change(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    old = _other(random, month)
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
        told = swapped(random, round(told))
    elif slip:
        return None
    printed = print_number(
        random, told, random.choice(("commas", "commas", "about", "over", "nearly")), random.choice((0, 0, 1))
    )
    if printed is None or (not up and printed.value >= 100):
        return None
    fits = any(printed.allows(abs(v)) for v in honest)
    if (not slip and not fits) or (
        slip in ("another number", "digits swapped") and not is_wrong(printed, {abs(v) for v in honest}, 0.15)
    ):
        return None
    words |= {"n": printed.text, "month": f"{month:%B %Y}", "other": f"{old:%B %Y}", **_way(random, up)}
    return _made(random, "change", slip, measure, month, words, printed.value, printed.style)


def trend(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    rows, month = _month(random, measure)
    old = _other(random, month)
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


def record(random: Random, slip: str) -> Made | None:
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


def rank(random: Random, slip: str) -> Made | None:
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


def streak(random: Random, slip: str) -> Made | None:
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


def share(random: Random, slip: str) -> Made | None:
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
        or (slip and not is_wrong(printed, honest, 0.15))
        or (not slip and not any(printed.allows(v) for v in honest))
    ):
        return None
    name = f"{'the first|the second|the third|the fourth'.split('|')[quarter]} quarter"
    words |= {"n": printed.text, "year": str(year), "quarter": name}
    return _made(random, "share", slip, measure, date(year, 12, 1), words, printed.value, printed.style)


def threshold(random: Random, slip: str) -> Made | None:
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


def most(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    if measure != "personnel_losses":
        return None
    rows, month = _month(random, measure)
    tops = []
    for reading in READINGS:
        daily = rows.daily(month, end_of(month), reading)
        if daily:
            on = max(daily, key=daily.__getitem__)
            tops.append((daily[on], on))
    if len(tops) < 2:
        return None
    value, on = tops[0]
    told = value
    if slip == "another number":
        told = value * random.choice((0.6, 1.3, 1.5))
    elif slip == "digits swapped":
        told = swapped(random, value)
    elif slip:
        return None
    printed = print_number(random, round(told, -1), "commas")
    if printed is None or (slip and not is_wrong(printed, {top[0] for top in tops})):
        return None
    words |= {"n": printed.text, "on": print_day(on, random.randrange(2)), "month": f"{month:%B %Y}"}
    return _made(random, "most", slip, measure, month, words, printed.value)


def bringing(random: Random, slip: str) -> Made | None:
    measure, words = _losing(random)
    if measure != "personnel_losses":
        return None
    rows, month = _month(random, measure)
    on = month + random.randint(0, 27) * DAY
    added, total = rows.gained(on, on, READINGS[0]), rows.values.get(on)
    if not added or total is None:
        return None
    value, line = min(added), total
    if slip == "digits swapped":
        line = swapped(random, total)
    elif slip == "another number":
        line = total * random.choice((0.8, 1.2))
    elif slip:
        return None
    if slip and abs(line / total - 1) < MATERIAL:
        return None
    words |= {"n": plain(value), "on": print_day(on, random.randrange(2)), "line": plain(line)}
    made = _made(random, "bringing", slip, measure, on, words, round(line))
    return replace(made, published=on)


def ratio(random: Random, slip: str) -> Made | None:
    top, bottom = random.sample(("tank_losses", "artillery_losses", "apc_losses"), 2)
    above, below = rows_of("ukraine", top), rows_of("ukraine", bottom)
    first, last, said = some_days(random, above)
    if (last - first).days < 27:
        return None
    honest = {a / b for a in above.totals(first, last) for b in below.totals(first, last) if b > 0}
    if not honest or min(honest) < 1.5:
        return None
    value = random.choice(sorted(honest))
    told = value * random.choice((0.4, 0.6, 1.6, 2.2)) if slip else value
    printed = print_number(random, told, "commas", random.choice((0, 1)))
    if printed is None or printed.value < 2 or (slip and not is_wrong(printed, honest, 0.2)):
        return None
    words = {"n": printed.text, "things": EQUIPMENT[top][0], "one": EQUIPMENT[bottom][1], "when": said}
    return replace(
        _made(random, "ratio", slip, top, last, words, printed.value, printed.style), published=soon_after(random, last)
    )


def count(random: Random, slip: str) -> Made | None:
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
