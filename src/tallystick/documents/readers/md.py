"""Markdown: the words as they are shown, list markers and numbering kept, the other marks taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tallystick.documents.characters import clean
from tallystick.documents.dates import read_date
from tallystick.documents.decoding import decode
from tallystick.documents.titles import first_line_title, one_line
from tallystick.documents.tracing import Edit, Traced, rewrite
from tallystick.model.document import Document, PublishedBasis

SUFFIXES = (".md", ".markdown")

FRONT_MATTER = re.compile(
    r"---[ \t]*\n((?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|#[^\n]*\n|\n){0,200})---[ \t]*(?:\n|\Z)"
)
FIELD = re.compile(r"^([\w-]+):[ \t]*(\S[^\n]*)$", re.M)
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
FENCE = re.compile(r" {0,3}(```|~~~)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
TABLE = re.compile(r" {0,3}\|")
TABLE_RULE = re.compile(
    r" {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$|[ ]{0,3}\|[ \t]*:?-+:?[ \t]*\|$"
)
TARGET = re.compile(r" {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]{1,80}\]:[ \t]*")

# Everything stays within its line, and every repeat is bounded: no text can make the search slow.
MARK = re.compile(r"[\\&!\[\]<`~*_]")
INLINE = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])                                  # \* is an asterisk
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)
  | !\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])   # a picture
  | \[\^[^\]\n]{1,80}\]                                             # a footnote's number
  | (?P<opening>\[)(?=[^\[\]\n]{1,500}\][(\[])
  | (?<=[^\[\n])\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)
  | (?<=[^\[\n])\]\[[^\[\]\n]{0,200}\]
  | <(?P<link>(?:https?|mailto):[^<>\s]{1,2000})>
  | <!--[^<\n]{0,2000}-->
  | </?[A-Za-z][^<>\n]{0,1000}>
  | `+
  | ~~
  | (?<![\w*])\*{1,3}(?=[^\s*]) | (?<=[^\s*])\*{1,3}(?![\w*])
  | (?<![\w_])_{1,3}(?=[^\s_])  | (?<=[^\s_])_{1,3}(?![\w_])
    """,
    re.X,
)


def read(data: bytes, name: str) -> Iterator[Document]:
    """The text without marks. Lines of one paragraph are joined by a space, as Markdown shows them.

    Title and publication date come from the front matter (`title`, `published`, `date`); else the title is the first
    `# heading` or the first line, as in plain text.
    """
    original, notes = decode(data, name)
    traced, cleaned = clean(original)
    front, fields = _front_matter(traced.text)
    heading = re.search(r"^ {0,3}#[ \t]+(\S[^\n]*)", traced.text[front : front + 20_000], re.M)
    traced = rewrite(traced, _block_edits(traced.text, front))
    traced = rewrite(traced, _inline_edits(traced.text))
    published = read_date(fields.get("published") or fields.get("date", ""))
    yield Document(
        id=name,
        text=traced.text,
        title=one_line(fields.get("title")) or (_shown(heading[1]) if heading else first_line_title(traced.text)),
        publisher=one_line(fields.get("publisher")),
        url=one_line(fields.get("url")),
        published=published,
        published_basis=PublishedBasis.STATED if published else PublishedBasis.UNKNOWN,
        notes=notes + cleaned,
        runs=traced.runs,
    )


def _front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the text proper starts, and the fields above it."""
    found = FRONT_MATTER.match(text)
    if not found:
        return 0, {}
    return found.end(), {key.lower(): value.strip().strip("\"'").strip() for key, value in FIELD.findall(found[1])}


def _shown(line: str) -> str | None:
    line = HEADING_END.sub("", line)
    return one_line(rewrite(Traced(line), _inline_edits(line)).text)


def _block_edits(text: str, front: int) -> Iterator[Edit]:
    """What stands at the edges of lines: front matter, heading marks, rules, quotes, fences, and wrapped lines."""
    if front:
        yield Edit(0, front)
    fenced = joinable = quoting = False
    start = front
    for line in text[front:].split("\n"):
        end = start + len(line)
        after = min(end + 1, len(text))
        words = line.lstrip(" \t")
        wrapped, joinable = joinable, False
        quoted, quoting = quoting, False
        if fenced or not words:
            if FENCE.match(line):
                fenced = False
                yield Edit(start, after)
        elif words[0].isalpha():  # most lines: nothing below needs looking at
            joinable = True
            if wrapped:
                yield Edit(start - 1, end - len(words), " ")
        elif FENCE.match(line):
            fenced = True
            yield Edit(start, after)
        elif (wrapped and UNDERLINE.match(line)) or RULE.match(line) or TABLE_RULE.match(line) or TARGET.match(line):
            yield Edit(start, after)
        elif found := HEADING.match(line):
            yield Edit(start, start + found.end())
            if closing := HEADING_END.search(line):
                yield Edit(start + closing.start(), end)
        elif ITEM.match(line):
            joinable = True
        elif found := FOOTNOTE.match(line):
            joinable = True
            yield Edit(start, start + found.end())
        elif not TABLE.match(line):
            joinable = True
            found = QUOTE.match(line)
            quoting = found is not None
            content = start + found.end() if found else end - len(words)
            if wrapped and (quoted or not found):
                yield Edit(start - 1, content, " ")
            elif found:
                yield Edit(start, content)
        if joinable and line.endswith("\\"):
            yield Edit(end - 1, end)
        joinable = joinable and not line.endswith(("  ", "\\"))
        start = end + 1


def _inline_edits(text: str) -> Iterator[Edit]:
    """What stands inside lines: emphasis, links, code marks, escapes, entities, tags."""
    place = 0
    while mark := MARK.search(text, place):  # INLINE alone would try its dozen ways at every letter
        found = INLINE.match(text, mark.start())
        if not found:
            place = mark.end()
            continue
        place = found.end()
        new = found["escaped"] or found["link"] or ""
        if found["entity"]:
            new = html.unescape(found["entity"])
            new = "" if len(new) == 1 and not (new.isprintable() or new.isspace()) else new
        yield Edit(found.start(), found.end(), new)
