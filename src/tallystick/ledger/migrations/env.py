"""What Alembic runs: the migrations, on the connection and in the transaction of the caller."""

from alembic import context

from tallystick.ledger.schema import LAYOUT, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=LAYOUT,
    transactional_ddl=True,
)
context.run_migrations()
