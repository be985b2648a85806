"""The parts of an office document (ECMA-376): XML files in a zip archive, read within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from tallystick import settings
from tallystick.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml import etree

MOST_FILES = 20_000  # in the archive: a directory of a million takes a gigabyte of memory to list
ENTRY = b"PK\x01\x02"  # begins each entry of the directory


class Package:
    """The archive of one document. Raises UnreadableDocument when it is none, or damaged."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.count(ENTRY) > MOST_FILES:
            raise UnreadableDocument(f"{name} is a zip archive of too many files to be a document: save it anew")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableDocument(
                f"{name} is a zip archive or an office document, and damaged: save it anew"
            ) from None

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def part(self, part: str) -> etree._Element | None:
        """The root of a part; None when it is not there or empty. Nothing outside the part is ever loaded."""
        from lxml import etree

        if part not in self._names:
            return None
        try:
            with self._zip.open(part) as stream:
                content = stream.read(settings.MAX_OFFICE_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            raise UnreadableDocument(
                f"{self._name} is damaged inside, or locked with a password: save it anew"
            ) from None
        if len(content) > settings.MAX_OFFICE_BYTES:
            limit = settings.MAX_OFFICE_BYTES // settings.MEGABYTE
            raise UnreadableDocument(f"{self._name} unpacks to more than {limit} MB of text: split it")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            return None
