"""What a household told of the time before, on its before–after page: items 22–23, marked as remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from household_ledger.charts.recall_words import (
    RecallRow,
    doubt_words,
    recall_debts,
    recall_facts,
    recall_method,
    recall_rows,
    recall_savings,
    recall_title,
    recall_total,
)
from household_ledger.domain.jpt import Item
from household_ledger.domain.recall import RECALLED_INCOME, RECALLED_SPENDING, Recalled
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_AMOUNT, _ROW = 84, 37
"""The least width of an amount (a longer one is given more) and the height of a row, at 100 %."""


class RecalledCard(Card):
    """Shows one Recalled, the object the paper's card is made of."""

    def __init__(self, found: Recalled) -> None:
        super().__init__(recall_title(found))
        self.setObjectName(f"recalled_{found.type.value}")
        for name, items in (
            (_("22.1 Income of the household"), RECALLED_INCOME),
            (_("22.2 Spending of the household"), RECALLED_SPENDING),
        ):
            self.body.addWidget(_lines(in_digits(name), found, items))
        for line in (recall_debts(found), recall_savings(found), recall_facts(found)):
            if line:
                self.body.addWidget(Words(line, "small", tone="ink", wraps=True))
        for doubt in found.doubts:
            self.body.addWidget(Words(doubt_words(doubt), "small", tone="attention", wraps=True))
        for line in recall_method(found.social_item):
            self.body.addWidget(Words(line, "hint", wraps=True))


def _lines(name: str, found: Recalled, items: Sequence[Item]) -> Table:
    """Make the table of an item, as high as all of its lines."""
    table = Table(
        name,
        (
            Column(name),
            Column(_("in money"), _AMOUNT, "right"),
            Column(_("own produce"), _AMOUNT, "right"),
            Column(_("together"), _AMOUNT, "right"),
        ),
    )
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setSortingEnabled(False)
    rows = [Row(None, _cells(one)) for one in recall_rows(found, items)]
    table.show_rows(rows, Row(None, _cells(recall_total(found, items))))
    table.setFixedHeight(px(_ROW) * (len(rows) + 2) + px(14))
    return table


def _cells(row: RecallRow) -> tuple[Cell, ...]:
    *parts, together = row.cells
    name = f"{row.number} {row.name}".strip()
    return (
        Cell(name, tip=name),
        *map(Cell, parts),
        Cell(together, is_strong=True),
    )
