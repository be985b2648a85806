"""Processes that write a ledger, to be killed, crowded and cut short; `bench/survival.py` does the same for longer."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from tallystick.ledger import find_ledger, open_ledger, schema
from tallystick.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("soldiers", "tanks", "drones", "guns", "lorries", "boats", "planes", "helicopters")


def write_folder(folder: Path, documents: int) -> None:
    """Texts of one or two claims each, every one another."""
    folder.mkdir()
    for number in range(documents):
        noun = WORDS[number % len(WORDS)]
        text = f"Ukraine's General Staff said on {number % 28 + 1} May 2025 that Russia lost {1000 + number} {noun}."
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def adding(folder: Path, address: str) -> subprocess.Popen[bytes]:
    """`tallystick ledger add` over a folder, in a process of its own."""
    command = [sys.executable, "-m", "tallystick", "ledger", "add", str(folder)]
    options = ["--ledger", address, "--record", "snapshot", "--no-progress"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True
    )


class Killed(NamedTuple):
    """How many kills hit a process at work, how many of them after it had written, and the documents it told of."""

    at_work: int
    writing: int
    told: int


def kill_at_random(folder: Path, address: str, times: int, chance: random.Random, longest: float) -> Killed:
    """Start adding the folder and kill -9 it, so many times; every time, what it told to be kept must be there.

    Raises AssertionError where something was lost, is there twice or is not as it was written.
    """
    at_work = writing = 0
    told: set[str] = set()
    for _ in range(times):
        process = adding(folder, address)
        killer = threading.Timer(chance.uniform(0, longest), _kill, (process,))
        killer.start()
        lines = process.communicate(timeout=longest + 60)[0].decode()  # read as it comes: a full pipe would stop it
        killer.cancel()
        at_work += process.returncode == -signal.SIGKILL
        writing += process.returncode == -signal.SIGKILL and " new " in lines
        told |= {line.split()[-1] for line in lines.splitlines(keepends=True) if line.endswith("\n")}
        see_that_all_is_there(address, told)
    return Killed(at_work, writing, len(told))


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def see_that_all_is_there(address: str, told: set[str]) -> None:
    """Everything that was told to be kept is, once, and no hash is wrong."""
    try:
        ledger = find_ledger(address)
    except Exception:
        if told:
            raise
        return  # it was killed before there was one
    faults = list(ledger.faults())
    assert not faults, faults[:3]
    see_nothing_double(ledger)
    held = {row.id for row in ledger.read(select(schema.documents.c.id))}
    assert told <= held, f"lost: {sorted(told - held)[:3]}"
    ledger.close()


def see_nothing_double(ledger: Ledger, versions: int = 1) -> None:
    """No text of a file is there twice, and every document has its reading."""
    table = schema.documents
    double = select(table.c.id).group_by(table.c.id).having(func.count() > versions)
    assert ledger.read(double) == []
    without = select(table.c.number).where(table.c.number.not_in(select(schema.readings.c.document)))
    assert ledger.read(without) == []


WRITE = """
import sys, time
sys.path[:0] = {paths!r}
from tests.ledger.conftest import written
from tallystick.bookkeeping import Keeper, open_ledger
from tallystick.pipeline import open_theatre
from dataclasses import replace
keeper = Keeper(open_ledger({address!r}), *open_theatre("ukraine", "snapshot"), "snapshot")
reports = [written(n) for n in range(4)]
until, number = time.monotonic() + {seconds}, 0
while time.monotonic() < until:
    report = reports[number % 4]
    text, id = report.document.text + " {name} " + str(number), "{name}-" + str(number)
    document = replace(report.document, text=text, id=id)
    assert keeper.add(replace(report, document=document)).wrote
    number += 1
print(number)
"""
READ = """
import random, sys, time
sys.path[:0] = {paths!r}
from tallystick.ledger import find_ledger
ledger = find_ledger({address!r})
chance, until, number, seen = random.Random({name!r}), time.monotonic() + {seconds}, 0, 0
while time.monotonic() < until:
    counts = ledger.counts()
    assert counts.versions >= seen and sum(counts.verdicts.values()) == counts.current == counts.claims
    seen = counts.versions
    page = ledger.page(chance.randrange(seen) + 1)
    assert len(page.claims) == page.coverage.claims == len(page.findings)
    number += 1
print(number)
"""


def crowd(address: str, *, writers: int, readers: int, seconds: float) -> tuple[list[int], list[int]]:
    """Writers and readers at once, each a process; how often each wrote and read. AssertionError on any error."""
    open_ledger(address).close()
    paths = [str(ROOT), str(ROOT / "src")]
    first = _python(WRITE.format(paths=paths, address=address, seconds=0.01, name="first"))
    _counted([first], seconds=60)
    started = [
        _python(script.format(paths=paths, address=address, seconds=seconds, name=f"{kind}{number}"))
        for script, kind, count in ((WRITE, "w", writers), (READ, "r", readers))
        for number in range(count)
    ]
    counts = _counted(started, seconds)
    ledger = open_ledger(address)
    assert not list(ledger.faults())
    see_nothing_double(ledger)
    assert sum(counts[:writers]) <= ledger.counts().versions
    ledger.close()
    return counts[:writers], counts[writers:]


def _python(script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _counted(processes: Sequence[subprocess.Popen[bytes]], seconds: float) -> list[int]:
    counts = []
    for process in processes:
        out, err = process.communicate(timeout=seconds + 120)
        assert (process.returncode, err) == (0, b""), err.decode()[-2000:]
        counts.append(int(out))
    return counts
