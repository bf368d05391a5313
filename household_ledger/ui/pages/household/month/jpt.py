"""Items 22 and 23 of the basic needs survey in the window: its lines as on paper, each leading to its entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.charts.jpt_words import (
    amount_words,
    each_words,
    item_name,
    item_number,
    jpt_lacks,
    jpt_method,
    jpt_threshold,
    lender_group,
    reached_words,
)
from household_ledger.domain.jpt import INCOME, SPENDING, Item, Jpt, JptLine
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import lender_name, savings_form_name
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.states import Banner
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_AMOUNT, _ROW, _CARDS = 112, 37, 560
"""Widths of a column and of both cards beside each other, and the height of a row, at 100 %."""


class JptSight(QWidget):
    """Shows one household's Jpt, the object its paper is made of; `on_item` is given the line that was pressed."""

    def __init__(self, on_item: Callable[[Item], object]) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self.lacking = QVBoxLayout()
        rows.addLayout(self.lacking)
        self.income, self.spending = (
            _LineTable(in_digits(_("22.1 Income of the household"))),
            _LineTable(in_digits(_("22.2 Spending of the household")), has_credit=True),
        )
        for one, name in ((self.income, "jpt_income"), (self.spending, "jpt_spending")):
            one.setObjectName(name)
            one.pressed.connect(lambda key: on_item(key) if isinstance(key, Item) else None)
            card = Card(in_digits(one.accessibleName()))
            card.body.addWidget(one)
            rows.addWidget(card)
        self.debts, self.savings = Card(in_digits(_("22.4 Debts"))), Card(in_digits(_("23 Savings")))
        both = Beside(_CARDS)
        both.add(self.debts, 1)
        both.add(self.savings, 1)
        rows.addWidget(both)
        self.method = Card(_("How it is counted"))
        rows.addWidget(self.method)
        rows.addStretch(1)

    def show_jpt(self, found: Jpt) -> None:
        """Show the lines, what is missing, and by which rules they were filled."""
        clear(self.lacking)
        if lacks := jpt_lacks(found):
            self.lacking.addWidget(Banner(" ".join(lacks)))
        self.income.show_lines(found, INCOME, found.income)
        self.spending.show_lines(found, SPENDING, found.spending)
        _fill(self.debts, _debt_lines(found))
        _fill(self.savings, _saving_lines(found))
        _fill(self.method, [beside(jpt_threshold(found), reached_words(found)), *jpt_method(found)])


class _LineTable(Table):
    """The lines of an item with their sum, as high as all of them; only spending can be on credit."""

    def __init__(self, name: str, *, has_credit: bool = False) -> None:
        self._has_credit = has_credit
        super().__init__(
            name,
            (
                Column("", 44),
                Column(_("Item of the survey")),
                Column(_("in money"), _AMOUNT, "right"),
                *((Column(_("on credit"), _AMOUNT, "right"),) if has_credit else ()),
                Column(_("own produce"), _AMOUNT, "right"),
                Column(_("together"), _AMOUNT, "right"),
                Column(_("for each person"), _AMOUNT, "right"),
            ),
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSortingEnabled(False)

    def show_lines(self, found: Jpt, items: Sequence[Item], whole: JptLine) -> None:
        """Show the lines there are."""
        shown = [one for one in items if one is not Item.WORK_UNSAID or found.lines[one].total]
        rows = [
            Row(
                item,
                (
                    Cell(item_number(item), "ink_3", sort=place),
                    Cell(item_name(item), tip=item_name(item)),
                    *self._cells(found.lines[item]),
                ),
            )
            for place, item in enumerate(shown)
        ]
        self.show_rows(rows, Row(None, (Cell(""), Cell(_("Together"), is_strong=True), *self._cells(whole))))
        self.setFixedHeight(px(_ROW) * (len(rows) + 2) + px(14))

    def _cells(self, line: JptLine) -> tuple[Cell, ...]:
        amounts = (line.cash, *((line.credit,) if self._has_credit else ()), line.own)
        each = line.per_person
        return (
            *(Cell(amount_words(one), sort=int(one)) for one in amounts),
            Cell(amount_words(line.total), is_strong=True, sort=int(line.total)),
            Cell(each_words(each), sort=None if each is None else round(each)),
        )


def _fill(card: Card, lines: Sequence[str]) -> None:
    clear(card.body)
    for line in lines:
        card.body.addWidget(Words(line, "small", tone="ink", wraps=True))
    card.body.addStretch(1)


def _debt_lines(found: Jpt) -> list[str]:
    lines = []
    for place, owed in enumerate(found.debts):
        lines.append(named(lender_group(place), amount_words(owed.total)))
        if len(owed.classes) > 1:
            lines += [f"   {named(lender_name(code), format_amount(amount))}" for code, amount in owed.classes]
    lines.append(named(_("Debts at the end"), format_amount(found.debt)))
    if any(amount < 0 for owed in found.debts for _code, amount in owed.classes):
        lines.append(_("More was paid back than the book holds. Was what you owed before forgotten?"))
    return lines


def _saving_lines(found: Jpt) -> list[str]:
    lines = [named(savings_form_name(code), format_amount(amount)) for code, amount in found.savings]
    lines = lines or [named(_("No savings in the book"), NONE)]
    lines.append(named(_("Savings at the end"), format_amount(found.saved)))
    if found.valuables:
        name = _("{form}: bought less sold since the book began").format(form=savings_form_name("S05"))
        lines.append(named(name, format_amount(found.valuables)))
    return lines
