"""The schema.org terms that ClaimReview uses, as the vocabulary defines them: types, and what a property takes.

Compact: only the types that we write and what they inherit from, and the properties with domain and range as published.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

PARENTS = {
    "ClaimReview": "Review",
    "Review": "CreativeWork",
    "Claim": "CreativeWork",
    "Dataset": "CreativeWork",
    "Article": "CreativeWork",
    "CreativeWork": "Thing",
    "Rating": "Intangible",
    "Intangible": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
}
PROPERTIES = {  # name: (types that have it, what it takes)
    "alternateName": ({"Thing"}, {"Text"}),
    "description": ({"Thing"}, {"Text", "TextObject"}),
    "identifier": ({"Thing"}, {"PropertyValue", "Text", "URL"}),
    "name": ({"Thing"}, {"Text"}),
    "sameAs": ({"Thing"}, {"URL"}),
    "url": ({"Thing"}, {"URL"}),
    "author": ({"CreativeWork", "Rating"}, {"Organization", "Person"}),
    "datePublished": ({"CreativeWork", "Certification"}, {"Date", "DateTime"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "inLanguage": ({"CreativeWork", "Event"}, {"Language", "Text"}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork", "Product", "URL"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    "firstAppearance": ({"Claim"}, {"CreativeWork"}),
    "claimInterpreter": ({"Claim"}, {"Organization", "Person"}),
    "claimReviewed": ({"ClaimReview"}, {"Text"}),
    "associatedReview": ({"Review"}, {"Review"}),
    "itemReviewed": ({"Review", "AggregateRating"}, {"Thing"}),
    "reviewAspect": ({"Review", "Rating", "Guide"}, {"Text", "StructuredValue"}),
    "reviewBody": ({"Review"}, {"Text"}),
    "reviewRating": ({"Review"}, {"Rating"}),
    "bestRating": ({"Rating"}, {"Number", "Text"}),
    "ratingExplanation": ({"Rating"}, {"Text"}),
    "ratingValue": ({"Rating"}, {"Number", "Text"}),
    "worstRating": ({"Rating"}, {"Number", "Text"}),
}


def kinds(name: str) -> Iterator[str]:
    """A type and all that it inherits from."""
    yield name
    while name in PARENTS:
        name = PARENTS[name]
        yield name


def problems(node: dict[str, Any], where: str = "") -> Iterator[str]:
    """All that is wrong with a node and the nodes in it."""
    kind = node.get("@type", "")
    if kind not in PARENTS:
        yield f"{where}: no type {kind!r}"
        return
    for name, value in node.items():
        if name in ("@type", "@context"):
            continue
        if name == "@id":
            if not urlsplit(value).scheme:
                yield f"{where}: {value!r} is no IRI"
            continue
        here = f"{where}/{kind}.{name}"
        if name not in PROPERTIES:
            yield f"{here}: no such property"
            continue
        domain, takes = PROPERTIES[name]
        if not domain & set(kinds(kind)):
            yield f"{here}: {kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                if not takes & set(kinds(one.get("@type", ""))):
                    yield f"{here}: takes {takes}, not {one.get('@type')}"
                yield from problems(one, here)
            elif not any(_is(one, type) for type in takes):
                yield f"{here}: {one!r} is none of {takes}"


def _is(value: object, kind: str) -> bool:
    if kind == "Number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    if kind == "URL":
        return urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).netloc)
    try:
        if kind == "Date":
            return bool(date.fromisoformat(value))
        if kind == "DateTime":
            return bool(datetime.fromisoformat(value))
    except ValueError:
        return False
    return kind == "Text"
