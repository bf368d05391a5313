"""The order the keyboard goes through controls: as they are read, layout by layout, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QWidget,
)

_TAB = Qt.FocusPolicy.TabFocus
_WHOLE = (QAbstractSpinBox, QComboBox)
"""Controls whose parts are no controls of their own."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """List what can be reached by Tab now inside a widget, itself included, in reading order."""
    if not root.isVisible() or not root.isEnabled():
        return
    if (root.focusPolicy() & _TAB) == _TAB and root.focusProxy() is None:
        yield root
    if isinstance(root, _WHOLE):
        return
    if isinstance(root, QScrollArea):
        inside = root.widget()
        if inside is not None:
            yield from controls(inside)
        return
    if isinstance(root, QAbstractScrollArea):
        return
    for child in _children(root):
        yield from controls(child)


def move(areas: Sequence[QWidget], *, is_next: bool) -> bool:
    """Bring the keyboard to the next (or former) control of areas read one after the other, and round; True when done.

    False when the keyboard is in none of them: somebody else knows better.
    """
    listed = [one for area in areas for one in controls(area)]
    at = QApplication.focusWidget()
    if at is None or not listed or not any(area is at or area.isAncestorOf(at) for area in areas):
        return False
    there = [place for place, one in enumerate(listed) if one is at or one.isAncestorOf(at)]
    place = there[-1] + (1 if is_next else -1) if there else 0
    to_control(listed[place % len(listed)], Qt.FocusReason.TabFocusReason if is_next else _BACK)
    return True


def first_of(wished: QWidget | None, area: QWidget) -> QWidget:
    """Give the control wished for, or the first in it where it takes no keys itself; else the first of the area."""
    if wished is not None and wished.isVisibleTo(area):
        if wished.focusPolicy() != Qt.FocusPolicy.NoFocus and wished.isEnabled():
            return wished
        inside = next(controls(wished), None)
        if inside is not None:
            return inside
    return next(controls(area), area)


def to_control(control: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Bring the keyboard to a control and the control into sight."""
    control.setFocus(reason)
    parent = control.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea) and parent.widget() is not control:
            parent.ensureWidgetVisible(control)
        parent = parent.parentWidget()


_BACK = Qt.FocusReason.BacktabFocusReason


def _children(widget: QWidget) -> list[QWidget]:
    """List the widgets in another: those of its layout in their order, then others from top to bottom."""
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    others = [
        one
        for one in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not one.isWindow() and one not in laid
    ]
    return [*laid, *sorted(others, key=lambda one: (one.y(), one.x()))]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _places(layout: QLayout) -> list[int]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]  # a tuple of four
    return places
