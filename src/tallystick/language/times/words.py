"""The words of time, from the lexicon."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def _table(block: str) -> dict[str, str]:
    """`value | word word` lines as word -> value."""
    rows = (line.split("|") for line in block.strip().splitlines())
    return {word: value.strip() for value, words in rows for word in words.split()}


def _numbers(block: str) -> dict[str, int]:
    return {word: int(value) for word, value in _table(block).items()}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word tables for times; see the comments in the TOML file."""

    months: dict[str, int]
    short_months: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    units: dict[str, str]
    pointed: dict[str, str]
    pointers: dict[str, str]
    parts: dict[str, str]
    part_nouns: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    fillers: frozenset[str]
    vague_counts: frozenset[str]
    references: dict[str, str]
    deictic: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    year_openers: frozenset[str]
    year_determiners: frozenset[str]
    counted: frozenset[str]
    plain_words: frozenset[str]
    events: frozenset[str]
    owners: dict[str, str]  # "friday's" -> "friday"
    future_cues: frozenset[str]


@cache
def time_words(code: str = "en") -> TimeWords:
    """The time words of the language with that ISO 639-1 code."""
    path = files("tallystick.language.lexicon") / f"times_{code}.toml"
    data: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))

    def words(name: str) -> frozenset[str]:
        return frozenset(data[name].split())

    plain = [*_table(data["months"]), *_table(data["weekdays"]), *_table(data["seasons"]), *_table(data["pointed"])]
    plain += [*_table(data["deictic"]), "tonight", *_table(data["dayparts"])]

    return TimeWords(
        owners={f"{word}'s": word for word in plain},
        months=_numbers(data["months"]),
        short_months=words("short_months"),
        weekdays=_numbers(data["weekdays"]),
        short_weekdays=words("short_weekdays"),
        seasons=_table(data["seasons"]),
        dayparts=_table(data["dayparts"]),
        units=_table(data["units"]),
        pointed=_table(data["pointed"]),
        pointers=_table(data["pointers"]),
        parts=_table(data["parts"]),
        part_nouns=_table(data["part_nouns"]),
        numbers=_numbers(data["numbers"]),
        ordinals=_numbers(data["ordinals"]),
        fillers=words("fillers"),
        vague_counts=words("vague_counts"),
        references=_table(data["references"]),
        deictic=_numbers(data["deictic"]),
        feasts={word: (int(day[:2]), int(day[3:])) for word, day in _table(data["feasts"]).items()},
        year_openers=words("year_openers"),
        year_determiners=words("year_determiners"),
        counted=words("counted"),
        plain_words=words("plain_words"),
        events=words("events"),
        future_cues=words("future_cues"),
    )
