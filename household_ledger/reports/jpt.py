"""Items 22 and 23 of the basic minimum needs survey (จปฐ.) on one page, numbered as there, from twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.jpt_words import (
    amount_words,
    each_words,
    item_name,
    item_number,
    jpt_headline,
    jpt_lacks,
    jpt_method,
    jpt_months,
    jpt_threshold,
    jpt_title,
    lender_group,
    reached_words,
)
from household_ledger.domain.jpt import INCOME, SPENDING, Item
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card, Facts
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, STRONG, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, Run, ThaiParagraph
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import quality_mix
from household_ledger.text.i18n import _, digits
from household_ledger.text.labels import lender_name, savings_form_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.domain.jpt import Jpt, JptLine, Owed
    from household_ledger.services.views.jpt_page import JptPage

_ALIKE = TableLook(air=3.4)


def jpt(page: JptPage) -> Document:
    """Set one household's items 22–23 on one A4 page, in the language and digits of the moment."""
    found = page.jpt
    return Document(
        title=jpt_title(found),
        subtitle=household_line(page.household, found.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            ThaiParagraph.of(jpt_headline(found), HEADLINE),
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


def _lacking(found: Jpt) -> tuple[Block, ...]:
    """Say what is missing, and which months: nothing is filled up."""
    told = jpt_lacks(found)
    return (Column(tuple(ThaiParagraph.of(one, BODY) for one in told), gap=0),) if told else ()


def _facts(found: Jpt) -> tuple[Run, ...]:
    mix = quality_mix(found.grades)
    facts = [
        Run(jpt_months(found), BODY),
        *([Run(_("How complete the records are: {months}").format(months=mix), BODY)] if mix else []),
        Run(jpt_threshold(found), BODY),
    ]
    if reached := reached_words(found):
        facts.append(Run(reached, STRONG))
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
        TableRow((item_number(item), item_name(item), *_cells(found.lines[item], has_credit=has_credit)))
        for item in shown
    ]
    table = Table(columns, rows, total=("", _("Together"), *_cells(whole, has_credit=has_credit)), look=_ALIKE)
    return Card(table, in_digits(title), _("baht"), is_ruled=False)


def _cells(line: JptLine, *, has_credit: bool) -> tuple[str, ...]:
    amounts = (line.cash, *((line.credit,) if has_credit else ()), line.own, line.total)
    return (*map(amount_words, amounts), each_words(line.per_person))


def _debts_card(found: Jpt) -> Card:
    blocks: list[Block] = []
    for place, owed in enumerate(found.debts):
        blocks.append(AmountRow(lender_group(place), amount_words(owed.total)))
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
        is_more_sold = found.valuables < 0
        told = (
            _("{form}: sold for more than what was bought since the book began")
            if is_more_sold
            else _("{form}: bought for more than what was sold since the book began")
        )
        amount = format_amount(abs(found.valuables))
        blocks.append(AmountRow(told.format(form=savings_form_name("S05")), amount, RowLook.NOTE))
    return Card(Column(tuple(blocks), gap=0), in_digits(_("23 Savings")), _("baht"))


def _method_card(found: Jpt) -> Card:
    told = tuple(ThaiParagraph.of(one, NOTE) for one in jpt_method(found))
    return Card(Column(told, gap=1), _("How it is counted"))
