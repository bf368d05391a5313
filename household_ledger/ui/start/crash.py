"""The top hook: a mistake of ours is written down, told in one sentence, and takes nothing with it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from household_ledger.errors import LedgerError
from household_ledger.mistakes import write_down
from household_ledger.paths import log_file

_log = logging.getLogger(__name__)


def guard(tell: Callable[[Path | None], None], say: Callable[[LedgerError], None]) -> None:
    """Have every mistake nobody else caught written down and told; the window goes on.

    What has a sentence of its own (the disk went while a page was read) is no mistake: it is only said.
    """

    def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        if isinstance(problem, LedgerError):
            say(problem)
            return
        _log.debug("not caught", exc_info=(kind, problem, trace))
        path = log_file()
        tell(path if write_down(problem, path, datetime.now(UTC)) else None)

    sys.excepthook = hook
