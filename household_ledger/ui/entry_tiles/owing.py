"""Naming a new shop or person something is owed to, while it is bought."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import SHOP_CREDIT
from household_ledger.domain.register import Debt
from household_ledger.services.views.tiles import owed_debts
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs


def known_debts(desk: Desk) -> frozenset[Id]:
    """Name the debts of the household looked at that something may be owed on."""
    with desk.reader() as reader:
        return frozenset(one.id for one in owed_debts(reader, desk.household or NO_ID))


def ask_new_debt(desk: Desk, parent: QWidget, day: date) -> Id | None:
    """Ask whom it is owed to from a day on, and write the debt; None when nobody was named."""
    from household_ledger.services.commands.register import AddRecords

    household = desk.household
    name = dialogs.ask_text(parent, _("Pay later"), _("Who is owed?"), _("Shop or person"), _("Go on"))
    if not name or household is None:
        return None
    before = known_debts(desk)
    made = Debt(id=NO_ID, household=household, name=name, debt_class=SHOP_CREDIT, started_on=day)
    if desk.do(AddRecords((made,))) is None:
        return None
    return next(iter(known_debts(desk) - before))
