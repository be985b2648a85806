"""Whatever happens to a page, a connector either reads it or says in one line what is wrong with it; nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import (
    SearchStrategy,
    binary,
    booleans,
    data,
    floats,
    integers,
    just,
    lists,
    none,
    one_of,
    text,
)

from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.record.connectors import cbr_key_rate, cbr_rate, general_staff, ucdp
from tallystick.record.folder_transport import FolderTransport
from tests.record.published import CONNECTORS, FETCHED, NOW

pytestmark = pytest.mark.shared
SETTINGS = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ANYTHING: SearchStrategy[Any] = one_of(
    none(), booleans(), integers(-(10**20), 10**20), floats(), text(max_size=8), just([]), just({}), lists(integers())
)


@pytest.fixture(scope="session")
def fewer(pages) -> dict[str, bytes]:
    """The pages, those of the General Staff with their newest rows only: they are many, and read again and again."""
    few = dict(pages)
    for address in general_staff.ADDRESSES:
        if address.endswith(".json"):
            rows = json.loads(pages[address])
            few[address] = json.dumps(rows[:90] if address == general_staff.LOD_DB else rows[-90:]).encode()
    lines = pages[general_staff.MINFIN].splitlines()
    few[general_staff.MINFIN] = b"\n".join([lines[0], *lines[-90:]])
    return few


class Pages(FolderTransport):
    """The sources without a network; what is asked with a question is answered all the same."""

    def get(self, address: str, **_: Any):
        return super().get(address if address in self._files else address.partition("?")[0])


def fetch(name: str, pages: dict[str, bytes], address: str, changed: bytes, monkeypatch) -> list[Observation]:
    monkeypatch.setenv(ucdp.TOKEN, "secret")
    transport = Pages(Path(), {**pages, address: changed}, at=NOW)
    try:
        return list(CONNECTORS[name].fetch(transport, None))
    except BrokenSource as error:
        assert "\n" not in str(error)
        return []


@SETTINGS
@given(draw=data())
@pytest.mark.parametrize("name", FETCHED)
def test_bytes_that_changed_on_the_way(name, draw, fewer, monkeypatch):
    address = draw.draw(integers(0, len(CONNECTORS[name].ADDRESSES) - 1).map(lambda i: CONNECTORS[name].ADDRESSES[i]))
    if address == cbr_key_rate.TABLE:
        address = cbr_key_rate.SERVICE
    page = fewer[address]
    at = draw.draw(integers(0, min(len(page), 5_000)) | integers(0, len(page)))
    lost = draw.draw(integers(0, 200) | just(len(page)))
    changed = page[:at] + draw.draw(binary(max_size=20)) + page[at + lost :]
    for observation in fetch(name, fewer, address, changed, monkeypatch):
        assert observation.value == observation.value and observation.day <= NOW.toordinal() + 31


JSON = [
    (name, address)
    for name in FETCHED
    for address in CONNECTORS[name].ADDRESSES
    if address.endswith(".json") or name == "ucdp"
]


@SETTINGS
@given(draw=data())
@pytest.mark.parametrize(("name", "address"), JSON, ids=[f"{name}-{i}" for i, (name, _) in enumerate(JSON)])
def test_fields_of_another_type(name, address, draw, fewer, monkeypatch):
    found = json.loads(fewer[address])
    rows = found["Result"] if name == "ucdp" else found
    row = rows[draw.draw(integers(0, len(rows) - 1))]
    field = draw.draw(integers(0, len(row) - 1).map(lambda i: list(row)[i]))
    row[field] = draw.draw(ANYTHING)
    fetch(name, fewer, address, json.dumps(found).encode(), monkeypatch)


ATTRIBUTES = {
    cbr_rate.DYNAMIC: [b"Date=", b"<Nominal>", b"<Value>", b"ID="],
    cbr_key_rate.SERVICE: [b"<DT>", b"<Rate>", b"<KR>"],
}


@SETTINGS
@given(draw=data())
@pytest.mark.parametrize(("address", "marks"), ATTRIBUTES.items(), ids=["rate", "key rate"])
def test_xml_with_other_contents(address, marks, draw, pages, monkeypatch):
    mark = draw.draw(integers(0, len(marks) - 1).map(lambda i: marks[i]))
    changed = pages[address].replace(mark, mark + draw.draw(text(max_size=4)).encode(), draw.draw(integers(1, 3)))
    name = "cbr_rate" if address == cbr_rate.DYNAMIC else "cbr_key_rate"
    fetch(name, pages, address, changed, monkeypatch)
