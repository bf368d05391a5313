"""Bringing an older file to the present schema: copied first, in one transaction, old or new and nothing between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from household_ledger.db.audit import verify_journal
from household_ledger.db.connections import Address, connect, raw_of
from household_ledger.db.format import SCHEMA
from household_ledger.db.making import drop_derived, fill_categories, install_derived
from household_ledger.errors import EnvironmentProblem

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(address: Address, copy: Callable[[Path], object], *, to: int = SCHEMA, scripts: Path = SCRIPTS) -> None:
    """Upgrade a file.

    `copy` makes a verified safety copy; nothing happens when it raises. EnvironmentProblem `upgrade_failed` when what
    came out does not hold together: the file is as it was.
    """
    copy(address.path)
    engine = create_engine("sqlite://", creator=lambda: connect(address), module=driver, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("begin exclusive")

    try:
        with engine.connect() as connection:
            # A table that is altered is written anew and dropped: with foreign keys on, its children would go with it.
            raw_of(connection).execute("pragma foreign_keys=OFF")
            with connection.begin():
                drop_derived(raw_of(connection))
                run_revisions(connection, to=to, scripts=scripts)
                _finish(connection, address.path, to)
    except DBAPIError as problem:
        raise problem.orig or problem from problem  # what the driver said, for `faults` to tell
    finally:
        engine.dispose()


def run_revisions(connection: Connection, *, to: int = SCHEMA, scripts: Path = SCRIPTS) -> None:
    """Run what revisions are missing, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{to:04}")


def _finish(connection: Connection, path: Path, to: int) -> None:
    """Put views and triggers back, and look whether all is well before anything is committed."""
    raw = raw_of(connection)
    install_derived(raw)
    fill_categories(raw)
    raw.execute(f"pragma user_version={to}")
    if raw.execute("pragma foreign_key_check").fetchone() is not None or verify_journal(raw):
        raise EnvironmentProblem("upgrade_failed", name=path.name)
