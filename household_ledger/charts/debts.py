"""The chart of debts: what was still owed at each month's end, all debts together."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.month_labels import are_few, axis_labels, named, span
from household_ledger.charts.spec import Lines, Series, Tone
from household_ledger.domain.figures import MonthFigures
from household_ledger.services.figures.drill import Place, behind
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _


def debts_chart(figures: Sequence[MonthFigures]) -> Lines:
    """Show what was owed at each month's end."""
    months = [one.month for one in figures]
    values = tuple(int(one.debt_end) for one in figures)
    entries = tuple(behind(Place(one.household, one.month), "debt_end") for one in figures)
    rows = "; ".join(
        f"{format_month(month, 'short')} {format_amount(value)}" for month, value in zip(months, values, strict=True)
    )
    title = _title(figures)
    return Lines(
        kind="debts",
        title=title,
        subtitle=_("Owed at each month's end · {months} · baht").format(months=span(months)) if months else "",
        note=_note(figures),
        alternative=_("Owed at each month's end, baht. {rows}").format(rows=rows) if figures else title,
        labels=axis_labels(months),
        series=(Series(_("Debts"), Tone.DEBT, values, entries),),
        last_label=format_amount(values[-1]) if values else "",
    )


def _note(figures: Sequence[MonthFigures]) -> str:
    """Name the months that ended with less than nothing owed, where the title does not speak of them already."""
    below = [one.month for one in figures if one.debt_end < 0]
    if not below or figures[-1].debt_end < 0:
        return ""
    told = _("Less than nothing owed in {months}: an opening balance was probably forgotten")
    return told.format(months=named(below) if are_few(below) else span(below))


def _title(figures: Sequence[MonthFigures]) -> str:
    """Compare the first point of the line with the last; of one month what was owed before it with its end."""
    if not any(one.debt_start or one.debt_end for one in figures):
        return _("No debts")
    before, last = figures[0].debt_start, figures[-1].debt_end
    first = figures[0].debt_end if len(figures) > 1 else before
    if last < 0:
        return _("{amount} baht more was paid back than the book holds. Was what you owed before forgotten?").format(
            amount=format_amount(-last)
        )
    if last == 0:
        return _("All debts are paid off")
    if before <= 0:
        return _("{amount} baht are owed; before {month} nothing was").format(
            amount=format_amount(last), month=format_month(figures[0].month, "short")
        )
    if last == first:
        return _("Debts stand where they stood: {amount} baht").format(amount=format_amount(last))
    told = _("Debts fell from {first} to {last} baht") if last < first else _("Debts grew from {first} to {last} baht")
    return told.format(first=format_amount(first), last=format_amount(last))
