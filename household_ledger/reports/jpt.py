"""Items 22 and 23 of the basic minimum needs survey (จปฐ.) on one page, numbered as there, from twelve months."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from household_ledger.charts.month_labels import named
from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.jpt import INCOME, SPENDING, Item, Lack
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card, Facts
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, STRONG, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, Run, ThaiParagraph
from household_ledger.text.amounts import NONE, format_amount, format_number
from household_ledger.text.dates import format_months, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, digits, ngettext
from household_ledger.text.labels import lender_name, savings_form_name
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.domain.jpt import Jpt, JptLine, Owed
    from household_ledger.services.views.jpt_page import JptPage

_LINES = {
    Item.MAIN_WORK: N_("Main occupations of all members"),
    Item.SECOND_WORK: N_("Second and side occupations"),
    Item.WORK_UNSAID: N_("Work whose occupation was not said"),
    Item.OTHER_INCOME: N_("Other income (allowances, sent by relatives, rent, project)"),
    Item.OWN_PRODUCE: N_("Grown, raised, made or gathered for own use"),
    Item.PRODUCTION_COST: N_("Cost of production"),
    Item.NECESSARY: N_("Living: necessary"),
    Item.REDUCIBLE: N_("Living: could be less"),
    Item.DEBT_REPAYMENT: N_("Debts repaid, interest included"),
}
_LENDERS = (
    N_("Banks, co-operatives, hire purchase"),
    N_("Village funds and groups"),
    N_("Informal: lenders, shops, relatives"),
)
_ALIKE = TableLook(air=3.4)


def jpt(page: JptPage) -> Document:
    """Set one household's items 22–23 on one A4 page, in the language and digits of the moment."""
    found = page.jpt
    told = _("Basic needs survey, items 22–23, {months}")
    return Document(
        title=in_digits(told.format(months=format_months(found.first, found.last))),
        subtitle=household_line(page.household, found.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            ThaiParagraph.of(_headline(found), HEADLINE),
            *_lacking(found),
            Facts(_facts(found)),
            _lines_card(_("22.1 Income of the household"), found, INCOME, found.income),
            _lines_card(_("22.2 Spending of the household"), found, SPENDING, found.spending),
            Row((_debts_card(found), _savings_card(found))),
            _method_card(found),
        ),
        closing=Signatures(
            (Signature(_("Recorder")), Signature(_("Verifier")), Signature(_("Certified by / thumb print")))
        ),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
    )


def _headline(found: Jpt) -> str:
    each = found.income.per_person
    if not found.months:
        return _("No month of these twelve is written yet")
    if each is None:
        told = _("Income {amount} baht in all; for each person it cannot be said")
        return told.format(amount=format_amount(found.income.total, decimals="never"))
    if found.missing:
        count = len(found.months)
        told = ngettext(
            "Income {amount} baht for each person in {count} month",
            "Income {amount} baht for each person in {count} months",
            count,
        )
        return told.format(amount=_each(each), count=format_number(count))
    return _("Income {amount} baht for each person in the year").format(amount=_each(each))


def _lacking(found: Jpt) -> tuple[Block, ...]:
    """Say what is missing, and which months: nothing is filled up."""
    told = [sentence(lack.value) for lack in found.lacks if lack is not Lack.NO_THRESHOLD]
    if found.missing and found.months:
        months = named([Month.from_number(number) for number in found.missing])
        told.append(_("Months that are missing: {months}").format(months=months))
    return (Column(tuple(ThaiParagraph.of(in_digits(one), BODY) for one in told), gap=0),) if told else ()


def _facts(found: Jpt) -> tuple[Run, ...]:
    months = _("{count} of {all} months").format(
        count=format_number(len(found.months)), all=format_number(MONTHS_A_YEAR)
    )
    grades = " ".join(f"{grade.value} {format_number(count)}" for grade, count in found.grades)
    facts = [Run(months, BODY), Run(_("Grades of the months: {grades}").format(grades=grades or NONE), BODY)]
    if found.threshold is None:
        facts.append(Run(sentence(Lack.NO_THRESHOLD.value), BODY))
        return tuple(facts)
    line = _("The survey asks {amount} baht for each person in {year}").format(
        amount=format_amount(found.threshold), year=format_year(found.last.year, has_era=True)
    )
    facts.append(Run(in_digits(line), BODY))
    if found.is_reached is not None:
        facts.append(Run(_("reached") if found.is_reached else _("not reached yet"), STRONG))
    return tuple(facts)


