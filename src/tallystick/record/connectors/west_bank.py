"""The West Bank: OCHA's running totals of Palestinians killed and injured, as Tech for Palestine keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.connectors.gaza import totals_of
from tallystick.record.pages import broken, json_rows
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Transport

SOURCE = "ocha"
THEATRE = "gaza"
ADDRESS = "https://raw.githubusercontent.com/TechForPalestine/palestine-datasets/main/west_bank_daily.json"
ADDRESSES = (ADDRESS,)
_SERIES = {"west_bank_killed_ocha": "killed_cum", "west_bank_injured_ocha": "injured_cum"}


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The totals of OCHA's own flash updates; days that the data set fills in are left out."""
    page = transport.get(ADDRESS)
    reports = json_rows(page, "report_date", "flash_source", *_SERIES.values())
    own = [report for report in reports if report["flash_source"] == "un"]
    if not own:
        raise broken(page, "holds no flash update of the UN")
    observations: list[Observation] = []
    for series, column in _SERIES.items():
        totals = totals_of(page, own, column)
        verify_rising(page, column, list(totals), list(totals.values()))
        observations += (Observation(series, on, total) for on, total in totals.items())
    verify(page, observations)
    transport.accept(page, rows=len(reports))
    yield from from_day(observations, since)
