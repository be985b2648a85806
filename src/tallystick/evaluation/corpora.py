"""Annotated corpora in files of JSON lines, recognised by the fields of their first line, whatever the file's name."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallystick.errors import TallystickError
from tallystick.evaluation import attribution, claims, quantities, times
from tallystick.evaluation.peers import Known, recognise
from tallystick.settings import MAX_BYTES

FIELDS = {"quantities": quantities.KEY, "times": times.KEY, "attribution": attribution.KEY, "claims": claims.KEY}
LAYERS = tuple(FIELDS)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file, one layer that it marks, and which known corpus it is a part of, if any."""

    path: str
    layer: str
    known: Known | None

    @property
    def name(self) -> str:
        """The known corpus's name, else the file's."""
        return self.known.title if self.known else Path(self.path).name


def find_corpora(sources: Sequence[str], layers: Sequence[str] = LAYERS) -> Iterator[Corpus | TallystickError]:
    """The corpora in files and folders (hidden ones left out), in the order given, by name within a folder.

    A file that is named itself and is none, or that marks a layer without holding the text, comes as an error.
    """
    for source in sources:
        if os.path.isdir(source):  # noqa: PTH112 - Path.is_dir raises for a name that no file system takes
            for path in _walk(source):
                yield from (corpus for corpus in _corpora_of(path, layers) if isinstance(corpus, Corpus))
            continue
        found = list(_corpora_of(source, layers))
        yield from found
        if not found:
            yield TallystickError(f"{source} is no annotated corpus: {expected()}")


def expected() -> str:
    """What a corpus looks like, in a few words."""
    return f'JSON lines with "text" and one of {", ".join(FIELDS.values())} are wanted (see docs/evaluation.md)'


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name).as_posix() for name in sorted(names) if not name.startswith("."))


def _corpora_of(path: str, layers: Sequence[str]) -> Iterator[Corpus | TallystickError]:
    try:
        first = _first_row(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield TallystickError(f"{path} cannot be read ({reason}): check the name and the permission")
        return
    if first is None:
        return
    marked = [layer for layer, key in FIELDS.items() if isinstance(first.get(key), list)]
    if "truth" in first and "claims" not in marked:
        marked.append("claims")
    if marked and not isinstance(first.get("text"), str):
        yield TallystickError(f"{path} marks {' and '.join(marked)} without the text: put the text in and try again")
        return
    known = recognise(first)
    for layer in marked:
        if layer in layers:
            yield Corpus(path, layer, known if known and known.layer == layer else None)


def _first_row(path: str) -> Mapping[str, Any] | None:
    """The first line as an object, or None for a file of another kind."""
    if not Path(path).is_file():
        if Path(path).exists():
            return None
        raise FileNotFoundError(2, "there is no such file")
    with Path(path).open("rb") as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
        if start[:1] != b"{":
            return None
        file.seek(0)
        line = b""
        while not line.strip():
            line = file.readline(MAX_BYTES)
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def read_rows(path: str) -> Iterator[Mapping[str, Any] | TallystickError]:
    """The rows of a corpus; a line that is none gives its error."""
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                yield TallystickError(f"{path}, line {number} is no JSON: mend the line or take it out")
                continue
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                yield TallystickError(f'{path}, line {number} has no "text": mend the line or take it out')
                continue
            yield row
