"""The words of reporting, from the lexicon: every inflected form with what it can be followed by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tallystick.language.lexicon import lines, read_words
from tallystick.model.analysis import AttributionKind

_VOWELS = "aeiou"


class Cue(NamedTuple):
    """A form of a reporting verb.

    `form` is base, third, past (also the participle), participle or ing. `frames` are the letters of the lexicon,
    `kinds` the kinds of attribution it may open, the first one first; `prepositions` what frame p asks for, if any.
    `kind` is the one it opens with a person as its subject; `may_document` where a document as its subject makes it
    another.
    """

    lemma: str
    form: str
    frames: frozenset[str]
    kinds: tuple[str, ...]
    prepositions: frozenset[str]
    noun: bool
    kind: AttributionKind = AttributionKind.STATEMENT
    denies: bool = False
    may_document: bool = True


class AttributionWords(NamedTuple):
    """Word tables for attribution; see the comments in the TOML file."""

    cues: dict[str, Cue]
    nouns: dict[str, str]  # noun that takes "that" -> kind
    groups: dict[str, frozenset[str]]  # every other table by its name
    compounds: dict[str, frozenset[str]]  # first word -> the words with which it makes a noun that reports nothing


def inflected(verb: str, doubled: frozenset[str], british: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(form, which form it is) of a regular verb."""
    yield verb, "base"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield verb + "es", "third"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ies", "third"
    else:
        yield verb + "s", "third"
    if verb.endswith("e"):
        yield verb + "d", "past"
        yield (verb if verb.endswith("ee") else verb[:-1]) + "ing", "ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ied", "past"
        yield verb + "ing", "ing"
    else:
        for stem in {verb + verb[-1] if verb in doubled else verb, verb if verb in british else verb[:0]}:
            if stem:
                yield stem + "ed", "past"
                yield stem + "ing", "ing"


@cache
def attribution_words(code: str = "en") -> AttributionWords:
    """The reporting words of the language with that ISO 639-1 code."""
    data = read_words("attribution", code)
    forms = data["forms"]
    irregular = dict(lines(forms["irregular"]))
    doubled, british = frozenset(forms["doubled"].split()), frozenset(forms["british"].split())
    nouns = frozenset(forms["nouns"].split())
    prepositions = {verb: frozenset(block.split()) for verb, block in data["prepositions"].items()}
    frames: dict[str, set[str]] = {}
    kinds: dict[str, list[str]] = {}
    for kind, block in data["verbs"].items():
        for letters, verbs in lines(block):
            for verb in verbs:
                frames.setdefault(verb, set()).update(letters.split())
                if kind not in kinds.setdefault(verb, []):
                    kinds[verb].append(kind)
    cues: dict[str, Cue] = {}
    for verb, letters_of in frames.items():
        if verb in irregular:
            pairs = list(zip((verb, *irregular[verb]), ("base", "third", "past", "participle", "ing"), strict=True))
        else:
            pairs = list(inflected(verb, doubled, british))
        for word, form in pairs:
            known = cues.get(word)
            if known is None or (known.form == "base" and form == "past" and word != "read"):
                sorts = kinds[verb]
                kind = AttributionKind("record" if "record" in sorts else sorts[0])
                cues[word] = Cue(
                    lemma=verb,
                    form=form,
                    frames=frozenset(letters_of),
                    kinds=tuple(sorts),
                    prepositions=prepositions.get(verb, prepositions["default"]) if "p" in letters_of else frozenset(),
                    noun=word in nouns,
                    kind=kind,
                    denies="denial" in sorts,
                    may_document="document" in sorts or kind is AttributionKind.STATEMENT,
                )
    groups = {
        name: frozenset(block.split())
        for part in ("phrases", "sources", "grammar")
        for name, block in data[part].items()
        if not (part == "sources" and name == "pronouns")
    }
    groups["personal"] = frozenset(data["sources"]["pronouns"].split())
    groups["of_nouns"] = frozenset(data["nouns"]["of"].split())
    groups["about_nouns"] = frozenset(data["nouns"]["about"].split())
    groups["unproved"] = frozenset(data["nouns"]["unproved"].split())
    groups["owned_nouns"] = frozenset(data["nouns"]["owned"].split())
    named = {word: kind for kind in ("statement", "intent", "denial") for word in data["nouns"][kind].split()}
    compounds = {first: frozenset(rest) for first, rest in lines(data["forms"]["compounds"])}
    return AttributionWords(cues=cues, nouns=named, groups=groups, compounds=compounds)
