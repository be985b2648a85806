"""The printed lines of a PDF, read by PDFium in a process of its own: run as a script, it imports nothing of ours.

PDFium is C++ and a PDF is a program: one page can ask for more time and memory than there is, or crash the process.
Here that costs one document. The PDF comes on standard input, the limits as arguments (CPU seconds, bytes of memory,
pages, characters). Out comes a line of JSON a step, so that what was read before an end by force is not lost:

    {"pages": 12, "metadata": {"Title": ..., "Author": ..., "CreationDate": ...}}
    {"lines": [[text, left, bottom, right, top, gaps], ...]}            one a page, in points from the page's lower left
    {"stopped": "time" | "pages" | "characters"}                        when a limit was met
    {"error": "password" | "damaged"}                                   instead of everything

In a line's text a tab stands for a gap as wide as between columns, and `gaps` has where each begins and ends; U+0002 at
its end stands for a hyphen that breaks a word.
"""

from __future__ import annotations

import json
import sys
import time
from ctypes import byref
from itertools import pairwise
from typing import Any

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED = 0.15  # of the line's height: a raised digit stands at least so far above its line
SMALL = 0.85  # of the line's height: a raised digit is at most so tall
GAP = 1.3  # of the line's height: wider than the spaces between words, but for badly justified lines
SPACE = 0.1  # of the line's height: narrower is no space
EVEN = 1.3  # the widest space of a justified line is at most so many times its narrowest; columns are not so even
UPRIGHT = 0.1  # radians: print that is turned further is no line of the text
FACTS = ("Title", "Author", "CreationDate")
HYPHEN, TAB = "\x02", "\t"
WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD

Line = tuple[str, float, float, float, float, list[tuple[float, float]]]


def main(arguments: list[str]) -> None:
    """Read the PDF on standard input."""
    seconds, memory, most_pages, most_characters = map(int, arguments)
    _limit(seconds, memory)
    data = sys.stdin.buffer.read()
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        _say({"error": "password" if code == WRONG_PASSWORD or "password" in str(error).lower() else "damaged"})
        return
    _say({"pages": pages, "metadata": {name: document.get_metadata_value(name) for name in FACTS}})
    characters = 0
    for number in range(pages):
        stopped = (
            ("pages" if number >= most_pages else "")
            or ("characters" if characters > most_characters else "")
            or ("time" if time.process_time() > seconds else "")
        )
        if stopped:
            _say({"stopped": stopped})
            return
        try:
            page = document[number]
            textpage = page.get_textpage()
            lines = _lines(raw, textpage.raw, most_characters)
            textpage.close()
            page.close()
        except pypdfium2.PdfiumError:  # a page that cannot be read leaves the others
            lines = None
        characters += sum(len(line[0]) for line in lines or ())
        _say({"lines": lines})


def _limit(seconds: int, memory: int) -> None:
    """What the system itself holds this process to, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _lines(raw: Any, textpage: Any, most: int) -> list[Line]:
    """The lines of a page as PDFium breaks them, in the order in which the page prints them."""
    lines: list[Line] = []
    characters: list[tuple[str, Any]] = []
    place = _Box(raw)
    broken = False
    for index in range(min(raw.FPDFText_CountChars(textpage), most)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13) or broken:
            _add_line(lines, characters)
            characters = []
        broken = code == 2 or raw.FPDFText_IsHyphen(textpage, index) == 1  # PDFium goes on in the same line
        if broken:
            code = 2
        if code in (0, 9, 10, 13) or code > 0x10FFFF:
            continue
        box = None
        if code not in (32, 160) and abs(_turned(raw.FPDFText_GetCharAngle(textpage, index))) < UPRIGHT:
            box = place.of(textpage, index)
        characters.append((chr(code), box))
    _add_line(lines, characters)
    return lines


def _turned(angle: float) -> float:
    """An angle of 0..2 pi as -pi..pi."""
    return angle - 6.283185307 if angle > 3.14159265 else angle


class _Box:
    """Asks for the box of a character, in reused variables."""

    def __init__(self, raw: Any) -> None:
        self._raw, self._rectangle = raw, raw.FS_RECTF()

    def of(self, textpage: Any, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top in points."""
        if not self._raw.FPDFText_GetLooseCharBox(textpage, index, byref(self._rectangle)):
            return None
        box = self._rectangle
        return box.left, box.bottom, box.right, box.top


def _add_line(lines: list[Line], characters: list[tuple[str, Any]]) -> None:
    """Join the characters of a line; raised small digits become the characters that look so."""
    text = "".join(character for character, _ in characters)
    if not text.strip():
        return
    boxes = [box for _, box in characters if box]
    if not boxes:
        lines.append((text.strip(), 0.0, 0.0, 0.0, 0.0, []))
        return
    heights = sorted(top - bottom for _, bottom, _, top in boxes)
    height = heights[(3 * len(heights)) // 4]
    full = [box for box in boxes if box[3] - box[1] >= SMALL * height]
    bottoms = sorted(box[1] for box in full)
    base = bottoms[len(bottoms) // 2]
    written: list[str] = []
    gaps: list[tuple[float, float]] = []
    spaces = [b[0] - a[2] for a, b in pairwise(boxes) if b[0] - a[2] > SPACE * height]
    justified = len(spaces) > 1 and max(spaces) < EVEN * min(spaces)
    last = None
    for character, box in characters:
        if box and last and box[0] - last > GAP * height and not justified:
            written.append(TAB)
            gaps.append((round(last, 1), round(box[0], 1)))
        last = box[2] if box else last
        if character.isdigit() and box and box[3] - box[1] < SMALL * height and box[1] > base + RAISED * height:
            character = character.translate(SUPERSCRIPTS)
        written.append(character)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    box = (round(left, 1), round(base, 1), round(right, 1), round(base + height, 1))
    lines.append(("".join(written).strip(" \t"), *box, gaps))


if __name__ == "__main__":
    main(sys.argv[1:])