def _lines_card(title: str, found: Jpt, items: Sequence[Item], whole: JptLine) -> Card:
    """Show the lines of an item and their sum; only spending can be on credit."""
    has_credit = items is SPENDING
    columns = (
        TableColumn("", Align.LEFT),
        TableColumn("", Align.LEFT, share=1),
        TableColumn(_("in money")),
        *((TableColumn(_("on credit")),) if has_credit else ()),
        TableColumn(_("own produce")),
        TableColumn(_("together"), is_bold=True),
        TableColumn(_("for each person")),
    )
    shown = [item for item in items if item is not Item.WORK_UNSAID or found.lines[item].total]
    rows = [
        TableRow((_number(item), _(_LINES[item]), *_cells(found.lines[item], has_credit=has_credit))) for item in shown
    ]
    table = Table(columns, rows, total=("", _("Together"), *_cells(whole, has_credit=has_credit)), look=_ALIKE)
    return Card(table, in_digits(title), _("baht"), is_ruled=False)


def _number(item: Item) -> str:
    """Write the number of a line within its item: "(1)"."""
    return in_digits(item.value.partition(" ")[2])


def _cells(line: JptLine, *, has_credit: bool) -> tuple[str, ...]:
    amounts = (line.cash, *((line.credit,) if has_credit else ()), line.own, line.total)
    return (*map(_amount, amounts), _each(line.per_person))


def _amount(satang: int) -> str:
    return format_amount(satang) if satang else "–"


def _each(amount: Fraction | None) -> str:
    return NONE if amount is None else format_amount(rounded(amount), decimals="never")


def _debts_card(found: Jpt) -> Card:
    blocks: list[Block] = []
    for number, (name, owed) in enumerate(zip(_LENDERS, found.debts, strict=True), start=1):
        label = in_digits(f"({number}) ") + _(name)
        blocks.append(AmountRow(label, _amount(owed.total)))
        blocks += _classes(owed)
    blocks.append(AmountRow(_("Debts at the end"), format_amount(found.debt), RowLook.TOTAL))
    if any(amount < 0 for owed in found.debts for _code, amount in owed.classes):
        words = _("More was paid back than the book holds. Was what you owed before forgotten?")
        blocks.append(ThaiParagraph.of(words, NOTE))
    return Card(Column(tuple(blocks), gap=0), in_digits(_("22.4 Debts")), _("baht"))


def _classes(owed: Owed) -> list[Block]:
    """Say the lender classes under a line where they say more than the line."""
    if len(owed.classes) < 2:  # noqa: PLR2004 -- one class is the line itself
        return []
    return [AmountRow(lender_name(code), format_amount(amount), RowLook.NOTE) for code, amount in owed.classes]


def _savings_card(found: Jpt) -> Card:
    blocks: list[Block] = [AmountRow(savings_form_name(code), format_amount(amount)) for code, amount in found.savings]
    if not blocks:
        blocks.append(AmountRow(_("No savings in the book"), NONE))
    blocks.append(AmountRow(_("Savings at the end"), format_amount(found.saved), RowLook.TOTAL))
    if found.valuables:
        name = _("{form}: bought less sold since the book began").format(form=savings_form_name("S05"))
        blocks.append(AmountRow(name, format_amount(found.valuables), RowLook.NOTE))
    return Card(Column(tuple(blocks), gap=0), in_digits(_("23 Savings")), _("baht"))


def _method_card(found: Jpt) -> Card:
    """Say by which rules the lines were filled, and what stands outside of them."""
    line = _number(found.social_item)
    lines = [
        _("Income before the cost of production is taken off, as the survey counts; net income is less."),
        _("Project money and windfalls stand in 22.1 (3), as the survey has them; they are no income that increased."),
        _("Goods received for nothing, {amount} baht, are in neither item.").format(
            amount=format_amount(found.received_free)
        ),
        _("Social spending and giving, {amount} baht, stands in 22.2 {line}, as the project has set it.").format(
            amount=format_amount(found.social), line=line
        ),
        _("Tools count whole in the month they were bought; own produce used for work counts nowhere."),
    ]
    if found.spending.credit:
        lines.append(_("What is bought on credit counts when it is bought, and again in (4) when it is paid."))
    if found.members_changed:
        lines.append(_("The number of members changed: each month is divided by the members it had."))
    told = tuple(ThaiParagraph.of(in_digits(one), NOTE) for one in lines)
    return Card(Column(told, gap=1), _("How it is counted"))
