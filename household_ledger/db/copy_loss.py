"""What the present ledger holds that a copy does not: what going back to it would undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from household_ledger.db.connections import Raw, connect_simply
from household_ledger.db.faults import telling
from household_ledger.db.opening import address_alone
from household_ledger.db.private_copy import private_copy
from household_ledger.db.records import ENTRY
from household_ledger.db.restoring import has_tails, lay_alone
from household_ledger.services.copies.going_back import Loss

_STEPS = "select writer,max(seq) from op group by writer"
_SHOWN = "select id from entry where deleted=0"
_TOUCHED = "select distinct id from touch where kind=? and writer=? and seq>?"


@contextmanager
def as_it_will_be(copy: Path, folder: Path, now: datetime) -> Iterator[Path]:
    """Give what going back to a copy would bring: itself, or of one that went aside as it lay what its log adds to it.

    That lies in a folder of the program's own and is gone afterwards. EnvironmentProblem as `db.private_copy`.
    """
    if not has_tails(copy):
        yield copy
        return
    with private_copy(copy, folder, now, lay_alone) as laid:
        yield laid


def loss_of(present: Raw, copy: Path) -> Loss:
    """Compare a snapshot of the present ledger with a copy; EnvironmentProblem where the copy cannot be read.

    UserError `secret_needed` where it is locked, and not by what opens the ledger.
    """
    with telling(copy):
        connection = connect_simply(address_alone(copy))
        try:
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
