"""The sheet's values as CSV: one row a day and series, the newest vintage."""

from __future__ import annotations

import csv
import io
from datetime import date

from tallystick.model.sheet import Sheet


def render(sheet: Sheet, **_: object) -> bytes:
    """UTF-8 with a header; `known` is the day on which the value became known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["series", "source", "day", "value", "known", "start", "label"])
    for series in sheet.series:
        starts = series.starts or series.days
        for day, value, known, start in zip(series.days, series.values, series.known, starts, strict=True):
            days = [date.fromordinal(each) for each in (day, known)]
            begin = date.fromordinal(start) if start != day else ""
            number = int(value) if value.is_integer() else value
            row = [series.id, series.source.name, days[0], number, days[1], begin, series.labels.get(day, "")]
            writer.writerow(row)
    return out.getvalue().encode()
