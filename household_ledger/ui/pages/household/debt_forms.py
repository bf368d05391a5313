"""The forms of debts: a new one or a change, a repayment taken apart by its rule, more borrowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import DEBT_CLASSES, EntryKind, InterestRule
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import problems_of_plan
from household_ledger.domain.register import Debt
from household_ledger.domain.validation import division_problems
from household_ledger.services.commands.debts import AddDebt, ChangeDebt
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.debt_book import DebtStanding, proposed_division
from household_ledger.services.views.pocket_balances import pocket_balances
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.labels import interest_rule_name, lender_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import pocket_choices, proposed_day, watch
from household_ledger.ui.widgets.fields import (
    AmountField,
    ChoiceField,
    DateField,
    Field,
    NumberField,
    QuantityField,
    TextField,
)
from household_ledger.ui.widgets.form import FormDialog

_BY_RATE = (InterestRule.FLAT, InterestRule.PER_MONTH, InterestRule.PER_YEAR)
_BEFORE, _NOW, _NOTHING = "before", "now", "nothing"
_TOGETHER = ("rate", "total", "first_due")
"""What is right or wrong beside other fields only."""
_PERCENT = 10
"""Thousandths of a percent typed, hundredths kept."""


def ask_debt(desk: Desk, parent: QWidget | None, debt: Debt | None) -> bool:
    """Ask for a new debt, or change one; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    fields = _debt_fields(desk, is_new=debt is None)

    def now() -> Debt:
        typed = _typed_debt(form, debt, household)
        return _beginning(form, typed).begun() if debt is None else typed

    def save() -> None:
        if debt is None:
            desk.execute(_beginning(form, _typed_debt(form, None, household)))
        elif now() != debt:
            desk.execute(ChangeDebt(was=debt, now=now()))

    form = FormDialog(parent, _("Add a debt") if debt is None else debt.name, fields, save=save)
    if debt is not None:
        for name in ("name", "debt_class", "rule", "principal", "total", "first_due"):
            form[name].show_value(getattr(debt, name))
        form["rate"].show_value(debt.rate * _PERCENT if debt.rate else None)
        form["instalments"].show_value(debt.instalments or None)
    else:
        form["on"].show_value(proposed_day(desk))
        form["how"].changed.connect(lambda: _fit(form))
    form["rule"].changed.connect(lambda: _fit(form))
    watch(form, _TOGETHER, lambda: [*problems_of_plan(now(), debt), *_too_fine(form)])
    _fit(form)
    return bool(form.exec())


def ask_repayment(desk: Desk, parent: QWidget | None, standings: Sequence[DebtStanding], current: DebtStanding) -> bool:
    """Ask for one repayment; what of it is interest is shown by the debt's rule and may be changed."""
    household = current.debt.household
    fields: tuple[Field, ...] = (
        ChoiceField(_("Which debt"), name="debt", choices=_owing(standings, current), is_needed=True),
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        AmountField(_("Of it interest, in baht"), name="interest"),
        ChoiceField(_("From pocket"), name="pocket", choices=_spending(desk, household), is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
        TextField(_("Note"), name="note", longest=300),
    )
    known = {int(one.debt.id): one for one in standings}

    def chosen() -> DebtStanding:
        return known[int(form["debt"].value())]

    def save() -> None:
        amount, interest = form["amount"].value(), form["interest"]
        said = interest.value() if interest.is_changed() and chosen().debt.rule is not InterestRule.NONE else None
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=EntryKind.REPAY,
            amount=amount,
            debt=chosen().debt.id,
            pocket=form["pocket"].value(),
            principal=None if said is None else Money(amount - said),
            interest=said,
            note=form["note"].value(),
        )
        desk.execute(AddEntries((draft,)))

    form = FormDialog(parent, _("Pay a debt"), fields, save=save, save_words=_("Pay"))
    form["debt"].show_value(current.debt.id)
    form["date"].show_value(proposed_day(desk))
    form["debt"].changed.connect(lambda: _offer(form, chosen()))
    for name in ("debt", "amount", "date", "interest"):
        form[name].changed.connect(lambda: _divide(desk, form, chosen()))
    watch(form, ("interest",), lambda: _division_problems(form))
    _offer(form, current)
    _divide(desk, form, current)
    return bool(form.exec())


def ask_borrowing(desk: Desk, parent: QWidget | None, current: DebtStanding, *, is_opening: bool = False) -> bool:
    """Ask for more money borrowed on a debt, or for what was owed before the book began."""
    household = current.debt.household
    fields: list[Field] = [
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
    ]
    if not is_opening:
        into = ChoiceField(_("Into pocket"), name="pocket", choices=_spending(desk, household), is_needed=True)
        fields.insert(1, into)

    def save() -> None:
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=EntryKind.OPENING if is_opening else EntryKind.BORROW,
            amount=form["amount"].value(),
            debt=current.debt.id,
            pocket=NO_ID if is_opening else form["pocket"].value(),
        )
        desk.execute(AddEntries((draft,)))

    title = _("What was owed to {name} before") if is_opening else _("Borrow more from {name}")
    form = FormDialog(parent, title.format(name=current.debt.name), fields, save=save)
    form["date"].show_value(proposed_day(desk))
    if is_opening and current.owed < 0:
        form["amount"].show_hint(_("At least {amount} is missing").format(amount=format_amount(-current.owed)))
    return bool(form.exec())


