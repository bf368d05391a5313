"""Scenes on an open book: a day's work of every sort, an import, a merge, closing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from household_ledger.services.commands.erasing import EraseHousehold
from tests.db.deeds_base import written
from tests.db.ledgers import Book, Home, add_home, add_people, new_book, opened_book
from tests.faults.scenes import LEDGER, OnABook, Playing, Said, count_cash, do_deed, home_in, scene, shape

_A_DAY = ("AddEntries", "AddRows", "ReplaceEntry", "ReplacePair", "DeleteEntries", "CloseMonth", "Undo")


@scene("entry")
class Entry(OnABook):
    """Rows written, split, changed and deleted, a month closed, a step taken back; the log emptied now and then."""

    def do(self, book: Book, home: Home) -> None:
        """Do each once."""
        for name in _A_DAY:
            do_deed(book, home, name)
            if name in ("AddRows", "DeleteEntries"):
                book.store.checkpoint()


@scene("import")
class Import(OnABook):
    """Many rows in one step."""

    def do(self, book: Book, home: Home) -> None:
        """Read them in."""
        do_deed(book, home, "ImportEntries")


@scene("close")
class Close(OnABook):
    """A book closed after some work."""

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Work first; what is acted is the closing alone."""
        home = home_in(folder)
        with opened_book(folder / LEDGER) as book:
            written(book, home, 1, 2, 3)
            so_far = shape(book)

            def close() -> None:
                book.store.close()
                said(lambda: so_far)

            def go_on() -> None:
                with opened_book(folder / LEDGER) as again:
                    count_cash(again, home)

            yield Playing(close, go_on, lambda: so_far)


@scene("read")
class Read(OnABook):
    """A book read that was not closed the last time: its last steps are in the log alone."""

    @contextmanager
    def playing(self, folder: Path, said: Said) -> Iterator[Playing]:
        """Write, and leave the file as a crash would have: what is in the log alone changes few pages."""
        ledger, home = folder / LEDGER, home_in(folder)
        with opened_book(ledger) as book:
            written(book, home, *range(20))
            book.store.checkpoint()
            count_cash(book, home)
            lying = {tail: path.read_bytes() for tail in ("", "-wal") if (path := Path(f"{ledger}{tail}")).exists()}
        for tail, content in lying.items():
            Path(f"{ledger}{tail}").write_bytes(content)

        def act() -> None:
            with opened_book(ledger) as book:
                there = shape(book)
                said(lambda: there)

        yield Playing(act, act, lambda: "")


@scene("erase")
class Erase(OnABook):
    """A household taken out for good."""

    def furnish(self, book: Book, home: Home) -> None:  # noqa: ARG002 -- the other one goes
        """Write at another household."""
        written(book, add_home(book, "002"), *range(8))

    def do(self, book: Book, home: Home) -> None:  # noqa: ARG002 -- the other one goes
        """Take the other household out."""
        with book.store.reader() as reader:
            other = next(one for one in reader.households() if one.code == "002")
        book.do(EraseHousehold(other.id, "002"))


@scene("merge")
class Merge(OnABook):
    """What another laptop wrote taken in."""

    def lay(self, folder: Path) -> None:
        """Write at two places, one after the other."""
        super().lay(folder)
        home, stick = home_in(folder), folder / "stick.hlbundle"
        with opened_book(folder / LEDGER) as book:
            written(book, home, *range(6))
            book.store.bundle(stick)
        with new_book(folder / "other.hldb") as other:
            other.ledger.merge(stick)
            written(other, home, *range(10, 40))
            add_people(other)
            add_home(other, "002")
            other.store.bundle(stick)

    def do(self, book: Book, home: Home) -> None:  # noqa: ARG002 -- the stick knows
        """Take the stick's bundle in."""
        book.ledger.merge(book.path.with_name("stick.hlbundle"))
