"""What the package carries: which series of the connectors, where they go, and the line that says whose they are.

Left out are the series whose terms do not let them be passed on, the single transcriptions of the General Staff (the
voted series lists what each says where they differ), and what no measure asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from snapshot import points, rates
from snapshot.published import MINISTRY, SOURCES, transport_over
from snapshot.series_file import SeriesFile, number
from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.model.theatre import SeriesSpec
from tallystick.record.connectors import general_staff
from tallystick.theatres import list_theatres, load_theatre

_MILLION = 1_000_000


def build(record: Path) -> Iterator[SeriesFile]:
    """Every series that the package carries and a theatre describes, from the folder of the published tables."""
    described = {spec.id: (name, unit) for name in list_theatres() for spec, unit in _specs(name)}
    for source, observations in _read(record):
        series: dict[str, list[Observation]] = {}
        for observation in observations:
            series.setdefault(observation.series, []).append(observation)
        for id_, own in series.items():
            if id_ in described:
                theatre, unit = described[id_]
                yield SeriesFile(
                    theatre=theatre,
                    id=id_,
                    unit=unit,
                    source=source,
                    observations=tuple(own),
                    times=_MILLION if source == MINISTRY else 1,
                    lists=tuple(_copies(id_, series)),
                )


def _specs(theatre: str) -> Iterator[tuple[SeriesSpec, str]]:
    loaded = load_theatre(theatre)
    for measure, specs in loaded.series.items():
        yield from ((spec, loaded.measures[measure].unit) for spec in specs)


def _read(record: Path) -> Iterator[tuple[str, Iterable[Observation]]]:
    transport = transport_over(record)
    for connector, source, _ in SOURCES:
        if source:
            yield source, connector.fetch(transport, None)
    if transport.notes:  # a table was replaced by something else: no snapshot is made of that
        raise BrokenSource(" | ".join(transport.notes))
    yield from rates.by_source(transport, record)
    yield from points.by_source()


def _copies(id_: str, series: dict[str, list[Observation]]) -> Iterator[str]:
    """What each transcription says on the days on which they differ: `# copies: 2024-10-07 ivaniuk 661630 ...; ...`."""
    said: dict[int, list[tuple[str, float]]] = {}
    for mirror in general_staff.MIRRORS:
        for o in series.get(f"{id_}.{mirror}", ()):
            said.setdefault(o.day, []).append((mirror, o.value))
    differing = (on for on in sorted(said) if len({value for _, value in said[on]}) > 1)
    days = [
        " ".join((str(date.fromordinal(on)), *(f"{mirror} {number(value)}" for mirror, value in said[on])))
        for on in differing
    ]
    if days:
        yield f"# copies: {'; '.join(days)}"
