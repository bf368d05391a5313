"""Whether anybody wrote into a shared ledger since one last looked; nobody waits for another's look at the server."""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from household_ledger.db.connections import Raw
from household_ledger.db.postgres.silence import is_silent
from household_ledger.db.watch import Watch, count_steps
from household_ledger.errors import Cancelled
from household_ledger.services.server_address import ServerAddress


class ServerWatch(Watch):
    """Counts the steps of a shared ledger; who comes while another counts does so on a connection of their own.

    One connection is kept. Neither connecting nor counting holds the lock: each may take as long as the server likes.
    """

    def __init__(self, address: ServerAddress, connecting: Callable[[], Raw]) -> None:
        super().__init__(connecting)
        self._address = address
        self._lent: set[Raw] = set()
        self._is_over = False

    def steps(self) -> int:
        """Count the steps, whoever wrote them; once more where the server was away meanwhile. `Cancelled` at the end.

        Of a server that is known to say nothing by now it is not asked again.
        """
        try:
            return self._looked()
        except psycopg.Error:  # the ledger may have been brought back meanwhile: what was known of it is known no more
            self.close()
            if self._is_over:
                raise Cancelled from None
            if is_silent(self._address):
                raise
            return self._looked()

    def close(self) -> None:
        """Let go of the server; the next look connects anew, and what is lent is closed when it comes back."""
        self._let_go()

    def end(self) -> None:
        """Count no more; who is waiting for an answer waits no longer, and what is still being connected goes."""
        self._is_over = True
        for raw in self._let_go():
            raw.close()

    def _let_go(self) -> set[Raw]:
        """Close what is kept; give what is lent, which is not to be kept any more."""
        with self._lock:
            free, self._raw = self._raw, None
            lent, self._lent = self._lent, set()
        if free is not None:
            free.close()
        return lent

    def _looked(self) -> int:
        raw, is_whole = self._taken(), False
        try:
            steps = count_steps(raw)
            is_whole = True
        finally:
            self._give_back(raw, is_whole=is_whole)
        return steps

    def _taken(self) -> Raw:
        with self._lock:
            raw, self._raw = self._raw, None
            if raw is not None:
                self._lent.add(raw)
                return raw
        raw = self._connecting()
        with self._lock:
            if not self._is_over:
                self._lent.add(raw)
                return raw
        raw.close()
        raise Cancelled

    def _give_back(self, raw: Raw, *, is_whole: bool) -> None:
        """Keep a connection for the next look, unless one is kept, or all were let go meanwhile."""
        with self._lock:
            is_wanted = is_whole and raw in self._lent and self._raw is None
            self._lent.discard(raw)
            if is_wanted:
                self._raw = raw
                return
        raw.close()
