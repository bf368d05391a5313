"""Looking at a database before anything is done with it: is it a ledger, of our time, with all that guards it?"""

from __future__ import annotations

from household_ledger.db.connections import Raw
from household_ledger.db.format import SCHEMA
from household_ledger.db.opening import TABLES
from household_ledger.db.postgres.connection import ServerRaw
from household_ledger.db.postgres.derived import derived
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.server_address import ServerAddress

_TABLES = "select relname from pg_class where relnamespace=current_schema()::regnamespace and relkind in ('r','p')"
_VIEWS = "select relname from pg_class where relnamespace=current_schema()::regnamespace and relkind='v'"
_FUNCTIONS = "select proname,prosrc from pg_proc where pronamespace=current_schema()::regnamespace"
_TRIGGERS = (
    "select t.tgname from pg_trigger t join pg_class c on c.oid=t.tgrelid"
    " where c.relnamespace=current_schema()::regnamespace and not t.tgisinternal and t.tgenabled in ('O','A')"
)
_WRITTEN = ",".join(f"'{one}'" for one in sorted(TABLES - {"alembic_version"}))
_MAY_WRITE = (
    "select current_setting('transaction_read_only')='off' and bool_and(has_table_privilege(oid,'insert'))"
    f" from pg_class where relnamespace=current_schema()::regnamespace and relname in ({_WRITTEN})"
)


def look_at_encoding(raw: ServerRaw, address: ServerAddress) -> None:
    """UserError `server_encoding` where a database could not hold every word."""
    row = raw.execute("select current_setting('server_encoding')").fetchone()
    if row is None or row[0] != "UTF8":
        raise UserError("server_encoding", name=address.name)


def look_inside(raw: ServerRaw, address: ServerAddress) -> None:
    """Look whether a database is a whole ledger of this program's.

    UserError `database_empty`, `not_a_ledger`, `newer_file`, `older_file`, `server_encoding`; EnvironmentProblem
    `shared_damaged`.
    """
    look_at_encoding(raw, address)
    there = tables_there(raw)
    if not there:
        raise UserError("database_empty", name=address.name)
    if not {"file_info", "alembic_version", "op", "leaf"} <= there:
        raise UserError("not_a_ledger", name=address.name)
    version = version_of(raw)
    if version != SCHEMA:
        raise UserError("newer_file" if version > SCHEMA else "older_file", name=address.name)
    if TABLES - there or missing_derived(raw):
        raise EnvironmentProblem("shared_damaged", name=address.name)


def version_of(raw: Raw) -> int:
    """Read of which schema a ledger is."""
    return int((raw.execute("select max(version_num) from alembic_version").fetchone() or (0,))[0] or 0)


def check_may_write(raw: ServerRaw, address: ServerAddress) -> None:
    """UserError `shared_shown` where the server lets us read only, be it this name, here, or anybody anywhere."""
    row = raw.execute(_MAY_WRITE).fetchone()
    if row is None or not row[0]:
        raise UserError("shared_shown", name=address.name)


def tables_there(raw: Raw) -> set[str]:
    """Name the tables of the schema new tables go to."""
    return {name for (name,) in raw.execute(_TABLES)}


def not_installed(raw: Raw) -> list[str]:
    """Name the views, functions and triggers that are not there as they should be, and a version that is not told."""
    is_told = raw.execute("select version_num from alembic_version").fetchall() == [(f"{SCHEMA:04}",)]
    return [*missing_derived(raw), *(() if is_told else ("alembic_version",))]


def missing_derived(raw: Raw) -> list[str]:
    """Name the views, functions and triggers that are not there as they should be."""
    bodies = dict(raw.execute(_FUNCTIONS).fetchall())
    there = {
        "view": {name for (name,) in raw.execute(_VIEWS)},
        "trigger": {name for (name,) in raw.execute(_TRIGGERS)},
    }
    return sorted(
        one.name
        for one in derived()
        if (bodies.get(one.name) != one.body if one.sort == "function" else one.name not in there[one.sort])
    )
