"""Claims about the record by the hundred, each true or false by sums done in `rows`, in many wordings and prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.generated import compared
from tests.generated.drawing import Made
from tests.generated.levels import price
from tests.generated.plain import plain_claim

COMPARED: dict[str, tuple[Callable[[Random, str], Made | None], tuple[str, ...]]] = {
    "change": (compared.change, ("direction reversed", "another number", "digits swapped")),
    "trend": (compared.trend, ("direction reversed",)),
    "record": (compared.record, ("no record",)),
    "rank": (compared.rank, ("another number",)),
    "streak": (compared.streak, ("another number",)),
    "share": (compared.share, ("another number",)),
    "threshold": (compared.threshold, ("wrong month",)),
    "most": (compared.most, ("another number", "digits swapped")),
    "bringing": (compared.bringing, ("another number", "digits swapped")),
    "ratio": (compared.ratio, ("another number",)),
    "count": (compared.count, ("another number",)),
    "price": (price, ("another number",)),
}
PLAIN = {
    "total": ("digits swapped", "off by ten", "another number", "wrong month", "mean as total", "another measure"),
    "mean": ("digits swapped", "off by ten", "another number", "wrong month", "total as mean"),
    "level": ("digits swapped", "off by ten", "another number"),
}


def claims(seed: int, how_many: int, *, true_share: float = 0.5, only: str | None = None) -> Iterator[Made]:
    """So many claims; half of them true, half of them about plain totals, means and levels."""
    random = Random(seed)
    made = 0
    while made < how_many:
        true = random.random() < true_share
        plain_one = random.random() < 0.5
        kinds = tuple(PLAIN) if plain_one else tuple(COMPARED)
        kind = only or random.choice(kinds)
        slips = PLAIN[kind] if kind in PLAIN else COMPARED[kind][1]
        slip = "" if true else random.choice(slips)
        one = plain_claim(random, kind, slip) if kind in PLAIN else COMPARED[kind][0](random, slip)
        if one is not None:
            made += 1
            yield one
