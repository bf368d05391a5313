"""Bringing an older shared ledger to the present schema: nobody at it, in one transaction, old or new and no between.

There is no copy to be made from here: the office's own backups are those of its server.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psycopg

from household_ledger.db.audit import verify_chain
from household_ledger.db.columns import quoted
from household_ledger.db.format import SCHEMA
from household_ledger.db.making import fill_categories
from household_ledger.db.postgres.connection import ServerRaw, connect
from household_ledger.db.postgres.derived import derived
from household_ledger.db.postgres.making import nothing_noted
from household_ledger.db.postgres.opening import look_at_encoding, tables_there, version_of
from household_ledger.db.upgrading import SCRIPTS
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.server_address import ServerAddress

_OF_OURS = "relnamespace=current_schema()::regnamespace"
_NOT_OWNED = f"select 1 from pg_class where {_OF_OURS} and relkind in ('r','v') and not pg_has_role(relowner,'USAGE')"
_SEATED = (
    "select 1 from pg_locks where locktype='advisory' and objsubid=1 and pid<>pg_backend_pid()"
    " and database=(select oid from pg_database where datname=current_database()) limit 1"
)
"""Whoever writes holds the lock of a writer's seat for as long as the ledger is open there (`writers`)."""
_GRANTS = (
    "select c.relname,case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,"
    "a.privilege_type,a.is_grantable from pg_class c cross join lateral aclexplode(c.relacl) a"
    f" where c.{_OF_OURS} and c.relkind in ('r','v') and a.grantee<>c.relowner"
)
_TRIGGERS = (
    "select t.tgname,c.relname from pg_trigger t join pg_class c on c.oid=t.tgrelid"
    f" where c.{_OF_OURS} and not t.tgisinternal"
)
_VIEWS = (
    f"select relname from pg_class where {_OF_OURS} and relkind='v'"
    " and (relname like '%\\_image' or relname='erased_total')"
)
_FUNCTIONS = (
    "select p.oid::regprocedure::text from pg_proc p"
    " where p.pronamespace=current_schema()::regnamespace and p.proname like 'hl\\_%'"
)
_PATTERN_TABLE, _PATTERN_VIEW = "entry", "entry_image"
"""Whoever may do something with these may do it with what is new."""


class _Grant(NamedTuple):
    """What somebody may do with a table or view."""

    grantee: str
    privilege: str
    is_grantable: bool


def upgrade(address: ServerAddress, *, to: int = SCHEMA, scripts: Path = SCRIPTS) -> None:
    """Upgrade a shared ledger of an older schema; one that another program brought up meanwhile is left.

    UserError `older_shared` to who does not own its tables, `older_in_use` while somebody has it open for writing;
    EnvironmentProblem `upgrade_failed` where what came out does not hold together. Nothing is changed then. What
    psycopg raises passes.
    """
    raw = connect(address)
    try:
        look_at_encoding(raw, address)
        raw.execute("begin immediate")
        version = version_of(raw)
        if version < to:
            _check_is_ours_alone(raw, address)
            _bring_up(raw, version, to, scripts)
            if verify_chain(raw):
                raise EnvironmentProblem("upgrade_failed", name=address.name)
        raw.execute("commit")
    finally:
        if raw.is_within:
            with suppress(psycopg.Error):
                raw.execute("rollback")
        raw.close()


def _check_is_ours_alone(raw: ServerRaw, address: ServerAddress) -> None:
    if raw.execute(_NOT_OWNED).fetchone() is not None:
        raise UserError("older_shared", name=address.name)
    if raw.execute(_SEATED).fetchone() is not None:
        raise UserError("older_in_use", name=address.name)


def _bring_up(raw: ServerRaw, version: int, to: int, scripts: Path) -> None:
    """Run the revisions between two versions, and make anew what is derived from the tables."""
    before, grants = tables_there(raw), _grants(raw)
    for trigger, table in raw.execute(_TRIGGERS).fetchall():
        raw.run(f"drop trigger {quoted(trigger)} on {quoted(table)}")
    for (view,) in raw.execute(_VIEWS).fetchall():
        raw.run(f"drop view {quoted(view)}")
    for (function,) in raw.execute(_FUNCTIONS).fetchall():
        raw.run(f"drop function {function}")
    for statement in (*_revisions(version, to, scripts), *nothing_noted(), *(one.sql for one in derived())):
        raw.run(statement)
    raw.run(f"update alembic_version set version_num='{to:04}'")
    fill_categories(raw)
    for view in (one.name for one in derived() if one.sort == "view"):
        _grant(raw, view, grants.get(view, grants[_PATTERN_VIEW]))
    for table in sorted(tables_there(raw) - before):
        _grant(raw, table, grants[_PATTERN_TABLE])


def _revisions(version: int, to: int, scripts: Path) -> Iterator[str]:
    """Give what the revisions after a version say, as a server is told it."""
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    listed = ScriptDirectory.from_config(config).iterate_revisions(f"{to:04}", f"{version:04}")
    for revision in reversed(list(listed)):
        said = io.StringIO()
        context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": said})
        with Operations.context(context):
            revision.module.upgrade()
        yield said.getvalue()


def _grants(raw: ServerRaw) -> defaultdict[str, list[_Grant]]:
    """Say who may do what with each table and view; their owner may do all."""
    found: defaultdict[str, list[_Grant]] = defaultdict(list)
    for name, grantee, privilege, is_grantable in raw.execute(_GRANTS).fetchall():
        found[name].append(_Grant(grantee, privilege, bool(is_grantable)))
    return found


def _grant(raw: ServerRaw, name: str, grants: Iterable[_Grant]) -> None:
    for one in grants:
        onwards = " with grant option" if one.is_grantable else ""
        raw.run(f"grant {one.privilege} on {quoted(name)} to {one.grantee}{onwards}")
