"""Names of the theatre in the text: actors, speakers, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.language.tokens import tokenize
from tallystick.model.analysis import Mention, Sentence, Token
from tallystick.model.span import Span
from tallystick.model.theatre import Name, Theatre

# first word -> ((kind, name, the words, must the print have capitals), ...), longest first
_Entry = tuple[str, Name, tuple[str, ...], bool]
NameIndex = dict[str, list[_Entry]]

_BUILT: dict[tuple[str, str], NameIndex] = {}
_DETERMINERS = ("the ",)


def name_index(theatre: Theatre) -> NameIndex:
    """The theatre's names by their first word; built once a theatre."""
    key = (theatre.id, theatre.folder)
    if key not in _BUILT:
        _BUILT[key] = _build((("speaker", theatre.speakers), ("actor", theatre.actors), ("place", theatre.places)))
    return _BUILT[key]


def _build(groups: Iterable[tuple[str, Sequence[Name]]]) -> NameIndex:
    index: NameIndex = {}
    for kind, names in groups:
        for name in names:
            for alias in dict.fromkeys((name.name, *name.aliases)):
                plain = alias.removeprefix("the ").removeprefix("The ")
                words = tuple(token.lower for token in tokenize(plain))
                if words:
                    index.setdefault(words[0], []).append((kind, name, words, plain[0].isupper()))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[2]))
    return index


def find_names(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], theatre: Theatre
) -> tuple[Mention, ...]:
    """Every name of the theatre, longest first at each place; an actor and a speaker may share a place.

    A name with a capital in the list is matched only where the text has one; a possessive ("Ukraine's") counts.
    """
    index = name_index(theatre)
    found: list[Mention] = []
    for number, sentence in enumerate(sentences):
        i = sentence.first
        while i < sentence.last:
            end = i + 1
            word = tokens[i].lower
            rows = index.get(word) or index.get(word.removesuffix("'s").removesuffix("s'"))
            if rows and (text[tokens[i].start].isupper() or not all(row[3] for row in rows)):
                end = _match(text, tokens, number, sentence, i, rows, found) or end
            i = end
    return tuple(found)


def _match(
    text: str,
    tokens: Sequence[Token],
    number: int,
    sentence: Sentence,
    i: int,
    rows: Sequence[_Entry],
    found: list[Mention],
) -> int | None:
    """Append the longest matches at token i, one a kind; return one past their last token."""
    longest, kinds = 0, set()
    for kind, name, words, capital in rows:
        if len(words) < longest:
            break
        last = i + len(words)
        if kind in kinds or last > sentence.last or (capital and not text[tokens[i].start].isupper()):
            continue
        if all(
            tokens[k].lower == words[k - i]
            or (k == last - 1 and tokens[k].lower in (words[-1] + "'s", words[-1] + "'"))
            for k in range(i, last)
        ):
            span = Span(tokens[i].start, tokens[last - 1].end)
            if tokens[last - 1].lower != words[-1]:
                span = Span(span.start, span.end - (len(tokens[last - 1].lower) - len(words[-1])))
            found.append(Mention(span=span, sentence=number, kind=kind, id=name.id, name=name.name))
            kinds.add(kind)
            longest = len(words)
    return i + longest if longest else None
