"""Pages that passed, one file each: a line of JSON that describes it, then its bytes. A damaged file counts as none."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page that passed. `fetched` is in ISO form with a time zone, `rows` 0 where nobody counted."""

    address: str
    etag: str
    last_modified: str
    sha256: str
    fetched: str
    rows: int
    data: bytes


class PageCache:
    """A folder of pages by address. Files are put in place whole, so two processes never see half of one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, address: str) -> Path:
        """Where the page of an address lies."""
        host = "".join(char if char.isalnum() or char in ".-" else "-" for char in urlsplit(address).netloc)
        return self.folder / f"{host[:60]}-{sha256(address.encode()).hexdigest()[:24]}.page"

    def read(self, address: str) -> Entry | None:
        """The page of an address; None when there is none, or what lies there is damaged."""
        try:
            first, _, data = self.path(address).read_bytes().partition(b"\n")
            facts = json.loads(first)
            entry = Entry(
                address=str(facts["address"]),
                etag=str(facts["etag"]),
                last_modified=str(facts["last_modified"]),
                sha256=str(facts["sha256"]),
                fetched=str(facts["fetched"]),
                rows=int(facts["rows"]),
                data=data,
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = entry.address == address and sha256(data).hexdigest() == entry.sha256
        return entry if whole else None

    def write(self, entry: Entry) -> None:
        """Keep a page in the place of the one before. A folder that cannot be written costs the cache, not the page."""
        facts = {name: getattr(entry, name) for name in Entry.__dataclass_fields__ if name != "data"}
        part = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
                part = Path(file.name)
                file.write(json.dumps(facts).encode() + b"\n" + entry.data)
            os.replace(part, self.path(entry.address))  # noqa: PTH105 - says that it is atomic
        except OSError:
            if part is not None:
                part.unlink(missing_ok=True)
