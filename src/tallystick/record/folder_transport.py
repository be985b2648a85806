"""A transport that reads a folder instead of the network: for building the snapshot and for a user's own files."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from tallystick import settings
from tallystick.errors import BrokenSource
from tallystick.record.transport import Page, Transport, document_of


class FolderTransport(Transport):
    """Pages from files: `files` maps an address to a file's name below `folder`, or to the bytes themselves.

    `at` is the moment that counts as now: the same folder and the same moment always give the same pages.
    """

    def __init__(self, folder: Path, files: Mapping[str, str | bytes], *, at: datetime) -> None:
        super().__init__(rewrites={}, now=lambda: at)
        self._folder, self._files = folder, files

    def get(
        self,
        address: str,
        *,
        headers: Mapping[str, str] | None = None,  # noqa: ARG002 - a file does not mind
        body: bytes | None = None,  # noqa: ARG002
        keep: bool = True,  # noqa: ARG002
    ) -> Page:
        """The file that stands for an address. Raises BrokenSource when there is none."""
        held = self._files.get(address)
        if held is None:
            raise BrokenSource(f"{address} is not among the files of {self._folder}")
        try:
            data = (self._folder / held).read_bytes() if isinstance(held, str) else held
        except OSError as error:
            raise BrokenSource(f"{self._folder}/{held!s} cannot be read ({error.strerror})") from None
        document = document_of(address, data, self.today)
        return Page(address=address, status=200, data=data, fetched=self.today, document=document)


def local_pages(places: Iterable[str], *, at: datetime, endings: tuple[str, ...]) -> Iterator[Page]:
    """A user's own files as pages, by name; of a folder, all that end in one of `endings`, one after the other.

    A page's address is the name of the file alone. Raises BrokenSource for what cannot be read, and when there is none.
    """
    found = False
    for place in places:
        path = Path(place)
        try:
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in endings) if path.is_dir() else [path]
        except OSError as error:
            raise BrokenSource(f"{path} cannot be read ({error.strerror}): give another folder") from None
        for one in inside:
            try:
                facts = one.stat()
                if not stat.S_ISREG(facts.st_mode):  # a pipe would be waited for, a device may never end
                    raise BrokenSource(f"{one} is a pipe, a device or a folder, no file: give another file")
                if facts.st_size > settings.FETCH_MOST_BYTES:
                    raise BrokenSource(f"{one} is larger than {settings.FETCH_MOST_BYTES // settings.MEGABYTE} MB")
                data = one.read_bytes()
            except OSError as error:
                raise BrokenSource(f"{one} cannot be read ({error.strerror}): give another file") from None
            found = True
            document = document_of(one.name, data, at)
            yield Page(address=one.name, status=200, data=data, fetched=at, document=document)
    if not found:
        raise BrokenSource(f"{' '.join(places)} holds no file that ends in {', '.join(endings)}")
