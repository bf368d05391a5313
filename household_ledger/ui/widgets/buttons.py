"""Buttons: the one next step, the others beside it, links, flat ones; a verb each; and how Tab goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QPushButton, QToolButton, QWidget

from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import px

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP = 4
"""Between icon and words, beyond what Qt leaves."""
_ICON_TONES = {"primary": "primary_ink", "link": "primary", "plain": "ink"}


class PressButton(QPushButton):
    """A button that Enter presses as Space does, whether or not a dialog has another for Enter: once, however long."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class _IconButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(
    words: str, on_click: Callable[[], object] | None = None, *, look: str = "plain", picture: str = "", key: str = ""
) -> QPushButton:
    """Make a button; `look` is plain, primary, link, flat or chip, `picture` an icon's name, `key` a shortcut.

    Enter presses it as Space does, and its object name is its shortcut-free English-independent `words` unless set.
    """
    made = PressButton(words)
    made.setProperty("look", look)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)
    if picture:
        _show_picture(made, look, picture)
    if key:
        made.setShortcut(key)
        made.setToolTip(f"{words} ({key})")
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def dress(made: QPushButton, look: str, picture: str) -> None:
    """Give a button with an icon another look: what is the next step may change with what is shown."""
    if made.property("look") == look:
        return
    made.setProperty("look", look)
    _show_picture(made, look, picture)
    made.style().unpolish(made)
    made.style().polish(made)


def clearable(line: QLineEdit) -> None:
    """Give a line a cross that empties it, drawn as ours are."""
    line.setClearButtonEnabled(True)
    for one in line.findChildren(QToolButton):
        one.setIcon(icon("close", "ink_3", 16))
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _show_picture(made: QPushButton, look: str, picture: str) -> None:
    made.setIcon(icon(picture, _ICON_TONES.get(look, "ink_2"), px(18), gap=px(_GAP)))
    made.setIconSize(QSize(px(18) + px(_GAP), px(18)))


def icon_button(
    picture: str, words: str, on_click: Callable[[], object] | None = None, *, key: str = ""
) -> QToolButton:
    """Make a button that shows only an icon; its words are its name and its tooltip."""
    made = _IconButton()
    made.setIcon(icon(picture, "ink_2", px(18)))
    made.setIconSize(QSize(px(18), px(18)))
    made.setAccessibleName(words)
    made.setToolTip(f"{words} ({key})" if key else words)
    made.setMinimumSize(px(36), px(36))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if key:
        made.setShortcut(key)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def go_in_order(widgets: Iterable[QWidget]) -> None:
    """Have Tab go from each of these, and the controls inside it, to the next; where the first stands it stays."""
    stops = [stop for one in widgets for stop in _stops_of(one)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def widgets_of(layout: QLayout) -> list[QWidget]:
    """List what stands in a layout, in its order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    found = (item.widget() if item is not None else None for item in items)
    return [one for one in found if one is not None]


def _stops_of(widget: QWidget) -> list[QWidget]:
    inside = [widget, *widget.findChildren(QWidget)]
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
