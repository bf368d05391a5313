"""Asking for one more place money is kept in, or another name for one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import SAVINGS_FORMS, PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.pockets import AddPocket
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.i18n import _
from household_ledger.text.labels import pocket_kind_name, savings_form_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog

_KINDS = (PocketKind.CASH, PocketKind.BANK, PocketKind.CARD)


def ask_pocket(desk: Desk, parent: QWidget | None, pocket: Pocket | None = None, *, for_savings: bool = False) -> bool:
    """Ask for a pocket, or rename one; `for_savings` offers places for savings only. True when it was kept."""
    household = desk.household
    if household is None:
        return False
    fields = _fields(desk, pocket, for_savings=for_savings)

    def save() -> None:
        if pocket is not None:
            if form["name"].value() != pocket.name:
                desk.execute(ReplaceRecord(was=pocket, now=replace(pocket, name=form["name"].value())))
            return
        kind, form_code = _kind_of(form["kind"].value())
        now = Pocket(id=Id(NO_ID), household=household, name=form["name"].value(), kind=kind, category=form_code)
        desk.execute(AddPocket(now, opening=form["opening"].value(), on=form["opened_on"].value() or desk.today))

    title = _("A place to keep savings") if for_savings else _("Add a pocket")
    form = FormDialog(parent, title if pocket is None else pocket.name, fields, save=save)
    form["name"].show_value(pocket.name if pocket is not None else "")
    return bool(form.exec())


def _fields(desk: Desk, pocket: Pocket | None, *, for_savings: bool) -> tuple[Field, ...]:
    hint = _("For example: the box at home, the savings group.") if for_savings else ""
    name = TextField(_("Name of the pocket"), name="name", is_needed=True, longest=100, hint=hint)
    if pocket is not None:
        return (name,)
    savings = [(form, savings_form_name(form)) for form in SAVINGS_FORMS]
    choices = savings
    if not for_savings:
        choices = [(str(kind), pocket_kind_name(kind)) for kind in _KINDS]
        choices += [(form, _("Savings: {form}").format(form=words)) for form, words in savings]
    return (
        name,
        ChoiceField(_("Kind"), name="kind", choices=choices),
        AmountField(_("In it at the start, baht"), name="opening", hint=_("Empty: nothing, or not known")),
        DateField(_("Since"), name="opened_on", today=desk.today, hint=_("Empty: from today")),
    )


def _kind_of(choice: object) -> tuple[PocketKind, str]:
    if choice in SAVINGS_FORMS:
        return PocketKind.SAVINGS, str(choice)
    return PocketKind(str(choice)), ""
