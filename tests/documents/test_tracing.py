"""Offsets stay honest: every character of the text leads back to where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.documents.characters import clean
from tallystick.documents.tracing import Edit, Traced, rewrite, through
from tallystick.model.document import Document

CLEANED = {  # original                           text                    notes
    "nothing to do": ("48,670 – men\n\tso", "48,670 – men\n\tso", ()),
    "line ends of Windows": ("one\r\ntwo\r\n", "one\ntwo\n", ()),
    "line ends of old": ("one\rtwo\fthree\u2028four", "one\ntwo\nthree\nfour", ()),
    "controls": ("4\x008,\x1b[31m6\x7f70", "48,[31m670", ("removed 3 control characters",)),
    "an override": ("lost \u202e585,1\u202c a day", "lost 585,1 a day", ("removed 2 control characters",)),
    "one isolate": ("lost \u20661,585", "lost 1,585", ("removed 1 control character",)),
    "a soft hyphen": ("casu\u00adalties", "casualties", ()),
    "half a surrogate": ("a\ud800b", "a\ufffdb", ()),
    "a joiner stays": ("می\u200cخواهم", "می\u200cخواهم", ()),
}


@pytest.mark.parametrize(("original", "text", "notes"), CLEANED.values(), ids=CLEANED)
def test_clean(original: str, text: str, notes: tuple[str, ...]) -> None:
    traced, said = clean(original)
    assert (traced.text, said) == (text, notes)


MESSY = st.text(alphabet="ab1,\r\n\x00\u202e\u00ad \x85é", max_size=60)


@given(MESSY)
def test_every_character_leads_back(original: str) -> None:
    traced, _ = clean(original)
    document = Document(id="a", text=traced.text, runs=traced.runs)
    for offset, character in enumerate(traced.text):
        printed = original[document.original_offset(offset)]
        assert character == printed or (character == "\n" and printed in "\r\x85")


@given(st.text(alphabet="abcdefgh", max_size=40), st.data())
def test_edits_upon_edits_lead_back(original: str, data: st.DataObject) -> None:
    traced = Traced(original)
    for _ in range(3):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(traced.text)), max_size=6)))
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
        traced = rewrite(traced, [Edit(start, end) for start, end in pairs])
    document = Document(id="a", text=traced.text, runs=traced.runs)
    assert all(original[document.original_offset(i)] == character for i, character in enumerate(traced.text))


def test_what_was_put_in_counts_to_what_stands_before() -> None:
    traced = rewrite(Traced("one&mdash;two"), [Edit(3, 10, "—")])
    document = Document(id="a", text=traced.text, runs=traced.runs)
    assert traced.text == "one—two"
    assert [document.original_offset(i) for i in (2, 3, 4)] == [2, 3, 10]


def test_no_edits_no_runs() -> None:
    assert rewrite(Traced("as it is"), []) == Traced("as it is")
    assert through((), ()) == ()
