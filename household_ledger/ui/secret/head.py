"""The head of a dialog about passphrases, and its height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from household_ledger.ui.widgets.states import Medal
from household_ledger.ui.widgets.words import Words

WIDTH = 520
_MEDAL = 52


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


def fit_height(dialog: QDialog) -> None:
    """Give a dialog the height its words need at its width: a window of its own is not asked by its layout."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
        dialog.resize(dialog.width(), needed)


def book_words(name: str) -> str:
    """Name a book as people do, without the ending of its file."""
    return name.removesuffix(".hldb")
