"""Thousands of claims with truth computed from the record: what is found, upheld, caught, and left open and why.

usage: python bench/generated.py [--claims 2000] [--seed 1] [--only AGGREGATION] [--show true|false|alarms|missing]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.generated.checking import Answered, ask
from tests.generated.claims import Made, claims

UPHELD = ("supported", "close")


def outcome(made: Made, answer: Answered) -> str:
    """One word for a table."""
    if made.true and answer.alarmed:
        return "alarm"
    if not made.true and answer.alarmed:
        return "caught"
    if answer.verdict is None:
        return "missing"
    if answer.verdict in UPHELD:
        return "upheld"
    return "open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    tables: dict[str, dict[tuple[str, ...], Counter[str]]] = {
        "aggregation": defaultdict(Counter),
        "slip": defaultdict(Counter),
        "measure": defaultdict(Counter),
        "style": defaultdict(Counter),
    }
    why: Counter[str] = Counter()
    for made in claims(options.seed, options.claims, only=options.only):
        answer = ask(made)
        result = outcome(made, answer)
        for name, key in (
            ("aggregation", made.aggregation),
            ("slip", made.slip or "none"),
            ("measure", made.measure),
            ("style", made.style),
        ):
            tables[name][key, "true" if made.true else "false"][result] += 1
        truth = "true" if made.true else "false"
        if result in ("open", "missing", "alarm") or (result == "upheld" and not made.true):
            reason = re.sub(r"[0-9][0-9,.]*", "#", answer.why)[:70]
            why[f"{truth} {made.aggregation} {result}: {reason}"] += 1
            kind = result if result != "upheld" else "wrong"
            if options.show and options.show in (kind, f"{truth}-{kind}"):
                head = f"[{made.aggregation}/{made.slip or 'true'}/{answer.verdict}]"
                print(f"{head} {made.text} ({made.published}) | {answer.why[:160]}")
    for name, table in tables.items():
        print(f"\n{name:28} truth    claims   upheld   caught     open  missing    alarm")
        for (key, truth), counts in sorted(table.items()):
            total = sum(counts.values())
            print(
                f"{key:28} {truth:6}"
                + f"{total:9}"
                + "".join(f"{counts[c]:9}" for c in ("upheld", "caught", "open", "missing", "alarm"))
            )
    print("\nwhy")
    for reason, count in why.most_common(40):
        print(f"{count:5}  {reason}")


if __name__ == "__main__":
    main()
