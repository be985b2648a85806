"""The Bank of Russia's official rate of the US dollar: roubles to the dollar, for every day.

The bank answers in XML (windows-1251, decimal comma, DD.MM.YYYY, a rate for `Nominal` dollars) and gives no record for
Sundays, Mondays and holidays: a rate stands until the next one is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, number, xml_root
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Page, Transport

SOURCE = "cbr"
THEATRE = "ukraine"
SERIES = "rub_usd_official"
DYNAMIC = "https://www.cbr.ru/scripts/XML_dynamic.asp"
MIRROR = "https://raw.githubusercontent.com/MuratKramin/TS/main/data/usd_rub_cbr_mirror.csv"  # ends with 2024
ADDRESSES = (DYNAMIC,)
_DOLLAR = "R01235"
_FIRST = date(2016, 1, 1)  # from here on the package holds the rate
_CLOSED = 14  # days a rate may stand: the longest holidays since 2016, of March and April 2020, were shorter
_AHEAD = 5  # days: a rate is set before a weekend or a holiday


def address(first: date, last: date) -> str:
    """What the bank is asked for the rates of these days, both included."""
    return f"{DYNAMIC}?date_req1={first:%d/%m/%Y}&date_req2={last:%d/%m/%Y}&VAL_NM_RQ={_DOLLAR}"


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The rate of every day from `since` (2016 without one) up to the last that is set."""
    # A few weeks more, so that a rate stands on the first day though it was set before a holiday.
    first = max(_FIRST, since - timedelta(days=_CLOSED)) if since else _FIRST
    last = transport.today.date() + timedelta(days=_AHEAD)
    page = transport.get(address(first, last), keep=False)
    records = read_dynamic(page)
    observations = [Observation(SERIES, on, rate) for on, rate in standing(records).items()]
    verify(page, observations, ahead_days=_AHEAD)
    transport.accept(page, keep=False)
    yield from from_day(observations, since)


def read_dynamic(page: Page) -> dict[int, float]:
    """The bank's reply as day -> roubles to the dollar, days on which a rate was set. Raises BrokenSource."""
    root = xml_root(page)
    if root.tag != "ValCurs" or root.get("ID") != _DOLLAR:
        raise broken(page, f"is no table of the dollar (<{root.tag} ID={root.get('ID')!r}>)")
    found: dict[int, float] = {}
    for record in root.iter("Record"):
        text = record.get("Date", "")
        on = day(page, text, form="%d.%m.%Y")
        value = number(page, record.findtext("Value") or "", text, decimal=",")
        nominal = number(page, record.findtext("Nominal") or "", text, decimal=",")
        if on in found or nominal <= 0 or value <= 0:
            raise broken(page, f"gives {value:g} roubles for {nominal:g} dollars on {text}")
        found[on] = value / nominal
    if not found:
        raise broken(page, "holds no rates for these days")
    days = sorted(found)
    verify_steady(page, "the rate", days, [found[on] for on in days], times=1.5)
    return {on: found[on] for on in days}


def read_mirror(page: Page) -> dict[int, float]:
    """The mirror's table, which has every day filled in already, as day -> roubles to the dollar."""
    rows = csv_rows(page, "date", "usd_rub")
    found = {day(page, row["date"]): number(page, row["usd_rub"], row["date"]) for row in rows if row["usd_rub"]}
    verify_steady(page, "the rate", sorted(found), [found[on] for on in sorted(found)], times=1.5)
    return found


def standing(
    records: dict[int, float], before: dict[int, float] | None = None, until: int | None = None
) -> dict[int, float]:
    """Every day's rate: `before`, then from its last day (else the first record) to `until` (else the last record)."""
    values = dict(before or {})
    first = max(values) + 1 if values else min(records)
    rate = values.get(first - 1, 0.0)
    for on in range(first, max(until or 0, *records) + 1):
        rate = records.get(on, rate)
        values[on] = rate
    return values
