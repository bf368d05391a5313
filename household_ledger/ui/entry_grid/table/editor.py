"""The row that is typed: its cells, what its kind asks for besides, its parts, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.table.paint import row_height
from household_ledger.ui.theme.look import SMALL, px, tokens
from household_ledger.ui.typing.cell import CellEdit, Past, has_keyboard
from household_ledger.ui.typing.columns import BETWEEN, COLUMNS, TIGHT, TYPED, Shape, squeezed_below, width_below
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.words import Words

_HEADS = {one.key: one for one in COLUMNS}
_PART = "part_"  # with the line below it: `party` is a cell of its own
_SHEET = """
QFrame#row_editor {{ background: {hover}; border: 0; border-bottom: 1px solid {line}; }}
QLineEdit {{ background: transparent; border: 2px solid transparent; border-radius: 5px; padding: 0 {pad}px;
             min-height: 0; }}
QLineEdit[is_boxed="true"] {{ background: {surface}; border: 1px solid {line}; padding: 0 {pad_one}px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {expense}; padding: 0 {pad}px; background: {surface}; }}
QPushButton#kind {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; padding: 0 10px;
                    min-height: 0; font-size: {small}px; color: {primary}; font-weight: 600; }}
QLineEdit:focus {{ background: {surface}; border: 2px solid {primary}; padding: 0 {pad}px; }}
QLineEdit[wrong="true"]:focus {{ border: 2px solid {expense}; }}
"""


@dataclass(slots=True)
class _Line:
    """One labelled cell below the row."""

    label: Words
    cell: CellEdit
    is_number: bool = False


@dataclass(slots=True)
class _Part:
    category: CellEdit
    amount: CellEdit
    remove: QToolButton
    cells: tuple[CellEdit, CellEdit] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = (self.category, self.amount)


class RowEditor(QFrame):
    """A row of cells laid over a row of the table; it knows nothing of entries.

    `keys` is asked for every key of every cell first. Cells of parts are called `part_0_category`, `part_0_amount`.
    """

    typed = Signal(str)
    entered = Signal(str)
    left = Signal(str)
    pressed = Signal(str)
    menu_asked = Signal(object)
    part_removed = Signal(int)
    height_changed = Signal()
    kind_pressed = Signal()

    def __init__(self, parent: QWidget, keys: Callable[[CellEdit, QKeyEvent], bool]) -> None:
        super().__init__(parent)
        self.setObjectName("row_editor")
        self.setAccessibleName(_("The row being typed"))
        colours = {name: getattr(tokens(), name) for name in ("hover", "line", "surface", "expense", "primary")}
        self.setStyleSheet(_SHEET.format(pad=9, pad_one=10, small=px(SMALL), **colours))
        self._keys = keys
        self._widths: dict[str, int] = {}
        self._lefts: dict[str, int] = {}
        self._shape = Shape()
        self._lines: dict[str, _Line] = {}
        self._parts: list[_Part] = []
        self._problems: dict[str, str] = {}
        self._remarks: dict[str, str] = {}
        self._remark_tone = "attention"
        self._height = row_height()
        self.cells: dict[str, CellEdit] = {}
        self._past: Past = lambda _redo: False
        for name in TYPED:
            self._add_cell(name, _HEADS[name].words, is_number=_HEADS[name].is_number)
        self.kind = QPushButton(self)
        self.kind.setObjectName("kind")
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.kind.setCursor(Qt.CursorShape.PointingHandCursor)
        self.kind.clicked.connect(lambda _checked=False: self.kind_pressed.emit())
        self.kind.hide()
        self.sentence = Words("", "small", tone="expense")
        self.sentence.setObjectName("sentence")
        self.sentence.setParent(self)
        self.rest = Words("", "small", tone="attention")
        self.rest.setObjectName("rest")
        self.rest.setParent(self)
        for one in (self.sentence, self.rest):
            one.hide()

    @property
    def wanted_height(self) -> int:
        """How high the row must be for all it holds."""
        return self._height

    @property
    def has_columns(self) -> bool:
        """Tell whether the cells were laid over columns yet: before that nobody can say which lie below the row."""
        return bool(self._widths)

    def fit_columns(self, lefts: Mapping[str, int], widths: Mapping[str, int]) -> None:
        """Lay the cells over the columns shown, which lie at these places; cells of the others go below."""
        if dict(widths) != self._widths or dict(lefts) != self._lefts:
            self._widths, self._lefts = dict(widths), dict(lefts)
            self.arrange()

    def take_shape(self, shape: Shape) -> None:
        """Be a row of another kind or with another number of parts."""
        if shape == self._shape and len(self._parts) == shape.parts:
            return
        self._shape = shape
        for name, label, is_number in shape.further:
            if name not in self.cells:
                self._add_cell(name, label, is_number=is_number)
        while len(self._parts) < shape.parts:
            self._parts.append(self._make_part(len(self._parts)))
        while len(self._parts) > shape.parts:
            self._drop_part(self._parts.pop())
        self.arrange()

    def take_past(self, past: Past) -> None:
        """Ask somebody whether the row has a state to go back to (or, for True, on to)."""
        self._past = past

    def _has_past(self, redo: bool) -> bool:  # noqa: FBT001 -- what a cell asks
        return self._past(redo)

    def all_texts(self) -> list[tuple[str, str]]:
        """Give the name and the words of every cell there is."""
        return [(name, cell.text()) for name, cell in self.cells.items()]

    def texts(self) -> dict[str, str]:
        """Give what stands in every cell that the row's kind has."""
        return {name: self.cells[name].text() for name in (*TYPED, *(name for name, _l, _n in self._shape.further))}

    def parts(self) -> list[tuple[str, str]]:
        """Give category and amount of each part as typed."""
        return [(one.category.text(), one.amount.text()) for one in self._parts]

    def show_texts(self, texts: Mapping[str, str], parts: Sequence[tuple[str, str]] = ()) -> None:
        """Show other words in the cells; what is not named becomes empty."""
        for name, cell in self.cells.items():
            if not name.startswith(_PART):
                cell.show_text(texts.get(name, ""))
        for one, (category, amount) in zip(self._parts, parts, strict=False):
            one.category.show_text(category)
            one.amount.show_text(amount)

    def show_hints(self, hints: Mapping[str, str]) -> None:
        """Show in grey, in the cells that are empty, what would be taken."""
        for name, cell in self.cells.items():
            hint = hints.get(name, "")
            if cell.placeholderText() != hint:
                cell.setPlaceholderText(hint)

    def show_problems(self, problems: Mapping[str, str], *, rest: str = "") -> None:
        """Outline the cells that are wrong; the sentence is that of the cell one is in, or of the first."""
        self._problems = dict(problems)
        for name, cell in self.cells.items():
            cell.show_wrong(self._problems.get(name, ""))
        self.rest.show_words(rest)
        self.arrange()

    def show_remarks(self, remarks: Mapping[str, str], tone: str = "attention") -> None:
        """Say below the row, where nothing is wrong, what deserves a second look; no cell is outlined."""
        if (dict(remarks), tone) != (self._remarks, self._remark_tone):
            self._remarks, self._remark_tone = dict(remarks), tone
            self.arrange()

    def order(self) -> list[CellEdit]:
        """List the cells in the order Tab goes through them: what a kind asks for besides comes before a note."""
        names = [name for name in TYPED if name in self._shape.columns and name in self._widths]
        if self._parts and "category" in names:
            names.remove("category")
        last = [self.cells["note"]] if self._shape.further and "note" in names else []
        cells = [cell for name in names if (cell := self.cells[name]) not in last]
        for part in self._parts:
            cells += part.cells
        return [*cells, *(line.cell for _name, line in self._below()), *last]

    def leave_by_tab(self, cell: CellEdit) -> bool:
        """Bring the keyboard from the last cell to what follows the row; Qt would go to a cell that was made later."""
        at = cell.nextInFocusChain()
        while at is not None and at is not cell:
            is_stop = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isVisible() and at.isEnabled()
            if is_stop and not self.isAncestorOf(at):
                at.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            at = at.nextInFocusChain()
        return False

    def current(self) -> CellEdit | None:
        """Give the cell the keyboard is in."""
        return next((one for one in self.cells.values() if has_keyboard(one)), None)

    def room_of(self, cell: CellEdit) -> QRect:
        """Give a cell's place in the row, with the sentence under it where it has one: a list opens below both."""
        said = self._said()
        if said is None or said[0] != cell.name or not self.sentence.isVisible():
            return cell.geometry()
        return QRect(cell.geometry().topLeft(), QSize(cell.width(), self.sentence.geometry().bottom() - cell.y()))

    def go(self, name: str, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> bool:
        """Bring the keyboard to a cell; False when the row has no such cell."""
        cell = self.cells.get(name)
        if cell is None or cell not in self.order():
            return False
        cell.setFocus(reason)
        return True

    def go_to_first_wrong(self) -> bool:
        """Bring the keyboard to the first cell that is wrong."""
        wrong = next((cell for cell in self.order() if cell.is_wrong()), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.TabFocusReason)
        return wrong is not None

    def arrange(self) -> None:
        """Give every cell its place; tell when the row needs another height."""
        high = row_height()
        for name in TYPED:
            cell = self.cells[name]
            is_shown = name in self._widths and name in self._shape.columns
            if is_shown:
                _box(cell, is_boxed=False)
                cell.setGeometry(self._lefts[name], 1, self._widths[name], high - 2)
            if name in self._widths or name not in self._shape.columns:
                cell.setVisible(is_shown)
        if self._parts:
            self.cells["category"].hide()
        top = high
        top = self._place_sentence(top, is_above=True)
        top = self._place_parts(top)
        top = self._place_below(top)
        top = self._place_sentence(top, is_above=False)
        if top != self._height:
            self._height = top
            self.height_changed.emit()

    def _add_cell(self, name: str, label: str, *, is_number: bool) -> CellEdit:
        cell = CellEdit(name, self, self._keys, self._has_past)
        cell.setAccessibleName(label)
        if is_number:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cell.typed.connect(lambda: self.typed.emit(name))
        cell.entered.connect(lambda: self._on_entered(name))
        cell.left.connect(lambda: self.left.emit(name))
        cell.pressed.connect(lambda: self.pressed.emit(name))
        cell.menu_asked.connect(self.menu_asked)
        self.cells[name] = cell
        if name not in TYPED:  # made later than what follows the row, which Tab would go through first
            QWidget.setTabOrder(self.cells["who"], cell)
        return cell

    def _make_part(self, number: int) -> _Part:
        category = self._add_cell(
            f"{_PART}{number}_category", _("Category of part {n}").format(n=number + 1), is_number=False
        )
        amount = self._add_cell(f"{_PART}{number}_amount", _("Amount of part {n}").format(n=number + 1), is_number=True)
        for cell in (category, amount):
            cell.setProperty("is_boxed", True)  # noqa: FBT003 -- Qt's own signature
            cell.show()
        remove = icon_button(
            "close", _("Take part {n} out").format(n=number + 1), lambda: self.part_removed.emit(number)
        )
        remove.setParent(self)
        remove.setMinimumSize(0, 0)
        remove.show()
        return _Part(category, amount, remove)

    def _drop_part(self, part: _Part) -> None:
        for cell in part.cells:
            self.cells.pop(cell.name, None)
            cell.hide()
            cell.deleteLater()
        part.remove.hide()
        part.remove.deleteLater()

    def _below(self) -> list[tuple[str, _Line]]:
        """List the labelled cells below the row: columns that are hidden, and what the kind asks for besides."""
        hidden = [(name, _HEADS[name].words, _HEADS[name].is_number) for name in TYPED]
        wanted = [
            one for one in hidden if one[0] in self._shape.columns and self._widths and one[0] not in self._widths
        ]
        lines = []
        for name, label, is_number in (*self._shape.further, *wanted):
            line = self._lines.get(name)
            if line is None:
                words = Words(label, "small")
                words.setParent(self)
                line = self._lines[name] = _Line(words, self.cells[name], is_number)
            lines.append((name, line))
        return lines

    def _place_below(self, top: int) -> int:
        shown = self._below()
        names = {name for name, _line in shown}
        for name, line in self._lines.items():
            line.label.setVisible(name in names)
            _box(line.cell, is_boxed=name in names)
            if name not in names and name not in self._widths:
                line.cell.hide()
        self.kind.setVisible(bool(self._shape.kind))
        self.kind.setText(self._shape.kind)
        self.kind.setToolTip(_("Another kind …") + " (F3)")
        self.kind.setAccessibleName(_("Kind: {kind}").format(kind=self._shape.kind))
        if not shown and not self._shape.kind:
            return top
        self.kind.setGeometry(QRect(6, top + 3, self.kind.sizeHint().width(), px(27)))
        left = start = max(
            self._lefts.get("what", 0) + 12, self.kind.geometry().right() + 12 if self._shape.kind else 0
        )
        high, room = px(34), self.width() - px(10)
        labels = [line.label.sizeHint().width() for _name, line in shown]
        widest, between = max(labels, default=0), px(BETWEEN)
        numbers = [line.is_number for _name, line in shown]
        squeezed = None if self._shape.kind else squeezed_below(labels, numbers, start, room)
        if squeezed is not None:
            left, widest, between = squeezed[0], 0, px(TIGHT)
        for label, (_name, line) in zip(labels, shown, strict=True):
            width = width_below(is_number=line.is_number)
            if squeezed is not None:
                width = squeezed[1]
            elif left > start and left + label + 6 + width > room:
                left, top = start, top + high + 4
            wide = widest if left == start and widest else label  # the first cells of all lines stand under each other
            line.label.setGeometry(QRect(left, top, wide, high))
            line.cell.setGeometry(QRect(left + wide + 6, top + 1, min(width, room - left - wide - 6), high - 2))
            line.cell.show()
            left += wide + width + 6 + between
        return top + high + 6

    def _place_parts(self, top: int) -> int:
        self.rest.setVisible(bool(self._parts) and bool(self.rest.words()))
        if not self._parts:
            return top
        high = px(34)
        where = "category" if "category" in self._lefts else "what"
        for part in self._parts:
            amount = self._shape.amount
            part.category.setGeometry(QRect(self._lefts[where], top + 1, self._widths[where], high - 2))
            part.amount.setGeometry(QRect(self._lefts[amount], top + 1, self._widths[amount], high - 2))
            beside = self._lefts[amount] + self._widths[amount] + 4
            if beside + high > self.width():  # nothing stands behind the amounts
                beside = self._lefts[amount] - high - 4
            part.remove.setGeometry(QRect(beside, top, high, high))
            top += high
        if self.rest.words():
            self.rest.setGeometry(QRect(self._lefts[where] + 10, top, self.width() - self._lefts[where] - 10, px(26)))
            top += px(26)
        return top + 4

    def _place_sentence(self, top: int, *, is_above: bool) -> int:
        said = self._said()
        if not said:
            self.sentence.hide()
            return top
        name, words = said
        is_in_row = name in TYPED and name in self._widths
        if is_in_row != is_above:
            return top
        cell = self.cells[name]
        self.sentence.show_words(words)
        self.sentence.set_tone("expense" if name in self._problems else self._remark_tone)
        width = self.sentence.fontMetrics().horizontalAdvance(words) + 4
        left = max(10, min(cell.x() + 10, self.width() - width - 10))
        self.sentence.setGeometry(QRect(left, top - 2, self.width() - left - 4, px(SMALL + 13)))
        self.sentence.show()
        return top + px(SMALL + 13)

    def _said(self) -> tuple[str, str] | None:
        """Give the cell whose sentence is shown, and the sentence."""
        cells = self.order()
        here = self.current()
        if here is not None and here.name in self._problems:
            return here.name, self._problems[here.name]
        said = self._problems or self._remarks
        return next(((one.name, said[one.name]) for one in cells if one.name in said), None)

    def _on_entered(self, name: str) -> None:
        self.arrange()
        self.entered.emit(name)


def _box(cell: CellEdit, *, is_boxed: bool) -> None:
    """Give a cell that stands alone a frame, and one over a column none."""
    if bool(cell.property("is_boxed")) != is_boxed:
        cell.setProperty("is_boxed", is_boxed)
        cell.style().unpolish(cell)
        cell.style().polish(cell)
