"""What a household told of the time before, as a card of its before–after page: the lines of items 22–23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.recall_words import (
    RecallRow,
    doubt_words,
    recall_debts,
    recall_facts,
    recall_method,
    recall_rows,
    recall_savings,
    recall_short,
    recall_title,
    recall_total,
)
from household_ledger.domain.recall import RECALLED_INCOME, RECALLED_SPENDING
from household_ledger.reports.block import Column, Row
from household_ledger.reports.cards import Card
from household_ledger.reports.sheet import NOTE
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from household_ledger.domain.jpt import Item
    from household_ledger.domain.recall import Recalled

_SHARES, _BETWEEN = (0.53, 0.47), 20.0


def recalled_card(told: Sequence[Recalled]) -> Card:
    """Set what was told in a card that says it is remembered: never to be taken for what was written at the time.

    The first stands line by line, the others in a line each: they share the page with all that is compared.
    """
    found, *others = told
    both = Row(
        (
            _table(_("22.1 Income"), found, RECALLED_INCOME),
            _table(_("22.2 Spending"), found, RECALLED_SPENDING),
        ),
        _SHARES,
        _BETWEEN,
    )
    lines = (
        recall_debts(found),
        beside(recall_savings(found), recall_facts(found)),
        *map(doubt_words, found.doubts),
        *map(recall_short, others),
        " ".join(recall_method(found.social_item)),
    )
    notes = tuple(ThaiParagraph.of(one, NOTE) for one in lines if one)
    return Card(Column((both, *notes), gap=2), recall_title(found), _("baht"))


def _table(name: str, found: Recalled, items: Sequence[Item]) -> Table:
    heads = (_("in money"), _("own produce"), _("together"))
    columns = (TableColumn(in_digits(name), Align.LEFT, share=1), *(TableColumn(one) for one in heads))
    rows = [_row(one) for one in recall_rows(found, items)]
    whole = recall_total(found, items)
    return Table(columns, rows, total=(whole.name, *whole.cells), look=OPEN)


def _row(row: RecallRow) -> TableRow:
    return TableRow((f"{row.number} {row.name}", *row.cells))
