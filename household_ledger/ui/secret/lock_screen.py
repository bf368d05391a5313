"""What stands above the covered windows of a locked book: the passphrase opens everything as it was left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.secret import not_it
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.secret.head import WIDTH, book_words, head, keep_fitted
from household_ledger.ui.secret.key_panel import KeyPanel, is_about_secret
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button


class LockScreen(QDialog):
    """Stays until what is typed opens the book, or the book is closed; `tried` carries a Secret."""

    tried = Signal(object)
    close_asked = Signal()

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("lock_screen")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        title = _("{name} is locked").format(name=book_words(name))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(px(WIDTH))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(12)
        kept = _("What was typed is kept. Type the passphrase and go on where you were.")
        rows.addLayout(head(title, kept))
        self.panel = KeyPanel(_("Passphrase"))
        rows.addWidget(self.panel)
        rows.addLayout(self._foot())
        self.panel.entered.connect(self._on_try)
        self.panel.changed.connect(self._on_changed)
        self._on_changed()
        keep_fitted(self)

    def refuse(self, problem: UserError | EnvironmentProblem) -> None:
        """Say why the book did not open."""
        if problem.code == "secret_wrong":
            self.panel.refuse(not_it(self.panel.secret()))  # it was open just now: nothing is said of a broken file
        elif is_about_secret(problem):
            self.panel.refuse(problem)
        else:
            self.panel.say(message(problem), "attention")

    def come_forward(self) -> None:
        """Stand above whatever was shown meanwhile."""
        self.hide()
        self.show()

    def reject(self) -> None:
        """Stay: a window that asks for the passphrase does not go by Esc."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the cross, where a desktop draws one, for the wish to close the book."""
        event.ignore()
        self._on_close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the book with the key that closes it."""
        if event.key() == Qt.Key.Key_Q and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the middle with the keyboard in the line, as high as the words need."""
        super().showEvent(event)
        over = self.parentWidget()
        if over is not None:
            middle = over.mapToGlobal(over.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self.activateWindow()
        self.panel.take_keyboard()

    def _foot(self) -> QHBoxLayout:
        self.close_button = button(_("Close the book"), self._on_close, look="flat")
        self.close_button.setObjectName("close_book")
        self.open_button = button(_("Unlock"), self._on_try, look="primary")
        self.open_button.setObjectName("unlock")
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        for one in (self.close_button, self.open_button):
            one.setAutoDefault(False)
        return foot

    def _on_changed(self) -> None:
        self.open_button.setEnabled(not self.panel.is_empty())

    def _on_try(self) -> None:
        if not self.panel.is_empty():
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self.tried.emit(self.panel.secret())
            finally:
                QGuiApplication.restoreOverrideCursor()

    def _on_close(self) -> None:
        words = _("What was typed and not saved is lost then. Everything saved is in the book.")
        title = _("Close the book without unlocking it?")
        if dialogs.confirm(self, title, words, _("Close the book"), _("Go back")):
            QTimer.singleShot(0, self.close_asked.emit)
