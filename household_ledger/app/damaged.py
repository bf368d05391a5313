"""A damaged ledger the window shows as far as it goes."""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.opening import Application, FileCare, copies_to_read
from household_ledger.db.damaged_copy import lay_beside
from household_ledger.db.damaged_store import DamagedStore, check_can_be_shown
from household_ledger.db.private_copy import private_copy
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger

if TYPE_CHECKING:
    from household_ledger.domain.period import Month
    from household_ledger.services.evidence.pack import Level
    from household_ledger.services.ports import Clock, Progress, Reader
    from household_ledger.ui.ports import FileCheck, PackWritten, SafetyCopy


@dataclass(frozen=True, slots=True)
class DamagedAtHand(LedgerAtHand):
    """One damaged ledger shown in the window: an `ui.ports.OpenLedger` that refuses what would write or print."""

    @property
    def is_damaged(self) -> bool:
        """Say so."""
        return True

    @property
    def name(self) -> str:
        """The damaged file's own name."""
        return self.path.name

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:  # noqa: ARG002 -- refused
        """Refuse: nothing is printed from a damaged book."""
        self._refuse("damaged_printing")

    def write_evidence(self, folder: Path, level: Level, as_of: Month, progress: Progress) -> PackWritten:  # noqa: ARG002 -- refused
        """Refuse: what cannot be read whole is no evidence."""
        self._refuse("damaged_printing")

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:  # noqa: ARG002 -- refused
        """Refuse: no copy is made of what is damaged."""
        self._refuse("damaged_shown")

    def copy_before_import(self, folder: Path) -> None:  # noqa: ARG002 -- refused
        """Refuse."""
        self._refuse("damaged_shown")

    def check(self) -> FileCheck:
        """Say that it is damaged."""
        self._refuse("damaged")

    def rest(self) -> None:
        """Do nothing: nothing was written."""

    def _refuse(self, code: str) -> NoReturn:
        raise EnvironmentProblem(code, name=self.path.name)


def show_damaged(path: Path, clock: Clock) -> DamagedAtHand:
    """Open a damaged ledger as far as it goes, from a copy: nothing is ever written into it.

    EnvironmentProblem where nothing of it can be shown, or there is no room for the copy.
    """
    whole = path.absolute()
    with ExitStack() as held:
        copy = held.enter_context(private_copy(whole.resolve(), copies_to_read(), clock.now(), lay_beside))
        store = DamagedStore(copy, clock, name=path.name)
        held.callback(store.close)
        check_can_be_shown(store)
        care = FileCare(store, whole)
        return DamagedAtHand(
            Application(store, Ledger(store, clock), Figures(store, clock), clock, care), held.pop_all()
        )
