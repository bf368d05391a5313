"""Sentences for the person between page and status line: what is done fades, trouble stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.desk import Notice
from household_ledger.ui.frame.elided import PictureLabel
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.words import Words

SECONDS = {"done": 6, "problem": 20}
"""How long a message stays; trouble stays until it is closed."""
_PICTURES = {"done": ("check", "primary"), "asked": ("person", "attention")}
_MOST = 3
ASKED = "asked"


class MessagesBar(QWidget):
    """The newest message last, three at most; the same sentence twice is one, and of one matter the newest stays."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messages")
        self.setAccessibleName(_("Messages"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 0, 24, 10)
        self._rows.setSpacing(4)
        self._messages: list[_Message] = []
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a message, and have it read aloud."""
        for same in [one for one in self._messages if _is_outdone(one.notice, notice)]:
            self._forget(same)
        while len(self._messages) >= _MOST:
            self._forget(next((one for one in self._messages if one.notice.kind in SECONDS), self._messages[0]))
        made = _Message(notice, self._forget)
        self._messages.append(made)
        self._rows.addWidget(made)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(made, notice.words))

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
        if not self._messages:
            return False
        self._forget(self._messages[-1])
        return True

    def _forget(self, message: _Message) -> None:
        if message in self._messages:
            self._messages.remove(message)
            self._rows.removeWidget(message)
            message.hide()
            message.deleteLater()
        self.setVisible(bool(self._messages))


def _is_outdone(before: Notice, now: Notice) -> bool:
    return before == now or bool(now.about and now.about == before.about)


class _Message(QFrame):
    def __init__(self, notice: Notice, forget: Callable[[_Message], None]) -> None:
        super().__init__()
        self.notice = notice
        self.setObjectName("message")
        self.setProperty("kind", "done" if notice.kind == "done" else "attention")
        self.setAccessibleName(notice.words)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(PictureLabel(*_PICTURES.get(notice.kind, ("warn", "attention"))))
        row.addWidget(Words(notice.words, wraps=True), 1)
        close = icon_button("close", _("Close this message"), lambda: forget(self))
        close.setObjectName("close_message")
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: forget(self))
        if notice.kind in SECONDS:
            self._timer.start(SECONDS[notice.kind] * 1000)

    def offer(self, answer: str, run: Callable[[], object]) -> None:
        """Put a button before the cross."""
        made = button(answer, run)
        made.setObjectName("answer")
        self._row.insertWidget(self._row.count() - 1, made)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody points at it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go some seconds after."""
        if self.notice.kind in SECONDS:
            self._timer.start(SECONDS[self.notice.kind] * 1000)
        super().leaveEvent(event)
