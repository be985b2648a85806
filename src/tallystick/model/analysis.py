"""What the language stage finds in a text, before anybody asks what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import repeat
from typing import NamedTuple, overload

from tallystick.model.amount import Amount
from tallystick.model.document import Document
from tallystick.model.period import Period
from tallystick.model.span import Span


class Token(NamedTuple):
    """A word, number or mark: its place and its lower-cased text (typographic quotes made plain)."""

    start: int
    end: int
    lower: str


class Tokens(Sequence[Token]):
    """The tokens of a text as three lists of one length, for the walks that must be fast; a `Token` by its index.

    `lowers[i]` is what `Token.lower` is, `starts[i]` and `ends[i]` are its characters, in the order of the text.
    """

    def __init__(self, lowers: list[str], starts: list[int], ends: list[int]) -> None:
        self.lowers, self.starts, self.ends = lowers, starts, ends

    @cached_property
    def _items(self) -> tuple[Token, ...]:
        return tuple(map(tuple.__new__, repeat(Token), zip(self.starts, self.ends, self.lowers, strict=True)))

    def __len__(self) -> int:
        return len(self.lowers)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return self._items[index]


class Sentence(NamedTuple):
    """A sentence: its characters, its tokens `first` (included) to `last` (excluded), its paragraph's number.

    `marker` is the number or sign of a list item ("1.", "•"), None in running text.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    marker: str | None = None


class Modality(StrEnum):
    """How far the writer stands behind a statement."""

    ASSERTED = "asserted"
    ESTIMATED = "estimated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    OPINION = "opinion"
    QUESTION = "question"
    DENIED = "denied"


class QuantityForm(StrEnum):
    """How a quantity is put."""

    CARDINAL = "cardinal"  # 427,000 casualties
    ORDINAL = "ordinal"  # fourth consecutive; second highest
    ITERATION = "iteration"  # four times, twice, once, again
    MULTIPLE = "multiple"  # twofold, doubled, halved
    FRACTION = "fraction"  # a third of, one in four
    PERCENT = "percent"  # 12 %, 3 points


class Quantity(NamedTuple):
    """A number in the text with its unit or counted noun.

    `span` runs from the number to the end of its unit or noun; `number` is the number alone; `noun` is the counted
    noun phrase as printed ("Russian personnel casualties"), `head` its last word in the singular ("casualty").
    `unit_name` and `per_name` are the plain English singulars of the lexicon's units ("square kilometre", where the
    amount has "km²"), None for counted nouns. `elided` is the unit's name or the noun phrase that the number leaves out
    because another of its sentence has it ("sixty shells on Monday, 90 on Tuesday"). `change`: printed with a sign in
    brackets after another number, what that one changed by ("15,096 (+20)"). `moves`: the value something moved from,
    the next quantity being where it went ("rose from 40 to 52").
    """

    span: Span
    number: Span
    sentence: int
    amount: Amount
    form: QuantityForm = QuantityForm.CARDINAL
    noun: str | None = None
    head: str | None = None
    unit_name: str | None = None
    per_name: str | None = None
    elided: str | None = None
    change: bool = False
    moves: bool = False


class TimeMention(NamedTuple):
    """A time expression.

    `value` is its TIMEX3 value ("2024-12", "P3D", "PRESENT_REF", "XXXX-WXX"); `period` the calendar days it stands
    for, None for durations and sets; `relation` the word that opens or closes it ("in", "since", "until", "by",
    "before", "after").  `kind` is date, time, duration, set ("every Friday") or rate ("a day", "daily": what something
    is counted by).  `days` is the length of a duration, else None.
    """

    span: Span
    sentence: int
    kind: str
    value: str
    period: Period | None = None
    relation: str = "in"
    days: int | None = None


class AttributionKind(StrEnum):
    """What sort of sourcing an attribution is."""

    STATEMENT = "statement"  # said, reported, told
    RECORD = "record"  # recorded, registered, counted: an institution's own tally
    DOCUMENT = "document"  # a plan, a slide, a report that contains something
    HEDGE = "hedge"  # reportedly, allegedly: nobody is named
    DENIAL = "denial"
    INTENT = "intent"  # assured, promised, threatened


class AttributionMention(NamedTuple):
    """Who said what: the source's words, the cue, the content, and the attribution it is nested in.

    `source` and `cue` are None for inherited ones without a printed source ("It added" keeps its pronoun as the
    source and the name in `speaker`). `content` may be several spans. `parent` is an index into the same list.
    `speaker` is the name to show; `speaker_id` the theatre's name for it, when it is one the theatre knows.
    """

    kind: AttributionKind
    speaker: str | None
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    cue_word: str | None = None
    speaker_id: str | None = None
    parent: int | None = None
    inherited: bool = False
    negative: bool = False


class Mention(NamedTuple):
    """A name of the theatre found in the text. `kind` is actor, speaker or place; `id` the theatre's own name."""

    span: Span
    sentence: int
    kind: str
    id: str
    name: str


class ModalCue(NamedTuple):
    """Words that weaken or deny what stands in `scope` ("estimated", "could", "if", "reportedly", "did not").

    `negative` marks the words that turn a statement into its opposite (modality "denied"): where two of them cover the
    same words, they cancel each other out.
    """

    span: Span
    modality: Modality
    scope: Span
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that the language stage read in one document; every list is in the order of the text."""

    document: Document
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cues: tuple[ModalCue, ...] = ()
