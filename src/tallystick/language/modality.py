"""How far the text stands behind its statements: estimates, forecasts, conditions, opinions, questions, denials."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.lexicon import lexicon
from tallystick.model.analysis import ModalCue, Modality, Sentence, Token
from tallystick.model.span import Span

_BREAKS = frozenset({";", "—", "but", "while", "whereas", "although"})
_FIRST_PERSON = frozenset({"i", "we"})


def find_modality(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[ModalCue, ...]:
    """Every cue with the stretch it weakens, in the order of the text.

    A question mark and an "if" weaken their whole sentence; other words what follows them up to the end of the clause,
    "reportedly" and "allegedly" the whole clause.
    """
    words = lexicon().modality
    found: list[ModalCue] = []
    for sentence in sentences:
        last = sentence.last - 1
        while last > sentence.first and tokens[last].lower in ("”", '"', "’", ")"):
            last -= 1
        if tokens[last].lower == "?":
            found.append(_cue(tokens, last, Modality.QUESTION, sentence.span))
        for k in range(sentence.first, sentence.last):
            word = tokens[k].lower
            modality = _modality(word, words)
            if modality is None:
                continue
            if modality is Modality.OPINION and word in ("think", "believe", "feel", "guess", "suppose", "doubt"):
                if k == sentence.first or tokens[k - 1].lower not in _FIRST_PERSON:
                    continue
            if modality is Modality.CONDITIONAL and word == "may" and text[tokens[k].start].isupper():
                continue  # the month
            if modality is Modality.PREDICTED and word in ("set", "due", "likely", "expected", "poised"):
                if k + 1 < sentence.last and tokens[k + 1].lower != "to":
                    continue
            found.append(_cue(tokens, k, modality, _scope(tokens, k, sentence, modality, word)))
    return tuple(found)


def _modality(word: str, words: dict[str, frozenset[str]]) -> Modality | None:
    if word in words["estimated"]:
        return Modality.ESTIMATED
    if word in words["alleged"]:
        return Modality.ALLEGED
    if word in words["predicted"]:
        return Modality.PREDICTED
    if word in words["conditional"]:
        return Modality.CONDITIONAL
    if word in words["opinion"]:
        return Modality.OPINION
    return None


def _scope(tokens: Sequence[Token], k: int, sentence: Sentence, modality: Modality, word: str) -> Span:
    if word in ("if", "unless") or modality is Modality.OPINION:
        return sentence.span
    first, last = k, k + 1
    if modality is Modality.ALLEGED:
        while first > sentence.first and tokens[first - 1].lower not in (*_BREAKS, ",", "that", "which", "who"):
            first -= 1
    while last < sentence.last and tokens[last].lower not in _BREAKS:
        last += 1
    return Span(tokens[first].start, tokens[last - 1].end)


def _cue(tokens: Sequence[Token], k: int, modality: Modality, scope: Span) -> ModalCue:
    return ModalCue(span=Span(tokens[k].start, tokens[k].end), modality=modality, scope=scope)
