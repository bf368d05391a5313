"""Scenes of locked ledgers: a day's work on one, an old one locked, one given another key, one made plain again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from household_ledger.db.keys import KEYS
from household_ledger.db.recasting import recast
from tests.db.deeds_base import written
from tests.db.ledgers import opened_book
from tests.faults.scenes import LEDGER, OnABook, Playing, Said, home_in, scene, see_book, seen_apart
from tests.faults.scenes_book import Entry

OLD, NEW = "a1" * 32 + "b2" * 16, "c3" * 32 + "d4" * 16


@contextmanager
def known() -> Iterator[None]:
    """Hold both keys: each file finds its own by its salt, a plain one none."""
    with KEYS.held(OLD), KEYS.held(NEW):
        yield


@scene("locked entry")
class LockedEntry(Entry):
    """The day's work on a locked ledger."""

    def lay(self, folder: Path) -> None:
        """Lock it."""
        super().lay(folder)
        recast(folder / LEDGER, OLD)

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open it with its key."""
        with known(), super().playing(folder, said) as playing:
            yield playing

    def see(self, folder: Path) -> str:
        """Look into it with its key."""
        with known():
            return super().see(folder)


class _Recast(OnABook):
    was, becomes = "", ""

    def lay(self, folder: Path) -> None:
        """Write a little, under the key it had."""
        super().lay(folder)
        with opened_book(folder / LEDGER) as book:
            written(book, home_in(folder), *range(12))
        if self.was:
            recast(folder / LEDGER, self.was)

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open nothing before."""

        def act() -> None:
            recast(folder / LEDGER, self.becomes)
            said(lambda: seen_apart(self, folder))

        with known():
            yield Playing(act, act, lambda: "")

    def see(self, folder: Path) -> str:
        """Look under which key it is, and into it."""
        ledger = folder / LEDGER
        with known():
            names = {"": "plain", OLD: "old", NEW: "new"}
            return f"{names[KEYS.of(ledger)]}\n{see_book(ledger)}"


@scene("lock")
class Lock(_Recast):
    """A plain ledger locked."""

    becomes = NEW


@scene("change key")
class ChangeKey(_Recast):
    """A locked ledger given another key."""

    was, becomes = OLD, NEW


@scene("unlock")
class Unlock(_Recast):
    """A locked ledger made plain."""

    was = OLD
