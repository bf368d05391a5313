"""Twelve months of a household in one table: a press turns to the month."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.figures import MonthFigures
from household_ledger.services.views.year_totals import YearTotals
from household_ledger.text.amounts import NONE, format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import grade_words
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_AMOUNT = 118
_DAYS = 96


def year_table() -> Table:
    """Make the table, still empty."""
    made = Table(
        _("Twelve months"),
        (
            Column(_("Month")),
            Column(_("In"), _AMOUNT, "right"),
            Column(_("Out"), _AMOUNT, "right"),
            Column(_("Left over"), _AMOUNT, "right"),
            Column(_("Saved"), _AMOUNT, "right"),
            Column(_("Debts left"), _AMOUNT, "right"),
            Column(_("Days written"), _DAYS, "right"),
            Column(_("Records")),
        ),
    )
    made.setObjectName("year_table")
    return made


def fill_year(table: Table, months: Sequence[MonthFigures], totals: YearTotals) -> None:
    """Show the months, the latest last, and what they come to."""
    rows = [Row(one.month, _cells(one)) for one in months]
    last = (
        Cell(_("Together"), is_strong=True),
        _total(totals.money_in),
        _total(totals.money_out),
        _total(totals.surplus),
        _total(totals.deposits),
        Cell(""),
        Cell(""),
        Cell(""),
    )
    table.show_rows(rows, Row(None, last))


def _cells(one: MonthFigures) -> tuple[Cell, ...]:
    name = Cell(format_month(one.month), sort=one.month.number)
    if not one.has_entries:
        return (name, *(Cell(NONE, "ink_3", sort=-(10**15)) for _column in range(5)), Cell(""), Cell(""))
    left = one.surplus
    quality = one.quality
    days = f"{format_number(quality.days_recorded)} / {format_number(quality.days_in_month)}"
    shown = f"▼ {format_amount(left)}" if left < 0 else format_amount(left)
    return (
        name,
        _amount(one.money_in, "income"),
        _amount(one.money_out, "expense"),
        Cell(shown, "attention" if left < 0 else "", sort=int(left)),
        _amount(one.cash.deposits, "saving"),
        _amount(one.debt_end, "debt"),
        Cell(days, sort=quality.days_recorded),
        Cell(grade_words(quality.grade), sort=quality.grade.value),
    )


def _amount(satang: int, tone: str) -> Cell:
    return Cell(format_amount(satang), tone, sort=int(satang))


def _total(satang: int) -> Cell:
    return Cell(format_amount(satang), is_strong=True, sort=int(satang))
