"""Scenes of whole files: a safety copy made, a copy put in a ledger's place, an older file upgraded."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.backup import make_copy, verify_file
from household_ledger.db.format import SCHEMA
from household_ledger.db.keeping import copies_of, is_sound, keep_copy
from household_ledger.db.opening import look_at_header
from household_ledger.db.restoring import lay_alone, restore
from household_ledger.db.store import open_store
from tests.db.deeds_base import written
from tests.db.ledgers import HandClock, new_book, opened_book
from tests.faults.scenes import LEDGER, NOW, OnABook, Playing, Said, Scene, home_in, scene, see_book, seen_apart

_FOURTH = Path(__file__).parents[1] / "db" / "files" / "schema-4.hldb.gz"


def see_copies(folder: Path, ledger: Path) -> int:
    """Hold every copy that has a name to be whole; count them."""
    found = copies_of(ledger, folder)
    for one in found:
        assert is_sound(one.path), "a copy with a name is what was verified"
        alone = folder / "looked-at.hldb"
        lay_alone(one.path, alone)  # what went aside as it lay may have a journal to be played back
        verify_file(alone)
        alone.unlink()
    return len(found)


class OnFiles(OnABook):
    """Something done with files nobody has open."""

    def act(self, folder: Path, said: Said) -> None:
        """Do it."""
        raise NotImplementedError

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open nothing: the files are worked on as they lie."""

        def act() -> None:
            self.act(folder, said)

        yield Playing(act, act, lambda: "")


@scene("copy")
class Copy(OnFiles):
    """A safety copy of a ledger in use."""

    def lay(self, folder: Path) -> None:
        """Write a little."""
        super().lay(folder)
        with opened_book(folder / LEDGER) as book:
            written(book, home_in(folder), *range(20))
        (folder / "copies").mkdir()

    def act(self, folder: Path, said: Said) -> None:
        """Make it."""
        keep_copy(folder / LEDGER, folder / "copies", reason="by-hand", now=NOW)
        said(lambda: seen_apart(self, folder))

    def see(self, folder: Path) -> str:
        """Look at the ledger and whether a copy is there."""
        there = see_copies(folder / "copies", folder / LEDGER)
        return f"{'copied' if there else 'not yet'}\n{see_book(folder / LEDGER)}"


@scene("restore")
class Restore(OnFiles):
    """A copy from before put in the ledger's place."""

    def lay(self, folder: Path) -> None:
        """Copy between two days of work."""
        super().lay(folder)
        home, ledger = home_in(folder), folder / LEDGER
        with opened_book(ledger) as book:
            written(book, home, *range(20))
        make_copy(ledger, folder, reason="by-hand", now=NOW).path.replace(folder / "older.hldb")
        with opened_book(ledger) as book:
            written(book, home, *range(30, 90))

    def act(self, folder: Path, said: Said) -> None:
        """Go back."""
        restore(folder / "older.hldb", folder / LEDGER, now=NOW)
        said(lambda: seen_apart(self, folder))

    def see(self, folder: Path) -> str:
        """Look at the ledger; what went aside is whole too."""
        see_copies(folder, folder / LEDGER)
        return see_book(folder / LEDGER)


@scene("upgrade")
class Upgrade(Scene):
    """A file of an older schema opened by this program."""

    def lay(self, folder: Path) -> None:
        """Take one out of the drawer."""
        with gzip.open(_FOURTH) as packed, (folder / LEDGER).open("wb") as file:
            shutil.copyfileobj(packed, file)

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open nothing before."""

        def act() -> None:
            open_store(folder / LEDGER, clock=HandClock()).close()
            said(lambda: seen_apart(self, folder))

        yield Playing(act, act, lambda: "")

    def see(self, folder: Path) -> str:
        """Look whether it is the old one or the new one, and whole; so are the copies of before."""
        ledger = folder / LEDGER
        connection = sqlite.connect(str(ledger))  # a hot journal is played back
        try:
            (version,) = connection.execute("pragma user_version").fetchone()
            held = connection.execute("select id,date,description,note from entry order by id").fetchall()
        finally:
            connection.close()
        see_copies(folder, ledger)
        if version == SCHEMA:
            assert look_at_header(ledger) == SCHEMA
            return f"new {see_book(ledger)}"
        verify_old(ledger)
        return f"old {held}"


def verify_old(path: Path) -> None:
    """Look through a file of an older schema."""
    connection = sqlite.connect(str(path))
    try:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchone() is None
    finally:
        connection.close()


@scene("create")
class Create(Scene):
    """A new ledger."""

    def lay(self, folder: Path) -> None:
        """Nothing is there."""

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Open nothing before."""

        def act() -> None:
            with new_book(folder / LEDGER):
                said(lambda: "made")

        def go_on() -> None:
            if (folder / LEDGER).exists():
                see_book(folder / LEDGER)
            else:
                act()

        yield Playing(act, go_on, lambda: "")

    def see(self, folder: Path) -> str:
        """Look whether it is there."""
        if not (folder / LEDGER).exists():
            return ""
        see_book(folder / LEDGER)
        return "made"
