"""A server that sends its answer a letter at a time is left when the time is up, wherever in the answer that is."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from tallystick.network.exchange import Exchange, Limits
from tallystick.network.failure import Failure

SLOW = {  # what is sent at once, and what a letter at a time
    "the status": (b"", b"HTTP/1.1 200 OK\r\n" + b"x" * 500),
    "the headers": (b"HTTP/1.1 200 OK\r\n", b"X-Long: " + b"x" * 500),
    "the length of a piece": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0" * 500),
    "the body": (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", b"x" * 500),
    "a body without a length": (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"x" * 500),
}


@contextmanager
def dripping(at_once: bytes, slowly: bytes) -> Iterator[str]:
    """The address of a server that answers so."""
    listener = socket.create_server(("127.0.0.1", 0))
    closing = Event()

    def serve() -> None:
        try:
            connected, _ = listener.accept()
            with connected:
                connected.recv(65_536)
                connected.sendall(at_once)
                for letter in slowly:
                    if closing.wait(0.02):
                        return
                    connected.sendall(bytes([letter]))
        except OSError:  # the other side has had enough
            return

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        closing.set()
        listener.close()
        thread.join()


@pytest.mark.parametrize(("at_once", "slowly"), SLOW.values(), ids=SLOW)
def test_nothing_takes_longer_than_its_time(at_once: bytes, slowly: bytes) -> None:
    exchange = Exchange(Limits(connect_seconds=1, read_seconds=1, total_seconds=0.4))
    began = time.monotonic()
    with dripping(at_once, slowly) as address, pytest.raises(Failure, match="is too slow"):
        exchange.ask(address, {}, None, began + 0.4)
    assert time.monotonic() - began < 4
