"""What typer cannot tell of the arguments as typed: an option whose value may be left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEDGER = "--ledger"
_ADDRESS = re.compile(r"\w+://|.+\.(?:sqlite3?|db)$", re.I)


def with_values(arguments: Sequence[str]) -> list[str]:
    """`check --ledger SOURCE` means the default ledger; what follows is its address only where it looks like one.

    An address of another look is written `--ledger=ADDRESS`.
    """
    if not arguments or arguments[0] != "check":
        return list(arguments)
    turned: list[str] = []
    for index, argument in enumerate(arguments):
        if argument == "--":
            return [*turned, *arguments[index:]]
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        bare = argument == _LEDGER and not _ADDRESS.match(following)
        turned.append(f"{_LEDGER}=" if bare else argument)
    return turned
