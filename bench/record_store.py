"""A month's mean from a store of many observations: `python bench/record_store.py ADDRESS [MILLIONS [QUESTIONS]]`.

ADDRESS is a file that is not there yet, or an empty database (`postgresql://user@host/database`). It is filled with
MILLIONS of observations: 1,000 series over the days that are needed, five vintages a day, written in the order in which
they would become known, so that the days of one series lie far apart. Then the mean of a month of a random series is
asked for, as known on a random day; wall time and, for this process, CPU time in milliseconds.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import date, timedelta

from tallystick.record.store import Store, open_store
from tallystick.record.store.addresses import is_server

SERIES, VINTAGES = 1_000, 5
START = date(2000, 1, 1).toordinal()
_ROWS = """
    INSERT INTO record_observations (series, kind, day, known, turn, value, label)
    SELECT s.n, 0, {start} + d.n, {start} + d.n + 40 * v.n, 0, (s.n * 31 + d.n * 7 + v.n * 3) % 9973, ''
    FROM {days} d CROSS JOIN {series} s CROSS JOIN {vintages} v{order}"""
_COUNT = "(WITH RECURSIVE c (n) AS (SELECT {0} UNION ALL SELECT n + 1 FROM c WHERE n < {1}) SELECT n FROM c)"


def fill(store: Store, millions: float, server: bool) -> int:
    """Fill an empty store; the number of days that each series then has."""
    days = round(millions * 1e6 / SERIES / VINTAGES)
    database = store._database
    with database.writing():
        names = [(number, f"series_{number}", "bench") for number in range(1, SERIES + 1)]
        database.write_many("record_series", ("number", "id", "source"), names)
        ranges = {"days": (0, days - 1), "series": (1, SERIES), "vintages": (0, VINTAGES - 1)}
        source = {
            name: f"generate_series({low}, {high})" if server else _COUNT.format(low, high)
            for name, (low, high) in ranges.items()
        }
        if server:
            source = {name: f"(SELECT n FROM {text} AS n)" for name, text in source.items()}
        # a SQLite table without row numbers is its index: rows are filled in by key, as a rebuilt one would be
        order = " ORDER BY d.n, s.n, v.n" if server else " ORDER BY s.n, d.n, v.n"
        database.write(_ROWS.format(start=START, order=order, **source))
    if server:
        database.write("VACUUM ANALYZE record_observations")
    return days


def main() -> None:
    """Fill, ask, print."""
    address = sys.argv[1]
    millions = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    questions = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    store, server, chance = open_store(address), is_server(address), random.Random(1)
    begun = time.perf_counter()
    days = fill(store, millions, server)
    rows = store._database.read("SELECT count(*) FROM record_observations")[0][0]
    print(f"{store.shown}: {rows:,} observations of {SERIES:,} series, filled in {time.perf_counter() - begun:.0f} s")
    if server:
        size = "SELECT pg_table_size('record_observations'), pg_indexes_size('record_observations')"
        print("table {:,} MB, index {:,} MB".format(*(n // 1_000_000 for n in store._database.read(size)[0])))
    for name, known in (("as known now", False), ("as known on a day", True)):
        walls, cpus = [], []
        for _ in range(questions):
            first = date.fromordinal(START + chance.randrange(days - 31)).replace(day=1) if days > 62 else None
            begin = first.toordinal() if first else START
            as_known = date.fromordinal(begin) + timedelta(days=chance.randrange(300)) if known else None
            wall, cpu = time.perf_counter(), time.process_time()
            store.mean(f"series_{chance.randrange(SERIES) + 1}", begin, begin + 30, as_known)
            walls.append(1000 * (time.perf_counter() - wall))
            cpus.append(1000 * (time.process_time() - cpu))
        walls.sort()
        at_95 = walls[int(0.95 * len(walls))]
        print(
            f"month's mean, {name}: median {statistics.median(walls):.2f} ms, 95 % within {at_95:.2f} ms, "
            f"slowest {walls[-1]:.2f} ms; CPU here {statistics.median(cpus):.2f} ms"
        )
    store.close()


if __name__ == "__main__":
    main()