def _owing(standings: Sequence[DebtStanding], current: DebtStanding) -> list[tuple[int, str]]:
    """Name the debts a payment may be for, each with what is left of it."""
    return [
        (one.debt.id, _("{name} (left {amount})").format(name=one.debt.name, amount=format_amount(one.owed)))
        for one in standings
        if one.owed > 0 or one.debt.id == current.debt.id
    ]


def _offer(form: FormDialog, standing: DebtStanding) -> None:
    """Offer the instalment that is due; without interest nothing is asked about it."""
    form.leave_out({"interest"} if standing.debt.rule is InterestRule.NONE else set())
    amount, due = form["amount"], standing.due
    if not amount.is_changed():
        amount.show_value(due.principal + due.interest if due is not None else None)
    amount.show_hint(_("Left to pay back {amount}").format(amount=format_amount(standing.owed)))


def _divide(desk: Desk, form: FormDialog, standing: DebtStanding) -> None:
    """Show what of the payment is interest by the debt's rule, unless somebody said it."""
    payment, day, interest = form["amount"].value(), form["date"].value(), form["interest"]
    if standing.debt.rule is InterestRule.NONE or not isinstance(payment, Money) or not isinstance(day, date):
        return
    if not interest.is_changed():
        with desk.reader() as reader:
            interest.show_value(proposed_division(reader, standing.debt, payment, day).interest)
    said = interest.value()
    if said is not None and said <= payment:
        interest.show_hint(_("Of the sum itself {amount}").format(amount=format_amount(payment - said)))


def _division_problems(form: FormDialog) -> list[Problem]:
    payment, interest = form["amount"].value(), form["interest"].value()
    if payment is None or interest is None:
        return []
    return division_problems(payment, Money(payment - interest), interest)


def _debt_fields(desk: Desk, *, is_new: bool) -> list[Field]:
    how = (
        (_BEFORE, _("Owed already before")),
        (_NOW, _("The money came now")),
        (_NOTHING, _("Nothing is owed yet")),
    )
    beginning: list[Field] = [
        ChoiceField(_("How it begins"), name="how", choices=how),
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        ChoiceField(_("Into pocket"), name="pocket", choices=_spending(desk, desk.household or NO_ID)),
        DateField(_("Day"), name="on", today=desk.today, is_needed=True),
    ]
    return [
        TextField(_("Owed to"), name="name", is_needed=True, longest=100),
        ChoiceField(_("Kind"), name="debt_class", choices=[(one, lender_name(one)) for one in DEBT_CLASSES]),
        *(beginning if is_new else ()),
        ChoiceField(_("Interest"), name="rule", choices=[(one, interest_rule_name(one)) for one in InterestRule]),
        QuantityField(_("Rate, in percent"), name="rate", is_needed=True),
        AmountField(_("Total to pay, in baht"), name="total", is_needed=True),
        AmountField(
            _("Sum of the loan, in baht"),
            name="principal",
            hint=_("Empty: what it begins with") if is_new else _("Empty when there is no plan"),
        ),
        NumberField(_("Number of instalments"), name="instalments", minimum=1, maximum=600),
        DateField(_("First due on"), name="first_due", today=desk.today, hint=_("Empty: no fixed day")),
    ]


def _fit(form: FormDialog) -> None:
    """Show only what the rule and the beginning ask for."""
    rule = form["rule"].value()
    how = form["how"].value() if form.has("how") else ""
    left_out = {
        "rate": rule not in _BY_RATE,
        "total": rule is not InterestRule.FIXED_TOTAL,
        "amount": how == _NOTHING,
        "on": how == _NOTHING,
        "pocket": how != _NOW,
    }
    form.leave_out({name for name, is_out in left_out.items() if is_out})


def _too_fine(form: FormDialog) -> list[Problem]:
    """Tell of a rate typed with more decimals than are kept."""
    return [Problem("rate_too_fine", "rate")] if (form["rate"].value() or 0) % _PERCENT else []


def _typed_debt(form: FormDialog, debt: Debt | None, household: Id) -> Debt:
    """Make a debt of what is typed."""
    rule = form["rule"].value()
    before = debt if debt is not None else Debt(id=NO_ID, household=household, name="", debt_class="")
    return replace(
        before,
        name=form["name"].value(),
        debt_class=form["debt_class"].value(),
        rule=rule,
        rate=(form["rate"].value() or 0) // _PERCENT if rule in _BY_RATE else 0,
        total=form["total"].value() if rule is InterestRule.FIXED_TOTAL else None,
        principal=form["principal"].value(),
        instalments=form["instalments"].value() or 0,
        first_due=form["first_due"].value(),
    )


def _beginning(form: FormDialog, debt: Debt) -> AddDebt:
    how = form["how"].value()
    if how == _NOTHING:
        return AddDebt(debt=debt)
    day = form["on"].value()
    pocket = Id(form["pocket"].value() or NO_ID) if how == _NOW else NO_ID
    return AddDebt(debt=debt, amount=form["amount"].value(), on=day, pocket=pocket)


def _spending(desk: Desk, household: Id) -> list[tuple[int, str]]:
    with desk.reader() as reader:
        return pocket_choices(pocket_balances(reader, household, desk.today), is_savings=False)
