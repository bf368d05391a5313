"""A ruled page with its sums: lines that scroll, sums below that stay, and what stands in the cell one is at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.entry_paper.cells_head import WIDEST_WORD, Corner, least_width
from household_ledger.ui.entry_paper.cells_model import CellKind, ShownColumn, ShownGroup, ShownLine
from household_ledger.ui.entry_paper.cells_paint import figure_width
from household_ledger.ui.entry_paper.cells_said import Bubble, SaidLine
from household_ledger.ui.entry_paper.cells_table import CellsTable
from household_ledger.ui.theme.look import color, has_large_letters, px
from household_ledger.ui.widgets.buttons import button, icon_button

if TYPE_CHECKING:  # made when somebody first wants it
    from household_ledger.ui.entry_paper.cells_pad import CellsPad

_LEAST, _BOX_WIDTH, _TIGHT = 46, 44, 38
_TIGHT_WORDS = (64, 56, 46)
"""Where a page is too wide, heads are cut so soon, the first that is enough."""
_LEAST_LINES = 2


class CellsPane(QWidget):
    """The page: `body` its lines, `foot` its sums; both move sideways together, the days at the left stay."""

    stood = Signal()

    def __init__(self, name: str, words: str, *, corner: str, foot_words: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_pane")
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self.body = CellsTable(name, words)
        self.foot = CellsTable(f"{name}_sums", foot_words, has_heads=False)
        self._page = QHBoxLayout()
        self._page.setSpacing(12)
        self._page.addWidget(self._framed(), 1)
        rows.addLayout(self._page, 1)
        self.pad: CellsPad | None = None
        self._last = self.body
        self._corner = Corner(self.body, corner)
        self.said = SaidLine()
        self.said.setObjectName(f"{name}_said")
        self._line = line = QHBoxLayout()
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(16)
        line.addWidget(self.said, 1)
        rows.addLayout(line)
        self.said.setVisible(not has_large_letters())  # the cell itself tells it to who points at it, or has it read
        self._go_to_waiting: Callable[[], object] = lambda: None
        self.beside = self._made_beside(name)
        self._bubble = Bubble(self)
        self._show_sums(is_shown=not has_large_letters())
        for one in (self.body, self.foot):
            one.stood.connect(self._on_stood)
        self.body.beyond.connect(self._beyond_body)
        self.foot.beyond.connect(self._beyond_foot)

    @property
    def table(self) -> CellsTable:
        """Give the table the keyboard is in, or was last."""
        for one in (self.body, self.foot):
            if one.hasFocus() or one.is_editing:
                self._last = one
        return self._last

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell is being typed in."""
        return self.body.is_editing or self.foot.is_editing

    def commit(self) -> None:
        """Hand over what is typed in a cell now."""
        for one in (self.body, self.foot):
            one.commit()

    def show_page(
        self,
        columns: Sequence[ShownColumn],
        groups: Sequence[ShownGroup],
        lines: Sequence[ShownLine],
        sums: Sequence[ShownLine],
    ) -> None:
        """Show a page; one stays where one stands unless the columns are others."""
        at = self.foot.at
        is_new = self.body.cells.show_columns(columns, groups)
        self.foot.cells.show_columns(columns)
        self.body.cells.show_lines(lines)
        is_higher = len(sums) != self.foot.cells.rowCount()
        self.foot.cells.show_lines(sums)
        if is_higher and 0 <= at[0] < len(sums):
            self.foot.setCurrentIndex(self.foot.cells.index(*at))
        self.fit()
        if is_new:
            self.body.stand_first()
        for one in (self.body, self.foot):
            one.follow()
        self._on_stood()

    def add_above(self, widget: QWidget) -> None:
        """Put something over the page."""
        self._rows.insertWidget(0, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something on the line below the page."""
        self._line.addWidget(widget)

    def say_waiting(self, words: str, go: Callable[[], object]) -> None:
        """Offer the way to what is typed and not saved; "" for nothing."""
        self.waiting.setText(words)
        self.waiting.setAccessibleName(words)
        self.waiting.setVisible(bool(words))
        self._go_to_waiting = go

    def fit(self) -> None:
        """Give every column the room its figures and head need, and share out what is left."""
        seen = [one for one in (self.body, self.foot) if one.isVisibleTo(self)]
        days = max((one.days.wanted_width() for one in seen), default=0)
        for one in (self.body, self.foot):
            one.days.setFixedWidth(days)
            one.updateGeometries()
        widths, room = self._widths(WIDEST_WORD, is_tight=False)
        tried = [] if room >= 0 else [self._widths(word, is_tight=True) for word in _TIGHT_WORDS]
        fitting = next((one for one in tried if one[1] >= 0), None)
        if fitting is not None:  # the sums of the day are seen without moving sideways
            widths, room = fitting
        for one in (self.body, self.foot):
            one.cells.is_tight = fitting is not None
        each, more = divmod(max(0, room), max(1, len(widths)))
        for place, width in enumerate(widths):
            for one in (self.body, self.foot):
                one.setColumnWidth(place, width + each + (place < more))
        self.body.head.fit()
        self.body.updateGeometries()
        self.body.setMinimumHeight(self.body.head.height() + _LEAST_LINES * self.body.days.defaultSectionSize())
        self._corner.setGeometry(0, 0, days, self.body.head.height())
        self._corner.raise_()
        height = self.foot.days.defaultSectionSize() * self.foot.cells.rowCount()
        self.foot.setFixedHeight(height)
        for one in (self.body, self.foot):
            one.place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self.fit()
        self._say()

    def _widths(self, word: int, *, is_tight: bool) -> tuple[list[int], int]:
        """Give what each column needs, and what they leave of the page (below 0: they need more)."""
        widths = [self._wide_enough(place, word, is_tight=is_tight) for place in range(len(self.body.cells.columns))]
        room = self.body.viewport().width()
        for width in widths:
            room -= width
        return widths, room

    def _wide_enough(self, place: int, word: int, *, is_tight: bool) -> int:
        cells = [line.cells[place] for table in (self.body, self.foot) for line in table.cells.lines]
        shown = [figure_width(one, is_tight=is_tight) for one in cells if one.text]
        has_box = any(one.kind is CellKind.BOX for one in cells)
        least = px(_TIGHT if is_tight else _BOX_WIDTH if has_box else _LEAST)
        return max(least, least_width(self.body.cells.columns[place], word), max(shown, default=0))

    def _made_beside(self, name: str) -> QWidget:
        """Make what stands over the page: the way to what is not kept, and to the sums where they are put away."""
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.waiting = button("", self._on_waiting, look="link")
        self.waiting.setObjectName(f"{name}_waiting")
        self.waiting.hide()
        self.sums = button(_("Sums"), look="chip")
        self.sums.setObjectName(f"{name}_show_sums")
        self.sums.setCheckable(True)
        self.sums.toggled.connect(self._show_sums)
        self.digits = icon_button("digits", _("Digits to press"))
        self.digits.setObjectName(f"{name}_digits")
        self.digits.setCheckable(True)
        self.digits.setMinimumSize(px(36), px(36))
        self.digits.toggled.connect(self._show_digits)
        for one in (self.waiting, self.sums, self.digits):
            line.addWidget(one)
        self.sums.setVisible(has_large_letters())  # not before it stands somewhere, or it is a window of its own
        return beside

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "card")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        self.body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.addWidget(self.body, 1)
        between = QFrame()
        between.setFixedHeight(1)
        between.setStyleSheet(f"background: {color('ink_3').name()}; border: 0;")
        rows.addWidget(between)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, self.body.verticalScrollBar().sizeHint().width(), 0)
        foot.addWidget(self.foot)
        rows.addLayout(foot)
        self.sideways = QScrollBar(Qt.Orientation.Horizontal)
        self.sideways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.addWidget(self.sideways)
        bars = (self.body.horizontalScrollBar(), self.foot.horizontalScrollBar(), self.sideways)
        for one in bars:
            for other in bars:
                if other is not one:
                    one.valueChanged.connect(other.setValue)
        bars[0].rangeChanged.connect(self._on_range)
        self.sideways.hide()
        return frame

    def _show_sums(self, is_shown: bool) -> None:  # noqa: FBT001 -- as the button tells it
        """Show the sums, or leave their room to the lines: large letters leave little for both."""
        self.foot.setVisible(is_shown)
        self.fit()

    def _show_digits(self, is_shown: bool) -> None:  # noqa: FBT001 -- as the button tells it
        """Show digits to press beside the page, for who has no keyboard at hand."""
        if self.pad is None:
            from household_ledger.ui.entry_paper.cells_pad import CellsPad

            self.pad = CellsPad(self.body.objectName())
            self.pad.pressed.connect(self._on_pad)
            self.pad.down.connect(lambda: self._leave_by(along=True))
            self.pad.aside.connect(lambda: self._leave_by(along=False))
            self._page.addWidget(self.pad)
        self.pad.setVisible(is_shown)
        table = self.table
        table.stand_at(*table.at)

    def _on_pad(self, key: str) -> None:
        self.table.press_key(key)

    def _leave_by(self, *, along: bool) -> None:
        """Keep the cell and go on: down the column, or to the next one of the line."""
        table = self.table
        table.commit()
        if along:
            table.move_down()
        else:
            table.move_on(1)

    def _on_range(self, least: int, most: int) -> None:
        self.sideways.setRange(least, most)
        self.sideways.setPageStep(self.body.horizontalScrollBar().pageStep())
        self.sideways.setSingleStep(px(_LEAST))
        # Not at once: the page may just be laid out, and would go on with the room it had before.
        QTimer.singleShot(0, self, self._show_sideways)

    def _show_sideways(self) -> None:
        self.sideways.setVisible(self.sideways.maximum() > self.sideways.minimum())

    def _on_stood(self) -> None:
        self._say()
        self.stood.emit()

    def _say(self) -> None:
        """Say what stands in the cell one is at; what is wrong with it right below the cell."""
        table = self.table
        shown = table.cells.cell(*table.at)
        wrong = table.editor.accessibleDescription() if table.is_editing else shown.wrong
        self.said.show_words(shown.told)
        if wrong and (table.hasFocus() or table.is_editing):
            cell = table.visualRect(table.currentIndex())
            at = table.viewport().mapTo(self, cell.bottomLeft())
            self._bubble.say(wrong, at, cell.height())
        else:
            self._bubble.hide()

    def _on_waiting(self) -> None:
        self._go_to_waiting()

    def _beyond_body(self, step: int, column: int) -> None:
        """Go from the last line to the sums, where one is typed, else to the next column."""
        if step > 0:
            found = self.foot.cells.next_in_column(-1, column, 1)
            if found is not None:
                self.sums.setChecked(True)
                self.foot.stand_at(found, column)
            else:
                self._begin_column(column + 1)

    def _beyond_foot(self, step: int, column: int) -> None:
        """Go from the sums back up, or on to the next column."""
        if step > 0:
            self._begin_column(column + 1)
            return
        found = self.body.cells.next_in_column(self.body.cells.rowCount(), column, -1)
        if found is not None:
            self.body.stand_at(found, column)

    def _begin_column(self, column: int) -> None:
        for place in range(column, self.body.cells.columnCount()):
            found = self.body.cells.next_in_column(-1, place, 1)
            if found is not None:
                self.body.stand_at(found, place)
                return
