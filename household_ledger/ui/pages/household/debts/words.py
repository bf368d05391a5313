"""What is said of a debt: whose it is, its interest, what is due next or late, what was paid so far."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.kinds import InterestRule
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt
from household_ledger.services.views.debt_book import DebtStanding
from household_ledger.text.amounts import format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import interest_rule_name, lender_name

_THOUSANDTHS = 10
"""A rate is kept in hundredths, a quantity written from thousandths."""


def interest_words(debt: Debt) -> str:
    """Say a debt's interest with its rate."""
    forms = {
        InterestRule.PER_MONTH: _("{rate} % a month"),
        InterestRule.PER_YEAR: _("{rate} % a year"),
        InterestRule.FLAT: _("{rate} % of the loan"),
    }
    if debt.rule in forms and debt.rate:
        return forms[debt.rule].format(rate=format_quantity(debt.rate * _THOUSANDTHS))
    if debt.rule is InterestRule.FIXED_TOTAL and debt.total:
        return _("{amount} baht in all").format(amount=format_amount(debt.total))
    return interest_rule_name(debt.rule)


def about_words(debt: Debt) -> str:
    """Say what sort of lender it is, and the interest."""
    return f"{lender_name(debt.debt_class)} · {interest_words(debt)}"


def next_words(standing: DebtStanding) -> tuple[str, str]:
    """Say what is to be known next of a debt, and the tone to say it in."""
    if standing.owed < 0:
        words = _("{amount} more paid back than the book holds")
        return words.format(amount=format_amount(-standing.owed)), "expense"
    if standing.overdue > 0:
        words = _("{amount} of it should have been paid by now")
        return words.format(amount=format_amount(standing.overdue)), "expense"
    if standing.due is not None:
        words = _("Next: {amount} on {day}")
        amount = format_amount(standing.due.payment)
        return words.format(amount=amount, day=format_date(standing.due.due)), "ink_2"
    if standing.owed > 0 and standing.last_paid_on is not None:
        return _("Last paid on {day}").format(day=format_date(standing.last_paid_on)), "ink_2"
    return (_("Nothing paid back yet"), "ink_2") if standing.owed > 0 else ("", "ink_2")


def history_words(standing: DebtStanding) -> list[str]:
    """Say what was taken and paid back so far, and the plan where there is one."""
    parts = [
        _("Taken {taken} · paid back {repaid}").format(
            taken=format_amount(standing.taken), repaid=format_amount(standing.repaid)
        )
    ]
    if standing.interest > 0:
        parts.append(_("interest paid {amount}").format(amount=format_amount(standing.interest)))
    lines = [beside(*parts)]
    debt = standing.debt
    if debt.instalments and debt.principal:
        words = ngettext(
            "Plan: {principal} in {count} instalment", "Plan: {principal} in {count} instalments", debt.instalments
        )
        lines.append(words.format(principal=format_amount(debt.principal), count=format_number(debt.instalments)))
    return lines


def overpaid_words(amount: Money) -> str:
    """Say that what was paid too much (satang) is taken off what is owed in all; nothing of nothing."""
    words = _("{amount} baht paid too much is taken off already")
    return words.format(amount=format_amount(amount)) if amount else ""


def coming_words(owing: Sequence[DebtStanding]) -> str:
    """Say which debt is late, or else due first."""
    late = [one for one in owing if one.overdue > 0]
    if late:
        return _("Late: {name}, {amount}").format(name=late[0].debt.name, amount=format_amount(late[0].overdue))
    coming = [(one.due.due, one.debt.name) for one in owing if one.due is not None]
    if not coming:
        return ""
    day, name = min(coming)
    return _("Next due: {name}, {day}").format(name=name, day=format_date(day))
