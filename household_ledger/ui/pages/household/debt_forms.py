"""The forms of debts: a new one, a repayment, more borrowed, and money lent to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import DEBT_CLASSES, EntryKind, InterestRule, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Party, Pocket
from household_ledger.services.commands.debts import AddDebt
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.lending import LendOrReturn
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.debt_book import DebtStanding
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.labels import interest_rule_name, lender_name
from household_ledger.ui.desk import Desk
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
_BEFORE = "before"
_NOW = "now"
_NOTHING = "nothing"
_PERCENT = 10
"""Thousandths of a percent typed, hundredths kept."""


def ask_debt(desk: Desk, parent: QWidget | None, debt: Debt | None) -> bool:
    """Ask for a new debt, or change one; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    fields = [*_debt_fields(desk), *(() if debt is not None else _beginning_fields(desk))]

    def save() -> None:
        now = _typed_debt(form, debt, household)
        if debt is None:
            how = form["how"].value()
            command = AddDebt(
                debt=now,
                amount=form["amount"].value() if how != _NOTHING else None,
                on=form["on"].value(),
                pocket=form["pocket"].value() or NO_ID if how == _NOW else NO_ID,
            )
            desk.execute(command)
        elif now != debt:
            desk.execute(ReplaceRecord(was=debt, now=now))

    form = FormDialog(parent, _("Add a debt") if debt is None else debt.name, fields, save=save)
    if debt is not None:
        for name in ("name", "debt_class", "rule", "principal", "total", "first_due"):
            form[name].show_value(getattr(debt, name))
        form["rate"].show_value(debt.rate * _PERCENT if debt.rate else None)
        form["instalments"].show_value(debt.instalments or None)
    else:
        form["on"].show_value(desk.today)
        form["how"].changed.connect(lambda: _fit(form))
    form["rule"].changed.connect(lambda: _fit(form))
    _fit(form)
    return bool(form.exec())


def ask_repayment(desk: Desk, parent: QWidget | None, standings: Sequence[DebtStanding], current: DebtStanding) -> bool:
    """Ask for one repayment; what of it is interest follows from the debt's rule unless it is said."""
    if desk.household is None:
        return False
    household = desk.household
    debts = [
        (one.debt.id, _("{name} (left {amount})").format(name=one.debt.name, amount=format_amount(one.owed)))
        for one in standings
    ]
    fields: list[Field] = [
        ChoiceField(_("Which debt"), name="debt", choices=debts, is_needed=True),
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        AmountField(
            _("Of it interest, in baht"),
            name="interest",
            hint=_("Empty: by the rule of the debt. 0 when there is none."),
        ),
        ChoiceField(_("From"), name="pocket", choices=_spending(desk), is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
        TextField(_("Note"), name="note", longest=300),
    ]

    def save() -> None:
        amount, interest = form["amount"].value(), form["interest"].value()
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=EntryKind.REPAY,
            amount=amount,
            debt=form["debt"].value(),
            pocket=form["pocket"].value(),
            principal=None if interest is None else Money(amount - interest),
            interest=interest,
            note=form["note"].value(),
        )
        desk.execute(AddEntries((draft,)))

    form = FormDialog(parent, _("Pay a debt"), fields, save=save)
    form["debt"].show_value(current.debt.id)
    form["date"].show_value(desk.today)
    return bool(form.exec())


def ask_borrowing(desk: Desk, parent: QWidget | None, current: DebtStanding, *, is_opening: bool = False) -> bool:
    """Ask for more money borrowed on a debt, or for what was owed before the book began."""
    household = current.debt.household
    fields: list[Field] = [
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
    ]
    if not is_opening:
        fields.insert(1, ChoiceField(_("Into"), name="pocket", choices=_spending(desk), is_needed=True))

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
    form["date"].show_value(desk.today)
    return bool(form.exec())


