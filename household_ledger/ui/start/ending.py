"""Ending when the system says so: logging out, shutting down, Ctrl+C where the program was started."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier

from household_ledger.ui.start.session import Session

_AT_ONCE = 64


class Ending(QObject):
    """Hears the system's wish while Qt waits; Python's own handlers run only when something else happens."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._near, self._far = os.pipe()
        for one in (self._near, self._far):
            os.set_blocking(one, False)  # set_wakeup_fd must not wait
        self._ears = QSocketNotifier(self._near, QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._on_told)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)
        signal.set_wakeup_fd(self._far, warn_on_full_buffer=False)

    def stop(self) -> None:
        """Hear nothing any more."""
        signal.set_wakeup_fd(-1)
        self._ears.setEnabled(False)
        for one in (self._near, self._far):
            os.close(one)

    def _on_told(self) -> None:
        with suppress(BlockingIOError):  # woken with nothing there, as sockets may be
            os.read(self._near, _AT_ONCE)
        self._session.end_at_once()


def end_when_told(session: Session) -> Ending | None:
    """Listen, where the system speaks by signals; Windows closes windows itself."""
    return Ending(session) if sys.platform != "win32" else None
