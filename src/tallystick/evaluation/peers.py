"""What others score on the same corpora, as data: `peers.toml`, each figure with where it comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A system, or people, on a known corpus: F1 by measure in percent, and where the figures come from."""

    system: str
    part: str
    scores: Mapping[str, float]
    source: str
    speed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A corpus that figures are known for."""

    id: str
    title: str
    layer: str
    cite: str
    per: str
    peers: tuple[Peer, ...]


@cache
def known_corpora() -> tuple[tuple[Mapping[str, str], Known], ...]:
    """Every known corpus, and what the fields of its rows look like."""
    data: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "peers.toml").read_text("utf-8"))
    return tuple(
        (
            entry["where"],
            Known(
                id=id,
                title=entry["title"],
                layer=entry["layer"],
                cite=entry["cite"],
                per=entry.get("per", "documents"),
                peers=tuple(Peer(**peer) for peer in entry.get("peers", ())),
            ),
        )
        for id, entry in data.items()
    )


def recognise(row: Mapping[str, Any]) -> Known | None:
    """The known corpus that a row is from, by the patterns its fields must fit."""
    for where, known in known_corpora():
        if all(isinstance(row.get(field), str) and fnmatchcase(row[field], fits) for field, fits in where.items()):
            return known
    return None
