"""What is held: each series with its coverage, its age and its licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tallystick.model.series import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One series. `age_days`: from its last day to today; `revised`: values that were restated and are kept."""

    theatre: str
    measure: str
    series: str
    source: str
    licence: str
    form: str
    unit: str
    weight: str
    first: date
    last: date
    rows: int
    revised: int
    age_days: int
    read: date | None  # when its source was last read into the store


def list_series(theatre: str, record: Record, readings: Mapping[str, date], today: date) -> Iterator[Listed]:
    """Every series of a theatre that something is held of, in the order of its measures."""
    for measure in record.measures:
        for series in record.of(measure):
            yield Listed(
                theatre=theatre,
                measure=measure,
                series=series.id,
                source=series.source.name,
                licence=series.source.licence,
                form=series.form.value,
                unit=series.unit,
                weight=series.weight,
                first=date.fromordinal(series.days[0]),
                last=date.fromordinal(series.days[-1]),
                rows=len(series.days),
                revised=len(series.earlier),
                age_days=today.toordinal() - series.days[-1],
                read=readings.get(series.source.id),
            )


def without_series(record: Record) -> list[str]:
    """Measures that are named in the theatre and that nothing is held for."""
    return [measure for measure in record.measures if not record.of(measure)]
