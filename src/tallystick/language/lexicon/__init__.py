"""Words of a language, as data: a folder a language, a TOML file a layer, read once.

Tables are blocks of lines because there are many and they are read at every start: `value | word word ...` or
`label | phrase, phrase, ...`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

Phrases = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]


def read_words(layer: str, code: str = "en") -> dict[str, Any]:
    """The word tables of a layer (quantities, times, ...) in the language with that ISO 639-1 code."""
    return tomllib.loads((Path(__file__).parent / code / f"{layer}.toml").read_text(encoding="utf-8"))


def lines(block: str) -> list[tuple[str, list[str]]]:
    """`key | a b c` lines as (key, words)."""
    rows = (line.split("|") for line in block.strip().splitlines())
    return [(row[0].strip(), row[-1].split()) for row in rows]


def table(block: str) -> dict[str, str]:
    """`value | word word` lines as word -> value."""
    return {word: value for value, words in lines(block) for word in words}


def numbers(block: str) -> dict[str, float]:
    """`number | word word` lines as word -> number."""
    return {word: float(value) for value, words in lines(block) for word in words}


def phrases(block: str) -> Phrases:
    """`label | phrase, phrase` lines as first word -> ((label, rest of the words), ...), longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in block.strip().splitlines():
        label, _, surfaces = line.partition("|")
        for surface in surfaces.split(","):
            words = tuple(surface.split())
            found.setdefault(words[0], []).append((label.strip(), words[1:]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[1]))) for first, rows in found.items()}
