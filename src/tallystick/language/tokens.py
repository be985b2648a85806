"""Words, numbers and marks of a text, in one linear pass."""

from __future__ import annotations

import re

from tallystick.model.analysis import Token

# A number keeps its inner commas and points ("1,585", "31.12.2024"); letters that follow it are a word of their own
# ("17|th", "1.2|k", "450|kW"), letters that lead keep their digits ("Q3", "F16"). Everything else is one mark.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]\w*(?:['’ʼ]\w+)*|[^\s\w]|_")

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens in the order of the text. Linear in its length; every `text[start:end]` is the printed token."""
    return tuple([Token(m.start(), m.end(), m.group().lower().translate(_PLAIN)) for m in _TOKEN.finditer(text)])
