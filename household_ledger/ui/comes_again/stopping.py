"""Asking before something comes no more."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import Id
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs


def stop_rule(desk: Desk, parent: QWidget, rule: Id, what: str) -> bool:
    """Stop a rule once somebody said yes; what was written by it stays. True when it was done."""
    from household_ledger.services.commands.recurring import StopRecurring

    words = _("{what} is not proposed any more. What was written stays.").format(what=what)
    if not dialogs.confirm(parent, _("Comes no more"), words, _("No more")):
        return False
    return desk.do(StopRecurring(rule)) is not None
