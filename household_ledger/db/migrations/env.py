"""What Alembic runs: the revisions, on the connection and in the transaction it is handed by `db.upgrading`."""

from __future__ import annotations

from alembic import context

from household_ledger.db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
