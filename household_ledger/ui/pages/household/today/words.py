"""The month's answer in a sentence, how it stands to the month before, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.money import Money
from household_ledger.domain.suggestion import cause_of_shortfall
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import month_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name


def answer(now: MonthFigures, earlier: Sequence[MonthFigures], *, is_now: bool) -> str:
    """Say what the month comes to: nothing written, short and why, or what is saved and left."""
    name = _("This month") if is_now else month_name(now.month.month)
    if not now.is_written:
        return _("{month}: nothing is written yet").format(month=name)
    if now.is_short:
        told = _("{month}: {amount} baht more went out than came in").format(
            month=name, amount=format_amount(-now.surplus)
        )
        return told + because(now, earlier)
    saved, left = format_amount(now.cash.deposits), format_amount(now.left_to_use)
    if now.cash.deposits and now.left_to_use >= 0:
        return _("{month}: {saved} baht saved, {left} baht of what came in is left").format(
            month=name, saved=saved, left=left
        )
    amount = format_amount(now.surplus)
    if now.cash.deposits and not now.surplus:
        return _("{month}: {saved} baht saved; as much came in as went out").format(month=name, saved=saved)
    if now.cash.deposits:
        return _("{month}: {saved} baht saved; {amount} baht more came in than went out").format(
            month=name, saved=saved, amount=amount
        )
    return _("{month}: {amount} baht left").format(month=name, amount=amount)


def because(now: MonthFigures, earlier: Sequence[MonthFigures]) -> str:
    """Name the first cause of a short month as the end of its sentence; nothing where there is none to name."""
    cause = cause_of_shortfall(now, earlier)
    if cause is None:
        return ""
    return _(", because of {thing} {amount}").format(thing=category_name(cause[0]), amount=format_amount(cause[1]))


def change_words(now: Money, before: Money) -> str:
    """Hold the days so far against the same days of the month before; nothing where there was nothing in either."""
    if not now and not before:
        return ""
    if now == before:
        return _("the same as last month by this day")
    sign = "▲" if now > before else "▼"
    return _("last month by this day {before} {sign} {change}").format(
        before=format_amount(before), sign=sign, change=format_amount(abs(now - before))
    )


def comparison(whole: Money, now: Money, before: Money | None) -> str:
    """Compare up to today; where entries lie ahead of today, say first what is there up to today.

    Without a month before (None: the book did not go yet) nothing is compared.
    """
    told = change_words(now, before) if before is not None else ""
    if whole == now:
        return told
    return lines(_("up to today {amount}").format(amount=format_amount(now)), told).replace("\n", " · ")


def parts_words(now: MonthFigures) -> str:
    """Divide what went out: for the work, at home, interest; nothing where it is all of the home."""
    if not now.cash.occupation_cost_paid and not now.cash.interest:
        return ""
    told = [_("at home {amount}").format(amount=format_amount(now.cash.cash_spending))]
    if now.cash.occupation_cost_paid:
        told.insert(0, _("for the work {amount}").format(amount=format_amount(now.cash.occupation_cost_paid)))
    if now.cash.interest:
        told.append(_("interest {amount}").format(amount=format_amount(now.cash.interest)))
    return beside(*told)


def goods_words(now: MonthFigures) -> str:
    """Say what came in besides cash; nothing where nothing did."""
    if not now.in_kind_income:
        return ""
    return _("own and given goods ≈ {amount}").format(amount=format_amount(now.in_kind_income))


def lines(*told: str) -> str:
    """Put what there is to say on lines of their own."""
    return "\n".join(one for one in told if one)
