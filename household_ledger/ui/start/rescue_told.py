"""What came back of a damaged book and what did not: told once, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from household_ledger.services.copies.salvaged_words import salvaged_words
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

if TYPE_CHECKING:
    from household_ledger.services.copies.salvaged import Salvaged

_WIDTH, _HEIGHT, _MOST = 520, 380, 200


class RescueTold(QDialog):
    """Lists what came back; the list scrolls where it is long."""

    def __init__(self, parent: QWidget | None, salvaged: Salvaged) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self.setObjectName("rescue_told")
        title = _("The book is back")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(12)
        rows.addWidget(Words(title, "title", wraps=True))
        held = QWidget()
        lines = QVBoxLayout(held)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(6)
        for line in salvaged_words(salvaged, most=_MOST):
            lines.addWidget(Words(line, wraps=True))
        if salvaged.aside is not None:
            told = _("The damaged book is kept: {path}").format(path=salvaged.aside)
            lines.addWidget(Words(told, "small", wraps=True))
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(title)
        scroll.setWidget(held)
        rows.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = button(_("Close"), self.accept, look="primary")
        close.setObjectName("close")
        close.setDefault(True)
        foot.addWidget(close)
        rows.addLayout(foot)
        self.resize(px(_WIDTH), px(_HEIGHT))


def tell_rescued(parent: QWidget | None, salvaged: Salvaged) -> None:
    """Show it; the window goes on beside it."""
    RescueTold(parent, salvaged).open()
