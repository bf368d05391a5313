"""What a household told of the time before, as cards of its before–after paper: the lines of items 22–23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.jpt_words import lender_group
from household_ledger.charts.recall_words import (
    RecallRow,
    asked_amount,
    doubt_words,
    item_heading,
    recall_aside_words,
    recall_facts,
    recall_method,
    recall_rows,
    recall_short,
    recall_title,
    recall_total,
)
from household_ledger.domain.jpt import LENDERS
from household_ledger.domain.recall import RECALLED_INCOME, RECALLED_SPENDING
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card
from household_ledger.reports.sheet import BODY, NOTE, RowLook
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.labels import lender_name, savings_form_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.domain.jpt import Item
    from household_ledger.domain.kinds import BaselineType
    from household_ledger.domain.recall import Recalled

_ALIKE = TableLook(air=2.2)


def recalled_cards(told: Sequence[Recalled], basis: BaselineType | None) -> tuple[Block, ...]:
    """Set what was told in cards that say it is remembered: never to be taken for what was written at the time.

    The first stands line by line, the others in a line each. `basis` is what the comparison rests on.
    """
    found, *others = told
    lines = (
        recall_facts(found),
        *map(doubt_words, found.doubts),
        *map(recall_short, others),
    )
    said = tuple(ThaiParagraph.of(one, BODY) for one in lines if one)
    told_apart = (recall_aside_words(basis), *recall_method(found.social_item))
    method = tuple(ThaiParagraph.of(one, NOTE) for one in told_apart if one)
    tables = (_table("22.1", found, RECALLED_INCOME), _table("22.2", found, RECALLED_SPENDING))
    return (
        Card(Column((*tables, *said), gap=4), recall_title(found), _("baht")),
        Row((_debts_card(found), _savings_card(found))),
        Card(Column(method, gap=1), _("How it is counted")),
    )


def _table(item: str, found: Recalled, items: Sequence[Item]) -> Table:
    heads = (_("in money"), _("own produce"), _("together"))
    columns = (TableColumn(item_heading(item), Align.LEFT, share=1), *(TableColumn(one) for one in heads))
    rows = [_row(one) for one in recall_rows(found, items)]
    whole = recall_total(found, items)
    return Table(columns, rows, total=(whole.name, *whole.cells), look=_ALIKE)


def _row(row: RecallRow) -> TableRow:
    return TableRow((f"{row.number} {row.name}", *row.cells))


def _debts_card(found: Recalled) -> Card:
    rows: list[Block] = []
    for place, codes in enumerate(LENDERS):
        rows.append(AmountRow(lender_group(place), asked_amount(found.owed(place))))
        told = [code for code in codes if code in found.debts]
        if len(told) > 1:
            rows += [AmountRow(lender_name(one), format_amount(found.debts[one]), RowLook.NOTE) for one in told]
    rows.append(AmountRow(_("Debts altogether"), asked_amount(found.debt), RowLook.TOTAL))
    return Card(Column(tuple(rows), gap=0), item_heading("22.4"), _("baht"))


def _savings_card(found: Recalled) -> Card:
    rows = [AmountRow(savings_form_name(code), format_amount(amount)) for code, amount in found.savings.items()]
    rows.append(AmountRow(_("Savings altogether"), asked_amount(found.saved), RowLook.TOTAL))
    return Card(Column(tuple(rows), gap=0), item_heading("23"), _("baht"))
