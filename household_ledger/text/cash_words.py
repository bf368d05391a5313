"""How the money to spend differs from the book, beyond the one figure of the difference."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.money import Money
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside

if TYPE_CHECKING:
    from household_ledger.domain.figures import CashBook, MonthFigures
    from household_ledger.domain.visit import CountedCash


def difference_words(difference: Money) -> str:
    """Say how far what there is is from the book."""
    amount = format_amount(abs(difference))
    if difference > 0:
        return _("{amount} baht over").format(amount=amount)
    if difference < 0:
        return _("{amount} baht short").format(amount=amount)
    return _("agrees")


def counted_words(cash: CountedCash) -> str:
    """Say what was counted, what the book has, and how the one stands to the other."""
    counted = format_amount(cash.counted)
    if cash.book is None or cash.difference is None:
        return beside(_("counted {counted}").format(counted=counted), _("no cash pocket in the book"))
    words = _("counted {counted}, by the book {book}: {difference}")
    return words.format(counted=counted, book=format_amount(cash.book), difference=difference_words(cash.difference))


def parted_words(
    *, difference: Money, unexplained: Money, adjusted: Money, uncounted: Money, since: date | None
) -> str:
    """Say what of a difference came up since the count before, what was adjusted, and what nobody counted.

    Nothing where the whole difference came up since, nothing was adjusted and everything was counted. `since` is the
    day of the count before; without one only what was adjusted parts the two.
    """
    own = _come_up(unexplained, since) if unexplained != difference else ""
    moved = _("book adjusted {amount}").format(amount=format_amount(adjusted, signed=True)) if adjusted else ""
    rest = _("{amount} of it by the book, not counted").format(amount=format_amount(uncounted)) if uncounted else ""
    return beside(own, moved, rest)


def _come_up(unexplained: Money, since: date | None) -> str:
    words = difference_words(unexplained) if unexplained else _("nothing more off")
    if since is None:
        return _("before the book was adjusted: {words}").format(words=words)
    return _("since the count of {day}: {words}").format(day=format_date(since), words=words)


def other_moves_words(cash: CashBook, *, book: Money, is_counted: bool) -> str:
    """Say what moved the money to spend and stands neither in, out, savings nor debts; and where the month ended.

    With these a reader comes from the money at the start to the book's. `book` is told beside it: where entries lie
    behind the count, the month ended elsewhere. An adjustment is told with the count (`parted_words`), if there is one.
    """
    moves = (
        (_("things sold"), cash.asset_sales),
        (_("things bought to keep"), -cash.asset_purchases),
        (_("lent out"), -cash.lent),
        (_("lent money that came back"), cash.returned),
        (_("book adjusted"), cash.adjusted if not is_counted else 0),
    )
    told = beside(*(f"{name} {format_amount(amount, signed=True)}" for name, amount in moves if amount))
    moved = _("Also to spend: {moves}").format(moves=told) if told else ""
    ended = _("by the book at the month's end {amount}").format(amount=format_amount(cash.cash_end))
    return beside(moved, ended if cash.cash_end != book else "")


def no_income_words(now: MonthFigures) -> str:
    """Say how much of what came in is no income of the household's own; nothing where all of it is."""
    project, windfall = format_amount(now.cash.project_money), format_amount(now.cash.windfall)
    if now.cash.project_money and now.cash.windfall:
        told = _("Of it {project} baht are project money and {windfall} baht windfalls: not counted as income.")
    elif now.cash.project_money:
        told = _("Of it {project} baht are project money: not counted as income.")
    elif now.cash.windfall:
        told = _("Of it {windfall} baht are windfalls: not counted as income.")
    else:
        return ""
    return told.format(project=project, windfall=windfall)


def net_income_words(now: MonthFigures) -> str:
    """Say how the net income follows from what is shown, where it is not just cash in less costs paid."""
    signed = (
        (_("project money and windfalls"), -(now.cash.project_money + now.cash.windfall)),
        (_("own and received goods"), now.in_kind_income),
        (_("occupation costs"), -now.cash.occupation_cost_paid),
        (_("costs not paid in cash (received, on credit, tools spread)"), -now.cost_not_paid),
    )
    rest = " ".join(
        f"{'−' if amount < 0 else '+'} {name} {format_amount(abs(amount))}" for name, amount in signed if amount
    )
    return _("Net income {income} = cash in {money_in} {rest}").format(
        income=format_amount(now.net_income), money_in=format_amount(now.money_in), rest=rest
    )
