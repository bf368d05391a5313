"""The right drawer: the entries behind a figure, what became of a record, or how the page is used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.frame.state import LEAST_DRAWER
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.words import Words


class Drawer(QFrame):
    """Holds one panel at a time under its heading; Esc and the cross close it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self.setMinimumWidth(min(px(LEAST_DRAWER), 420))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 12, 12)
        rows.setSpacing(8)
        head = QHBoxLayout()
        self.title = Words("", "amount", wraps=True)
        self.title.setObjectName("drawer_title")
        close = icon_button("close", _("Close"), self.close_drawer)
        close.setObjectName("close_drawer")
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        self._place = QVBoxLayout()
        rows.addLayout(self._place, 1)
        self._panel: QWidget | None = None
        self.had_keyboard = False
        """Whether the keyboard was in it when it was closed last: Qt then gives it to whatever comes next."""
        self.hide()

    @property
    def panel(self) -> QWidget | None:
        """What is shown; None while closed."""
        return self._panel

    def show_panel(self, title: str, panel: QWidget) -> None:
        """Show something else."""
        self._drop()
        self.name(title)
        self._panel = panel
        self._place.addWidget(panel)
        self.show()
        panel.show()  # now, not a turn later: the keyboard goes there

    def name(self, title: str) -> None:
        """Say what is shown."""
        self.title.show_words(title)
        self.setAccessibleName(title)

    def close_drawer(self) -> None:
        """Close; the window gives its place to the page."""
        if self._panel is not None:
            at = QApplication.focusWidget()
            self.had_keyboard = at is not None and self.isAncestorOf(at)
            self._drop()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def _drop(self) -> None:
        if self._panel is not None:
            self._place.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
