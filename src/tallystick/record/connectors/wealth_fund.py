"""Russia's National Wealth Fund by the Ministry of Finance: total and liquid part, dollars and roubles, by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Page, Transport

SOURCE = "minfin"
THEATRE = "ukraine"
_FOLDER = "https://raw.githubusercontent.com/winterForestStump/RNWF/main/data"
TOTALS = f"{_FOLDER}/rnwf.csv"
COMPOSITION = f"{_FOLDER}/rnwf_structure.csv"
ADDRESSES = (TOTALS, COMPOSITION)

_SERIES = {  # series: (line of the composition, column of the totals)
    "nwf_total_minfin": ("Volume of the National Wealth Fund, USD mln", "amount_blnUSD"),
    "nwf_total_rub_minfin": ("Volume of the National Wealth Fund, RUB mln", "amount_blnRUB"),
    "nwf_liquid_minfin": ("Volume of liquid assets of the Fund, USD mln", ""),
    "nwf_liquid_rub_minfin": ("Volume of liquid assets of the Fund, RUB mln", ""),
}
_MILLION = 1_000_000


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Each of the four by month, in dollars and roubles. The composition begins in October 2022, the totals in 2008.

    Both tables must tell the same where they overlap, to 2 %: one of them is then of another fund, or in another unit.
    """
    totals, composition = transport.get(TOTALS), transport.get(COMPOSITION)
    rows = csv_rows(totals, "Date", "amount_blnUSD", "amount_blnRUB")
    lines = _lines(composition)
    observations: list[Observation] = []
    for series, (line, column) in _SERIES.items():
        values = dict(lines[line])
        for row in rows if column else ():
            on = day(totals, row["Date"])
            millions = round(number(totals, row[column], row["Date"]) * 1000, 1)
            if on in values and not 0.98 <= values[on] / millions <= 1.02:
                raise broken(
                    totals, f"gives {millions:,.12g} mln for {row['Date']}, the composition {values[on]:,.12g}"
                )
            if on < min(lines[line]):
                values[on] = millions
        days = sorted(values)
        verify_steady(composition, line, days, [values[on] for on in days], times=2.5)
        observations += [
            Observation(series, on, values[on] * _MILLION, address=COMPOSITION if on in lines[line] else TOTALS)
            for on in days
        ]
    verify(composition, observations)
    transport.accept(totals, rows=len(rows))
    transport.accept(composition, rows=len(next(iter(lines.values()))))
    yield from from_day(observations, since)


def _lines(page: Page) -> dict[str, dict[int, float]]:
    """The composition as line -> day -> value. Days are its columns, DD.MM.YYYY; empty cells are left out."""
    rows = csv_rows(page, "Data", delimiter=";")
    days = {head: day(page, head, form="%d.%m.%Y") for head in rows[0] if head and head != "Data"}
    found = {
        row["Data"].strip(): {on: number(page, row[head], head) for head, on in days.items() if row[head].strip()}
        for row in rows
    }
    for line, _ in _SERIES.values():
        if not found.get(line):
            raise broken(page, f"lacks the line {line!r}")
    return found
