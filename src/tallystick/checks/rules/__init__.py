"""One file a check: `check(claim, held) -> Finding | None`, None for a claim that it has no say in."""
