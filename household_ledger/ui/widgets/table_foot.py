"""The total of a long table, seen at its foot wherever the table is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from household_ledger.ui.theme.look import color


class TableFoot(QWidget):
    """Draws the last row of a table over its lower edge while that row itself is out of sight."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._row = -1
        self.hide()
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.place())
            bar.rangeChanged.connect(lambda _low, _high: self.place())
        table.horizontalHeader().sectionResized.connect(lambda _place, _before, _now: self.place())
        table.model().modelReset.connect(self.place)
        table.model().layoutChanged.connect(self.place)

    def hold(self, row: int) -> None:
        """Be the foot of a row (-1: of none)."""
        self._row = row
        self.place()

    @property
    def covers(self) -> int:
        """How many pixels of the table's lower edge are covered now."""
        return self.height() if not self.isHidden() else 0

    def place(self) -> None:
        """Lie over the lower edge where the row is not wholly seen."""
        table, view = self._table, self._table.viewport().geometry()
        is_there = 0 <= self._row < table.model().rowCount()
        height = table.rowHeight(self._row) if is_there else 0
        top = table.rowViewportPosition(self._row) if is_there else 0
        is_hidden = is_there and top + height > view.height() and view.height() > 2 * height
        self.setVisible(is_hidden)
        if is_hidden:
            self.setGeometry(QRect(view.left(), view.bottom() + 1 - height, view.width(), height))
            self.raise_()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row's cells as the table draws them."""
        table, model = self._table, self._table.model()
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("hover"))
        for column in range(model.columnCount()):
            if table.isColumnHidden(column):
                continue
            option = QStyleOptionViewItem()
            table.initViewItemOption(option)
            option.rect = QRect(table.columnViewportPosition(column), 0, table.columnWidth(column), self.height())
            table.itemDelegate().paint(painter, option, model.index(self._row, column))
        painter.setPen(color("line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
