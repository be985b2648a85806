"""The series of a theatre by measure, read from their files and the store only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tallystick.errors import BrokenRecord
from tallystick.model.series import Basis, Measure, Series, SeriesForm
from tallystick.model.theatre import SeriesSpec, Theatre
from tallystick.record.store import Store
from tallystick.record.store.overlay import overlay
from tallystick.record.table import EMPTY, read_table


class Holdings(Mapping[str, tuple[Series, ...]]):
    """Measure id -> its series, in the order of the measure file. Reading is lazy and happens once.

    Every measure of the theatre is a key; one that nothing is held for has no series.
    """

    def __init__(self, theatre: Theatre, folder: Path, store: Store | None = None) -> None:
        self._theatre, self._folder, self._store = theatre, folder, store
        self._stored = store.ids() if store is not None else frozenset()
        self._read: dict[str, tuple[Series, ...]] = {}

    def __getitem__(self, measure: str) -> tuple[Series, ...]:
        if measure not in self._read:
            described = self._theatre.series.get(measure, ())
            if measure not in self._theatre.measures:
                raise KeyError(measure)
            found = (self._series(self._theatre.measures[measure], spec) for spec in described)
            self._read[measure] = tuple(series for series in found if series is not None)
        return self._read[measure]

    def __contains__(self, measure: object) -> bool:
        return measure in self._theatre.measures  # Mapping's own would read the files to find out

    def __iter__(self) -> Iterator[str]:
        return iter(self._theatre.measures)

    def __len__(self) -> int:
        return len(self._theatre.measures)

    def _series(self, measure: Measure, spec: SeriesSpec) -> Series | None:
        """The file's values with the store's over them; None when neither has any."""
        path = self._folder / f"{spec.id}.csv"
        stored = self._store is not None and spec.id in self._stored
        there = _is_there(path)
        if not there and not stored:
            return None
        table = read_table(path, lag_days=spec.lag_days) if there else EMPTY
        if (unit := table.header.get("unit", measure.unit)) != measure.unit:
            raise BrokenRecord(f"{path}: its unit is {unit!r}, that of {measure.id} is {measure.unit!r}: make them one")
        series = Series(
            id=spec.id,
            measure=measure.id,
            source=self._theatre.sources[spec.source],
            form=SeriesForm(spec.form),
            unit=measure.unit,
            definition=spec.definition,
            days=table.days,
            values=table.values,
            known=table.known,
            conventions=tuple(self._theatre.conventions[name] for name in spec.conventions),
            restatements=table.restatements,
            earlier=table.earlier,
            reliable_from=spec.reliable_from.toordinal() if spec.reliable_from else None,
            weight=spec.weight,
            labels=table.labels,
            notes=spec.notes,
            starts=table.starts,
            basis=Basis(spec.basis),
            lows=table.lows,
            highs=table.highs,
        )
        if self._store is not None and stored:
            series = overlay(series, self._store.rows(spec.id), self._store.rows(spec.id, restatements=True))
        return series if series.days else None


def _is_there(path: Path) -> bool:
    """Is there a file of that name? What may not be looked at is there: reading it says what is wrong."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
