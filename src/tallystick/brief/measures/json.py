"""The sheet as JSON: every series with all its vintages, months and readings."""

from __future__ import annotations

import json
from datetime import date
from math import isnan
from typing import Any

from tallystick.model.series import Series
from tallystick.model.sheet import Sheet


def render(sheet: Sheet, **_: object) -> bytes:
    """One object, days as 2024-12-31; `rows` are [day, value, day known], `earlier` the values restated since."""
    months: dict[str, list[dict[str, Any]]] = {}
    for column in sheet.columns:
        months.setdefault(column.series.id, []).append(
            {
                "convention": column.convention,
                "statistic": column.statistic,
                "values": {f"{date.fromordinal(day):%Y-%m}": value for day, value in sorted(column.months.items())},
            }
        )
    shown = {
        "schema": 1,
        "theatre": sheet.theatre,
        "as_of": str(sheet.as_of),
        "measure": sheet.measure.id,
        "name": sheet.measure.name,
        "unit": sheet.measure.unit,
        "notes": list(sheet.measure.notes),
        "month": f"{sheet.month:%Y-%m}",
        "readings": [
            {
                "series": reading.series.id,
                "what": reading.what,
                "convention": reading.convention,
                "value": reading.value,
                "expression": reading.expression,
            }
            for reading in sheet.readings
        ],
        "series": [_series(series) | {"months": months.get(series.id, [])} for series in sheet.series],
    }
    return json.dumps(shown, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _series(series: Series) -> dict[str, Any]:
    def day(ordinal: int) -> str:
        return str(date.fromordinal(ordinal))

    bounds = {
        name: {day(on): value for on, value in zip(series.days, column, strict=True) if not isnan(value)}
        for name, column in (("lows", series.lows), ("highs", series.highs))
        if column
    }
    starts = dict(zip(series.days, series.starts, strict=True)) if series.starts else {}
    return {
        "id": series.id,
        "source": series.source.name,
        "url": series.source.url,
        "licence": series.source.licence,
        "credit": series.source.credit,
        "definition": series.definition,
        "form": series.form.value,
        "unit": series.unit,
        "weight": series.weight,
        "conventions": [convention.label for convention in series.conventions],
        "notes": list(series.notes),
        "rows": [[day(d), v, day(k)] for d, v, k in zip(series.days, series.values, series.known, strict=True)],
        "earlier": [[day(d), v, day(k)] for d, v, k in series.earlier],
        "restatements": {day(on): amount for on, amount in sorted(series.restatements.items())},
        "starts": {day(on): day(start) for on, start in starts.items() if start != on},
        "labels": {day(on): label for on, label in sorted(series.labels.items())},
        **bounds,
    }
