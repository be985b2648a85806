"""How fast a big ledger is: `python bench/ledger.py ADDRESS [CLAIMS]`.

ADDRESS is a file that is not there yet, or an empty database (`postgresql://user@host/database`). It is filled with
CLAIMS claims (1,000,000) of reports as `big_ledger` makes them, 500 reports a transaction; making them is not counted.
Then documents are read back with all their claims, findings and evidence, first alone and then while another process
adds reports one by one. Wall time in milliseconds, and for this process CPU time.
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import sys
import time
from multiprocessing.synchronize import Event

from big_ledger import Unit, readings, units

from tallystick.databases import is_server
from tallystick.ledger import find_ledger, open_ledger
from tallystick.ledger.ledger import Ledger

AT_ONCE = 500  # reports a transaction
PAGES = 300


def fill(ledger: Ledger, claims: int, made_of: list[Unit]) -> None:
    """Add the reports and tell how fast."""
    spent = cpu = 0.0
    done = told = 0
    batch = []
    for documents, reading in enumerate(readings(claims, made_of=made_of), start=1):
        batch.append(reading)
        done += len(reading.report.claims)
        if len(batch) == AT_ONCE or done >= claims:
            begun, before = time.perf_counter(), time.process_time()
            ledger.add_all(batch)
            spent += time.perf_counter() - begun
            cpu += time.process_time() - before
            batch = []
            if done - told >= 100_000 or done >= claims:
                told = done
                print(f"{done:,} claims of {documents:,} documents: {done / spent:,.0f} a second, CPU here {cpu:.0f} s")


def write_on(address: str, made_of: list[Unit], stop: Event) -> None:
    """Add reports one by one until told to stop."""
    ledger = open_ledger(address)
    for reading in readings(10**9, seed=int(time.time()), made_of=made_of):
        if stop.is_set():
            break
        ledger.add(reading)
    ledger.close()


def read_pages(address: str, name: str) -> None:
    """Read documents at random and tell how long it took."""
    ledger, chance = find_ledger(address), random.Random(1)
    last = ledger.counts().versions
    ledger.page(1)
    walls, cpus = [], []
    for _ in range(PAGES):
        number = chance.randrange(last) + 1
        wall, cpu = time.perf_counter(), time.process_time()
        ledger.page(number)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    walls.sort()
    print(
        f"a document's page, {name}: median {statistics.median(walls):.1f} ms, 95 % within "
        f"{walls[int(0.95 * PAGES)]:.1f} ms, slowest {walls[-1]:.1f} ms; CPU here {statistics.median(cpus):.1f} ms"
    )
    ledger.close()


def main() -> None:
    """Fill, read, print."""
    address = sys.argv[1]
    claims = int(sys.argv[2].replace(",", "")) if len(sys.argv) > 2 else 1_000_000
    made_of = units()
    ledger = open_ledger(address)
    if ledger.counts().claims < claims:
        fill(ledger, claims - ledger.counts().claims, made_of)
    if is_server(address):
        with ledger.database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")
    ledger.close()
    read_pages(address, "alone")
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=write_on, args=(address, made_of, stop))
    writer.start()
    time.sleep(5)
    read_pages(address, "while another writes")
    stop.set()
    writer.join()


if __name__ == "__main__":
    main()
