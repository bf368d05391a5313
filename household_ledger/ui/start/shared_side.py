"""What a run does for shared ledgers: asked for, opened, followed while others write; loaded with the first of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from household_ledger.errors import Cancelled, UserError
from household_ledger.services.pace import DRAWING, PATIENT, keep_pace
from household_ledger.services.server_address import ServerAddress
from household_ledger.text.messages import message
from household_ledger.ui.start.others import Others
from household_ledger.ui.start.shared_dialog import ask_shared

if TYPE_CHECKING:
    from household_ledger.ui.desk import Desk
    from household_ledger.ui.ports import OpenLedger
    from household_ledger.ui.start.run import Run

_ASKED_AGAIN = frozenset({"server_refused", "server_stranger"})
"""What is asked for once more: the password, or the name as well."""


class SharedSide:
    """Opens shared ledgers; a password lives as long as the ledger is open, and no longer."""

    def __init__(self, run: Run) -> None:
        self._run = run
        keep_pace(DRAWING)

    def end(self) -> None:
        """Wait again as long as it takes: there is no window any more that stands still meanwhile."""
        keep_pace(PATIENT)

    def ask(self) -> None:
        """Ask which one, and open it, or make it where there is none."""
        self._run.take(partial(self._asked, None))
        desk = self._run.desk
        if desk is None or desk.opened.is_only_shown:
            return
        if desk.household is None and not desk.figures.households():
            from household_ledger.ui.pages.first_household import ask_first_household

            ask_first_household(desk, self._run.window)

    def opened(self, address: ServerAddress) -> OpenLedger:
        """Open one; what its server asks for is asked for. `Cancelled` where nobody would say."""
        try:
            return self._run.shelf.open(address)
        except UserError as problem:
            if problem.code not in _ASKED_AGAIN:
                raise
            is_wrong = address.has_password or problem.code != "server_refused"
            return self._asked(address, message(problem) if is_wrong else "")

    def tell_no_passphrase(self) -> None:
        """Say that whoever keeps the server says who may open the ledger at hand."""
        desk = self._run.desk
        if desk is not None:
            desk.tell(UserError("shared_locking", name=desk.opened.name))

    def follow(self, desk: Desk) -> None:
        """Notice from now on what others write; say where the server lets it be read only."""
        Others(desk)
        if desk.opened.is_only_shown:
            desk.say(message(UserError("shared_shown", name=desk.opened.name)), "trouble", about="only_shown")

    def _asked(self, address: ServerAddress | None, trouble: str = "") -> OpenLedger:
        if self._run.over() is None:
            self._run.show_welcome()
        chosen = ask_shared(self._run.over(), self._run.shelf, address, trouble)
        if chosen is None:
            raise Cancelled
        if chosen.is_new:
            return self._run.shelf.create(chosen.address)
        return self._run.shelf.open(chosen.address)
