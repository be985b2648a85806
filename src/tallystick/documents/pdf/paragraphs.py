"""Printed lines become paragraphs: where one ends, and which hyphens at the end of a line belong to the word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.documents.pdf.lines import HYPHEN, TAB, Line
from tallystick.documents.pdf.ordering import Block
from tallystick.documents.raised import without_marks

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LAST_PART = re.compile(r"(?:[^\W_]+-)*([^\W_]+)$")
FIRST_PART = re.compile(r"[^\W_]+")
ITEM = re.compile(r"(?:[•●▪■◦‣–—*-]|\(?\d{1,3}[.)]|\([a-z]\))\s")
END = re.compile(r"[.!?:;…][\"'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
NUMBER_WORDS = frozenset(  # "twenty-" at the end of a line keeps its hyphen: "twentyfive" is no number
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
WIDER = 1.25  # of the usual distance between lines: a paragraph begins
INDENT = 0.7  # heights
EDGE = 2.0  # points by which the ends of justified lines differ, hanging marks included


def text_of(pages: Iterable[Sequence[Block]]) -> str:
    """The text of all pages, paragraphs a blank line apart, rows of a table a line each with bars between the cells.

    A paragraph that a column or page breaks off goes on behind it.
    """
    blocks = [block for page in pages for block in page]
    words = {word.lower() for block in blocks for line in block.lines for word in WORD.findall(line.text)}
    written: list[str] = []
    for block in blocks:
        for number, (paragraph, row) in enumerate(_paragraphs(block, words)):
            last = written[-1] if written else ""
            if number == 0 and last and not row and _goes_on(last, paragraph):
                written[-1] = _join(last, paragraph, words)
            else:
                written += ["\n" if row and number else "\n\n", paragraph] if written else [paragraph]
    return without_marks("".join(written).replace(HYPHEN, "-").translate(LIGATURES))


def _paragraphs(block: Block, words: set[str]) -> Iterable[tuple[str, bool]]:
    """The paragraphs of a block, each with whether it is a row of a table."""
    _level(block)
    drops = sorted(a.bottom - b.bottom for a, b in zip(block.lines, block.lines[1:], strict=False))
    usual = drops[len(drops) // 2] if drops else 0.0
    paragraph = block.lines[0].text
    for last, line in zip(block.lines, block.lines[1:], strict=False):
        if _ends(block, last, line, usual):
            yield _shown(paragraph)
            paragraph = line.text
        else:
            paragraph = _join(paragraph, line.text, words)
    yield _shown(paragraph)


def _level(block: Block) -> None:
    """Take for spaces the wide gaps of a line that fills its block between lines without any: it is badly justified."""
    lines = block.lines
    for number, line in enumerate(lines):
        beside = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        full = abs(line.left - block.left) < EDGE and abs(line.right - block.right) < EDGE
        if TAB in line.text and full and beside and not any(TAB in other.text for other in beside):
            lines[number] = replace(line, text=line.text.replace(TAB, " "), gaps=())


def _shown(paragraph: str) -> tuple[str, bool]:
    cells = [" ".join(cell.split()) for cell in paragraph.split(TAB)]
    return " | ".join(filter(None, cells)), len(cells) > 1


def _ends(block: Block, last: Line, line: Line, usual: float) -> bool:
    """Does a paragraph end between two lines? A line that had room for the next one's first word ended on purpose."""
    if TAB in last.text or TAB in line.text or ITEM.match(line.text) or not last.placed:
        return True
    if last.text.endswith(HYPHEN):
        return False
    if last.bottom - line.bottom > WIDER * usual or line.left > last.left + INDENT * line.height:
        return not (line.text[0].islower() and not END.search(last.text))
    width = (last.right - last.left) / max(len(last.text), 1)
    needed = (len(line.text.split(maxsplit=1)[0]) + 2) * width
    return last.right + needed < block.right and not (line.text[0].islower() and not END.search(last.text))


def _goes_on(last: str, paragraph: str) -> bool:
    """Is it the rest of the last paragraph? It breaks off in a sentence, and this one begins in one."""
    return last.endswith(HYPHEN) or (paragraph[:1].islower() and not END.search(last) and " | " not in last)


def _join(first: str, second: str, words: set[str]) -> str:
    """Two parts of a paragraph, with the space or the hyphen that belongs between them."""
    if not first.endswith((HYPHEN, "-", "\u2010")):
        return f"{first.rstrip()} {second}"
    head, before, after = first[:-1], LAST_PART.search(first[:-1]), FIRST_PART.match(second)
    if before is None or after is None:
        return f"{first} {second}" if before is None else f"{head}-{second}"
    left, right = before[1].lower(), after[0].lower()
    if not right.islower() or not after[0][0].islower() or not left.isalpha() or left in NUMBER_WORDS:
        return f"{head}-{second}"
    return f"{head}-{second}" if f"{left}-{right}" in words and left + right not in words else head + second
