"""`datapackage.json`: what lies in an export, under which licence and from whom.

Data Package 2.0, https://datapackage.org/standard/data-package/ and .../table-schema/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tallystick.model.series import Record, Series, Source
from tallystick.record.exporting.tables import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_LICENCES = (  # words of a source's terms -> Open Definition's name, an address
    ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("MIT", "MIT", "https://opensource.org/license/mit/"),
    ("Unlicense", "Unlicense", "https://unlicense.org/"),
    ("public domain", "other-pd", None),
    ("free with credit", "other-at", None),
    ("with credit", "other-at", None),
    ("free with citation", "other-at", None),
)
_UNKNOWN = "other-closed"  # nothing that Open Definition knows was said: its title says what was

Resource = tuple[str, Table, Series | None]  # path, rows, the series (None: about several)


def describe_package(
    resources: Sequence[Resource],
    records: Sequence[tuple[str, Record]],
    *,
    format: str,
    created: datetime,
    version: str,
) -> dict[str, Any]:
    """The descriptor. Every resource has its own sources and licences; the package lists all of them once."""
    series = [each for _, _, each in resources if each is not None]
    sources = list({each.source.id: each.source for each in series}.values())
    return {
        "$schema": PROFILE,
        "name": "tallystick-record",
        "title": "The record of Tallystick: public series with the day on which each value became known",
        "description": "One table a series, every vintage a row; `corrections` are the sources' own restatements. "
        "Series of one measure count in different ways and are never averaged.",
        "created": created.isoformat(timespec="seconds"),
        "version": version,
        "keywords": [theatre for theatre, _ in records],
        "sources": [_source(source) for source in sources],
        "licenses": list({tuple(row.items()): row for source in sources for row in licences(source)}.values()),
        "contributors": [{"title": "Tallystick", "roles": ["wrangler"]}],
        "resources": [
            _resource(path, table, each, records, format) for path, table, each in resources if table.rows or each
        ],
    }


def licences(source: Source) -> list[dict[str, str]]:
    """The terms of a source: those that have a name, each with its own words as title."""
    found: dict[str, dict[str, str]] = {}
    for words, name, path in _LICENCES:
        if words.lower() in source.licence.lower():
            found.setdefault(name, {"name": name, "path": path or source.url, "title": source.licence})
    return list(found.values()) or [{"name": _UNKNOWN, "path": source.url, "title": source.licence}]


def _resource(
    path: str, table: Table, series: Series | None, records: Sequence[tuple[str, Record]], format: str
) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": re.sub(r"[^a-z0-9._/-]", "-", (series.id if series else path.partition(".")[0]).lower()),
        "type": "table",
        "path": path,
        "format": format,
        "mediatype": _MEDIA[format],
        "schema": {
            "fields": [{"name": f.name, "type": f.type, "description": f.description} for f in table.fields],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }
    if format == "csv":
        described["encoding"] = "utf-8"
    if series is None:
        return described
    measure = next(record.measures[series.measure] for _, record in records if series.measure in record.measures)
    return described | {
        "title": f"{measure.name}: {series.source.name}",
        "description": " ".join([f"{series.definition}.", *series.notes]),
        "sources": [_source(series.source)],
        "licenses": licences(series.source),
        "measure": series.measure,
        "unit": series.unit,
        "form": series.form.value,
        "conventions": [convention.label for convention in series.conventions],
    }


def _source(source: Source) -> dict[str, str]:
    return {"title": source.credit, "path": source.url}
