"""A closed month somebody wants to write in: opening it again, or correcting it, each with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.period import Month
from household_ledger.services.commands.months import ReopenMonth
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs


def ask_reopen(desk: Desk, parent: QWidget, month: Month) -> None:
    """Ask for the reason, and open the month of the household looked at."""
    household = desk.household
    reason = dialogs.ask_text(
        parent,
        _("Open the month again"),
        _("It can then be changed freely, and has to be closed and seen again."),
        _("Reason"),
        _("Open again"),
    )
    if reason and household is not None:
        desk.do(ReopenMonth(household, month, reason))


def ask_correction(parent: QWidget) -> str:
    """Ask why entries of a closed month are corrected; "" where nobody says."""
    reason = dialogs.ask_text(
        parent,
        _("Correct a closed month"),
        _("What you change keeps its day and says when and why it was corrected."),
        _("Reason"),
        _("Correct"),
    )
    return reason or ""
