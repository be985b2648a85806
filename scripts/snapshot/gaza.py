"""Gaza and the West Bank: the health ministry's and OCHA's running totals, as Tech for Palestine keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from snapshot.series_file import Row, SeriesFile

_MINISTRY = "Ministry of Health in Gaza, kept by Tech for Palestine"
# Only what the ministry itself reported; the data set's `ext_` columns fill gaps and are left out.
_TOTALS = (
    ("gaza_killed_moh", "killed_cum"),
    ("gaza_injured_moh", "injured_cum"),
    ("gaza_children_killed_moh", "killed_children_cum"),
    ("gaza_medics_killed_moh", "med_killed_cum"),
    ("gaza_journalists_killed_moh", "press_killed_cum"),
    ("gaza_women_killed_moh", "killed_women_cum"),
    ("gaza_civil_defence_killed_moh", "civdef_killed_cum"),
    ("gaza_aid_seekers_killed_moh", "aid_seeker_killed_cum"),
    ("gaza_famine_deaths_moh", "famine_cum"),
)


def build(shared: Path) -> Iterator[SeriesFile]:
    """The running totals. `shared` is the folder of the published tables."""
    reports = json.loads((shared / "gaza" / "casualties_daily.json").read_text(encoding="utf-8"))
    for id_, column in _TOTALS:
        yield SeriesFile(
            theatre="gaza",
            id=id_,
            unit="person",
            source=_MINISTRY,
            rows=tuple(_changes(reports, column) if id_ not in _DAILY else _every(reports, column)),
            restated=restatements(reports) if id_ == "gaza_killed_moh" else {},
        )
    bank = json.loads((shared / "gaza" / "west_bank_daily.json").read_text(encoding="utf-8"))
    own = [report for report in bank if report["flash_source"] == "un"]
    for id_, column in (("west_bank_killed_ocha", "killed_cum"), ("west_bank_injured_ocha", "injured_cum")):
        yield SeriesFile(
            theatre="gaza",
            id=id_,
            unit="person",
            source="UN OCHA flash updates, kept by Tech for Palestine",
            rows=tuple(_every(own, column)),
        )


_DAILY = frozenset({"gaza_killed_moh", "gaza_injured_moh"})


def _every(reports: Sequence[Mapping[str, Any]], column: str) -> Iterator[Row]:
    for report in reports:
        if report.get(column) is not None:
            yield Row(day=date.fromisoformat(report["report_date"]), value=float(report[column]))


def _changes(reports: Sequence[Mapping[str, Any]], column: str) -> Iterator[Row]:
    """Totals given now and then, as they rise; a slip back below an earlier total is left out."""
    highest = -1.0
    for row in _every(reports, column):
        if row.value > highest:
            highest = row.value
            yield row


def restatements(reports: Sequence[Mapping[str, Any]]) -> dict[date, float]:
    """Deaths that a report adds to or takes from the total though they fell on other days.

    Two sorts: deaths that a committee confirms later (given apart since 2025), and the difference between a total's
    step and the deaths that the report itself announces. The second only where the day before has a total too.
    """
    found: dict[date, float] = {}
    totals = {date.fromisoformat(r["report_date"]): r["killed_cum"] for r in reports if "killed_cum" in r}
    for report in reports:
        day = date.fromisoformat(report["report_date"])
        amount = float(report.get("killed_committee") or 0)
        before = totals.get(day - timedelta(days=1))
        if "killed" in report and day in totals and before is not None and report.get("report_period") == 24:
            amount += totals[day] - before - report["killed"]
        if amount:
            found[day] = amount
    return found
