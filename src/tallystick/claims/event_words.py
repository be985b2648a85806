"""The words that say which event, read once from `event_words.toml` and inflected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.model.event import EventType


class Verb(NamedTuple):
    """One form of a verb; `type` is None for a light verb, `ambiguous` tells an event only of an object of war."""

    type: EventType | None
    past: bool
    participle: bool
    ing: bool
    ambiguous: bool


class EventWords(dict[str, frozenset[str]]):
    """Forms of verbs and nouns with their category; the plain word sets of the data are its items, by name.

    phrasal  form of the verb -> particle -> the verb.
    modes    category -> form of a verb, noun or weapon -> PLOVER's mode ("shoot down" is looked up as "shot down").
    """

    def __init__(
        self,
        sets: dict[str, frozenset[str]],
        verbs: dict[str, Verb],
        phrasal: dict[str, dict[str, Verb]],
        nouns: dict[str, EventType],
        towards: dict[EventType, frozenset[str]],
        modes: dict[EventType, dict[str, str]],
    ) -> None:
        super().__init__(sets)
        self.verbs, self.phrasal, self.nouns, self.towards, self.modes = verbs, phrasal, nouns, towards, modes


_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgmnpt]")
_Irregular = dict[str, tuple[str, str]]


@cache
def event_words() -> EventWords:
    """English."""
    data = tomllib.loads(Path(__file__).with_name("event_words.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = data["words"]
    irregular: _Irregular = {}
    for line in re.split(r"[|\n]", words.pop("irregular").strip()):
        base, past, participle = line.split()
        irregular[base] = (past, participle)
    verbs: dict[str, Verb] = {}
    phrasal: dict[str, dict[str, Verb]] = {}
    nouns: dict[str, EventType] = {}
    towards: dict[EventType, frozenset[str]] = {}
    modes: dict[EventType, dict[str, str]] = {}
    for base in words["light"].split():
        verbs.update(_forms(base, irregular, None, ambiguous=True))
    for name, table in data["types"].items():
        kind = EventType(name)
        for base in table["ambiguous"].split():
            verbs.update(_forms(base, irregular, kind, ambiguous=True))
        for base in table["verbs"].split():
            verbs.update(_forms(base, irregular, kind, ambiguous=False))
        for phrase in table["phrasal"].split():
            base, particle = phrase.lstrip("*").split("_")
            for form, verb in _forms(base, irregular, kind, ambiguous=phrase[0] == "*"):
                phrasal.setdefault(form, {})[particle] = verb
        for noun in table["nouns"].split():
            nouns[noun] = nouns[_with_s(noun)] = kind
        towards[kind] = frozenset(table["towards"].split())
        modes[kind] = dict(_modes(table["modes"], irregular))
    sets = _sets(words)
    sets["of_people"] = frozenset(form for form, _ in _modes({"": words["of_people"]}, irregular))
    sets["bare_verbs"] = frozenset(verbs) - frozenset(nouns)
    sets["verb_forms"] = frozenset(verbs) | frozenset(phrasal) | _STATES
    sets["forms"] = frozenset(verbs) | frozenset(nouns) | frozenset(phrasal) | _STATES
    typed = {form for form, verb in verbs.items() if verb.type is not None}
    sets["tells"] = frozenset(typed | set(nouns) | set(phrasal)) | _STATES
    return EventWords(sets, verbs, phrasal, nouns, towards, modes)


_STATES = frozenset({"came", "come", "comes", "coming", "fell", "fallen"})  # "came under fire", "the town fell to them"


def _sets(words: dict[str, str]) -> dict[str, frozenset[str]]:
    """The plain sets, and those that are put together from them."""
    sets = {name: frozenset(block.split()) for name, block in words.items()}
    sets["attempts"] = sets["attempted"] | sets["failed"] | sets["reached"] | sets["ongoing"]
    sets["aims"] = (
        sets["attempts"] | sets["attempt_nouns"] | {"successful", "achieved", "accomplished", "fulfilled", "met"}
    )
    helpers = sets["be"] | sets["have"] | sets["modals"] | sets["adverbs"]
    sets["group"] = helpers | {"do", "does", "did", "n't", "to"}
    sets["armed"] = sets["weapons"] | sets["causes"]
    sets["between"] = sets["adverbs"] | sets["particles"]
    sets["moves"] = sets["up"] | sets["down"]
    sets["be_or_have"] = sets["be"] | sets["have"]
    sets["noun_leads"] = sets["determiners"] | {"of", "-", "'s"} | sets["weapon_kinds"]
    return sets


def _modes(table: dict[str, str], irregular: _Irregular) -> Iterator[tuple[str, str]]:
    """Every form of the words that show a mode, with the mode; a particle stands behind the form."""
    for mode, block in table.items():
        for word in block.split():
            base, _, particle = word.partition("_")
            for form, _ in _forms(base, irregular, None, ambiguous=False):
                yield f"{form} {particle}" if particle else form, mode
            yield _with_s(base), mode


def _with_s(word: str) -> str:
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _forms(base: str, irregular: _Irregular, kind: EventType | None, *, ambiguous: bool) -> Iterator[tuple[str, Verb]]:
    """The forms of a verb: base, with -s, past, participle, with -ing."""
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if _DOUBLES.fullmatch(base):
        stem += base[-1]
    regular = (base[:-1] + "ied" if base[-1] == "y" and base[-2] not in "aeiou" else stem + "ed",) * 2
    past, participle = irregular.get(base, regular)
    doubled = past[:-2] if past.endswith(base[-1] + base[-1] + "ed") else stem
    for form in (base, _with_s(base)):
        yield form, Verb(kind, False, False, False, ambiguous)
    yield past, Verb(kind, True, past == participle, False, ambiguous)
    if participle != past:
        yield participle, Verb(kind, False, True, False, ambiguous)
    yield doubled + "ing", Verb(kind, False, False, True, ambiguous)
