"""Asking what an amount was for, below its cell: a few letters of the category, Enter takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QVBoxLayout, QWidget

from household_ledger.services.typed.paper_choices import PaperChoice, matching
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px, tokens
from household_ledger.ui.widgets.pick_list import PickLine, PickList
from household_ledger.ui.widgets.words import Words

_WIDTH, _MOST_ROWS, _GAP = 380, 7, 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class AskFor(QFrame):
    """Opens over a page; `done` gets the choice, or None where nobody made one. Nothing is chosen for anybody."""

    def __init__(self, ground: QWidget, words: str, choices: Sequence[PaperChoice]) -> None:
        super().__init__(ground)
        self.setObjectName("ask_for")
        self.setProperty("kind", "popup")
        self.done: Callable[[PaperChoice | None], object] = lambda _choice: None
        self._choices = tuple(choices)
        self._found: list[PaperChoice] = []
        self._is_over = False
        self.was_left = False
        """Whether the keyboard went elsewhere without an answer."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(6)
        rows.addWidget(Words(words, "small", wraps=True))
        self.line = _Line(self._on_key, self._on_left)
        self.line.setObjectName("ask_for_line")
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(_("Type a few letters, or press ↓"))
        self.line.textEdited.connect(lambda _text: self._show())
        rows.addWidget(self.line)
        self.list = PickList("ask_for_list", words, max(36, px(34)))
        self.list.taken.connect(self._take)
        self.list.moved.connect(self._on_moved)
        rows.addWidget(self.list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        shadow.setColor(tokens().shadow)
        self.setGraphicsEffect(shadow)
        self._show()

    def open_at(self, cell: QRect) -> None:
        """Open below a cell (in coordinates of the ground), or above it where there is more room."""
        ground = self.parentWidget()
        if ground is None:
            return
        width = min(px(_WIDTH), ground.width() - 2 * _GAP)
        below, above = ground.height() - cell.bottom(), cell.top()
        room = max(below, above) - px(90) - 2 * _GAP
        count = max(2, min(_MOST_ROWS, len(self._choices), room // self.list.line_height))
        self.list.setFixedHeight(count * self.list.line_height + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        top = cell.bottom() + _GAP if below >= above or below >= self.height() else cell.top() - self.height() - _GAP
        self.move(QPoint(max(_GAP, min(cell.left(), ground.width() - width - _GAP)), max(_GAP, top)))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Ask no more, and leave the keyboard where it is."""
        self._on_left()

    def _show(self) -> None:
        typed = self.line.text()
        self._found = matching(self._choices, typed)
        lines = [PickLine(one.words) for one in self._found]
        self.list.show_lines(lines, 0 if typed.strip() and lines else -1)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._end(None)
        elif key in _STEPS:
            self.list.move_by(_STEPS[key])
        elif key in _TAKE:
            if self.list.place() >= 0:
                self._take(self.list.place())
        else:
            return False
        return True

    def _on_moved(self, place: int) -> None:
        self.line.setAccessibleDescription(self._found[place].words if 0 <= place < len(self._found) else "")

    def _on_left(self) -> None:
        self.was_left = not self._is_over
        self._end(None)

    def _take(self, place: int) -> None:
        self._end(self._found[place])

    def _end(self, choice: PaperChoice | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        self.hide()
        self.deleteLater()
        self.done(choice)


class _Line(QLineEdit):
    """Where letters of the category are typed; the list's keys go to the list."""

    def __init__(self, keys: Callable[[QKeyEvent], bool], left: Callable[[], object]) -> None:
        super().__init__()
        self._keys, self._left = keys, left
        self.setMinimumHeight(px(36))

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Let Tab take what the list stands at."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask the list first."""
        if self._keys(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask no more when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._left()
