"""Theatres of war, as data: one folder a conflict. What can be counted there, who speaks, where, since when."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from tallystick.errors import InvalidTheatre, UnknownTheatre
from tallystick.model.series import Convention, Measure, Source
from tallystick.model.theatre import Name, SeriesSpec, Theatre
from tallystick.theatres.fields import Fields
from tallystick.theatres.measures import read_measure
from tallystick.theatres.references import KINDS, check_names, check_references, check_subjects
from tallystick.theatres.tables import read_anchors, read_names, read_phrases, rows_of, with_shared

_HERE = Path(__file__).parent
_MAIN_FILE = "theatre.toml"
_SHARED = "speakers.toml"  # beside the theatres' folders: who speaks on every war


def list_theatres() -> tuple[str, ...]:
    """Names of the theatres that come with the package, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _HERE.glob(f"*/{_MAIN_FILE}")))


@cache
def load_theatre(name_or_folder: str) -> Theatre:
    """Read a theatre by its name, or from a user's folder that holds the same files.

    Raises UnknownTheatre when there is none of that name and no such folder, InvalidTheatre (file and field) when its
    files break the schema. Read once a process.
    """
    folder = _HERE / name_or_folder
    if name_or_folder not in list_theatres():
        folder = Path(name_or_folder)
        try:
            there = (folder / _MAIN_FILE).is_file()
        except OSError as error:
            raise UnknownTheatre(f"{name_or_folder!r} cannot be read ({(error.strerror or '').lower()})") from None
        if not there:
            raise UnknownTheatre(
                f"{name_or_folder!r} is no theatre: known are {', '.join(list_theatres())}; "
                f"or give a folder that holds {_MAIN_FILE}"
            )
    return _read(folder)


def _read(folder: Path) -> Theatre:
    main = Fields.of_file(folder / _MAIN_FILE).only("id", "title", "start", "end", "called", "anchors", "headline")
    sources = _read_sources(folder / "sources.toml")
    conventions = _read_conventions(folder / "conventions.toml")
    measures, series = _read_measures(folder / "measures")
    check_references(measures, series, sources, conventions, folder)
    names = {kind: _read_names(folder / f"{kind}.toml") for kind in KINDS}
    actors = {actor.id for actor in names["actors"]}
    check_names(names, folder)
    check_subjects(measures, actors, folder)
    headline = main.get("headline", str, "") or None
    if headline is not None and headline not in measures:
        raise InvalidTheatre(f"{main.place}: 'headline' names no measure of the theatre: {headline!r}")
    start, end = main.need("start", date), main.optional_day("end")
    if end is not None and end < start:
        raise InvalidTheatre(f"{main.place}: 'end' ({end}) is before 'start' ({start})")
    return Theatre(
        id=main.need("id", str),
        title=main.need("title", str),
        start=start,
        end=end,
        called=read_phrases(main.get("called", str, "")),
        measures=measures,
        series=series,
        sources=sources,
        conventions=conventions,
        actors=names["actors"],
        speakers=with_shared(names["speakers"], _read_names(_HERE / _SHARED), actors),
        places=names["places"],
        anchors=read_anchors(main.get("anchors", str, ""), f"{main.place}: anchors"),
        folder=str(folder),
        headline=headline,
    )


def _read_names(path: Path) -> tuple[Name, ...]:
    return read_names(Fields.of_file(path).only("names").need("names", str), str(path))


def _read_sources(path: Path) -> dict[str, Source]:
    block = Fields.of_file(path).only("sources").need("sources", str)
    sources = {}
    for id_, name, url, licence, credit, speakers, relays in rows_of(block, 7, str(path)):
        if not (id_ and name and url and licence):
            raise InvalidTheatre(f"{path}: {id_!r} needs `id | name | url | licence | credit | speakers | relays`")
        sources[id_] = Source(
            id=id_,
            name=name,
            url=url,
            licence=licence,
            credit=credit or name,
            speakers=tuple(speakers.split()),
            relays=relays or None,
        )
    return sources


def _read_conventions(path: Path) -> dict[str, Convention]:
    block = Fields.of_file(path).only("conventions").need("conventions", str)
    conventions = {}
    for id_, label, first, last in rows_of(block, 4, str(path)):
        try:
            convention = Convention(id=id_, label=label, open=int(first), close=int(last))
        except ValueError:
            raise InvalidTheatre(
                f"{path}: {id_!r} needs `id | label | open | close` with whole days, not {first!r} and {last!r}"
            ) from None
        if convention.close != convention.open + 1:
            raise InvalidTheatre(
                f"{path}: {id_!r} runs from {first} to {last}: a period would be a day too long or too short; "
                "'close' is 'open' + 1"
            )
        conventions[id_] = convention
    return conventions


def _read_measures(folder: Path) -> tuple[dict[str, Measure], dict[str, tuple[SeriesSpec, ...]]]:
    """Measures and their series in the order that the files ask for: the more special first where words are shared."""
    found = sorted((read_measure(path) for path in folder.glob("*.toml")), key=lambda row: (row[0], row[1].id))
    if not found:
        with suppress(FileNotFoundError, NotADirectoryError):
            try:
                any(folder.iterdir())  # `glob` passes over what it may not look at
            except PermissionError:
                raise InvalidTheatre(f"{folder}: cannot be read (permission denied)") from None
        raise InvalidTheatre(f"{folder}: no measure file; a theatre needs at least one, such as personnel_losses.toml")
    return {m.id: m for _, m, _ in found}, {m.id: specs for _, m, specs in found}
