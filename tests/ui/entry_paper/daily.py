"""A made-up filling of a household's daily pages by their numbers, and hands that type it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit

from household_ledger.domain.period import Month
from household_ledger.services.typed.paper_columns import COLUMN_OF, IN, OUT, SAVING
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.ui.entry_paper.day_lines import DayLines

Key = Qt.Key
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
THIS_MONTH = Month(2026, 11)
ENTRIES, A_PAGE = 100, 24


@dataclass(frozen=True, slots=True)
class Written:
    """A line of ink: the day, the words, the number, the amount in satang as it is written."""

    day: date
    words: str
    usual: UsualCategory
    satang: int

    @property
    def amount(self) -> str:
        baht, satang = divmod(self.satang, 100)
        return f"{baht}.{satang:02}" if satang else str(baht)

    @property
    def column(self) -> str:
        return COLUMN_OF[self.usual.sort]


def filled(usual: tuple[UsualCategory, ...], today: date, *, entries: int = ENTRIES) -> list[Written]:
    """Fill pages up to today with every number there is, in made-up words nobody wrote before."""
    random = Random(7)
    lines = []
    for number in range(entries):
        one = usual[number % len(usual)]
        satang = random.randint(5, 1_500) * 100 + random.choice((0, 0, 0, 25, 50))
        day = date(THIS_MONTH.year, THIS_MONTH.month, 1 + number * today.day // entries)
        lines.append(Written(day, f"ก{number} {one.name[:6].strip()}", one, satang))
    return lines


def sums(lines: list[Written]) -> dict[str, int]:
    """Add up each column as a hand with a pencil does."""
    found = dict.fromkeys((IN, OUT, SAVING), 0)
    for one in lines:
        found[one.column] += one.satang
    return found


class PageHand:
    """Presses keys wherever the keyboard is; `send` brings an event there, at once or when Qt comes to it."""

    def __init__(self, pause: Callable[[], object] = lambda: None) -> None:
        self._pause = pause
        self.pressed = 0

    def type(self, words: str) -> PageHand:
        for letter in words:
            code = ord(letter.upper()) if letter.isascii() else 0
            self._send(code, NONE, letter)
        return self

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> PageHand:
        for key in keys:
            text = {Key.Key_Return: "\r", Key.Key_Tab: "\t"}.get(key, "")
            self._send(int(key), held, text)
        return self

    def words(self, words: str) -> PageHand:
        """Type words that stay as they are, whatever is offered for them."""
        self.type(words)
        at = QApplication.focusWidget()
        row = at.parentWidget() if at is not None else None
        lines = row.parentWidget() if row is not None else None
        assert isinstance(lines, DayLines)
        lines.list.settle()
        return self.press(Key.Key_Escape) if lines.list.is_open() else self

    def line(self, one: Written, before: date | None) -> PageHand:
        """Type a line as it stands: its day where that is another one, words, number, amount."""
        if before is not None and before != one.day:
            self.press(Key.Key_Tab, held=SHIFT)
        if before != one.day:
            self.type(str(one.day.day)).press(Key.Key_Tab)
        self.type(one.words).press(Key.Key_Tab)
        self.type(one.usual.number).press(Key.Key_Tab)
        return self.type(one.amount).press(Key.Key_Return)

    def _send(self, code: int, held: Qt.KeyboardModifier, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._give(QKeyEvent(kind, code, held, text))
        self.pressed += 1
        self._pause()

    def _give(self, event: QKeyEvent) -> None:
        at = QApplication.focusWidget()
        assert isinstance(at, QLineEdit), at
        QApplication.sendEvent(at, event)


class PostingHand(PageHand):
    """Lays every key into the queue of a window; none is taken before Qt comes to it."""

    def __init__(self, window: QWindow) -> None:
        super().__init__()
        self._window = window

    def _give(self, event: QKeyEvent) -> None:
        QCoreApplication.postEvent(self._window, event)


def settle() -> None:
    """Let everything happen that waits to happen."""
    for _turn in range(5):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()
