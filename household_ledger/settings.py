"""Every choice a person can make of the program itself: its key, its default, what is allowed; one small file.

Who writes and how entries are written are chosen for the book that is open: another book is written by others.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.paths import documents_folder

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice: its key, what it is unless somebody chose otherwise, and what it may be."""

    key: str
    default: Value
    is_allowed: Callable[[Value], bool]


def _one_of(key: str, *choices: str) -> Setting:
    return Setting(key, choices[0], lambda value: value in choices)


def _text(key: str) -> Setting:
    return Setting(key, "", lambda value: isinstance(value, str))


TYPE_SIZES = (100, 110, 125, 150, 175, 200)
"""Percent of the usual size of letters."""

LANGUAGE = _one_of("language", "th", "en")
DIGITS = _one_of("digits", "arabic", "thai")
THEME = _one_of("theme", "system", "light", "dark")
TYPE_SIZE = Setting("type_size", TYPE_SIZES[0], lambda value: value in TYPE_SIZES)
PARTICIPANT, VOLUNTEER, PROVIDER = "participant", "volunteer", "provider"
WRITER = _one_of("writer", VOLUNTEER, PARTICIPANT, PROVIDER)
"""Who usually writes here ("ใครเป็นคนจด"): decides what is shown without being asked for."""
SHOW_EVERYTHING = Setting("show_everything", False, lambda value: isinstance(value, bool))  # noqa: FBT003 -- a default
GRID_WAY, TILES_WAY, INTERVIEW_WAY, PAPER_WAY = "grid", "tiles", "interview", "paper"
ENTRY_WAY = _one_of("entry_way", "", GRID_WAY, TILES_WAY, INTERVIEW_WAY, PAPER_WAY)
"""How entries are written; empty: as who writes here usually does."""

LOCK_MINUTES = (10, 5, 30, 0)
LOCK_AFTER = Setting("lock_after", LOCK_MINUTES[0], lambda value: type(value) is int and value in LOCK_MINUTES)
"""After how many minutes without a key or the pointer a book with a passphrase locks; 0: never by itself."""

COPIES_FOLDER = _text("copies_folder")
"""Where safety copies go; empty: the person's documents."""

SECOND_FOLDER = _text("second_copies_folder")
"""A stick or share that copies go to as well; empty: none."""

SECOND_COPIED = _text("second_copied")
"""When a copy of the open book last went to the second folder, and which that was (ISO, local time; a blank; path)."""

SECOND_AWAITED = _text("second_awaited")
"""Since when a copy of the open book is awaited there, written likewise."""

PLACE_TOLD = _text("place_told")
"""The day it was said of the open book that it lies on a stick, the network or in a shared folder (ISO)."""

LAST_CHECKED = _text("last_checked")
"""When the open book was last looked through from end to end, or first seen here (ISO day)."""

PRINT_FOLDER = _text("print_folder")
"""Where a whole set was last printed to; empty: the person's documents."""

EXPORT_FOLDER = _text("export_folder")
"""Where a file was last exported to; empty: the person's documents."""

BUNDLE_FOLDER = _text("bundle_folder")
"""Where the last book for another computer went; empty: the person's documents."""

_LOOKS = (LANGUAGE, DIGITS, THEME, TYPE_SIZE)
_FOLDERS = (COPIES_FOLDER, SECOND_FOLDER, PRINT_FOLDER, EXPORT_FOLDER, BUNDLE_FOLDER)
_CARE = (SECOND_COPIED, SECOND_AWAITED, PLACE_TOLD, LAST_CHECKED)
SETTINGS = {one.key: one for one in (*_LOOKS, WRITER, SHOW_EVERYTHING, ENTRY_WAY, LOCK_AFTER, *_FOLDERS, *_CARE)}
OF_A_BOOK = frozenset(one.key for one in (WRITER, ENTRY_WAY, *_CARE))
"""What is chosen for the open book alone; without one, for every book nothing was chosen of."""
_BOOKS, _MOST_BOOKS = "books", 50


