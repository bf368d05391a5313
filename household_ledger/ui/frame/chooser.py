"""Typing to find one of many: a line above a list, the arrow keys move in the list while the line has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.frame.finding import found
from household_ledger.ui.frame.popup import Popup
from household_ledger.ui.theme.look import BODY, px
from household_ledger.ui.widgets.pick_list import PickLine, PickList
from household_ledger.ui.widgets.words import Words

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what it says, the other words it is found by, what stands on its right, what it does."""

    words: str
    run: Callable[[], object]
    also: str = ""
    picture: str = ""
    before: str = ""
    """Said before the words, in the colour of hints: a code."""
    after: str = ""
    """Said at the right end: what kind of thing it is, or its key."""
    is_now: bool = False


class Chooser(Popup):
    """The popup; `more` makes choices of what is typed itself (a month written in full)."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        choices: Sequence[Choice],
        *,
        more: Callable[[str], Sequence[Choice]] = lambda _typed: (),
        size: tuple[int, int] = (360, 420),
    ) -> None:
        super().__init__(parent, name)
        self._choices, self._more = tuple(choices), more
        self.setFixedWidth(min(px(size[0]), parent.window().width() - 2 * _MARGIN))
        self._highest = min(px(size[1]), parent.window().height() - px(120))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        rows.setSpacing(6)
        self.line = QLineEdit()
        self.line.setObjectName("find")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_typed)
        rows.addWidget(self.line)
        self._shown: tuple[Choice, ...] = ()
        self.list = PickList("found", _("Found"), row_height())
        self.list.taken.connect(self._take)
        rows.addWidget(self.list)
        self.nothing = Words(_("Nothing is called that."), "hint", wraps=True)
        self.nothing.setObjectName("nothing_found")
        rows.addWidget(self.nothing)
        self._on_typed("")
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> tuple[Choice, ...]:
        """List what is found now, the best first."""
        return self._shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, take with Enter, while the line has the keyboard."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self._move(Qt.Key(event.key()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.place())
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._move(Qt.Key.Key_Down if event.key() == Qt.Key.Key_Tab else Qt.Key.Key_Up)
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        listed = found([*self._choices], typed, lambda one: (f"{one.before} {one.words}".strip(), one.also))
        self._shown = (*self._more(typed), *listed)
        now = next((place for place, one in enumerate(self.shown()) if one.is_now), 0) if not typed.strip() else 0
        self.list.show_lines([_line(one) for one in self._shown], now)
        self.list.setVisible(bool(self.shown()))
        self.nothing.setVisible(not self.shown())
        height = row_height() * max(1, len(self.shown())) + 6
        self.list.setFixedHeight(min(height, self._highest))
        self.list.scrollTo(self.list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self.adjustSize()
        self._say_current()

    def _move(self, key: Qt.Key) -> None:
        page = max(1, self.list.height() // row_height() - 1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}[key]
        self.list.move_by(step)
        self._say_current()

    def _say_current(self) -> None:
        place = self.list.place()
        self.line.setAccessibleDescription(self.shown()[place].words if 0 <= place < len(self.shown()) else "")

    def _take(self, place: int) -> None:
        if 0 <= place < len(self.shown()):
            chosen = self.shown()[place]
            self.close()
            chosen.run()


def row_height() -> int:
    """Give the height of a line of the list."""
    return max(36, px(BODY * 1.81) + 8)


def _line(choice: Choice) -> PickLine:
    tone = "primary" if choice.is_now else "ink"
    return PickLine(choice.words, choice.before, choice.after, choice.picture, tone, is_strong=choice.is_now)
