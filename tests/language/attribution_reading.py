"""Reads the attributions of a text for the tables of the attribution tests."""

from datetime import date

from tallystick.language.attribution import find_attributions
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times
from tallystick.language.tokens import tokenize


def _times(text, tokens, sentences):
    return find_times(text, tokens, sentences, published=date(2025, 1, 6), anchors={}, war_start=date(2022, 2, 24))


def read(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    return find_attributions(text, tokens, sentences, times=_times(text, tokens, sentences))


def shown(text):
    """(source, cue, contents) of every attribution as printed; contents in several pieces are parted by " | "."""
    return [
        (a.source.of(text) if a.source else None, a.cue.of(text), " | ".join(span.of(text) for span in a.content))
        for a in read(text)
    ]
