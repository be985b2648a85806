"""Compile the conflict attribution corpus: readable bracket markup in, JSON lines with offsets out.

    python scripts/compile_attributions.py            write bench/attribution/conflict.*.jsonl from conflict.*.txt
    python scripts/compile_attributions.py --check    only say whether they are up to date (exit 1 when not)

One item a line under a `== category` heading; the markup is described in bench/attribution/README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "bench" / "attribution"
KINDS = {"": "statement", "r": "record", "d": "document", "h": "hedge", "n": "denial", "i": "intent"}
ROLES = {"s": "source", "c": "cue", "k": "content"}
TAG = re.compile(r"\[([sck])(\d(?:\+\d)*)(?:<(\d))?(?::([rdhni]?)(!?))? ")
MARK = re.compile(r"\[[sck]\d[^ ]* |\]|\s*¶\s*")
PARAGRAPH = "\n\n"

Spans = list[list[int]]


@dataclass(slots=True)
class Marked:
    """One attribution as marked: spans by role, and what its cue's tag says of it."""

    spans: dict[str, Spans] = field(default_factory=lambda: {"source": [], "cue": [], "content": []})
    kind: str = "statement"
    negative: bool = False
    parent: str | None = None


def compile_line(line: str) -> tuple[str, dict[str, Marked]]:
    """The plain text and its attributions by number. Raises ValueError for a broken or an incomplete mark."""
    text, at = "", 0
    marked: dict[str, Marked] = {}
    waiting: list[tuple[str, list[str], int]] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if "¶" in mark[0]:
            text += PARAGRAPH
        elif mark[0] == "]":
            if not waiting:
                raise ValueError("a bracket closes nothing")
            role, numbers, start = waiting.pop()
            if not text[start:].strip() or text[start:] != text[start:].strip():
                raise ValueError(f"an empty or untrimmed mark before {line[at : at + 20]!r}")
            for number in numbers:
                marked[number].spans[role].append([start, len(text)])
        else:
            tag = TAG.fullmatch(mark[0])
            if tag is None:
                raise ValueError(f"no tag: {mark[0]!r}")
            numbers = tag[2].split("+")
            for number in numbers:
                one = marked.setdefault(number, Marked())
                if tag[1] == "c":
                    one.kind = KINDS[tag[4] or ""]
                    one.negative = bool(tag[5]) or one.kind == "denial"
                    one.parent = tag[3]
            waiting.append((ROLES[tag[1]], numbers, len(text)))
    text += line[at:]
    if waiting or any(sign in text for sign in "[]¶"):
        raise ValueError("a bracket stays open")
    return text, marked


def _holder(number: str, marked: dict[str, Marked]) -> str | None:
    """The attribution with the smallest content span that holds this one's cue."""
    start, end = marked[number].spans["cue"][0]
    holders = [
        (span[1] - span[0], other)
        for other, one in marked.items()
        if other != number
        for span in one.spans["content"]
        if span[0] <= start and end <= span[1]
    ]
    return min(holders)[1] if holders else None


def compile_item(line: str, category: str) -> dict[str, object]:
    """One line as a record of the corpus. Raises ValueError when a mark is missing or stands where it cannot."""
    text, marked = compile_line(line)
    rows = []
    for number in sorted(marked):
        one = marked[number]
        for spans in one.spans.values():
            spans.sort()
        cue, content = one.spans["cue"], one.spans["content"]
        if len(cue) != 1 or not content:
            raise ValueError(f"attribution {number} needs one cue and some content")
        parent = one.parent or _holder(number, marked)
        if parent is not None and parent not in marked:
            raise ValueError(f"attribution {number} stands in {parent}, which does not exist")
        if one.kind == "hedge" and one.spans["source"]:
            raise ValueError(f"hedge {number} names a source")
        row = {"id": int(number), "parent": int(parent) if parent else None, "kind": one.kind}
        rows.append({**row, "negative": one.negative, **one.spans})
    name = "conflict-" + hashlib.sha256(text.encode()).hexdigest()[:8]
    return {"id": name, "category": category, "text": text, "attributions": rows}


def items(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, category and line of every item in a source file."""
    category = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("=="):
            category = line.removeprefix("==").strip()
        elif line.strip() and not line.startswith("#"):
            yield number, category, line.strip()


def compile_file(path: Path) -> str:
    """The JSON lines of one source file. Raises ValueError naming the line that is wrong."""
    rows, seen = [], set()
    for number, category, line in items(path):
        try:
            row = compile_item(line, category)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from None
        if row["id"] in seen:
            raise ValueError(f"{path.name}:{number}: the same text twice")
        seen.add(row["id"])
        rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(rows)


def main() -> int:
    """Compile every source file of the corpus, or say which are stale."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    check = arguments.parse_args().check
    stale = 0
    for source in sorted(FOLDER.glob("conflict.*.txt")):
        target = source.with_suffix(".jsonl")
        compiled = compile_file(source)
        if check:
            stale += not target.exists() or target.read_text("utf-8") != compiled
        else:
            target.write_text(compiled, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
