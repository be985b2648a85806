"""Encodings: recognised, and named when they are not UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.documents.decoding import decode
from tallystick.errors import UnreadableDocument

RUSSIAN = "Генеральный штаб сообщил о потере 48 670 человек в декабре, рекорд четвёртый месяц подряд. "
POLISH = "Sztab Generalny poinformował, że w grudniu Rosja straciła 48 670 żołnierzy, średnio 1570 dziennie. "
ENGLISH = "Ukraine’s staff counted “48,670” – a record for the café in Orléans, and more of the same here. "

ENCODED = {  # bytes                                text     note
    "UTF-8": (ENGLISH.encode(), ENGLISH, ()),
    "UTF-8 with a mark": (ENGLISH.encode("utf-8-sig"), ENGLISH, ()),
    "UTF-16": (ENGLISH.encode("utf-16"), ENGLISH, ("read as UTF-16-LE",)),
    "UTF-16 of big machines": ("\ufeff".encode("utf-16-be") + b"\x004\x008", "48", ("read as UTF-16-BE",)),
    "UTF-32": ("\ufeff48".encode("utf-32-le"), "48", ("read as UTF-32-LE",)),
    "windows-1252": (ENGLISH.encode("cp1252"), ENGLISH, ("read as windows-1252 (guessed)",)),
    "latin-1": ("Le café est à 48 km.".encode("latin-1"), "Le café est à 48 km.", None),
    "windows-1251": (RUSSIAN.encode("cp1251"), RUSSIAN, ("read as windows-1251 (guessed)",)),
    "windows-1251 far down": (
        b"48 tanks. " * 9000 + RUSSIAN.encode("cp1251") * 90,
        None,
        ("read as windows-1251 (guessed)",),
    ),
    "KOI8-R": (RUSSIAN.encode("koi8-r"), RUSSIAN, ("read as KOI8-R (guessed)",)),
    "a byte broken": (
        ENGLISH.encode() + b"\xff" + ENGLISH.encode() * 9,
        None,
        ("1 byte sequence not in UTF-8, shown as \ufffd",),
    ),
    "cut in a letter": (("Losses: 48 " + "é").encode()[:-1], "Losses: 48 \ufffd", None),
}


@pytest.mark.parametrize(("data", "text", "notes"), ENCODED.values(), ids=ENCODED)
def test_decode(data: bytes, text: str | None, notes: tuple[str, ...] | None) -> None:
    read, said = decode(data, "a.txt")
    if text is not None:
        assert read == text
    assert notes is None or said == notes


def test_what_the_page_declares_comes_before_a_guess() -> None:
    assert decode(POLISH.encode("cp1250"), "a.html", "windows-1250") == (POLISH, ("read as windows-1250",))
    assert decode(POLISH.encode(), "a.html", "windows-1250") == (POLISH, ()), "but UTF-8 cannot be by chance"
    assert decode(RUSSIAN.encode("cp1251"), "a.html", "no-such-thing")[0] == RUSSIAN


@given(st.text())
def test_utf8_is_read_as_it_is(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), "a.txt") == (text, ())


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_one_refusal(data: bytes) -> None:
    try:
        text, notes = decode(data, "a.txt")
    except UnreadableDocument as error:
        assert "a.txt" in str(error)
    else:
        assert isinstance(text, str) and all(isinstance(note, str) for note in notes)
