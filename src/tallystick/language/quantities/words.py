"""The words of numbers, nouns and hedges, from the lexicon."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tallystick.language.lexicon import Phrases, lines, numbers, phrases, read_words
from tallystick.language.quantities.units import Surface, Unit, unit_words

# Which reader a word that can open a number goes to.
READ_SPELLED, READ_SCALE, READ_VAGUE, READ_ORDINAL, READ_PART, READ_ITERATION, READ_MULTIPLE, READ_SIGN = range(1, 9)

_UNICODE_FRACTIONS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅐": 1 / 7,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
    "⅑": 1 / 9,
    "⅒": 1 / 10,
}

_GOING_ON = frozenset("dozen dozens over / ⁄ ∕ e ^ x × x10 and in out k".split())


class QuantityWords(NamedTuple):
    """Word tables of one language; see the comments in its TOML files."""

    numbers: dict[str, float]
    scales: dict[str, float]
    glued_scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    ordinals: dict[str, float]
    fractions: dict[str, float]  # half, third, thirds, quarter, fifths ...
    signs: dict[str, float]  # ½ and its like
    iterations: dict[str, float]
    multiples: dict[str, float]
    openers: dict[str, int]
    before: Phrases  # by LAST word: (bound, the words before it reversed)
    after: Phrases
    hedging: frozenset[str]  # last words of hedges before a number, articles and signs between the two
    surfaces: dict[str, tuple[Surface, ...]]  # the units', by their first word
    marks: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]  # the currencies', by their last
    press: dict[str, Unit]  # currencies' letters right before digits, as printed: Rmb, SFr
    parts: frozenset[tuple[str, str]]  # (hundredth, currency)
    function_words: frozenset[str]
    followers: frozenset[str]
    skipped: frozenset[str]
    dropped: frozenset[str]
    plurals: dict[str, str]
    labels: frozenset[str]
    short_labels: frozenset[str]
    steps: frozenset[str]
    indices: frozenset[str]
    leads: frozenset[str]  # labels and indices: what may make the number after it a name
    going_on: frozenset[str]  # what may follow digits as a part of their number
    streets: frozenset[str]
    contests: frozenset[str]
    verbs: frozenset[str]
    stops: frozenset[str]  # what a noun phrase may end before: function words, verbs, participles, numbers, dashes
    attributive: frozenset[str]
    people: frozenset[str]
    dimensions: frozenset[str]  # depth, height: with one of them before or after it a glued m is a metre
    motions: frozenset[str]  # advanced, ran: so is an m right after them
    directions: frozenset[str]  # deep, away, north, from: and one right before them
    collectives: frozenset[str]  # singulars that can be counted: population, infantry
    wholes: frozenset[str]  # what can be halved: those, country, fleet
    predicates: frozenset[str]  # what is said of a bare number, and no noun it counts: alive, remain
    bare_verbs: frozenset[str]  # those of them that are nothing but verbs
    no_plurals: frozenset[str]  # words and names that end as plurals do: his, Hamas
    degrees: dict[str, str]  # smaller, smallest -> small


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
    ordinals = numbers(data["ordinals"])
    fractions = {word: 1 / value for word, value in ordinals.items() if value >= 3}
    fractions |= {f"{word}s": share for word, share in fractions.items()} | numbers(data["fractions"])
    tables: dict[int, dict[str, Any]] = {
        READ_SPELLED: numbers(data["numbers"]),
        READ_SCALE: numbers(data["scales"]) | {"dozen": 12.0},
        READ_VAGUE: vague,
        READ_ORDINAL: ordinals,
        READ_PART: fractions,
        READ_ITERATION: numbers(data["iterations"]),
        READ_MULTIPLE: numbers(data["multiples"]),
        READ_SIGN: _UNICODE_FRACTIONS,
    }
    openers: dict[str, int] = {}
    for kind, table in tables.items():
        for word in table:
            openers.setdefault(word, kind)
    openers["tens"] = openers["scores"] = READ_VAGUE
    units = unit_words(code)
    return QuantityWords(
        numbers=tables[READ_SPELLED],
        scales=numbers(data["scales"]),
        glued_scales=numbers(data["glued_scales"]),
        vague=vague,
        ordinals=ordinals,
        fractions=fractions,
        signs=_UNICODE_FRACTIONS,
        iterations=tables[READ_ITERATION],
        multiples=tables[READ_MULTIPLE],
        openers=openers,
        before={word: tuple(sorted(rows, key=lambda row: -len(row[1]))) for word, rows in before.items()},
        after=phrases(data["after"]),
        hedging=frozenset(before) | frozenset("a an the ~ ∼ ≈ > < ≥ ≤".split()),
        surfaces=units.surfaces,
        marks=units.marks,
        press=units.press,
        parts=units.parts,
        function_words=frozenset(data["function_words"].split()),
        followers=frozenset(data["followers"].split()),
        skipped=frozenset(data["skipped"].split()),
        dropped=frozenset(data["dropped"].split()),
        plurals=dict(line.split() for line in data["plurals"].strip().splitlines()),
        labels=frozenset(data["labels"].split()),
        short_labels=frozenset(data["short_labels"].split()),
        steps=frozenset(data["steps"].split()),
        indices=frozenset(data["indices"].split()),
        leads=frozenset((data["labels"] + data["indices"]).split()),
        going_on=frozenset(numbers(data["scales"])) | frozenset(_UNICODE_FRACTIONS) | _GOING_ON,
        streets=frozenset(data["streets"].split()),
        contests=frozenset(data["contests"].split()),
        verbs=frozenset(data["verbs"].split()),
        stops=frozenset(openers).union(
            "-–—−", *(data[name].split() for name in ("function_words", "followers", "verbs", "bare_verbs"))
        ),
        attributive=frozenset(data["attributive"].split()),
        people=frozenset(data["people"].split()),
        dimensions=frozenset(data["dimensions"].split()),
        motions=frozenset(data["motions"].split()),
        directions=frozenset(data["directions"].split()),
        collectives=frozenset(data["collectives"].split()),
        wholes=frozenset((data["collectives"] + data["wholes"]).split()),
        predicates=frozenset((data["predicates"] + data["bare_verbs"]).split()),
        bare_verbs=frozenset(data["bare_verbs"].split()),
        no_plurals=frozenset((data["function_words"] + data["names"]).split()),
        degrees=_degrees(data["adjectives"], data["degrees"]),
    )


def _degrees(adjectives: str, irregular: str) -> dict[str, str]:
    """Comparatives and superlatives of short adjectives, by the rules of spelling, to their base."""
    table: dict[str, str] = {}
    for word in adjectives.split():
        stem = word
        if word[-1] == "e":
            stem = word[:-1]
        elif word[-1] == "y":
            stem = word[:-1] + "i"
        elif len(word) <= 4 and word[-1] in "bdgmnpt" and word[-2] in "aeiou" and word[-3] not in "aeiou":
            stem = word + word[-1]
        table[stem + "er"] = table[stem + "est"] = word
    for base, forms in lines(irregular):
        table.update(dict.fromkeys(forms, base))
    return table
