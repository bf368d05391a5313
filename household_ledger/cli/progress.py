"""How far a long job is, on stderr and only on a terminal; where Ctrl+C stops it at its next piece."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from household_ledger.errors import Cancelled
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _

_SECONDS_BETWEEN = 0.1


class TerminalProgress:
    """A line that counts up at most ten times a second and goes away at the end."""

    def __init__(self, what: str, *, is_quiet: bool) -> None:
        self._what = what
        self._is_shown = not is_quiet and sys.stderr.isatty()
        self._told_at = 0.0
        self._is_stopped = False

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._is_stopped = True

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is; raises Cancelled when asked to stop."""
        if self._is_stopped:
            raise Cancelled
        if not self._is_shown:
            return
        now = time.monotonic()
        if done < total and now - self._told_at < _SECONDS_BETWEEN:
            return
        self._told_at = now
        so_far = {"done": format_number(done), "total": format_number(total)}
        told = _("{what}: {done} of {total}").format(what=self._what, **so_far)
        sys.stderr.write("\r" + told.ljust(70) + ("\r" + " " * 78 + "\r" if done >= total else ""))
        sys.stderr.flush()


@contextmanager
def stopping(progress: TerminalProgress) -> Iterator[None]:
    """Let Ctrl+C stop a job at its next piece instead of in the middle of one, so that it can say what is finished."""
    usual = signal.signal(signal.SIGINT, lambda *_: progress.stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
