"""What every rule and relation may look at besides the claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.analysis import Quantity, Sentence, TimeMention
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The text the claims were read in, what is held, and the two days on which a claim is judged.

    `published` is the day whose knowledge counts as "then" (None: unknown, only "now" is told); `as_of` is "now". Where
    `published` was inferred, days counted from it never contradict. `quantities`, `times` and `sentences` are what the
    language stage read in the text: the relations among its numbers are found in their words.
    """

    text: str
    record: Record
    theatre: Theatre
    published: date | None
    as_of: date
    published_inferred: bool = False
    quantities: Sequence[Quantity] = ()
    times: Sequence[TimeMention] = ()
    sentences: Sequence[Sentence] = ()
