"""What does no work imports nothing heavy. Times are measured in bench/, which no busy machine can spoil."""

import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.ledger import open_ledger
from tallystick.record.store import open_store

HEAVY = {
    "alembic", "charset_normalizer", "htmldate", "jinja2", "lxml", "markdown_it", "numpy", "pandas", "protego",
    "psycopg", "pyarrow", "pypdfium2", "rich", "sqlalchemy", "sqlite3", "tomllib", "trafilatura", "urllib3", "warcio",
    "xml", "tallystick.annotation", "tallystick.bookkeeping", "tallystick.brief", "tallystick.checks",
    "tallystick.claims", "tallystick.documents", "tallystick.evaluation", "tallystick.language", "tallystick.ledger",
    "tallystick.network", "tallystick.outlook", "tallystick.pipeline", "tallystick.record", "tallystick.theatres",
    "tallystick.watch",
}  # fmt: skip


def imported(*arguments: str) -> set[str]:
    """The modules that a command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "tallystick", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--help"], ["--version"], ["check", "--help"], ["annotate", "--help"], ["evaluate", "--help"]),
        *(["record", "--help"], ["record", "show", "--help"], ["record", "update", "--help"]),
        *(["ledger", "--help"], ["ledger", "add", "--help"]),
    ],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    modules = imported(*arguments)
    assert "typer" in modules
    assert not modules & HEAVY
    if len(arguments) == 1:  # there typer itself brings it in
        assert "pydantic" not in modules


def test_a_plain_text_needs_no_page_reader() -> None:
    names = imported("check", "--format", "json", "examples/article.md")
    assert not names & {"trafilatura", "lxml", "charset_normalizer", "jinja2", "rich"}
    assert not names & {"pypdfium2", "warcio", "tallystick.network.asking", "tallystick.documents.pdf"}
    assert not names & {"sqlite3", "psycopg", "urllib3"}, "there is no store, and nobody is asked"
    assert not names & {"sqlalchemy", "alembic", "tallystick.ledger", "tallystick.bookkeeping"}


def test_a_ledger_that_is_there_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    open_ledger(str(path)).close()
    names = imported("ledger", "status", "--ledger", str(path))
    assert "sqlalchemy" in names and not names & {"alembic", "psycopg"}


def test_a_store_in_a_file_needs_no_server(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    open_store(str(path)).close()
    names = imported("record", "list", "--record", str(path))
    assert "sqlite3" in names and not names & {"psycopg", "urllib3", "pyarrow", "tallystick.claims"}
