"""A real HTTP server on the loopback that stands for the sources: by address, and broken in every way that occurs."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer. `announced` is the content length it claims; `wait` seconds of silence before the body."""

    data: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    announced: int | None = None
    packed: bool = False
    wait: float = 0.0
    drip: float = 0.0  # seconds between two bytes
    no_length: bool = False  # neither content length nor chunks: the end is where the connection ends


class SourceServer:
    """Answers `https://host/path` under `http://127.0.0.1:port/https/host/path`.

    `replies` maps an address to a reply, or to several: one after the other, the last one for good. `asked` is every
    request as (address, headers).
    """

    def __init__(self) -> None:
        self.replies: dict[str, Reply | list[Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body in one packet: two would wait for each other

            def do_GET(self) -> None:
                address = self.path.lstrip("/").replace("https/", "https://", 1)
                outer.asked.append((address, {name.lower(): value for name, value in self.headers.items()}))
                self.rfile.read(int(self.headers.get("content-length", 0)))
                outer.answer(self, address)

            do_POST = do_GET  # noqa: N815 - the library asks for this name

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no error here
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.rewrites = {"https://": f"{self.base}/https/"}

    def answer(self, handler: BaseHTTPRequestHandler, address: str) -> None:
        reply = self.replies.get(address) or self.replies.get(address.partition("?")[0], Reply(status=404))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        etag = reply.headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            reply = Reply(status=304, headers={"ETag": etag})
        data = gzip.compress(reply.data, 1) if reply.packed else reply.data
        try:
            handler.send_response(reply.status)
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            if reply.packed:
                handler.send_header("Content-Encoding", "gzip")
            if not reply.no_length:
                handler.send_header("Content-Length", str(len(data) if reply.announced is None else reply.announced))
            if reply.announced is not None or reply.no_length:
                handler.send_header("Connection", "close")
                handler.close_connection = True
            handler.end_headers()
            self.closing.wait(reply.wait)
            if reply.drip:
                for byte in data:
                    handler.wfile.write(bytes([byte]))
                    handler.wfile.flush()
                    if self.closing.is_set():
                        return
                    time.sleep(reply.drip)
            else:
                handler.wfile.write(data)
        except OSError:  # the other side has had enough
            handler.close_connection = True

    @contextmanager
    def running(self) -> Iterator[SourceServer]:
        thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.closing.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()
