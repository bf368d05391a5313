"""The courtesy lock: one holder at a time, also while its file is taken away and made anew."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from household_ledger.db.lock import Holder, LedgerLock

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def test_a_lock_that_was_let_go_and_forgotten_leaves_no_file(tmp_path: Path) -> None:
    lock = LedgerLock(tmp_path / "home.hldb")

    assert lock.take(NOW) is None
    lock.free(forget=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows takes away no file that is open")
def test_a_disk_that_refuses_who_has_it_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int, _size: int) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    lock = LedgerLock(tmp_path / "book.hldb")
    monkeypatch.setattr(os, "ftruncate", refuse)
    assert lock.take(NOW) is None
    assert LedgerLock(tmp_path / "book.hldb").take(NOW) is not None
    lock.free()


def test_nobody_holds_a_lock_whose_file_was_taken_away_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First opened by the late one, then taken away by the early one, then locked by the late one."""
    early, late, third = (LedgerLock(tmp_path / "home.hldb") for _ in range(3))
    assert early.take(NOW) is None
    opening, opened = os.open, list[Path]()

    def the_early_one_leaves_now(path: Path, flags: int, mode: int) -> int:
        descriptor = opening(path, flags, mode)
        if not opened:
            early.free(forget=True)
        opened.append(path)
        return descriptor

    with monkeypatch.context() as patched:
        patched.setattr("household_ledger.db.lock.os.open", the_early_one_leaves_now)
        assert late.take(NOW) is None
    holder = third.take(NOW)

    assert holder is not None
    assert holder.since == "2026-11-21 09:30"
    late.free()
    assert third.take(NOW) is None
    third.free()


@pytest.mark.parametrize("words", ["", "{", "[1]", "7", '"somebody"', "\x00\xff"])
def test_whatever_stands_in_the_lock_of_another_it_is_held(tmp_path: Path, words: str) -> None:
    mine, other = LedgerLock(tmp_path / "home.hldb"), LedgerLock(tmp_path / "home.hldb")
    assert other.take(NOW) is None
    other.path.write_text(words, encoding="latin-1")

    holder = mine.take(NOW)

    assert holder == Holder(computer="?", user="?", since="?")
    other.free()
