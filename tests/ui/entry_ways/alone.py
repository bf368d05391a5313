"""An entry written each way with keys alone, and by pointing alone, with a mouse or a finger.

A way (or sheet) joins with two functions in a `tests/ui/entry_ways/alone_*.py` of its own; each writes one entry of
120 baht (or 1 hour):

    @by_keys("paper/day")
    def line_by_keys(page: EntryPage, hit: Hit) -> None: …         # hit(Key.Key_Tab), hit("120")

    @by_pointing("paper/day")
    def line_by_pointing(page: EntryPage, point: Point) -> None: …  # point(widget), point(widget, place)

The keyboard is where the way begins. Letters come, where nobody may use a keyboard, from one on the screen (`letters`).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.hands import press, type_words

Key = Qt.Key
_POINTING = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin})


class Hit(Protocol):
    """Press a key, or type letters, wherever the keyboard is."""

    def __call__(self, what: Qt.Key | str, *, held: Qt.KeyboardModifier = ...) -> None: ...


class Point(Protocol):
    """Press a widget in its middle, or at a place in it."""

    def __call__(self, widget: QWidget, place: QPoint | None = None) -> None: ...


BY_KEYS: dict[str, Callable[[EntryPage, Hit], None]] = {}
BY_POINTING: dict[str, Callable[[EntryPage, Point], None]] = {}


def by_keys(view: str) -> Callable[[Callable[[EntryPage, Hit], None]], Callable[[EntryPage, Hit], None]]:
    """Register how an entry is written with keys alone."""

    def register(write: Callable[[EntryPage, Hit], None]) -> Callable[[EntryPage, Hit], None]:
        BY_KEYS[view] = write
        return write

    return register


def by_pointing(view: str) -> Callable[[Callable[[EntryPage, Point], None]], Callable[[EntryPage, Point], None]]:
    """Register how an entry is written by pointing alone."""

    def register(write: Callable[[EntryPage, Point], None]) -> Callable[[EntryPage, Point], None]:
        BY_POINTING[view] = write
        return write

    return register


def gather() -> None:
    """Register what every `alone_*.py` beside this file does."""
    for one in sorted(Path(__file__).parent.glob("alone_*.py")):
        import_module(f"tests.ui.entry_ways.{one.stem}")


def hit(what: Qt.Key | str, *, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, or type letters, wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "the keyboard is nowhere"
    if isinstance(what, str):
        type_words(focused, what)
    else:
        QTest.keyClick(focused, what, held)
    QApplication.processEvents()


def letters(page: EntryPage, words: str) -> None:
    """Let letters come from a keyboard on the screen."""
    type_words(page, words)
    QApplication.processEvents()


def with_mouse(widget: QWidget, place: QPoint | None = None) -> None:
    """Press with the mouse."""
    press(widget, place)
    QApplication.processEvents()


def finger() -> Point:
    """Give a finger on a touch screen."""
    screen = QTest.createTouchDevice()

    def touch(widget: QWidget, place: QPoint | None = None) -> None:
        window = widget.window().windowHandle()
        at = widget.mapTo(widget.window(), place or widget.rect().center())
        for what in ("press", "release"):
            touching = QTest.touchEvent(window, screen, False)  # noqa: FBT003 -- Qt's: sent when we say so
            getattr(touching, what)(0, at, window)
            touching.commit()
        QApplication.processEvents()

    return touch


class Guard(QObject):
    """Notes what no hand may do: pointing where keys alone are used, keys that write no letter where none are."""

    def __init__(self, *, is_by_keys: bool) -> None:
        super().__init__()
        self.is_by_keys = is_by_keys
        self.broken: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Look at an event on its way."""
        if self.is_by_keys and event.type() in _POINTING:
            self.broken.append(f"{event.type().name} at {watched.objectName()}")
        if not self.is_by_keys and isinstance(event, QKeyEvent) and not event.text().isprintable():
            self.broken.append(f"key {event.key()} at {watched.objectName()}")
        return False
