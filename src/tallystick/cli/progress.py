"""How far a long run has come: one line on standard error, on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def watch(sources: Sequence[str], *, wanted: bool) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the name of each document done."""
    several = len(sources) > 1 or sources[0].endswith((".jsonl", ".ndjson", ".gz", ".warc")) or _is_folder(sources[0])
    with steps(None, wanted=wanted and several) as step:
        yield step


def _is_folder(name: str) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 - Path.is_dir raises for a name that no file system takes


@contextmanager
def steps(total: int | None, *, wanted: bool) -> Iterator[Callable[[str], None]]:
    """Gives a function to call with the name of each thing done or begun, of `total` where that is known."""
    if not (wanted and sys.stderr and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5) as progress:
        task = progress.add_task("", total=total)

        def step(name: str) -> None:
            progress.update(task, advance=1, description="".join(c for c in name[-60:] if c.isprintable()))

        yield step
