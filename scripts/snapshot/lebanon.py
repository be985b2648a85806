"""Lebanon: the Ministry of Public Health's running totals, of the war of 2023-24 and of that of 2026."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_PHASES = ((1, ""), (2, "_2026"))  # the ministry began anew at nought in March 2026


def build(shared: Path) -> Iterator[SeriesFile]:
    """Killed and injured, a series a war. `shared` is the folder of the published tables."""
    reports = json.loads((shared / "gaza" / "lebanon_casualties_daily.json").read_text(encoding="utf-8"))
    for what in ("killed", "injured"):
        for phase, suffix in _PHASES:
            yield SeriesFile(
                theatre="gaza",
                id=f"lebanon_{what}_moph{suffix}",
                unit="person",
                source="Ministry of Public Health of Lebanon and OCHA, kept by Tech for Palestine",
                rows=tuple(
                    Row(day=date.fromisoformat(report["report_date"]), value=float(report[f"{what}_cum_reported"]))
                    for report in reports
                    if report["phase"] == phase
                ),
            )