def ask_lending(desk: Desk, parent: QWidget | None) -> bool:
    """Ask for money lent to somebody, or returned by them."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        known = [one.name for one in reader.of_household(Party, household)]
    kinds = ((EntryKind.LEND, _("We lent it")), (EntryKind.RETURNED, _("It was returned to us")))
    fields: tuple[Field, ...] = (
        ChoiceField(_("What happened"), name="kind", choices=kinds),
        TextField(_("Who"), name="party", is_needed=True, longest=100, hint=", ".join(known[:6])),
        AmountField(_("How much, in baht"), name="amount", is_needed=True),
        ChoiceField(_("Pocket"), name="pocket", choices=_spending(desk), is_needed=True),
        DateField(_("Day"), name="date", today=desk.today, is_needed=True),
    )

    def save() -> None:
        draft = Draft(
            household=household,
            date=form["date"].value(),
            kind=form["kind"].value(),
            amount=form["amount"].value(),
            pocket=form["pocket"].value(),
        )
        desk.execute(LendOrReturn(draft, form["party"].value()))

    form = FormDialog(parent, _("Lent and returned"), fields, save=save)
    form["date"].show_value(desk.today)
    return bool(form.exec())


def _debt_fields(desk: Desk) -> list[Field]:
    return [
        TextField(_("Owed to"), name="name", is_needed=True, longest=100),
        ChoiceField(_("Kind"), name="debt_class", choices=[(one, lender_name(one)) for one in DEBT_CLASSES]),
        ChoiceField(_("Interest"), name="rule", choices=[(one, interest_rule_name(one)) for one in InterestRule]),
        QuantityField(_("Rate, in percent"), name="rate"),
        AmountField(_("Total to pay, in baht"), name="total"),
        AmountField(_("Sum of the loan, in baht"), name="principal", hint=_("Empty when there is no plan")),
        NumberField(_("Number of instalments"), name="instalments", minimum=0, maximum=600),
        DateField(_("First due on"), name="first_due", today=desk.today),
    ]


def _beginning_fields(desk: Desk) -> list[Field]:
    how = (
        (_BEFORE, _("Owed already before today")),
        (_NOW, _("The money came now")),
        (_NOTHING, _("Nothing is owed yet")),
    )
    return [
        ChoiceField(_("How it begins"), name="how", choices=how),
        AmountField(_("How much, in baht"), name="amount"),
        ChoiceField(_("Into"), name="pocket", choices=_spending(desk)),
        DateField(_("Day"), name="on", today=desk.today),
    ]


def _fit(form: FormDialog) -> None:
    """Show only what the rule and the beginning ask for."""
    rule = form["rule"].value()
    form["rate"].setVisible(rule in _BY_RATE)
    form["total"].setVisible(rule is InterestRule.FIXED_TOTAL)
    if form.has("how"):
        how = form["how"].value()
        form["amount"].setVisible(how != _NOTHING)
        form["on"].setVisible(how != _NOTHING)
        form["pocket"].setVisible(how == _NOW)


def _typed_debt(form: FormDialog, debt: Debt | None, household: Id) -> Debt:
    rule = form["rule"].value()
    before = debt if debt is not None else Debt(id=NO_ID, household=household, name="", debt_class="")
    rate = form["rate"].value() or 0
    return replace(
        before,
        name=form["name"].value(),
        debt_class=form["debt_class"].value(),
        rule=rule,
        rate=rate // _PERCENT if rule in _BY_RATE else 0,
        total=form["total"].value() if rule is InterestRule.FIXED_TOTAL else None,
        principal=form["principal"].value(),
        instalments=form["instalments"].value() or 0,
        first_due=form["first_due"].value(),
    )


def _spending(desk: Desk) -> list[tuple[Id, str]]:
    if desk.household is None:
        return []
    with desk.reader() as reader:
        pockets = reader.of_household(Pocket, desk.household)
    return [(one.id, one.name) for one in pockets if one.kind is not PocketKind.SAVINGS]
