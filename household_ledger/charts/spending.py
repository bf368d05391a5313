"""The chart of where money goes: by need class, then category, the largest first."""

from __future__ import annotations

from household_ledger.charts.spec import Bar, Bars, Tone
from household_ledger.domain.category import INTEREST, fixed_id, standard_categories
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Account, Need
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import category_name, need_name

_TONES = {Need.NECESSARY: Tone.NECESSARY, Need.REDUCIBLE: Tone.REDUCIBLE, Need.SOCIAL: Tone.SOCIAL}
_MOST_BARS = 14


def spending_chart(figures: MonthFigures) -> Bars:
    """Show a month's household spending (cash, credit and in kind) by category, coloured by need class."""
    bars = sorted(_bars(figures), key=lambda bar: -bar.value)
    shown = tuple(bars[:_MOST_BARS])
    classes = {
        Need.NECESSARY: figures.spending.necessary,
        Need.REDUCIBLE: figures.spending.reducible,
        Need.SOCIAL: figures.spending.social,
    }
    legend = tuple((need_name(need), _TONES[need], int(amount)) for need, amount in classes.items() if amount)
    month = format_month(figures.month)
    rows = "; ".join(f"{bar.label} {format_amount(bar.value)}" for bar in bars)
    left = len(bars) - len(shown)
    return Bars(
        kind="spending",
        title=_title(bars, month),
        alternative=_("Household spending of {month}, baht. {rows}").format(month=month, rows=rows),
        note=_("{count} smaller categories are not drawn").format(count=left) if left else "",
        bars=shown,
        legend=legend,
    )


def _bars(figures: MonthFigures) -> list[Bar]:
    made = []
    for code, amounts in figures.by_category.items():
        spent = amounts.cash + amounts.credit + amounts.in_kind
        if not code.startswith("E") or code == INTEREST or spent <= 0:
            continue
        need = figures.needs.get(code) or standard_categories()[code].need or Need.NECESSARY
        behind = EntryQuery(
            household=figures.household,
            first=figures.month.first,
            last=figures.month.last,
            account=Account.SPENDING,
            refs=frozenset({fixed_id(code)}),
        )
        made.append(Bar(category_name(code), int(spent), _TONES[need], need_name(need), behind))
    return made


def _title(bars: list[Bar], month: str) -> str:
    if not bars:
        return _("No household spending in {month} yet").format(month=month)
    if len(bars) == 1:
        return _("{first} was all household spending of {month}").format(first=bars[0].label, month=month)
    return _("{first} and {second} took the most of {month}").format(first=bars[0].label, second=bars[1].label, month=month)
