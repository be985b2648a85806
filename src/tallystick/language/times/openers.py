"""The words that may open a time expression, the reader that takes them, and what must stand behind them.

Asking for the next word first leaves few tokens to read in earnest: "the" opens nothing before "army".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tallystick.language.times.words import time_words, word_set

NUMBER = "0"  # among followers: any number in digits

QUARTER_CODES = frozenset("q1 q2 q3 q4 h1 h2".split())
ORDINAL_ENDINGS = word_set("openers", "ordinal_endings")
DASHES = frozenset("-–—")
_FISCAL = tuple(f"fy{year % 100 if short else year:02d}" for year in range(1990, 2050) for short in (False, True))
_AFTER_NUMBER = word_set("openers", "after_number")


@cache
def openers(code: str = "en") -> dict[str, str]:
    """Every word that may open an expression, and the name of its reader."""
    return {word: reader for reader, group, _ in _table(code) for word in group}


@cache
def followers(code: str = "en") -> dict[str, frozenset[str] | None]:
    """What may stand behind every word that opens an expression; None where anything may."""
    return {word: None if may is None else frozenset(may) for _, group, may in _table(code) for word in group}


def _table(code: str) -> tuple[tuple[str, Iterable[str], Iterable[str] | None], ...]:
    words = time_words(code)
    units = frozenset(words.units)
    counts = frozenset((*words.numbers, *words.vague_counts, NUMBER))
    measured = units | words.fillers | DASHES
    named = frozenset((*words.seasons, *words.months, *words.weekdays, *words.dayparts))
    pieces = frozenset((*words.pointed, *words.ordinals, *words.parts, *words.part_nouns, *words.pointers))
    the = pieces | named | counts | units
    return (
        ("month", words.months, None),
        ("weekday", words.weekdays, None),
        ("weekdays", [f"{word}s" for word in words.weekdays if word.endswith("day")], None),
        ("season", words.seasons, None),
        ("daypart", words.dayparts, None),
        ("bare_unit", words.units, None),
        ("length", (*words.vague_counts, "a", "an", "half", "dozens", "hundreds", "thousands", "tens"),
         measured | {"few", "couple", "dozen", "number", "handful", "of", "a", "an", "."}),
        ("counted", words.numbers, measured | {"hundred", "and", "or", "to", ",", "o'clock"}
         | set(words.numbers) | set(words.dayparts)),
        ("ordinal", words.ordinals, measured | counts | set(words.pointed) | set(words.dayparts)
         | {"half", "calendar", "century", "centuries", "anniversary", "and", "to"}),
        ("pointed", words.pointers, named | counts | measured | set(words.pointed)
         | {"time", "period", "date", "same", "past", "coming"}),
        ("current", ("current",), None),
        ("early", words.parts, named | pieces | DASHES | units
         | {"to", "in", "on", "the", NUMBER, "christmas", "century", "part"}),
        ("end_of", words.part_nouns, DASHES | {"of"}),
        ("another", ("another",), units),
        ("reference", words.references, None),
        ("deictic", words.deictic, None),
        *(("feast", (first,), _second_words(rows)) for first, rows in words.feasts.items()),
        ("anniversary", ("anniversary",), ("of",)),
        ("age", ("age", "aged"), set(words.numbers) | {NUMBER, "of"}),
        ("vague_season", ("dry", "rainy", "wet", "monsoon"), ("season", "seasons")),
        ("coded", QUARTER_CODES, None),
        ("recurring", ("every", "each"), None),
        ("earlier_this", ("earlier", "later"), named | pieces | {"in", "on", "today", NUMBER}),
        ("tonight", ("tonight", "overnight", "midnight"), None),
        ("present", ("present", "date"), None),
        ("article", ("the",), the | set(words.decades)
         | set("same latter rest very time future past present anniversary fiscal".split())),
        ("so_far", ("so",), ("far",)),
        ("war_day", ("day",), (NUMBER, "of")),
        ("week_around", ("week",), ("of", "beginning", "starting", "from", "ending", "ended", "to")),
        ("month_word", ("month",), ("end", "of")),
        ("year_word", ("year",), ("end", "to", "-", "of", NUMBER)),
        ("latter", ("latter",), ("part", "half")),
        ("rest_of", ("rest",), ("of",)),
        ("reference", ("right",), ("now",)),
        ("these", ("these",), ("days",)),
        ("adverb", words.rates, None),
        ("per", ("per", "/"), units),
        ("times_a", ("once", "twice", "thrice"), ("a", "an", "per", "each", "every")),
        ("fiscal_year", _FISCAL, None),
        ("spelled_decade", words.decades, None),
        ("of_era", ("ad",), (NUMBER,)),
        ("short_year", ("'",), (NUMBER,)),
    )  # fmt: skip


def _second_words(rows: Iterable[tuple[str, tuple[str, ...]]]) -> set[str] | None:
    """The second words of phrases, with and without their possessive; None when one of them has no second word."""
    seconds = [rest[0] if rest else "" for _, rest in rows]
    return {word for second in seconds for word in (second, second.removesuffix("'s"))} if all(seconds) else None


@cache
def after_number(code: str = "en") -> frozenset[str]:
    """What may stand behind a number in digits that opens an expression and is neither a year nor a dotted date."""
    words = time_words(code)
    return frozenset((*words.units, *words.fillers, *words.months, *_AFTER_NUMBER, *DASHES))


@cache
def after_count(code: str = "en") -> frozenset[str]:
    """What may stand behind a number in digits that measures a length: a unit, or what leads to one."""
    words = time_words(code)
    return frozenset((*words.units, *words.fillers, *DASHES, "or", "to", ",", "and"))
