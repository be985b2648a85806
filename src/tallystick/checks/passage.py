"""A text as the relations read it: every printed number a typed slot, and the words between them as they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tallystick.checks.context import Context
from tallystick.checks.sentence_index import SentenceIndex
from tallystick.model.amount import Amount, Bound
from tallystick.model.analysis import Modality, Quantity, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.span import Span

OPEN, CLOSE, STOP = "\ue000", "\ue001", "\ue002"  # around a slot; where a sentence ends
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"})
_FORMS = {QuantityForm.FRACTION: "f", QuantityForm.MULTIPLE: "m", QuantityForm.ITERATION: "i"}
_BRACKET_OPENS, _BRACKET_SHUTS = re.compile(r"^\s*[(\[]\s*$"), re.compile(r"\s*[)\]]")
_NO_FIGURE = (Aggregation.STREAK, Aggregation.RANK)
_UNHELD = frozenset({Modality.DENIED, Modality.QUESTION})
KIND_BITS = {kind: 1 << bit for bit, kind in enumerate("vrqpbfmid")}
MONEY = re.compile(r"[A-Z]{3}$")


class Figure(NamedTuple):
    """A printed number and the claim that it belongs to.

    `amount` is as printed, without the unit that its surroundings lend the claim. `kind` is one letter: v a value,
    r a rate over time, q a rate over something else, p per cent, b percentage points, f a fraction, m a multiple
    ("three times", "doubled"), i a number of times, d a length of time.
    """

    claim: Claim
    amount: Amount
    kind: str
    span: Span
    head: str | None = None

    @property
    def value(self) -> float:
        """The printed number."""
        return self.amount.value


class Passage:
    """The slots of one text: `skeleton` is the lower-cased text, each figure `OPEN kind index CLOSE`.

    An amount in brackets after an amount of another unit says the same once more ("13.5 trillion roubles ($145
    billion)"): it stands in `asides` by the index of the first, and not in the skeleton.
    """

    def __init__(self, claims: Sequence[Claim], context: Context) -> None:
        self.text = context.text
        self.figures = _figures(claims, context)
        self.asides: dict[int, int] = {}
        self._index: SentenceIndex | None = None
        self.aside: set[int] = set()  # the figures in those brackets
        self.starts = [figure.span.start for figure in self.figures]
        self.skeleton, self.places = self._drawn(_sentence_ends(claims, context))

    def _drawn(self, ends: Sequence[int]) -> tuple[str, list[int]]:
        text, lower = self.text, self.text.lower()
        if len(lower) != len(text):  # a letter whose small form is longer
            lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
        parts: list[str] = []
        places = [-1] * len(self.figures)
        at, size, sentence = 0, 0, 0

        def copy(until: int) -> None:
            nonlocal at, size, sentence
            while sentence < len(ends) and ends[sentence] <= until:
                put(lower[at : ends[sentence]] + STOP)
                at = max(at, ends[sentence])
                sentence += 1
            put(lower[at:until])
            at = max(at, until)

        def put(piece: str) -> None:
            nonlocal size
            parts.append(piece)
            size += len(piece)

        for index, figure in enumerate(self.figures):
            shut = self._aside(index)
            if shut is not None:
                at = shut  # brackets and all
                continue
            copy(figure.span.start)
            places[index] = size
            put(f"{OPEN}{figure.kind}{index}{CLOSE}")
            at = figure.span.end
        copy(len(lower))
        return "".join(parts), places

    def _aside(self, index: int) -> int | None:
        """Where the bracket shuts that holds nothing but this figure, when it says the one before once more."""
        if index == 0 or index - 1 in self.aside:
            return None
        one, two = self.figures[index - 1], self.figures[index]
        if not _BRACKET_OPENS.match(self.text[one.span.end : two.span.start]):
            return None
        shut = _BRACKET_SHUTS.match(self.text, two.span.end)
        if shut is None or None in (one.amount.unit, two.amount.unit) or one.kind != two.kind or one.kind not in "vr":
            return None
        if one.amount.unit == two.amount.unit and one.amount.per == two.amount.per:
            return None
        self.asides[index - 1] = index
        self.aside.add(index)
        return shut.end()

    def index(self, words: frozenset[str]) -> SentenceIndex:
        """The sentences by the figures and by those words of theirs that are among `words`; laid out once."""
        if self._index is None:
            placed = zip(self.places, self.figures, strict=True)
            figures = [(place, KIND_BITS[figure.kind]) for place, figure in placed if place >= 0]
            self._index = SentenceIndex(self.skeleton, STOP, figures, words)
        return self._index

    def after(self, index: int, until: int | None = None) -> str:
        """The words from the figure to the next one (or to figure `until`), as printed, lower-cased."""
        last = index + 1 if until is None else until
        end = self.figures[last].span.start if last < len(self.figures) else len(self.text)
        return self.text[self.figures[index].span.end : end].lower()

    def before(self, index: int) -> str:
        """The words from the figure before (or the sentence's start) up to this one, lower-cased."""
        figure = self.figures[index]
        start = figure.claim.sentence.start
        if index and self.figures[index - 1].span.end > start:
            start = self.figures[index - 1].span.end
        return self.text[start : figure.span.start].lower()


def _sentence_ends(claims: Sequence[Claim], context: Context) -> list[int]:
    if context.sentences:
        return [sentence.span.end for sentence in context.sentences]
    return sorted({claim.sentence.end for claim in claims})


def _figures(claims: Sequence[Claim], context: Context) -> list[Figure]:
    told = [c for c in claims if c.modality not in _UNHELD and c.aggregation not in _NO_FIGURE]
    if not context.quantities:
        return [Figure(c, c.amount, _kind(c.amount, None, c.aggregation), c.span, c.head) for c in told if c.amount]
    text = context.text
    exact = {c.span: c for c in told if c.kind is ClaimKind.QUANTITY and c.amount is not None}
    wide = [c for c in told if c.kind in (ClaimKind.RECORD, ClaimKind.THRESHOLD)]
    starts = [c.span.start for c in wide]
    found = []
    for quantity in context.quantities:
        if quantity.form is QuantityForm.ORDINAL:
            continue
        owner = exact.get(quantity.span)
        if owner is None:
            near = wide[
                max(0, bisect_right(starts, quantity.number.start) - 3) : bisect_left(starts, quantity.span.end)
            ]
            owner = next((c for c in reversed(near) if c.span.covers(quantity.number)), None)
        if owner is not None:
            kind = _kind(quantity.amount, quantity, owner.aggregation)
            amount, span = quantity.amount, quantity.span
            if kind == "d" and amount.hedge == "over":  # "1,200 a day over 90 days": no more than 90
                half = amount.step / 2
                amount = amount._replace(
                    low=amount.value - half, high=amount.value + half, bound=Bound.EXACT, hedge=None
                )
                span = Span(quantity.number.start, span.end)
            if amount.bound is Bound.RANGE and text[span.start : span.start + 5].lower() == "from ":
                found += _ends(owner, amount, kind, quantity, text)
                continue
            found.append(Figure(owner, amount, kind, span, quantity.head))
    return found


def _ends(owner: Claim, amount: Amount, kind: str, quantity: Quantity, text: str) -> list[Figure]:
    """ "Deaths doubled, from 1,800 to 3,400": a range by its form may be a move, so its ends are two figures."""
    printed = quantity.number.of(text)
    joint = re.search(r"\s+to\s+", printed)
    if joint is None:
        return [Figure(owner, amount, kind, quantity.span, quantity.head)]
    start, half = quantity.number.start, amount.step / 2
    last = amount.high if amount.value == amount.low else amount.low
    spans = (Span(start, start + joint.start()), Span(start + joint.end(), quantity.span.end))
    return [
        Figure(
            owner,
            amount._replace(value=value, low=value - half, high=value + half, bound=Bound.EXACT),
            kind,
            span,
            quantity.head,
        )
        for value, span in zip((amount.value, last), spans, strict=True)
    ]


def _kind(amount: Amount, quantity: Quantity | None, aggregation: Aggregation | None) -> str:
    if quantity is not None and quantity.form in _FORMS:
        return _FORMS[quantity.form]
    if amount.unit == "percent":
        return "p"
    if amount.unit == "percentage point":
        return "b"
    if amount.per is not None:
        return "r" if amount.per in _TIMES else "q"
    if quantity is None and aggregation is Aggregation.PERCENT:
        return "f"
    if amount.unit in _TIMES:
        return "d"
    return "i" if amount.unit == "time" and quantity is None else "v"


def bounds(figure: Figure) -> tuple[float, float]:
    """What the printed number allows; a plain count printed to the unit ("28 vehicles") is that number."""
    amount = figure.amount
    counted = amount.bound is Bound.EXACT and amount.hedge is None and amount.step <= 1 and amount.per is None
    if counted and figure.kind in "vi" and amount.value == int(amount.value) and (figure.head or amount.unit is None):
        return amount.value, amount.value
    if figure.kind == "p" and amount.bound is Bound.EXACT and amount.hedge is None and amount.step > 1:
        return amount.value - 0.5, amount.value + 0.5  # shares are printed to the point: 20 per cent, beside 21
    return amount.low, amount.high


_ELSE = re.compile(
    r"\s*(?:on|from|over|since|than|(?:year|month|week)[ -]on|compared|against|more|less|fewer|higher|lower|of)\b"
)
_PAST = re.compile(r"\bthan\b[^.;]*\band\b")
_SIDE = re.compile(r"\b(?:while|whereas|but|as|who|which|when|although)\b")


def other_base(passage: Passage, index: int) -> bool:
    """Do the words around a change say that it is of something else than the figures before it?

    "From 300 to 400, up 50 per cent from May last year"; "from 300 to 400, while exports, up 20 per cent, ...".
    """
    return bool(_ELSE.match(passage.after(index)) or _SIDE.search(passage.before(index)))


def past_the_base(passage: Passage, change: Figure, base: Figure) -> bool:
    """ "44 % less than in August and the pace 9.8": behind "than" an "and" goes on to another thing."""
    return bool(_PAST.search(passage.text, change.span.end, base.span.start))


def in_turn(before: Figure, after: Figure) -> bool:
    """Are the two of different days that the words name?"""
    a, b = before.claim.period, after.claim.period
    return a is not None and b is not None and a.is_named and b.is_named and not a.overlaps(b)


def percentage(figure: Figure) -> Amount:
    """A share or change as an amount in per cent; a fraction in words allows a tenth of itself either way."""
    if figure.kind != "f":
        return figure.amount
    value = 100 * figure.value
    reach = 0.2 if figure.amount.hedge else 0.1
    return figure.amount._replace(value=value, low=(1 - reach) * value, high=(1 + reach) * value, step=value / 10)


def alike(a: Figure, b: Figure) -> bool:
    """May the two be set against each other: the same unit, or one of them printed without?"""
    if a.amount.per != b.amount.per and None not in (a.amount.per, b.amount.per):
        return False
    if a.amount.unit == b.amount.unit or None in (a.amount.unit, b.amount.unit):
        return True
    return (
        a.head is not None
        and b.head is not None
        and a.claim.measure is not None
        and (a.claim.measure == b.claim.measure)
    )
