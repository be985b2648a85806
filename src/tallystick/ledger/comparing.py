"""What would change if a document were read today: claim by claim, what was found and what would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import isclose
from typing import NamedTuple

from tallystick.maths.digits import grouped
from tallystick.model.claim import Claim
from tallystick.model.finding import Finding


class ChangeKind(StrEnum):
    """How a claim would come out otherwise."""

    VERDICT = "verdict"
    VALUE = "value"  # the same verdict, another value computed
    READ = "read"  # the same words mean something else: another measure, amount, period or speaker
    GONE = "gone"  # it would no longer be found
    NEW = "new"


class Change(NamedTuple):
    """One claim of a document; `before` or `after` is "" where it is not there."""

    kind: ChangeKind
    claim: str  # its id before, or after for a new one
    text: str
    before: str
    after: str


_Found = tuple[Claim, Finding]


def compare(
    before: tuple[Sequence[Claim], Mapping[str, Finding]], after: tuple[Sequence[Claim], Mapping[str, Finding]]
) -> list[Change]:
    """The claims and findings of one text, read twice, in the order of the text."""
    old, new = (_by_place(claims, findings) for claims, findings in (before, after))
    changes = [(place[:2], change) for place in old.keys() & new.keys() for change in _between(old[place], new[place])]
    for place in old.keys() - new.keys():
        claim, finding = old[place]
        changes.append((place[:2], Change(ChangeKind.GONE, claim.id, claim.text, finding.verdict.value, "")))
    for place in new.keys() - old.keys():
        claim, finding = new[place]
        changes.append((place[:2], Change(ChangeKind.NEW, claim.id, claim.text, "", finding.verdict.value)))
    return [change for _, change in sorted(changes)]


def _by_place(claims: Sequence[Claim], findings: Mapping[str, Finding]) -> dict[tuple[int, int, str, int], _Found]:
    """By their words and kind; claims of one kind on the same words are told by their order."""
    found: dict[tuple[int, int, str, int], _Found] = {}
    for claim in claims:
        turn = 0
        while (place := (claim.span.start, claim.span.end, claim.kind.value, turn)) in found:
            turn += 1
        found[place] = (claim, findings[claim.id])
    return found


def _between(old: _Found, new: _Found) -> Iterator[Change]:
    (was, found), (is_, finds) = old, new
    if found.verdict is not finds.verdict:
        yield Change(ChangeKind.VERDICT, was.id, was.text, found.verdict.value, finds.verdict.value)
    elif not _same(found.computed, finds.computed):
        yield Change(ChangeKind.VALUE, was.id, was.text, _shown(found.computed), _shown(finds.computed))
    for name in ("measure", "amount", "aggregation", "period", "subject", "modality", "attribution"):
        one, other = getattr(was, name), getattr(is_, name)
        if one != other:
            yield Change(ChangeKind.READ, was.id, was.text, f"{name} {_named(one)}", f"{name} {_named(other)}")
            return


def _same(one: float | bool | None, other: float | bool | None) -> bool:
    if one is None or other is None or isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _shown(value: float | bool | None) -> str:
    if value is None or isinstance(value, bool):
        return {None: "no value", True: "true", False: "false"}[value]
    return grouped(value, 6)


def _named(value: object) -> str:
    if value is None or value == ():
        return "none"
    if isinstance(value, tuple) and value and hasattr(value[0], "speaker"):
        return ", ".join(link.speaker for link in value)
    printed = getattr(value, "printed", None)
    return f"“{printed}”" if printed else str(value)
