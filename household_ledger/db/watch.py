"""Whether anybody wrote into a ledger file since one last looked: asked before every figure, so it is cheap."""

from __future__ import annotations

import threading
from collections.abc import Callable

from household_ledger.db.connections import Raw
from household_ledger.db.reader import STEP_COUNT


def count_steps(raw: Raw) -> int:
    """Count the steps of a ledger: of each writer the number of the last one is looked up."""
    found = raw.execute(STEP_COUNT).fetchone()
    return int(found[0] or 0) if found is not None else 0


class Watch:
    """Counts the steps of a file on a connection of its own; any thread.

    SQLite's data_version says cheaply whether another connection wrote; only then are the steps counted anew.
    """

    def __init__(self, connecting: Callable[[], Raw]) -> None:
        self._connecting = connecting
        self._lock = threading.Lock()
        self._raw: Raw | None = None
        self._version = -1
        self._steps = 0

    def steps(self) -> int:
        """Count the steps of the file, whoever wrote them."""
        with self._lock:
            if self._raw is None:
                self._raw = self._connecting()
                self._version = -1
            return self._counted(self._raw)

    def _counted(self, raw: Raw) -> int:
        row = raw.execute("pragma data_version").fetchone()
        version = int(row[0]) if row is not None else 0
        if version != self._version:
            self._steps, self._version = count_steps(raw), version
        return self._steps

    def close(self) -> None:
        """Let go of the file; the next look opens it anew."""
        with self._lock:
            if self._raw is not None:
                self._raw.close()
            self._raw = None
