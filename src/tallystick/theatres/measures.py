"""Measure files: what can be counted, in which words, and the series that hold it."""

from __future__ import annotations

from pathlib import Path

from tallystick.errors import InvalidTheatre
from tallystick.model.series import Basis, Measure, SeriesForm
from tallystick.model.theatre import SeriesSpec
from tallystick.theatres.fields import Fields
from tallystick.theatres.tables import read_phrases

_MEASURE_FIELDS = (
    *("name", "unit", "subject", "additive", "low_is_max", "words", "context", "excludes", "despite"),
    *("derived", "within", "joined_with", "spread", "notes", "order", "series"),
)
_SERIES_FIELDS = (
    *("source", "form", "basis", "definition", "conventions", "reliable_from", "weight", "lag_days", "notes"),
)
_CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("form", tuple(SeriesForm)),
    ("basis", tuple(Basis)),
    ("weight", ("primary", "other")),
)


def read_measure(path: Path) -> tuple[int, Measure, tuple[SeriesSpec, ...]]:
    """A measure file as (its place in the order, the measure, its series); its id is the name of the file.

    Raises InvalidTheatre naming the file and the field.
    """
    fields = Fields.of_file(path).only(*_MEASURE_FIELDS)
    measure = Measure(
        id=path.stem,
        name=fields.need("name", str),
        unit=fields.need("unit", str),
        subject=fields.get("subject", str, "") or None,
        additive=fields.get("additive", bool, True),
        low_is_max=fields.get("low_is_max", bool, False),
        words=read_phrases(fields.need("words", str)),
        context=read_phrases(fields.get("context", str, "")),
        excludes=read_phrases(fields.get("excludes", str, "")),
        despite=read_phrases(fields.get("despite", str, "")),
        derived=fields.get("derived", str, "") or None,
        within=fields.get("within", str, "") or None,
        joined_with=tuple(fields.get("joined_with", str, "").split()),
        spread=float(fields.get("spread", float, 0.0)),
        notes=fields.lines("notes"),
    )
    if not measure.words:
        raise InvalidTheatre(f"{path}: 'words' is empty; a measure needs at least one word that names it")
    if not 0 <= measure.spread <= 1:
        raise InvalidTheatre(f"{path}: 'spread' is {measure.spread:g}; it is a share of the larger figure, 0 to 1")
    series = tuple(_read_series(id_, table) for id_, table in fields.table("series").tables().items())
    return fields.get("order", int, 100), measure, series


def _read_series(id_: str, fields: Fields) -> SeriesSpec:
    fields.only(*_SERIES_FIELDS)
    spec = SeriesSpec(
        id=id_,
        source=fields.need("source", str),
        form=fields.need("form", str),
        basis=fields.need("basis", str),
        definition=fields.need("definition", str),
        conventions=tuple(fields.get("conventions", str, "").split()),
        reliable_from=fields.optional_day("reliable_from"),
        weight=fields.get("weight", str, "primary"),
        lag_days=fields.get("lag_days", int, 0),
        notes=fields.lines("notes"),
    )
    for name, known in _CHOICES:
        if (given := getattr(spec, name)) not in known:
            raise InvalidTheatre(f"{fields.place}: {name!r} is {given!r}; known are {', '.join(known)}")
    return spec
