"""A disk that does not give the bytes a locked ledger is known by: told as that, and nowhere taken for a plain file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Self

import pytest

from household_ledger.db import keys
from household_ledger.db.backup import make_copy
from household_ledger.db.keeping import copies_of, keep_copy
from household_ledger.db.keys import KEYS
from household_ledger.db.recasting import recast
from household_ledger.db.restoring import restore
from household_ledger.db.salvage import salvage
from household_ledger.db.secret import Key, key_of
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.copies.copy import BEFORE_IMPORT
from household_ledger.services.secret import new_passphrase
from tests.db.copy_drill import NOW, write_counts
from tests.db.drill import state
from tests.db.ledgers import HandClock, add_home, new_book
from tests.encrypted import nobody_knows_our_key

SECRET = new_passphrase("the right one")
KEY = Key.of(SECRET, b"salt of sixteen.").text
OTHER = "c3" * 32 + "d4" * 16


@pytest.fixture(autouse=True)
def _nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_knows_our_key(monkeypatch)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        add_home(book)
    write_counts(path, 30).close()
    recast(path, KEY)
    with KEYS.held(KEY), KEYS.held(OTHER):
        yield path


@contextmanager
def unread(of: Path, time: int = 0, number: int = errno.EIO) -> Iterator[list[int]]:
    """Have the disk not give the first bytes of a file, the so-many-th time it is asked (0: never again)."""
    asked, failed, real = count(1), [], keys.salt_of

    def salt_of(path: Path) -> str | None:
        if path.name == of.name and (now := next(asked)) and time in (0, now):
            failed.append(now)
            raise OSError(number, "no bytes", str(path))
        return real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "salt_of", salt_of)
        yield failed


@pytest.mark.parametrize("key", ["", OTHER])
def test_a_locked_ledger_unread_for_a_moment_is_not_written_anew_as_a_plain_one(locked: Path, key: str) -> None:
    before, told = locked.read_bytes(), []
    for time in count(1):
        with unread(locked, time) as failed:
            try:
                recast(locked, key)
            except EnvironmentProblem as problem:
                told.append(problem.code)
                assert locked.read_bytes() == before
        if not failed:
            break
        locked.write_bytes(before)
    assert told
    assert set(told) == {"io_error"}


def test_a_ledger_nobody_may_read_is_told_as_that_and_is_not_asked_for_its_secret(locked: Path) -> None:
    with unread(locked, number=errno.EACCES):
        for look in (KEYS.of, lambda path: key_of(path, SECRET)):
            with pytest.raises(EnvironmentProblem, match="cannot_open"):
                look(locked)
        assert not KEYS.is_locked(locked)
    assert KEYS.of(locked.with_name("nowhere.hldb")) == ""


def test_a_secret_is_not_called_right_where_nothing_could_be_read(locked: Path) -> None:
    with unread(locked), pytest.raises(EnvironmentProblem, match="io_error"):
        key_of(locked, SECRET)
    assert key_of(locked, SECRET) == KEY


def test_who_goes_back_to_a_copy_is_not_kept_from_it_by_a_ledger_that_cannot_be_read(locked: Path) -> None:
    copy = make_copy(locked, locked.parent / "copies", reason="by-hand", now=NOW).path
    held = state(locked)
    write_counts(locked, 5, first=31).close()
    with unread(locked) as failed:
        restore(copy, locked, now=NOW)
    assert failed
    assert state(locked) == held


def test_a_copy_that_cannot_be_read_is_no_reason_to_make_none(locked: Path) -> None:
    folder = locked.parent / "copies"
    first = keep_copy(locked, folder, reason=BEFORE_IMPORT, now=NOW)
    with unread(first.path, time=2) as failed:
        second = keep_copy(locked, folder, reason=BEFORE_IMPORT, now=NOW)
    assert failed
    assert {one.path for one in copies_of(locked, folder)} == {first.path, second.path} != {first.path}


def test_what_a_ledger_says_is_salvaged_though_its_first_bytes_were_not_read(tmp_path: Path) -> None:
    plain = tmp_path / "plain.hldb"
    with new_book(plain) as book:
        add_home(book)
    write_counts(plain, 30).close()
    with unread(plain) as failed:
        made = salvage(plain, tmp_path / "new.hldb", clock=HandClock())
    assert failed
    assert made.entries == 30


def test_a_page_that_is_not_read_says_nothing_of_the_others(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., IO[bytes]] = Path.open

    class Unread:
        """A file whose third page the disk does not give."""

        def __init__(self, file: IO[bytes]) -> None:
            self._file = file

        def read(self, size: int) -> bytes:
            if self._file.tell() == 2 * keys.LOCKED_PAGE:
                raise OSError(errno.EIO, "no bytes")
            return self._file.read(size)

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_problem: object) -> None:
            self._file.close()

    monkeypatch.setattr(Path, "open", lambda path, mode, **how: Unread(real(path, mode, **how)))
    assert KEYS.of(locked) == KEY
