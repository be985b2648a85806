"""Quantities: numbers with their unit or counted noun, their rate, their bound, and nothing that only looks like one.

What a number is *not* is decided first (`vetoes`), then its unit or noun is read to the right (`units`), its hedge on
both sides (`hedges`), and ranges are joined (`ranges`).
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft, allowed
from tallystick.language.quantities.ranges import join_ranges
from tallystick.language.quantities.units import complete
from tallystick.model.amount import Amount, Bound
from tallystick.model.analysis import Quantity, Sentence, TimeMention, Token
from tallystick.model.span import Span


def find_quantities(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], times: Sequence[TimeMention]
) -> tuple[Quantity, ...]:
    """All quantities in the order of the text. Numbers inside dates, clock times and sets are left to `times`."""
    cursor = Cursor(text, tokens, sentences, times)
    drafts: list[Draft] = []
    for index, sentence in enumerate(cursor.sentences):
        i, found = sentence.first, []
        while i < sentence.last:
            if cursor.blocked[i]:
                i += 1
                continue
            number = cursor.numbers.read(i, sentence.last)
            if number is None or any(cursor.blocked[i : number.last]):
                i += 1
                continue
            draft = complete(cursor, number, index, sentence)
            if draft is not None:
                found.append(draft)
                i = max(number.last, min(draft.end, sentence.last))
                i = number.last if draft.noun else i
            else:
                i = number.last
        drafts.extend(join_ranges(cursor, found, sentence))
    return tuple(_finish(cursor, draft) for draft in drafts)


def _finish(cursor: Cursor, draft: Draft) -> Quantity:
    number = draft.number
    bound, low, high = draft.bound, draft.low, draft.high
    if bound is not Bound.RANGE:
        if number.low is not None and number.high is not None:
            bound, low, high = Bound.RANGE, number.low, number.high
        else:
            bound, low, high = allowed(number.value, number.half, draft.label)
    start, end = cursor.tokens[draft.start].start, cursor.tokens[draft.end - 1].end
    noun = None
    if draft.noun is not None:
        noun = cursor.text[cursor.tokens[draft.noun[0]].start : cursor.tokens[draft.noun[1] - 1].end]
    digits = Span(cursor.tokens[number.first].start, cursor.tokens[number.last - 1].end)
    amount = Amount(
        value=number.value,
        low=low,
        high=high,
        step=2 * number.half,
        unit=draft.unit or draft.head,
        per=draft.per,
        printed=cursor.text[start:end],
        bound=bound,
        hedge=draft.hedge,
    )
    return Quantity(
        span=Span(start, max(end, digits.end)),
        number=digits,
        sentence=draft.sentence,
        amount=amount,
        form=number.form,
        noun=noun,
        head=draft.head,
    )
