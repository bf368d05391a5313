"""The tables of an evidence pack on paper: the change of income, every indicator with n and grades, the quality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from household_ledger.domain.disclosure import Told
from household_ledger.domain.indicators.result import Indicator
from household_ledger.domain.indicators.tables import HEADLINES
from household_ledger.domain.kinds import Grade
from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import Card
from household_ledger.reports.sheet import NOTE, RowLook
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.services.evidence.pack import Level, Side
from household_ledger.services.evidence.standing import both_words
from household_ledger.services.evidence.words import (
    cell_words,
    column_name,
    count_words,
    estimate_name,
    estimate_words,
    grades_words,
    kept_back_words,
    mean_words,
    number_name,
    side_name,
    subject_words,
    told_words,
    who_words,
    why_words,
)
from household_ledger.text.amounts import NONE
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _
from household_ledger.text.indicator_words import indicator_name, note_words
from household_ledger.text.joined import beside
from household_ledger.text.labels import verdict_words

if TYPE_CHECKING:
    from household_ledger.services.evidence.pack import Cell, EvidencePack, Guess, Row, SideChange
    from household_ledger.services.evidence.pack import Table as IndicatorTable

_CLOSE = TableLook(air=2.6)
_BLANK = ""
_BY_OCCUPATION = frozenset({Indicator.OCCUPATIONS, Indicator.PER_HOUR, Indicator.NEW_OCCUPATIONS})
_SHORT = {
    "enrolled": N_("Enrolled"),
    "matched": N_("Compared"),
    "increased": N_("Up"),
    "left": N_("Left"),
}


class Reasons:
    """Why there are no numbers: each reason said once under a table, its mark in the cells."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def mark(self, why: str) -> str:
        """Give the mark of a reason; nothing for none."""
        if not why:
            return _BLANK
        if why not in self._told:
            self._told.append(why)
        return in_digits(f"{self._told.index(why) + 1})")

    def notes(self) -> tuple[ThaiParagraph, ...]:
        """Say them, each after its mark."""
        return tuple(ThaiParagraph.of(f"{self.mark(one)} {one}", NOTE) for one in self._told)


def change_tables(pack: EvidencePack) -> tuple[Block, ...]:
    """Show the numbers and estimates of both sides together, and each row's middle where there are rows."""
    is_exact = _is_exact(pack)
    sides = [one for one in pack.change.totals if _has_anybody(one)]
    blocks: list[Block] = []
    if sides:
        counts = [number.value for one in sides for number in one.numbers]
        blocks += [with_note(_numbers(sides), kept_back_words(counts)), _estimates(pack, sides, is_exact=is_exact)]
    rows = [one for one in pack.change.rows if _has_anybody(one)]
    if len({one.who for one in rows}) > 1:
        blocks.append(_rows_of_change(rows, is_exact=is_exact))
    return tuple(blocks)


def with_note(block: Block, words: str) -> Block:
    """Set a line of small print under a block, where there is one."""
    return Column((block, ThaiParagraph.of(words, NOTE)), gap=2) if words else block


def _is_exact(pack: EvidencePack) -> bool:
    return pack.level is Level.PROVIDER


def _has_anybody(side: SideChange) -> bool:
    """Tell whether a side has households, or does not tell that it has none."""
    return any(one.value != 0 for one in side.numbers)


def _numbers(sides: list[SideChange]) -> Table:
    heads = (TableColumn(_BLANK, Align.LEFT, share=1), *(TableColumn(side_name(one.side)) for one in sides))
    rows = [
        TableRow((number_name(number.key), *(told_words(one.told(number.key)) for one in sides)))
        for number in sides[0].numbers
    ]
    return Table(heads, rows, look=_CLOSE)


def _estimates(pack: EvidencePack, sides: list[SideChange], *, is_exact: bool) -> Column:
    columns = (
        TableColumn(_BLANK, Align.LEFT, share=1, most_lines=3),
        TableColumn(_("Value"), is_bold=True),
        TableColumn(in_digits(_("95 of 100 draws between"))),
        TableColumn(_("Households")),
        TableColumn(_BLANK, Align.LEFT),
    )
    reasons, rows = Reasons(), list[TableRow]()
    for one in sides:
        rows.append(_of_side(one.side, len(columns)))
        rows += [_guess_row(each, reasons, is_exact=is_exact) for each in one.estimates]
    rows += [
        _guess_row(each, reasons, is_exact=is_exact, n=both_words(pack) if each.value is not None else NONE)
        for who, each in pack.change.differences
        if who is None
    ]
    return Column((Table(columns, rows, look=_CLOSE), *reasons.notes(), *_part_notes(sides)), gap=2)


