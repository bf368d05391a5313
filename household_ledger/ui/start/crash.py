"""The top hook: a mistake of ours is written down, told in one sentence, and takes nothing with it."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from household_ledger import __version__
from household_ledger.errors import LedgerError
from household_ledger.paths import log_file

_log = logging.getLogger(__name__)


def write_down(problem: BaseException, log: Path | None = None) -> Path | None:
    """Append what happened to the log; gives its place, None when the disk refuses."""
    path = log or log_file()
    told = "".join(traceback.format_exception(problem))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} household-ledger {__version__}\n{told}\n")
    except OSError:
        return None
    return path


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
        tell(write_down(problem))

    sys.excepthook = hook
