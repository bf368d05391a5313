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

    The file is read anew before it is written: another window may have written sums of its own.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._path = settings.path.with_name(_FILE)

    def of(self, household: Id, month: Month) -> dict[str, Sums]:
        """Give what is kept of a household's month, by page."""
        begins = f"{household}/{month.iso}/"
        book = self._read().get(self._settings.book, {})
        return {key.removeprefix(begins): dict(sums) for key, sums in book.items() if key.startswith(begins)}

    def keep(self, household: Id, month: Month, page: str, sums: Mapping[str, str]) -> None:
        """Keep the sums of a page, those that are typed; whose disk takes none is told as of any other choice."""
        said, key = self._read(), f"{household}/{month.iso}/{page}"
        typed = {name: text.strip() for name, text in sums.items() if text.strip()}
        book = said.setdefault(self._settings.book, {})
        if book.get(key, {}) == typed:
            return
        if typed:
            book[key] = typed
        else:
            del book[key]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(said, ensure_ascii=False).encode())
        except (OSError, EnvironmentProblem):
            self._settings.tell_unkept()

    def forget(self, households: Iterable[Id], book: str) -> None:
        """Let go of everything kept of households of a book."""
        said = self._read()
        begins = tuple(f"{household}/" for household in households)
        gone = [key for key in said.get(book, {}) if begins and key.startswith(begins)]
        for key in gone:
            del said[book][key]
        if gone:
            write_whole(self._path, json.dumps(said, ensure_ascii=False).encode())

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
