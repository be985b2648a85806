"""XML as feeds have it: damaged, half, with entities of HTML. Read as far as it goes, and what was wrong is told."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tallystick.documents.decoding import decode
from tallystick.documents.markup import visible_text
from tallystick.errors import UnreadableDocument
from tallystick.watch.unreadable import UnreadableFeed

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.-]{1,40})")
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30});")  # &nbsp; is no entity of XML
BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CDATA, CDATA_END = "<![CDATA[", "]]>"
ROOT = re.compile(  # possessive: a feed that begins with a thousand remarks is no riddle
    rb"\s*+(?:(?><\?[^>]{0,2000}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}>)\s*+)*+<([\w:.-]{1,60})", re.S
)
SUMMARY_CHARS = 2_000
TITLE_CHARS = 500
MOST_ENTRIES = 50_000  # as many as a sitemap may have


@dataclass(frozen=True, slots=True)
class Tree:
    """The root, whether its end was there, and what was wrong with the XML; "" for nothing."""

    root: _Element
    whole: bool
    fault: str


def root_name(data: bytes) -> str:
    """The bare name of the root in small letters, without parsing; "" of what is no XML."""
    start = data[:12_000].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", "replace").encode("utf-8", "replace")
    found = ROOT.match(start)
    return found[1].decode("ascii", "replace").rpartition(":")[2].lower() if found else ""


def parse(data: bytes, address: str) -> Tree:
    """The tree of a feed. Raises UnreadableFeed when there is none, or it defines entities, which multiply."""
    from lxml import etree

    declared = ENCODING.search(data[:400])
    try:
        text, _ = decode(data, address, declared[1].decode("ascii") if declared else None)
    except UnreadableDocument as error:
        raise UnreadableFeed(str(error)) from None
    if "<!ENTITY" in text:
        raise UnreadableFeed(f"{address} defines entities of its own, which no feed needs: it is not read")
    text = NO_XML.sub("", DECLARATION.sub("", text, count=1))
    text = "".join(_mended(text))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFeed(f"{address} cannot be read as XML: it may be damaged, try again later")
    prefix = f"{root.prefix}:" if root.prefix else ""
    whole = f"</{prefix}{name_of(root)}" in text[-5_000:]
    fault = parser.error_log[0].message.strip() if len(parser.error_log) else ""
    return Tree(root, whole, " ".join(fault.split())[:120])


def _mended(text: str) -> Iterator[str]:
    """The text with its entities as XML has them; what is marked as characters is left alone."""
    read = 0
    while (begins := text.find(CDATA, read)) >= 0 and (ends := text.find(CDATA_END, begins)) >= 0:
        yield BARE.sub("&amp;", NAMED.sub(_named, text[read:begins]))
        yield text[begins:ends]
        read = ends
    yield BARE.sub("&amp;", NAMED.sub(_named, text[read:]))


def _named(found: re.Match[str]) -> str:
    meant = html.unescape(found[0])
    return meant if meant != found[0] else f"&amp;{found[1]};"


def name_of(element: _Element) -> str:
    """The bare name of an element; "" of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def space_of(element: _Element) -> str:
    """Its namespace; "" without one."""
    return element.tag[1:].partition("}")[0] if isinstance(element.tag, str) and element.tag[:1] == "{" else ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """Its children of these bare names."""
    return (child for child in element if name_of(child) in names)


def words(element: _Element | None) -> str:
    """All words in an element, as written."""
    return "".join(element.itertext()).strip() if element is not None else ""


def first(element: _Element, *names: str) -> str:
    """The words of its first child that has words, of the first of the names that has one."""
    return next((said for name in names for child in children(element, name) if (said := words(child))), "")


def shown(markup: str, most: int) -> str | None:
    """What a reader sees of words that may be HTML, on one line."""
    seen = visible_text(markup[: 20 * most]).text if "<" in markup or "&" in markup else markup
    return " ".join(seen.split())[:most].strip() or None


def link_of(printed: str, base: str) -> str | None:
    """An address of the web, made whole by the feed's own; None for anything else."""
    try:
        link = urljoin(base, "".join(printed.split()))
        parts = urlsplit(link)
        return link if parts.scheme in ("http", "https") and parts.hostname and len(link) <= 4_000 else None
    except ValueError:
        return None


def notes_on(tree: Tree, count: int, without_link: int = 0) -> tuple[str, ...]:
    """What a user should know of how a feed was read."""
    notes = []
    if not tree.whole:
        notes.append(f"cut short: {count:,} entries were read, and the last one left out")
    elif tree.fault:
        notes.append(f"not well formed ({tree.fault}), read as far as it goes: {count:,} entries")
    if without_link:
        notes.append(f"{without_link:,} entries have no address and were left out")
    return tuple(notes)
