"""Quantities: numbers with their unit or counted noun, their rate, their bound, and nothing that only looks like one.

The words that can open a number are found first (one look at each token); each is read as a number (`numbers`), kept
out when it only looks like one (`vetoes`), given its unit, noun and rate (`reading`), its hedge (`hedges`); ranges are
joined (`ranges`) and units left out are shared (`sharing`).
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.quantities.building import build
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.numbers import read_digits, read_number
from tallystick.language.quantities.ranges import join_ranges
from tallystick.language.quantities.reading import complete
from tallystick.language.quantities.sharing import share_units
from tallystick.model.analysis import Quantity, Sentence, TimeMention, Tokens

__all__ = ["find_quantities"]

LARGEST = 1e60  # nothing countable or measurable is more; past it sums and products overflow


def find_quantities(
    text: str, tokens: Tokens, sentences: Sequence[Sentence], times: Sequence[TimeMention]
) -> tuple[Quantity, ...]:
    """All quantities in the order of the text. Numbers inside dates, clock times and sets are left to `times`."""
    cursor = Cursor(text, tokens, times)
    openers, blocked, lowers = cursor.words.openers, cursor.blocked, cursor.lowers
    candidates = [i for i, word in enumerate(tokens.lowers) if word in openers or (word >= "0" and not word.isalpha())]
    found: list[Quantity] = []
    drafts: list[Draft] = []
    index, first, last, position = -1, 0, 0, 0
    for i in candidates:
        word = lowers[i]
        if i < position or blocked[i] or not (word.isalnum() or word < ":" or word in openers):
            continue
        if i >= last:
            if drafts:
                _close(cursor, drafts, first, found)
                drafts = []
            while i >= last and index + 1 < len(sentences):
                index += 1
                first, last = sentences[index].first, sentences[index].last
            if i >= last:
                break
        if i < first:
            continue
        number = read_digits(cursor, i, last) if word < ":" else read_number(cursor, i, last)
        if number is None or number.first < first or (number.last > i + 1 and 1 in blocked[i : number.last]):
            continue
        position = number.last
        if not number.value <= LARGEST:
            continue
        draft = complete(cursor, number, index, first, last, drafts[-1].end if drafts else first)
        if draft is not None:
            if drafts and draft.start < drafts[-1].end:
                drafts[-1].end_at(draft.start)
            drafts.append(draft)
            position = draft.number.last
            if draft.end > position:
                position = draft.end
    if drafts:
        _close(cursor, drafts, first, found)
    return tuple(found)


def _close(cursor: Cursor, drafts: list[Draft], first: int, found: list[Quantity]) -> None:
    """The quantities of one sentence, ranges joined and units shared."""
    if len(drafts) > 1:
        drafts = join_ranges(cursor, drafts, first)
        share_units(cursor, drafts, first)
    for draft in drafts:
        found.append(build(cursor, draft))
