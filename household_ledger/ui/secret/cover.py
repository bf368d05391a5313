"""What hides a window while its book is locked: everything in it stays as it is, and nobody sees it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from household_ledger.text.i18n import _
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px

_PICTURE = 72
_COMING = (QEvent.Type.Show, QEvent.Type.ZOrderChange)
_HIDDEN = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""Windows that open above another for a moment, and are closed rather than covered."""


class Cover(QWidget):
    """Fills a window above all that stands in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("cover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._title = window.windowTitle()
        self._picture = pixmap("lock", "line", px(_PICTURE))
        if isinstance(window, QDialog):  # what it is about may name a household
            window.setWindowTitle(_("Locked"))
        window.installEventFilter(self)
        self._fill()
        self.show()

    def lift(self) -> None:
        """Show the window again as it was."""
        window = self._window
        window.removeEventFilter(self)
        if isinstance(window, QDialog) and window.windowTitle() == _("Locked"):
            window.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and above what is put into it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self._fill()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper of the theme with a lock on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        middle, size = self.rect().center(), self._picture.deviceIndependentSize()
        painter.drawPixmap(QPointF(middle.x() - size.width() / 2, middle.y() - size.height() / 2), self._picture)
        painter.end()

    def _fill(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()


class Covers(QObject):
    """Covers every window of the program, those too that are shown while it is locked."""

    came = Signal()
    """A window was shown while it is locked."""

    def __init__(self) -> None:
        super().__init__()
        self._covers: list[Cover] = []
        self._let_be: QWidget | None = None
        self._focus: QWidget | None = None

    def lay(self) -> None:
        """Hide what every window shows; what is open for a moment only is closed."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self._focus = QApplication.focusWidget()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)

    def watch(self, let_be: QWidget) -> None:
        """Cover what is shown from now on, but for the one that asks for the passphrase."""
        self._let_be = let_be
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def lift(self) -> None:
        """Show every window again, and give the keyboard back to where it was."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for cover in self._covers:
            if isValid(cover):
                cover.lift()
        self._covers.clear()
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.window().activateWindow()
            focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def forget(self) -> None:
        """Lift nothing: the windows go."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._covers.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover a window as it is shown, and stay above what is shown or brought forward inside one."""
        if event.type() in _COMING and isinstance(watched, QWidget) and not isinstance(watched, Cover):
            if watched.isWindow():
                self._cover(watched)
                self.came.emit()
            else:
                self._raise_above(watched)
        return super().eventFilter(watched, event)

    def _cover(self, window: QWidget) -> None:
        is_covered = any(isValid(one) and one.parentWidget() is window for one in self._covers)
        if not is_covered and not self.is_let_be(window) and window.windowType() not in _HIDDEN:
            self._covers.append(Cover(window))

    def _raise_above(self, widget: QWidget) -> None:
        for one in self._covers:
            if isValid(one) and one.parentWidget() is widget.parentWidget():
                one.raise_()

    def is_let_be(self, window: QWidget) -> bool:
        """Tell whether a window is the one that asks for the passphrase, or what that one asks."""
        above: QWidget | None = window
        while above is not None and above is not self._let_be:
            above = above.parentWidget()
        return above is not None and self._let_be is not None
