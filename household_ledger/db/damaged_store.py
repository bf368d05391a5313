"""A damaged ledger shown as far as it goes: read from a copy of it, and never written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.connections import Address
from household_ledger.db.journal import MISREAD
from household_ledger.db.only_shown import OnlyShown
from household_ledger.db.reader import SqlReader
from household_ledger.db.store import SqlStore
from household_ledger.domain.changes import ChangeSet, Label
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.merging.outcome import Merged
from household_ledger.services.ports import Clock, Initiator, Progress, Work, no_progress

_MISREAD = (sqlite.Error, *MISREAD)
"""What comes of words and numbers that are no longer what they were."""


class DamagedStore(OnlyShown, SqlStore):
    """Implements `services.ports.Store` on the copy of a damaged file: what cannot be read is told as such."""

    def __init__(self, copy: Path, clock: Clock, *, name: str) -> None:
        super().__init__(Address(copy, is_for_reading=True), clock, None)
        self._name = name

    @property
    def name(self) -> str:
        """Name the damaged file itself."""
        return self._name

    @contextmanager
    def reader(self) -> Iterator[SqlReader]:
        """Open one snapshot to read from; EnvironmentProblem `damaged_page` where it leads to the damage."""
        try:
            with super().reader() as reader:
                yield reader
        except EnvironmentProblem as problem:
            raise EnvironmentProblem("damaged_page", name=self._name) from problem
        except _MISREAD as problem:
            raise EnvironmentProblem("damaged_page", name=self._name) from problem

    def steps(self) -> int:
        """Count no steps: nobody writes here."""
        return 0

    def write(self, command_write: Callable[[Work], Label], initiator: Initiator) -> ChangeSet:  # noqa: ARG002 -- refused
        """Refuse: EnvironmentProblem `damaged_shown`."""
        self._refuse()

    def merge(
        self,
        path: Path,  # noqa: ARG002 -- refused
        passphrase: str = "",  # noqa: ARG002 -- refused
        *,
        progress: Progress = no_progress,  # noqa: ARG002 -- refused
    ) -> Merged:
        """Refuse."""
        self._refuse()

    def wait_until_whole(self) -> None:
        """Refuse whatever leaves the program: EnvironmentProblem `damaged_shown`."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise EnvironmentProblem("damaged_shown", name=self._name)


def check_can_be_shown(store: DamagedStore) -> None:
    """EnvironmentProblem `damaged_page` where not even the households can be read: then there is nothing to show."""
    with store.reader() as reader:
        reader.households()
