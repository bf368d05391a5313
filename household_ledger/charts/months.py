"""The chart of months: income beside spending, the months that fell short marked, and what that amounts to."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.month_labels import are_few, axis_labels, named, span
from household_ledger.charts.spec import Behind, Columns, Series, Tone
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Account, Medium
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext


def months_chart(figures: Sequence[MonthFigures]) -> Columns:
    """Show cash in, cash used up and what was left of each month (`money_in`, `money_out`, `surplus`), oldest first."""
    months = [one.month for one in figures]
    marked = frozenset(index for index, one in enumerate(figures) if one.is_short)
    money_in, money_out = tuple(_money_in(one) for one in figures), tuple(_money_out(one) for one in figures)
    both = tuple((*into, *out) for into, out in zip(money_in, money_out, strict=True))
    return Columns(
        kind="months",
        title=_title(figures, marked),
        subtitle=_("{months} · baht").format(months=span(months)) if months else "",
        alternative=_alternative(figures),
        labels=axis_labels(months),
        series=(
            Series(_("Money in"), Tone.INCOME, tuple(int(one.money_in) for one in figures), money_in),
            Series(_("Money out"), Tone.EXPENSE, tuple(int(one.money_out) for one in figures), money_out),
        ),
        marked=marked,
        mark_name=_("months that fell short"),
        net=Series(_("Left over"), Tone.NET, tuple(int(one.surplus) for one in figures), both),
    )


def _money_in(figures: MonthFigures) -> Behind:
    """Name the entries of all cash income, project money and windfalls among it."""
    return (_of_month(figures, Account.INCOME),)


def _money_out(figures: MonthFigures) -> Behind:
    """Name the entries of cash used up; interest is spending, principal is not."""
    return (_of_month(figures, Account.COST), _of_month(figures, Account.SPENDING))


def _of_month(figures: MonthFigures, account: Account) -> EntryQuery:
    return EntryQuery(
        household=figures.household,
        first=figures.month.first,
        last=figures.month.last,
        account=account,
        medium=Medium.CASH,
    )


def _title(figures: Sequence[MonthFigures], marked: frozenset[int]) -> str:
    written = [one for one in figures if one.is_written]
    if not written:
        return _("No entries in these months yet")
    if len(written) == 1:
        return _title_of_one(written[0])
    if not marked:
        return _("Money in covered money out in every month")
    short, count = [figures[index].month for index in sorted(marked)], format_number(len(marked))
    if not are_few(short):
        told = _("{count} of {months} months fell short")
        return told.format(count=count, months=format_number(len(figures)))
    sentence = ngettext("{count} month fell short: {names}", "{count} months fell short: {names}", len(marked))
    return sentence.format(count=count, names=named(short))


def _title_of_one(figures: MonthFigures) -> str:
    month, amount = format_month(figures.month), format_amount(abs(figures.surplus))
    if figures.surplus == 0:
        return _("{month}: as much went out as came in").format(month=month)
    if figures.surplus > 0:
        return _("{month}: {amount} baht left over").format(month=month, amount=amount)
    return _("{month}: {amount} baht short").format(month=month, amount=amount)


def _alternative(figures: Sequence[MonthFigures]) -> str:
    if not figures:
        return _("No entries in these months yet")
    told = [
        _("{month}: in {money_in}, out {money_out}, left {net}").format(
            month=format_month(one.month, "short"),
            money_in=format_amount(one.money_in),
            money_out=format_amount(one.money_out),
            net=format_amount(one.surplus),
        )
        if one.has_entries
        else _("{month}: no entries").format(month=format_month(one.month, "short"))
        for one in figures
    ]
    return _("Money in and money out by month, baht. {rows}").format(rows="; ".join(told))
