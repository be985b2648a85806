"""The words that say which event, read once from `event_words.toml` and inflected."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.model.event import EventType


class Verb(NamedTuple):
    """One form of a verb. `form` is base, s, past, participle or ing; `type` is None for a light verb."""

    type: EventType | None
    past: bool
    participle: bool
    ing: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class EventWords:
    """Forms of verbs and nouns with their category; `sets` are the plain word sets of the data."""

    verbs: dict[str, Verb]
    nouns: dict[str, EventType]
    towards: dict[EventType, frozenset[str]]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgmnpt]")


@cache
def event_words() -> EventWords:
    """English."""
    data = tomllib.loads(Path(__file__).with_name("event_words.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    irregular: dict[str, tuple[str, str]] = {}
    for line in re.split(r"[|\n]", words.pop("irregular").strip()):
        base, past, participle = line.split()
        irregular[base] = (past, participle)
    sets = {name: frozenset(block.split()) for name, block in words.items()}
    sets["attempts"] = sets["attempted"] | sets["failed"] | sets["reached"] | sets["ongoing"]
    sets["aims"] = sets["attempts"] | sets["attempt_nouns"]
    verbs: dict[str, Verb] = {}
    nouns: dict[str, EventType] = {}
    towards: dict[EventType, frozenset[str]] = {}
    for base in sets["light"]:
        _inflect(verbs, base, irregular, None, ambiguous=True)
    for name, table in data["types"].items():
        kind = EventType(name)
        for base in table["ambiguous"].split():
            _inflect(verbs, base, irregular, kind, ambiguous=True)
        for base in table["verbs"].split():
            _inflect(verbs, base, irregular, kind, ambiguous=False)
        for noun in table["nouns"].split():
            nouns[noun] = nouns[noun[:-1] + "ies" if noun[-1] == "y" else _with_s(noun)] = kind
        towards[kind] = frozenset(table["towards"].split())
    helpers = sets["be"] | sets["have"] | sets["modals"] | sets["adverbs"]
    sets["group"] = helpers | {"do", "does", "did", "n't", "to"}
    sets["forms"] = frozenset(verbs) | frozenset(nouns)
    sets["tells"] = frozenset(form for form, verb in verbs.items() if verb.type is not None) | frozenset(nouns)
    sets["moves"] = sets["up"] | sets["down"]
    sets["be_or_have"] = sets["be"] | sets["have"]
    sets["noun_leads"] = sets["determiners"] | {"of", "-", "'s"} | sets["weapon_kinds"]
    return EventWords(verbs=verbs, nouns=nouns, towards=towards, sets=sets)


def _with_s(word: str) -> str:
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _inflect(
    into: dict[str, Verb], base: str, irregular: dict[str, tuple[str, str]], kind: EventType | None, *, ambiguous: bool
) -> None:
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if _DOUBLES.fullmatch(base):
        stem += base[-1]
    regular = (base[:-1] + "ied" if base[-1] == "y" and base[-2] not in "aeiou" else stem + "ed",) * 2
    past, participle = irregular.get(base, regular)
    doubled = past[:-2] if past.endswith(base[-1] + base[-1] + "ed") else stem
    for form in (base, _with_s(base)):
        into[form] = Verb(kind, False, False, False, ambiguous)
    into[past] = Verb(kind, True, past == participle, False, ambiguous)
    if participle != past:
        into[participle] = Verb(kind, False, True, False, ambiguous)
    into[doubled + "ing"] = Verb(kind, False, False, True, ambiguous)
