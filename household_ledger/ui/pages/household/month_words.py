"""What is said of a month's figures: the answer, and the line under each figure."""

from __future__ import annotations

from household_ledger.domain.figures import MonthFigures
from household_ledger.text.amounts import format_amount, format_percent, percent_of
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _


def answer(now: MonthFigures, last: MonthFigures | None) -> str:
    """Say whether the month left something, and how that stands to the month before."""
    month = format_month(now.month)
    if not now.has_entries:
        return _("{month}: nothing is written yet").format(month=month)
    amount = format_amount(abs(now.surplus))
    if now.surplus < 0:
        told = _("In {month} {amount} baht more went out than came in").format(month=month, amount=amount)
    elif now.surplus == 0:
        told = _("In {month} as much went out as came in").format(month=month)
    else:
        told = _("In {month} {amount} baht more came in than went out").format(month=month, amount=amount)
    if last is None or not last.has_entries or now.surplus == last.surplus:
        return told
    change = format_amount(abs(now.surplus - last.surplus))
    before = format_month(last.month)
    better = (
        _("{told} — {change} better than {before}")
        if now.surplus > last.surplus
        else _("{told} — {change} less than {before}")
    )
    return better.format(told=told, change=change, before=before)


def in_words(now: MonthFigures) -> str:
    """Say what came in besides cash, and what of the cash is no income of its own."""
    parts = [_("in cash")]
    if now.in_kind_income:
        parts.append(_("own and given goods ≈ {amount}").format(amount=format_amount(now.in_kind_income)))
    if now.cash.project_money:
        parts.append(_("of it from the project {amount}").format(amount=format_amount(now.cash.project_money)))
    return " · ".join(parts)


def out_words(now: MonthFigures) -> str:
    """Divide what went out: for the work, at home, interest."""
    parts = []
    if now.cash.occupation_cost_paid:
        parts.append(_("for the work {amount}").format(amount=format_amount(now.cash.occupation_cost_paid)))
    parts.append(_("at home {amount}").format(amount=format_amount(now.cash.cash_spending)))
    if now.cash.interest:
        parts.append(_("interest {amount}").format(amount=format_amount(now.cash.interest)))
    return " · ".join(parts)


def saved_words(now: MonthFigures) -> str:
    """Hold what was saved against what was left after costs."""
    share = percent_of(int(now.cash.deposits), int(now.net_income_cash))
    if now.cash.deposits and share is not None:
        return _("{percent} of income after costs").format(percent=format_percent(share))
    if now.cash.withdrawals:
        return _("taken out {amount}").format(amount=format_amount(now.cash.withdrawals))
    return _("savings {amount}").format(amount=format_amount(now.savings_end))


def debt_words(now: MonthFigures) -> str:
    """Say how debts moved in the month."""
    change = now.debt_end - now.debt_start
    if change == 0:
        return _("as at the start of the month") if now.debt_end else _("no debts")
    told = _("{amount} less than at the start") if change < 0 else _("{amount} more than at the start")
    return told.format(amount=format_amount(abs(change)))
