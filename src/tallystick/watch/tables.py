"""A table of a TOML file that a user wrote: values by their keys, and every fault on a line of its own."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tallystick.watch.durations import read_duration, shown_duration

MOST_FAULTS = 50
MOST_BYTES = 4_000_000


class Faults:
    """What is wrong with a file, each as "FILE: KEY: what, and what to do"."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.told: list[str] = []

    def add(self, key: str, message: str) -> None:
        """Note a fault at a key; the same twice is told once."""
        line = " ".join(f"{self.path}: {key + ': ' if key else ''}{message}".split())
        if line not in self.told and len(self.told) < MOST_FAULTS:
            self.told.append(line)


class Table:
    """One table. Keys that nobody asked for are faults once `finish` is called."""

    def __init__(self, values: dict[str, Any], key: str, faults: Faults) -> None:
        self._values, self._key, self._faults = values, key, faults
        self._asked: set[str] = set()
        self._faulty: set[str] = set()
        self._inside: list[Table] = []

    @classmethod
    def of_file(cls, path: str, faults: Faults) -> Table:
        """The top of a file; an empty table, and a fault, when it cannot be read."""
        values: dict[str, Any] = {}
        try:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                faults.add("", "is too large to be a list of feeds: give another file")
            else:
                values = tomllib.loads(data.decode("utf-8-sig"))
        except FileNotFoundError:
            faults.add("", "does not exist: check the name")
        except (OSError, ValueError) as error:
            reason = (error.strerror or "").lower() if isinstance(error, OSError) else _reason(error)
            faults.add("", f"cannot be read ({reason}): mend it")
        except RecursionError:
            faults.add("", "is nested too deep: mend it")
        return cls(values, "", faults)

    def has(self, name: str) -> bool:
        """Is the key there?"""
        return name in self._values

    def faulty(self, name: str) -> bool:
        """Was a fault found at the key?"""
        return name in self._faulty

    def fault(self, name: str, message: str) -> None:
        """Note a fault at a key of this table."""
        self._faulty.add(name)
        self._faults.add(f"{self._key}.{name}" if self._key else name, message)

    def text(self, name: str, usual: str | None = None) -> str | None:
        """Words that are not blank."""
        value = self._get(name, usual)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if not self.has(name):
            return usual
        self.fault(name, f"is {_shown(value)}: write words in quotes")
        return usual

    def texts(self, name: str, usual: Sequence[str]) -> tuple[str, ...]:
        """A list of words."""
        value = self._get(name, usual)
        if value is usual:
            return tuple(usual)
        if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(one.strip() for one in value)
        self.fault(name, f'is {_shown(value)}: write a list, ["one", "two"]')
        return tuple(usual)

    def choice(self, name: str, known: Sequence[str], usual: str | None) -> str | None:
        """One of several words."""
        value = self._get(name, usual)
        if value is usual or value in known:
            return value if value is None else str(value)
        self.fault(name, f"is {_shown(value)}: write {', '.join(known)}")
        return usual

    def number(self, name: str, usual: float, low: float, high: float, *, whole: bool = False) -> float:
        """A number in low..high."""
        value = self._get(name, usual)
        fitting = isinstance(value, int) if whole else isinstance(value, int | float)
        if fitting and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        self.fault(name, f"is {_shown(value)}: write a {'whole ' * whole}number from {low:,.10g} to {high:,.10g}")
        return usual

    def duration(self, name: str, usual: timedelta, low: timedelta, high: timedelta) -> timedelta:
        """A length of time in low..high."""
        value = self._get(name, None)
        if value is None:
            return usual
        length = read_duration(value) if isinstance(value, str) else None
        if length is not None and low <= length <= high:
            return length
        limits = f"{shown_duration(low)} to {shown_duration(high)}"
        self.fault(name, f'is {_shown(value)}: write a number and its unit, "30m" or "2h", from {limits}')
        return usual

    def table(self, name: str) -> Table | None:
        """A table inside this one."""
        value = self._get(name, None)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(name, f"is {_shown(value)}: write [{name}] and its keys under it")
            return None
        return self._made(value, name)

    def tables(self, name: str) -> Iterator[tuple[str, Table]]:
        """The tables of a table, by their names."""
        inside = self.table(name)
        if inside is None:
            return
        for key in inside._values:
            if (table := inside.table(key)) is not None:
                yield key, table

    def rows(self, name: str) -> Iterator[Table]:
        """The tables of a list, counted from 1."""
        value = self._get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.fault(name, f"is {_shown(value)}: write [[{name}]] and its keys under it, once for each")
            return
        for number, one in enumerate(value, 1):
            table = self._made(one, f"{name}[{number}]")
            if not table.has("address"):
                table.fault("address", "is missing: write the feed's address, or a folder")
            yield table

    def forget(self) -> None:
        """Do not look for keys that nobody asked for: it is not known which there should be."""
        self._asked |= set(self._values)

    def finish(self) -> None:
        """Note the keys that nobody asked for, here and in the tables inside, each with one that it may have meant."""
        for name in self._values:
            if name not in self._asked:
                near = difflib.get_close_matches(name, self._asked, n=1)
                self.fault(name, f"is no key here: {f'did you mean {near[0]}?' if near else 'take it out'}")
        for table in self._inside:
            table.finish()

    def _made(self, value: dict[str, Any], name: str) -> Table:
        table = Table(value, f"{self._key}.{name}" if self._key else name, self._faults)
        self._inside.append(table)
        return table

    def _get(self, name: str, usual: Any) -> Any:
        self._asked.add(name)
        return self._values.get(name, usual)


def _shown(value: object) -> str:
    return repr(value)[:60]


def _reason(error: ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not in UTF-8"
    words = str(error)
    return words[:1].lower() + words[1:]
