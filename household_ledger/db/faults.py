"""What the database or the disk refused, told in our codes; the one place where their errors become ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.files import disk_problem

_PRIMARY = 0xFF
_ANY = 1
"""What a function of SQLite's own gives that failed, whatever it met: the words tell."""
_CODES = {
    5: "busy",  # BUSY
    6: "busy",  # LOCKED
    8: "read_only",  # READONLY
    10: "io_error",  # IOERR
    11: "damaged",  # CORRUPT
    13: "disk_full",  # FULL
    14: "cannot_open",  # CANTOPEN
    26: "not_a_ledger",  # NOTADB
}

_WORDS = {
    "file is not a database": 26,
    "database or disk is full": 13,
    "disk I/O error": 10,
    "attempt to write a readonly database": 8,
    "database disk image is malformed": 11,
    "unable to open database file": 14,
    "database is locked": 5,
    "database table is locked": 6,
}
"""What a problem says that has no number of its own: so what goes wrong while a file is copied."""
_SHARED_MEMORY = frozenset({10 | number << 8 for number in (18, 19, 20, 21)})
"""SHMOPEN, SHMSIZE, SHMLOCK, SHMMAP."""
_DOUBTFUL = frozenset({"io_error", "damaged"})
_MAYBE_FULL = frozenset({"io_error", "cannot_open"})
_BESIDE = 64 * 1024
_BLOCK = 1 << 20


def is_told(problem: BaseException) -> bool:
    """Say whether the problem is one the machine made, rather than our own mistake in a statement."""
    return _code(problem) is not None


def told(problem: BaseException, path: Path) -> LedgerError:
    """Turn an error of SQLite or of the operating system into an EnvironmentProblem that names the file and its folder.

    `busy`, `read_only`, `io_error`, `damaged`, `disk_full`, `cannot_open`, `not_a_ledger`, or `files.disk_problem`'s.
    """
    if isinstance(problem, OSError):
        return disk_problem(problem, path)
    return EnvironmentProblem(_code(problem) or "io_error", name=path.name, folder=str(path.parent))


@contextmanager
def telling(path: Path, *, is_open: bool = False) -> Iterator[None]:
    """Run something on a ledger file; what the machine refuses it comes out as an EnvironmentProblem.

    Of one that `is_open` already it is told as `file_gone` when it does not lie there any more.
    Errors of the operating system pass: they are of some other file that is worked on meanwhile.
    """
    try:
        yield
    except UnicodeDecodeError as problem:  # the file's own words are not words any more
        raise EnvironmentProblem("damaged", name=path.name) from problem
    except sqlite.Error as problem:
        if not is_told(problem):
            raise
        refused = told_of_place(problem, path)
        if is_open and refused.code == "cannot_open" and not _is_there(path):
            raise EnvironmentProblem("file_gone", name=path.name, folder=str(path.parent)) from problem
        raise refused from problem


@contextmanager
def telling_all(path: Path) -> Iterator[None]:
    """As `telling`, for what works on this file alone: what the operating system refuses is told of it as well."""
    try:
        with telling(path):
            yield
    except OSError as problem:
        raise disk_problem(problem, path) from problem


def told_of_place(problem: BaseException, path: Path) -> LedgerError:
    """Tell a problem as `told` does, after a look at the place: what seems broken may be full, or cannot be read."""
    refused = told(problem, path)
    if refused.code in _MAYBE_FULL and not _has_room(path):
        return EnvironmentProblem("disk_full", name=path.name)
    if refused.code == "damaged" and _cannot_be_read(path):
        return EnvironmentProblem("io_error", name=path.name, folder=str(path.parent))
    return refused


def leaves_doubt(problem: BaseException) -> bool:
    """Tell whether after this nobody knows what reached the disk, however it is told: a failed sync fails once only.

    Memory shared by those who read beside, which a full disk has no room for, holds nothing that was saved. Nor is this
    asked of what fails while something is only read: that says nothing of what was written.
    """
    cause = problem.__cause__ if isinstance(problem, LedgerError) else problem
    if not isinstance(cause, sqlite.Error) or getattr(cause, "sqlite_errorcode", 0) in _SHARED_MEMORY:
        return False
    return _code(cause) in _DOUBTFUL


class Doubt:
    """Whether what a file's connections hold may be trusted, and what wins trust back (`safety.md` §2).

    First everything is opened anew and looked through; before more is written a safety copy must succeed.
    """

    def __init__(self) -> None:
        self.copy: Callable[[], object] | None = None
        """Makes a verified safety copy, where whoever opened the file knows a folder for it."""
        self.is_stale = False
        """Whether the file is to be opened anew before anything else is done."""
        self._lacks_copy = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Run something on the file; what goes wrong with it is heard of."""
        try:
            yield
        except BaseException as problem:
            if leaves_doubt(problem):
                self.is_stale = self._lacks_copy = True
            raise

    def settle(self, path: Path) -> None:
        """Let writing go on where a safety copy succeeds; EnvironmentProblem `copy_first` where it does not."""
        if self._lacks_copy and self.copy is not None:
            try:
                self.copy()
            except (EnvironmentProblem, UserError) as problem:
                folder = str(problem.params.get("folder", path.parent))
                raise EnvironmentProblem("copy_first", name=path.name, folder=folder) from problem
        self._lacks_copy = False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # on a stick that is being pulled out
        return False


def _cannot_be_read(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            while file.read(_BLOCK):
                pass
    except OSError:
        return True
    return False


def _has_room(path: Path) -> bool:
    """Tell whether the volume takes what SQLite keeps beside a file even to read it."""
    try:
        return shutil.disk_usage(path.resolve().parent).free >= _BESIDE
    except OSError:
        return True


def _code(problem: BaseException) -> str | None:
    if isinstance(problem, OSError):
        return "disk_failed"
    number = getattr(problem, "sqlite_errorcode", None)
    if number is None or int(number) & _PRIMARY == _ANY:
        number = _WORDS.get(str(problem), 0)
    return _CODES.get(int(number) & _PRIMARY)
