"""The migrations lead to the tables of `schema`, from nothing and from every layout before; a newer one is refused."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tallystick.bookkeeping import Keeper
from tallystick.errors import BrokenLedger, EmptyLedger
from tallystick.ledger import _database, find_ledger, migrations, open_ledger, schema
from tallystick.ledger.migrations import run_migrations
from tallystick.model.report import Report
from tallystick.pipeline import open_theatre


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return ScriptDirectory.from_config(config)


def test_the_newest_migration_is_the_layout() -> None:
    names = [script.revision for script in scripts().walk_revisions()]
    assert names == [f"{number:04}" for number in range(len(names), 0, -1)]
    assert names[0] == schema.SCHEMA


def test_they_lead_to_the_tables(address: str) -> None:
    with open_ledger(address).reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.LAYOUT})
        assert compare_metadata(context, schema.metadata) == []


@pytest.mark.parametrize("older", [script.revision for script in scripts().walk_revisions()][1:])
def test_an_older_layout_is_brought_up(address: str, older: str, article: Report) -> None:
    """Every layout before is brought to this one when it is opened, for reading too, and can be added to."""
    layout_as_before(address, older)
    for opened in (find_ledger, open_ledger):
        with opened(address).reading() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": schema.LAYOUT})
            assert compare_metadata(context, schema.metadata) == []
            assert context.get_current_revision() == schema.SCHEMA
    keeper = Keeper(open_ledger(address), *open_theatre("ukraine", "snapshot"), "snapshot")
    assert keeper.add(article).wrote and not list(keeper.ledger.faults())


def layout_as_before(address: str, older: str) -> None:
    database = _database(address, write=True, wait_seconds=10)
    with database.transaction() as connection:
        run_migrations(connection, older)
    database.close()


MADE_UP = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{previous}"


def upgrade():
    op.create_table("ledger_flowers", sa.Column("number", sa.Integer(), primary_key=True))
    op.add_column("ledger_documents", sa.Column("colour", sa.Text()))
    op.execute("UPDATE ledger_documents SET colour = 'red'")
"""


def test_a_layout_to_come_keeps_what_is_held(
    address: str, article: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration that is made up here is run on a ledger that holds something, by opening it."""
    keeper = Keeper(open_ledger(address), *open_theatre("ukraine", "snapshot"), "snapshot")
    keeper.add(article)
    held = keeper.ledger.counts()
    keeper.ledger.close()
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    later = f"{int(schema.SCHEMA) + 1:04}"
    script = MADE_UP.format(revision=later, previous=schema.SCHEMA)
    (folder / "versions" / f"{later}_flowers.py").write_text(script)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "SCHEMA", later)
        patch.setattr(migrations.run_migrations, "__defaults__", ("head", folder))
        ledger = find_ledger(address)
        assert ledger.counts() == held and not list(ledger.faults())
        assert ledger.read(text("SELECT colour FROM ledger_documents")) == [("red",)]
        ledger.close()
    with pytest.raises(BrokenLedger, match="update tallystick"):
        open_ledger(address)


def test_a_migration_that_fails_changes_nothing(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(address).close()
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    script = MADE_UP.format(revision="0998", previous=schema.SCHEMA) + "    op.execute('SELECT nothing FROM nowhere')"
    (folder / "versions" / "0998_broken.py").write_text(script)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "SCHEMA", "0998")
        patch.setattr(migrations.run_migrations, "__defaults__", ("head", folder))
        with pytest.raises(BrokenLedger):
            open_ledger(address)
    test_they_lead_to_the_tables(address)


def test_a_newer_layout_is_refused(address: str) -> None:
    ledger = open_ledger(address)
    with ledger.database.transaction() as connection:
        connection.execute(text(f"UPDATE {schema.LAYOUT} SET version_num = '0999'"))
    ledger.close()
    for opened in (open_ledger, find_ledger):
        with pytest.raises(BrokenLedger, match=r"layout 0999, and this version knows .*: update tallystick"):
            opened(address)


def test_nothing_is_there_to_read(address: str) -> None:
    with pytest.raises(EmptyLedger, match="ledger add"):
        find_ledger(address)


def test_several_make_one_at_once(new_address: Callable[[], str]) -> None:
    for _ in range(3):
        address = new_address()
        with ThreadPoolExecutor(6) as several:
            heads = {one.counts().head for one in several.map(open_ledger, [address] * 6)}
        assert heads == {"0" * 64}
