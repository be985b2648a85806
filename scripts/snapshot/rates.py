"""The Bank of Russia's rates for the snapshot: mirrors of the past, then what is held of the bank's own replies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from snapshot.published import replies
from tallystick.model.observation import Observation
from tallystick.record.connectors import cbr_key_rate, cbr_rate
from tallystick.record.folder_transport import FolderTransport
from tallystick.record.pages import day, xml_root


def by_source(transport: FolderTransport, record: Path) -> Iterator[tuple[str, list[Observation]]]:
    """The official rate and the key rate of every day, each read as its connector reads it, and whose they are."""
    rates = cbr_rate.read_mirror(transport.get(cbr_rate.MIRROR))
    for name in replies(record):
        page = FolderTransport(record, {name: name}, at=transport.today).get(name)
        until = day(page, xml_root(page).get("DateRange2", ""), form="%d.%m.%Y")
        rates = cbr_rate.standing(cbr_rate.read_dynamic(page), rates, until)
    yield (
        "Bank of Russia, official rate of the US dollar",
        [Observation(cbr_rate.SERIES, on, rate) for on, rate in rates.items()],
    )
    decided = cbr_key_rate.read_mirror(transport.get(cbr_key_rate.MIRROR))
    yield "Bank of Russia, key rate", [Observation(cbr_key_rate.SERIES, on, rate) for on, rate in decided.items()]
