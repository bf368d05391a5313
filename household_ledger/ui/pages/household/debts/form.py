"""The form of a debt: a new one with how it begins, or a change of one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import DEBT_CLASSES, InterestRule
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import MAX_RATE, problems_of_plan
from household_ledger.domain.register import Debt
from household_ledger.services.commands.debts import AddDebt, ChangeDebt
from household_ledger.text.i18n import _
from household_ledger.text.labels import interest_rule_name, lender_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import proposed_day, say_where_kept, spending_choices, watch
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


class _Beginning:
    """How a new debt begins: owed already, with money that comes now, or with nothing yet."""

    def __init__(self, desk: Desk) -> None:
        how = (
            (_BEFORE, _("Owed already before")),
            (_NOW, _("The money came now")),
            (_NOTHING, _("Nothing is owed yet")),
        )
        self.how = ChoiceField(_("How it begins"), name="how", choices=how)
        self.amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
        self.pocket = ChoiceField(
            _("Into pocket"), name="pocket", choices=spending_choices(desk, desk.household or NO_ID)
        )
        self.on = DateField(_("Day"), name="on", today=desk.today, is_needed=True)
        self.on.show_value(proposed_day(desk))
        self.all: tuple[Field, ...] = (self.how, self.amount, self.pocket, self.on)

    def unasked(self) -> dict[str, bool]:
        """Tell of the fields by name whether they are left out."""
        how = self.how.value()
        return {"amount": how == _NOTHING, "on": how == _NOTHING, "pocket": how != _NOW}

    def command(self, debt: Debt) -> AddDebt:
        """Give the step that begins a debt so."""
        how = self.how.value()
        if how == _NOTHING:
            return AddDebt(debt=debt)
        pocket = (self.pocket.value() or NO_ID) if how == _NOW else NO_ID
        return AddDebt(debt=debt, amount=self.amount.value(), on=self.on.value(), pocket=pocket)


class _Terms:
    """Whose a debt is and by which rule it is paid back."""

    def __init__(self, desk: Desk, *, is_new: bool) -> None:
        classes = [(one, lender_name(one)) for one in DEBT_CLASSES]
        rules = [(one, interest_rule_name(one)) for one in InterestRule]
        hint = _("Empty: what it begins with") if is_new else _("Empty when there is no plan")
        self.name = TextField(_("Owed to"), name="name", is_needed=True, longest=100)
        self.debt_class = ChoiceField(_("Kind"), name="debt_class", choices=classes)
        self.rule = ChoiceField(_("Interest"), name="rule", choices=rules)
        self.rate = QuantityField(_("Rate, in percent"), name="rate", is_needed=True, most=MAX_RATE * _PERCENT)
        self.total = AmountField(_("Total to pay, in baht"), name="total", is_needed=True, is_above_zero=True)
        self.principal = AmountField(_("Sum of the loan, in baht"), name="principal", hint=hint, is_above_zero=True)
        self.instalments = NumberField(_("Number of instalments"), name="instalments", minimum=1, maximum=600)
        self.first_due = DateField(_("First due on"), name="first_due", today=desk.today, hint=_("Empty: no fixed day"))
        self.who: tuple[Field, ...] = (self.name, self.debt_class)
        self.plan: tuple[Field, ...] = (
            self.rule,
            self.rate,
            self.total,
            self.principal,
            self.instalments,
            self.first_due,
        )

    def show(self, debt: Debt) -> None:
        """Show what is known of a debt."""
        self.name.show_value(debt.name)
        self.debt_class.show_value(debt.debt_class)
        self.rule.show_value(debt.rule)
        self.rate.show_value(debt.rate * _PERCENT if debt.rate else None)
        self.total.show_value(debt.total or None)
        self.principal.show_value(debt.principal or None)
        self.instalments.show_value(debt.instalments or None)
        self.first_due.show_value(debt.first_due)

    def unasked(self) -> dict[str, bool]:
        """Tell of the fields by name whether the rule leaves them out."""
        rule = self.rule.value()
        return {"rate": rule not in _BY_RATE, "total": rule is not InterestRule.FIXED_TOTAL}

    def debt(self, before: Debt) -> Debt:
        """Make a debt of what is typed."""
        rule = self.rule.given()
        return replace(
            before,
            name=self.name.value(),
            debt_class=self.debt_class.given(),
            rule=rule,
            rate=(self.rate.value() or 0) // _PERCENT if rule in _BY_RATE else 0,
            total=self.total.value() if rule is InterestRule.FIXED_TOTAL else None,
            principal=self.principal.value(),
            instalments=self.instalments.value() or 0,
            first_due=self.first_due.value(),
        )

    def too_fine(self) -> list[Problem]:
        """Tell of a rate typed with more decimals than are kept."""
        return [Problem("rate_too_fine", "rate")] if (self.rate.value() or 0) % _PERCENT else []


def ask_debt(desk: Desk, parent: QWidget | None, debt: Debt | None) -> bool:
    """Ask for a new debt, or change one; True when it was kept."""
    if desk.household is None:
        return False
    before = debt or Debt(id=NO_ID, household=desk.household, name="", debt_class="")
    terms = _Terms(desk, is_new=debt is None)
    beginning = _Beginning(desk) if debt is None else None

    def now() -> Debt:
        typed = terms.debt(before)
        return beginning.command(typed).begun() if beginning is not None else typed

    def save() -> None:
        if beginning is not None:
            begun = beginning.command(terms.debt(before))
            desk.execute(begun)
            if begun.on is not None:
                say_where_kept(desk, begun.on)
        elif now() != before:
            desk.execute(ChangeDebt(was=before, now=now()))

    def fit() -> None:
        """Show only what the rule and the beginning ask for."""
        unasked = terms.unasked() | (beginning.unasked() if beginning is not None else {})
        form.leave_out({name for name, is_out in unasked.items() if is_out})

    fields = (*terms.who, *(beginning.all if beginning is not None else ()), *terms.plan)
    form = FormDialog(parent, _("Add a debt") if debt is None else debt.name, fields, save=save)
    if beginning is not None:
        beginning.how.changed.connect(fit)
    else:
        terms.show(before)
    terms.rule.changed.connect(fit)
    watch(form, _TOGETHER, lambda: [*problems_of_plan(now(), debt), *terms.too_fine()])
    fit()
    return bool(form.exec())
