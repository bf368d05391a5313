"""The head of a dialog about passphrases, and its height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from household_ledger.ui.widgets.states import Medal
from household_ledger.ui.widgets.words import Words

WIDTH = 520
_MEDAL = 52
_FRAME = 40
"""What a desktop draws around a window."""


def head(title: str, words: str) -> QHBoxLayout:
    """Make a lock, a title and why it is asked."""
    made = QHBoxLayout()
    made.setSpacing(14)
    made.addWidget(Medal("lock", _MEDAL), 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(2)
    said.addWidget(Words(title, "title", wraps=True))
    said.addWidget(Words(words, tone="ink_2", wraps=True))
    made.addLayout(said, 1)
    return made


class _Fitting(QObject):
    """Fits a dialog anew when it is shown and whenever something in it needs other room."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on; nothing is held up."""
        if isinstance(watched, QDialog) and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            fit_height(watched)
            if event.type() == QEvent.Type.LayoutRequest and watched.isVisible():
                _bring_in(watched)  # where it is shown first, Qt finds it its place
        return False


def keep_fitted(dialog: QDialog) -> None:
    """Keep a dialog as high as its words need: a window of its own is not asked by its layout."""
    dialog.installEventFilter(_Fitting(dialog))


def fit_height(dialog: QDialog) -> None:
    """Give a dialog the height its words need at its width, as far as the screen has room for it."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    room = dialog.screen().availableGeometry()
    dialog.resize(dialog.width(), min(needed, room.height() - _FRAME))


def _bring_in(dialog: QDialog) -> None:
    """Move up what has grown beyond the lower edge of the screen."""
    room = dialog.screen().availableGeometry()
    beyond = dialog.y() + dialog.height() + _FRAME - room.bottom()
    if beyond > 0:
        dialog.move(dialog.x(), max(dialog.y() - beyond, room.top()))


def book_words(name: str) -> str:
    """Name a book as people do, without the ending of its file."""
    return name.removesuffix(".hldb")
