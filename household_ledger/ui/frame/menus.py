"""Menus that open from a control of the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a menu: its name for tests, its words, what it does, whether it is ticked (None: it has no tick)."""

    name: str
    words: str
    run: Callable[[], object]
    is_ticked: bool | None = None


def open_menu(control: QWidget, lines: Iterable[Line | None]) -> QMenu:
    """Open a menu above a control; None is a line between lines."""
    menu = QMenu(control)
    menu.setObjectName("frame_menu")
    menu.setAccessibleName(control.accessibleName())
    for line in lines:
        if line is None:
            menu.addSeparator()
            continue
        action = menu.addAction(line.words.replace("&", "&&"))
        action.setObjectName(line.name)
        if line.is_ticked is not None:
            action.setCheckable(True)
            action.setChecked(line.is_ticked)
        action.triggered.connect(lambda _checked=False, run=line.run: run())
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(control.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu
