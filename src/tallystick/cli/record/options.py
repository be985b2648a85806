"""What the `record` commands share: theatres, the store, months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from tallystick.errors import InvalidDate, TallystickError
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.record import Store, load_series
from tallystick.theatres import list_theatres, load_theatre


def today() -> date:
    """The day where the user is."""
    return datetime.now().astimezone().date()


def open_theatres(theatre: str | None, store: Store | None) -> Iterator[tuple[Theatre, Record]]:
    """The theatre asked for, else all of the package, each with its record."""
    for name in list_theatres() if theatre is None else (theatre,):
        described = load_theatre(name)
        yield described, load_series(described, store)


def theatre_of(measure: str, theatre: str | None, store: Store | None) -> tuple[Theatre, Record]:
    """The theatre asked for, else the first that names the measure. Raises TallystickError when none does."""
    found = list(open_theatres(theatre, store))
    for described, record in found:
        if measure in record.measures:
            return described, record
    raise TallystickError(
        f"{measure!r} is no measure of {' or '.join(each.id for each, _ in found)}: {_near(measure, found)}"
    )


def _near(measure: str, found: Sequence[tuple[Theatre, Record]]) -> str:
    """What may be meant: the measure of a series of that name, measures with a word of it, else some that are held."""
    for _, record in found:
        for id_, series in record.series.items():
            if measure in (each.id for each in series):
                return f"it is a series of {id_}"
    words = set(re.split(r"\W|_", measure.lower()))
    near = [id_ for _, record in found for id_ in record.measures if words & set(id_.split("_"))]
    if near:
        return f"do you mean {', '.join(near[:8])}?"
    held = [id_ for _, record in found for id_ in record.measures if record.of(id_)]
    return f"choose one of {', '.join(held[:6])} ... (tallystick record list has all)"


def read_month(value: str | None) -> date | None:
    """The first day of a month given as 2024-12. Raises InvalidDate."""
    if value is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d", value):
            raise ValueError
        if value in ("0001-01", "9999-12"):  # the calendar has no month before, or after
            raise ValueError
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise InvalidDate(f"--month {value!r} is no month: write it as 2024-12") from None
