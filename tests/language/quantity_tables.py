"""How the tables of the quantity tests are read: a text to its quantities, or to (value, plain unit) pairs."""

from datetime import date

from tallystick.language.quantities import find_quantities
from tallystick.language.rows import quantity_rows
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times
from tallystick.language.tokens import tokenize
from tallystick.model.analysis import Analysis
from tallystick.model.document import Document


def read(text):
    """The quantities of a text."""
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    times = find_times(text, tokens, sentences, published=date(2025, 1, 2), anchors={}, war_start=None)
    return find_quantities(text, tokens, sentences, times)


def rows(text):
    """(value or (low, high), plain unit) of what `annotate` shows."""
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    analysis = Analysis(document=Document(id="x", text=text), tokens=tokens, sentences=sentences, quantities=read(text))
    return [
        (tuple(row["value"]) if isinstance(row["value"], list) else row["value"], row["unit"])
        for row in quantity_rows(analysis)
    ]


def values(text):
    """The values alone."""
    return [value for value, _ in rows(text)]
