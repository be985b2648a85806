"""Word documents (docx): headings and paragraphs a line each, list items with "- ", tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tallystick.documents.characters import clean
from tallystick.documents.dates import read_date
from tallystick.documents.raised import SUPERSCRIPTS, without_marks
from tallystick.documents.titles import first_line_title, one_line
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tallystick.documents.office import Package

SUFFIXES = (".docx", ".docm")
BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # the same in ISO 29500's strict form
OTHERS = {
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "mimetype": "an OpenDocument file",
}
# Deleted or moved text, codes of fields, the older of two drawings of the same box, notes on changes of format.
SKIPPED = frozenset("del moveFrom instrText delText Fallback pPrChange rPrChange sectPr tblPr trPr tcPr".split())
GIVEN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MOST_DEPTH = 100  # of tables in tables and boxes in boxes
TITLES = ("title", "heading1")  # styles, the better first


@dataclass(slots=True)
class _Sheet:
    """The lines while they are written; `titled` are the first lines in a style of titles."""

    lines: list[str] = field(default_factory=list)
    titled: dict[str, str] = field(default_factory=dict)


def read(data: bytes, name: str) -> Iterator[Document]:
    """The text as it would be printed after all changes are accepted; notes and the pages' heads are left out.

    Title, author (as the publisher) and day come from the properties. The day is when the file was last saved, so it
    counts as inferred. Raises UnreadableDocument when it is damaged, locked, or another kind of file.
    """
    from tallystick.documents.office import Package

    package = Package(data, name)
    if "word/document.xml" not in package:
        kind = next((kind for part, kind in OTHERS.items() if part in package), "a zip archive")
        raise UnreadableDocument(f"{name} is {kind}, no text: save it as docx, text or HTML")
    root = package.part("word/document.xml")
    body = next((child for child in root if _name(child) == "body"), None) if root is not None else None
    if body is None:
        raise UnreadableDocument(f"{name} is a Word document without a text that can be read: save it anew")
    sheet = _Sheet()
    _write(body, sheet, 0)
    traced, cleaned = clean("\n".join(sheet.lines).strip("\n"))
    facts = _facts(package)
    saved = read_date(facts.get("modified") or facts.get("created", ""))
    styled = next((sheet.titled[style] for style in TITLES if style in sheet.titled), None)
    author = one_line(facts.get("creator"))
    yield Document(
        id=name,
        text=traced.text,
        title=one_line(facts.get("title")) or one_line(styled) or first_line_title(traced.text),
        publisher=author if author and " " in author else None,  # one word is a user's name: "admin", "jsmith"
        published=saved,
        published_basis=PublishedBasis.INFERRED if saved else PublishedBasis.UNKNOWN,
        notes=cleaned,
    )


def _facts(package: Package) -> dict[str, str]:
    """The core properties by their bare names."""
    try:
        root = package.part("docProps/core.xml")
    except UnreadableDocument:  # the text can be read all the same
        return {}
    return {} if root is None else {_name(child): (child.text or "").strip() for child in root}


def _name(element: _Element) -> str:
    """The bare name of an element; "" of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _write(parent: _Element, sheet: _Sheet, depth: int) -> None:
    """Write the paragraphs and tables in an element, through whatever wraps them."""
    if depth > MOST_DEPTH:
        return
    for child in parent:
        name = _name(child)
        if name == "p":
            _write_paragraph(child, sheet, depth)
        elif name == "tbl":
            sheet.lines.extend(_rows(child, depth))
            sheet.lines.append("")
        elif name not in SKIPPED:
            _write(child, sheet, depth + 1)


def _write_paragraph(paragraph: _Element, sheet: _Sheet, depth: int) -> None:
    boxes: list[_Element] = []
    line = without_marks("".join(_words(paragraph, boxes, 0)).strip())
    style, listed = _style(paragraph)
    if line:
        sheet.titled.setdefault(style, line)
        if listed:
            sheet.lines.append(f"- {line}")
        else:
            sheet.lines += [line, ""]
    for box in boxes:
        _write(box, sheet, depth + 1)


def _style(paragraph: _Element) -> tuple[str, bool]:
    """The style of a paragraph in small letters, and whether it is an item of a list."""
    style, listed = "", False
    for properties in paragraph[:1]:
        for child in properties if _name(properties) == "pPr" else ():
            if _name(child) == "pStyle":
                style = _value(child).lower().replace(" ", "")
            elif _name(child) == "numPr":
                numbers = [_value(number) for number in child if _name(number) == "numId"]
                listed = numbers != ["0"]
    return style, (listed or style.startswith("list")) and not style.startswith(("heading", "title"))


def _value(element: _Element) -> str:
    return element.get(f"{WORD}val") or element.get(f"{STRICT}val") or ""


def _words(element: _Element, boxes: list[_Element], depth: int) -> Iterator[str]:
    """The words in a paragraph; text boxes anchored in it are put aside."""
    if depth > MOST_DEPTH:
        return
    raised = False
    for child in element:
        name = _name(child)
        if name == "rPr":
            looks = {_name(look): _value(look) for look in child}
            if "vanish" in looks and looks["vanish"] not in ("0", "false"):
                return
            raised = looks.get("vertAlign") == "superscript"
        elif name == "t":
            words = child.text or ""
            yield words.translate(SUPERSCRIPTS) if raised else words
        elif name in GIVEN:
            yield GIVEN[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in SKIPPED and name != "pPr":
            yield from _words(child, boxes, depth + 1)


def _rows(table: _Element, depth: int) -> Iterator[str]:
    """The rows of a table, a line each, cells between bars."""
    for row in _within(table, "tr", depth):
        cells = []
        for cell in _within(row, "tc", depth):
            inside = _Sheet()
            _write(cell, inside, depth + 1)
            cells.append(" ".join(" ".join(inside.lines).split()))
        if any(cells):
            yield " | ".join(cells)


def _within(parent: _Element, wanted: str, depth: int) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also where a content control or a change wraps them."""
    if depth > MOST_DEPTH:
        return
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name not in SKIPPED:
            yield from _within(child, wanted, depth + 1)
