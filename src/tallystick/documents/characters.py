"""Characters that a reader cannot see: line ends of every sort, control characters, direction overrides."""

from __future__ import annotations

import re

from tallystick.documents.tracing import Edit, Traced, rewrite

# Each of these ends a line for some program; here a line ends in one way. One for one, so that nothing shifts.
LINE_ENDS = str.maketrans("\r\v\f\x85\u2028\u2029", "\n" * 6)
# Controls move a terminal's cursor; direction overrides and isolates show 1,585 as 585,1.
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# A soft hyphen, a zero-width space or a stray byte-order mark breaks a word or a number in two for nobody's eyes.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
REMOVED = re.compile(f"\r(?=\n)|[{CONTROLS}{INVISIBLE}]+")
ONE_CONTROL = re.compile(f"[{CONTROLS}]")
TO_REWRITE = re.compile(f"[\r{CONTROLS}{INVISIBLE}]")
OTHER_LINE_ENDS = re.compile("[\r\v\f\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")


def clean(original: str) -> tuple[Traced, tuple[str, ...]]:
    """The text as it is shown, and what was done to it.

    Line ends become a newline. Control and direction characters, and invisible ones inside words, are left out. Half a
    surrogate pair becomes the replacement character.
    """
    traced = Traced(original)
    notes: list[str] = []
    if TO_REWRITE.search(original):
        traced = rewrite(traced, (Edit(*match.span()) for match in REMOVED.finditer(original)))
        if removed := len(ONE_CONTROL.findall(original)):
            notes.append(f"removed {removed:,} control character{'s' if removed != 1 else ''}")
    text = traced.text
    if OTHER_LINE_ENDS.search(text):
        text = text.translate(LINE_ENDS)
    if SURROGATES.search(text):
        text = SURROGATES.sub("\ufffd", text)
    return Traced(text, traced.runs), tuple(notes)
