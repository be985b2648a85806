"""Vague numbers as ranges: dozens, tens of thousands, a couple; "scores" only of something."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Number


def read_vague(cursor: Cursor, i: int, last: int) -> Number | None:
    """The range of a vague word at token i; None where it is exact after all or another word (high scores)."""
    lowers, words = cursor.lowers, cursor.words
    word = lowers[i]
    low, high = words.vague.get(word, (20.0, 99.0))
    start, end = i, i + 1
    if word in ("scores", "hundreds", "thousands", "millions", "billions"):
        before = lowers[i - 1]
        if before[:1].isdigit() or before in words.numbers:
            return None
    if lowers[end] == "of" and lowers[end + 1] in ("thousands", "millions", "billions") and end + 1 < last:
        scale = words.vague[lowers[end + 1]][0]
        low, high, end = (10.0 if word == "tens" else low) * scale, (99.0 if word == "tens" else high) * scale, end + 2
    elif word == "tens":
        return None
    if word == "scores" and lowers[i + 1] != "of":
        return None
    if word == "couple":
        k = i + 1 + (lowers[i + 1] == "of")
        scale = 12.0 if lowers[k] == "dozen" else words.scales.get(lowers[k], 0.0)
        if scale and k < last:  # a couple of hundred, a couple dozen
            return Number(start, k + 1, low * scale, 0.0, low=low * scale, high=high * scale, digits=False, scale=scale)
        if lowers[i - 1] not in ("a", "last", "past") or (lowers[i + 1] != "of" and not lowers[i + 1].endswith("s")):
            return None
    return Number(start, end, low, 0.0, low=low, high=high, digits=False)
