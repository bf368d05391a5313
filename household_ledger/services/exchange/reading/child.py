"""Reading in a process of its own: a file that fills the memory or never ends takes nothing of the program along."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from household_ledger.errors import LedgerError, UserError
from household_ledger.services.exchange.reading.formats import Request
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.limits import MEMORY, SECONDS, content_of
from household_ledger.services.exchange.reading.looking import Looked, look
from household_ledger.services.ports import Progress, no_progress

_A_LITTLE = 0.1
"""Seconds between two looks at whether somebody wants to stop."""


def read_apart(path: Path, request: Request, *, seconds: float = SECONDS, memory: int = MEMORY) -> Found:
    """Read a file as `look_apart`; UserError also where it could not be read to its end."""
    return look_apart(path, request, seconds=seconds, memory=memory).held()


def look_apart(
    path: Path,
    request: Request,
    *,
    progress: Progress = no_progress,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Looked:
    """Look at a file in a child process; what it refuses is raised here, and Cancelled by the progress ends it.

    UserError `import_too_long` after so many seconds, `import_unreadable` when the process dies (of memory, say).
    """
    content = content_of(path)  # what is not there or too large needs no process
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    child = spawning.Process(target=_work, args=(there, content, request, memory), daemon=True)
    child.start()
    there.close()
    try:
        answer = _answer(here, path.name, seconds, progress)
    except (EOFError, ConnectionError) as problem:
        raise UserError("import_unreadable", name=path.name) from problem
    finally:
        child.kill()
        child.join()
        here.close()
    if isinstance(answer, Looked):
        return answer
    kind, code, params = answer
    raise kind(code, **params)


def _answer(here: Connection, name: str, seconds: float, progress: Progress) -> Any:  # noqa: ANN401 -- what was sent
    """Wait for what the child sends, a little at a time: whoever waits may want no more of it."""
    until = time.monotonic() + seconds
    while True:
        progress(0, 0)
        left = until - time.monotonic()
        if here.poll(min(_A_LITTLE, max(0.0, left))):
            return here.recv()
        if left <= 0:
            raise UserError("import_too_long", name=name, seconds=int(seconds))


def _work(answer: Connection, content: bytes, request: Request, memory: int) -> None:
    """Read and send what was found, or the refusal; what else goes wrong ends the process without a word."""
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the whole process
    _bound(memory)
    try:
        found: object = look(content, request)
    except LedgerError as problem:
        found = (type(problem), problem.code, problem.params)
    answer.send(found)
    answer.close()


def _bound(memory: int) -> None:
    """Bound the memory of this process: the kernel then refuses more, and Python ends or says so."""
    if sys.platform == "win32":
        from household_ledger.services.exchange.reading.windows_bounds import bound

        bound(memory)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
