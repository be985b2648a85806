"""Addresses that lead elsewhere: a mirror asked instead of a source, and what of an address may be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tallystick.errors import BrokenSource

MIRROR = "TALLYSTICK_MIRROR"  # rewrites of addresses: `https://host/=http://127.0.0.1:8000/; ...`
_PASSWORD = re.compile(r"//[^/?#\s]*@")


def rewrites_from(text: str, named: str = MIRROR) -> dict[str, str]:
    """Rewrites as they are written: `https://host/=http://127.0.0.1:8000/; ...`.

    Raises BrokenSource otherwise; `named` is where they were given.
    """
    rewrites = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        at = part.find("=http")
        if at < 0 or not part.startswith(("http://", "https://")) or not is_address(part[at + 1 :]):
            shown = without_password(part)
            raise BrokenSource(f"{named}: {shown!r} is no rewrite; write https://host/=http://mirror/")
        rewrites[part[:at]] = part[at + 1 :]
    return rewrites


def is_address(text: str) -> bool:
    """Is it an address of the web, with a host and no impossible port?"""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def without_password(address: str) -> str:
    """An address that may be shown: what stands before the host's `@` is a name and a password."""
    return _PASSWORD.sub("//***@", address)


def rewritten(address: str, rewrites: Mapping[str, str]) -> str:
    """The address after the rewrite with the longest beginning that fits; unchanged without one."""
    fitting = [start for start in rewrites if address.startswith(start)]
    start = max(fitting, key=len, default=None)
    return address if start is None else rewrites[start] + address[len(start) :]


def led_back(address: str, rewrites: Mapping[str, str]) -> str:
    """The address that a mirror's stands for: `rewritten` undone, unchanged where none of the rewrites leads to it."""
    fitting = [start for start, mirror in rewrites.items() if address.startswith(mirror)]
    start = max(fitting, key=lambda start: len(rewrites[start]), default=None)
    return address if start is None else start + address[len(rewrites[start]) :]
