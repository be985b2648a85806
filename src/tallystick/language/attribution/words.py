"""The words of reporting, from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallystick.language.lexicon import read_words


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """Word tables for attribution; see the comments in the TOML file."""

    cues: dict[str, tuple[str, ...]]  # reporting word -> the kinds of attribution it may open
    sources: dict[str, frozenset[str]]


@cache
def attribution_words(code: str = "en") -> AttributionWords:
    """The reporting words of the language with that ISO 639-1 code."""
    data = read_words("attribution", code)
    cues: dict[str, tuple[str, ...]] = {}
    for kind, block in data["cues"].items():
        for word in block.split():
            cues[word] = (*cues.get(word, ()), kind)
    return AttributionWords(
        cues=cues, sources={name: frozenset(block.split()) for name, block in data["sources"].items()}
    )
