"""Ends a request whose time is up, whatever it waits for.

A socket's own time-out counts from one byte to the next: a server that sends its headers a letter at a time keeps to it
for hours. Here a timer shuts the socket, and whoever reads from it finds it at its end.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import urllib3

_THREAD = threading.local()  # .deadline: the one that the request of this thread is under


class Deadline:
    """A context in which one request is made; `passed` says that it was ended."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(max(0.0, seconds), self._end)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        _THREAD.deadline = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._socket = None
        _THREAD.deadline = None

    def watch(self, connected: socket.socket | None) -> None:
        """From now on this is the socket to shut."""
        self._socket = connected
        if self.passed:
            self._end()

    def _end(self) -> None:
        self.passed = True
        connected = self._socket
        if connected is not None:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


def watched(manager: urllib3.PoolManager) -> urllib3.PoolManager:
    """The same manager, whose connections tell the deadline of their thread which socket they read from."""
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class Plain(HTTPConnection):
        def getresponse(self) -> Any:
            _tell(self.sock)
            return super().getresponse()

    class Secure(HTTPSConnection):
        def getresponse(self) -> Any:
            _tell(self.sock)
            return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager


def _tell(connected: Any) -> None:
    deadline = getattr(_THREAD, "deadline", None)
    if deadline is not None:
        deadline.watch(connected)
