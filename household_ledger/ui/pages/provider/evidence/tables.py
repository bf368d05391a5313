"""The indicators as a table: each by the measure it is told by, with its n and the grades it rests on."""

from __future__ import annotations

from typing import Final

from household_ledger.domain.group_change import GroupChange
from household_ledger.domain.indicators.result import Indicator, Key, Remark
from household_ledger.domain.indicators.tables import Aggregate, IndicatorTable, IndicatorTables
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.group_figures import aggregate_name, aggregate_value, why_no_aggregate
from household_ledger.text.i18n import _
from household_ledger.text.indicator_words import indicator_name, note_words
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_OF_GAIN: Final = frozenset({Key.GAIN_PER_YEAR, Key.COST_PER_BAHT, Key.COST_PER_BAHT_NET, Key.PAYBACK})
_NOT_SHOWN: Final = Remark.GAIN_NOT_SHOWN
Picked = tuple[Indicator, int]
"""An indicator, and which of its measures over households."""


def evidence_table() -> Table:
    """Make the empty table."""
    made = Table(
        _("Indicators over households"),
        (
            Column(_("No."), 62),
            Column(_("Indicator"), wraps=True),
            Column(_("Measure"), wraps=True, goes=2),
            Column(_("Middle value or share"), 150, "right"),
            Column(_("Households"), 96, "right"),
            Column(_("Grades of the months"), wraps=True, goes=1),
        ),
    )
    made.setObjectName("evidence_table")
    return made


def rows_of(tables: IndicatorTables, *, is_whole: bool) -> list[Row]:
    """Write an indicator a row by its headline; `is_whole` all its measures, a row each."""
    return [
        _row(table, place, tables.change)
        for table in tables.tables
        for place, one in enumerate(table.participants.aggregates)
        if is_whole or one is table.headline or (table.headline is None and place == 0)
    ]


def picked(tables: IndicatorTables, key: Picked) -> tuple[IndicatorTable, Aggregate]:
    """Find what a row stands for."""
    table = tables.table(key[0])
    return table, table.participants.aggregates[key[1]]


def _row(table: IndicatorTable, place: int, change: GroupChange) -> Row:
    one = table.participants.aggregates[place]
    why = why_no_aggregate(one, change) or _doubt(table, one)
    number = int(table.indicator.value.removeprefix("M"))
    return Row(
        (table.indicator, place),
        (
            Cell(table.indicator.value, "ink_3", sort=number),
            Cell(indicator_name(table.indicator), is_strong=True),
            Cell(aggregate_name(one)),
            Cell(aggregate_value(one), is_strong=one.value is not None, sort=_size(one), tip=why),
            Cell(format_number(one.n) if one.n else NONE, sort=one.n),
            Cell(why or grade_mix(one.grades), "attention" if why else "ink_2"),
        ),
    )


def _doubt(table: IndicatorTable, one: Aggregate) -> str:
    """Say beside what rests on the gain that the gain is not shown."""
    return next((note_words(note) for note in table.notes if one.key in _OF_GAIN and note.remark is _NOT_SHOWN), "")


def _size(one: Aggregate) -> int | None:
    return None if one.value is None else round(one.value * 1000)
