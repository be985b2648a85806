"""The unit lexicon: every unit and currency by the words and marks that name it."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from tallystick.language.lexicon import read_words

# Marks that are also everyday words: units only when glued to their number ("12in").
_EVERYDAY = frozenset("in at as am pm us is he me so no be it on or an my do gr le bs sh".split())
# Currency letters that another unit has the better right to behind a number.
_SHARED = frozenset({"ps", "km", "dm", "ft", "tk", "rm", "rp", "tl", "dh"})


class Unit(NamedTuple):
    """A unit of the lexicon.

    `symbol` is what `Amount.unit` holds ("km²", "USD"), `kind` its dimension (length, currency, percent ...), `name`
    its plain English singular ("square kilometre", "dollar"). `glued` says that it counts only right after its number.
    """

    symbol: str
    kind: str
    name: str
    glued: bool = False


class Surface(NamedTuple):
    """One way to print a unit: the words after the first, lower-cased; as printed, when its letters' case matters."""

    rest: tuple[str, ...]
    unit: Unit
    printed: str | None


class UnitWords(NamedTuple):
    """All surfaces by their first token, longest first; currency marks; names by symbol; hundredths by currency.

    `press` has the letters that are a currency right before digits when they are printed just so.
    """

    surfaces: dict[str, tuple[Surface, ...]]
    marks: dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]  # by LAST token: (the tokens before it reversed, unit)
    names: dict[str, str]
    parts: frozenset[tuple[str, str]]
    press: dict[str, Unit]


@cache
def unit_words(code: str = "en") -> UnitWords:
    """The units of the language with that ISO 639-1 code."""
    data: dict[str, Any] = read_words("units", code)
    table: dict[str, list[Surface]] = {}
    names: dict[str, str] = {}
    prefixes = {row[0]: row[1:] for row in _rows(data["prefixes"])}
    for symbol, kind, name, words, marks, letters in _rows(data["units"]):
        unit = Unit(symbol, kind, name)
        names.setdefault(symbol, name)
        _add_words(table, unit, words)
        _add_marks(table, unit, marks)
        for letter in letters:
            long, short = prefixes[letter]
            unit = Unit(short + symbol, kind, long + name)
            names.setdefault(unit.symbol, unit.name)
            _add_words(table, unit, words, long)
            shorts = (short, *data["micro"]) if short == "µ" else (short,)
            for prefix in shorts:
                _add_marks(table, unit, marks, prefix)
    before: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for symbol, adjectives, nouns, marks in _rows(data["currencies"]):
        _add_currency(table, before, names, symbol, adjectives, nouns, marks)
    press = {
        letters: Unit(symbol, "currency", names[symbol])
        for symbol, row in _rows(data["press"])
        for letters in row.split()
    }
    for letters in press:
        before.setdefault(letters.lower(), [])
    parts = {(part, whole) for part, wholes in _rows(data["parts"]) for whole in wholes.split()}
    return UnitWords(
        {first: _longest_first(rows) for first, rows in table.items()},
        {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in before.items()},
        names,
        frozenset(parts),
        press,
    )


def _rows(block: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in block.split("\n") if line]


def _longest_first(rows: list[Surface]) -> tuple[Surface, ...]:
    return tuple(rows) if len(rows) == 1 else tuple(sorted(rows, key=lambda row: -len(row.rest)))


def _add_words(table: dict[str, list[Surface]], unit: Unit, words: str, prefix: str = "") -> None:
    if not words:
        return
    for surface in words.split(","):
        first, *rest = (prefix + surface.strip()).split()
        table.setdefault(first, []).append(Surface(tuple(rest), unit, None))
        last = rest[-1] if rest else first
        if len(last) > 3 and last.isalpha() and last[-1] != "s" and last not in ("feet",):
            plural = last + ("es" if last.endswith(("sh", "ch", "x")) else "s")
            if last.endswith("ary"):
                plural = last[:-1] + "ies"
            if rest:
                table[first].append(Surface((*rest[:-1], plural), unit, None))
            else:
                table.setdefault(plural, []).append(Surface((), unit, None))


def _add_marks(table: dict[str, list[Surface]], unit: Unit, marks: str, prefix: str = "") -> None:
    if not marks:
        return
    for mark in marks.split(","):
        printed = prefix + mark.strip()
        lower = printed.lower()
        single = lower.isalpha() and (len(lower) == 1 or lower in _EVERYDAY)
        table.setdefault(lower, []).append(Surface((), unit._replace(glued=True) if single else unit, printed))


def _add_currency(
    table: dict[str, list[Surface]],
    before: dict[str, list[tuple[tuple[str, ...], Unit]]],
    names: dict[str, str],
    symbol: str,
    adjectives: str,
    nouns: str,
    marks: str,
) -> None:
    listed = [noun.strip() for noun in nouns.split(",") if noun.strip()]
    named = [noun.lstrip("*") for noun in listed]
    lands = [land.strip() for land in adjectives.split(",") if land.strip()]
    name = " ".join(part for part in (lands[0] if lands else "", named[0] if named else symbol.lower()) if part)
    if symbol == "USD":
        name = named[0]
    unit = Unit(symbol, "currency", name)
    names.setdefault(symbol, name)
    for noun, starred in zip(named, listed, strict=True):
        for land in lands:
            _add_words(table, unit, f"{land} {noun}")
        if starred[0] == "*":
            _add_words(table, unit, noun)
    if symbol.isupper() and len(symbol) == 3:
        _add_marks(table, unit, symbol)
        before.setdefault(symbol.lower(), []).append(((), unit))
    for mark in marks.split(","):
        tokens = _mark_tokens(mark.strip())
        if tokens:
            before.setdefault(tokens[-1], []).append((tuple(tokens[-2::-1]), unit))
            if (
                len(tokens) == 1 or not mark.isascii()
            ):  # a sign may stand behind the number too, and so may letters that are no word
                everyday = tokens[0] in _EVERYDAY or tokens[0] in _SHARED
                table.setdefault(tokens[0], []).append(Surface(tuple(tokens[1:]), unit._replace(glued=everyday), None))


def _mark_tokens(mark: str) -> list[str]:
    """The tokens of a mark: runs of letters and single signs ("us$" is "us", "$")."""
    tokens: list[str] = []
    for letter in mark:
        if letter.isspace():
            tokens.append("")
        elif letter.isalpha() and tokens and tokens[-1].isalpha():
            tokens[-1] += letter
        elif tokens and not tokens[-1]:
            tokens[-1] = letter
        else:
            tokens.append(letter)
    return [token for token in tokens if token]
