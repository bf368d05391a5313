"""Ledger files of several laptops, and beside each the steps it should have, told as sets."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from household_ledger.db.bundle import read_bundle, unpacked
from household_ledger.db.journal import changes_in
from household_ledger.db.records import BY_CODE, KINDS
from household_ledger.db.units import is_empty
from household_ledger.domain.ids import Id
from household_ledger.errors import LedgerError
from household_ledger.services.merging.outcome import Merged
from household_ledger.services.ports import Command
from tests.db.ledgers import Book, HandClock, new_book
from tests.merging.oracle import Record, Step, StepKey, conflicts, erased, late, records, shown, without

_LAST = (
    "select writer,seq,hlc,target,label from op where writer=(select value+0 from file_info where key='writer')"
    " order by seq desc limit 1"
)


@dataclass
class Replica:
    """A laptop: its file, the steps applied in it and those that wait."""

    book: Book
    have: set[StepKey] = field(default_factory=set)
    waiting: set[StepKey] = field(default_factory=set)

    @property
    def writer(self) -> int:
        """Name the laptop's writer."""
        with self.book.store.reader() as reader:
            return int(reader.raw.execute("select value from file_info where key='writer'").fetchall()[0][0])


@dataclass
class World:
    """All laptops, and every step ever written on any of them."""

    folder: Path
    held: ExitStack
    steps: dict[StepKey, Step] = field(default_factory=dict)
    replicas: list[Replica] = field(default_factory=list)
    bundles: int = 0

    def laptop(self, clock: HandClock | None = None) -> Replica:
        """Make a new, empty file."""
        path = self.folder / f"{len(self.replicas)}.hldb"
        self.replicas.append(Replica(self.held.enter_context(new_book(path, clock or HandClock()))))
        return self.replicas[-1]

    def do(self, replica: Replica, command: Command, person: str = "") -> bool:
        """Do something on a laptop; whether it was done, or refused and nothing changed."""
        try:
            replica.book.do(command, person)
        except LedgerError:
            return False
        with replica.book.store.reader() as reader:
            writer, seq, hlc, target, label = reader.raw.execute(_LAST).fetchall()[0]
            leaves = reader.raw.execute(
                "select household_id,body from leaf where writer=? and seq=?", (writer, seq)
            ).fetchall()
        undoes = (writer, target) if json.loads(label)[0] == "undo" else None
        step = Step((writer, seq), hlc, frozenset(replica.have), {}, {}, undoes=undoes)
        for household, body in leaves:
            for change in changes_in(body):
                record = (change.kind, change.id, change.sub)
                step.before[record], step.after[record] = change.before or {}, change.after
                step.household[record] = household
        assert step.key not in self.steps, "a number is used once"
        self.steps[step.key] = step
        replica.have.add(step.key)
        return True

    def bundle(
        self, replica: Replica, *, without: Callable[[StepKey], bool] | None = None
    ) -> tuple[Path, set[StepKey]]:
        """Write a bundle, some steps left out if wished; its file and what is in it."""
        self.bundles += 1
        path = self.folder / f"{self.bundles}.hlbundle"
        replica.book.store.bundle(path)
        if without is not None:
            rewrite(path, lambda lines: _without(lines, without))
        return path, {step.key for step in read_bundle(path).steps}

    def take(self, replica: Replica, path: Path, keys: set[StepKey]) -> Merged:
        """Merge a bundle, and say with sets what is applied and what waits."""
        merged = replica.book.ledger.merge(path)
        pool = (replica.waiting | keys) - replica.have
        before = len(replica.have)
        while ready := {key for key in pool if self.steps[key].past <= replica.have}:
            replica.have |= ready
            pool -= ready
        replica.waiting = pool
        assert (merged.applied, merged.waiting) == (len(replica.have) - before, len(pool))
        return merged

    def give(self, one: Replica, other: Replica) -> Merged:
        """Hand a bundle from a laptop to another."""
        return self.take(other, *self.bundle(one))

    def check(self, replica: Replica) -> None:
        """Hold what a laptop shows and lists against the sets, and its file against its own journal."""
        gone = erased(self.steps[key] for key in replica.have | replica.waiting)
        known = without((self.steps[key] for key in replica.have), gone)
        assert not secrets_in(replica.book, gone), "what was erased is nowhere in the file"
        marks = late(known)
        images = images_of(replica.book)
        assert set(images) == records(known), "the same records"
        for record, image in images.items():
            wanted = shown(known, record)
            if record[0] == "month" and record[1:] in marks:
                wanted.pop("verified", None)
            assert _plain(image) == _plain(wanted), (record, image, wanted)
        listed = {(*record, unit) for record in images for unit in conflicts(known, record)}
        assert listed_in(replica.book) == listed | {("month", *mark, "late") for mark in marks}
        for record, image in images.items():
            if record[0] == "entry":
                assert sum(line[4] for line in image["money"][-1]) == 0, "balanced"
        replica.book.assert_whole()


