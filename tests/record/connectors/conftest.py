"""A server that serves the real files of all sources, and a transport that reaches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tallystick.record.connectors import ucdp
from tallystick.record.transport import Transport
from tests.record.published import NOW, serve, served
from tests.record.source_server import SourceServer


@pytest.fixture(scope="session")
def pages(shared: Path) -> dict[str, bytes]:
    return served(shared)


@pytest.fixture(scope="session")
def running() -> Iterator[SourceServer]:
    with SourceServer().running() as server:
        yield server


@pytest.fixture
def sources(running: SourceServer, pages: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> SourceServer:
    """All sources, as they were on 22 August 2026."""
    monkeypatch.setenv(ucdp.TOKEN, "secret")
    serve(running, pages)
    return running


@pytest.fixture
def transport(sources: SourceServer, tmp_path: Path) -> Transport:
    return reach(sources)(tmp_path / "cache")


def reach(server: SourceServer) -> Callable[[Path | None], Transport]:
    return lambda cache: Transport(
        cache, server.rewrites, tries=2, pace_seconds=0, sleep=lambda _: None, now=lambda: NOW
    )
