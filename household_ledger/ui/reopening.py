"""A closed month somebody wants to write in: opening it again, or correcting it, each with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.commands.months import ReopenMonth
from household_ledger.text.dates import format_date
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


def ask_correction(desk: Desk, parent: QWidget) -> str:
    """Ask why entries of the month looked at, which is closed, are corrected; "" where nobody says."""
    told = [_("What you change keeps its day and says when and why it was corrected."), _verified_words(desk)]
    words = "\n".join(one for one in told if one)
    return dialogs.ask_text(parent, _("Correct a closed month"), words, _("Reason"), _("Correct")) or ""


def _verified_words(desk: Desk) -> str:
    """Say of a month that was verified that the first correction ends that."""
    from household_ledger.services.views.month_state import month_standing

    with desk.reader() as reader:
        standing = month_standing(reader, desk.household or NO_ID, desk.month)
    if standing.state.verified_on is None:
        return ""
    words = _("{name} verified this month on {day}. The first correction ends that: it has to be seen again.")
    day = format_date(standing.state.verified_on)
    return words.format(name=standing.verified_by or _("somebody"), day=day)