class Recorded:
    """A book every step of which the world is told of."""

    def __init__(self, world: World, replica: Replica) -> None:
        self._world, self._replica = world, replica
        self.people = replica.book.people

    def do(self, command: Command, person: str = "") -> tuple[Id, ...]:
        """Do a command and give the ids it touched."""
        assert self._world.do(self._replica, command, person)
        step = max((key for key in self._replica.have), key=lambda key: key[1])
        return tuple(Id(record[1]) for record in self._world.steps[step].after)


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """Hold laptops open."""
    with ExitStack() as held:
        yield World(folder, held)


def images_of(book: Book) -> dict[Record, dict[str, Any]]:
    """Give the image of every row, deleted ones too."""
    with book.store.reader() as reader:
        return {
            (kind.name, record, sub): json.loads(image)
            for kind in KINDS
            for record, sub, image in reader.raw.execute(f"select id,sub,image from {kind.name}_image")
        }


def listed_in(book: Book) -> set[tuple[str, int, int, str]]:
    """Give what the file lists to be settled."""
    with book.store.reader() as reader:
        rows = reader.raw.execute("select kind,id,sub,unit from conflict").fetchall()
    return {(BY_CODE[kind].name, record, sub, unit) for kind, record, sub, unit in rows}


def content(book: Book) -> dict[str, Any]:
    """Give all a file holds but whose it is: the journal as it was hashed, rows, totals, lists, pictures."""
    with book.store.reader() as reader:
        raw = reader.raw
        tables = ("op", "touch", "month_total", "conflict", "waiting", "photo", "waiting_photo", "entry", "entry_line")
        found: dict[str, Any] = {name: sorted(map(repr, raw.execute(f"select * from {name}"))) for name in tables}
        found["erasure"] = sorted(map(repr, raw.execute("select * from erasure")))
        leaves = raw.execute("select writer,seq,part,household_id,records,salt,digest,body from leaf").fetchall()
        found["leaf"] = sorted(repr((*leaf[:7], leaf[7] and changes_in(leaf[7]))) for leaf in leaves)
        found["writer"] = sorted(raw.execute("select distinct writer from op").fetchall())
    found["images"] = images_of(book)
    return found


def secrets_in(book: Book, households: set[int]) -> list[str]:
    """Name the places that say something of some households: their leaves, what waits, and every row."""
    with book.store.reader() as reader:
        raw = reader.raw
        found = [f"leaf of {owner}" for (owner,) in raw.execute("select household_id from leaf where body is not null")]
        for (lines,) in raw.execute("select lines from waiting"):
            found += [f"leaf of {leaf.household}" for leaf in unpacked(lines).leaves if leaf.text is not None]
        for kind in KINDS:
            if kind.household != "0":
                found += [
                    f"{kind.name} of {owner}" for (owner,) in raw.execute(f"select {kind.household} from {kind.name}")
                ]
    return [one for one in found if int(one.split()[-1]) in households]


def rewrite(path: Path, change: Callable[[list[str]], list[str]], name: str = "journal.jsonl") -> None:
    """Change the lines of a part of a bundle, and put right what the manifest says of them."""
    with zipfile.ZipFile(path) as parts:
        held = {one: parts.read(one) for one in parts.namelist()}
    lines = change(held[name].decode().splitlines())
    held[name] = "".join(f"{line}\n" for line in lines).encode()
    manifest = json.loads(held["manifest.json"])
    manifest["journal" if name == "journal.jsonl" else "pictures"] = hashlib.sha256(held[name]).hexdigest()
    manifest["steps"] = sum(line.startswith('["step"') for line in held["journal.jsonl"].decode().splitlines())
    held["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for one, data in held.items():
            parts.writestr(one, data)


def _without(lines: list[str], is_lost: Callable[[StepKey], bool]) -> list[str]:
    """Leave out some steps with their leaves."""
    kept, is_kept = [], True
    for line in lines:
        if line.startswith('["step"'):
            cells = json.loads(line)
            is_kept = not is_lost((cells[1], cells[2]))
        if is_kept:
            kept.append(line)
    return kept


def _plain(image: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {unit: value for unit, value in image.items() if not is_empty(value)}
