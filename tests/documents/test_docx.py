"""Word documents: what is printed after all changes are accepted, a line a paragraph; traps are told."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import pytest

from tallystick import settings
from tallystick.documents.readers import docx
from tallystick.errors import UnreadableDocument
from tallystick.model.document import PublishedBasis

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:x="urn:x"'
CORE = (
    '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d" xmlns:t="urn:t"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><t:created>2023-01-01T00:00:00Z</t:created>"
    "<t:modified>{saved}</t:modified></cp:coreProperties>"
)


def write_docx(body: str, core: str | None = None, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        if core:
            archive.writestr("docProps/core.xml", core)
    return out.getvalue()


def p(words: str, style: str = "", more: str = "") -> str:
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    printed = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{cells}</w:tr>' for cells in printed)}</w:tbl>"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
WRITTEN = {  # what the body holds                                                 the text
    "paragraphs": (p("Forty guns.") + p("") + p("Two ships."), "Forty guns.\n\nTwo ships."),
    "runs": (
        "<w:p><w:r><w:t xml:space='preserve'>48</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>,670</w:t></w:r></w:p>",
        "48,670",
    ),
    "items": (
        p("Lost:") + p("two ships", more=NUMBERED.format(3)) + p("one gun", "ListParagraph") + p("Then."),
        "Lost:\n\n- two ships\n- one gun\nThen.",
    ),
    "a numbered heading": (p("Losses", "Heading1", NUMBERED.format(2)) + p("Many."), "Losses\n\nMany."),
    "numbering taken off": (p("Many.", more=NUMBERED.format(0)), "Many."),
    "changes are accepted": (
        "<w:p><w:r><w:t>lost </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>19</w:t></w:r></w:ins><w:r><w:t> guns</w:t></w:r></w:p>",
        "lost 19 guns",
    ),
    "what wraps words": (
        "<w:p><w:hyperlink><w:r><w:t>The staff</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE 7</w:instrText></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> said</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "The staff said",
    ),
    "what wraps paragraphs": (
        f"<w:sdt><w:sdtContent>{p('Inside.')}</w:sdtContent></w:sdt>{p('After.')}",
        "Inside.\n\nAfter.",
    ),
    "breaks and dashes": (
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>Su</w:t><w:noBreakHyphen/><w:t>34</w:t></w:r></w:p>",
        "one\ntwo Su-34",
    ),
    "raised digits": (
        "<w:p><w:r><w:t>593 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "<w:t>2</w:t></w:r></w:p>",
        "593 km²",
    ),
    "hidden words": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:t>5</w:t></w:r></w:p>", "5"),
    "a table": (
        table(("March", "40"), ("April", "1,204")) + p("After."),
        "March | 40\nApril | 1,204\n\nAfter.",
    ),
    "a box, once": (
        "<w:p><w:r><w:t>Words.</w:t></w:r><w:r><x:AlternateContent><x:Choice><w:txbxContent>" + p("In a box.")
        + "</w:txbxContent></x:Choice><x:Fallback><w:txbxContent>" + p("In a box.")
        + "</w:txbxContent></x:Fallback></x:AlternateContent></w:r></w:p>",
        "Words.\n\nIn a box.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_written_is_read(body: str, text: str) -> None:
    (document,) = docx.read(write_docx(body), "a.docx")
    assert document.text == text


def test_the_properties() -> None:
    core = CORE.format(title="A bad month", author="Institute of Counting", saved="2025-01-03T10:00:00Z")
    (document,) = docx.read(write_docx(p("Losses", "Title") + p("Many."), core), "a.docx")
    assert (document.title, document.publisher) == ("A bad month", "Institute of Counting")
    assert (document.published, document.published_basis) == (date(2025, 1, 3), PublishedBasis.INFERRED)
    core = CORE.format(title="", author="jsmith", saved="")
    (document,) = docx.read(write_docx(p("By our own count.") + p("Losses", "Title"), core), "a.docx")
    assert (document.title, document.publisher, document.published) == ("Losses", None, date(2023, 1, 1))


def archive_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "/", 1), data)
    return out.getvalue()


GOOD = write_docx(p("Forty guns. " * 50))
LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    + f"]><w:document {SPACE}><w:body><w:p><w:r><w:t>&m;5</w:t></w:r></w:p></w:body></w:document>"
)  # fmt: skip
BAD = {
    "half a file": (GOOD[: len(GOOD) // 2], "damaged"),
    "an archive": (archive_of(a_txt=b"words"), "is a zip archive, no text"),
    "a spreadsheet": (archive_of(xl_workbook=b"", **{"xl/workbook.xml": b"<a/>"}), "is a spreadsheet, no text"),
    "no body": (archive_of(**{"word/document.xml": b"<a/>"}), "without a text"),
    "no XML": (archive_of(**{"word/document.xml": b"\x00\xff"}), "without a text"),
    "many files": (GOOD + b"PK\x01\x02" * 20_001, "too many files"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        list(docx.read(data, "a.docx"))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_OFFICE_BYTES", 1_000_000)
    with pytest.raises(UnreadableDocument, match="unpacks to more than 1 MB"):
        list(docx.read(archive_of(**{"word/document.xml": b"<a>" + b" " * 3_000_000}), "a.docx"))


def test_entities_are_not_multiplied() -> None:
    (document,) = docx.read(archive_of(**{"word/document.xml": LAUGHS.encode()}), "a.docx")
    assert len(document.text) < 100


def test_tables_in_tables_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p("deep") + "</w:tc></w:tr></w:tbl>" * 60
    list(docx.read(write_docx(deep + p("After.")), "a.docx"))


def test_damaged_files_never_fail_otherwise() -> None:
    chance = random.Random(3)
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        whole = write_docx(
            p("Forty guns.") + WRITTEN["a table"][0], CORE.format(title="T", author="", saved=""), packing
        )
        for _ in range(150):
            damaged = bytearray(whole[: chance.randrange(4, len(whole) + 1)] if chance.random() < 0.3 else whole)
            for _ in range(chance.randrange(1, 12)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                list(docx.read(bytes(damaged), "a.docx"))
            except UnreadableDocument as error:
                assert "\n" not in str(error)
