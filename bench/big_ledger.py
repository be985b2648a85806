"""Reports by the thousand to fill a ledger with, made of real ones: sentences are checked once, then shuffled.

Two thousand sentences, most with truth computed from the record (`tests/generated`), the rest of `bench/attribution`,
go through the pipeline one by one. A made document is eight or so of them that were published in the same weeks, under
a day and one of 300 publishers; every third amount is changed, so that sources differ. Same seed, same reports.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.generated.claims import claims as generated  # noqa: E402

from tallystick.bookkeeping import told_of  # noqa: E402
from tallystick.checks.across.origins import Speakers  # noqa: E402
from tallystick.ledger.adding import Reading  # noqa: E402
from tallystick.ledger.rows import Origin, Told  # noqa: E402
from tallystick.model.claim import Claim  # noqa: E402
from tallystick.model.document import Document, PublishedBasis  # noqa: E402
from tallystick.model.finding import Finding, Verdict  # noqa: E402
from tallystick.model.report import Coverage, Report  # noqa: E402
from tallystick.model.span import Span  # noqa: E402
from tallystick.pipeline import check_document, open_theatre  # noqa: E402

AS_OF = date(2026, 8, 22)
PUBLISHERS = tuple(f"{place} {kind}" for kind in ("Courier", "Herald", "Gazette", "Post", "Star", "Mirror")
                   for place in (f"Town{n}" for n in range(50)))  # fmt: skip
_SENTENCES = 8


class Unit(NamedTuple):
    """A sentence with what was found in it; places count from its own first character."""

    text: str
    published: date
    claims: tuple[Claim, ...]
    findings: dict[str, Finding]
    told: dict[str, Told]


def units(seed: int = 1, how_many: int = 2000) -> list[Unit]:
    """Sentences with at least one claim, by the day of publication."""
    theatre, record = open_theatre("ukraine", "snapshot")
    speakers, chance = Speakers(theatre), random.Random(seed)
    texts = [(made.text, made.published) for made in generated(seed, how_many)]
    for path in sorted((ROOT / "bench" / "attribution").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            texts.append((json.loads(line)["text"], date(2022, 3, 1) + timedelta(days=chance.randrange(1600))))
    found = []
    for text, published in texts:
        document = Document(id="unit", text=text, published=published, published_basis=PublishedBasis.GIVEN)
        report = check_document(document, theatre=theatre, record=record, as_of=AS_OF)
        if report.claims:
            told = told_of(report, theatre, record, speakers)
            found.append(Unit(text, published, report.claims, dict(report.findings), told))
    return sorted(found, key=lambda unit: unit.published)


def readings(claims: int, seed: int = 1, made_of: list[Unit] | None = None) -> Iterator[Reading]:
    """Reports ready to be added, with at least so many claims together. `made_of` spares reading the sentences anew."""
    theatre, record = open_theatre("ukraine", "snapshot")
    shelf, chance = made_of or units(), random.Random(seed)
    number = total = 0
    while total < claims:
        number += 1
        first = chance.randrange(len(shelf) - 60)
        chosen = chance.sample(shelf[first : first + 60], _SENTENCES)
        publisher = chance.choice(PUBLISHERS)
        origin = Origin(f"name:{publisher.casefold()}", publisher)
        published = max(unit.published for unit in chosen) + timedelta(days=chance.randrange(3))
        text, read, findings, told = f"Dispatch {seed}/{number}.", [], {}, {}
        for unit in chosen:
            shift = len(text) + 1
            text = f"{text} {unit.text}"
            for claim in unit.claims:
                id_ = f"c{len(read) + 1}"
                read.append(_moved(claim, id_, shift, chance))
                findings[id_] = unit.findings[claim.id]
                told[id_] = unit.told[claim.id]._replace(origin=unit.told[claim.id].origin or origin)
        total += len(read)
        counts = Counter(finding.verdict for finding in findings.values())
        yield Reading(
            report=Report(
                document=Document(
                    id=f"{seed}-{number}",
                    text=text,
                    title=f"Dispatch {number} of the {publisher}",
                    publisher=publisher,
                    url=f"https://{publisher.lower().replace(' ', '-')}.example/{seed}/{number}",
                    published=published,
                    published_basis=PublishedBasis.GIVEN,
                ),
                as_of=AS_OF,
                theatre=theatre.id,
                theatre_title=theatre.title,
                claims=tuple(read),
                findings=findings,
                relations=(),
                forecasts=(),
                coverage=Coverage(numbers=len(read), claims=len(read), checkable=len(read), checked=0, abstained={}),
                summary={verdict: counts[verdict] for verdict in Verdict},
                record=record,
            ),
            told=told,
            rules="bench",
            vintage="bench",
        )


def _moved(claim: Claim, id_: str, shift: int, chance: random.Random) -> Claim:
    amount = claim.amount
    if amount is not None and chance.random() < 1 / 3:
        factor = chance.lognormvariate(0, 0.1)
        amount = amount._replace(value=amount.value * factor, low=amount.low * factor, high=amount.high * factor)
    return claim._replace(
        id=id_,
        amount=amount,
        span=Span(claim.span.start + shift, claim.span.end + shift),
        sentence=Span(claim.sentence.start + shift, claim.sentence.end + shift),
        attribution=tuple(replace(link, start=link.start + shift, end=link.end + shift) for link in claim.attribution),
    )
