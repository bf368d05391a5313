"""The eight sides (Change 8) in an outcome report: how each changed among those scored in it both times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import Card
from household_ledger.reports.paper_order import EIGHT_SIDES
from household_ledger.reports.sheet import BODY, NOTE
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.eight_words import left_out, middle_score, rose_most
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.domain.change_slots import SlotChange
    from household_ledger.services.views.change_eight import ChangeEight

_CLOSE = TableLook(air=3.0)


def eight_sides(read: ChangeEight) -> tuple[Block, ...]:
    """Show the sides anybody was scored in before and after; nothing where nobody was."""
    slots = [one for one in read.slots if one.n]
    if not slots:
        return ()
    finding = rose_most(slots, read.names) or _("No score rose")
    basis = in_digits(_("Scores people gave by themselves, of those scored both times. They are no income."))
    notes = [ThaiParagraph.of(one, NOTE) for one in (basis, left_out(read.backwards)) if one]
    table = Table(_columns(), [_row(one, read.names[one.slot]) for one in slots], look=_CLOSE)
    content = Column((ThaiParagraph.of(finding, BODY), table, *notes), gap=2)
    return (Card(content, in_digits(_(EIGHT_SIDES)), is_listed=True),)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Side"), Align.LEFT, share=1, is_name=True),
        *(
            TableColumn(head)
            for head in (_("Both times"), _("Middle before"), _("Middle after"), _("Up"), _("Same"), _("Down"))
        ),
    )


def _row(one: SlotChange, name: str) -> TableRow:
    counts = (one.up, one.same, one.down)
    return TableRow(
        (
            name,
            format_number(one.n),
            middle_score(one.before.value),
            middle_score(one.after.value),
            *map(format_number, counts),
        )
    )
