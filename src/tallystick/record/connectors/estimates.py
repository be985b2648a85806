"""Single estimates of losses by states, institutes and newsrooms, as The Economist collects them with their addresses.

A series gathers the figures of one house, or of several that speak once or twice; a figure's label says whose it is.
UK MoD's monthly table and what a warring party says about the other have their own place, or none.
"""

from __future__ import annotations

import re
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
_HOUSES = {  # the end of a series' id -> whose figures it gathers; every other house is among the "estimates"
    "us": r"US |CIA|Pentagon",
    "uk": r"UK ",
    "nato": r"NATO ",
    "csis": r"CSIS|The Centre for Strategic",
    "bbc": r"BBC ",
    "meduza": r"Mediazona",
}
SERIES = (
    *("personnel_losses_us", "personnel_losses_uk", "personnel_losses_nato", "personnel_losses_csis"),
    *("personnel_losses_estimates", "personnel_deaths_us", "personnel_deaths_uk", "personnel_deaths_nato"),
    *("personnel_deaths_csis", "personnel_deaths_bbc", "personnel_deaths_meduza", "personnel_deaths_estimates"),
    *("ukrainian_personnel_losses_estimates", "ukrainian_personnel_deaths_estimates"),
)


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
    warring = row["source"].startswith(("Armed Forces of Ukraine", "Russian Ministry"))
    return monthly or warring


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
        raise broken(page, f"{where}: the range {low:,g} to {high:,g} is upside down")
    value = point
    if value is None and low is not None and high is not None:
        value = (low + high) / 2
    if value is None:
        value = low if low is not None else high
    if value is None:
        raise broken(page, f"{where}: there is no figure")
    house = next((end for end, names in _HOUSES.items() if re.match(names, row["source"])), "estimates")
    series = f"{measure}_{house}"
    if series not in SERIES:
        series = f"{measure}_estimates"
    on = day(page, row["date"], where, form="%d/%m/%Y")
    return Observation(series, on, value, start=_START, label=_label(row, low, high, point), low=low, high=high)


def _label(row: Row, low: float | None, high: float | None, point: float | None) -> str:
    """Whose figure it is and how it was put, one line: "CIA; at least"."""
    name = " ".join(row["source"].split())
    if low is not None and high is not None:
        return f"{name}; {low:,.0f} to {high:,.0f}"
    if point is None:
        return f"{name}; {'at least' if low is not None else 'at most'}"
    return name
