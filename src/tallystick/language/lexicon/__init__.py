"""Words of a language, as data: one TOML file a language, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


def _lines(block: str) -> list[tuple[str, list[str]]]:
    """`key | a b c` lines as (key, words)."""
    rows = (line.split("|") for line in block.strip().splitlines())
    return [(row[0].strip(), row[-1].split()) for row in rows]


def _numbers(block: str) -> dict[str, float]:
    return {word: float(value) for value, words in _lines(block) for word in words}


def _phrases(block: str) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First word -> ((label, rest of the words), ...), longest first."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in block.strip().splitlines():
        label, _, surfaces = line.partition("|")
        for surface in surfaces.split(","):
            words = tuple(surface.split())
            table.setdefault(words[0], []).append((label.strip(), words[1:]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[1]))) for first, rows in table.items()}


def _plural(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word + "s"


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as the lexicon knows it: its name and its kind (time, length, area, currency, percent ...)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word tables of one language; see the comments in its TOML file."""

    numbers: dict[str, float]
    scales: dict[str, float]
    glued_scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    ordinals: dict[str, float]
    fractions: dict[str, float]
    iterations: dict[str, float]
    multiples: dict[str, float]
    before: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]  # by LAST word: (bound, the words before it reversed)
    after: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    units: dict[str, tuple[tuple[UnitName, tuple[str, ...]], ...]]  # by first word: (unit, rest), longest first
    currency_marks: dict[str, str]
    function_words: frozenset[str]
    followers: frozenset[str]
    plurals: dict[str, str]
    labels: frozenset[str]
    cues: dict[str, tuple[str, ...]]  # reporting word -> the kinds of attribution it may open
    sources: dict[str, frozenset[str]]
    modality: dict[str, frozenset[str]]


@cache
def lexicon(code: str = "en") -> Lexicon:
    """The words of the language with that ISO 639-1 code."""
    data: dict[str, Any] = tomllib.loads((files(__package__) / f"{code}.toml").read_text(encoding="utf-8"))
    before: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for first, entries in _phrases(data["before"]).items():
        for label, rest in entries:
            phrase = (first, *rest)
            before.setdefault(phrase[-1], []).append((label, phrase[-2::-1]))
    vague: dict[str, tuple[float, float]] = {}
    for key, names in _lines(data["vague"]):
        low, _, high = key.partition("..")
        vague.update(dict.fromkeys(names, (float(low), float(high))))
    return Lexicon(
        numbers=_numbers(data["numbers"]),
        scales=_numbers(data["scales"]),
        glued_scales=_numbers(data["glued_scales"]),
        vague=vague,
        ordinals=_numbers(data["ordinals"]),
        fractions=_numbers(data["fractions"]),
        iterations=_numbers(data["iterations"]),
        multiples=_numbers(data["multiples"]),
        before={word: tuple(sorted(rows, key=lambda row: -len(row[1]))) for word, rows in before.items()},
        after=_phrases(data["after"]),
        units=_units(data["units"]),
        currency_marks={
            mark.strip(): line.split("|")[0].strip()
            for line in data["currency_marks"].strip().splitlines()
            for mark in line.split("|")[1].split(",")
        },
        function_words=frozenset(data["function_words"].split()),
        followers=frozenset(data["followers"].split()),
        plurals=dict(line.split() for line in data["plurals"].strip().splitlines()),
        labels=frozenset(data["labels"].split()),
        cues=_cues(data["cues"]),
        sources={name: frozenset(block.split()) for name, block in data["sources"].items()},
        modality={name: frozenset(block.split()) for name, block in data["modality"].items()},
    )


def _cues(blocks: dict[str, str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, block in blocks.items():
        for word in block.split():
            table[word] = (*table.get(word, ()), kind)
    return table


def _units(block: str) -> dict[str, tuple[tuple[UnitName, tuple[str, ...]], ...]]:
    table: dict[str, list[tuple[UnitName, tuple[str, ...]]]] = {}
    for line in block.strip().splitlines():
        name, kind, surfaces = (part.strip() for part in line.split("|"))
        unit = UnitName(name, kind)
        for surface in surfaces.split(","):
            words = surface.split()
            forms = [words]
            if len(words[-1]) > 3 and words[-1].isalpha() and not words[-1].endswith("s"):
                forms.append([*words[:-1], _plural(words[-1])])
            for form in forms:
                table.setdefault(form[0], []).append((unit, tuple(form[1:])))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[1]))) for first, rows in table.items()}
