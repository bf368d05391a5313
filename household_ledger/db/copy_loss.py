"""What the present ledger holds that a copy does not: what going back to it would undo."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Raw
from household_ledger.db.faults import telling
from household_ledger.db.records import ENTRY
from household_ledger.services.copies.going_back import Loss

_STEPS = "select writer,max(seq) from op group by writer"
_SHOWN = "select id from entry where deleted=0"
_TOUCHED = "select distinct id from touch where kind=? and writer=? and seq>?"


def loss_of(present: Raw, copy: Path) -> Loss:
    """Compare a snapshot of the present ledger with a copy; EnvironmentProblem where the copy cannot be read."""
    with telling(copy):
        connection = sqlite.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            connection.execute("pragma cipher_log_level=NONE")
            its_steps = dict(connection.execute(_STEPS).fetchall())
            its_shown = {entry for (entry,) in connection.execute(_SHOWN)}
        finally:
            connection.close()
    since = [(writer, its_steps.get(writer, 0), last) for writer, last in present.execute(_STEPS)]
    newer = [(writer, had, last) for writer, had, last in since if last > had]
    shown = {entry for (entry,) in present.execute(_SHOWN)}
    touched = {
        entry for writer, had, _last in newer for (entry,) in present.execute(_TOUCHED, (ENTRY.code, writer, had))
    }
    return Loss(
        made=len(shown - its_shown),
        changed=len(touched & shown & its_shown),
        coming_back=len(its_shown - shown),
        steps=sum(last - had for _writer, had, last in newer),
    )
