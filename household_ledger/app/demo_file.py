"""The ledger file of the made-up provider."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import Application, opened, take_lock, unfinished_mark
from household_ledger.db.lock import LedgerLock
from household_ledger.db.tails import remove_tails
from household_ledger.files import disk_problem
from household_ledger.paths import data_folder
from household_ledger.services.ports import Clock, Progress, no_progress

if TYPE_CHECKING:
    from household_ledger.services.demo.making import DemoReport
    from household_ledger.services.demo.options import DemoOptions
    from household_ledger.services.secret import Secret


DEMO_NAME = "demo.hldb"


def make_demo_file(
    path: Path,
    options: DemoOptions,
    clock: Clock,
    progress: Progress = no_progress,
    *,
    passphrase: Secret | None = None,
) -> DemoReport:
    """Make a ledger with the made-up provider, locked from its first page on where a passphrase is given.

    When it cannot be finished, no file is left. While it is made a mark lies beside it, so that what a kill leaves is
    never taken for whole.

    UserError `file_exists` and what the options refuse; EnvironmentProblem; `Cancelled`.
    """
    from household_ledger.services.demo.making import make_demo

    is_finished = False
    mark = unfinished_mark(path)
    if mark.exists() and path.exists():  # its making was killed
        _remove_unused(path, clock)
    with _begun(path, clock, passphrase) as application:
        try:
            mark.touch()
            made = make_demo(application.ledger, options, progress)
            is_finished = True
        finally:
            if not is_finished:
                application.store.close()
                remove_ledger(path)
            mark.unlink(missing_ok=True)
    return made


@contextmanager
def _begun(path: Path, clock: Clock, passphrase: Secret | None) -> Iterator[Application]:
    if passphrase is None:
        with opened(path, clock, create=True) as application:
            yield application
        return
    from household_ledger.app.secrets import make_locked
    from household_ledger.db.keys import KEYS

    with KEYS.held(make_locked(path, passphrase, clock)), opened(path, clock, to_write=True) as application:
        yield application


def demo_file(clock: Clock, progress: Progress = no_progress, *, anew: bool = False) -> Path:
    """Give the made-up provider's file of this computer, made if it is not there, or `anew`.

    One whose making was killed is not shown as whole. EnvironmentProblem as the disk or the lock refuses.
    """
    from household_ledger.services.demo.options import DemoOptions

    folder = data_folder() / "demo"
    path = folder / DEMO_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if anew and path.exists():
            _remove_unused(path, clock)
        if path.exists() and not unfinished_mark(path).exists():
            return path
    except OSError as problem:
        raise disk_problem(problem, path) from problem
    make_demo_file(path, DemoOptions(), clock, progress)
    return path


def remove_ledger(path: Path) -> None:
    """Remove a ledger file of our own making; its tails first: one left alone would be played into the next."""
    remove_tails(path)
    path.unlink(missing_ok=True)


def _remove_unused(path: Path, clock: Clock) -> None:
    """Remove a ledger nobody has open for writing; EnvironmentProblem `in_use` otherwise."""
    lock = LedgerLock(path.resolve())
    take_lock(lock, path, clock)
    try:
        remove_ledger(path)
    finally:
        lock.free()
