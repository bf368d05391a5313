"""The chart of savings: what lay in all savings pockets month by month."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.charts.month_labels import axis_labels, span
from household_ledger.charts.spec import Lines, Series, Tone
from household_ledger.domain.figures import MonthFigures
from household_ledger.services.figures.drill import Place, behind
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _


def savings_chart(figures: Sequence[MonthFigures]) -> Lines:
    """Show what lay in all savings pockets at each month's end."""
    months = [one.month for one in figures]
    values = tuple(int(one.savings_end) for one in figures)
    rows = "; ".join(
        f"{format_month(month, 'short')} {format_amount(value)}" for month, value in zip(months, values, strict=True)
    )
    title = _title(figures)
    return Lines(
        kind="savings",
        title=title,
        subtitle=_("Savings at each month's end · {months} · baht").format(months=span(months)) if months else "",
        alternative=_("Savings at each month's end, baht. {rows}").format(rows=rows) if figures else title,
        labels=axis_labels(months),
        series=(
            Series(
                _("Savings"),
                Tone.SAVING,
                values,
                tuple(behind(Place(one.household, one.month), "savings_end") for one in figures),
            ),
        ),
        last_label=format_amount(values[-1]) if values else "",
    )


def _title(figures: Sequence[MonthFigures]) -> str:
    if not any(one.savings_end or one.times_saved for one in figures):
        return _("No savings recorded yet")
    saved = [one for one in figures if one.times_saved]
    sentence = _("Saved in {saved} of {count} months; {amount} baht now")
    if not saved or len(figures) == 1:  # nothing to count
        sentence = _("Saved; {amount} baht now") if saved else _("Nothing new put by; {amount} baht now")
    return sentence.format(
        saved=format_number(len(saved)),
        count=format_number(len(figures)),
        amount=format_amount(figures[-1].savings_end),
    )
