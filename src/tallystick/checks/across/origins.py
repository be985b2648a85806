"""Who stands behind a figure, as far back as the texts lead. Relays and reprints are no witnesses of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tallystick.checks.across.figures import Figure, is_unnamed
from tallystick.model.collection import Text
from tallystick.model.theatre import Theatre

UNNAMED = "unnamed:"
ITSELF = "text:"
NAME = "name:"


class Origin(NamedTuple):
    """A key that is equal for the same origin, the name to show, and the side it speaks for."""

    key: str
    name: str
    side: str | None = None

    @property
    def named(self) -> bool:
        """Could it be told from another?"""
        return not self.key.startswith(UNNAMED)


class Speakers:
    """The theatre's speakers by every name they have, and whose figures are drawn from whose."""

    def __init__(self, theatre: Theatre) -> None:
        self._by_name = {_plain(name): one.id for one in theatre.speakers for name in (one.name, *one.aliases)}
        self._by_id = {one.id: one for one in theatre.speakers}
        self._relayed: dict[tuple[str, str], str] = {}
        for measure, specs in theatre.series.items():  # as described: no values are read for it
            for source in (theatre.sources[id_] for id_ in dict.fromkeys(spec.source for spec in specs)):
                relayed = theatre.sources.get(source.relays or "")
                if relayed is not None and relayed.speakers:
                    self._relayed |= {(measure, speaker): relayed.speakers[0] for speaker in source.speakers}

    def named(self, name: str, speaker_id: str | None, measure: str | None) -> Origin:
        """Somebody by the printed name, or by the theatre's id where it is known."""
        known = speaker_id or self._by_name.get(_plain(name))
        known = self._relayed.get((measure or "", known or ""), known)
        if known is not None:
            speaker = self._by_id.get(known)
            return Origin(known, speaker.name if speaker else name, speaker.side if speaker else None)
        if is_unnamed(name):
            return Origin(UNNAMED + _plain(name), name)
        return Origin(NAME + _plain(name), name)

    def publisher(self, text: Text, measure: str | None) -> Origin:
        """Who answers for what a text asserts itself: its publisher, or the text where none is known."""
        if text.publisher:
            origin = self.named(text.publisher, None, measure)
            return origin if origin.named else Origin(NAME + _plain(text.publisher), text.publisher)
        return Origin(f"{ITSELF}{text.number}", text.name)

    def behind(self, figure: Figure, text: Text, measure: str | None) -> Origin:
        """The last of the chain: "Reuters, citing the staff" is the staff's figure."""
        if not figure.said:
            return self.publisher(text, measure)
        last = figure.said[-1]
        return self.named(last.speaker, last.speaker_id, measure)

    def cites(self, figure: Figure, measure: str | None) -> frozenset[str]:
        """The keys of everybody in the chain."""
        return frozenset(self.named(link.speaker, link.speaker_id, measure).key for link in figure.said)


def traced(
    figures: Sequence[tuple[Origin, Origin]], copies: Iterable[tuple[int, int]]
) -> tuple[tuple[Origin, ...], tuple[Origin, ...], list[Origin]]:
    """The distinct named origins of figures that agree, the unnamed ones, and the origin of each figure.

    `figures` are (origin, publisher of the text). A figure that cites the publisher of another text goes back to that
    text's origin; of two near-identical sentences (`copies`) one that names nobody goes back to the other's.
    """
    leads: dict[str, Origin] = {}
    for origin, publisher in sorted(figures):
        if origin.key != publisher.key and origin.named:
            leads.setdefault(publisher.key, origin)
    for one, other in copies:
        for (copied, publisher), (source, _) in ((figures[other], figures[one]), (figures[one], figures[other])):
            if copied.key == publisher.key and copied.key != source.key and source.named:
                leads.setdefault(copied.key, source)
                break
    back = [_follow(origin, leads) for origin, _ in figures]
    named = {origin.key: origin for origin in back if origin.named}
    unnamed = {origin.key: origin for origin in back if not origin.named}
    by_name = sorted(named.values(), key=lambda origin: (origin.name, origin.key))
    return tuple(by_name), tuple(sorted(unnamed.values())), back


def side_of(origins: Sequence[Origin], sides: Mapping[str, str]) -> str | None:
    """The name of the side for which all of them speak, where they are several and of one."""
    found = {origin.side for origin in origins}
    side = next(iter(found)) if len(found) == 1 and len(origins) > 1 else None
    return sides.get(side, side) if side is not None else None


def _follow(origin: Origin, leads: Mapping[str, Origin]) -> Origin:
    seen = {origin.key}
    circle = [origin]
    while origin.key in leads:
        origin = leads[origin.key]
        if origin.key in seen:  # two that cite each other are one origin, whoever began
            return min(circle)
        seen.add(origin.key)
        circle.append(origin)
    return origin


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
