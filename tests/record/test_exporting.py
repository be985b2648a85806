"""The export: tables that say what the record says, and a descriptor of the shape that Data Package 2.0 asks for."""

from __future__ import annotations

import builtins
import csv
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tallystick.errors import TallystickError
from tallystick.model.series import Record, Source
from tallystick.record import load_series
from tallystick.record.exporting import DESCRIPTOR, export_record
from tallystick.record.exporting.descriptor import licences
from tallystick.record.store import open_store
from tallystick.theatres import list_theatres, load_theatre

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
RECORDS = [(name, load_series(load_theatre(name))) for name in list_theatres()]
TYPES = {"date", "number", "boolean", "string"}
NAME = re.compile(r"[a-z0-9._/-]+")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "record"
    export_record(folder, RECORDS, format="csv", created=NOW)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_say_what_the_record_says(exported: Path) -> None:
    for theatre, record in RECORDS:
        for measure in record.measures:
            for series in record.of(measure):
                read = [row for row in rows(exported / theatre / f"{series.id}.csv") if row["current"] == "true"]
                assert [date.fromisoformat(row["day"]).toordinal() for row in read] == list(series.days)
                assert [float(row["value"]) for row in read] == list(series.values)
                assert [date.fromisoformat(row["known"]).toordinal() for row in read] == list(series.known)


def test_corrections_are_a_table_of_their_own(exported: Path) -> None:
    found = {(row["series"], row["day"]): row["amount"] for row in rows(exported / "corrections.csv")}
    assert found["personnel_losses_general_staff", "2025-02-28"] == "1650"


def test_the_descriptor_has_the_shape_of_a_data_package(exported: Path) -> None:
    package = json.loads((exported / DESCRIPTOR).read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert datetime.fromisoformat(package["created"]) == NOW
    check_common(package)
    names = [resource["name"] for resource in package["resources"]]
    assert len(names) == len(set(names)) == sum(len(r.of(m)) for _, r in RECORDS for m in r.measures) + 1
    for resource in package["resources"]:
        assert not Path(resource["path"]).is_absolute() and ".." not in resource["path"]
        assert (resource["type"], resource["format"], resource["mediatype"]) == ("table", "csv", "text/csv")
        fields = resource["schema"]["fields"]
        assert all(field["type"] in TYPES and field["name"] for field in fields)
        read = rows(exported / resource["path"])
        assert list(read[0]) == [field["name"] for field in fields]
        key = resource["schema"]["primaryKey"]
        assert len({tuple(row[name] for name in key) for row in read}) == len(read), resource["path"]
        for row in read:
            for field in fields:
                check_cell(row[field["name"]], field["type"])
        if resource["name"] != "corrections":
            check_common(resource)
            assert resource["unit"] and resource["measure"] and resource["title"]


def check_common(described: dict) -> None:
    assert NAME.fullmatch(described["name"])
    assert described["licenses"] and described["sources"]
    for licence in described["licenses"]:
        assert licence["name"] and re.fullmatch(r"[-a-zA-Z0-9._]+", licence["name"])
        assert licence["path"].startswith("https://") and licence["title"]
    for source in described["sources"]:
        assert source["title"] and source["path"].startswith("https://")


def check_cell(cell: str, kind: str) -> None:
    if cell == "":
        return
    if kind == "date":
        assert date.fromisoformat(cell).isoformat() == cell
    elif kind == "number":
        float(cell)
    elif kind == "boolean":
        assert cell in ("true", "false")


LICENCES = {
    "CC BY 4.0; MIT (three dates)": ["CC-BY-4.0", "MIT"],
    "MIT (compilation), official figures": ["MIT"],
    "public domain (Unlicense)": ["Unlicense", "other-pd"],
    "official figures, free with credit": ["other-at"],
    "its terms": ["other-closed"],
}


@pytest.mark.parametrize(("words", "names"), LICENCES.items(), ids=LICENCES)
def test_licences_have_names(words: str, names: list[str]) -> None:
    source = Source(id="s", name="S", url="https://s.example/", licence=words, credit="S")
    assert [licence["name"] for licence in licences(source)] == names
    assert all(licence["title"] == words for licence in licences(source))


def test_every_vintage_is_exported(tmp_path: Path) -> None:
    from tallystick.model.observation import Observation

    theatre = load_theatre("ukraine")
    day = date(2024, 12, 31).toordinal()
    store = open_store(str(tmp_path / "record.sqlite"))
    held = {"brent_eia": load_series(theatre).of("brent")[0]}
    store.append("eia", [], [Observation("brent_eia", day, 75.0)], held=held, today=date(2026, 11, 1))
    export_record(tmp_path / "out", [("ukraine", load_series(theatre, store))], format="csv", created=NOW)
    read = [row for row in rows(tmp_path / "out" / "ukraine" / "brent_eia.csv") if row["day"] == "2024-12-31"]
    assert [(row["value"], row["known"], row["current"]) for row in read] == [
        ("74.58", "2025-01-07", "false"),
        ("75", "2026-11-01", "true"),
    ]


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra `batch`")
    export_record(tmp_path, RECORDS[:1], format="parquet", created=NOW)
    theatre, record = RECORDS[0]
    measure = next(m for m in record.measures if record.of(m))
    series = record.of(measure)[0]
    table = parquet.read_table(tmp_path / theatre / f"{series.id}.parquet")
    assert table.column("value").to_pylist() == list(series.values)
    assert [day.toordinal() for day in table.column("day").to_pylist()] == list(series.days)
    package = json.loads((tmp_path / DESCRIPTOR).read_text("utf-8"))
    assert {resource["format"] for resource in package["resources"]} == {"parquet"}


def test_without_its_library_parquet_is_refused_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: object, **named: object) -> object:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(TallystickError, match=r"pip install 'tallystick\[batch\]'"):
        export_record(tmp_path / "out", RECORDS, format="parquet", created=NOW)
    assert not (tmp_path / "out").exists()


def test_an_earlier_export_is_replaced_and_nothing_else_is_touched(tmp_path: Path) -> None:
    for _ in range(2):
        export_record(tmp_path / "new", RECORDS[:1], format="csv", created=NOW)
    assert not list((tmp_path / "new").rglob(".*.part"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(TallystickError, match="holds other files"):
        export_record(tmp_path / "mine", RECORDS, format="csv", created=NOW)
    (tmp_path / "file").write_text("")
    with pytest.raises(TallystickError, match="cannot be written"):
        export_record(tmp_path / "file", RECORDS, format="csv", created=NOW)
    with pytest.raises(TallystickError, match="choose one of csv, parquet"):
        export_record(tmp_path / "new", RECORDS, format="xlsx", created=NOW)
    with pytest.raises(TallystickError, match="nothing is held"):
        export_record(tmp_path / "new", [("x", Record(measures={}, series={}))], format="csv", created=NOW)