def _part_notes(sides: list[SideChange]) -> Iterator[ThaiParagraph]:
    """Say what a part of more than all means."""
    parts = [one.estimate("contribution_share") for one in sides]
    if any(part is not None and part.value is not None and part.value > 1 for part in parts):
        told = _(
            "A part of over 100 percent: other income fell meanwhile. It is no proof that the project is the cause."
        )
        yield ThaiParagraph.of(in_digits(told), NOTE)


def _of_side(side: Side, columns: int) -> TableRow:
    """Head the rows of a side."""
    return TableRow((side_name(side), *[_BLANK] * (columns - 1)), RowLook.TOTAL)


def _guess_row(guess: Guess, reasons: Reasons, *, is_exact: bool, n: str = "") -> TableRow:
    value, between = _value_and_limits(guess, is_exact=is_exact)
    n = n or told_words(Told(guess.n, guess.at_least))
    return TableRow((estimate_name(guess.key), value, between, n, reasons.mark(why_words(guess))))


def _rows_of_change(rows: list[SideChange], *, is_exact: bool) -> Table:
    """Show each provider or NODE: how many, the change in the middle with its limits, and what may be said of it."""
    shown = ("enrolled", "matched", "increased", "left")
    columns = (
        TableColumn(_("Whose figures"), Align.LEFT, share=1, most_lines=3),
        TableColumn(_("Which side"), Align.LEFT, share=0.6),
        *(TableColumn(_(_SHORT[key])) for key in shown),
        TableColumn(_("Middle change"), is_bold=True),
        TableColumn(in_digits(_("95 of 100 draws between"))),
        TableColumn(_("Verdict"), Align.LEFT),
    )
    made = []
    for one in rows:
        middle = one.estimate("median_per_month")
        told, between = (_BLANK, _BLANK) if middle is None else _value_and_limits(middle, is_exact=is_exact)
        numbers = (told_words(one.told(key)) for key in shown)
        verdict = verdict_words(one.verdict) if one.verdict is not None else NONE
        made.append(TableRow((who_words(one.who), side_name(one.side), *numbers, told, between, verdict)))
    return Table(columns, made, look=_CLOSE)


def _value_and_limits(guess: Guess, *, is_exact: bool) -> tuple[str, str]:
    """Write an estimate, and the limits 95 of 100 draws lie between; none where they are not told."""
    value, low, high = (
        estimate_words(replace(guess, value=one, low=None, high=None), is_exact=is_exact)
        for one in (guess.value, guess.low, guess.high)
    )
    has_limits = guess.low is not None and guess.high is not None
    return value, _("{low} and {high}").format(low=low, high=high) if has_limits else _BLANK


def summary_table(pack: EvidencePack) -> Block:
    """Show every indicator of all participants by the measure it is told by, the mean beside where there is one."""
    reasons = Reasons()
    columns = (
        TableColumn(_BLANK, Align.LEFT),
        TableColumn(_("Indicator"), Align.LEFT, share=1.2),
        TableColumn(_("Measure"), Align.LEFT, share=1),
        TableColumn(_("Middle value or share"), is_bold=True),
        TableColumn(_("Mean")),
        TableColumn(_("Households")),
        TableColumn(_("Months by grade"), Align.LEFT),
        TableColumn(_BLANK, Align.LEFT),
    )
    rows = [_summary_row(one, reasons, is_exact=_is_exact(pack)) for one in pack.tables]
    return Column((Table(columns, rows, look=_CLOSE), *reasons.notes()), gap=2)


def _summary_row(table: IndicatorTable, reasons: Reasons, *, is_exact: bool) -> TableRow:
    key = HEADLINES.get(table.indicator)
    totals = (one for one in table.totals if one.side is Side.PARTICIPANTS and not one.of)
    cell = next((found for row in totals if key is not None and (found := row.cell(key)) is not None), None)
    name = (table.indicator.value, indicator_name(table.indicator))
    if cell is None:
        return TableRow((*name, *[_BLANK] * 6))
    amounts = _amounts(cell, is_exact=is_exact)
    return TableRow((*name, column_name(cell.key, cell.unit), *amounts, reasons.mark(why_words(cell))))


