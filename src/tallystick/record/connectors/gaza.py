"""Gaza: the health ministry's running totals, as Tech for Palestine keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tallystick.model.observation import Observation
from tallystick.record.pages import broken, day, json_rows, number
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Page, Transport

SOURCE = "moh_gaza"
THEATRE = "gaza"
ADDRESS = "https://raw.githubusercontent.com/TechForPalestine/palestine-datasets/main/casualties_daily.json"
ADDRESSES = (ADDRESS,)
KILLED = "gaza_killed_moh"
# Only what the ministry itself reported; the data set's `ext_` columns fill gaps and are left out.
_DAILY = {KILLED: "killed_cum", "gaza_injured_moh": "injured_cum"}
_NOW_AND_THEN = {
    "gaza_children_killed_moh": "killed_children_cum",
    "gaza_medics_killed_moh": "med_killed_cum",
    "gaza_journalists_killed_moh": "press_killed_cum",
    "gaza_women_killed_moh": "killed_women_cum",
    "gaza_civil_defence_killed_moh": "civdef_killed_cum",
    "gaza_aid_seekers_killed_moh": "aid_seeker_killed_cum",
    "gaza_famine_deaths_moh": "famine_cum",
}
Reports = Sequence[Mapping[str, Any]]


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The totals by day of report, and what was added to them though it fell on other days."""
    page = transport.get(ADDRESS)
    reports = json_rows(page, "report_date", "report_source", "report_period")
    observations: list[Observation] = []
    for series, column in {**_DAILY, **_NOW_AND_THEN}.items():
        totals = totals_of(page, reports, column)
        if series in _NOW_AND_THEN:
            totals = rises(totals)
        verify_rising(page, column, list(totals), list(totals.values()))
        observations += (Observation(series, on, total) for on, total in totals.items())
    observations += (
        Observation(KILLED, on, amount, restatement=True) for on, amount in restatements(page, reports).items()
    )
    verify(page, observations)
    transport.accept(page, rows=len(reports))
    yield from from_day(observations, since)


def totals_of(page: Page, reports: Reports, column: str) -> dict[int, float]:
    """A column as day of report -> total, where it is given. Raises BrokenSource when it never is, or a day twice."""
    found: dict[int, float] = {}
    for report in reports:
        if report.get(column) is not None:
            on = day(page, report["report_date"])
            if on in found:
                raise broken(page, f"gives {report['report_date']} twice")
            found[on] = number(page, report[column], f"{report['report_date']}, {column!r}")
    if not found:
        raise broken(page, f"holds no {column!r}")
    return dict(sorted(found.items()))


def rises(totals: Mapping[int, float]) -> dict[int, float]:
    """Totals given now and then, as they rise; a slip back below an earlier total is left out."""
    highest = -1.0
    found = {}
    for on, total in totals.items():
        if total > highest:
            found[on] = highest = total
    return found


def restatements(page: Page, reports: Reports) -> dict[int, float]:
    """Deaths that a report adds to or takes from the total though they fell on other days.

    Two sorts: deaths that a committee confirms later (given apart since 2025), and the difference between a total's
    step and the deaths that the report itself announces. The second only where the day before has a total too.
    """
    found: dict[int, float] = {}
    totals = totals_of(page, reports, "killed_cum")
    for report in reports:
        on = day(page, report["report_date"])
        amount = number(page, report.get("killed_committee") or 0, report["report_date"])
        before = totals.get(on - 1)
        if "killed" in report and on in totals and before is not None and report.get("report_period") == 24:
            amount += totals[on] - before - number(page, report["killed"], report["report_date"])
        if amount:
            found[on] = amount
    return found
