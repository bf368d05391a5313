"""The chart of months: income beside spending, the months that fell short marked, and what that amounts to."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.spec import Columns, Series, Tone
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import month_name
from household_ledger.text.i18n import _, ngettext

_MONEY_IN = frozenset({EntryKind.INCOME})
_MONEY_OUT = frozenset({EntryKind.EXPENSE, EntryKind.COST, EntryKind.REPAY})


def months_chart(figures: Sequence[MonthFigures]) -> Columns:
    """Show cash in and cash out of each month (`figures.income_total`, `figures.spending_total`), oldest first."""
    income = tuple(one.money_in for one in figures)
    spending = tuple(one.money_out for one in figures)
    marked = frozenset(index for index, one in enumerate(figures) if one.has_entries and one.is_short)
    labels = tuple(month_name(one.month.month, is_short=True) for one in figures)
    return Columns(
        kind="months",
        title=_title(figures, marked),
        alternative=_alternative(figures),
        labels=labels,
        series=(
            Series(_("Money in"), Tone.INCOME, income, tuple(_behind(one, _MONEY_IN) for one in figures)),
            Series(_("Money out"), Tone.EXPENSE, spending, tuple(_behind(one, _MONEY_OUT) for one in figures)),
        ),
        marked=marked,
        mark_name=_("months that fell short"),
    )


def _behind(figures: MonthFigures, kinds: frozenset[EntryKind]) -> EntryQuery:
    return EntryQuery(household=figures.household, first=figures.month.first, last=figures.month.last, kinds=kinds)


def _title(figures: Sequence[MonthFigures], marked: frozenset[int]) -> str:
    if not any(one.has_entries for one in figures):
        return _("No entries in these months yet")
    if not marked:
        return _("Money in covered money out in every month")
    names = ", ".join(month_name(figures[index].month.month, is_short=True) for index in sorted(marked)[:4])
    if len(marked) > 4:  # noqa: PLR2004 -- as many names as fit a title
        names += " …"
    sentence = ngettext("{count} month fell short: {names}", "{count} months fell short: {names}", len(marked))
    return sentence.format(count=len(marked), names=names)


def _alternative(figures: Sequence[MonthFigures]) -> str:
    told = [
        _("{month}: in {money_in}, out {money_out}").format(
            month=month_name(one.month.month, is_short=True),
            money_in=format_amount(one.money_in),
            money_out=format_amount(one.money_out),
        )
        for one in figures
    ]
    return _("Money in and money out by month, baht. {rows}").format(rows="; ".join(told))
