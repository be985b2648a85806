"""Which part of a claim's row contradicts the nouns beside it: what was changed, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tallystick.ledger.codec import decode
from tallystick.model.claim import Claim
from tallystick.model.finding import Finding


def told_difference(row: Mapping[Any, Any]) -> str | None:
    """What of a claim's columns is not what its JSON says; None where they agree and the JSON itself was changed."""
    try:
        claim, finding = decode(Claim, row["data"]), decode(Finding, row["finding"])
    except ValueError as error:
        return f"what is kept of it cannot be read ({error}): changed"
    pairs = {
        "verdict": (row["verdict"], finding.verdict.value),
        "text": (row["text"], claim.text),
        "value": (row["value"], claim.amount.value if claim.amount else None),
        "measure": (row["measure"], claim.measure),
        "id": (row["id"], claim.id),
        "kind": (row["kind"], claim.kind.value),
        "computed value": (row["computed"], None if isinstance(finding.computed, bool) else finding.computed),
    }
    for name, (is_, was) in pairs.items():
        if is_ != was:
            return f"its {name} is {is_!r}, and beside it stands {was!r}: changed"
    return None
