"""How many relations among numbers come out by chance: `python bench/relations.py TEXTS.jsonl... [--show]`.

Each text is read as it is, and again with other numbers in its words, so that the same wordings license the same
relations: its own numbers shuffled, and numbers borrowed from all texts, of as many digits. What holds on borrowed
numbers holds by chance; on shuffled ones also what is the same sum solved for another of its members. Prints how many
relations a wording licensed, and how many hold, are broken and stay open; `--show` prints every broken one of the texts
as they are. A line of the input needs "text", and may have "published", "dct" or "date".
"""

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Relation
from tallystick.model.report import Report
from tallystick.pipeline import check_document, open_theatre

ROUNDS = 5
AS_OF = date(2026, 1, 1)
_DIGITS = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-]|\.\d|,\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def spots(text: str) -> list[re.Match[str]]:
    """The numbers printed in digits, without years and days of a month."""
    return [m for m in _DIGITS.finditer(text) if not _YEAR.match(m.group()) and not _dated(text, m)]


def replaced(text: str, numbers: list[str]) -> str:
    """The text with other numbers in its spots."""
    parts, at = [], 0
    for spot, number in zip(spots(text), numbers, strict=True):
        parts += [text[at : spot.start()], number]
        at = spot.end()
    return "".join([*parts, text[at:]])


def _dated(text: str, found: re.Match[str]) -> bool:
    around = text[max(0, found.start() - 12) : found.end() + 12]
    return bool(re.search(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\b", around))


def _figures(relation: Relation) -> tuple[str, tuple[str, ...]]:
    return relation.stated, tuple(sorted(re.findall(r"\d[\d,.]*", relation.computed)))


def texts(paths: list[str]) -> Iterator[tuple[str, date | None]]:
    """Text and day of publication of every line."""
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            day = row.get("published") or row.get("dct") or row.get("date")
            if row.get("text"):
                yield row["text"], date.fromisoformat(day[:10]) if day and len(day) >= 10 else None


def checked(text: str, published: date | None) -> Report:
    """The report on one text."""
    theatre, record = open_theatre("ukraine")
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    document = Document(id="text", text=text, published=published, published_basis=basis)
    return check_document(document, theatre=theatre, record=record, as_of=AS_OF)


def main() -> int:
    """Counts by kind."""
    rows = list(texts([a for a in sys.argv[1:] if not a.startswith("--")]))
    pool = defaultdict(list)
    for text, _ in rows:
        for spot in spots(text):
            pool[len(spot.group())].append(spot.group())
    found: dict[str, Counter[tuple[str, bool | None]]] = {n: Counter() for n in ("as printed", "shuffled", "borrowed")}
    for number, (text, published) in enumerate(rows, 1):
        report = checked(text, published)
        claims = {claim.id: claim for claim in report.claims}
        for relation in report.relations:
            found["as printed"][relation.kind.value, relation.holds] += 1
            if relation.holds is False and "--show" in sys.argv:
                first, last = (claims[relation.claims[k]].sentence for k in (0, -1))
                words = " ".join(text[min(first.start, last.start) : max(first.end, last.end)].split())
                print(f"{relation.kind.value}: {relation.stated} | {relation.computed}\n    {words}")
        chance = random.Random(number)
        printed = {_figures(relation) for relation in report.relations}
        own = [spot.group() for spot in spots(text)]
        for _ in range(ROUNDS):
            mixed = {
                "shuffled": chance.sample(own, len(own)),
                "borrowed": [chance.choice(pool[len(digits)]) for digits in own],
            }
            for name, numbers in mixed.items():
                for relation in checked(replaced(text, numbers), published).relations:
                    if _figures(relation) not in printed:  # else its numbers stayed, or only its parts were swapped
                        found[name][relation.kind.value, relation.holds] += 1
    print(f"{len(rows)} texts; shuffled and borrowed: mean of {ROUNDS} rounds")
    print(f"{'':14}{'holds':>9}{'broken':>9}{'open':>9}")
    for name, counts in found.items():
        rounds = 1 if name == "as printed" else ROUNDS
        for kind in (None, *sorted({kind for kind, _ in counts})):
            row = [sum(n for (k, h), n in counts.items() if h is v and kind in (None, k)) for v in (True, False, None)]
            print(f"{kind or name:14}" + "".join(f"{n / rounds:9.1f}" for n in row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
