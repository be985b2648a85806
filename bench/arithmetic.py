"""CPU time of every kind of question to the arithmetic, series by series: the worst of each.

    python bench/arithmetic.py [--theatre NAME] [--series ID] [--all]

The first answer counts, with nothing kept from an earlier question; beside it the next one, with the sums by day that
the first has made. The least of five runs each. `--all` prints every question of every series, else the worst of each
series and the worst series of each question.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from tallystick.arithmetic.comparing import changes, readings, shares
from tallystick.arithmetic.extremes import extremes, places
from tallystick.arithmetic.measuring import levels, means, totals
from tallystick.arithmetic.windows import level_means, windows_of
from tallystick.maths.calendar import STEPS
from tallystick.model.period import Period
from tallystick.model.series import Record, Series
from tallystick.pipeline import open_theatre
from tallystick.theatres import list_theatres

RUNS = 5
ROLLING_DAYS = (7, 30, 365)
Question = Callable[[Series, bool], Any]


def questions(series: Series) -> Iterator[tuple[str, Question]]:
    """Every kind of question, over the whole of the series where it has a period."""
    first, last = date.fromordinal(series.days[0]), date.fromordinal(series.days[-1])
    everything = Period(first, last)
    month = Period(last.replace(day=1) - timedelta(days=31), last.replace(day=1) - timedelta(days=1))
    before = Period(month.start - timedelta(days=31), month.start - timedelta(days=1))
    yield "level", lambda s, _: levels(s, last)
    yield "total", lambda s, _: totals(s, everything)
    yield "mean", lambda s, _: means(s, everything, 1.0)
    yield "mean level", lambda s, _: level_means(s, everything)
    yield "readings", lambda s, additive: readings(s, month, additive=additive)
    yield "change", lambda s, additive: changes(s, month, before, additive=additive)
    yield "share", lambda s, _: shares(s, month, everything)
    yield "as known", lambda s, _: s.as_known(first + (last - first) // 2).days
    for step in (*STEPS, *ROLLING_DAYS):
        yield f"windows {step}", lambda s, additive, step=step: windows_of(s, step, additive=additive)
        yield (
            f"extreme {step}",
            lambda s, additive, step=step: extremes(
                s, first, last, step=step, statistics=("mean", "total"), additive=additive
            ),
        )
        yield (
            f"place {step}",
            lambda s, additive, step=step: places(s, windows_of(s, step, additive=additive), additive=additive),
        )


def ask(series: Series, question: Question, *, additive: bool) -> tuple[float, float]:
    """Milliseconds of CPU of a first answer, and of one after it."""
    fastest = [float("inf")] * 2
    for _ in range(RUNS):
        series.kept.clear()
        for turn in range(2):
            begun = time.process_time()
            list(question(series, additive))
            fastest[turn] = min(fastest[turn], time.process_time() - begun)
    return 1000 * fastest[0], 1000 * fastest[1]


def measure(record: Record, wanted: str | None) -> Iterator[tuple[str, int, str, float, float]]:
    """(series, rows, question, milliseconds, milliseconds when asked again)."""
    for name, described in record.measures.items():
        for series in record.of(name):
            if wanted in (None, series.id):
                for question, ask_it in questions(series):
                    yield series.id, len(series.days), question, *ask(series, ask_it, additive=described.additive)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--theatre", choices=list_theatres(), help="default: all")
    parser.add_argument("--series", metavar="ID")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    rows = []
    for name in [options.theatre] if options.theatre else list_theatres():
        rows += measure(open_theatre(name, "snapshot")[1], options.series)
    shown = sorted(rows, key=lambda row: -row[3])
    if not options.all:
        worst_of_series = {row[0]: row for row in reversed(shown)}
        worst_of_question = {row[2]: row for row in reversed(shown)}
        shown = sorted({*worst_of_series.values(), *worst_of_question.values()}, key=lambda row: -row[3])
    for series, count, question, first, again in shown:
        print(f"{first:8.2f} ms, again {again:5.2f} ms  {series} ({count:,} rows): {question}")


if __name__ == "__main__":
    main()
