"""Sentences for the person: what is done fades over the status line, trouble stands above it until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.desk import Notice
from household_ledger.ui.frame.elided import PictureLabel
from household_ledger.ui.theme.look import color
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.words import Words

SECONDS = {"done": 6, "problem": 20}
"""How long a message stays; trouble stays until it is closed."""
_PICTURES = {"done": ("check", "primary"), "asked": ("person", "attention")}
_MOST = 3
ASKED, DONE, STANDING = "asked", "done", "copies"


class MessagesBar(QWidget):
    """Of what was done the newest word; of trouble three at most, each once, and of one matter the newest."""

    let_go = Signal()
    """A message went with the keyboard in it: Qt then gives it to whatever comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messages")
        self.setAccessibleName(_("Messages"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 0, 24, 10)
        self._rows.setSpacing(4)
        self._messages: list[_Message] = []
        self.told = Told()
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a message, and have it read aloud."""
        for same in [one for one in self._messages if _is_outdone(one.notice, notice)]:
            self._forget(same)
        while len(self._messages) >= _MOST:
            may_go = [one for one in self._messages if one.notice.kind != STANDING] or self._messages
            self._forget(next((one for one in may_go if one.notice.kind in SECONDS), may_go[0]))
        made = _Message(notice, self._forget)
        self._messages.append(made)
        (self.told.rows if notice.kind == DONE else self._rows).addWidget(made)
        made.show()  # now, so that it counts when room is given
        self._show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(made, notice.words))

    def stand(self, notice: Notice, answer: str, run: Callable[[], object]) -> None:
        """Say something that stands until `forget` is called, with a button that leads to what can be done."""
        self.say(notice)
        self._messages[-1].offer(answer, run)

    def forget(self, about: str) -> None:
        """Take away what was said about something: it is well again."""
        for one in [one for one in self._messages if one.notice.about == about]:
            self._forget(one)

    def ask(self, words: str, answer: str, run: Callable[[], object]) -> None:
        """Ask something that can wait, with a button that leads to the answer."""
        notice = Notice(words, ASKED)
        self.say(notice)
        self._messages[-1].offer(answer, run)

    def asked_no_more(self) -> None:
        """Take the questions away: they are answered."""
        for one in [one for one in self._messages if one.notice.kind == ASKED]:
            self._forget(one)

    def shown(self) -> tuple[Notice, ...]:
        """List what is said now."""
        return tuple(one.notice for one in self._messages)

    def close_newest(self) -> bool:
        """Close the newest message; False when there is none."""
        for one in reversed(self._messages):
            if one.notice.kind != STANDING:
                self._forget(one)
                return True
        return False

    def _forget(self, message: _Message) -> None:
        at: QWidget | None = self.window().focusWidget()  # also while a dialog above the window has the keyboard
        had_keyboard = at is not None and message.isAncestorOf(at)
        if message in self._messages:
            self._messages.remove(message)
            for rows in (self._rows, self.told.rows):
                rows.removeWidget(message)
            message.hide()
            message.deleteLater()
        self._show()
        if had_keyboard:
            self.let_go.emit()

    def _show(self) -> None:
        kinds = {one.notice.kind == DONE for one in self._messages}
        self.setVisible(False in kinds)
        self.told.place()  # before it is seen: shown elsewhere first, it would take the mouse there for one upon it
        self.told.setVisible(True in kinds)


class Told(QFrame):
    """What was done, said over the status line for a moment: nothing under the mouse moves for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("told")
        self.setAccessibleName(_("Messages"))
        self.setStyleSheet(f"QFrame#told {{ background: {color('surface').name()}; }}")
        self._over: QWidget | None = None
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(8, 0, 8, 0)
        self.rows.setSpacing(2)
        self.hide()

    def stand_over(self, window: QWidget, line: QWidget) -> None:
        """Stand in a window over its lowest line, as wide as that."""
        self.setParent(window)
        self._over = line
        line.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Be as high as what is said, up from the lower edge."""
        window = self.parentWidget()
        if self._over is None or window is None:
            return
        width = self._over.width()
        height = max(self._over.height(), self.rows.totalHeightForWidth(width))
        self.setGeometry(self._over.mapTo(window, QPoint(0, 0)).x(), window.height() - height, width, height)
        self.raise_()


def _is_outdone(before: Notice, now: Notice) -> bool:
    """Tell whether a newer word takes the place of an older one; there is room for one of what was done."""
    return before == now or before.kind == now.kind == DONE or bool(now.about and now.about == before.about)


class _Message(QFrame):
    def __init__(self, notice: Notice, forget: Callable[[_Message], None]) -> None:
        super().__init__()
        self.notice = notice
        self.setObjectName("message")
        self.setProperty("kind", "done" if notice.kind == "done" else "attention")
        self.setAccessibleName(notice.words)
        self._row = row = QHBoxLayout(self)
        air = 0 if notice.kind == DONE else 4
        row.setContentsMargins(14, air, 6, air)
        row.setSpacing(10)
        row.addWidget(PictureLabel(*_PICTURES.get(notice.kind, ("warn", "attention"))))
        row.addWidget(Words(notice.words, wraps=True), 1)
        if notice.kind != STANDING:
            close = icon_button("close", _("Close this message"), lambda: forget(self))
            close.setObjectName("close_message")
            row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: forget(self))
        if notice.kind in SECONDS:
            self._timer.start(SECONDS[notice.kind] * 1000)

    def offer(self, answer: str, run: Callable[[], object]) -> None:
        """Put a button after the words, before the cross."""
        made = button(answer, run)
        made.setObjectName("answer")
        self._row.insertWidget(2, made)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody points at it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go some seconds after."""
        if self.notice.kind in SECONDS:
            self._timer.start(SECONDS[self.notice.kind] * 1000)
        super().leaveEvent(event)
