"""The forms of money that goes to a lender or comes from one: a repayment taken apart by its rule, more borrowed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, InterestRule
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import division_problems
from household_ledger.services.debt_division import division_by_rule
from household_ledger.services.views.debt_book import DebtStanding
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import proposed_day, spending_choices, watch, write_entry
from household_ledger.ui.widgets.fields import (
    AmountField,
    ChoiceField,
    DateField,
    Field,
    TextField,
)
from household_ledger.ui.widgets.form import FormDialog


class _Repayment:
    """One repayment: of which debt, how much of it is interest, from where and when."""

    def __init__(self, desk: Desk, standings: Sequence[DebtStanding], current: DebtStanding) -> None:
        self._desk = desk
        self._known = {one.debt.id: one for one in standings}
        household = current.debt.household
        self.debt = ChoiceField(_("Which debt"), name="debt", choices=_owing(standings, current), is_needed=True)
        self.amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
        self.interest = AmountField(_("Of it interest, in baht"), name="interest")
        self.pocket = ChoiceField(
            _("From pocket"), name="pocket", choices=spending_choices(desk, household), is_needed=True
        )
        self.date = DateField(_("Day"), name="date", today=desk.today, is_needed=True)
        self.note = TextField(_("Note"), name="note", longest=300)
        self.all: tuple[Field, ...] = (self.debt, self.amount, self.interest, self.pocket, self.date, self.note)
        self.debt.show_value(current.debt.id)
        self.date.show_value(proposed_day(desk))

    def chosen(self) -> DebtStanding:
        """Give the debt that is paid."""
        return self._known[self.debt.given()]

    def draft(self) -> Draft:
        """Make an entry of what is typed; interest nobody said is left to the debt's rule."""
        amount, debt = self.amount.given(), self.chosen().debt
        is_said = self.interest.is_changed() and debt.rule is not InterestRule.NONE
        said = self.interest.value() if is_said else None
        return Draft(
            household=debt.household,
            date=self.date.given(),
            kind=EntryKind.REPAY,
            amount=amount,
            debt=debt.id,
            pocket=self.pocket.given(),
            principal=None if said is None else Money(amount - said),
            interest=said,
            note=self.note.value(),
        )

    def offer(self, form: FormDialog) -> None:
        """Offer the instalment that is due; without interest nothing is asked about it."""
        standing = self.chosen()
        form.leave_out({"interest"} if standing.debt.rule is InterestRule.NONE else set())
        due = standing.due
        if not self.amount.is_changed():
            self.amount.show_value(due.payment if due is not None else None)
        self.amount.show_hint(_("Left to pay back {amount}").format(amount=format_amount(standing.owed)))

    def divide(self) -> None:
        """Show what of the payment is interest by the debt's rule, unless somebody said it."""
        payment, day, debt = self.amount.value(), self.date.value(), self.chosen().debt
        if debt.rule is InterestRule.NONE or payment is None or day is None:
            return
        if not self.interest.is_changed():
            with self._desk.reader() as reader:
                self.interest.show_value(division_by_rule(reader, debt, payment, day).interest)
        said = self.interest.value()
        if said is not None and said <= payment:
            self.interest.show_hint(_("Of the sum itself {amount}").format(amount=format_amount(payment - said)))

    def problems(self) -> list[Problem]:
        """Tell what does not go together."""
        payment, interest = self.amount.value(), self.interest.value()
        if payment is None or interest is None:
            return []
        return division_problems(payment, Money(payment - interest), interest)


def ask_repayment(desk: Desk, parent: QWidget | None, standings: Sequence[DebtStanding], current: DebtStanding) -> bool:
    """Ask for one repayment; what of it is interest is shown by the debt's rule and may be changed."""
    asked = _Repayment(desk, standings, current)
    form = FormDialog(
        parent,
        _("Pay a debt"),
        asked.all,
        save=lambda: write_entry(desk, asked.draft()),
        save_words=_("Pay"),
    )
    asked.debt.changed.connect(lambda: asked.offer(form))
    for field in (asked.debt, asked.amount, asked.date, asked.interest):
        field.changed.connect(asked.divide)
    watch(form, ("interest",), asked.problems)
    asked.offer(form)
    asked.divide()
    return bool(form.exec())


def ask_borrowing(desk: Desk, parent: QWidget | None, current: DebtStanding, *, is_opening: bool = False) -> bool:
    """Ask for more money borrowed on a debt, or for what was owed before the book began."""
    household = current.debt.household
    amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
    into = None
    if not is_opening:
        into = ChoiceField(_("Into pocket"), name="pocket", choices=spending_choices(desk, household), is_needed=True)
    day = DateField(_("Day"), name="date", today=desk.today, is_needed=True)
    day.show_value(proposed_day(desk))
    if is_opening and current.owed < 0:
        amount.show_hint(_("At least {amount} is missing").format(amount=format_amount(-current.owed)))

    def save() -> None:
        draft = Draft(
            household=household,
            date=day.given(),
            kind=EntryKind.OPENING if is_opening else EntryKind.BORROW,
            amount=amount.given(),
            debt=current.debt.id,
            pocket=NO_ID if into is None else into.given(),
        )
        write_entry(desk, draft)

    title = _("What was owed to {name} before") if is_opening else _("Borrow more from {name}")
    fields: tuple[Field, ...] = (amount, day) if into is None else (amount, into, day)
    return bool(FormDialog(parent, title.format(name=current.debt.name), fields, save=save).exec())


def _owing(standings: Sequence[DebtStanding], current: DebtStanding) -> list[tuple[Id, str]]:
    """Name the debts a payment may be for, each with what is left of it."""
    return [
        (one.debt.id, _("{name} (left {amount})").format(name=one.debt.name, amount=format_amount(one.owed)))
        for one in standings
        if one.owed > 0 or one.debt.id == current.debt.id
    ]
