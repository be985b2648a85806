"""How far the text stands behind its statements: estimates, forecasts, conditions, opinions, questions, denials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tallystick.language.lexicon import read_words
from tallystick.model.analysis import ModalCue, Modality, Sentence, Tokens
from tallystick.model.span import Span

_BREAKS = frozenset({";", "—", "but", "while", "whereas", "although"})
_FIRST_PERSON = frozenset({"i", "we"})
_CLOSERS = frozenset({"”", '"', "'", ")"})
_OPINION_VERBS = frozenset("think believe feel guess suppose doubt".split())
_PREDICTED_TO = frozenset("set due likely expected poised".split())


@cache
def modal_words(code: str = "en") -> dict[str, Modality]:
    """Word -> how it weakens, in the language with that ISO 639-1 code."""
    return {word: Modality(name) for name, block in read_words("modality", code).items() for word in block.split()}


def find_modality(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> tuple[ModalCue, ...]:
    """Every cue with the stretch it weakens, in the order of the text.

    A question mark and an "if" weaken their whole sentence; other words what follows them up to the end of the clause,
    "reportedly" and "allegedly" the whole clause.
    """
    words, lowers = modal_words(), tokens.lowers
    found: list[ModalCue] = []
    for sentence in sentences:
        last = sentence.last - 1
        while last > sentence.first and lowers[last] in _CLOSERS:
            last -= 1
        if lowers[last] == "?":
            found.append(_cue(tokens, last, Modality.QUESTION, sentence.span))
        for k in range(sentence.first, sentence.last):
            word = lowers[k]
            if word not in words:
                continue
            modality = words[word]
            if modality is Modality.OPINION and word in _OPINION_VERBS:
                if k == sentence.first or lowers[k - 1] not in _FIRST_PERSON:
                    continue
            if modality is Modality.CONDITIONAL and word == "may" and text[tokens.starts[k]].isupper():
                continue  # the month
            if modality is Modality.PREDICTED and word in _PREDICTED_TO:
                if k + 1 < sentence.last and lowers[k + 1] != "to":
                    continue
            found.append(_cue(tokens, k, modality, _scope(tokens, k, sentence, modality, word)))
    return tuple(found)


def _scope(tokens: Tokens, k: int, sentence: Sentence, modality: Modality, word: str) -> Span:
    if word in ("if", "unless") or modality is Modality.OPINION:
        return sentence.span
    first, last = k, k + 1
    if modality is Modality.ALLEGED:
        while first > sentence.first and tokens.lowers[first - 1] not in (*_BREAKS, ",", "that", "which", "who"):
            first -= 1
    while last < sentence.last and tokens.lowers[last] not in _BREAKS:
        last += 1
    return Span(tokens.starts[first], tokens.ends[last - 1])


def _cue(tokens: Tokens, k: int, modality: Modality, scope: Span) -> ModalCue:
    return ModalCue(span=Span(tokens.starts[k], tokens.ends[k]), modality=modality, scope=scope)
