"""What is said of a month's figures: the answer, and the line under each figure."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.period import Month
from household_ledger.services.views.year_totals import YearTotals
from household_ledger.text.amounts import format_amount, format_number, format_percent, percent_of
from household_ledger.text.cash_words import no_income_words
from household_ledger.text.dates import format_month, month_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.pages.household.today.words import because, goods_words, parts_words


def answer(now: MonthFigures, last: MonthFigures | None, earlier: Sequence[MonthFigures] = ()) -> str:
    """Say whether the month left something, why it fell short, or how it stands to the month before."""
    month = month_name(now.month.month)
    if not now.is_written:
        return _("{month}: nothing is written yet").format(month=month)
    amount = format_amount(abs(now.surplus))
    if now.is_short:
        told = _("{month}: {amount} baht more went out than came in").format(month=month, amount=amount)
        cause = because(now, earlier)
        if cause:
            return told + cause
    elif now.surplus == 0:
        told = _("{month}: as much went out as came in").format(month=month)
    else:
        told = _("{month}: {amount} baht more came in than went out").format(month=month, amount=amount)
    apart = no_income_words(now)
    if apart:  # better or worse than a month before says nothing where a grant or a lottery is in it
        return f"{told} — {apart}"
    return told + _beside(now, last)


def _beside(now: MonthFigures, last: MonthFigures | None) -> str:
    if last is None or not last.is_written or now.surplus == last.surplus or no_income_words(last):
        return ""
    is_other_year = last.month.year != now.month.year
    before = format_month(last.month) if is_other_year else month_name(last.month.month)
    change = format_amount(abs(now.surplus - last.surplus))
    if now.surplus > 0:
        is_better = now.surplus > last.surplus
        told = _(" — {change} better than {before}") if is_better else _(" — {change} less than {before}")
    elif now.surplus < 0 and last.surplus < 0:  # both fell short: more and less are said of that
        is_worse = now.surplus < last.surplus
        told = _(" — {change} more than {before}") if is_worse else _(" — {change} less than {before}")
    else:
        change = format_amount(abs(last.surplus))
        told = _left_before(last, is_other_year=is_other_year) if last.surplus else ""
    return told.format(change=change, before=before)


def _left_before(last: MonthFigures, *, is_other_year: bool) -> str:
    """Say what the month before left; behind a year Thai words need a space."""
    if is_other_year:
        return _(" — {before}: left {change}") if last.surplus > 0 else _(" — {before}: fell short by {change}")
    return _(" — {before} left {change}") if last.surplus > 0 else _(" — {before} fell short by {change}")


def year_answer(totals: YearTotals, first: Month, last: Month) -> str:
    """Say what a year of months left, and in how many of them it did."""
    if not totals.months_written:
        return _("Nothing is written in these twelve months yet")
    told = (
        _("{first}–{last}: {amount} baht more went out than came in")
        if totals.surplus < 0
        else _("{first}–{last}: {amount} baht left over")
    )
    whole = told.format(
        first=format_month(first, "short"), last=format_month(last, "short"), amount=format_amount(abs(totals.surplus))
    )
    if not totals.months_short:
        return whole
    short = ngettext("{count} month fell short", "{count} months fell short", totals.months_short)
    return beside(whole, short.format(count=format_number(totals.months_short)))


def in_words(now: MonthFigures) -> str:
    """Say what came in besides cash, and what of the cash is no income of its own."""
    parts = [_("in cash")]
    if now.in_kind_income:
        parts.append(goods_words(now))
    if now.cash.project_money:
        parts.append(_("of it from the project {amount}").format(amount=format_amount(now.cash.project_money)))
    if now.cash.windfall:
        parts.append(_("of it windfalls {amount}").format(amount=format_amount(now.cash.windfall)))
    return beside(*parts)


def out_words(now: MonthFigures) -> str:
    """Divide what went out: for the work, at home, interest."""
    return parts_words(now) or _("at home {amount}").format(amount=format_amount(now.cash.cash_spending))


def saved_words(now: MonthFigures) -> str:
    """Hold what was put by, less what was taken out, against what there was to save from: M9 of one month.

    Where more was taken out than put by, that is said instead: nobody saves less than nothing.
    """
    share = percent_of(int(now.saved_net), int(now.to_save_from))
    if now.cash.deposits and now.saved_net >= 0 and share is not None:
        return _("{percent} of the money that came in after costs").format(percent=format_percent(share, places=1))
    if now.cash.withdrawals:
        return _("taken out {amount}").format(amount=format_amount(now.cash.withdrawals))
    return _("savings {amount}").format(amount=format_amount(now.savings_end))


def debt_words(now: MonthFigures) -> str:
    """Say how debts moved in the month."""
    change = now.debt_change
    if change == 0:
        return _("as at the start of the month") if now.debt_end else _("no debts")
    told = _("{amount} less than at the start") if change < 0 else _("{amount} more than at the start")
    return told.format(amount=format_amount(abs(change)))
