"""An amount typed on the board and not written, when the window is to close."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.widgets import dialogs


def may_lose_amount(window: QWidget) -> bool:
    """Ask whether to close though an amount would be lost."""
    title, lose, stay = _("An amount is typed and not written"), _("Close without writing it"), _("Go back to it")
    words = _("It stands on the page of daily entries. Closing now loses it.")
    return dialogs.confirm(window, title, words, lose, stay)
