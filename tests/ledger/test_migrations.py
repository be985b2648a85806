"""The migrations lead to the tables of `schema`, from nothing and from every layout before; a newer one is refused."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from tallystick.errors import BrokenLedger, EmptyLedger
from tallystick.ledger import find_ledger, migrations, open_ledger, schema


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
