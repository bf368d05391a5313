"""What an erasure freed in a server's tables goes: the tables are written anew, nobody reading meanwhile.

What a server notes of columns to plan by holds no words of anybody (`making`). What cannot be reached from here is the
office's own: the write-ahead log until it comes round, its archives and backups, a message log that tells statements.
"""

from __future__ import annotations

from contextlib import suppress

import psycopg
from psycopg import errors

from household_ledger.db.columns import quoted
from household_ledger.db.erasing import UNFINISHED
from household_ledger.db.postgres.connection import ServerRaw, connect
from household_ledger.db.postgres.opening import tables_there
from household_ledger.services.server_address import ServerAddress

_ALONE = "lock table file_info in access exclusive mode"
"""Every reader of ours has looked there first, so none has a snapshot older than this."""
_BEGIN = "begin; set local idle_in_transaction_session_timeout=0"
"""However long the tables take: who is thrown out meanwhile would have to begin again, and again."""
_NOT_OURS = (
    "select 1 from pg_class where relnamespace=current_schema()::regnamespace and relkind='r'"
    " and not pg_has_role(relowner,'USAGE') limit 1"
)


def finish(raw: ServerRaw, address: ServerAddress) -> bool:
    """Write every table anew without the rows that went; False while a program has an old snapshot open.

    False too for who does not own the tables: the server would leave them as they are. It is for the owner to finish.
    What psycopg raises passes; killed in its midst it is begun again, since the ledger still says `UNFINISHED`.
    """
    if raw.execute(_NOT_OURS).fetchone() is not None:
        return False
    beside = connect(address)
    try:
        raw.run(_BEGIN)
        try:
            raw.run(_ALONE)
        except errors.LockNotAvailable:
            return False
        for table in sorted(tables_there(beside) - {"file_info"}):
            beside.run(f"vacuum (full) {quoted(table)}")
        raw.execute("delete from file_info where key=?", (UNFINISHED,))
        raw.execute("commit")
    finally:
        beside.close()
        if raw.is_within:
            with suppress(psycopg.Error):
                raw.execute("rollback")
    return True
