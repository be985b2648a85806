"""The store: every value that differs from the package's, with the day it became known and where it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from math import isfinite
from typing import Any, NamedTuple, Protocol

from tallystick.errors import BrokenSource, BrokenStore
from tallystick.model.observation import Appended, Observation, Revision, SourceDocument, Vintage
from tallystick.model.series import Series
from tallystick.record.store.deciding import Holding
from tallystick.record.store.doubting import refuse_implausible
from tallystick.record.store.schema import RESTATEMENT, VALUE
from tallystick.record.store.soundness import document_of, is_day, is_number, is_sound
from tallystick.record.store.vintages import Row, base_restatements, base_rows, read_on, vintages

_COLUMNS = ("day", "known", "value", "turn", "stated", "start", "label", "low", "high", "document")
_WANTED = ", ".join(_COLUMNS)
_IN_EFFECT = """
    SELECT day, value FROM (
        SELECT day, value, row_number() OVER (PARTITION BY day ORDER BY known DESC, turn DESC) AS newness
        FROM record_observations o JOIN record_series s ON s.number = o.series
        WHERE s.id = ? AND kind = 0 AND day BETWEEN ? AND ? AND known <= ?) AS held
    WHERE newness = 1 ORDER BY day"""


class Database(Protocol):
    """A file or a server, as the store uses it. Questions have `?` for each parameter; errors are BrokenStore."""

    shown: str

    def read(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]: ...
    def write(self, question: str, parameters: Sequence[object] = ()) -> None: ...
    def write_many(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None: ...
    def close(self) -> None: ...
    @contextmanager
    def writing(self) -> Iterator[None]: ...


class Stored(NamedTuple):
    """What the store holds of one series: who publishes it, its first and last day (ordinals) and how many rows."""

    source: str
    first: int
    last: int
    rows: int


class Store:
    """Observations of many series. Days are ordinals (`date.toordinal`); `as_known` None is what is known now.

    It answers for what was appended to it. Where the package holds a series, `overlay` joins the two.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.shown = database.shown

    def append(
        self,
        source: str,
        documents: Sequence[SourceDocument],
        observations: Iterable[Observation],
        *,
        held: Mapping[str, Series] | None = None,
        lags: Mapping[str, int] | None = None,
        today: date,
        accept_revisions: bool = False,
    ) -> Appended:
        """Add what was read of a source, in one transaction: all of it or nothing.

        `held` is the package's record by series: what says the same is not stored. `lags` gives, by series, how many
        days after its day a value becomes known where its source does not tell. The same value again adds nothing,
        also when it is read later; another one is a further vintage, known on `today`. A day that nothing was held of
        counts as new, however many of its vintages come at once.
        Raises BrokenSource for a value that is no number and, unless `accept_revisions`, for a reading that would
        change what is held as no source does (`doubting`); BrokenStore when it cannot be written.
        """
        read = _by_series(source, observations)
        new = same = 0
        revised: list[Revision] = []
        with self._database.writing():
            numbers = self._series_numbers(source, sorted({id_ for id_, _ in read}))
            pages = self._document_numbers(documents)
            first = pages.get(documents[0].address) if documents else None
            rows: list[tuple[object, ...]] = []
            for (id_, kind), seen in read.items():
                package = (held or {}).get(id_)
                lag = (lags or {}).get(id_, 0)
                base = base_restatements(package, lag) if kind == RESTATEMENT else base_rows(package)
                stored = self._stored(numbers[id_], kind, min(o.day for o in seen), max(o.day for o in seen))
                holding = Holding(
                    base=base,
                    stored=stored,
                    read_on=read_on(package),
                    lag_days=lag,
                    today=today.toordinal(),
                )
                before = {day for day in {o.day for o in seen} if day in base or day in stored}
                changed: list[Revision] = []
                for observation in seen:
                    decision = holding.decide(observation)
                    if not decision.rows:
                        same += 1
                        continue
                    if decision.revision is not None and observation.day in before:
                        changed.append(decision.revision)
                    else:
                        new += 1
                    page = pages.get(observation.address, first) if observation.address else first
                    *copies, last = decision.rows
                    added = [*copies, last._replace(document=page)]
                    stored[observation.day] += added
                    rows += [(numbers[id_], kind, *row) for row in added]
                if kind == VALUE and not accept_revisions:
                    refuse_implausible(id_, before, changed)
                revised += changed
            self._database.write_many("record_observations", ("series", "kind", *_COLUMNS), rows)
            self._note_reading(source, today, same + new + len(revised))
        return Appended(new=new, same=same, revised=tuple(revised))

    def series(self) -> dict[str, Stored]:
        """Every series that the store holds values of, by id."""
        rows = self._database.read(
            "SELECT s.id, s.source, min(o.day), max(o.day), count(*) FROM record_series s "
            "JOIN record_observations o ON o.series = s.number WHERE o.kind = 0 GROUP BY s.id, s.source ORDER BY s.id"
        )
        for id_, source, first, last, _ in rows:
            self._see(isinstance(id_, str) and isinstance(source, str) and is_day(first) and is_day(last), str(id_))
        return {id_: Stored(source, first, last, count) for id_, source, first, last, count in rows}

    def ids(self) -> frozenset[str]:
        """The ids alone: cheap however much is held."""
        return frozenset(row[0] for row in self._database.read("SELECT id FROM record_series"))

    def readings(self) -> dict[str, date]:
        """By source, the day on which it was last read to the end."""
        rows = self._database.read("SELECT source, day FROM record_readings ORDER BY source")
        for source, day in rows:
            self._see(isinstance(source, str) and is_day(day), f"the readings of {source}")
        return {source: date.fromordinal(day) for source, day in rows}

    def rows(self, series: str, *, restatements: bool = False) -> list[Row]:
        """All rows of a series by day, then by the day known; its restatements when they are asked for."""
        found = self._database.read(
            f"SELECT {_WANTED} FROM record_observations o JOIN record_series s ON s.number = o.series "
            "WHERE s.id = ? AND kind = ? ORDER BY day, known, turn",
            (series, RESTATEMENT if restatements else VALUE),
        )
        rows = [Row(*row) for row in found]
        self._see(all(map(is_sound, rows)), series)
        return rows

    def vintages(self, series: str, day: int) -> list[Vintage]:
        """The values that a day has had, the first published first, each later one revising the one before."""
        rows = self._database.read(
            f"SELECT {', '.join(f'o.{column}' for column in _COLUMNS)}, d.address, d.fetched, d.sha256, d.size "
            "FROM record_observations o JOIN record_series s ON s.number = o.series "
            "LEFT JOIN record_documents d ON d.number = o.document "
            "WHERE s.id = ? AND kind = 0 AND day = ? ORDER BY known, turn",
            (series, day),
        )
        kept = [Row(*row[: len(_COLUMNS)]) for row in rows]
        self._see(all(map(is_sound, kept)), series)
        try:
            pages = {(row[1], row[3]): document_of(row[len(_COLUMNS) :]) for row in rows}
        except ValueError:
            raise self._damaged(f"a page of {series}") from None
        told = vintages(kept)
        return [Vintage(row.day, row.value, row.known, pages[row.known, row.turn]) for row in told]

    def value(self, series: str, day: int, as_known: date | None = None) -> float | None:
        """The value of exactly that day, None where none is held or none was known yet."""
        found = self.between(series, day, day, as_known)
        return found[0][1] if found else None

    def between(self, series: str, first: int, last: int, as_known: date | None = None) -> list[tuple[int, float]]:
        """(day, value) of the days first..last, one each."""
        limit = (as_known or date.max).toordinal()
        rows = self._database.read(_IN_EFFECT, (series, first, last, limit))
        self._see(all(is_day(day) and is_number(value) for day, value in rows), series)
        return [(day, value) for day, value in rows]

    def mean(self, series: str, first: int, last: int, as_known: date | None = None) -> float | None:
        """The mean of the values of the days first..last that are held; None where none is."""
        values = [value for _, value in self.between(series, first, last, as_known)]
        return sum(values) / len(values) if values else None

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    def _see(self, sound: bool, what: str) -> None:
        """Raises BrokenStore when what was read could not have been written by us."""
        if not sound:
            raise self._damaged(f"a row of {what}")

    def _damaged(self, where: str) -> BrokenStore:
        return BrokenStore(f"{self.shown} is damaged ({where}): move it away and update the record again")

    def _stored(self, number: int, kind: int, first: int, last: int) -> defaultdict[int, list[Row]]:
        found: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self._database.read(
            f"SELECT {_WANTED} FROM record_observations WHERE series = ? AND kind = ? AND day BETWEEN ? AND ? "
            "ORDER BY day, known, turn",
            (number, kind, first, last),
        ):
            self._see(is_sound(kept := Row(*row)), f"series {number}")
            found[kept.day].append(kept)
        return found

    def _series_numbers(self, source: str, ids: Sequence[str]) -> dict[str, int]:
        numbers = {id_: number for number, id_ in self._database.read("SELECT number, id FROM record_series")}
        next_free = max(numbers.values(), default=0) + 1
        added = [(next_free + index, id_, source) for index, id_ in enumerate(i for i in ids if i not in numbers)]
        self._database.write_many("record_series", ("number", "id", "source"), added)
        return numbers | {id_: number for number, id_, _ in added}

    def _document_numbers(self, documents: Sequence[SourceDocument]) -> dict[str, int]:
        """By address. A page that came before, byte for byte, is not added again."""
        numbers: dict[str, int] = {}
        for page in documents:
            known = self._database.read(
                "SELECT number FROM record_documents WHERE address = ? AND sha256 = ?", (page.address, page.sha256)
            )
            if not known:
                known = self._database.read("SELECT coalesce(max(number), 0) + 1 FROM record_documents")
                row = (known[0][0], page.address, page.fetched.isoformat(), page.sha256, page.size)
                self._database.write_many("record_documents", ("number", "address", "fetched", "sha256", "size"), [row])
            numbers[page.address] = known[0][0]
        return numbers

    def _note_reading(self, source: str, today: date, rows: int) -> None:
        self._database.write("DELETE FROM record_readings WHERE source = ?", (source,))
        self._database.write_many("record_readings", ("source", "day", "rows"), [(source, today.toordinal(), rows)])


def _by_series(source: str, observations: Iterable[Observation]) -> dict[tuple[str, int], list[Observation]]:
    """Observations by series and kind, by the day known, so that their order does not matter.

    Of several for one day and day known the last counts, as in a table.
    """
    found: dict[tuple[str, int], dict[tuple[int, int | None], Observation]] = defaultdict(dict)
    for seen in observations:
        numbers = [seen.value, *(bound for bound in (seen.low, seen.high) if bound is not None)]
        days = [day for day in (seen.day, seen.known, seen.start) if day is not None]
        if not all(map(isfinite, numbers)) or not all(1 <= day <= date.max.toordinal() for day in days):
            raise BrokenSource(f"{source}: {seen.series} has no number or no day in {seen!r}: nothing of it was kept")
        kind = RESTATEMENT if seen.restatement else VALUE
        rows = found[seen.series, kind]
        rows.pop((seen.day, seen.known), None)
        rows[seen.day, seen.known] = seen
    return {key: sorted(rows.values(), key=lambda seen: seen.known or 0) for key, rows in found.items()}
