"""Putting money by and taking it out again: how much, from where to where, for which goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind
from household_ledger.domain.money import Money
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import pocket_choices, proposed_day
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_saving(desk: Desk, parent: QWidget | None, goal: Id | None, *, is_out: bool = False) -> bool:
    """Ask for one deposit (or withdrawal) and write it; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        listed = reader.of_household(Goal, household)
        balances = pocket_balances(reader, household, desk.today)
    goals = [one for one in listed if one.kind is not GoalKind.DEBT and one.ended_on is None]
    spending, savings = (pocket_choices(balances, is_savings=is_savings) for is_savings in (False, True))
    fields = _fields(desk, goals, savings if is_out else spending, spending if is_out else savings)

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

    words = _("Take savings out") if is_out else _("Put by now")
    form = FormDialog(parent, words, fields, save=save, save_words=_("Take out") if is_out else _("Put by"))
    form["date"].show_value(proposed_day(desk))
    form["goal"].show_value(goal if any(goal == one.id for one in goals) else NO_ID)
    figures = {one.goal: one for one in desk.figures.month(household, desk.month).goals}
    there = {int(one.pocket.id): one.amount for one in balances}

    def tell() -> None:
        form["amount"].show_hint(_told(form, figures.get(form["goal"].value()), there, is_out=is_out))

    form["goal"].changed.connect(lambda: _propose(form, goals, figures, is_out=is_out))
    for name in ("goal", "amount", "pocket"):
        form[name].changed.connect(tell)
    _propose(form, goals, figures, is_out=is_out)
    tell()
    return bool(form.exec())


def _fields(
    desk: Desk, goals: Sequence[Goal], sources: Sequence[tuple[int, str]], targets: Sequence[tuple[int, str]]
) -> tuple[Field, ...]:
    for_what = [*((one.id, one.name) for one in goals), (NO_ID, _("No goal"))]
    return (
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        ChoiceField(_("For which goal"), name="goal", choices=for_what),
        ChoiceField(_("From pocket"), name="pocket", choices=sources, is_needed=True),
        ChoiceField(_("Into pocket"), name="to_pocket", choices=targets, is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
        TextField(_("Note"), name="note", longest=300),
    )


def _propose(form: FormDialog, goals: Sequence[Goal], figures: dict[Id, GoalFigures], *, is_out: bool) -> None:
    """Offer what the goal chosen needs and where it is kept; what somebody typed or chose stays."""
    chosen = next((one for one in goals if one.id == form["goal"].value()), None)
    found = figures.get(chosen.id) if chosen is not None else None
    amount, pocket = form["amount"], form["pocket" if is_out else "to_pocket"]
    if chosen is not None and chosen.pockets and not pocket.is_changed():
        pocket.show_value(int(chosen.pockets.split(",")[0]))
    asked = found.asked if found is not None and not is_out else None
    if not amount.is_changed():
        amount.show_value(asked or None)


def _told(form: FormDialog, goal: GoalFigures | None, there: Mapping[int, Money], *, is_out: bool) -> str:
    """Say what the goal needs each time or has to be taken out, and what is more than there is by the book."""
    parts = []
    if goal is not None and is_out:
        parts.append(_("{goal} has {amount}").format(goal=goal.name, amount=format_amount(goal.saved)))
    elif goal is not None and goal.asked:
        parts.append(_("{goal} needs {amount} each time").format(goal=goal.name, amount=format_amount(goal.asked)))
    amount = form["amount"].value()
    if isinstance(amount, int):
        least = min([there.get(form["pocket"].value(), amount), *([goal.saved] if goal is not None and is_out else [])])
        if amount > least:
            parts.append(
                _("{amount} more than there is by the book").format(amount=format_amount(Money(amount - least)))
            )
    return " · ".join(parts)
