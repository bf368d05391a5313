"""A table of some hundred rows: Thai words, figures in columns, sorted by a press on a head, used by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from household_ledger.text.collation import sort_key
from household_ledger.text.joined import named
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.widgets.table_cells import METER, Cells, row_heights
from household_ledger.ui.widgets.table_foot import TableFoot
from household_ledger.ui.widgets.table_room import Want, shared

_Index = QModelIndex | QPersistentModelIndex
_LEAST_SHARE, _LEAST_WRAPPING = 150, 100
"""Narrower than this at 100 % no column without a width becomes; the second of those that wrap, or as their head."""
_HEAD_EDGES = 28
"""Pixels at both sides of the words of a head, as the sheet gives them."""
_FEW = 5
"""So many of the longest words of a column are measured."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in pixels at 100 % (0: what is left), where its words stand.

    Of those that share what is left, the words of one that `is_whole` are never cut. Where room is too short for all,
    columns with a number in `goes` are left out, the greatest first: the tip of each row says what stood there.
    The words of a column that `wraps` are written on as many lines as they need, never cut.
    """

    words: str
    width: int = 0
    align: str = "left"
    is_whole: bool = False
    goes: int = 0
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `sort` is what it is sorted by (its words otherwise), `permille` draws a meter before the words."""

    text: str
    tone: str = ""
    is_strong: bool = False
    sort: int | str | None = None
    permille: int | None = None
    tip: str = ""