def _amounts(cell: Cell, *, is_exact: bool) -> tuple[str, str, str, str]:
    """Write value, mean, number of households and grades of a cell."""
    mean = mean_words(cell) if cell.mean is not None else _BLANK
    n = told_words(Told(cell.n, cell.at_least))
    return cell_words(cell), mean, n, grades_words(cell.grades, is_exact=is_exact)


def indicator_card(table: IndicatorTable, *, is_exact: bool) -> Card:
    """Show one indicator: every measure of both sides, then each row's main one, then what must be said beside."""
    reasons = Reasons()
    blocks: list[Block] = [_measures(table, reasons, is_exact=is_exact), *reasons.notes()]
    if (rows := _rows(table, is_exact=is_exact)) is not None:
        blocks.append(rows)
    if table.indicator in _BY_OCCUPATION:
        several = _("Over occupations: who has several is in it with each, and once in the number of households.")
        blocks.append(ThaiParagraph.of(several, NOTE))
    blocks += [ThaiParagraph.of(note_words(note), NOTE) for note in table.notes]
    title = f"{table.indicator.value} {indicator_name(table.indicator)}"
    return Card(Column(tuple(blocks), gap=2), title)


def _measures(table: IndicatorTable, reasons: Reasons, *, is_exact: bool) -> Block:
    is_of_middles = any(cell.is_middle for row in table.totals for cell in row.cells)
    head = _("Middle value or share") if is_of_middles else _("Value")
    columns = (
        TableColumn(_BLANK, Align.LEFT, share=1, most_lines=3),
        TableColumn(head, is_bold=True),
        TableColumn(_("Mean")),
        TableColumn(_("Households")),
        TableColumn(_("Months by grade"), Align.LEFT),
        TableColumn(_BLANK, Align.LEFT),
    )
    rows: list[TableRow] = []
    for side in Side:
        of_side = [
            _cell_row(one, cell, reasons, is_exact=is_exact)
            for one in table.totals
            if one.side is side
            for cell in one.cells
        ]
        rows += [_of_side(side, len(columns)), *of_side] if of_side else []
    if not rows:
        return ThaiParagraph.of(_("Nobody has anything of the kind."), NOTE)
    return Table(columns, rows, look=_CLOSE)


def _cell_row(row: Row, cell: Cell, reasons: Reasons, *, is_exact: bool) -> TableRow:
    name = beside(subject_words(row.of), column_name(cell.key, cell.unit))
    return TableRow((name, *_amounts(cell, is_exact=is_exact), reasons.mark(why_words(cell))))


def _rows(table: IndicatorTable, *, is_exact: bool) -> Table | None:
    """Show the main measure of each provider or NODE; None where there are not several."""
    key = HEADLINES.get(table.indicator)
    rows = [one for one in table.rows if one.who is not None and not one.who.code and not one.of]
    if key is None or len({one.who for one in rows}) < 2:  # noqa: PLR2004 -- one row is the total
        return None
    cells = [(one, cell) for one in rows if (cell := one.cell(key)) is not None]
    columns = (
        TableColumn(_("Whose figures"), Align.LEFT, share=1),
        TableColumn(_("Which side"), Align.LEFT),
        TableColumn(_("Middle value or share"), is_bold=True),
        TableColumn(_("Mean")),
        TableColumn(_("Households")),
        TableColumn(_("Months by grade"), Align.LEFT),
    )
    made = [
        TableRow((who_words(one.who), side_name(one.side), *_amounts(cell, is_exact=is_exact))) for one, cell in cells
    ]
    return Table(columns, made, look=_CLOSE)


def quality_table(pack: EvidencePack) -> Block:
    """Show the household-months of the twelve months by grade, each row and all together."""
    columns = (
        TableColumn(_("Whose figures"), Align.LEFT, share=1),
        TableColumn(_("Which side"), Align.LEFT),
        *(TableColumn(grade.value) for grade in Grade),
    )
    counts = [months for one in pack.quality for _grade, months in one.months]
    return with_note(Table(columns, list(_quality_rows(pack)), look=_CLOSE), kept_back_words(counts))


def _quality_rows(pack: EvidencePack) -> Iterator[TableRow]:
    for one in pack.quality:
        if any(months != 0 for _grade, months in one.months):
            counts = dict(one.months)
            yield TableRow(
                (who_words(one.who), side_name(one.side), *(count_words(counts.get(grade)) for grade in Grade)),
                RowLook.TOTAL if one.who is None else RowLook.PLAIN,
            )
