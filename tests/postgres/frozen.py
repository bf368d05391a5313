"""A server that says nothing any more: its programs are stopped as a pulled cable or a swapping computer stops them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.server import Kept

_CLIENTS = "select pid from pg_stat_activity where backend_type='client backend' and pid<>pg_backend_pid()"


class Frozen:
    """Programs of a server that stand still until they are let go."""

    def __init__(self, programs: Iterable[int]) -> None:
        self._programs = list(programs)
        self._send(signal.SIGSTOP)

    def let_go(self) -> None:
        """Let them go on; once is enough."""
        self._send(signal.SIGCONT)
        self._programs = []

    def _send(self, what: signal.Signals) -> None:
        for one in self._programs:
            with suppress(ProcessLookupError):  # whoever answered somebody who has just gone is gone too
                os.kill(one, what)


@contextmanager
def frozen(server: Kept, *, is_whole: bool = True) -> Iterator[Frozen]:
    """Have a server stand still: all of it, or only who answers those connected now."""
    with psycopg.connect(server.url) as raw:
        programs = [number for (number,) in raw.execute(_CLIENTS)]
    if is_whole:
        said = (Path(server.where.host) / "data" / "postmaster.pid").read_text(encoding="utf-8")
        programs.append(int(said.split()[0]))
    held = Frozen(programs)
    try:
        yield held
    finally:
        held.let_go()
