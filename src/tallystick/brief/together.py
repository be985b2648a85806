"""The words for what several documents say beside each other, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.brief import wording
from tallystick.brief.coverage import in_total
from tallystick.model.collection import Collection, Lineage, LineageKind, Stated, Together, TogetherKind
from tallystick.model.report import Report

MOST_SHOWN = 12  # entries of a heading; a folder of reports may have hundreds
MOST_TEXTS = 8  # texts named in one entry
CAUTION = "Texts that agree are no proof: only the origins count, as far back as the texts name them."

KINDS = {
    TogetherKind.STATED_DIFFERENTLY: "Stated differently",
    TogetherKind.REVISED: "Revised by its origin",
    TogetherKind.COUNTED_DIFFERENTLY: "Counted in different ways",
    TogetherKind.MOVED: "Moved over time",
    TogetherKind.SAME_FIGURE: "The same figure",
}


class Entry(NamedTuple):
    """One quantity: what it is, each text's figure with who said it, and what follows."""

    quantity: str
    stated: tuple[tuple[str, str, int, str], ...]  # printed, the rest in words, number of the document, claim
    more: int
    follows: str


class Heading(NamedTuple):
    """Entries of one kind, and how many more there are."""

    title: str
    entries: tuple[Entry, ...]
    more: int


def headings(collection: Collection) -> Iterator[Heading]:
    """What is told under each heading; headings with nothing under them are left out."""
    for kind, title in KINDS.items():
        found = [one for one in collection.together if one.kind is kind]
        if found:
            yield Heading(title, tuple(_entry(one) for one in found[:MOST_SHOWN]), max(0, len(found) - MOST_SHOWN))


def lineages(collection: Collection) -> tuple[list[str], int]:
    """A sentence for each reprint and relay, and how many more there are."""
    told = [_lineage(one) for one in collection.lineages[:MOST_SHOWN]]
    return told, max(0, len(collection.lineages) - MOST_SHOWN)


def totals(reports: Sequence[Report], collection: Collection | None) -> Collection | None:
    """What closes a run: the collection, else the coverage of several reports; None for one."""
    if collection is not None or len(reports) < 2:
        return collection
    return Collection(documents=len(reports), coverage=in_total([report.coverage for report in reports]))


def left_out(collection: Collection) -> str:
    """A sentence where there were more figures than a run compares, else nothing."""
    return f"{collection.left_out} figures beyond what one run compares were left out." if collection.left_out else ""


def _entry(one: Together) -> Entry:
    days = {(stated.period.start, stated.period.end) for stated in one.stated}
    when = f", {wording.period(one.stated[0].period)}" if len(days) == 1 else ""
    told = one.chosen(MOST_TEXTS)
    if one.kind is TogetherKind.MOVED and told[-1] is not one.stated[-1]:
        told = (*told[:-1], one.stated[-1])  # where it went to
    return Entry(
        quantity=wording.sentence(one.quantity) + when,
        stated=tuple(
            (wording.one_line(s.printed, 60), _stated(s, len(days) > 1), s.text.number, s.claim) for s in told
        ),
        more=len(one.stated) - len(told),
        follows=" ".join(filter(None, [wording.sentence(one.why) + "." if one.why else "", _origins(one)])),
    )


def _stated(one: Stated, dated: bool) -> str:
    words = [f"for {wording.period(one.period)}"] if dated else []
    words.append(wording.one_line(one.text.name, 60))
    if one.text.published:
        words.append(wording.day(one.text.published))
    said = " → ".join(one.said_by)
    words.append(f"from {wording.one_line(said, 60)}" if said else "in its own words")
    return ", ".join(words)


def _origins(one: Together) -> str:
    if one.kind is TogetherKind.MOVED and len(one.origins) == 1 and not one.unnamed:
        return f"By {one.origins[0]}."
    names = ", ".join(wording.one_line(name, 60) for name in one.origins[:MOST_TEXTS])
    more = f" and {len(one.origins) - MOST_TEXTS} more" if len(one.origins) > MOST_TEXTS else ""
    unnamed = ", ".join(wording.one_line(name, 40) for name in one.unnamed[:MOST_TEXTS])
    count = len(one.origins)
    words = f"{'One origin' if count == 1 else f'{count} origins'}: {names}{more}" if count else "No origin named"
    side = f", all of one side ({one.side})" if one.side else ""
    return words + side + (f"; without a name: {unnamed}" if unnamed else "") + "."


def _lineage(one: Lineage) -> str:
    text, source = (wording.one_line(each.name, 60) for each in (one.text, one.source))
    day = f" ({wording.day(one.text.published)})" if one.text.published else ""
    if one.kind is LineageKind.RELAY:
        figures = "figure" if one.shared == 1 else "figures"
        return f"{text}{day} cites {source} for {one.shared} {figures} that both print."
    sentences = "sentence with a figure is" if one.among == 1 else "sentences with figures are"
    return f"{text}{day}: {one.shared} of {one.among} {sentences} near-identical to those of {source}."
