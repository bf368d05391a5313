"""A program that acts scenes in children of its own, on a disk that is written down or fails (`disk.c`), or killed.

    LD_PRELOAD=disk.so python -m tests.faults.stage

Reads an order a line (JSON, `Order`), acts it in a fork, and answers with a line: what `Played` says.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from household_ledger import files
from household_ledger.db import connections, faults, full_disk, recasting, restoring, writing_desk
from household_ledger.db.chain import Chain
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.services.ledger import Ledger
from household_ledger.text.messages import message
from tests.faults.scenes import Look, Playing, all_scenes, lie_on, seen_apart
from tests.windows import WRITE_THROUGH, be_windows

MATTERS = ("well", "full", "once", "yanked", "read-only", "unreadable", "brim")
"""As `disk.c` numbers them: no room from a call on; one call fails; gone from a call on … `brim`: no room to grow."""


@dataclass(frozen=True)
class Order:
    """Act a scene in a folder: on a disk with something the matter from its so-many-th call on, or written to a log.

    With `dies` it waits to be killed at the end, and tells each acknowledgement as it comes; with `windows` files are
    put in their places as there.
    """

    scene: str
    folder: str
    journal: str = "WAL"
    matter: str = "well"
    at: int = 0
    log: str = ""
    mutant: str = ""
    dies: bool = False
    windows: bool = False


@dataclass
class Played:
    """What became of a scene: acknowledgements, what was in sight after each, what refused it, and how it went on.

    Of the calls that failed (`hits`), `harms` were to change something on the disk.
    """

    acknowledged: int = 0
    seen: list[str] = field(default_factory=list)
    refused: str = ""
    sentence: str = ""
    in_sight: str = ""
    at_last: str = ""
    calls: int = 0
    hits: int = 0
    harms: int = 0
    defect: str = ""


class Player:
    """Acts one scene, in this process."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self._order, self._tell = order, tell
        self._disk = ctypes.CDLL(None)
        self._scene, self._folder = all_scenes()[order.scene], Path(order.folder)
        self._is_well = order.matter == "well"
        self.played = Played()

    def play(self) -> Played:
        """Act it, and tell what became of it; whatever else comes out than a sentence is a defect."""
        lie_on(self._order.journal)
        if self._order.windows:
            be_windows(_put, lambda flags: self._disk.disk_through() if flags & WRITE_THROUGH else None)
        if self._order.mutant:
            MUTANTS[self._order.mutant](self._disk)
        self._disk.disk_watch(os.fsencode(self._order.folder))
        if self._is_well and not self._order.dies:
            self.played.seen.append(seen_apart(self._scene, self._folder))
        if self._order.log:
            self._disk.disk_log(os.open(self._order.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
        try:
            with self._scene.playing(self._folder, self._said) as playing:
                self._act(playing)
        except Exception:  # noqa: BLE001 -- told as what it is
            self.played.defect = traceback.format_exc()
        return self.played

    def _act(self, playing: Playing) -> None:
        played, order = self.played, self._order
        self._fail(MATTERS.index(order.matter), order.at)
        if order.dies:
            self._tell("ready")
        try:
            playing.act()
        except LedgerError as problem:
            played.refused, played.sentence = problem.code, message(problem)
        self._disk.disk_log(-1)
        if not self._is_well:
            played.calls, played.hits = self._disk.disk_calls(), self._disk.disk_hits()
            played.harms = self._disk.disk_harms()
            self._fail(0, 0)
            played.in_sight, acknowledged = playing.look(), played.acknowledged
            playing.go_on()
            played.acknowledged = acknowledged
            played.at_last = playing.look()

    def _fail(self, matter: int, at: int) -> None:
        if matter or not self._is_well:
            self._disk.disk_fail(matter, ctypes.c_long(at))

    def _said(self, look: Look) -> None:
        self.played.acknowledged += 1
        if self._order.log and self._order.mutant != "acknowledged-early":
            self._disk.disk_mark(ctypes.c_long(self.played.acknowledged))
        if self._order.dies:
            self._tell(f"step {self.played.acknowledged}")
        elif self._is_well:
            self.played.seen.append(look())


def _with_pragma(was: str, becomes: str) -> Callable[[ctypes.CDLL], None]:
    real = connections._pragmas  # noqa: SLF001 -- the mutant

    def spoil(_disk: ctypes.CDLL) -> None:
        def pragmas(address: connections.Address, **said: bool) -> Iterator[str]:
            return (becomes if one == was else one for one in real(address, **said))

        vars(connections)["_pragmas"] = pragmas

    return spoil


def _acknowledge_early(disk: ctypes.CDLL) -> None:
    """Say that a step is saved when its commit is about to be sent."""
    real, count = Chain.append, 0

    def append(chain: Chain, *said: Any, **more: Any) -> Any:  # noqa: ANN401 -- as whatever it takes
        nonlocal count
        count += 1
        made = real(chain, *said, **more)
        disk.disk_mark(ctypes.c_long(count))
        return made

    setattr(Chain, "append", append)  # noqa: B010 -- the mutant


def _tell_early(_disk: ctypes.CDLL) -> None:
    """Tell of a step a while before its commit is sent."""
    real, count = Chain.append, 0

    def append(chain: Chain, *said: Any, **more: Any) -> Any:  # noqa: ANN401 -- as whatever it takes
        nonlocal count
        count += 1
        made = real(chain, *said, **more)
        _say(f"step {count}")
        time.sleep(0.03)
        return made

    setattr(Chain, "append", append)  # noqa: B010 -- the mutant


def _say_saved_anyway(_disk: ctypes.CDLL) -> None:
    """Tell whoever listens that a step is saved, whatever the machine says."""
    real = Ledger.execute

    def execute(ledger: Ledger, *said: Any) -> ChangeSet:  # noqa: ANN401 -- as whatever it takes
        try:
            return real(ledger, *said)
        except EnvironmentProblem:
            nothing = ChangeSet(Step(0, 0), Label(""), frozenset(), frozenset(), frozenset())
            for listener in ledger._listeners:  # noqa: SLF001 -- the mutant
                listener(nothing)
            return nothing

    setattr(Ledger, "execute", execute)  # noqa: B010 -- the mutant


class _Piecemeal:
    """A connection on which every statement is committed by itself."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401 -- the driver's own
        self._raw = raw

    def execute(self, sql: str, *cells: Any) -> Any:  # noqa: ANN401 -- as the driver
        return self._raw.execute("select 1" if sql in {"begin immediate", "commit", "rollback"} else sql, *cells)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- as the driver
        return getattr(self._raw, name)


def _write_piecemeal(_disk: ctypes.CDLL) -> None:
    real = connections.connect
    vars(writing_desk)["connect"] = lambda address: _Piecemeal(real(address))


def _leave_the_log(_disk: ctypes.CDLL) -> None:
    """Do nothing about a log no room can be found to read."""

    def refuse(address: connections.Address) -> None:
        raise EnvironmentProblem("disk_full", name=address.path.name)

    vars(full_disk)["lay_log_aside"] = refuse


def _trust_at_once(_disk: ctypes.CDLL) -> None:
    """Go on after a disk that failed as if nothing had been."""
    vars(faults)["leaves_doubt"] = lambda _problem: False


def _leave_the_place(_disk: ctypes.CDLL) -> None:
    """Give files their places and sync neither file nor folder afterwards."""
    for module in (files, recasting, restoring):
        vars(module)["keep_place"] = lambda _place: None


def _move_behind(_disk: ctypes.CDLL) -> None:
    """Move on Windows without waiting for the disk."""
    vars(files)["_WRITE_THROUGH"] = 0


def _put(place: object, name: str, value: object) -> None:
    vars(place)[name] = value


MUTANTS: dict[str, Callable[[ctypes.CDLL], None]] = {
    "synchronous-off": _with_pragma("synchronous=FULL", "synchronous=OFF"),
    "synchronous-normal": _with_pragma("synchronous=FULL", "synchronous=NORMAL"),
    "acknowledged-early": _acknowledge_early,
    "said-early": _tell_early,
    "saved-anyway": _say_saved_anyway,
    "piecemeal": _write_piecemeal,
    "trusted-at-once": _trust_at_once,
    "log-left": _leave_the_log,
    "place-left": _leave_the_place,
    "moved-behind": _move_behind,
}


def main() -> None:
    """Take orders until there are no more."""
    all_scenes()
    for line in sys.stdin:
        order = Order(**json.loads(line))
        child = os.fork()
        if child == 0:
            os.close(0)
            played = Player(order, _say).play()
            if order.dies:
                _say("played")
                signal.pause()
            _say(json.dumps(asdict(played)))
            os._exit(0)
        if order.dies:
            _say(f"begun {child}")
        _pid, status = os.waitpid(child, 0)
        if order.dies or status:
            _say("over" if order.dies else json.dumps(asdict(Played(defect=f"ended with {status}"))))


def _say(words: str) -> None:
    rest = f"{words}\n".encode()
    while rest:
        rest = rest[os.write(1, rest) :]


if __name__ == "__main__":
    main()
