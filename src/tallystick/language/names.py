"""Names of the theatre in the text: actors, speakers, places.

Only words that begin a name are looked at; from there a tree of the names' words is walked, deepest first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import filterfalse
from typing import Any, NamedTuple

from tallystick.language.tokens import tokenize
from tallystick.model.analysis import Mention, Sentence, Tokens
from tallystick.model.span import Span
from tallystick.model.theatre import Name, Theatre


class _Entry(NamedTuple):
    """A printed form of a name. `capitals` are the words (counted from 0) that must begin with a capital."""

    kind: str
    id: str
    name: str
    capitals: tuple[int, ...]
    shouted: bool  # an acronym: all its letters must be capitals ("WHO", not "Who")
    article: bool  # "The Times": without "the" it is another word
    metonym: bool  # a speaker that is named after a place: "Kyiv says", but not "in Kyiv" or "Kyiv-based"
    simple: bool  # nothing but a capital at its start is asked of it


# word -> what may follow it, in the same shape; under "" the names that end here, under "''" those ending in "'s"
_Tree = dict[str, Any]

_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_BUILT: dict[tuple[str, str], _Tree] = {}
_ENDING = ""
_POSSESSIVE = "''"  # no token is empty or two marks, so no word of a text meets these two
_LOCATIVE = frozenset("in at near around outside toward towards across over into through inside".split())
_WORDS_TOO = frozenset({"us", "who", "it"})  # acronyms that are words when everything is in capitals


def name_tree(theatre: Theatre) -> _Tree:
    """The theatre's names as a tree of their words; built once a theatre."""
    key = (theatre.id, theatre.folder)
    if key not in _BUILT:
        _BUILT[key] = _build((("speaker", theatre.speakers), ("actor", theatre.actors), ("place", theatre.places)))
    return _BUILT[key]


def plain(text: str) -> str:
    """The letters without their accents: "Türkiye" is "Turkiye", "Orbán" is "Orban"."""
    if text.isascii():
        return text
    return "".join([c for c in unicodedata.normalize("NFKD", text.translate(_STROKES)) if not unicodedata.combining(c)])


def _build(groups: Iterable[tuple[str, Sequence[Name]]]) -> _Tree:
    rows = [(kind, name, printed) for kind, names in groups for name in names for printed in _forms(kind, name)]
    alone = {printed.lower() for _, _, printed in rows if " " not in printed and printed[:1].isupper()}
    metonyms = {printed for kind, _, printed in rows if kind != "speaker"}
    tree: _Tree = {}
    for kind, name, printed in rows:
        article = printed.startswith("The ")
        bare = printed[4:] if article else printed.removeprefix("the ")
        words, parts = _split(bare), bare.split()
        if not words:
            continue
        first, many = parts[0][0].isupper(), len(words) > 1
        capitals: tuple[int, ...] = (0,) if first else ()
        if many and len(parts) == len(words) and words[0].removesuffix("'s") not in alone:
            capitals = tuple([k for k, part in enumerate(parts) if part[0].isupper()])
        shouted = not many and bare.isupper() and len(bare) > 1
        metonym = kind == "speaker" and bare in metonyms
        simple = not (shouted or article or metonym) and len(capitals) == first
        entry = _Entry(kind, name.id, name.name, capitals, shouted, article, metonym, simple)
        node = tree
        for word in words[:-1]:
            node = node.setdefault(word, {})
        last = words[-1]
        end = node.get(last)
        if end is None:
            end = node[last] = {}
        entries: list[_Entry] | None = end.get(_ENDING)
        if entries is None:
            end[_ENDING] = [entry]
            node.setdefault(last + "'s", {})[_POSSESSIVE] = end[_ENDING]
            continue
        same = next((k for k, other in enumerate(entries) if other.kind == kind), None)
        if same is None:
            entries.append(entry)
        elif entries[same].id == entry.id and entries[same].article:
            entries[same] = entry  # "The Guardian" that may stand without its article
    return tree


def _forms(kind: str, name: Name) -> Iterable[str]:
    """The name and its aliases, each once; without accents too, and peoples in the plural ("Iraqi", "Iraqis")."""
    forms = dict.fromkeys((name.name, *name.aliases))
    if kind == "actor":
        forms |= {f + "s": None for f in forms if f.endswith(("an", "i")) and f[0].isupper() and " " not in f}
    strange = [form for form in forms if not form.isascii()]
    return forms | {plain(form): None for form in strange} if strange else forms


def _split(printed: str) -> Sequence[str]:
    """The words of a name as the text's own are compared."""
    if printed.isascii() and printed.replace(" ", "").isalpha():
        return printed.lower().split()
    return tokenize(printed).lowers


def find_names(text: str, tokens: Tokens, sentences: Sequence[Sentence], theatre: Theatre) -> tuple[Mention, ...]:
    """Every name of the theatre, longest first at each place; an actor, a speaker and a place may share one.

    A name with a capital in the list is found only where the text has one; a possessive ("Ukraine's") counts and stays
    outside the span. Accents in the text may be left out in the list.
    """
    tree, lowers, starts, ends = name_tree(theatre), tokens.lowers, tokens.starts, tokens.ends
    if not text.isascii():
        strange = filter(str.isalpha, set(filterfalse(str.isascii, lowers)))
        bare = {word: unaccented for word in strange if (unaccented := plain(word)) != word}
        if bare:
            lowers = [bare.get(word, word) for word in lowers]
    found: list[Mention] = []
    number, last, after = -1, 0, 0
    make = tuple.__new__
    for i in [i for i, word in enumerate(lowers) if word in tree]:
        if i < after:
            continue
        while i >= last:
            number += 1
            if number == len(sentences):
                return tuple(found)
            last = sentences[number].last
        if i < sentences[number].first:
            continue
        node, k = tree[lowers[i]], i + 1
        endings: list[tuple[int, list[_Entry], int]] = []
        while True:
            if _POSSESSIVE in node:
                endings.append((k, node[_POSSESSIVE], 2))
            if _ENDING in node:
                endings.append((k, node[_ENDING], 0))
            if k == last or (node := node.get(lowers[k])) is None:
                break
            k += 1
        first = text[starts[i]].isupper()
        while endings:
            after, entries, cut = endings.pop()
            span = make(Span, (starts[i], ends[after - 1] - cut))
            size = len(found)
            for entry in entries:
                kind, id_, name, capitals, _, _, _, simple = entry
                if (first or not capitals) and (
                    simple or _fits(entry, text, tokens, i, after, span, sentences[number])
                ):
                    found.append(make(Mention, (span, number, kind, id_, name)))
            if len(found) > size:
                break
        else:
            after = i + 1
    return tuple(found)


def _fits(entry: _Entry, text: str, tokens: Tokens, i: int, end: int, span: Span, sentence: Sentence) -> bool:
    """Is what the text prints at the tokens i..end the name, by its capitals and its neighbours?"""
    lowers, starts = tokens.lowers, tokens.starts
    if not all(text[starts[i + k]].isupper() for k in entry.capitals):
        return False
    if entry.shouted:
        printed = text[span.start : span.end]
        if not printed.isupper():
            return False
        if lowers[i] in _WORDS_TOO and text[sentence.span.start : sentence.span.end].isupper():
            return len(printed) == sentence.span.end - sentence.span.start
    before = lowers[i - 1] if i else ""
    if entry.article and before != "the":
        return False
    if entry.metonym:
        hangs = end < len(lowers) and lowers[end] == "-" and starts[end] == span.end
        return before not in _LOCATIVE and not hangs
    return True
