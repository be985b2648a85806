"""Options that several commands have, as typer reads them: one name, one help."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

# typer reads these annotations when it runs, and knows Optional in every version that we allow.
Output = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("-o", "--output", metavar="FILE", help="Write there instead of to standard output."),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Only errors on standard error.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress line.")]
OneTheatre = Annotated[
    str, typer.Option("--theatre", metavar="NAME|DIR", help="Which war: a name we carry or a folder of your own.")
]
AnyTheatre = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--theatre", metavar="NAME|DIR", help="Which war.  [default: all that we carry]"),
]
Store = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--record",
        metavar="FILE|ADDRESS",
        help="The store: a file or postgresql://user@host/database; snapshot: only what the package carries.  "
        "[default: TALLYSTICK_RECORD, else record.sqlite in the user's data folder]",
    ),
]
Ledger = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--ledger",
        metavar="FILE|ADDRESS",
        help="The ledger: a file or postgresql://user@host/database.  "
        "[default: TALLYSTICK_LEDGER, else ledger.sqlite in the user's data folder]",
    ),
]
