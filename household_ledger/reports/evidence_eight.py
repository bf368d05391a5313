"""The sides of Change 8 in an evidence pack on paper: how many were scored both times, and which way they went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import Card
from household_ledger.reports.sheet import NOTE
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.services.evidence.pack import Level
from household_ledger.services.evidence.words import count_words, eight_is_apart, eight_lines
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.eight_words import middle_score
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.services.evidence.pack import EightLine, EvidencePack

_CLOSE = TableLook(air=2.6)


def eight_cards(pack: EvidencePack) -> tuple[Block, ...]:
    """Show the sides of all together; nothing where nobody was scored both times, or no side has a name."""
    sides = [one for table in pack.eight if table.who is None for one in table.sides]
    if not eight_is_apart(pack) and all(one.n == 0 for one in sides):
        return ()
    is_exact = pack.level is Level.PROVIDER
    rows = [_row(one, is_exact=is_exact) for one in sides]
    is_told = any(count is not None for one in sides for count in one.counts)
    table = (Table(_columns(is_exact=is_exact), rows, look=_CLOSE),) if is_told else ()
    lines = (ThaiParagraph.of(in_digits(one), NOTE) for one in eight_lines(pack))
    return (Card(Column((*table, *lines), gap=2), in_digits(_("Change 8"))),)


def _columns(*, is_exact: bool) -> tuple[TableColumn, ...]:
    heads = (_("Both times"), _("Up"), _("Same"), _("Down"))
    exact = (_("Middle before"), _("Middle after"), _("Of at most")) if is_exact else ()
    return (TableColumn(_("Side"), Align.LEFT, share=1, is_name=True), *map(TableColumn, (*heads, *exact)))


def _row(one: EightLine, *, is_exact: bool) -> TableRow:
    name = " ".join(filter(None, (format_number(one.slot), one.name)))
    counts = map(count_words, one.counts)
    if not is_exact:
        return TableRow((name, *counts))
    scale = NONE if one.scale is None else format_number(one.scale)
    return TableRow((name, *counts, middle_score(one.before), middle_score(one.after), scale))
