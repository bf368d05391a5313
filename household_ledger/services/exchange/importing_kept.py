"""Which entries of a file the ledger holds already: by their id, else as a multiset of identical rows (product §12)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.services.exchange.canonical import unguarded
from household_ledger.services.exchange.importing_met import Face, face_of

_ID_LIMIT = 1 << 63
_ID_DIGITS = 19

_same = attrgetter(
    "date",
    "kind",
    "lines",
    "occupation",
    "quantity",
    "unit",
    "unit_price",
    "counted_pocket",
    "counted",
    "member",
    "party",
    "goal",
    "description",
    "note",
    "known_by",
)


def number_of(entry_id: str) -> int:
    """Give the number a file's `entry_id` is kept under: itself when it is a number, else 63 bits of its digest."""
    if entry_id.isdecimal() and entry_id[0] != "0" and len(entry_id) <= _ID_DIGITS:
        number = int(entry_id)
        if number < _ID_LIMIT:
            return number
    cleaned = unguarded(entry_id).strip().encode()
    return int.from_bytes(hashlib.blake2b(cleaned, digest_size=8).digest()) >> 1 or 1


def print_of(entry: Entry) -> int:
    """Give what identical entries of a household share; when and how they were written down does not matter."""
    return hash(_same(entry))


@dataclass(slots=True)
class Kept:
    """What a household's entries in the ledger are known by; deleted ones are not there: they may come back."""

    pairs: dict[int, Id] = field(default_factory=dict)
    prints: Counter[int] = field(default_factory=Counter)
    print_by_number: dict[int, int] = field(default_factory=dict)
    faces: dict[int, Face] = field(default_factory=dict)
    gone: dict[int, list[Id]] = field(default_factory=dict)
    """Entries taken out, by all they were known by: their numbers, their print."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Kept:
        """Read them once."""
        kept = cls()
        for entry in entries:
            same = print_of(entry)
            if entry.is_deleted:
                for known_by in {int(entry.id), int(entry.import_id), same} - {0}:
                    kept.gone.setdefault(known_by, []).append(entry.id)
                continue
            kept.prints[same] += 1
            for number in (int(entry.id), int(entry.import_id)):
                if number:
                    kept.print_by_number[number] = same
                    kept.faces[number] = face_of(entry)
                    kept.pairs[number] = entry.pair
        return kept

    def has_number(self, number: int) -> bool:
        """Tell whether the entry of a file's id is there, and count it as met."""
        same = self.print_by_number.get(number)
        if same is None:
            return False
        self.take(same)
        return True

    def was_taken_out(self, number: int, same: int) -> Id | None:
        """Give an entry like this that was taken out, of identical ones each once; None for none."""
        gone = self.gone.get(number or same)
        if not gone:
            return None
        return gone[-1] if number else gone.pop()

    def take(self, same: int) -> bool:
        """Count one identical entry as met; False when none is left."""
        if self.prints[same] <= 0:
            return False
        self.prints[same] -= 1
        return True
