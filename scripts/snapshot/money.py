"""Money: the Bank of Russia's rates, Brent, the National Wealth Fund."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_MILLION = 1_000_000


def build(shared: Path) -> Iterator[SeriesFile]:
    """The series of money. `shared` is the folder of the published tables."""
    cbr = shared / "cbr"
    yield SeriesFile(
        theatre="ukraine",
        id="rub_usd_official",
        unit="RUB/USD",
        source="Bank of Russia, official rate of the US dollar",
        rows=_rows_of(_official_rate(cbr)),
    )
    yield SeriesFile(
        theatre="ukraine",
        id="key_rate_cbr",
        unit="percent",
        source="Bank of Russia, key rate",
        rows=_rows_of(_daily(cbr / "key_rate_mirror.csv", "date", "rate")),
    )
    yield SeriesFile(
        theatre="ukraine",
        id="brent_eia",
        unit="USD/barrel",
        source="US Energy Information Administration, Europe Brent Spot Price FOB",
        rows=_rows_of(_daily(shared / "oil" / "brent-daily.csv", "Date", "Price")),
    )
    composition = _composition(shared / "nwf" / "rnwf_structure.csv")
    for unit, column in (("USD", "amount_blnUSD"), ("RUB", "amount_blnRUB")):
        # The composition begins in October 2022; before that there is the total alone, in billions.
        earlier = _daily(shared / "nwf" / "rnwf.csv", "Date", column)
        total = composition[f"Volume of the National Wealth Fund, {unit} mln"]
        total.update({day: round(billions * 1000, 1) for day, billions in earlier.items() if day < min(total)})
    for id_, line, unit in (
        ("nwf_total_minfin", "Volume of the National Wealth Fund, USD mln", "USD"),
        ("nwf_total_rub_minfin", "Volume of the National Wealth Fund, RUB mln", "RUB"),
        ("nwf_liquid_minfin", "Volume of liquid assets of the Fund, USD mln", "USD"),
        ("nwf_liquid_rub_minfin", "Volume of liquid assets of the Fund, RUB mln", "RUB"),
    ):
        yield SeriesFile(
            theatre="ukraine",
            id=id_,
            unit=unit,
            source="Ministry of Finance of the Russian Federation, National Wealth Fund",
            rows=_rows_of(composition[line]),
            times=_MILLION,
        )


def _rows_of(values: Mapping[date, float]) -> tuple[Row, ...]:
    return tuple(Row(day=day, value=value) for day, value in values.items())


def _daily(path: Path, day: str, value: str) -> dict[date, float]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {date.fromisoformat(row[day]): float(row[value]) for row in csv.DictReader(file) if row[value]}


def _official_rate(folder: Path) -> dict[date, float]:
    """The rate of every day: the mirror's, then the bank's own reply; a rate stands until the next one is set."""
    values = _daily(folder / "usd_rub_cbr_mirror.csv", "date", "usd_rub")
    day, rate = max(values.items())
    for reply in sorted(folder.glob("XML_dynamic_*_????-??-??_????-??-??.xml")):
        # The bank answers in windows-1251; the stored reply is plain text in whatever its declaration says.
        root = ElementTree.fromstring(reply.read_bytes())
        records = {
            datetime.strptime(record.attrib["Date"], "%d.%m.%Y").date(): _decimal(record, "Value")  # noqa: DTZ007
            / _decimal(record, "Nominal")
            for record in root.iter("Record")
        }
        until = datetime.strptime(root.attrib["DateRange2"], "%d.%m.%Y").date()  # noqa: DTZ007
        while day < until:
            day += timedelta(days=1)
            rate = records.get(day, rate)
            values[day] = rate
    return values


def _decimal(record: ElementTree.Element, name: str) -> float:
    return float((record.findtext(name) or "").replace(",", "."))


def _composition(path: Path) -> dict[str, dict[date, float]]:
    """The fund's table as line -> day -> value; days are its columns, empty cells are left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    days = [datetime.strptime(cell, "%d.%m.%Y").date() for cell in rows[0][1:] if cell]  # noqa: DTZ007
    return {
        row[0]: {day: float(cell) for day, cell in zip(days, row[1:], strict=False) if cell.strip()} for row in rows[1:]
    }
