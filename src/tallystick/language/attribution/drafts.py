"""An attribution while it is being read: token ranges instead of characters."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.language.attribution.cores import Phrase
from tallystick.model.analysis import AttributionKind

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """Who said what in token ranges (first, one past the last).

    `phrase` is the source as printed, None when nobody is named; `speaker` the phrase whose name it bears when that is
    another one ("who" bears the noun's before it). `parent` is set only where position does not give it.
    """

    sentence: int
    kind: AttributionKind
    phrase: Phrase | None
    cue: Range | None
    content: list[Range]
    word: int | None = None  # the cue's head word
    speaker: Phrase | None = None
    parent: Draft | None = None
    same_content: bool = False  # as its parent's
    inherited: bool = False
    negative: bool = False
