"""A mistake of the program written down: which and where, never what a book says: anybody can read a log."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from household_ledger import __version__

_ABOUT_CODE = (AttributeError, ImportError, NameError, NotImplementedError, TypeError)
"""Kinds whose words speak of our program; those of any other may have in them what somebody typed."""


def write_down(problem: BaseException, log: Path, now: datetime) -> bool:
    """Append a mistake to the log; False where the disk refuses."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{now.isoformat()} household-ledger {__version__}\n{told_of(problem)}\n")
    except OSError:
        return False
    return True


def told_of(problem: BaseException) -> str:
    """Tell where it came from, call by call, with what it came from first; of an OSError also its number."""
    return "\n".join("".join((*traceback.format_tb(one.__traceback__), _kind(one))) for one in _chain(problem))


def _chain(problem: BaseException) -> Iterator[BaseException]:
    before = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if before is not None:
        yield from _chain(before)
    yield problem


def _kind(problem: BaseException) -> str:
    name = f"{type(problem).__module__}.{type(problem).__qualname__}"
    if isinstance(problem, _ABOUT_CODE):
        return f"{name}: {problem}\n"
    return f"{name} {problem.errno}\n" if isinstance(problem, OSError) else f"{name}\n"
