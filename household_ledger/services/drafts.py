"""The draft file of a book: rows typed that could not be saved, until they are, or are thrown away (`safety.md` §2)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from household_ledger.domain.changes import SentStep
from household_ledger.domain.ids import Id
from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.services.ports import Command
from household_ledger.services.unsaved import Unsaved, read_again, spelled, unsaved_in

UNSAVED = "unsaved"
"""The folder of draft files, beside the choices of the computer."""
_ROOM = 64 * 1024
"""Bytes held back, to be let go when the disk is full: as a rule it is the one the book lies on too."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A row, and where it was typed; None where nobody can tell, as of an earlier run."""

    row: Unsaved
    of: Hashable = None
    is_adrift: bool = False
    """Whether it stands nowhere in the window: it is of an earlier run, or was given up where it was typed."""


class Drafts:
    """What of a book could not be saved, here and in earlier runs. A locked book's are never written down."""

    def __init__(self, folder: Path, book: str, *, is_secret: bool = False) -> None:
        """Read what is there; `folder` need not exist yet. `book` is `OpenLedger.book`."""
        named = hashlib.sha256(book.encode()).hexdigest()[:16]
        self.path = folder / f"{named}.json"
        self._room = room_of(folder)
        self._is_secret = is_secret
        self._held: list[_Held] = []
        self._elsewhere: list[Unsaved] = []
        """Rows of another book that lay here before."""
        self.is_written = False
        """Whether what was refused last is on the disk, and so outlives the program."""
        with suppress(OSError):
            self._held = [_Held(one, is_adrift=True) for one in read_again(self.path.read_bytes())]
        if is_secret and self.rows:
            self._write()  # of a book that was not locked then: from now on in the window alone

    @property
    def rows(self) -> list[Unsaved]:
        """The rows, in the order they were refused in."""
        return [one.row for one in self._held]

    @property
    def adrift(self) -> list[Unsaved]:
        """Those that stand nowhere in the window."""
        return [one.row for one in self._held if one.is_adrift]

    def let_drift(self, of: Hashable) -> None:
        """Note that a row was given up where it was typed: only the draft file holds it."""
        self._held = [_Held(one.row, is_adrift=True) if one.of == of else one for one in self._held]

    def refused(self, command: Command, of: Hashable = None, sent: SentStep | None = None) -> None:
        """Keep the rows of a command the machine refused; what was kept before of the same takes no second place.

        `of` is where they were typed: whatever was mended there since, they are the same. Without it only the same
        rows are: two that are alike may well both be meant. `sent` is the step of which nobody knows whether it was
        saved.
        """
        rows = tuple(replace(one, sent=sent) for one in unsaved_in(command))
        is_adrift = self._let_go(rows, of) and of is None
        self._held += [_Held(one, of, is_adrift=is_adrift) for one in rows]
        self._write()
        self.is_written = self.is_written and bool(rows)

    def saved(self, command: Command, of: Hashable = None) -> None:
        """Let go of rows that are in the book now."""
        left = len(self._held)
        if left:
            self._let_go(unsaved_in(command), of)
        if len(self._held) < left:
            self._write()

    def settle(self, was_saved: Callable[[SentStep], bool | None]) -> int:
        """Ask of rows that may be saved whether they are, and let go of those; count them."""
        known = {sent: was_saved(sent) for sent in {one.sent for one in self.rows} if sent is not None}
        saved = {sent for sent, is_saved in known.items() if is_saved}
        lost = {sent for sent, is_saved in known.items() if is_saved is False}
        before = len(self._held)
        kept = [one for one in self._held if one.row.sent not in saved]
        self._held = [replace(one, row=replace(one.row, sent=None)) if one.row.sent in lost else one for one in kept]
        if known:
            self._write()
        return before - len(kept)

    def is_kept(self, of: Hashable) -> bool:
        """Tell whether what was typed there lies on the disk, as it was when it was refused last."""
        return self.is_written and of is not None and any(one.of == of for one in self._held)

    def throw_away(self, row: Unsaved) -> None:
        """Let go of a row nobody wants; of two that are the same, of one."""
        found = next((one for one in self._held if one.row == row and one.is_adrift), None)
        if found is not None:
            self._held.remove(found)
            self._write()

    def keep_to(self, households: Collection[Id]) -> None:
        """Show the rows of these households alone; the others, of a book that lay here before, stay in the file."""
        self._elsewhere += [one for one in self.rows if one.row[0].household not in households]
        self._held = [one for one in self._held if one.row.row[0].household in households]

    def forget(self, households: Iterable[Id]) -> None:
        """Let go of the rows of households that were erased."""
        gone = set(households)
        left = [one for one in self._held if one.row.row[0].household not in gone]
        if len(left) < len(self._held):
            self._held = left
            self._write()

    def _let_go(self, rows: Iterable[Unsaved], of: Hashable) -> bool:
        """Let go of what was typed there; where nothing was, of one that says the same for each row.

        Tell whether any of those was adrift.
        """
        there = [one for one in self._held if of is not None and one.of == of]
        if there:
            self._held = [one for one in self._held if one.of != of]
            return False
        is_adrift = False
        for row in rows:
            found = next((one for one in self._held if _is_same(one, row)), None)
            if found is not None:
                is_adrift |= found.is_adrift
                self._held.remove(found)
        return is_adrift

    def _write(self) -> None:
        """Write them down as far as the disk lets us; where it does not, they are in the window alone."""
        self.is_written = False
        with suppress(OSError, EnvironmentProblem):
            rows = [*self._elsewhere, *self.rows]
            if self._is_secret or not rows:
                self.path.unlink(missing_ok=True)
                return
            _make_folder(self.path.parent)
            try:
                write_whole(self.path, spelled(rows))
            except EnvironmentProblem:
                self._room.unlink(missing_ok=True)
                write_whole(self.path, spelled(rows))
            self.is_written = True


def _is_same(held: _Held, row: Unsaved) -> bool:
    """Tell whether a row is the one held: a change of the same entries; a new one word for word, of no known place."""
    return held.row.changes == row.changes if row.changes else held.of is None and held.row == row


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
