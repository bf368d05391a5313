"""What somebody types into, and what came up just now, is in sight: an area scrolls along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from household_ledger.ui.widgets.fields import Field

_AROUND = 8
"""Pixels above and below that are seen as well."""


def bring_to_sight(area: QScrollArea, find: Callable[[], QWidget | None], covered: int = 0) -> None:
    """Scroll to a widget once what changed just now is laid out anew; it is found then, and nothing done without.

    `covered`: pixels at the top of the area that something else stands over.
    """

    def bring() -> None:
        found = find()
        if found is not None:
            area.ensureWidgetVisible(found, 0, _AROUND)
            hidden = covered - found.mapTo(area.viewport(), QPoint(0, 0)).y()
            if covered and hidden > 0:
                area.verticalScrollBar().setValue(area.verticalScrollBar().value() - hidden)

    # What was built asks for its layout first, and only then knows its height.
    QTimer.singleShot(0, area, partial(QTimer.singleShot, 0, area, bring))


class KeyboardInSight(QObject):
    """Keeps the field the keyboard is at in the visible part of an area, however it came there."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def look(self) -> None:
        """Scroll to the field at the keyboard, with what is said below it, when that has its place."""
        bring_to_sight(self._area, self._at_keyboard)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            self.look()

    def _at_keyboard(self) -> QWidget | None:
        at = QApplication.focusWidget()
        if at is None or not self._area.isAncestorOf(at):
            return None
        field: QWidget | None = at
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        return field or at
