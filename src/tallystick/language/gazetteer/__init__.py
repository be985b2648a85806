"""Places of the world by name, offline: countries, capitals, regions, towns.

`places.txt` is sorted text, one name a line, and stays text: a look-up is a binary search, so that opening it costs a
read and no more. scripts/build_gazetteer.py writes it (from GeoNames, CC BY 4.0, see NOTICE).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

_KINDS = {"c": "country", "k": "capital", "r": "region", "t": "town", "p": "people"}
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ə": "a"}
    | dict.fromkeys("'’‘ʼʻʹ`´ˈ\"", None)
    | {"-": " ", "–": " "}
)
_MOST_KEPT = 50_000  # look-ups remembered; a reader of millions of texts must not grow for ever


class Place(NamedTuple):
    """A place. `country` is its ISO 3166 code, "--" for seas and parts of the world; `kind` is country, capital,
    region, town or people ("Sudanese").

    `rank` grows with the population (0 below 1,000, 3 from 15,000, 8 from a million, 9 from five); `weak` names are
    words or persons' names too, or villages: they count only after "in" and its like. Degrees are None for what is no
    town.
    """

    name: str
    country: str
    kind: str
    rank: int
    weak: bool
    latitude: float | None
    longitude: float | None

    @property
    def id(self) -> str:
        """ "geo:UA/Kupiansk"; "geo:SD" for the country itself and its people."""
        return f"geo:{self.country}" if self.kind in ("country", "people") else f"geo:{self.country}/{self.name}"


def folded_name(name: str, *, lower: bool = True) -> str:
    """The name as it is looked up: small, without accents and apostrophes, hyphens as blanks."""
    bare = name.translate(_STROKES)
    if not bare.isascii():
        bare = "".join([c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)])
    return " ".join((bare.lower() if lower else bare).split())


@cache
def _data() -> bytes:
    return (
        Path(__file__).with_name("places.txt").read_bytes()
    )  # as bytes: decoding it all would take longer than reading


_known: dict[str, Place | None] = {}


def look_up(key: str) -> Place | None:
    """The place of that folded name; the most likely one where several share it."""
    if key in _known:
        return _known[key]
    if len(_known) >= _MOST_KEPT:
        _known.clear()
    line = _line(key.encode())
    place = None
    if line is not None:
        cells = line.decode().split("|")
        place = look_up(cells[1][1:]) if cells[1][0] == "=" else _place(cells)
    _known[key] = place
    return place


def _line(key: bytes) -> bytes | None:
    """The line that begins with `key` and a bar, by halving the sorted text."""
    data = _data()
    low, high = 0, len(data)
    while low < high:
        start = max(data.rfind(b"\n", low, (low + high) // 2) + 1, low)
        bar = data.find(b"|", start)
        found = data[start:bar]
        if found == key:
            return data[start : data.find(b"\n", bar)]
        if found < key:
            low = data.find(b"\n", bar) + 1
        else:
            high = start
    return None


def _place(cells: list[str]) -> Place:
    key, code = cells[0], cells[1]
    at = cells[2].split(",") if len(cells) > 2 and cells[2] else None
    return Place(
        name=cells[3] if len(cells) > 3 else key.title(),
        country=code[:2],
        kind=_KINDS[code[2]],
        rank=int(code[3]),
        weak=code.endswith("w"),
        latitude=int(at[0]) / 100 if at else None,
        longitude=int(at[1]) / 100 if at else None,
    )
