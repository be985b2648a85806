"""Stage 2 of 7: a document's text becomes sentences, quantities, times, names and who said what.

One linear pass for the tokens, then each layer walks them once. No model, no locale, no network.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from operator import attrgetter

from tallystick.language.attribution import find_attributions
from tallystick.language.modality import find_modality
from tallystick.language.names import find_names
from tallystick.language.places import find_places
from tallystick.language.quantities import find_quantities
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times, find_undated_times
from tallystick.language.tokens import tokenize
from tallystick.model.analysis import Analysis
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.theatre import Theatre

__all__ = ["LAYERS", "analyse"]

_BY_START = attrgetter("span.start")
LAYERS = frozenset({"quantities", "times", "attribution", "names", "modality"})


def analyse(document: Document, theatre: Theatre, layers: Container[str] = LAYERS) -> Analysis:
    """Read one document. Offsets in the result count characters of `document.text`.

    `layers` leaves out what the caller has no use for; what another layer needs is read all the same.

    A document without a publication date gets the one its own dates imply (`published_basis` is then "inferred"); with
    no such dates it stays unknown, and times relative to it stay without days.
    """
    text = document.text
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    published, anchors, start = document.published, theatre.anchors, theatre.start
    if published is not None:
        times = find_times(text, tokens, sentences, published=published, anchors=anchors, war_start=start)
    else:
        times, inferred = find_undated_times(text, tokens, sentences, anchors=anchors, war_start=start)
        if inferred is not None:
            document = replace(document, published=inferred, published_basis=PublishedBasis.INFERRED)
    attributing = "attribution" in layers
    names = find_names(text, tokens, sentences, theatre) if attributing or "names" in layers else ()
    mentions = names
    if "names" in layers:
        found = (*names, *find_places(text, sentences, names))
        mentions = tuple(sorted(found, key=_BY_START))
    return Analysis(
        document=document,
        tokens=tokens,
        sentences=sentences,
        quantities=find_quantities(text, tokens, sentences, times) if "quantities" in layers else (),
        times=times,
        attributions=(find_attributions(text, tokens, sentences, mentions=names, times=times) if attributing else ()),
        mentions=mentions,
        cues=find_modality(text, tokens, sentences) if "modality" in layers else (),
    )
