"""The sums written on the paper, kept beside the choices of this computer: they say later which pages agreed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.settings import Settings

_FILE: Final = "paper_sums.json"
Sums = dict[str, str]
"""What is typed of the paper's sums, by the name of the column."""


class KeptSums:
    """Sums by book, household, month and page; nothing of the ledger rests on them.

    A locked book's (`is_secret`) are never written down, and in memory until it is closed; what was before it was
    locked goes from the disk.
    The file is read anew before it is written: another window may have written sums of its own.
    """

    def __init__(self, settings: Settings, *, is_secret: bool = False) -> None:
        self._settings = settings
        self._path = settings.path.with_name(_FILE)
        self._is_secret = is_secret

    def of(self, household: Id, month: Month) -> dict[str, Sums]:
        """Give what is kept of a household's month, by page."""
        begins = f"{household}/{month.iso}/"
        book = self._unwritten() if self._is_secret else self._read().get(self._settings.book, {})
        return {key.removeprefix(begins): dict(sums) for key, sums in book.items() if key.startswith(begins)}

    def keep(self, household: Id, month: Month, page: str, sums: Mapping[str, str]) -> None:
        """Keep the sums of a page, those that are typed; whose disk takes none is told as of any other choice."""
        key = f"{household}/{month.iso}/{page}"
        typed = {name: text.strip() for name, text in sums.items() if text.strip()}
        said = {} if self._is_secret else self._read()
        book = self._unwritten() if self._is_secret else said.setdefault(self._settings.book, {})
        if book.get(key, {}) == typed:
            return
        if typed:
            book[key] = typed
        else:
            del book[key]
        if not self._is_secret:
            self._write(said)

    def take_off_the_disk(self) -> None:
        """Keep in memory alone what lies on the disk of a locked book, from before it was locked."""
        self._unwritten()

    def forget_book(self, book: str) -> None:
        """Let go of everything kept of a book."""
        said = self._read()
        self._settings.unwritten.pop(book, None)
        if said.pop(book, None) is not None:
            self._write(said)

    def forget(self, households: Iterable[Id], book: str) -> None:
        """Let go of everything kept of households of a book."""
        said = self._read()
        begins = tuple(f"{household}/" for household in households)
        unwritten = self._settings.unwritten.get(book, {})
        for key in [key for key in unwritten if begins and key.startswith(begins)]:
            del unwritten[key]
        gone = [key for key in said.get(book, {}) if begins and key.startswith(begins)]
        for key in gone:
            del said[book][key]
        if gone:
            write_whole(self._path, json.dumps(said, ensure_ascii=False).encode())

    def _unwritten(self) -> dict[str, Sums]:
        """Give what is in memory of the locked book; what lies on the disk of it comes there and goes."""
        book = self._settings.unwritten.setdefault(self._settings.book, {})
        said = self._read()
        if self._settings.book in said:
            book.update(said.pop(self._settings.book))
            self._write(said)
        return book

    def _write(self, said: dict[str, dict[str, Sums]]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(said, ensure_ascii=False).encode())
        except (OSError, EnvironmentProblem):
            self._settings.tell_unkept()

    def _read(self) -> dict[str, dict[str, Sums]]:
        """Read the file; one that is missing, or spoilt by a hand, keeps nothing."""
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        books = said.items() if isinstance(said, dict) else ()
        return {str(book): _pages(pages) for book, pages in books if isinstance(pages, dict)}


def _pages(said: dict[str, Any]) -> dict[str, Sums]:
    return {
        key: sums
        for key, sums in said.items()
        if isinstance(sums, dict) and all(isinstance(text, str) for text in sums.values())
    }
