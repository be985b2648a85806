"""All sources from a local server into a store: what it costs, and that broken sources leave the store as it was."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest

from tallystick.errors import BrokenSource
from tallystick.record import load_series
from tallystick.record.connectors import ucdp
from tallystick.record.store import open_store
from tallystick.record.transport import Transport
from tallystick.theatres import load_theatre
from tests.record.published import CONNECTORS, FETCHED, NOW, serve, served
from tests.record.source_server import Reply, SourceServer

pytestmark = pytest.mark.shared
MOST_SECONDS = 20  # of CPU, server and store together; measured: 2.1


@cache
def base(theatre: str) -> dict[str, dict]:
    described = load_theatre(theatre)
    record = load_series(described)
    return {
        "held": {series.id: series for measure in record.measures for series in record.of(measure)},
        "lags": {spec.id: spec.lag_days for specs in described.series.values() for spec in specs},
    }


def test_everything_into_a_store(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(ucdp.TOKEN, "secret")
    store = open_store(str(tmp_path / "record.sqlite"))
    with SourceServer().running() as server:
        pages = served(shared)
        serve(server, pages)
        transport = Transport(tmp_path / "cache", server.rewrites, tries=1, pace_seconds=0, now=lambda: NOW)

        def read_all() -> dict[str, str]:
            failed = {}
            for name in FETCHED:
                transport.documents.clear()
                try:
                    found = list(CONNECTORS[name].fetch(transport, None))
                except BrokenSource as error:
                    failed[name] = str(error)
                    continue
                store.append(
                    CONNECTORS[name].SOURCE,
                    tuple(transport.documents),
                    found,
                    **base(CONNECTORS[name].THEATRE),
                    today=NOW.date(),
                )
            return failed

        started = time.process_time()
        assert read_all() == {}
        assert time.process_time() - started < MOST_SECONDS
        held = {series: store.rows(series) for series in sorted(store.ids())}
        assert len(held["personnel_losses_general_staff.minfin"]) == 1_641

        for address in pages:
            server.replies[address] = Reply(data=b"<html><title>Sorry</title></html>")
        assert read_all().keys() == set(FETCHED)
        assert {series: store.rows(series) for series in sorted(store.ids())} == held
