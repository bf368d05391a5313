"""Asking for one more place money is kept in, or another name for one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import SAVINGS_FORMS, PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.pockets import AddPocket
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.i18n import _
from household_ledger.text.labels import pocket_kind_name, savings_form_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, TextField
from household_ledger.ui.widgets.form import FormDialog

_KINDS = (PocketKind.CASH, PocketKind.BANK, PocketKind.CARD)


def ask_pocket(desk: Desk, parent: QWidget | None, pocket: Pocket | None = None, *, for_savings: bool = False) -> bool:
    """Ask for a pocket, or rename one; `for_savings` offers places for savings only. True when it was kept."""
    household = desk.household
    if household is None:
        return False
    title = _("A place to keep savings") if for_savings else _("Add a pocket")
    hint = _("For example: the box at home, the savings group.") if for_savings else ""
    name = TextField(_("Name of the pocket"), name="name", is_needed=True, longest=100, hint=hint)
    if pocket is not None:
        name.show_value(pocket.name)
        return bool(FormDialog(parent, pocket.name, (name,), save=lambda: _rename(desk, pocket, name.value())).exec())
    kind = ChoiceField(_("Kind"), name="kind", choices=_kinds(for_savings=for_savings))
    opening = AmountField(_("In it at the start, baht"), name="opening", hint=_("Empty: nothing, or not known"))
    day = DateField(_("Since"), name="opened_on", today=desk.today, hint=_("Empty: from today"))

    def save() -> None:
        pocket_kind, savings_form = _kind_of(kind.given())
        now = Pocket(id=NO_ID, household=household, name=name.value(), kind=pocket_kind, category=savings_form)
        desk.execute(AddPocket(now, opening=opening.value(), on=day.value() or desk.today))

    return bool(FormDialog(parent, title, (name, kind, opening, day), save=save).exec())


def _rename(desk: Desk, pocket: Pocket, name: str) -> None:
    if name != pocket.name:
        desk.execute(ReplaceRecord(was=pocket, now=replace(pocket, name=name)))


def _kinds(*, for_savings: bool) -> list[tuple[str, str]]:
    """List kinds of pockets and forms of savings to choose from."""
    savings = [(form, savings_form_name(form)) for form in SAVINGS_FORMS]
    if for_savings:
        return savings
    kinds = [(str(kind), pocket_kind_name(kind)) for kind in _KINDS]
    return kinds + [(form, _("Savings: {form}").format(form=words)) for form, words in savings]


def _kind_of(choice: str) -> tuple[PocketKind, str]:
    if choice in SAVINGS_FORMS:
        return PocketKind.SAVINGS, choice
    return PocketKind(choice), ""
