"""From the bytes of a page to its rows, or one line that says why they are not the table that was asked for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from tallystick.errors import UnexpectedReply
from tallystick.record.transport import Page

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Row = dict[str, str]
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKS = {b"\x1f\x8b": "a gzip file", b"PK\x03\x04": "a zip archive", b"%PDF": "a PDF", b"\x89PNG": "a picture"}


def text_of(page: Page, encoding: str = "utf-8", *, html: bool = False) -> str:
    """The text of a page, without a byte order mark. Raises BrokenSource: empty, an error page, another encoding.

    `html` says that the page is meant to be HTML.
    """
    if not page.data.strip():
        raise broken(page, "is empty")
    kind = next((kind for mark, kind in _MARKS.items() if page.data.startswith(mark)), None)
    if kind:
        raise broken(page, f"is {kind} where a table was expected")
    try:
        text = page.data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise broken(page, f"is not {encoding}: byte {error.start + 1:,} is {page.data[error.start]:#04x}") from None
    if "\0" in text:
        raise broken(page, "holds zero bytes: it is no text, or in another encoding")
    if not html and _HTML.match(text):
        title = re.search(r"<title[^>]*>\s*([^<]{1,80})", text, re.I)
        named = f" ({' '.join(title[1].split())!r})" if title else ""
        raise broken(page, f"is a web page{named} where a table was expected")
    return text


def csv_rows(page: Page, *columns: str, delimiter: str = ",", encoding: str = "utf-8") -> list[Row]:
    """The rows of a CSV page as column -> cell, empty lines left out. Line ends of any kind; cells may hold some.

    Raises BrokenSource when one of `columns` is missing, a row has another number of cells than the head (a page
    that was cut short ends in such a row), or there are no rows.
    """
    reader = csv.reader(io.StringIO(text_of(page, encoding), newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        head = [cell.strip() for cell in next(reader)]
        require(page, columns, head)
        for cells in reader:
            if len(cells) == len(head):
                rows.append(dict(zip(head, cells, strict=True)))
            elif cells:
                raise broken(page, f"line {reader.line_num:,} has {len(cells)} cells, not {len(head)}: cut short?")
    except csv.Error as error:
        raise broken(page, f"line {reader.line_num:,} cannot be read ({error}): cut short?") from None
    if not rows:
        raise broken(page, "has a head and no rows")
    return rows


def json_rows(page: Page, *fields: str, rows: str = "") -> list[dict[str, Any]]:
    """The objects of a JSON page that is a list of them, or holds that list under the name `rows`.

    Raises BrokenSource when it is no whole JSON, no such list, empty, or one of `fields` is missing in a row.
    """
    text = text_of(page)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos:,} of {len(text):,}" if isinstance(error, json.JSONDecodeError) else ""
        raise broken(page, f"is no whole JSON (it breaks{where}): cut short?") from None
    if rows and isinstance(found, dict):
        found = found.get(rows)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise broken(page, "is no list of rows")
    if not found:
        raise broken(page, "holds no rows")
    for position, row in enumerate(found, start=1):
        if not all(field in row for field in fields):
            raise broken(page, f"row {position:,} lacks {_listed(field for field in fields if field not in row)}")
    return found


def xml_root(page: Page) -> Element:
    """The root of an XML page, in whatever encoding it declares. Raises BrokenSource when it is no whole XML."""
    from xml.etree import ElementTree

    if _HTML.match(page.data[:2000].decode("ascii", "replace")):
        raise broken(page, "is a web page where XML was expected")
    if not page.data.strip():
        raise broken(page, "is empty")
    try:
        return ElementTree.fromstring(page.data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise broken(page, f"is no whole XML ({error}): cut short?") from None


def require(page: Page, wanted: Sequence[str], found: Sequence[str]) -> None:
    """Raises BrokenSource when a column that is needed is not there."""
    missing = [column for column in wanted if column not in found]
    if missing:
        has = _listed(found[:8]) if found else "nothing"
        raise broken(page, f"lacks the columns {_listed(missing)}; it has {has}")


def number(page: Page, text: object, where: str, *, thousands: str = "", decimal: str = ".") -> float:
    """A cell as a number. Raises BrokenSource that names `where`; what is no number never becomes one."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        try:
            value = float(text)
        except OverflowError:
            value = inf
    else:
        bare = str(text).strip()
        if thousands:
            bare = bare.replace(thousands, "").replace("\N{NO-BREAK SPACE}", "")
        if decimal != ".":
            bare = bare.replace(decimal, ".")
        if not re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", bare):
            raise broken(page, f"{where}: {str(text)[:40]!r} is no number")
        value = float(bare)
    if not isfinite(value):
        raise broken(page, f"{where}: {str(text)[:40]!r} is no number that can be held")
    return value


def day(page: Page, text: object, where: str = "", *, form: str = "") -> int:
    """A cell as a day, in ISO form or by a `strptime` form. Returns its ordinal; raises BrokenSource."""
    try:
        if form:
            return datetime.strptime(str(text).strip(), form).toordinal()  # noqa: DTZ007 - a day has no time zone
        return date.fromisoformat(str(text)[:10]).toordinal()
    except ValueError:
        raise broken(page, f"{where + ': ' if where else ''}{str(text)[:40]!r} is no day") from None


def broken(page: Page, what: str) -> UnexpectedReply:
    """The one line for a page that is not what it should be; a cell told in it may have held several."""
    return UnexpectedReply(f"{page.address} {' '.join(what.split())}; nothing was changed, try again later")


def _listed(names: Iterable[object]) -> str:
    return ", ".join(repr(str(name)) for name in names)
