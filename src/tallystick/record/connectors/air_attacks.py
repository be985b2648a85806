"""Russian air attacks on Ukraine by the Ukrainian Air Force, from tables that the user has downloaded (Kaggle, login).

`piterfm/massive-missile-attacks-on-ukraine`: missile_attacks_daily.csv, a row for each attack and group of models, and
missiles_and_uavs.csv, which says what a model is. Its terms do not let it be passed on. Series are running totals since
28 September 2022 by the day on which an attack ended (night attacks span two). Until August 2025 drones that were
jammed or lost are told apart (`not_reach_goal`); after that they are among the destroyed, which therefore leap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.record.pages import Row, broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Page, Transport

SOURCE = "air_force_ua"
THEATRE = "ukraine"
ADDRESSES: tuple[str, ...] = ()
ENDINGS = (".csv",)
_COUNTS = {"launched": "launched", "destroyed": "downed", "not_reach_goal": "lost"}  # column -> end of a series' id
_COLUMNS = ("time_start", "time_end", "model", *_COUNTS)
_DRONES = ("Shahed", "Unknown UAV")  # attack drones and decoys; reconnaissance drones are left out
_MOST = 2000.0  # of one model in one attack


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:  # noqa: ARG001 - never asks anybody
    """Raises BrokenSource: the tables are the user's own download."""
    raise BrokenSource(
        "air attacks are not fetched, their tables need a login: download piterfm/massive-missile-attacks-on-ukraine "
        "from Kaggle and give missile_attacks_daily.csv and missiles_and_uavs.csv"
    )
    yield


def read(pages: Sequence[Page], since: date | None) -> Iterator[Observation]:
    """Drones and missiles launched, downed and lost. A model that the dictionary lacks is judged by its parts."""
    attacks = [page for page in pages if b"time_end" in page.data[:2000]]
    models = [page for page in pages if b"category" in page.data[:2000]]
    if not attacks:
        raise BrokenSource("none of the files is the table of attacks (missile_attacks_daily.csv)")
    kinds = {row["model"]: row["category"] for page in models for row in csv_rows(page, "model", "category")}
    page = attacks[0]
    daily: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for row in csv_rows(page, *_COLUMNS):
        kind = _kind(row["model"], kinds)
        if kind:
            _count(page, row, kind, daily)
    if not daily:
        raise broken(page, "holds no attack")
    found: list[Observation] = []
    last = max(on for counts in daily.values() for on in counts)
    for series in sorted(daily):
        total = 0.0
        own = []
        for on in range(min(daily[series]), last + 1):  # a day without an attack has its total too
            total += daily[series].get(on, 0)
            own.append(Observation(series, on, total))
        verify_rising(page, series, [o.day for o in own], [o.value for o in own])
        found += own
    verify(page, found)
    yield from from_day(found, since)


def _count(page: Page, row: Row, kind: str, daily: Mapping[str, dict[int, float]]) -> None:
    start, end = day(page, row["time_start"]), day(page, row["time_end"])
    if not 0 <= end - start <= 7:
        raise broken(page, f"has an attack from {row['time_start']} to {row['time_end']}")
    for column, ending in _COUNTS.items():
        if row[column].strip():
            count = number(page, row[column], f"{row['time_end']}, {row['model']}")
            if not 0 <= count <= _MOST:
                raise broken(page, f"has {count:,.12g} {row['model']} {ending} on {row['time_end']}")
            daily[f"{kind}_{ending}_air_force"][end] += count


def _kind(model: str, kinds: Mapping[str, str]) -> str:
    """drones, missiles, or "" for what is neither: reconnaissance, guided bombs, what nobody knows."""
    if any(name in model for name in _DRONES):
        return "drones"
    named = kinds.get(model)
    parts = [named] if named else [kinds.get(part.strip(), "") for part in model.split(" and ")]
    if not kinds:
        return "" if "UAV" in model else "missiles"
    return "missiles" if parts and all("missile" in part or "ballistic" in part for part in parts) else ""
