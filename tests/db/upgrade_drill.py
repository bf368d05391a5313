"""A program that upgrades ledgers in children of its own, to be killed at any moment.

    python -m tests.db.upgrade_drill

Reads a line (JSON: what is to be done wrongly, the ledger); says `begun PID` before and `over` after.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from alembic import command, config  # noqa: F401 -- loaded once, not in every child

from household_ledger.db import upgrading
from household_ledger.db.connections import raw_of
from household_ledger.db.store import open_store
from tests.db.ledgers import HandClock
from tests.db.order_loop import take_orders

_MOMENT = 0.15
"""Seconds a mistake leaves the file half done, so that a kill meets it."""


def _spoil(name: str) -> None:
    if name == "in two transactions":
        finish = upgrading._finish  # noqa: SLF001 -- the mutant

        def early(connection: Any, path: Path, to: int) -> None:  # noqa: ANN401 -- as it is there
            raw_of(connection).execute("commit")
            time.sleep(_MOMENT)
            raw_of(connection).execute("begin exclusive")
            finish(connection, path, to)

        upgrading._finish = early  # noqa: SLF001 -- the mutant


def main() -> None:
    """Take orders until there are no more."""
    take_orders(_upgrade)


def _upgrade(line: str) -> None:
    spoilt, ledger = json.loads(line)
    _spoil(spoilt)
    open_store(Path(ledger), clock=HandClock()).close()


if __name__ == "__main__":
    main()
