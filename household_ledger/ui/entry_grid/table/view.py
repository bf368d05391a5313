"""The table of rows and, over one of them, the row that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.keys import deed_of, is_typing
from household_ledger.ui.entry_grid.table.chosen import ChosenCells
from household_ledger.ui.entry_grid.table.editor import RowEditor
from household_ledger.ui.entry_grid.table.model import GridModel
from household_ledger.ui.entry_grid.table.paint import LOOK, PAD, GridDelegate, is_on_picture, row_height
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import SMALL, color, has_large_letters, px
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.columns import COLUMNS, DAY_WIDTH, KEYS, PLACE, shown_columns
from household_ledger.ui.widgets.quiet_bar import QuietBar

if TYPE_CHECKING:  # loaded with the first drag
    from household_ledger.ui.photos.dropping import DropMark

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


CellKeys = Callable[[CellEdit, QKeyEvent], bool]
"""Takes a key of a cell, or says False."""


class GridView(ChosenCells):
    """Shows a `GridModel`; the row with the editor is the new one unless another is being changed."""

    edit_asked = Signal(int, str, str)
    """A row is to be changed in place: its number, the cell, what was typed (nothing: the cell as it is)."""
    new_row_asked = Signal(str)
    delete_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    menu_asked = Signal(object)  # QPoint, global
    sort_asked = Signal(str)
    deed_asked = Signal(str)
    before_asked = Signal()
    """What was done here last, and is no step of the ledger, is to be taken back."""
    bring_back_asked = Signal()
    """The deleted rows chosen are to be brought back."""
    dropped = Signal(int, object)
    """Pictures were let go over a row (the new one below all rows): its number, and the QMimeData."""
    chosen_changed = Signal()
    """Other cells are chosen than before, once they stay for a moment."""

    def __init__(self, model: GridModel) -> None:
        super().__init__(model)
        self.setObjectName("entry_table")
        self.setAccessibleName(_("Entries"))
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(True)
        self._drop_mark: DropMark | None = None
        self._pressed: tuple[int, int] | None = None
        """The cell the mouse was pressed in, alone."""
        self._cell_keys: CellKeys = lambda _cell, _event: False
        self._editor_row = -1
        self.holds_deleted = False
        """Whether the rows are those of the bin."""
        self.has_before: Callable[[], bool] = lambda: False
        """Tells whether there is anything that `before_asked` would take back."""
        self._has_year = False
        self._blank_words = ""
        self.editor = RowEditor(self.viewport(), self._on_cell_key)
        self.editor.height_changed.connect(self._on_height)
        self.editor.entered.connect(lambda _name: self._show_cell())
        self.editor.hide()
        self._set_up_heads()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_editor())
        self.doubleClicked.connect(lambda index: self._ask_edit(index.row(), index.column()))
        self.clicked.connect(self._on_clicked)
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)  # a mouse drawn over rows chooses each of them in turn
        self._choosing.timeout.connect(self.chosen_changed)
        self.selectionModel().selectionChanged.connect(lambda *_cells: self._choosing.start(0))
        model.modelReset.connect(self._on_reset)

    def take_keys(self, keys: CellKeys) -> None:
        """Let somebody hear of every key of the cells of the editor before they do."""
        self._cell_keys = keys

    @property
    def editor_row(self) -> int:
        """Which row the editor lies over; -1 for none."""
        return self._editor_row

    def put_editor(self, row: int) -> None:
        """Lay the editor over a row (-1: over none)."""
        before, self._editor_row = self._editor_row, row
        if before != row and 0 <= before < self._rows.rowCount():
            self._give_height(before, row_height())
        self._on_height()
        self.editor.setVisible(row >= 0)
        self.place_editor()

    def place_editor(self) -> None:
        """Bring the editor to where its row is now."""
        if self._editor_row < 0:
            return
        top = self.rowViewportPosition(self._editor_row)
        self.editor.setGeometry(0, top, self.viewport().width(), self.editor.wanted_height)

    def show_editor_row(self) -> None:
        """Scroll so that the whole row being typed is seen."""
        if self._editor_row >= 0:
            self.updateGeometries()
            index = self._rows.index(self._editor_row, 0)
            is_last = self._editor_row == self._rows.rowCount() - 1
            hint = (
                QAbstractItemView.ScrollHint.PositionAtBottom if is_last else QAbstractItemView.ScrollHint.EnsureVisible
            )
            self.scrollTo(index, hint)
            self.place_editor()
            self._show_cell()

    def _show_cell(self) -> None:
        """Where the row is higher than the table, scroll so that the cell one is in is seen, and what is above it."""
        room, cell = self.viewport().height(), self.editor.current()
        if self._editor_row < 0 or self.editor.wanted_height <= room:
            return
        bottom = cell.geometry().bottom() + 1 if cell is not None else row_height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.editor.y() + max(0, bottom - room))

    def current_cell(self) -> tuple[int, str]:
        """Give the row and column the keyboard is at."""
        index = self.currentIndex()
        return (index.row(), KEYS[index.column()]) if index.isValid() else (-1, "what")

    def stand_at(self, row: int, key: str) -> None:
        """Bring the keyboard to a cell of the table; for one that is only typed below a row, to the row's words."""
        if 0 <= row < self._rows.rowCount():
            place = PLACE.get(key, PLACE["what"])
            self.setCurrentIndex(self._rows.index(row, PLACE["what"] if self.isColumnHidden(place) else place))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows_in_sight(self) -> int:
        """Say how many rows are a screen."""
        return max(1, self.viewport().height() // row_height() - 1)

    def is_in_sight(self, row: int) -> bool:
        """Tell whether a row is seen whole."""
        top = self.rowViewportPosition(row)
        return 0 <= top <= self.viewport().height() - self.rowHeight(row)

    def show_sorted(self, key: str, *, is_down: bool) -> None:
        """Show at a column's head that the rows stand in its order; "" for none."""
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(bool(key))
        order = Qt.SortOrder.DescendingOrder if is_down else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(PLACE[key] if key else -1, order)

    def say_blank(self, words: str) -> None:
        """Say what an empty table shows."""
        self._blank_words = words

    def show_years(self, *, has_year: bool) -> None:
        """Give days the room for their year."""
        if has_year != self._has_year:
            self._has_year = has_year
            self.fit()

    def needs_year_room(self, days: Iterable[str]) -> bool:
        """Tell whether one of these days, as they are written, would be cut in a column without room for years."""
        letters = self.editor.cells["date"].fontMetrics()
        return any(letters.horizontalAdvance(one) > px(DAY_WIDTH) - 2 * PAD for one in days)

    def fit(self) -> None:
        """Give the columns the room there is; hide what there is no room for."""
        widths = shown_columns(self.viewport().width(), has_year=self._has_year)
        lefts, left = {}, 0
        for place, column in enumerate(COLUMNS):
            width = widths.get(column.key)
            self.setColumnHidden(place, width is None)
            if width is not None:
                self.setColumnWidth(place, width)
                lefts[column.key] = left
                left += width
        self.editor.resize(self.viewport().width(), self.editor.height())
        self.editor.fit_columns(lefts, widths)
        self.place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew; keep the row being typed, or the last one, in sight: what comes above takes room."""
        bar = self.verticalScrollBar()
        is_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self.fit()
        if is_at_end and self._editor_row < 0:
            self.updateGeometries()
            self.scrollToBottom()
        self.show_editor_row()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the new row where the room below all rows is pressed."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = (index.row(), index.column()) if is_alone else None
        is_beside = not index.isValid()
        if is_beside and event.button() == Qt.MouseButton.LeftButton and self._rows.has_new:
            self.new_row_asked.emit("what")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the pictures of a row whose sign of them was pressed; choosing rows may end at it, too."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_pressed = event.button() == Qt.MouseButton.LeftButton and self._pressed == (index.row(), index.column())
        self._pressed = None
        shown = index.data(LOOK) if is_pressed else None
        if shown is not None and is_on_picture(self.visualRect(index), shown, place):
            self.deed_asked.emit("photos")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, delete, copy and paste, and go down into the new row; the arrows are the table's own.

        What a cell that is typed in leaves over is not meant for a row of the table, nobody having gone to one.
        """
        if self.editor.current() is not None:
            event.ignore()
        elif not self._is_of_chosen(event):
            self._go_or_change(event)

    def _go_or_change(self, event: QKeyEvent) -> None:
        row, key = self.current_cell()
        if deed := deed_of(event):
            self.deed_asked.emit(deed)
        elif self.holds_deleted and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bring_back_asked.emit()
        elif event.key() in _ENTER:
            self._ask_edit(row, PLACE[key])
        elif event.key() == Qt.Key.Key_Down and row >= self._rows.rowCount() - 2 and self._rows.has_new:
            self.new_row_asked.emit(key)
        elif is_typing(event):
            self.edit_asked.emit(row, key, event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the key of undo from the window while there is something to take back here before its steps."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and self._is_taken_back_here(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def _is_taken_back_here(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self.has_before()

    def _is_of_chosen(self, event: QKeyEvent) -> bool:
        """Do what a key does with the cells chosen; False for a key that does nothing of the kind."""
        is_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Delete and self.rows_chosen():
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Space and is_shift:
            self.choose_whole_rows()
        elif self._is_taken_back_here(event):
            self.before_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            return False
        return True

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Draw the frame of the cell one stands at, and leave no frame behind."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self.visualRect(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty table what it waits for."""
        super().paintEvent(event)
        if self._rows.entries or not self._blank_words:
            return
        painter = QPainter(self.viewport())
        painter.setFont(font(px(SMALL)))
        painter.setPen(color("ink_3"))
        top = self.editor.geometry().bottom() if self._editor_row >= 0 else 0
        room = self.viewport().rect().adjusted(px(40), top, -px(40), -px(20))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._blank_words)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Go from the table into the row being typed, which lies in it."""
        if is_next and self.hasFocus() and self._rows.has_new and self._editor_row >= 0:
            self.new_row_asked.emit("date")
            return True
        return super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand at the last entry when the keyboard comes first; coming back by Tab, in the row's last cell."""
        is_first = not self.currentIndex().isValid()  # Qt itself would stand at the first row
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason and self._editor_row >= 0:
            self.editor.order()[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
            return
        is_pressed = event.reason() == Qt.FocusReason.MouseFocusReason  # scrolling now would put another row there
        if is_first and self._rows.entries and not is_pressed:
            self.setCurrentIndex(self._rows.index(self._rows.entries - 1, PLACE["what"]))

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Show which row would take pictures that are dragged here."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show it wherever they are."""
        if self._drop_mark is None:
            from household_ledger.ui.photos.dropping import DropMark

            self._drop_mark = DropMark(self)
        self._drop_mark.follow(event, self._rows.new_row)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show it no more."""
        if self._drop_mark is not None:
            self._drop_mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the row have them."""
        row = self._drop_mark.let_go(event, self._rows.new_row) if self._drop_mark is not None else -1
        if row >= 0:
            self.dropped.emit(row, event.mimeData())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the row's menu where the mouse is; asked for by its key, at the cell one stands at, under that cell.

        A key knows no place: the one Qt gives it counts from the heads, and lies over another row.
        """
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = event.globalPos()
        if is_key and index.isValid():
            self.scrollTo(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_asked.emit(place)

    def _on_cell_key(self, cell: CellEdit, event: QKeyEvent) -> bool:
        return self._cell_keys(cell, event)

    def _ask_edit(self, row: int, column: int) -> None:
        if row >= 0:
            self.edit_asked.emit(row, KEYS[column], "")

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._rows.is_new(index.row()):
            self.new_row_asked.emit(KEYS[index.column()])

    def _on_height(self) -> None:
        if 0 <= self._editor_row < self._rows.rowCount():
            self._give_height(self._editor_row, self.editor.wanted_height)
            self.show_editor_row()

    def _give_height(self, row: int, height: int) -> None:
        """Give a row another height; Qt, hearing of it, would paint everything now and once more at the next turn."""
        heads = self.verticalHeader()
        if heads.sectionSize(row) != height:
            is_blocked = heads.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
            self.setRowHeight(row, height)
            heads.blockSignals(is_blocked)
            self.updateGeometries()
            self.viewport().update()

    def _on_reset(self) -> None:
        """Lay other rows out at once: left to Qt, they would be painted now and, laid out, once more."""
        self.executeDelayedItemsLayout()
        self._choosing.start(0)

    def _on_head_pressed(self, section: int) -> None:
        self.sort_asked.emit(KEYS[section])

    def _set_up_heads(self) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # A head asks of every cell below whether it is chosen: seconds in a whole book, and ours shows nothing of it.
        head.setSelectionModel(QItemSelectionModel(self._rows, head))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(30))
        if has_large_letters():
            head.setFixedHeight(row_height())
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sectionClicked.connect(self._on_head_pressed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(px(20))
        rows.setDefaultSectionSize(row_height())
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
