"""The monthly savings summary as a table: on the page, and as a sheet for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from household_ledger.domain.figures import SavingsRow, SavingsTable
from household_ledger.domain.kinds import Grade
from household_ledger.services.exchange.table_export import Baht, TableSheet
from household_ledger.text.amounts import format_amount, format_number, format_percent, format_quantity
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from household_ledger.domain.register import VillageGroup

NONE = "–"
_GRADE_TONES = {Grade.A: "income", Grade.B: "primary", Grade.C: "attention", Grade.D: "expense"}
_GRADE_ORDER = {grade: number for number, grade in enumerate(Grade)}


def savings_table() -> Table:
    """Make the empty table."""
    made = Table(
        _("Savings of the month by household"),
        (
            Column(_("Code"), 78),
            Column(_("Household")),
            Column(_("Brought forward"), 120, "right", goes=2),
            Column(_("Put in"), 80, "right"),
            Column(_("Taken out"), 84, "right", goes=1),
            Column(_("Balance"), 122, "right"),
            Column(_("Goal"), 178, goes=3),
            Column(_("Times"), 64, "right", goes=5),
            Column(_("Days"), 76, "right", goes=6),
            Column(_("Quality"), 136, goes=4),
        ),
    )
    made.setObjectName("savings_table")
    return made


def rows_of(rows: Iterable[SavingsRow]) -> list[Row]:
    """Write the households' rows; each stands for its household."""
    return [Row(row.household, _cells(row)) for row in rows]


def _cells(row: SavingsRow) -> tuple[Cell, ...]:
    goal = row.goal_percent
    return (
        Cell(in_digits(row.code), "ink_3"),
        Cell(row.name, tip=row.name),
        Cell(format_amount(row.opening), sort=row.opening),
        _amount(row.deposits, "saving"),
        _amount(row.withdrawals, ""),
        Cell(format_amount(row.closing), is_strong=True, sort=row.closing),
        Cell(
            format_percent(goal, words=False) if goal is not None else _("not set"),
            "" if goal is not None else "ink_3",
            sort=goal if goal is not None else -1,
            permille=min(1000, goal * 10) if goal is not None else 0,
        ),
        Cell(format_number(row.times_saved), sort=row.times_saved),
        Cell(f"{format_number(row.days_recorded)}/{format_number(row.days_in_month)}", sort=row.days_recorded),
        Cell(
            row.grade.value if row.has_entries else _("nothing sent"),
            _GRADE_TONES[row.grade],
            is_strong=row.has_entries,
            sort=_GRADE_ORDER[row.grade] + (not row.has_entries),
        ),
    )


def total_of(table: SavingsTable) -> Row:
    """Write the totals as they were reckoned."""
    count = len(table.rows)
    name = ngettext("In all {count} household", "In all {count} households", count).format(count=format_number(count))
    goal, times = table.goal_percent, table.times_tenths
    middle = _("middle {percent}").format(percent=format_percent(goal, words=False)) if goal is not None else ""
    grades = grade_mix(table.grades)
    return Row(
        None,
        (
            Cell(""),
            Cell(name, tip=name),
            Cell(format_amount(table.opening)),
            Cell(format_amount(table.deposits), "saving"),
            Cell(format_amount(table.withdrawals)),
            Cell(format_amount(table.closing)),
            Cell(middle, "ink_2", tip=_("Half of the goals are further, half are less far.")),
            Cell(format_quantity(times * 100) if times is not None else "", "ink_2", tip=_("On average per household")),
            Cell(""),
            Cell(grades, "ink_2", tip=grades),
        ),
    )


def sheet_of(table: SavingsTable, provider: str, group: VillageGroup | None) -> TableSheet:
    """Put the table down for other programs, letters of quality and all."""
    heads = (
        _("Code"),
        _("Household"),
        _("Brought forward"),
        _("Put in"),
        _("Taken out"),
        _("Balance"),
        _("Goal %"),
        _("Times saved"),
        _("Days recorded"),
        _("Days of the month"),
        _("Quality"),
    )
    rows = [
        (
            row.code,
            row.name,
            Baht(row.opening),
            Baht(row.deposits),
            Baht(row.withdrawals),
            Baht(row.closing),
            row.goal_percent,
            row.times_saved,
            row.days_recorded,
            row.days_in_month,
            row.grade.value,
        )
        for row in table.rows
    ]
    sums = (Baht(table.opening), Baht(table.deposits), Baht(table.withdrawals), Baht(table.closing))
    village = group.name if group is not None else _("All villages")
    return TableSheet(
        title=_("Savings summary, {month}").format(month=format_month(table.month)),
        about=tuple(line for line in (provider, village) if line),
        heads=heads,
        rows=rows,
        total=("", _("Total"), *sums, *(None,) * 5),
    )


def _amount(satang: int, tone: str) -> Cell:
    return Cell(format_amount(satang) if satang else NONE, tone if satang else "ink_3", sort=satang)
