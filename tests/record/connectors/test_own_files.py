"""Sources that a user downloads: areas measured off map files, air attacks counted from tables, deaths by year."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tallystick.errors import BrokenSource
from tallystick.record.connectors import air_attacks, deepstate, ucdp
from tallystick.record.folder_transport import local_pages
from tallystick.record.transport import Page, document_of
from tests.record.published import NOW


def page(name: str, data: bytes) -> Page:
    return Page(address=name, status=200, data=data, fetched=NOW, document=document_of(name, data, NOW))


def geojson(*polygons: list, fill: str | None = None) -> bytes:
    properties = {} if fill is None else {"fill": fill}
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": polygon}}
        for polygon in polygons
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.mark.shared
def test_areas_of_the_two_originals(shared: Path):
    """The derived table has 111,442.19 for the file of 30 November and 111,872.12 for that of 31 December 2024."""
    pages = list(local_pages([str(shared / "record/deepstate")], at=NOW, endings=deepstate.ENDINGS))
    found = list(deepstate.read(pages, None))
    assert [o.value for o in found] == [pytest.approx(111_442.19, abs=0.01), pytest.approx(111_872.12, abs=0.01)]
    assert [date.fromordinal(o.day) for o in found] == [date(2024, 11, 29), date(2024, 12, 30)]  # a day behind
    assert [date.fromordinal(o.known) for o in found] == [date(2024, 11, 30), date(2024, 12, 31)]


SQUARE = [[[36.0, 47.0], [38.0, 47.0], [38.0, 49.0], [36.0, 49.0], [36.0, 47.0]]]
AWAY = [[[-36.0, 47.0], [38.0, 47.0], [38.0, 49.0], [-36.0, 47.0]]]


def test_only_what_is_drawn_as_occupied_counts():
    name = "2024-12-31.geojson"
    red, grey = (json.loads(geojson(SQUARE, fill=fill))["features"] for fill in ("#A52714", "#bcaaa4"))
    answer = json.dumps({"id": 1, "map": {"type": "FeatureCollection", "features": red + grey}}).encode()
    (one,) = deepstate.read([page(name, geojson(SQUARE, fill="#a52714"))], None)
    (other,) = deepstate.read([page(name, answer)], None)
    assert one == other
    assert (one.series, date.fromordinal(one.day)) == (deepstate.SINCE_2022, date(2024, 12, 31))


NO_MAPS = {
    "cut short": ("deepstatemap_data_20241231.geojson", geojson(SQUARE)[:-20], "no whole JSON"),
    "no map": ("deepstatemap_data_20241231.geojson", b"[1, 2]", "no GeoJSON"),
    "no day": ("map.geojson", geojson(SQUARE), "name the file after its day"),
    "no such day": ("deepstatemap_data_20241331.geojson", geojson(SQUARE), "is no day"),
    "nothing occupied": ("2024-12-31.geojson", geojson(SQUARE, fill="#0f0"), "no occupied ground"),
    "elsewhere": ("2024-12-31.geojson", geojson(AWAY), "lies far from Ukraine"),
    "tiny": ("2024-12-31.geojson", geojson([[[36, 47], [36.1, 47], [36, 47.1], [36, 47]]]), "as occupied"),
    "no ring": ("2024-12-31.geojson", geojson([[[36, 47], [36.1, 47]]]), "a ring that is none"),
    "an error page": ("2024-12-31.geojson", b"<html></html>", "is a web page"),
    "in the future": ("2062-12-31.geojson", geojson(SQUARE), "in the future"),
}


@pytest.mark.parametrize(("name", "data", "message"), NO_MAPS.values(), ids=NO_MAPS)
def test_what_is_no_map_is_refused(name, data, message):
    with pytest.raises(BrokenSource, match=message):
        list(deepstate.read([page(name, data)], None))


ATTACKS = {  # series, days -> number in all
    ("drones_launched_air_force", "2024-11-17", "2024-11-17"): 90,
    ("missiles_launched_air_force", "2024-11-17", "2024-11-17"): 120,
    ("drones_launched_air_force", "2024-12-13", "2024-12-13"): 193,
    ("missiles_launched_air_force", "2024-12-13", "2024-12-13"): 93,
    ("drones_lost_air_force", "2024-12-13", "2024-12-13"): 105,
}


@pytest.mark.shared
@pytest.mark.parametrize(("key", "number"), ATTACKS.items(), ids=[" ".join(key[:2]) for key in ATTACKS])
def test_air_attacks_by_the_day_they_ended(key, number, shared: Path):
    series, first, last = key
    pages = list(local_pages([str(shared / "record/air_attacks")], at=NOW, endings=air_attacks.ENDINGS))
    totals = {o.day: o.value for o in air_attacks.read(pages, None) if o.series == series}
    before = max(day for day in totals if day < date.fromisoformat(first).toordinal())
    assert totals[date.fromisoformat(last).toordinal()] - totals[before] == number


HEAD = "time_start,time_end,model,launched,destroyed,not_reach_goal\n"
NO_ATTACKS = {
    "no table": ("model,category\nShahed-136/131,UAV\n", "none of the files"),
    "ends before it begins": (HEAD + "2024-12-13,2024-12-01,Shahed-136/131,5,5,\n", "from 2024-12-13 to 2024-12-01"),
    "too many": (HEAD + "2024-12-13,2024-12-13,Shahed-136/131,50000,5,\n", "50,000 Shahed"),
    "cut short": (HEAD + "2024-12-13,2024-12-13,Shahed", "cut short"),
    "nothing": (HEAD + "2024-12-13,2024-12-13,Orlan-10 UAV,5,5,\n", "holds no attack"),
}


@pytest.mark.parametrize(("text", "message"), NO_ATTACKS.values(), ids=NO_ATTACKS)
def test_what_is_no_table_of_attacks_is_refused(text, message):
    with pytest.raises(BrokenSource, match=message):
        list(air_attacks.read([page("missile_attacks_daily.csv", text.encode())], None))


@pytest.mark.shared
def test_deaths_by_country_and_year(shared: Path):
    pages = list(local_pages([str(shared / "record/ucdp")], at=NOW, endings=ucdp.ENDINGS))
    found = {date.fromordinal(o.day).year: o for o in ucdp.read(pages, None)}
    assert sorted(found) == list(range(1989, 2019))
    assert date.fromordinal(found[2014].start) == date(2014, 1, 1)
    assert found[2014].value > 1_000
