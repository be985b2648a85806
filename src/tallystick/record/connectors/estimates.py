"""Single estimates of losses by states, institutes and newsrooms, as The Economist collects them with their addresses.

A series gathers the figures of one kind of estimator: governments, officials without a name, researchers; a figure's
label says whose it is. UK MoD's monthly table and what a warring party says have their own place, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import Row, broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "estimates"
THEATRE = "ukraine"
ADDRESS = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates/main/"
    "source-data/deaths-and-casualties-data/Soldier%20deaths_casualties%20in%20Ukraine%20-%20estimates.csv"
)
ADDRESSES = (ADDRESS,)
_PARTY = "ignore for chart, data from warring parties"
_COLUMNS = ("date", "estimate_low", "estimate_high", "estimate", "type", "source", "source_url", "country", _PARTY)
_START = date(2022, 2, 24).toordinal()  # totals since the start of the invasion
_MEASURES = {
    ("russia", "casualties"): "personnel_losses",
    ("russia", "deaths"): "personnel_deaths",
    ("ukraine", "casualties"): "ukrainian_personnel_losses",
    ("ukraine", "deaths"): "ukrainian_personnel_deaths",
}
# Who stands behind an estimate: a government that says so in public, officials whom the press does not name, the
# makers of the excess-death estimate when it was published; everyone else does research.
_ON_RECORD = (
    *("UK MoD", "UK Ministry of Defence", "UK Foreign ministry", "US DoD", "US Sec of Def", "US intelligence services"),
    *("CIA", "French foreign minister", "Norwegian Defense Intelligence", "Dutch Military"),
)
_UNNAMED = ("US officials", "Pentagon leak", "NATO", "Western intelligence", "Ukrainian estimate (leak")
_EXCESS = "Mediazona; Meduza"


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Dated points since the start of the invasion: the estimate, or the middle of its range, with low and high."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, *_COLUMNS)
    found: dict[tuple[str, int], Observation] = {}
    for row in rows:
        if _is_left_out(row):
            continue
        observation = _observation(page, row)
        key = observation.series, observation.day
        if key in found:
            transport.note(f"{ADDRESS}: two figures of {row['date']} for {key[0]}; the later row counts")
        found[key] = observation
    verify(page, found.values())
    transport.accept(page, rows=len(rows))
    yield from from_day(sorted(found.values(), key=lambda o: (o.series, o.day)), since)


def _is_left_out(row: Row) -> bool:
    """The monthly table of UK MoD is a series of its own, and what armies say of their enemy is not asked here."""
    monthly = row["source"].strip() == "UK MoD" and row["type"] == "casualties" and row["date"].startswith("01/")
    return monthly or bool(row[_PARTY].strip())


def _kind(source: str) -> str:
    if source.startswith(_EXCESS):
        return "excess_stated"
    if source.startswith(_ON_RECORD):
        return "governments"
    return "officials" if source.startswith(_UNNAMED) else "researchers"


def _observation(page: Page, row: Row) -> Observation:
    where = f"{row['source'][:40]}, {row['date']}"
    measure = _MEASURES.get((row["country"], row["type"]))
    if measure is None:
        raise broken(page, f"{where}: {row['type']!r} of {row['country']!r} is not known")
    low, high, point = (
        number(page, row[cell], where, thousands=",") if row[cell].strip() else None
        for cell in ("estimate_low", "estimate_high", "estimate")
    )
    if low is not None and high is not None and low > high:
        raise broken(page, f"{where}: the range {low:,.12g} to {high:,.12g} is upside down")
    value = point
    if value is None and low is not None and high is not None:
        value = float(round((low + high) / 2))
    if value is None:
        value = low if low is not None else high
    if value is None:
        raise broken(page, f"{where}: there is no figure")
    source = " ".join(row["source"].split())
    series = f"{measure}_{_kind(source)}"
    on = day(page, row["date"], where, form="%d/%m/%Y")
    open_end = point is None and (low is None or high is None)
    told = f"{source}: {'at least' if high is None else 'at most'} that" if open_end else source
    return Observation(series, on, value, start=_START, label=told, low=low, high=high)
