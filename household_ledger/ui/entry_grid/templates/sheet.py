"""The rows of one template as they are about to be written: which of them, on which day, with which amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.row import ReadRow
from household_ledger.services.typed.templates import TemplateRow, written_on
from household_ledger.services.typed.worth_words import price_of_day_words
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import entry_kind_name
from household_ledger.text.messages import message
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.fields import AmountField, QuantityField
from household_ledger.ui.widgets.in_sight import KeyboardInSight
from household_ledger.ui.widgets.words import Words

_AMOUNT_WIDTH, _BESIDE_BOX = 130, 26
_TOP = Qt.AlignmentFlag.AlignTop
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
Amounts = tuple[tuple[str, int], ...]


class TemplateLine(QFrame):
    """One row: ticked it is written; its amounts may be typed over. What is gone is said and cannot be ticked."""

    changed = Signal()

    def __init__(self, row: TemplateRow, number: int) -> None:
        super().__init__()
        self.row = row
        self.setObjectName(f"template_line_{number}")
        shown = row.shown
        what = (shown.what or shown.categories) if shown is not None else row.draft.description
        self.what = what or entry_kind_name(row.draft.kind)
        self.tick = CheckBox(self.what)
        self.tick.setObjectName(f"take_{number}")
        self.tick.setChecked(not row.gone)
        self.tick.setEnabled(not row.gone)
        self.tick.toggled.connect(lambda _on: self._on_ticked())
        told = beside(shown.tag, shown.categories, shown.pocket, shown.who) if shown is not None else ""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.tick)
        below = QVBoxLayout()
        below.setContentsMargins(px(_BESIDE_BOX), 0, 0, 0)
        words.addLayout(below)
        if told:
            below.addWidget(Words(told, "hint", wraps=True))
        self.prices = Words("", "small", tone="attention", wraps=True)
        self.prices.setObjectName(f"prices_{number}")
        below.addWidget(self.prices)
        self.say_prices(row)
        if row.left_out:
            left_out = _("No longer there, so left blank: {names}").format(names=beside(*row.left_out))
            below.addWidget(Words(left_out, "small", tone="attention", wraps=True))
        if row.gone:
            gone = _("Cannot be written: {names} is out of use.").format(names=beside(*row.gone))
            below.addWidget(Words(gone, "small", tone="expense", wraps=True))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addLayout(words, 1)
        amounts = QGridLayout()
        amounts.setHorizontalSpacing(8)
        amounts.setVerticalSpacing(6)
        self.fields = {cell: self._field(cell, amount, number) for cell, amount in row.asked()}
        for place, (cell, one) in enumerate(self.fields.items()):
            one.setFixedWidth(px(_AMOUNT_WIDTH))
            one.changed.connect(self.changed)
            one.label.hide()  # it stands before the amount, so that more rows are in sight
            one.editor.setAccessibleName(named(self.what, self._label(cell)))
            said = Words(self._label(cell), "small")
            said.setMinimumHeight(px(36))
            amounts.addWidget(said, place, 0, Qt.AlignmentFlag.AlignRight | _TOP)
            amounts.addWidget(one, place, 1, _TOP)
        amounts.setRowStretch(len(self.fields), 1)
        line.addLayout(amounts)

    def say_prices(self, row: TemplateRow) -> None:
        """Say what is worth another price on the day of the row than the template keeps."""
        words = beside(*map(price_of_day_words, row.price_changes))
        self.prices.show_words(words)
        self.prices.setVisible(bool(words))

    @property
    def is_taken(self) -> bool:
        """Tell whether the row is to be written."""
        return self.tick.isChecked()

    def amounts(self) -> Amounts:
        """Give the amounts as they stand; one that cannot be read as it was."""
        before = dict(self.row.asked())
        typed = ((cell, field.value()) for cell, field in self.fields.items())
        return tuple((cell, before[cell] if value is None else int(value)) for cell, value in typed)

    def is_changed(self) -> bool:
        """Tell whether something else stands here than the template has."""
        return not self.row.gone and (not self.is_taken or self.amounts() != self.row.asked())

    def check(self) -> bool:
        """Show what is wrong with the amounts; True when all is right, or the row is not written."""
        right = [one.check() for one in self.fields.values()]
        return not self.is_taken or all(right)

    def show_problem(self, problem: Problem) -> bool:
        """Show what is wrong with the row at its amount; False where it has none."""
        field = self.fields.get(problem.field) or next(iter(self.fields.values()), None)
        if field is not None:
            field.show_problem(message(problem))
        return field is not None

    def _field(self, cell: str, amount: int, number: int) -> AmountField | QuantityField:
        name = f"amount_{number}_{cell}"
        if cell == "quantity":
            quantity = QuantityField(self._label(cell), name=name, is_needed=True)
            quantity.show_value(amount)
            return quantity
        field = AmountField(self._label(cell), name=name, is_needed=True, is_above_zero=True)
        field.show_value(Money(amount))
        return field

    def _label(self, cell: str) -> str:
        if cell == "quantity":
            return _("hours") if self.row.draft.kind is EntryKind.HOURS else self.row.draft.unit
        if cell.startswith("part_"):
            return self.row.typed.parts[int(cell.split("_")[1])].category
        return _("In") if cell == "money_in" else _("Out")

    def _on_ticked(self) -> None:
        for one in self.fields.values():
            one.setEnabled(self.is_taken)
        self.changed.emit()


class TemplateSheet(QScrollArea):
    """All rows of a template."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("template_rows")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea#template_rows { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sight = KeyboardInSight(self)
        self.lines: list[TemplateLine] = []

    def show_rows(self, rows: Sequence[TemplateRow]) -> None:
        """Show other rows."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        self.lines = [TemplateLine(row, number) for number, row in enumerate(rows)]
        for place, line in enumerate(self.lines):
            if place:
                column.addWidget(hairline())
            line.changed.connect(self.changed)
            column.addWidget(line, 0, _TOP)
        column.addStretch(1)
        self.setWidget(holder)

    def follow_day(self, book: NameBook, day: date) -> None:
        """Say anew what is worth another price on a day; amounts typed over stay."""
        for line in self.lines:
            line.say_prices(line.row.priced_on(day, book.prices))

    def read(self, book: NameBook, day: date) -> list[tuple[TemplateLine, ReadRow]]:
        """Read the rows ticked as they are written on a day."""
        return [(line, written_on(line.row, line.amounts(), book, day)) for line in self.lines if line.is_taken]

    def check(self) -> bool:
        """Show what is wrong with what is typed; True when all is right."""
        right = [line.check() for line in self.lines]
        if not all(right):
            wrong = self.lines[right.index(False)]
            next(one for one in wrong.fields.values() if one.problem()).setFocus(Qt.FocusReason.OtherFocusReason)
        return all(right)

    def is_changed(self) -> bool:
        """Tell whether something else stands here than the template has."""
        return any(line.is_changed() for line in self.lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the amount above or below with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        editors = self._editors()
        here = next((place for place, one in enumerate(editors) if one.hasFocus()), -1)
        if step is None or here < 0:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(editors):
            editors[here + step].setFocus(Qt.FocusReason.TabFocusReason)
            editors[here + step].selectAll()

    def first_field(self) -> QLineEdit | None:
        """Give the first amount to be typed over."""
        return next(iter(self._editors()), None)

    def _editors(self) -> list[QLineEdit]:
        return [field.line for line in self.lines for field in line.fields.values() if line.is_taken]
