"""The wordings that license a relation, read once from `wordings.toml`, and where a text has them.

A wording is looked for in the words alone: no number is looked at before it has matched. In a line of the table
`{role}` is a number of kind v (`{role:rv}`: of one of those kinds; `checks.passage` names them), `<name>` one of the
words of that list, `..` a few words without a mark, `...` words up to the next number in the sentence, `//` the next
sentence, `@` the start of a sentence or of what follows a mark; the rest is a regular expression. `<*name>` makes two
wordings of the line, one that goes up and one that goes down. Every gap is bounded and holds no number, so no wording
can run away.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.checks.passage import CLOSE, KIND_BITS, OPEN, STOP, Figure, Passage
from tallystick.checks.sentence_index import Needs, same_needs

_PIECES = re.compile(
    r"\{(?P<role>\w+)(?::(?P<kinds>\w+))?\}|(?<!\?P)<(?P<both>\*?)(?P<list>\w+)>"
    r"|(?P<gap>\.\.\.?)|(?P<next>//)|(?P<start>@)|(?P<space> +)"
)
_LITERAL = re.compile(r"\\.|\[[^\]]*\]")  # signs that stand for themselves
_SPARE = re.compile(r"\(\?[!=<][^()]*\)|<\*?\w+>\?|\([^()]*\)\?")  # what is looked about for, or may be left out
_NEEDED = re.compile(r"<(\*?)(\w+)>|\(([^()]*)\)")
_FIRST = re.compile(r"[a-z]+")
_SHORT = rf"[^{OPEN}{STOP},;:()—–]{{0,45}}?"
_LONG = rf"[^{OPEN}{STOP};]{{0,90}}?"
_NEXT = rf"[^{OPEN}{STOP}]{{0,120}}?{STOP}\s*"
_START = rf"(?:(?<![^{STOP}])|(?<=[;:—–(“\"]))\s*[\"“(]?"
_NO_PREFIX = r"(?<!\w)"


class Wording(NamedTuple):
    """One line of the table, ready to look for; `up` is None where it does not matter which way it goes.

    What a stretch of text must have for it, so that it is looked for in few: figures, and one of each set of words.
    """

    sense: str
    up: bool | None
    line: str
    needs: Needs
    words: tuple[frozenset[str], ...]


class Match(NamedTuple):
    """A wording found in a text: the figure (and its index) in each role, and the words of roles without a number."""

    sense: str
    up: bool | None
    figures: Mapping[str, Figure]
    places: Mapping[str, int]
    words: Mapping[str, str]


@cache
def wordings() -> Mapping[str, tuple[Wording, ...]]:
    """By kind of relation. English."""
    found: dict[str, tuple[Wording, ...]] = {}
    for kind, senses in _table().items():
        if kind == "words":
            continue
        rows: list[Wording] = []
        for sense, block in senses.items():
            for line in filter(None, map(str.strip, block.strip().splitlines())):
                for up in (True, False) if "<*" in line else (None,):
                    rows.append(_wording(sense, line, up))
        found[kind] = tuple(rows)
    return found


def _flat(line: str) -> str:
    """Without the groups inside groups."""
    depth, kept = 0, []
    for letter in line:
        depth += letter == "("
        if depth < 2:
            kept.append(letter)
        depth -= letter == ")"
    return "".join(kept)


@cache
def word_list(name: str) -> re.Pattern[str]:
    """One of the word lists as a pattern of whole words."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(_table()['words'][name])})(?!\w)")


@cache
def _lists() -> Mapping[str, str]:
    """Each word list as the alternatives of a regular expression."""
    return {name: _alternatives(block) for name, block in _table()["words"].items()}


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))


def matches(kind: str, passage: Passage) -> Iterator[Match]:
    """Every place of the text that has a wording of that kind; each set of figures once for each sense."""
    seen: set[tuple[object, ...]] = set()
    index = passage.index(_required_words())
    for wording in wordings()[kind]:
        mask = index.having(wording.needs, wording.words)
        for start, end in index.stretches(mask, wording.needs.reach) if mask else ():
            for match in _compiled(wording.line, wording.up).finditer(passage.skeleton, start, end):
                slots = {role: slot for role, slot in match.groupdict().items() if slot is not None}
                places = {role: int(slot[1:]) for role, slot in slots.items() if slot[1:].isdigit()}
                key = (wording.sense, *sorted(places.items()))
                if key not in seen:
                    seen.add(key)
                    figures = {role: passage.figures[index] for role, index in places.items()}
                    words = {role: slot for role, slot in slots.items() if role not in places}
                    yield Match(wording.sense, wording.up, figures, places, words)


@cache
def _required_words() -> frozenset[str]:
    return frozenset().union(*(some for rows in wordings().values() for wording in rows for some in wording.words))


@cache
def _compiled(line: str, up: bool | None) -> re.Pattern[str]:
    return re.compile(_expression(line, _lists(), up))  # when first wanted: most texts want few of them


def _wording(sense: str, line: str, up: bool | None) -> Wording:
    kinds = [piece["kinds"] or "v" for piece in _PIECES.finditer(line) if piece["role"]]
    bits = tuple(sorted({sum(KIND_BITS[letter] for letter in letters) for letters in kinds}))
    needs = same_needs(2 if "//" in line else 1, len(kinds), bits)
    return Wording(sense, up, line, needs, tuple(_required(line, up)))


def _required(line: str, up: bool | None) -> Iterator[frozenset[str]]:
    """For each list, group or word that the line cannot do without: the first words of its phrases."""
    line = _flat(_LITERAL.sub(" ", line))
    for piece in _NEEDED.finditer(_SPARE.sub(" ", line)):
        if piece[2]:
            firsts = _firsts_of(piece[2] + (("_up" if up else "_down") if piece[1] else ""))
        else:
            firsts = _firsts(piece[3])
        if firsts:
            yield firsts


@cache
def _firsts_of(name: str) -> frozenset[str]:
    return _firsts(_lists()[name].replace(r"\s+", " "))


def _firsts(block: str) -> frozenset[str]:
    """The first words of some phrases; none where one of them does not begin with a word."""
    firsts = [_FIRST.match(phrase.strip()) for phrase in block.split("|")]
    return frozenset([first.group() for first in firsts if first]) if all(firsts) else frozenset()


def _alternatives(block: str) -> str:
    phrases = sorted((" ".join(p.split()) for p in block.split("|")), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)


def _expression(line: str, lists: Mapping[str, str], up: bool | None) -> str:
    def replaced(piece: re.Match[str]) -> str:
        if piece["role"]:
            return f"{OPEN}(?P<{piece['role']}>[{piece['kinds'] or 'v'}]\\d+){CLOSE}"
        if piece["list"]:
            name = piece["list"] + (("_up" if up else "_down") if piece["both"] else "")
            return rf"(?:{_NO_PREFIX}(?:{lists[name]})(?!\w))"
        if piece["gap"]:
            return _LONG if len(piece["gap"]) == 3 else _SHORT
        if piece["start"]:
            return _START
        return _NEXT if piece["next"] else r"\s*"

    return _PIECES.sub(replaced, line)
