"""Putting money by and taking it out again: how much, from where to where, for which goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.services.views.pocket_balances import PocketBalance, pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import pocket_choices, proposed_day, write_entry
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


class _Fields:
    """What is asked of a deposit or (`is_out`) a withdrawal."""

    def __init__(self, desk: Desk, goals: Sequence[Goal], balances: Sequence[PocketBalance], *, is_out: bool) -> None:
        spending, savings = (pocket_choices(balances, is_savings=is_savings) for is_savings in (False, True))
        sources, targets = (savings, spending) if is_out else (spending, savings)
        for_what = [*((one.id, one.name) for one in goals), (NO_ID, _("No goal"))]
        self._goals, self._is_out = goals, is_out
        self._there = {one.pocket.id: one.amount for one in balances}
        self.amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
        self.goal = ChoiceField(_("For which goal"), name="goal", choices=for_what)
        self.source = ChoiceField(_("From pocket"), name="pocket", choices=sources, is_needed=True)
        self.target = ChoiceField(_("Into pocket"), name="to_pocket", choices=targets, is_needed=True)
        self.day = DateField(_("Day"), name="date", today=desk.today, is_needed=True)
        self.note = TextField(_("Note"), name="note", longest=300)
        self.all: tuple[Field, ...] = (self.amount, self.goal, self.source, self.target, self.day, self.note)
        self.day.show_value(proposed_day(desk))

    def draft(self, household: Id) -> Draft:
        """Make an entry of what is typed."""
        return Draft(
            household=household,
            date=self.day.given(),
            kind=EntryKind.WITHDRAW if self._is_out else EntryKind.SAVE,
            amount=self.amount.given(),
            pocket=self.source.given(),
            to_pocket=self.target.given(),
            goal=self.goal.given(),
            note=self.note.value(),
        )

    def propose(self, figures: Mapping[Id, GoalFigures]) -> None:
        """Offer what the goal chosen needs and where it is kept; what somebody typed or chose stays."""
        chosen = next((one for one in self._goals if one.id == self.goal.value()), None)
        found = figures.get(chosen.id) if chosen is not None else None
        pocket = self.source if self._is_out else self.target
        if chosen is not None and chosen.pockets and not pocket.is_changed():
            pocket.show_value(Id(int(chosen.pockets.split(",")[0])))
        asked = found.asked if found is not None and not self._is_out else None
        if not self.amount.is_changed():
            self.amount.show_value(asked or None)

    def tell(self, figures: Mapping[Id, GoalFigures]) -> None:
        """Say what the goal needs each time or has to be taken out, and what is more than there is by the book."""
        goal = figures.get(self.goal.given())
        parts = []
        if goal is not None and self._is_out:
            parts.append(_("{goal} has {amount}").format(goal=goal.name, amount=format_amount(goal.saved)))
        elif goal is not None and goal.asked:
            parts.append(_("{goal} needs {amount} each time").format(goal=goal.name, amount=format_amount(goal.asked)))
        too_much = self._more_than_there(goal)
        if too_much:
            parts.append(_("{amount} more than there is by the book").format(amount=format_amount(too_much)))
        self.amount.show_hint(beside(*parts), is_doubt=bool(too_much))

    def _more_than_there(self, goal: GoalFigures | None) -> Money:
        """Give by how much, in satang, more is typed than the pocket holds, or the goal where it is taken out of."""
        amount, pocket = self.amount.value(), self.source.value()
        if amount is None:
            return ZERO
        least = self._there.get(pocket, amount) if pocket is not None else amount
        if goal is not None and self._is_out:
            least = min(least, goal.saved)
        return Money(max(amount - least, 0))


def ask_saving(desk: Desk, parent: QWidget | None, goal: Id | None, *, is_out: bool = False) -> bool:
    """Ask for one deposit (or withdrawal) and write it; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        listed = reader.of_household(Goal, household)
        balances = pocket_balances(reader, household, desk.today)
    goals = [one for one in listed if one.kind is not GoalKind.DEBT and one.ended_on is None]
    asked = _Fields(desk, goals, balances, is_out=is_out)
    asked.goal.show_value(goal if any(goal == one.id for one in goals) else NO_ID)
    figures = {one.goal: one for one in desk.figures.month(household, desk.month).goals}
    form = FormDialog(
        parent,
        _("Take savings out") if is_out else _("Put by now"),
        asked.all,
        save=lambda: write_entry(desk, asked.draft(household)),
        save_words=_("Take savings out") if is_out else _("Put by"),
    )
    asked.goal.changed.connect(lambda: asked.propose(figures))
    for field in (asked.goal, asked.amount, asked.source):
        field.changed.connect(lambda: asked.tell(figures))
    asked.propose(figures)
    asked.tell(figures)
    return bool(form.exec())
