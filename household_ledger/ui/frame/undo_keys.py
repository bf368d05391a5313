"""Ctrl+Z in a field: what was typed in it first, and when nothing is left of that, the last step of the book."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from household_ledger.ui.frame.keyboard_watcher import KeyboardWatcher


class UndoKeys(KeyboardWatcher):
    """Qt's fields keep the keys of undo for themselves, even for nothing."""

    def hear(self, field: QWidget, event: QKeyEvent) -> bool:
        """Leave the keys to the window where the field has nothing to take back."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(field, QLineEdit | QPlainTextEdit):
            return False
        is_undo, is_redo = event.matches(_UNDO), event.matches(_REDO)
        is_the_windows = (is_undo and not _can_undo(field)) or (is_redo and not _can_redo(field))
        if is_the_windows:
            event.ignore()
        return is_the_windows


_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def _can_undo(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _can_redo(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
