"""Beginning to ask about days from anywhere, going to write one of them, and coming back to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.text.i18n import N_
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.asking import Asking
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.asking.dialog import DaysDialog

ASK_DAYS = N_("Ask about days not written")
"""What the deed is called wherever it is offered."""


def ask_days(desk: Desk, parent: QWidget | None, origin: str = "") -> DaysDialog | None:
    """Open the days of the household and month looked at, with the answers of an asking that was left to write.

    `origin` is the page it is begun on, to which it comes back at its end. None without a household.
    """
    household = desk.household_record()
    if household is None:
        return None
    kept, month = desk.asking.of(household.id, desk.month), desk.month
    dialog = DaysDialog(desk, parent, household, kept)
    begun = kept.origin if kept is not None else origin

    def write(day: date, so_far: Asking) -> None:
        desk.asking.keep(household.id, month, replace(so_far, origin=begun))
        desk.go("entry", WriteOn(day), household=household.id, month=month)

    def end() -> None:
        desk.asking.end(household.id, month)
        if kept is not None and begun:
            desk.go(begun)

    dialog.write_asked.connect(write)
    dialog.saved.connect(end)
    dialog.rejected.connect(lambda: desk.asking.end(household.id, month))
    dialog.open()
    return dialog
