"""What must hold of the analysis of any text; shared by the tests and the fuzzer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tallystick.language.tokens import folded
from tallystick.model.analysis import Analysis
from tallystick.model.span import Span

# Units that are repeated to long texts, each of a kind that once was slow somewhere, here or in another reader.
UNITS = {
    "digits": "1234567890",
    "numbers": "12 ",
    "commas": ",",
    "marks of inches": '"',
    "quotations": "“”“”",
    "quotations that say": "“I,” he said, “and ",
    "of the": "of the of the ",
    "said": "said said ",
    "brackets": "(((((",
    "in": "in in in ",
    "scores": "1-1-1-",
    "a": "a a a ",
    "between": "between 1 and ",
    "from to": "from 1 to 2 to 3 ",
    "empty lines": "\n",
    "short lines": "a\n",
    "third": "the third of the third of ",
    "months": "January January ",
    "years": "in 2024 in May ",
    "weeks": "the final week of last week of ",
    "per": "per per per ",
    "percent": "5 per cent of ",
    "money": "$1 $1bn ",
    "million": "million million ",
    "places": "Kyiv Kyiv ",
    "capitals": "North New York and of ",
    "stops": ". ",
    "abbreviations": "Gen. U.S. ",
    "possessives": "'s 's ",
    "speakers": "A: B: ",
    "negations": "not , that ",
    "conditions": "if will may ",
    "denials": "did not deny that ",
    "list items": "• 1. ",
    "missing blanks": "end.The",
    "flags": "🇺🇦",
    "blanks": "\u00a0\u2009",
    "joiners": "\u200d",
    "one word": "x",
}


def faults(analysis: Analysis) -> Iterator[str]:
    """Everything that is wrong with the places in an analysis; nothing when all is well."""
    text = analysis.document.text
    tokens = analysis.tokens
    low = folded(text)
    for lower, start, end in zip(tokens.lowers, tokens.starts, tokens.ends, strict=True):
        if low[start:end] != lower or start >= end:
            yield f"token {lower!r} is not what stands at {start}..{end}"
    for a, b in pairwise(analysis.sentences):
        if a.last > b.first or a.span.end > b.span.start:
            yield f"sentences {a} and {b} overlap"
    for layer, spans in _spans(analysis):
        for span in spans:
            if not 0 <= span.start < span.end <= len(text):
                yield f"{layer}: {span} is outside of the text or empty"
    for quantity in analysis.quantities:
        if not quantity.amount.low <= quantity.amount.value <= quantity.amount.high:
            yield f"{quantity.amount} does not hold its own value"
    for cue in analysis.cues:
        if not any(s.span.covers(cue.scope) and s.span.covers(cue.span) for s in analysis.sentences):
            yield f"{cue} leaves its sentence"


def _spans(analysis: Analysis) -> Iterator[tuple[str, list[Span]]]:
    yield "sentences", [s.span for s in analysis.sentences]
    yield "quantities", [span for q in analysis.quantities for span in (q.span, q.number)]
    yield "times", [t.span for t in analysis.times]
    yield "mentions", [m.span for m in analysis.mentions]
    yield "cues", [span for cue in analysis.cues for span in (cue.span, cue.scope)]
    yield (
        "attributions",
        [span for a in analysis.attributions for span in (a.source, a.cue, *a.content) if span is not None],
    )
