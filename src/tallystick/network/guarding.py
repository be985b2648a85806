"""Keeps a stranger's address from leading into our own network: only hosts on the public internet are asked.

The address that was checked is the one that is connected to, at every step of a redirect; a name that has changed its
mind in between gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tallystick.network.failure import Failure

Resolve = Callable[[str, int], list[str]]
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: its last four bytes are an IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows a host by. Raises OSError, or UnicodeError for what is no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def public_address(host: str, port: int, resolve: Resolve = resolve) -> str:
    """An address to connect to for a host.

    Raises Failure when the host is not known, or any of its addresses is private, local, or meant for something else.
    """
    try:
        addresses = resolve(host.strip("[]"), port)
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        raise Failure("is not known by that name (no connection, or the host is gone)", again=True)
    inside = next((address for address in addresses if not is_public(address)), None)
    if inside is not None:
        raise Failure(f"leads to {inside}, which is not on the public internet, and is not asked here")
    return addresses[0]


def is_public(address: str) -> bool:
    """Is it an address that anybody on the internet can reach? Also looks into addresses that wrap another."""
    try:
        parsed: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        if parsed.teredo is not None:
            return False
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if inner is None and parsed in _TRANSLATED:
            inner = IPv4Address(parsed.packed[-4:])
        if inner is not None:
            parsed = inner
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved
