"""The household's year (product §8.2): twelve months with total, mean and share on one sheet, lying."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.kinds import Grade
from household_ledger.reports.block import Column
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.sheet import A4_LANDSCAPE, HEADLINE, NOTE, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.services.views.year_page import Term
from household_ledger.text.amounts import each_rounded, format_amount, format_number, format_percent
from household_ledger.text.dates import format_months, format_year, month_name
from household_ledger.text.grade_words import quality_mix
from household_ledger.text.i18n import N_, _, digits, ngettext
from household_ledger.text.labels import category_name

if TYPE_CHECKING:
    from fractions import Fraction

    from household_ledger.domain.figures import MonthFigures
    from household_ledger.domain.money import Money
    from household_ledger.domain.period import Month
    from household_ledger.services.views.year_page import YearPage, YearRow

_TERMS = {
    Term.PROJECT_MONEY: N_("Project money (not income)"),
    Term.WINDFALL: N_("Windfalls (not income)"),
    Term.MONEY_IN: N_("Cash in, all"),
    Term.IN_KIND: N_("Own and received goods (not cash)"),
    Term.PROJECT_IN_KIND: N_("From the project in kind (not income)"),
    Term.COSTS: N_("Occupation costs, paid"),
    Term.NECESSARY: N_("Necessary"),
    Term.REDUCIBLE: N_("Could be less"),
    Term.SOCIAL: N_("Social and giving"),
    Term.INTEREST: N_("Interest"),
    Term.MONEY_OUT: N_("Out, all"),
    Term.NOT_PAID: N_("Costs not paid in cash*"),
    Term.ON_CREDIT: N_("Bought on credit (not paid yet)"),
    Term.SURPLUS: N_("Left over"),
    Term.NET_INCOME: N_("Net income"),
    Term.DEPOSITS: N_("Put into savings"),
    Term.WITHDRAWALS: N_("Taken out of savings"),
    Term.SAVINGS_END: N_("Savings at the month's end"),
    Term.BORROWED: N_("Borrowed"),
    Term.REPAID: N_("Principal repaid"),
    Term.DEBT_END: N_("Debts at the month's end"),
    Term.ASSET_SALES: N_("Things sold (not income)"),
    Term.ASSET_PURCHASES: N_("Things bought to keep"),
    Term.LENT: N_("Lent out"),
    Term.RETURNED: N_("Lent money that came back"),
    Term.ADJUSTED: N_("Book adjusted to the count"),
    Term.CASH_END: N_("Money to spend at the month's end"),
}
_SUMS = frozenset({Term.MONEY_IN, Term.MONEY_OUT, Term.SURPLUS, Term.NET_INCOME})
_QUIET = frozenset({Term.IN_KIND, Term.PROJECT_IN_KIND, Term.NOT_PAID, Term.ON_CREDIT})
_LOOK = TableLook(air=1.6)
_EMPTY = ""


def year(page: YearPage) -> Document:
    """Set one household's twelve months on one lying A4 page, in the language and digits of the moment."""
    return Document(
        title=_("Household accounts of the year, {months}").format(
            months=format_months(page.months[0], page.months[-1])
        ),
        subtitle=household_line(page.household, page.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            ThaiParagraph.of(_headline(page), HEADLINE),
            _table(page),
            Column(tuple(ThaiParagraph.of(one, NOTE) for one in _notes(page)), gap=0),
        ),
        closing=Signatures(
            (Signature(_("Recorder")), Signature(_("Verifier")), Signature(_("Certified by / thumb print")))
        ),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
        sheet=A4_LANDSCAPE,
    )


def _headline(page: YearPage) -> str:
    (surplus,) = (row for row in page.rows if row.what == Term.SURPLUS)
    if surplus.total is None:
        return _("Nothing has been recorded in these months yet")
    amount, count = format_amount(abs(surplus.total)), page.written
    if surplus.total < 0:
        told = ngettext(
            "More went out than came in, by {amount} baht in {count} month written",
            "More went out than came in, by {amount} baht in {count} months written",
            count,
        )
    else:
        told = ngettext(
            "More came in than went out, by {amount} baht in {count} month written",
            "More came in than went out, by {amount} baht in {count} months written",
            count,
        )
    return told.format(amount=amount, count=format_number(count))


def _notes(page: YearPage) -> tuple[str, ...]:
    has_not_paid = any(one.what == Term.NOT_PAID for one in page.rows)
    lines = (
        _("Whole baht. The average is of the months written; shares are of all cash in, and of all cash out."),
        each_rounded(),
        _("Net income = cash in + own and received goods − occupation costs, without project money and windfalls."),
        _(
            "* Goods for the work that were received or taken on credit; what a tool costs is spread over its life, "
            "so the month it was bought shows less than nothing here. Taken off the net income, not paid in the month."
        ),
    )
    return (*_quality(page.figures), *(lines if has_not_paid else lines[:-1]))


def _quality(figures: tuple[MonthFigures | None, ...]) -> tuple[str, ...]:
    """Say how complete the months are, in words: the letters are for those who verify."""
    grades = Counter(one.quality.grade for one in figures if one is not None and one.is_written)
    if not grades:
        return ()
    mix = quality_mix((grade, grades[grade]) for grade in Grade if grades[grade])
    return (_("How complete the records are: {months}").format(months=mix),)


def _table(page: YearPage) -> Table:
    columns = (
        TableColumn(_("Baht"), Align.LEFT, share=1),
        *(TableColumn(_month_head(month, index)) for index, month in enumerate(page.months)),
        TableColumn(_("Total"), is_bold=True),
        TableColumn(_("Average")),
        TableColumn(_("Share")),
    )
    rows = [_row(row) for row in page.rows]
    return Table(columns, [*rows, _days(page.figures)], look=_LOOK)


def _month_head(month: Month, index: int) -> str:
    """Name a month shortly; the first, and each January, with its year."""
    name = month_name(month.month, is_short=True)
    return f"{name} {format_year(month.year)}" if index == 0 or month.month == 1 else name


def _row(row: YearRow) -> TableRow:
    name = _(_TERMS[Term(row.what)]) if row.what in _TERMS else category_name(row.what)
    look = RowLook.TOTAL if row.what in _SUMS else RowLook.NOTE if row.what in _QUIET else RowLook.PLAIN
    cells = (*map(_amount, row.amounts), _amount(row.total), _mean(row.mean), _share(row.share))
    return TableRow((name, *cells), look)


def _amount(satang: Money | None) -> str:
    if satang is None:
        return _EMPTY
    return format_amount(satang, decimals="never") if satang else "–"


def _mean(amount: Fraction | None) -> str:
    return _EMPTY if amount is None else _amount(rounded(amount))


def _share(share: Fraction | None) -> str:
    return _EMPTY if share is None else format_percent(share * 100, words=False)


def _days(figures: tuple[MonthFigures | None, ...]) -> TableRow:
    told = [
        _EMPTY
        if one is None
        else f"{format_number(one.quality.days_recorded)}/{format_number(one.quality.days_in_month)}"
        for one in figures
    ]
    return TableRow((_("Days recorded"), *told, _EMPTY, _EMPTY, _EMPTY), RowLook.NOTE)
