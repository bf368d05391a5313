"""The provider's monthly savings summary (product §8.3): a row a household, totals, a chart, those responsible sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.village_savings import deposits_chart
from household_ledger.reports.block import Block
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.fitting import fit
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import issued_by, made_from
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, TABLE
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.baht import bahttext
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import name_beside

if TYPE_CHECKING:
    from household_ledger.domain.figures import SavingsRow, SavingsTable
    from household_ledger.services.views.savings_page import SavingsPage

NONE = "–"
_CHART_HEIGHT = 96.0
_SIGNATURE_WIDTH = 74.0
_WIDEST_CODE = 72.0
"""A longer code ends in …, so that names and amounts keep their room; the household's slip holds all of it."""
_MOST_ROWS_OF_A_VILLAGE = 24
"""So many rows still fit one page with chart and signatures, a little smaller if they must."""


def savings_summary(page: SavingsPage, *, has_signature_column: bool = False) -> Document:
    """Set the summary of a month; as many pages as its rows need, the head of the table on each."""
    table = page.table
    body: list[Block] = [
        ThaiParagraph.of(_headline(table), HEADLINE),
        _table(table, has_signature_column=has_signature_column),
        ThaiParagraph.of(_("Savings in all (in words): {words}").format(words=bahttext(table.closing)), BODY),
        chart_card(deposits_chart(page.trend), _CHART_HEIGHT),
        ThaiParagraph.of(_grades_note(), NOTE),
    ]
    return Document(
        title=_("Savings summary, {month}").format(month=format_month(table.month, style="era")),
        subtitle=_subtitle(page),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=tuple(body),
        closing=Signatures((Signature(_("Prepared by")), Signature(_("Verifier")), Signature(_("Certified by")))),
        is_one_page=len(table.rows) <= _MOST_ROWS_OF_A_VILLAGE,
        has_thai_digits=digits() == "thai",
    )


def _subtitle(page: SavingsPage) -> str:
    count = len(page.table.rows)
    households = ngettext("{count} household", "{count} households", count).format(count=format_number(count))
    if page.group is None:
        return beside(_("All villages"), households)
    place = " ".join(part for part in (page.group.subdistrict, page.group.district) if part)
    return beside(page.group.name, households, place)


def _headline(table: SavingsTable) -> str:
    if not table.rows:
        return _("No household was enrolled in this month")
    if not table.households_saving:
        return _("No household put anything into savings this month")
    return ngettext(
        "{count} of {all} household saved this month: {deposits} baht put in, {withdrawals} baht taken out",
        "{count} of {all} households saved this month: {deposits} baht put in, {withdrawals} baht taken out",
        len(table.rows),
    ).format(
        count=format_number(table.households_saving),
        all=format_number(len(table.rows)),
        deposits=format_amount(table.deposits),
        withdrawals=format_amount(table.withdrawals),
    )


def _grades_note() -> str:
    return _("Grade: A and B whole, C fair, D lacking. Goal: the household's first goal. “–” means none.")


def _table(table: SavingsTable, *, has_signature_column: bool) -> Table:
    columns = (
        TableColumn(_("No.")),
        TableColumn(_("Code"), Align.LEFT),
        TableColumn(_("Name"), Align.LEFT, share=1, is_name=True),
        TableColumn(_("Brought forward")),
        TableColumn(_("Put in")),
        TableColumn(_("Taken out")),
        TableColumn(_("Balance"), is_bold=True),
        TableColumn(_("Times")),
        TableColumn(_("Goal %")),
        TableColumn(_("Days")),
        TableColumn(_("Grade"), Align.CENTRE),
        *((TableColumn(_("Signature"), Align.CENTRE, width=_SIGNATURE_WIDTH),) if has_signature_column else ()),
    )
    blank = ("",) if has_signature_column else ()
    rows = tuple(TableRow((*cells_of(index, row), *blank)) for index, row in enumerate(table.rows, start=1))
    total = (
        "",
        "",
        _("Total"),
        format_amount(table.opening),
        format_amount(table.deposits),
        format_amount(table.withdrawals),
        format_amount(table.closing),
        *("",) * 4,
        *blank,
    )
    return Table(columns, rows, total=total)


def cells_of(index: int, row: SavingsRow) -> tuple[str, ...]:
    """Write a row's cells, without the signature."""
    return (
        format_number(index),
        fit(in_digits(row.code), TABLE, _WIDEST_CODE, 1, least_scale=1).lines[0],
        name_beside(row.code, row.name),
        format_amount(row.opening),
        _amount(row.deposits),
        _amount(row.withdrawals),
        format_amount(row.closing),
        format_number(row.times_saved),
        NONE if row.goal_percent is None else format_number(row.goal_percent),
        format_number(row.days_recorded),
        row.grade.value,
    )


def _amount(satang: int) -> str:
    return format_amount(satang) if satang else NONE
