"""One request and its answer over urllib3: time limits, size limits, redirects, gzip. Knows nothing of sources."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from tallystick import settings
from tallystick.network.deadline import Deadline, watched
from tallystick.network.failure import Failure
from tallystick.network.guarding import Resolve, public_address, resolve

if TYPE_CHECKING:
    import urllib3

_PIECE = 65_536  # bytes read at once
_FOR_GOOD = frozenset({301, 308})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much: seconds to connect, between two pieces, and in all; bytes after unpacking; redirects."""

    connect_seconds: float = settings.FETCH_CONNECT_SECONDS
    read_seconds: float = settings.FETCH_READ_SECONDS
    total_seconds: float = settings.FETCH_TOTAL_SECONDS
    most_bytes: int = settings.FETCH_MOST_BYTES
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, whatever its status; names of headers in lower case, the body unpacked.

    `address` is where it came from in the end, `moved` says that every redirect on the way there is for good.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    data: bytes
    moved: bool = False


class Exchange:
    """Asks, follows redirects and reads the answer within its limits. urllib3 is loaded when the first is made."""

    def __init__(
        self, limits: Limits, *, clock: Callable[[], float] = time.monotonic, resolve: Resolve = resolve
    ) -> None:
        import urllib3

        self._limits, self._clock, self._resolve = limits, clock, resolve
        self._timeout = urllib3.Timeout(connect=limits.connect_seconds, read=limits.read_seconds)
        self._pools: dict[str, urllib3.PoolManager] = {}

    def ask(
        self,
        address: str,
        headers: Mapping[str, str],
        body: bytes | None,
        deadline: float,
        *,
        guarded: bool = False,
    ) -> Answer:
        """The answer to a request, after redirects. `deadline` is in seconds of the clock.

        `guarded`: each host on the way must be on the public internet. Raises Failure.
        """
        seen = {address}
        for_good = True
        at, sent = address, dict(headers)
        while True:
            answer, target = self._once(at, sent, body, deadline, guarded)
            if target is None:
                return replace(answer, moved=for_good and len(seen) > 1)
            for_good = for_good and answer.status in _FOR_GOOD
            if len(seen) > self._limits.redirects:
                raise Failure(f"leads on to more than {self._limits.redirects} other addresses")
            if target in seen:
                raise Failure(f"leads in a circle, back to {target}")
            if urlsplit(target).scheme not in ("http", "https"):
                raise Failure(f"leads on to {target}, which is no address of the web")
            if urlsplit(at).scheme == "https" and urlsplit(target).scheme == "http":
                raise Failure(f"leads on to {target}, which is not encrypted")
            if urlsplit(target).netloc != urlsplit(at).netloc:
                sent = {name: value for name, value in sent.items() if "token" not in name and name != "authorization"}
            seen.add(target)
            at, body = target, None if answer.status == 303 else body

    def _once(
        self, address: str, headers: Mapping[str, str], body: bytes | None, deadline: float, guarded: bool
    ) -> tuple[Answer, str | None]:
        from urllib3.exceptions import HTTPError, SSLError

        late = Failure(f"is too slow: no whole answer in {self._limits.total_seconds:g} s")
        with Deadline(deadline - self._clock()) as limit:
            try:
                answered = self._answered(address, headers, body, deadline, guarded)
                if limit.passed:  # a socket that was shut looks like an answer that has ended
                    raise late
                return answered
            except SSLError as error:
                raise Failure(f"has no valid certificate ({_short(error)})") from None
            except HTTPError as error:
                if limit.passed:
                    raise late from None
                raise _failure(error, self._limits) from None
            except (OSError, ValueError) as error:  # an address that no socket understands
                raise Failure(f"cannot be asked ({_short(error)})") from None

    def _answered(
        self, address: str, headers: Mapping[str, str], body: bytes | None, deadline: float, guarded: bool
    ) -> tuple[Answer, str | None]:
        response = self._request(address, headers, body, guarded)
        try:
            names = {name.lower(): value for name, value in response.headers.items()}
            if response.status in _MOVED and names.get("location"):
                moved = Answer(address=address, status=response.status, headers=names, data=b"")
                return moved, urljoin(address, names["location"])
            whole = b"" if response.status == 304 else self._read(response, names, deadline)
            response.release_conn()
            return Answer(address=address, status=response.status, headers=names, data=whole), None
        finally:
            response.close()

    def _request(
        self, address: str, headers: Mapping[str, str], body: bytes | None, guarded: bool
    ) -> urllib3.BaseHTTPResponse:
        method = "GET" if body is None else "POST"
        given: dict[str, Any] = {"redirect": False, "retries": False, "preload_content": False, "decode_content": False}
        if not guarded:
            pool = self._pool(address)
            return pool.request(method, address, headers=dict(headers), body=body, timeout=self._timeout, **given)
        return self._guarded_request(method, address, dict(headers), body, given)

    def _guarded_request(
        self, method: str, address: str, headers: dict[str, str], body: bytes | None, given: dict[str, Any]
    ) -> urllib3.BaseHTTPResponse:
        """A request to the very address that was checked, in the host's name; never through a proxy, which would ask
        for the host's address itself.
        """
        import urllib3
        from urllib3.util import parse_url

        parts = parse_url(address)  # what is connected to must be read by the one who connects
        if not parts.host or parts.scheme not in ("http", "https"):
            raise Failure("is no address that can be asked")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        place = public_address(parts.host, port, self._resolve)
        name = parts.host.strip("[]")
        secure = {"server_hostname": name, "assert_hostname": name} if parts.scheme == "https" else None
        manager = self._pools.setdefault("", watched(urllib3.PoolManager()))
        pool = manager.connection_from_host(place, port, parts.scheme, pool_kwargs=secure)
        headers["host"] = parts.netloc or name
        return pool.urlopen(
            method, parts.request_uri, body, headers, timeout=self._timeout, assert_same_host=False, **given
        )

    def _read(self, response: urllib3.BaseHTTPResponse, headers: Mapping[str, str], deadline: float) -> bytes:
        """The body, unpacked, piece by piece, so that neither its size nor its slowness can go beyond the limits."""
        unpack = _Unpacking(headers.get("content-encoding", ""), self._limits.most_bytes)
        came = 0
        while piece := response.read1(_PIECE):
            came += len(piece)
            unpack.take(piece)
            if self._clock() > deadline:
                raise Failure(f"is too slow: {came:,} bytes in {self._limits.total_seconds:g} s")
        announced = headers.get("content-length", "")
        if announced.isdigit() and int(announced) != came:
            raise Failure(f"was cut short: {came:,} of {int(announced):,} bytes came", again=True)
        return unpack.whole()

    def _pool(self, address: str) -> urllib3.PoolManager:
        """Connections to a host, through the system's proxy where it asks for one."""
        import urllib3

        parts = urlsplit(address)
        host = parts.hostname or ""
        local = host in ("localhost", "127.0.0.1", "::1")
        proxy = None if local or proxy_bypass(host) else getproxies().get(parts.scheme)
        if (proxy or "") not in self._pools:
            manager = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
            self._pools[proxy or ""] = watched(manager)
        return self._pools[proxy or ""]


