"""The words of numbers, units and hedges, from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tallystick.language.lexicon import lines, numbers, phrases, read_words


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
class QuantityWords:
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


@cache
def quantity_words(code: str = "en") -> QuantityWords:
    """The words of the language with that ISO 639-1 code."""
    data = read_words("quantities", code)
    before: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for first, entries in phrases(data["before"]).items():
        for label, rest in entries:
            phrase = (first, *rest)
            before.setdefault(phrase[-1], []).append((label, phrase[-2::-1]))
    vague: dict[str, tuple[float, float]] = {}
    for key, names in lines(data["vague"]):
        low, _, high = key.partition("..")
        vague.update(dict.fromkeys(names, (float(low), float(high))))
    return QuantityWords(
        numbers=numbers(data["numbers"]),
        scales=numbers(data["scales"]),
        glued_scales=numbers(data["glued_scales"]),
        vague=vague,
        ordinals=numbers(data["ordinals"]),
        fractions=numbers(data["fractions"]),
        iterations=numbers(data["iterations"]),
        multiples=numbers(data["multiples"]),
        before={word: tuple(sorted(rows, key=lambda row: -len(row[1]))) for word, rows in before.items()},
        after=phrases(data["after"]),
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
    )


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
