"""What a theatre's files say of each other: every name that one of them uses stands in the table of the other."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from tallystick.errors import InvalidTheatre
from tallystick.model.series import Convention, Measure, Source
from tallystick.model.theatre import Name, SeriesSpec
from tallystick.theatres.tables import bare

KINDS = {
    "actors": ("state", "force", "person"),
    "speakers": ("institution", "media", "person", "collective"),
    "places": ("country", "region", "town", "sea"),
}


def check_names(names: Mapping[str, tuple[Name, ...]], folder: Path) -> None:
    """Is each side an actor, each kind known, and does each printed form mean one thing of its file?

    `names` are the theatre's own, by file. Raises InvalidTheatre for the first that is not so.
    """
    actors = {actor.id for actor in names["actors"]}
    for file, found in names.items():
        place, owners = folder / f"{file}.toml", dict[str, str]()
        for name in found:
            if name.side is not None and name.side not in actors:
                raise InvalidTheatre(f"{place}: the side of {name.id!r} is {name.side!r}, no id of actors.toml")
            if name.kind is not None and name.kind not in KINDS[file]:
                raise InvalidTheatre(f"{place}: {name.id!r} is a {name.kind!r}; known are {', '.join(KINDS[file])}")
            for form in (name.name, *name.aliases):
                if (owner := owners.setdefault(bare(form), name.id)) != name.id:
                    raise InvalidTheatre(f"{place}: {form!r} stands for {owner!r} and for {name.id!r}; keep one")


def check_subjects(measures: Mapping[str, Measure], actors: Set[str], folder: Path) -> None:
    """Is the side that a measure is about an actor? Raises InvalidTheatre for the first that is none."""
    for id_, measure in measures.items():
        if measure.subject is not None and measure.subject not in actors:
            raise InvalidTheatre(
                f"{folder / 'measures' / f'{id_}.toml'}: 'subject' is {measure.subject!r}, no id of actors.toml"
            )


def check_references(
    measures: Mapping[str, Measure],
    series: Mapping[str, tuple[SeriesSpec, ...]],
    sources: Mapping[str, Source],
    conventions: Mapping[str, Convention],
    folder: Path,
) -> None:
    """Does every name that a measure file uses stand in its table? Raises InvalidTheatre for the first that is not."""
    described: dict[str, str] = {}
    for id_, measure in measures.items():
        place = folder / "measures" / f"{id_}.toml"
        joined = [("joined_with", other) for other in measure.joined_with]
        for field, other in (("derived", measure.derived), ("within", measure.within), *joined):
            if other is not None and other not in measures:
                raise InvalidTheatre(f"{place}: {field!r} names {other!r}, which is no measure of this theatre")
        for spec in series[id_]:
            if (first := described.setdefault(spec.id, id_)) != id_:
                raise InvalidTheatre(f"{place}: series {spec.id!r} is described in {first}.toml too; keep one")
            if spec.source not in sources:
                raise InvalidTheatre(f"{place}: series {spec.id!r} names the source {spec.source!r}; see sources.toml")
            for convention in spec.conventions:
                if convention not in conventions:
                    raise InvalidTheatre(
                        f"{place}: series {spec.id!r} names the convention {convention!r}; see conventions.toml"
                    )