def _tell_nobody() -> None:
    """Let a refusal go unsaid: nobody looks at a window."""


@dataclass(slots=True)
class Settings:
    """The choices in force; what is not chosen, or chosen wrongly by a hand in the file, is the default."""

    path: Path
    chosen: dict[str, Value] = field(default_factory=dict)
    spoken: dict[str, Value] = field(default_factory=dict)
    """What was asked for this run alone: it holds before what is chosen and is not kept."""

    books: dict[str, dict[str, Value]] = field(default_factory=dict)
    """What was chosen for single books, by where they are; the one chosen for last at the end."""

    book: str = ""
    """Where the open book is; empty: none is open."""

    unwritten: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict, repr=False)
    """What of locked books is kept beside the choices and written nowhere, by book; whoever closes one empties it."""

    tell_unkept: Callable[[], object] = _tell_nobody
    """Called when the disk would not keep a choice, once for each one until it takes them again."""

    _unkept: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the choices of a file; a missing or spoilt file is no reason not to start."""
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        if not isinstance(said, dict):
            said = {}
        of_books = said.get(_BOOKS)
        books = of_books.items() if isinstance(of_books, dict) else ()
        return cls(path, _allowed(said), books={book: _allowed(one) for book, one in books if isinstance(one, dict)})

    def value(self, setting: Setting) -> Value:
        """Give the choice in force."""
        key = setting.key
        of_book = self.books.get(self.book, {}) if key in OF_A_BOOK else {}
        return self.spoken.get(key, of_book.get(key, self.chosen.get(key, setting.default)))

    def is_chosen(self, setting: Setting) -> bool:
        """Tell whether somebody chose it, for the open book or for all."""
        return setting.key in self.chosen or (setting.key in OF_A_BOOK and setting.key in self.books.get(self.book, {}))

    def text(self, setting: Setting) -> str:
        """Give a choice that is words."""
        return str(self.value(setting))

    def number(self, setting: Setting) -> int:
        """Give a choice that is a number."""
        return int(self.value(setting))

    def is_on(self, setting: Setting) -> bool:
        """Give a choice that is yes or no."""
        return bool(self.value(setting))

    def copies_folder(self) -> Path:
        """Give the folder safety copies go to."""
        chosen = self.text(COPIES_FOLDER)
        return Path(chosen) if chosen else documents_folder()

    def second_folder(self) -> Path | None:
        """Give the folder copies go to as well; None where nobody chose one."""
        chosen = self.text(SECOND_FOLDER)
        return Path(chosen) if chosen else None

    def copies_folders(self) -> tuple[Path, ...]:
        """Give every folder copies go to: the one, and the second where somebody chose one."""
        second = self.second_folder()
        return (self.copies_folder(), *((second,) if second is not None else ()))

    def choose(self, setting: Setting, value: Value) -> bool:
        """Choose and keep, what is of a book for the open one; ValueError for what is not allowed.

        False when the disk would not take it: it holds now all the same, and `tell_unkept` is called.
        """
        if not setting.is_allowed(value):
            raise ValueError(setting.key, value)
        self.spoken.pop(setting.key, None)
        if self.book and setting.key in OF_A_BOOK:
            self.books[self.book] = {**self.books.pop(self.book, {}), setting.key: value}
            for oldest in list(self.books)[:-_MOST_BOOKS]:
                del self.books[oldest]
        else:
            self.chosen[setting.key] = value
        kept = {**self.chosen, _BOOKS: self.books} if self.books else self.chosen
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps(kept, ensure_ascii=False, indent=1).encode())
        except (OSError, EnvironmentProblem):
            is_told = setting.key in self._unkept
            self._unkept.add(setting.key)
            if not is_told:
                self.tell_unkept()
            return False
        self._unkept.clear()
        return True


def _allowed(said: dict[str, Value]) -> dict[str, Value]:
    """Leave out what a hand wrote wrongly in the file."""
    return {key: said[key] for key, one in SETTINGS.items() if key in said and one.is_allowed(said[key])}
