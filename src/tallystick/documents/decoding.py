"""From bytes to characters: by the byte-order mark, as UTF-8, by what the page declares, or by a guess that is told."""

from __future__ import annotations

import codecs
import re

from tallystick.errors import UnreadableDocument
from tallystick.settings import GUESS_BYTES

MARKS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What text about these wars is found in. Without a list, ten lines of it are taken for any of forty code pages.
CANDIDATES = ["cp1251", "koi8_r", "koi8_u", "cp866", "cp1250", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256"]
SPOKEN = {"cp866": "IBM866", "koi8_r": "KOI8-R", "koi8_u": "KOI8-U"}
WESTERN_SHARE = 0.12  # of all bytes: accents and typographic marks in Latin script stay under it, Cyrillic is at 0.8
HIGH = re.compile(rb"[\x80-\xff]")
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
NOT_TEXT_SHARE = 0.02


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters, and a note when they are not simply UTF-8.

    `declared` is the encoding that the file itself names. Raises UnreadableDocument when no encoding gives text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, () if encoding == "utf-8" else (f"read as {encoding.upper()}",)
    if b"\0" in data:
        raise UnreadableDocument(f"{name} is no text: it holds zero bytes: save it as text in UTF-8")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        damaged = _damaged(data, error.start)
    if damaged:
        return damaged
    if declared and (declared_text := _strictly(data, declared)) is not None:
        return declared_text, (f"read as {declared.lower()}",)
    guessed = _guess(data)
    text = data.decode(guessed, "replace") if guessed else ""
    if not guessed or len(NOT_TEXT.findall(text[:GUESS_BYTES])) > NOT_TEXT_SHARE * min(len(text), GUESS_BYTES):
        raise UnreadableDocument(f"{name} is no text in any known encoding: save it as text in UTF-8")
    return text, (f"read as {SPOKEN.get(guessed, guessed.replace('cp', 'windows-'))} (guessed)",)


def _damaged(data: bytes, first: int) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few bytes broken, a cut at the end say. None when it is more likely another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = len(HIGH.findall(data[: first + GUESS_BYTES])) // 2 - broken
    cut_at_end = broken == 1 and first >= len(data) - 3
    if sound < 10 * broken and not cut_at_end:
        return None
    return text, (f"{broken:,} byte sequence{'s' if broken != 1 else ''} not in UTF-8, shown as \ufffd",)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _guess(data: bytes) -> str | None:
    """The encoding, guessed from the stretch around the first byte that is not ASCII; Python's name for it, or None."""
    found = HIGH.search(data)
    start = max(0, (found.start() if found else 0) - 256)
    sample = data[start : start + GUESS_BYTES]
    if len(HIGH.findall(sample)) <= WESTERN_SHARE * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    return best.encoding if best else None
