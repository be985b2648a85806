"""The text as the quantity readers walk it: three lists, the words, the stretches that belong to dates and links."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tallystick.language.quantities.words import QuantityWords, quantity_words
from tallystick.model.analysis import TimeMention, Tokens

# Links, mail addresses, handles and tags, footnotes, phone numbers; each with the character it cannot do without, so
# that a text without it is not searched.
_LINKS = (
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w+|@\w+")),
    ("#", re.compile(r"#\w+")),
    ("]", re.compile(r"\[\d{1,3}\]")),
    ("+", re.compile(r"\+\d[\d ()-]{8,20}\d")),
)
_SUMS = frozenset("average total sum maximum minimum mean median number price cost distance height weight".split())
_PADDING = 10


class Cursor:
    """Token look-ups of one text.

    `lowers`, `starts` and `ends` are the tokens' lists with some empty ones behind, so that a look a few tokens past
    either end finds "" (a negative index comes out in the padding). `blocked[i]` is 1 for tokens of dates, clock
    times, sets and links.
    """

    __slots__ = ("blocked", "count", "ends", "lowers", "starts", "text", "words")

    def __init__(self, text: str, tokens: Tokens, times: Sequence[TimeMention]) -> None:
        self.text, self.count = text, len(tokens.lowers)
        self.lowers = tokens.lowers + [""] * _PADDING
        self.starts = tokens.starts + [-1] * _PADDING
        self.ends = tokens.ends + [-2] * _PADDING
        self.words: QuantityWords = quantity_words()
        self.blocked = bytearray(self.count + _PADDING)
        at = 0
        for mention in times:
            kind = mention.kind
            if kind == "duration" or kind == "rate":
                continue
            start, end = mention.span
            if (kind == "set" and self._counts(start)) or (end - start == 4 and self._sums(start)):
                continue
            at = bisect_left(tokens.starts, start, at)  # a time begins and ends with a token
            stop = bisect_left(tokens.starts, end, at)
            self.blocked[at:stop] = b"\1" * (stop - at)
        for mark, pattern in _LINKS:
            if mark in text:
                for match in pattern.finditer(text):
                    self._block(match.start(), match.end())

    def _counts(self, start: int) -> bool:
        """Does a repeated time that starts at this character hold a number of its own ("every 33 years")?"""
        i = max(0, bisect_right(self.starts, start, 0, self.count) - 1)
        following = self.lowers[i + 1]
        return self.lowers[i] in ("every", "each") and ("0" <= following < ":" or following in self.words.numbers)

    def _sums(self, start: int) -> bool:
        """Is what looks like a year an average or a total ("an average of 1500")?"""
        i = max(0, bisect_right(self.starts, start, 0, self.count) - 1)
        return self.lowers[i - 1] == "of" and self.lowers[i - 2] in _SUMS

    def _block(self, start: int, end: int) -> None:
        starts, count = self.starts, self.count
        i = max(0, bisect_right(starts, start, 0, count) - 1)
        while i < count and starts[i] < end:
            if self.ends[i] > start:
                self.blocked[i] = 1
            i += 1

    def glued(self, i: int) -> bool:
        """Does token i follow the one before it without a space?"""
        return self.ends[i - 1] == self.starts[i]

    def printed(self, i: int) -> str:
        """Token i as printed; "" outside the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < self.count else ""

    def capital(self, i: int) -> bool:
        """Does token i begin with a capital letter?"""
        return 0 <= i < self.count and self.text[self.starts[i]].isupper()
