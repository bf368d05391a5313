"""Reading in a process of its own: a file that fills the memory or never ends takes nothing of the program along."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from household_ledger.errors import LedgerError, UserError
from household_ledger.services.exchange.reading.formats import Request, read
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.limits import MEMORY, SECONDS, content_of


def read_apart(path: Path, request: Request, *, seconds: float = SECONDS, memory: int = MEMORY) -> Found:
    """Read a file in a child process; what it refuses is raised here.

    UserError `import_too_long` after so many seconds, `import_unreadable` when the process dies (of memory, say).
    """
    content = content_of(path)  # what is not there or too large needs no process
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    child = spawning.Process(target=_work, args=(there, content, request, memory), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise UserError("import_too_long", name=path.name, seconds=int(seconds))
        answer = here.recv()
    except EOFError as problem:
        raise UserError("import_unreadable", name=path.name) from problem
    finally:
        child.kill()
        child.join()
        here.close()
    if isinstance(answer, Found):
        return answer
    kind, code, params = answer
    raise kind(code, **params)


def _work(answer: Connection, content: bytes, request: Request, memory: int) -> None:
    """Read and send what was found, or the refusal; what else goes wrong ends the process without a word."""
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the whole process
    _bound(memory)
    try:
        found: object = read(content, request)
    except LedgerError as problem:
        found = (type(problem), problem.code, problem.params)
    answer.send(found)
    answer.close()


def _bound(memory: int) -> None:
    """Bound the memory where the system can (POSIX); elsewhere time and the sizes of files bound it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
