"""Saving the households looked at as a table; addresses and telephone numbers go along only where that is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.services.exchange.register_table import register_sheet
from household_ledger.services.views.household_list import HouseholdLine
from household_ledger.text import counted
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.paper.table_file import save_table
from household_ledger.ui.widgets.fields import CheckField
from household_ledger.ui.widgets.form import FormDialog


def save_list(desk: Desk, parent: QWidget, lines: Sequence[HouseholdLine], about: str) -> None:
    """Ask what goes along and where to, and write; `about` says which households are looked at."""
    contacts = CheckField(_("Addresses and telephone numbers too"), name="contacts")
    intro = _(
        "{households}: code, name, village, since when and until when, persons, when it was last written, months "
        "closed. Keep a file with names where only you can open it."
    ).format(households=counted.households(len(lines)))
    form = FormDialog(
        parent, _("Save as a table"), (contacts,), save=lambda: None, save_words=_("Choose where…"), intro=intro
    )
    form.setObjectName("save_list")
    if not form.exec():
        return
    with desk.reader() as reader:
        provider = reader.provider().name
    save_table(desk, parent, register_sheet(lines, desk.today, about=(provider, about), has_contacts=contacts.value()))
