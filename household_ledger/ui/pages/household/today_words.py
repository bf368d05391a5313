"""The month's answer in a sentence, and how it stands to the month before."""

from __future__ import annotations

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _


def answer(figures: MonthFigures, month: Month, *, is_now: bool) -> str:
    """Say what the month comes to: nothing written, short, as much out as in, or what is saved and left."""
    name = _("This month") if is_now else format_month(month)
    if not figures.has_entries:
        return _("{month}: nothing is written yet").format(month=name)
    if figures.is_short:
        amount = format_amount(-figures.surplus)
        return _("{month} {amount} baht more went out than came in").format(month=name, amount=amount)
    saved, left = format_amount(figures.cash.deposits), format_amount(figures.left_to_use)
    if figures.cash.deposits and figures.left_to_use >= 0:
        return _("{month} {saved} baht saved, {left} baht left to use").format(month=name, saved=saved, left=left)
    return _("{month} {amount} baht left over").format(month=name, amount=format_amount(figures.surplus))


def change_words(now: Money, before: Money) -> str:
    """Hold the days so far against the same days of the month before."""
    if now == before:
        return _("the same as last month by this day")
    sign = "▲" if now > before else "▼"
    return _("last month by this day {before} {sign} {change}").format(
        before=format_amount(before), sign=sign, change=format_amount(abs(now - before))
    )