class _Unpacking:
    """Pieces of a body as they come; gzip and deflate undone with the limit on the unpacked size always kept."""

    def __init__(self, encoding: str, most_bytes: int) -> None:
        packings = {"": None, "identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}
        if encoding.strip().lower() not in packings:
            raise Failure(f"comes packed as {encoding!r}, which was not asked for")
        window = packings[encoding.strip().lower()]
        self._undo = zlib.decompressobj(window) if window else None
        self._most, self._size = most_bytes, 0
        self._pieces: list[bytes] = []

    def take(self, piece: bytes) -> None:
        if self._undo is not None:
            try:
                piece = self._undo.decompress(piece, self._most - self._size + 1)
            except zlib.error:
                raise Failure("says that it is packed, and cannot be unpacked", again=True) from None
        self._size += len(piece)
        if self._size > self._most:
            raise Failure(f"is larger than {self._most // settings.MEGABYTE:,} MB, the most that is read")
        self._pieces.append(piece)

    def whole(self) -> bytes:
        if self._undo is not None and not self._undo.eof:
            raise Failure("was cut short: its packed body has no end", again=True)
        return b"".join(self._pieces)


def _failure(error: Exception, limits: Limits) -> Failure:
    """An error of urllib3 in words; all of these may go better the next time."""
    from urllib3 import exceptions

    if isinstance(error, exceptions.NameResolutionError):
        return Failure("is not known by that name (no connection, or the host is gone)", again=True)
    if isinstance(error, exceptions.NewConnectionError):  # counts as a time-out too: first
        return Failure("takes no connection", again=True)
    if isinstance(error, exceptions.ConnectTimeoutError):
        return Failure(f"did not take the connection within {limits.connect_seconds:g} s", again=True)
    if isinstance(error, exceptions.ReadTimeoutError):
        return Failure(f"said nothing for {limits.read_seconds:g} s", again=True)
    if isinstance(error, exceptions.LocationValueError):
        return Failure(f"is no address that can be asked ({_short(error)})")
    if isinstance(error, exceptions.IncompleteRead) or "IncompleteRead" in str(error):
        return Failure("was cut short", again=True)
    return Failure(f"broke off ({_short(error)})", again=True)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[-120:]
