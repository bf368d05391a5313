"""The draft file of a book: rows typed that could not be saved, until they are, or are thrown away (`safety.md` §2)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from household_ledger.domain.ids import Id
from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.services.ports import Command
from household_ledger.services.unsaved import Unsaved, is_same_row, read_again, spelled, unsaved_in

UNSAVED = "unsaved"
"""The folder of draft files, beside the choices of the computer."""
_ROOM = 64 * 1024
"""Bytes held back, to be let go when the disk is full: as a rule it is the one the book lies on too."""


class Drafts:
    """What of a book could not be saved, here and in earlier runs. A locked book's are never written down."""

    def __init__(self, folder: Path, book: Path, *, is_secret: bool = False) -> None:
        """Read what is there; `folder` need not exist yet."""
        named = hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:16]
        self.path = folder / f"{named}.json"
        self._room = room_of(folder)
        self._is_secret = is_secret
        self.rows: list[Unsaved] = []
        self.is_written = False
        """Whether what was refused last is on the disk, and so outlives the program."""
        with suppress(OSError):
            self.rows = list(read_again(self.path.read_bytes()))
        if is_secret and self.rows:
            self._write()  # of a book that was not locked then: from now on in the window alone

    def refused(self, command: Command) -> None:
        """Keep the rows of a command the machine refused; what of them was kept before is written over."""
        rows = unsaved_in(command)
        for one in rows:
            self._take_out(one)
            self.rows.append(one)
        self._write()
        self.is_written = self.is_written and bool(rows)

    def saved(self, command: Command) -> None:
        """Let go of rows that are in the book now."""
        if self.rows:
            left = len(self.rows)
            for one in unsaved_in(command):
                self._take_out(one)
            if len(self.rows) < left:
                self._write()

    def throw_away(self, rows: Iterable[Unsaved]) -> None:
        """Let go of rows nobody wants."""
        gone = list(rows)
        self.rows = [one for one in self.rows if one not in gone]
        self._write()

    def forget(self, households: Iterable[Id]) -> None:
        """Let go of the rows of households that were erased."""
        gone = set(households)
        left = [one for one in self.rows if one.row[0].household not in gone]
        if len(left) < len(self.rows):
            self.rows = left
            self._write()

    def _take_out(self, row: Unsaved) -> None:
        """Take out a row that is the same, else the first it may be a mended one of."""
        found = row if row in self.rows else next((one for one in self.rows if is_same_row(one, row)), None)
        if found is not None:
            self.rows.remove(found)

    def _write(self) -> None:
        """Write them down as far as the disk lets us; where it does not, they are in the window alone."""
        self.is_written = False
        with suppress(OSError, EnvironmentProblem):
            if self._is_secret or not self.rows:
                self.path.unlink(missing_ok=True)
                return
            _make_folder(self.path.parent)
            try:
                write_whole(self.path, spelled(self.rows))
            except EnvironmentProblem:
                self._room.unlink(missing_ok=True)
                write_whole(self.path, spelled(self.rows))
            self.is_written = True


def room_of(folder: Path) -> Path:
    """Name the file that holds room back."""
    return folder.with_name(folder.name + ".room")


def hold_room(folder: Path) -> None:
    """Hold some room back on a disk that has it, for drafts."""
    room = room_of(folder)
    with suppress(OSError, EnvironmentProblem):
        if not room.exists():
            _make_folder(room.parent)
            write_whole(room, os.urandom(_ROOM))  # what is all zeros, some disks keep without any room


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
