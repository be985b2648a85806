"""The Bank of Russia's key rate, percent a year, for every day.

It is asked of the bank's web service (SOAP, KeyRateXML: one `KR` with `DT` and `Rate` a working day); should that not
answer, of the page that shows the same table (HTML, DD.MM.YYYY, decimal comma).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tallystick.errors import BrokenSource, UnexpectedReply
from tallystick.model.observation import Observation
from tallystick.record.connectors.cbr_rate import standing
from tallystick.record.pages import broken, csv_rows, day, number, text_of, xml_root
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Page, Transport

SOURCE = "cbr"
THEATRE = "ukraine"
SERIES = "key_rate_cbr"
SERVICE = "https://www.cbr.ru/DailyInfoWebServ/DailyInfo.asmx"
TABLE = "https://www.cbr.ru/hd_base/KeyRate/"
MIRROR = "https://raw.githubusercontent.com/MuratKramin/TS/main/data/key_rate_mirror.csv"  # ends in April 2025
ADDRESSES = (SERVICE, TABLE)
UNSEEN = "read as other programs read it: no reply of the bank's service or page was at hand when this was written"
_FIRST = date(2016, 1, 1)
_WEEK = timedelta(days=14)
_QUESTION = """<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<KeyRateXML xmlns="http://web.cbr.ru/"><fromDate>{first}</fromDate><ToDate>{last}</ToDate></KeyRateXML>
</soap:Body></soap:Envelope>"""
_HEADERS = {"content-type": "text/xml; charset=utf-8", "soapaction": '"http://web.cbr.ru/KeyRateXML"'}
_CELLS = re.compile(r"<td[^>]*>\s*(\d\d\.\d\d\.\d{4})\s*</td>\s*<td[^>]*>\s*(\d+(?:[.,]\d+)?)\s*</td>", re.I)
_KNOWN = (1.0, 50.0)  # percent: the rate has been between 4.25 and 21 since it exists


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The rate of every day from `since` (2016 without one) up to the last that the bank gives."""
    first = max(_FIRST, since - _WEEK) if since else _FIRST
    last = transport.today.date()
    try:
        question = _QUESTION.format(first=first, last=last).encode()
        page = transport.get(SERVICE, headers=_HEADERS, body=question, keep=False)
        rates = read_service(page)
    except BrokenSource as error:
        query = f"?UniDbQuery.Posted=True&UniDbQuery.From={first:%d.%m.%Y}&UniDbQuery.To={last:%d.%m.%Y}"
        try:
            page = transport.get(TABLE + query, keep=False)
            rates = read_table(page)
        except BrokenSource as second:
            kind = UnexpectedReply if UnexpectedReply in (type(error), type(second)) else BrokenSource
            raise kind(f"{error} | {second}") from None
        transport.note(f"{error}; the table of {TABLE} was read instead")
    observations = [Observation(SERIES, on, rate) for on, rate in standing(rates).items()]
    verify(page, observations, ahead_days=5)
    transport.accept(page, keep=False)
    yield from from_day(observations, since)


def read_service(page: Page) -> dict[int, float]:
    """The reply of the web service as day -> percent. Raises BrokenSource."""
    found: dict[int, float] = {}
    for record in xml_root(page).iter():
        if record.tag.rpartition("}")[2] == "KR":
            cells = {cell.tag.rpartition("}")[2]: cell.text or "" for cell in record}
            found[day(page, cells.get("DT", ""))] = number(page, cells.get("Rate", ""), cells.get("DT", ""))
    return _checked(page, found)


def read_table(page: Page) -> dict[int, float]:
    """The page that shows the table as day -> percent. Raises BrokenSource."""
    cells = _CELLS.findall(text_of(page, html=True))
    return _checked(page, {day(page, on, form="%d.%m.%Y"): number(page, rate, on, decimal=",") for on, rate in cells})


def read_mirror(page: Page) -> dict[int, float]:
    """The mirror's table, which has every day, as day -> percent."""
    rows = csv_rows(page, "date", "rate")
    return _checked(page, {day(page, row["date"]): number(page, row["rate"], row["date"]) for row in rows})


def _checked(page: Page, rates: dict[int, float]) -> dict[int, float]:
    if not rates:
        raise broken(page, "holds no key rate for these days")
    low, high = _KNOWN
    odd = next((on for on, rate in rates.items() if not low <= rate <= high), None)
    if odd is not None:
        raise broken(page, f"gives a key rate of {rates[odd]:g} for {date.fromordinal(odd)}")
    days = sorted(rates)
    verify_steady(page, "the key rate", days, [rates[on] for on in days], times=2.5)
    return {on: rates[on] for on in days}
