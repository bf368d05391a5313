"""Putting money by and taking it out again: how much, from where to where, for which goal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind, PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_saving(desk: Desk, parent: QWidget | None, goal: Id | None, *, is_out: bool = False) -> bool:
    """Ask for one deposit (or withdrawal) and write it; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        pockets = reader.of_household(Pocket, household)
        goals = [
            one for one in reader.of_household(Goal, household) if one.kind is not GoalKind.DEBT and not one.ended_on
        ]
    spending = [one for one in pockets if one.kind is not PocketKind.SAVINGS]
    savings = [one for one in pockets if one.kind is PocketKind.SAVINGS]
    sources, targets = (savings, spending) if is_out else (spending, savings)
    for_what: list[tuple[Id, str]] = [(one.id, one.name) for one in goals]
    fields = (
        AmountField(_("How much, in baht"), name="amount", is_needed=True, hint=_proposal(desk, goal, is_out=is_out)),
        ChoiceField(_("From"), name="pocket", choices=_named(sources), is_needed=True),
        ChoiceField(_("Into"), name="to_pocket", choices=_named(targets), is_needed=True),
        ChoiceField(_("For which goal"), name="goal", choices=[*for_what, (NO_ID, _("No goal"))]),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
        TextField(_("Note"), name="note", longest=300),
    )

    def save() -> None:
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=EntryKind.WITHDRAW if is_out else EntryKind.SAVE,
            amount=form["amount"].value(),
            pocket=form["pocket"].value(),
            to_pocket=form["to_pocket"].value(),
            goal=form["goal"].value(),
            note=form["note"].value(),
        )
        desk.execute(AddEntries((draft,)))

    form = FormDialog(parent, _("Take savings out") if is_out else _("Put by now"), fields, save=save)
    form["date"].show_value(desk.today)
    form["goal"].show_value(goal if goal is not None and any(goal == one for one, _words in for_what) else NO_ID)
    return bool(form.exec())


def _named(pockets: Sequence[Pocket]) -> list[tuple[Id, str]]:
    return [(one.id, one.name) for one in pockets]


def _proposal(desk: Desk, goal: Id | None, *, is_out: bool) -> str:
    """Say what the goal needs this month, so that nobody has to work it out."""
    from household_ledger.text.amounts import format_amount

    if goal is None or is_out or desk.household is None:
        return ""
    found = next((one for one in desk.figures.month(desk.household, desk.month).goals if one.goal == goal), None)
    if found is None or not found.needed:
        return ""
    return _("{goal} needs {amount} each time").format(goal=found.name, amount=format_amount(found.needed))