_GIVES: dict[int, Callable[[Cell], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda cell: cell.text,
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: cell.text,
    Qt.ItemDataRole.ForegroundRole: lambda cell: color(cell.tone or "ink"),
    METER: lambda cell: cell.permille,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, and its cells."""

    key: object
    cells: tuple[Cell, ...]


class Table(QTableView):
    """Rows to look through; `pressed` carries the key of a row clicked or entered, `chosen` the current one's.

    `menu_asked` carries the number of the row a menu is wanted for, and where on the screen.
    """

    pressed = Signal(object)
    chosen = Signal(object)
    menu_asked = Signal(int, QPoint)

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._wrapping = [number for number, one in enumerate(columns) if one.wraps]
        self._given_up: dict[int, int] = {}
        """The widths of columns that were made narrower than they are meant to be, or left out."""
        self._heads: dict[int, int] = {}
        """What Qt asked for each head when it was last in sight: of one left out it says 0."""
        self._model = _Model(columns, self)
        self.setModel(self._model)
        self._foot = TableFoot(self)
        self.setItemDelegate(Cells(self, self._wrapping))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(36))
        self._size_columns(columns)
        self._model.layoutChanged.connect(self._fit_rows)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[Row], total: Row | None = None) -> None:
        """Show rows in their order (or in the order pressed before), the total last whatever the order."""
        key = self.current_key()
        self._model.show_rows(rows, total)
        self._fit_figures()
        self._foot.hold(len(rows) if total is not None else -1)
        place = self._model.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._model.index(place, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse; asked for by its key, of the row one stands at.

        A key knows no place: the one Qt gives it counts from the heads, and lies over another row.
        """
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        under = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_asked.emit(index.row(), under if is_key else event.globalPos())

    def open_on_double_click(self) -> None:
        """Let a click only choose its row: there are buttons for the row chosen, and they are to be reached."""
        self.clicked.disconnect(self._on_clicked)
        self.doubleClicked.connect(self._on_clicked)

    def rows(self) -> list[Row]:
        """List the rows as they are shown, without the total."""
        return self._model.listed()

    def current_key(self) -> object:
        """Give the key of the row the keyboard is at; None for none."""
        index = self.currentIndex()
        return self._model.key(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the current row with Enter or, as in the grid, with F2."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_key() is not None:
            self.pressed.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the row the keyboard comes to look so; Qt stands at the first without choosing it."""
        super().focusInEvent(event)
        at, model = self.currentIndex(), self.selectionModel()
        if event.reason() != Qt.FocusReason.MouseFocusReason and at.isValid() and not model.isSelected(at):
            model.select(at, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which row the keyboard is at."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._model.key(current.row()))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the figures again: before a table is in its window, its cells have not the room around them yet."""
        super().showEvent(event)
        self._fit_figures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what is left among the columns without a width; where too little is left, the table scrolls."""
        super().resizeEvent(event)
        self._share()
        self._foot.place()

    def _fit_figures(self) -> None:
        """Widen a column of figures to its longest one: a figure that is cut says another amount."""
        head, model = self.horizontalHeader(), self._model
        for number, column in enumerate(self._columns):
            if column.width and column.align == "right":
                longest = model.longest(number)
                needed = self.sizeHintForIndex(model.index(longest, number)).width() if longest is not None else 0
                width = max(px(column.width), needed)
                if number in model.left_out:
                    self._given_up[number] = width
                else:
                    head.resizeSection(number, width)
        self._share()

    def left_out(self) -> list[str]:
        """Name the columns there is no room for; tips of the rows say what stands in them."""
        return [self._columns[number].words for number in sorted(self._model.left_out)]

    def _share(self) -> None:
        """Share the room out; where it is short, columns of words give up what theirs do not need, and some go."""
        head = self.horizontalHeader()
        made_for = [
            max(self._given_up.get(number, head.sectionSize(number)), self._head(number)) if one.width else 0
            for number, one in enumerate(self._columns)
        ]
        wants = [
            Want(width, is_whole=one.is_whole, wraps=self._least(number), goes=one.goes, may_give=self._gives(number))
            for number, (one, width) in enumerate(zip(self._columns, made_for, strict=True))
        ]
        widths, left_out = shared(self.viewport().width(), wants, px(_LEAST_SHARE), self._needed)
        self._given_up = {
            number: width
            for number, width in enumerate(made_for)
            if width and (widths[number] != width or number in left_out)
        }
        self._model.left_out = left_out
        lone = [number for number, width in enumerate(made_for) if not width]
        fits = sum(width for number, width in enumerate(widths) if number not in left_out) <= self.viewport().width()
        mode = QHeaderView.ResizeMode
        for number, width in enumerate(widths):
            head.setSectionHidden(number, number in left_out)
            head.setSectionResizeMode(number, mode.Stretch if fits and lone == [number] else mode.Interactive)
            if number not in left_out:
                head.resizeSection(number, width)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make each row as high as its words need where some may be written on several lines."""
        seen = [number for number in self._wrapping if not self.isColumnHidden(number)]
        for place, height in enumerate(row_heights(self, seen)):
            self.setRowHeight(place, height)

    def _head(self, number: int) -> int:
        """Give what a head needs to be read; what Qt asks for keeps room for a sign of sorting in each."""
        letters = QFontMetrics(font(px(SMALL), is_strong=True))
        return letters.horizontalAdvance(self._columns[number].words) + _HEAD_EDGES

    def _least(self, number: int) -> int:
        return max(px(_LEAST_WRAPPING), self._head(number)) if self._columns[number].wraps else 0

    def _gives(self, number: int) -> bool:
        one = self._columns[number]
        return bool(one.width) and one.align != "right" and not self._model.has_meter(number)

    def _needed(self, number: int) -> int:
        places = (self._model.index(one, number) for one in self._model.long_ones(number))
        words = max((self.sizeHintForIndex(one).width() for one in places), default=0)
        if not self.isColumnHidden(number):
            self._heads[number] = self.horizontalHeader().sectionSizeHint(number)
        return max(words, self._heads.get(number, 0), self._head(number))

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a cell, and out from under the total at the foot."""
        super().scrollTo(index, hint)
        under = self.visualRect(index).bottom() + 1 - (self.viewport().height() - self._foot.covers)
        if self._foot.covers and under > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + under)

    def _on_clicked(self, index: QModelIndex) -> None:
        key = self._model.key(index.row())
        if key is not None:
            self.pressed.emit(key)

    def _size_columns(self, columns: Sequence[Column]) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._model.sort_by)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(px(30))
        for number, column in enumerate(columns):
            if column.width:
                head.resizeSection(number, px(column.width))


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._given: list[Row] = []
        self._shown: list[Row] = []
        self._total: Row | None = None
        self._order = (-1, Qt.SortOrder.AscendingOrder)
        self.left_out: frozenset[int] = frozenset()

    def show_rows(self, rows: Sequence[Row], total: Row | None) -> None:
        self.beginResetModel()
        self._given, self._total = list(rows), total
        self._shown = self._ordered()
        self.endResetModel()

    def listed(self) -> list[Row]:
        return list(self._shown)

    def key(self, place: int) -> object:
        return self._shown[place].key if 0 <= place < len(self._shown) else None

    def longest(self, column: int) -> int | None:
        """Give the row with most letters in a column, of alike ones the last: a total is written stronger."""
        places = reversed(range(self.rowCount()))
        return max(places, key=lambda place: len(self._row(place).cells[column].text), default=None)

    def long_ones(self, column: int) -> list[int]:
        """Give a row each of the greatest numbers of letters in a column: fewer letters can be wider."""
        places = {len(self._row(place).cells[column].text): place for place in range(self.rowCount())}
        return [places[letters] for letters in sorted(places, reverse=True)[:_FEW]]

    def has_meter(self, column: int) -> bool:
        return any(one.cells[column].permille is not None for one in self._shown)

    def place_of(self, key: object) -> int | None:
        return next((place for place, one in enumerate(self._shown) if key is not None and one.key == key), None)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        self._shown = self._ordered()
        self.layoutChanged.emit()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self._shown) + (self._total is not None)

    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._row(index.row()).cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), cell)
        give = _GIVES.get(role)
        if give is not None:
            return give(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return font(px(BODY), is_strong=cell.is_strong or self._is_total(index.row()))
        if role == Qt.ItemDataRole.BackgroundRole and self._is_total(index.row()):
            return color("hover")
        return None

    def _tip(self, place: int, cell: Cell) -> str | None:
        """Say more of a cell, and what stands in the columns there is no room for."""
        cells = self._row(place).cells
        unseen = [named(self._columns[number].words, cells[number].text) for number in sorted(self.left_out)]
        return "\n".join(one for one in (cell.tip, *unseen) if one) or None

    def _row(self, place: int) -> Row:
        if place < len(self._shown):
            return self._shown[place]
        return self._total if self._total is not None else self._shown[-1]

    def _is_total(self, place: int) -> bool:
        return place >= len(self._shown)

    def _aligned(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column].align == "right" else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _ordered(self) -> list[Row]:
        column, order = self._order
        if not 0 <= column < len(self._columns):
            return list(self._given)

        def key(one: Row) -> tuple[bool, int | str]:
            cell = one.cells[column]
            return (cell.sort is None, sort_key(cell.text) if cell.sort is None else cell.sort)

        return sorted(self._given, key=key, reverse=order is Qt.SortOrder.DescendingOrder)
