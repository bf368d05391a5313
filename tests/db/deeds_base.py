"""One deed for each command of the program: how it comes to be done, again and again, on a book with a household.

A command of yours joins with a function in a `tests/db/deeds_*.py` of its own:

    @deed(SaveTemplate)
    def save_template(book: Book, home: Home, number: int) -> Command:
        return SaveTemplate(home.id, f"แม่แบบ {number}", …)

`number` is 1, 2, 3 …: the deed must be possible each time, from what the file and the number say alone, so that it runs
the same in every process. What it needs beforehand it does with `book.do(…)`. It is then undone and redone
(`test_every_deed_taken_back.py`) and killed in its midst (`test_every_deed_killed.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.ports import Command, EntryQuery
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home

Make = Callable[[Book, Home, int], Command]
_NUMBERS = re.compile(r"\d{16,19}")
_TAG_AND_COUNTER, _COUNTER = 22, 0xFF
"""Bits of an id below its time, and those of its counter (`db/identity.py`)."""


@dataclass(frozen=True)
class Deed:
    """How a command comes to be done, and who does it ("" is nobody)."""

    make: Make
    person: str = ""

    def do(self, book: Book, home: Home, number: int) -> None:
        """Do it for the so-many-th time."""
        book.do(self.make(book, home, number), self.person)


DEEDS: dict[str, Deed] = {}
"""By the name of the command."""


def deed(command: type[Command], *, person: str = "") -> Callable[[Make], Make]:
    """Register how a command comes to be done."""

    def register(make: Make) -> Make:
        assert command.__name__ not in DEEDS, f"two deeds of {command.__name__}"
        DEEDS[command.__name__] = Deed(make, person)
        return make

    return register


def all_deeds() -> dict[str, Deed]:
    """Give the deeds of every module named `deeds_*` beside this one."""
    for one in sorted(Path(__file__).parent.glob("deeds_*.py")):
        import_module(f"tests.db.{one.stem}")
    return DEEDS


def written(book: Book, home: Home, *seeds: int, **said: object) -> list[Entry]:
    """Write drafts of these numbers (`tests.db.drafts.draft`) and give the entries they became, in their order."""
    from household_ledger.services.commands.entries import AddEntries

    before = {one.id for one in entries(book)}
    book.do(AddEntries(tuple(draft(seed, home, **said) for seed in seeds)))  # type: ignore[arg-type]
    return sorted((one for one in entries(book) if one.id not in before), key=lambda one: one.id)


def entries(book: Book, *, with_deleted: bool = False) -> list[Entry]:
    """List the entries in sight, or all."""
    with book.store.reader() as reader:
        return list(reader.entries(EntryQuery(with_deleted=with_deleted)))


def know_people(book: Book) -> None:
    """Find the people of a file opened again; the first two by what they do, for a history may name them anew."""
    with book.store.reader() as reader:
        people = reader.all(Person, with_deleted=True)
    book.people = {one.name: one.id for one in people}
    for name, role in (("typist", Role.RECORDER), ("verifier", Role.VERIFIER)):
        found = [one.id for one in people if one.role is role]
        book.people |= {name: found[0]} if found else {}


def seen(book: Book) -> str:
    """Spell what is in sight, and the kept totals, the same for every life of a file: its writer's tag is left out."""
    state = [[*key, units] for key, units in sorted(book.state().items())]
    totals = sorted([str(cell) for cell in row] for row in book.totals())
    return _NUMBERS.sub(_untagged, json.dumps([state, totals], ensure_ascii=False, sort_keys=True))


def _untagged(found: re.Match[str]) -> str:
    number = int(found.group())
    return f"#{number >> _TAG_AND_COUNTER}.{number & _COUNTER}"
