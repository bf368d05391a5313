"""The way down from a figure of the group, in the drawer: households, their months, the entries; Esc goes one up."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.services.views.evidence_walk import Line, Stop, stop_of_months
from household_ledger.services.views.walk_rows import walk_rows
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk, Walk
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.two_lines import Index, TwoLineList, TwoLines, write_words
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_LINE = Qt.ItemDataRole.UserRole + 1


class WalkPanel(QWidget):
    """One stop at a time; `path` is what was pressed on the way, and is kept by whoever shows the panel anew.

    `turned` says that another stop is shown; the others carry an EntryRow.
    """

    turned = Signal()
    entry_pressed = Signal(object)
    history_asked = Signal(object)
    photos_asked = Signal(object)

    def __init__(self, desk: Desk, walk: Walk, path: list[Line]) -> None:
        super().__init__()
        self._desk, self._walk, self._path = desk, walk, path
        self._read_anew()
        self.title = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.back = button("", self.go_up, look="link", picture="left")
        self.back.setObjectName("walk_back")
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = Words("", "small", wraps=True)
        self._column.addWidget(self.said)
        self._shown: QWidget | None = None
        self.list: StopList | None = None
        self._show()

    def place(self) -> int:
        """Tell which line the list stands at."""
        return self.list.currentIndex().row() if self.list is not None else 0

    def stand_at(self, place: int) -> None:
        """Stand at a line."""
        if self.list is not None:
            self.list.setCurrentIndex(self.list.model().index(place, 0))

    def go_down(self, line: Line) -> None:
        """Show what stands behind a line."""
        self._path.append(line)
        self._show()
        self._tell_turned()

    def go_up(self) -> None:
        """Show the stop before, standing at the line that was pressed there."""
        if not self._path:
            return
        line = self._path.pop()
        self._show()
        if self.list is not None:
            self.list.stand_at_line(line)
        self._tell_turned()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one up with Esc, Backspace or Alt+←; from the top the drawer has its say."""
        is_left = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._path and (is_left or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)):
            self.go_up()
        else:
            super().keyPressEvent(event)

    def _tell_turned(self) -> None:
        self.turned.emit()
        if self._shown is not None:
            self._shown.show()  # now, not a turn later: the keyboard goes there
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self.list = None
        line = self._path[-1] if self._path else None
        if line is not None and line.month is not None:
            self._show_entries(line)
        else:
            self._show_stop(self._stop())
        self._say_back()

    def _read_anew(self) -> None:
        """Let the month stood in be told as it is now, in the language of now; one that is gone stays as it was."""
        if len(self._path) > 1:
            was = self._path[-1]
            self._path[-1] = next((one for one in self._stop().lines if one.month == was.month), was)

    def _stop(self) -> Stop:
        if not self._path:
            return self._walk.stop
        with self._desk.reader() as reader:
            return stop_of_months(
                self._desk.figures, reader, self._path[0], self._walk.stop.indicator, self._walk.as_of
            )

    def _show_stop(self, stop: Stop) -> None:
        self.title = stop.title
        self.said.show_words(stop.said if stop.lines else _("There is nobody behind this."))
        self.list = StopList(stop)
        self.list.line_pressed.connect(self.go_down)
        self._shown = self.list
        self._column.addWidget(self.list, 1)

    def _show_entries(self, line: Line) -> None:
        self.title = beside(self._path[0].title, line.title)
        self.said.show_words(beside(line.figure, line.below))
        month = line.month or self._walk.as_of
        with self._desk.reader() as reader:
            rows = walk_rows(reader, line.household, month, line.parts)
        panel = EntriesPanel(rows, year=month.year)
        panel.pressed.connect(self.entry_pressed)
        panel.history_asked.connect(self.history_asked)
        panel.photos_asked.connect(self.photos_asked)
        panel.setFocusProxy(panel.list)
        self._shown = panel
        self._column.addWidget(panel, 1)

    def _say_back(self) -> None:
        self.back.setVisible(bool(self._path))
        if self._path:
            above = self._walk.stop.title if len(self._path) == 1 else self._path[0].title
            words = _("Back to: {what}").format(what=above)
            shown = self.back.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, px(260))
            self.back.setText(shown)
            self.back.setAccessibleName(words)
            self.back.setToolTip(words)


class StopList(TwoLineList):
    """The lines of a stop; Enter or a press goes down."""

    line_pressed = Signal(object)  # Line

    def __init__(self, stop: Stop) -> None:
        super().__init__("walk", stop.title, _Model(stop.lines), _Lines())
        self._lines = stop.lines
        self.clicked.connect(lambda index: self.line_pressed.emit(self._lines[index.row()]))

    def stand_at_line(self, line: Line) -> None:
        """Stand at a line met before, as it reads now."""
        for place, one in enumerate(self._lines):
            if (one.household, one.month) == (line.household, line.month):
                self.setCurrentIndex(self.model().index(place, 0))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down with Enter or →."""
        goes = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
        if goes and self.currentIndex().isValid():
            self.line_pressed.emit(self._lines[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)


class _Model(QAbstractListModel):
    def __init__(self, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._lines = lines

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == _LINE:
            return line
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return beside(line.title, line.figure, line.below) if role in told else None


class _Lines(TwoLines):
    """A name and its figure above, what must be said below; what the figure does not rest on is pale."""

    def write(self, painter: QPainter, upper: QRect, lower: QRect, index: Index) -> None:
        line: Line = index.data(_LINE)
        painter.setFont(font(px(BODY), is_strong=True))
        painter.setPen(color("ink" if line.is_used else "ink_3"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.figure)
        rest = upper.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(line.figure) - 10, 0)
        painter.setFont(font(px(BODY)))
        write_words(painter, rest, line.title, "ink" if line.is_used else "ink_3")
        painter.setFont(font(px(SMALL)))
        write_words(painter, lower, line.below, "ink_3")
