"""The sheet of what is remembered: every line of items 22–23 of the survey with its sources, and their sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from household_ledger.charts.recall_words import item_heading, part_heading, recall_method, recall_source_name
from household_ledger.domain.baseline import BaselineLine
from household_ledger.domain.jpt import Item
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.recall import (
    PARTS,
    Beside,
    Placing,
    Recalled,
    Told,
)
from household_ledger.domain.recall_asked import EARNING, asked_of, has_goods, has_hours, has_money
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.fields import AmountField, LineField, QuantityField
from household_ledger.ui.widgets.words import Words

_TOP = Qt.AlignmentFlag.AlignTop
_AMOUNT, _HOURS, _BOX, _BETWEEN, _AROUND = 132, 96, 36, 14, 10
"""How wide an amount and hours are at 100 %, how high a box is, and the room between two columns and around all."""
_CASH, _GOODS, _WORKED = 1, 2, 3
_COUNTED_GOODS = ("22.1", "22.2")
"""Items whose goods are own produce alone, as the survey counts."""
_WHOLES = {
    PARTS[0]: "22.1",
    Item.PRODUCTION_COST: "22.2",
    Beside.DEBTS: Beside.DEBTS.value,
    Beside.SAVINGS: Beside.SAVINGS.value,
}
"""The items of the survey, by the first of their parts."""


class RecallSheet(QWidget):
    """Asks each source in money, in goods and (of work) in hours; an empty line was not asked about, 0 is none."""

    def __init__(self, placing: Placing, known: Sequence[BaselineLine], *, is_all: bool) -> None:
        super().__init__()
        self.cash: dict[str, AmountField] = {}
        self.goods: dict[str, AmountField] = {}
        self.hours: dict[str, QuantityField] = {}
        self._sums: dict[tuple[str, int], Words] = {}
        self._known = {line.source: line for line in known}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(_BETWEEN)
        grid.setColumnStretch(0, 1)
        for part in PARTS:
            if part in _WHOLES:
                self._add_heading(item_heading(_WHOLES[part]), _WHOLES[part], "strong")
            self._add_heading(part_heading(part), part, "heading")
            for source in asked_of(part, placing, self._known, is_all=is_all or part in EARNING):
                self._add_line(source)
        small = Words("\n".join((*recall_method(placing.social_item), _sides_words())), "hint", wraps=True)
        grid.addWidget(small, grid.rowCount(), 0, 1, _WORKED + 1)

    def fields(self) -> list[LineField]:
        """List every box, column by column."""
        return [*self.cash.values(), *self.goods.values(), *self.hours.values()]

    def when_typed(self, *calls: Callable[[], None]) -> None:
        """Call these whenever something is typed."""
        for one in self.fields():
            for call in calls:
                one.changed.connect(call)

    def show_lines(self, lines: Iterable[BaselineLine]) -> None:
        """Show what is known; a source told to have brought nothing shows 0, what was not asked stays empty."""
        told = {line.source: line for line in lines}
        for source, cash in self.cash.items():
            line = told.get(source, BaselineLine(source, 0, 0))
            is_none = source in told and not line.cash and not line.in_kind
            is_goods = not has_money(source)
            cash.show_value(Money(line.cash) if line.cash or (is_none and not is_goods) else None)
            if source in self.goods:
                self.goods[source].show_value(Money(line.in_kind) if line.in_kind or (is_none and is_goods) else None)
            if source in self.hours:
                self.hours[source].show_value(line.hours or None)

    def lines(self, before: Iterable[BaselineLine]) -> tuple[BaselineLine, ...]:
        """Give what is typed; hours without a box, and sources not asked for here, stay as they are known `before`."""
        known = {line.source: line for line in before}
        typed = [self._line(source, known.get(source)) for source in self.cash]
        unasked = [line for line in known.values() if line.source not in self.cash]
        return (*(line for line in typed if line is not None), *unasked)

    def show_sums(self, found: Recalled) -> None:
        """Show what the lines come to: nothing where nothing was asked."""
        sums: dict[str, Told | None] = {part: found.parts.get(part) for part in PARTS}
        sums |= {"22.1": found.income, "22.2": found.spending}
        for (key, column), words in self._sums.items():
            told = sums[key]
            goods = None if told is None else told.own if key in _COUNTED_GOODS else told.goods
            amount = goods if told is None or column == _GOODS else told.cash
            words.show_words("" if amount is None else format_amount(amount))

    def _line(self, source: str, known: BaselineLine | None) -> BaselineLine | None:
        goods = self.goods[source].value() if source in self.goods else None
        hours = self.hours[source].value() if source in self.hours else known.hours if known is not None else None
        cash = self.cash[source].value()
        if cash is None and goods is None and not hours:
            return None
        return BaselineLine(source, int(cash or ZERO), int(goods or ZERO), hours or 0)

    def _add_heading(self, words: str, key: str, role: str) -> None:
        place = self._grid.rowCount()
        self._grid.addWidget(Words(words, role, wraps=True), place, 0)
        if key in (Beside.DEBTS, Beside.SAVINGS) and role == "heading":
            return  # their sum stands at the item
        is_goods, is_cash = key in (Item.OWN_PRODUCE, Beside.RECEIVED), key in (Beside.DEBTS, Beside.SAVINGS)
        for column in [_GOODS] if is_goods else [_CASH] if is_cash else [_CASH, _GOODS]:
            told = Words("", role)
            told.setObjectName(f"sum_{key}_{'cash' if column == _CASH else 'goods'}")
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._sums[key, column] = told
            self._grid.addWidget(told, place, column)

    def _add_line(self, source: str) -> None:
        place, name = self._grid.rowCount(), recall_source_name(source)
        told_name = Words(name, wraps=True)
        told_name.setMinimumHeight(px(_BOX))  # level with the box, also where a sentence stands below that
        self._grid.addWidget(told_name, place, 0, _TOP)
        cash = AmountField("", name=f"{source}_cash")
        self.cash[source] = cash
        if has_money(source):
            self._place(cash, place, _CASH, _("{name}, in cash").format(name=name))
        else:
            cash.setParent(self)  # goods have no cash side; the field stays unseen and empty
            cash.hide()
        known = self._known.get(source)
        if has_goods(source) or (known is not None and known.in_kind):
            self.goods[source] = goods = AmountField("", name=f"{source}_goods")
            self._place(goods, place, _GOODS, _("{name}, in goods").format(name=name))
        if has_hours(source) or (known is not None and known.hours):
            self.hours[source] = hours = QuantityField("", name=f"{source}_hours")
            self._place(hours, place, _WORKED, _("{name}, hours of work").format(name=name))

    def _place(self, field: LineField, place: int, column: int, told: str) -> None:
        field.label.hide()
        field.editor.setAccessibleName(told)
        field.editor.setFixedWidth(px(_HOURS if column == _WORKED else _AMOUNT))
        self._grid.addWidget(field, place, column, _TOP)


def sheet_heads(beside: int) -> QWidget:
    """Say above the sheet what its columns are; `beside`: pixels its scroll bar and frame take."""
    heads = QWidget()
    row = QHBoxLayout(heads)
    row.setContentsMargins(_AROUND, 0, _AROUND + beside, 0)
    row.setSpacing(_BETWEEN)
    row.addStretch(1)
    columns = ((_("In cash, baht"), _AMOUNT), (_("In goods, worth baht"), _AMOUNT), (_("Hours of work"), _HOURS))
    for words, width in columns:
        head = Words(words, "hint", wraps=True)
        head.setFixedWidth(px(width))
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignBottom)
    return heads


def _sides_words() -> str:
    return _("Where one box of a line is filled in, the empty ones beside it count as none.")
