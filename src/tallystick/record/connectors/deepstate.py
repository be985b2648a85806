"""DeepState's map: the area under Russian occupation, measured from map files that the user has downloaded.

DeepState keeps its rights to the map: nothing of it is fetched or carried along. Two forms are read: the daily files of
cyterat/deepstate-map-data (deepstatemap_data_YYYYMMDD.geojson, which hold occupied ground only), and the site's own
answer (https://deepstatemap.live/api/history/last, saved as YYYY-MM-DD.geojson), of which the polygons filled with
#a52714 are occupied; grey ground is left out, as is what was held before 2022.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tallystick.errors import BrokenSource
from tallystick.maths.geodesy import union_area
from tallystick.model.observation import Observation
from tallystick.record.pages import broken, day, text_of
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "deepstate"
THEATRE = "ukraine"
ADDRESSES: tuple[str, ...] = ()
ENDINGS = (".geojson", ".json")
OCCUPIED = "territory_controlled_deepstate"  # with Crimea and the ground held before 2022
SINCE_2022 = "territory_occupied_since_2022_deepstate"
_FILL = "#a52714"
_DAILY = re.compile(r"deepstatemap_data_(\d{4})(\d\d)(\d\d)\.(?:geo)?json")
_DATED = re.compile(r".*?(\d{4})-?(\d\d)-?(\d\d)\D*")
_BEHIND = 1  # days: the daily file of a day holds the map of the day before, as a rule
_PLAUSIBLE = (10_000.0, 250_000.0)  # km²: less than Crimea alone, more than a third of the country
_HERE = (20.0, 44.0, 42.0, 53.0)  # west, south, east, north of all that can be meant

Rings = list[list[list[float]]]


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:  # noqa: ARG001 - never asks anybody
    """Raises BrokenSource: the map is the user's own download."""
    raise BrokenSource(
        "deepstate is not fetched, its map may not be passed on: download the files of cyterat/deepstate-map-data "
        "(deepstatemap_data_YYYYMMDD.geojson) and give their folder"
    )
    yield


def read(pages: Sequence[Page], since: date | None) -> Iterator[Observation]:
    """The occupied area of each map in km², geodesic, of the union of its polygons. Raises BrokenSource."""
    found = []
    for page in pages:
        series, on, known = _dated(page)
        polygons = _polygons(page)
        area = round(union_area(polygons), 2)
        if not _PLAUSIBLE[0] <= area <= _PLAUSIBLE[1]:
            raise broken(page, f"draws {area:,.0f} km² as occupied")
        found.append(Observation(series, on, area, known))
        verify(page, found[-1:])
    found.sort()
    verify(pages[-1], found)
    yield from from_day(found, since)


def _dated(page: Page) -> tuple[str, int, int]:
    """Which series a file belongs to, the day of its map, and the day it was public."""
    daily, dated = _DAILY.fullmatch(page.address), _DATED.fullmatch(page.address)
    if daily:
        known = day(page, "-".join(daily.groups()), "name of the file")
        return OCCUPIED, known - _BEHIND, known
    if dated:
        on = day(page, "-".join(dated.groups()), "name of the file")
        return SINCE_2022, on, on
    raise BrokenSource(f"{page.address}: name the file after its day, YYYY-MM-DD.geojson")


def _polygons(page: Page) -> list[Rings]:
    try:
        found = json.loads(text_of(page))
    except (ValueError, RecursionError):
        raise broken(page, "is no whole JSON: cut short?") from None
    features = found.get("map", found).get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features:
        raise broken(page, "is no GeoJSON with features")
    polygons: list[Rings] = []
    try:
        filled = any("fill" in (feature.get("properties") or {}) for feature in features)
        for feature in features:
            if filled and str((feature.get("properties") or {}).get("fill", "")).lower() != _FILL:
                continue
            geometry = feature["geometry"]
            if geometry["type"] == "Polygon":
                polygons.append(geometry["coordinates"])
            elif geometry["type"] == "MultiPolygon":
                polygons += geometry["coordinates"]
    except (AttributeError, KeyError, TypeError):
        raise broken(page, "is no GeoJSON with polygons") from None
    if not polygons:
        raise broken(page, "draws no occupied ground")
    for polygon in polygons:
        _check_rings(page, polygon)
    return polygons


def _check_rings(page: Page, polygon: Any) -> None:
    west, south, east, north = _HERE
    try:
        whole = all(
            len(ring) >= 4 and all(west <= point[0] <= east and south <= point[1] <= north for point in ring)
            for ring in polygon
        )
    except (TypeError, IndexError, KeyError):
        whole = False
    if not whole or not polygon:
        raise broken(page, "draws a ring that is none, or lies far from Ukraine")
