"""What makes a text the same document: its address, else the file it lies in, else its very words.

Two addresses are one where they differ only in what no server tells apart or what counts clicks: the scheme, "www.", a
default port, a closing slash, the part after "#", the order of a query and the parameters of campaigns.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_CAMPAIGN = re.compile(
    r"(utm_|at_|mc_|pk_|mtm_|hsa_|_hs).*|(fb|g|y|ms|twcl|ttcl|dcl|wbra|gbra)(cl)?id|igshid?|cmpid|cmp|ocid|ref_src|"
    r"ref_url|smid|smtyp|src_trk|feature|xtor|spm|guccounter|guce_\w+|sh|s_cid|ncid|ito|partner|share(d)?",
    re.I,
)
_PORTS = {"http": 80, "https": 443}
_UNTOLD = str.maketrans({"\x00": "\ufffd"} | {chr(half): "\ufffd" for half in range(0xD800, 0xE000)})


def key_of(url: str | None, place: str | None, publisher: str | None, sha256: str) -> str:
    """The key that all versions of a document share; a text of no place is another one for each who publishes it."""
    if url and url.strip():
        return storable(plain_address(url))
    if place:
        return "file:" + storable(place.encode("utf-8", "backslashreplace").decode("utf-8"))
    return f"text:{sha256}" + (f":{publisher}" if publisher else "")


def plain_publisher(name: str | None) -> str | None:
    """A publisher's name as it is compared."""
    return (storable(name).casefold().removeprefix("the ").strip() or None) if name else None


def plain_address(url: str) -> str:
    """One spelling of an address for all that lead to the same page; what is no web address stays as it is."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return url
    host = parts.hostname.removeprefix("www.").rstrip(".")
    if port is not None and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    path = quote(unquote(parts.path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _counts(name)]
    mark = "?" if query else ""
    return f"https://{host}{path.rstrip('/')}{mark}{urlencode(sorted(query))}"


def _counts(name: str) -> bool:
    return _CAMPAIGN.fullmatch(name) is not None


def storable(words: str) -> str:
    """What both kinds of database can hold, character for character: half a surrogate pair and zero become U+FFFD."""
    if words.isascii() and "\x00" not in words:
        return words
    return words.translate(_UNTOLD) if any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in words) else words
