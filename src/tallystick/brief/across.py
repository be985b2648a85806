"""What others say beside a document, as the plain objects of its public JSON: the optional field `across`."""

from __future__ import annotations

from typing import Any

from tallystick.model.collection import Collection, Lineage, Stated, Text, Together

MOST_OTHERS = 20  # figures of others that one entry lists; `texts` says how many documents there are


def across(collection: Collection) -> dict[int, list[dict[str, Any]]]:
    """The entries of each document by its place in the run, from 1."""
    found: dict[int, list[dict[str, Any]]] = {}
    for one in collection.together:
        listed = one.chosen(MOST_OTHERS + 1)
        shown = [_stated(stated) for stated in listed]
        own: dict[int, list[str]] = {}
        for stated in one.stated:
            own.setdefault(stated.text.number, []).append(stated.claim)
        for number, claims in own.items():
            others = [entry for entry, stated in zip(shown, listed, strict=True) if stated.text.number != number]
            found.setdefault(number, []).append(_entry(one, claims, others[:MOST_OTHERS]))
    for lineage in collection.lineages:
        found.setdefault(lineage.text.number, []).append(_lineage(lineage))
    return found


def _entry(one: Together, claims: list[str], others: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "quantity": one.quantity,
        "claims": claims,
        "others": others,
        "texts": one.texts,
        "origins": list(one.origins),
        "unnamed": list(one.unnamed),
        "side": one.side,
        "why": one.why,
    }


def _stated(one: Stated) -> dict[str, Any]:
    return {
        "document": one.text.id,
        "claim": one.claim,
        "published": _day(one.text),
        "printed": one.printed,
        "value": int(one.amount.value) if one.amount.value == int(one.amount.value) else one.amount.value,
        "period": {"start": one.period.start.isoformat(), "end": one.period.end.isoformat()},
        "said_by": list(one.said_by),
        "origin": one.origin,
    }


def _lineage(one: Lineage) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "document": one.source.id,
        "published": _day(one.source),
        "shared": one.shared,
        "among": one.among,
    }


def _day(text: Text) -> str | None:
    return text.published.isoformat() if text.published else None
