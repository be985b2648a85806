"""The sources as the tests serve them: every address of every connector with the real file that stands for it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from tallystick import plugins
from tallystick.record.connectors import cbr_key_rate, cbr_rate, ucdp
from tests.record.source_server import Reply, SourceServer

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from snapshot.published import FILES, oryx_days

NOW = datetime(2026, 8, 23, 9, tzinfo=UTC)
CONNECTORS = plugins.modules("tallystick.record.connectors")
FROM_FILES = ("air_attacks", "deepstate")  # a user's own download
FETCHED = tuple(name for name in CONNECTORS if name not in FROM_FILES)


def served(shared: Path) -> dict[str, bytes]:
    """Address (without its question) -> what is served there."""
    record = shared / "record"
    pages = {address: (record / name).read_bytes() for address, name in FILES.items()}
    pages |= oryx_days((record / "oryx/bytype_extract_leedrake5.csv").read_bytes())
    pages[cbr_rate.DYNAMIC] = (record / "cbr/XML_dynamic_R01235_2022-2024.reconstructed.xml").read_bytes()
    pages[cbr_key_rate.SERVICE] = key_rate_reply({"2024-09-13": 18, "2024-09-16": 19, "2024-10-28": 21})
    pages[ucdp.EVENTS] = events_reply([(1, "2022-03-14", 10, 8, 15), (2, "2022-03-31", 5, 5, 5)])
    return pages


def key_rate_reply(rates: dict[str, float]) -> bytes:
    """The reply of the bank's web service, as other programs read it."""
    rows = "".join(f"<KR><DT>{day}T00:00:00+03:00</DT><Rate>{rate:.2f}</Rate></KR>" for day, rate in rates.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">'
        '<soap:Body><KeyRateXMLResponse xmlns="http://web.cbr.ru/"><KeyRateXMLResult><KeyRate xmlns="">'
        f"{rows}</KeyRate></KeyRateXMLResult></KeyRateXMLResponse></soap:Body></soap:Envelope>"
    ).encode()


def events_reply(events: list[tuple[int, str, int, int, int]], pages: int = 1, total: int | None = None) -> bytes:
    """A page of UCDP's events."""
    rows = [
        {"id": id_, "date_start": f"{end} 00:00:00", "date_end": f"{end} 00:00:00", "best": best, "low": low,
         "high": high, "country_id": 369, "country": "Ukraine"}
        for id_, end, best, low, high in events
    ]  # fmt: skip
    facts = {"TotalCount": len(events) if total is None else total, "TotalPages": pages, "Result": rows}
    return json.dumps(facts).encode()


def serve(server: SourceServer, pages: dict[str, bytes]) -> None:
    server.replies.clear()
    server.asked.clear()
    server.replies.update({address: Reply(data=data) for address, data in pages.items()})
