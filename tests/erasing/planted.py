"""A household with words planted wherever a household can have any, and what still tells of it in a folder of files."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from household_ledger.db.bundle import unpacked
from household_ledger.db.bundle_lines import lines_of
from household_ledger.db.journal import text_of
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.change_eight import ChangeScore, Moment
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import BaselineType, EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Pocket,
    ProductionCycle,
)
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.domain.training import Attendance
from household_ledger.domain.visit import Visit
from household_ledger.errors import LedgerError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.filters import SaveFilter
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.importing import ImportEntries, Remembered
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.rows import Row
from household_ledger.services.sought import Sought, Span
from tests.db.deeds_base import all_deeds
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home
from tests.encrypted import clear_bytes, raw_connection

OTHERS = "ของคนอื่น"
_NOT_ALONE = {"Undo", "Redo", "SettleConflict", "EraseHousehold"}

_ALONE = 160
"""Bytes of a packed leaf that no other leaf begins with: what two households did alike begins alike."""
_DAY = date(2026, 2, 14)
_WEEK = 7
"""Some deeds go from one day of a week to the next."""


@dataclass
class Canaries:
    """Words nobody else writes, by number."""

    words: list[str] = field(default_factory=list)
    start: int = 0

    def new(self) -> str:
        """Give the next."""
        self.words.append(f"นกน้อย{self.start + len(self.words):05}x")
        return self.words[-1]

    def picture(self, household: Id) -> Photo:
        """Give a picture with one in it."""
        shown = b"\xff\xd8" + self.new().encode() * 3
        return Photo(
            hash=hash_of(shown), household=household, width=4, height=3, added_on=date(2026, 2, 1), picture=shown
        )


def _records(home: Home, new: Callable[[], str]) -> tuple[object, ...]:
    """Make a record of each sort a household has."""
    return (
        Member(id=NO_ID, household=home.id, name=new(), birth_year=1970, present_from=date(2026, 1, 1)),
        Pocket(id=NO_ID, household=home.id, name=new(), kind=PocketKind.BANK),
        Debt(id=NO_ID, household=home.id, name=new(), debt_class="D01"),
        Occupation(id=NO_ID, household=home.id, name=new(), group_name=new()),
        ProductionCycle(id=NO_ID, household=home.id, occupation=home.rice, name=new()),
        Party(id=NO_ID, household=home.id, name=new()),
        HouseholdCategory(id=NO_ID, household=home.id, code="E01.7", under="E01", name=new()),
        Goal(id=NO_ID, household=home.id, name=new()),
        Baseline(
            id=NO_ID,
            household=home.id,
            type=BaselineType.C,
            first=202501,
            last=202512,
            note=new(),
            lines=(BaselineLine("I01", 100, 0),),
        ),
        *_evidence(home, new),
    )


def _evidence(home: Home, new: Callable[[], str]) -> tuple[object, ...]:
    """Make a record of each sort that evidence rests on."""
    return (
        Consent(
            id=NO_ID,
            household=home.id,
            member=home.member,
            purpose=Purpose.STORY,
            version=new(),
            asked_on=_DAY,
            is_given=True,
            witness=new(),
            second_witness=new(),
            note=new(),
        ),
        Visit(id=NO_ID, household=home.id, visited_on=_DAY, visitor=home.party, note=new()),
        Attendance(id=NO_ID, household=home.id, training=home.party, member=home.member),
        StairMark(
            id=NO_ID,
            household=home.id,
            audience=Audience.PARTICIPANT,
            level=1,
            reached_on=_DAY,
            value=new(),
            document=new(),
            note=new(),
        ),
        ChangeScore(id=NO_ID, household=home.id, slot=1, moment=Moment.BEFORE, score=3, scored_on=_DAY, note=new()),
    )


def plant(book: Book, home: Home, canaries: Canaries, *, entries: int = 900) -> None:
    """Write of a household all there is to write, with a new word in every place that takes one."""
    new = canaries.new
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
    assert household is not None
    intake = json.dumps({"skills": new()}, ensure_ascii=False)
    named = replace(household, name=new(), address=new(), intake=intake)
    named = replace(named, village_no=new(), subdistrict=new(), district=new())
    book.do(ReplaceRecord(household, named), "typist")
    for record in _records(home, new):
        book.do(AddRecords((record,)), "typist")
    saved = Sought(span=Span.ALL, wanted=EntryFilter(member=home.member, text=new()))
    book.do(SaveFilter(SavedFilter(id=NO_ID, name=new(), text=to_text(saved))))
    wide = [replace(draft(seed, home, months=6), description=new(), note=new()) for seed in range(entries // 2)]
    book.do(AddEntries(tuple(wide[: len(wide) // 2])), "typist")
    for one in wide[len(wide) // 2 : len(wide) // 2 + 20]:
        book.do(AddEntries((one,)), "typist")
    book.do(AddEntries(tuple(wide[len(wide) // 2 + 20 :])), "typist")
    spent = replace(draft(1, home, kind=EntryKind.EXPENSE), description=new())
    (gone,) = book.do(AddEntries((spent,)), "typist")
    book.do(DeleteEntries((gone,)), "typist")
    book.do(AddWithPhotos(AddEntries((replace(spent, description=new()),)), (canaries.picture(home.id),)), "typist")
    book.do(AddEntries((replace(spent, description=new()),)), "typist")
    book.do(Undo())
    row = Row(
        date=date(2026, 4, 5),
        household=household.code,
        kind=EntryKind.EXPENSE,
        category="E01",
        amount=Money(100),
        note=new(),
    )
    said = Remembered(home.id, "source", json.dumps({"pocket": new()}, ensure_ascii=False))
    book.do(ImportEntries(TypedRows("แฟ้ม", lambda: (row,), 1), remembered=(said,)), "typist")
    book.do(CloseMonth(home.id, Month(2026, 1)), "typist")
    book.do(ReopenMonth(home.id, Month(2026, 1), new()), "typist")
    row = Row(
        date=date(2026, 6, 5), household=household.code, kind=EntryKind.EXPENSE, category="E01", amount=Money(700)
    )
    rows = [replace(row, pocket="เงินสด", description=new(), number=1)]
    kept = Remembered(home.id, new(), json.dumps({"pocket": new()}, ensure_ascii=False))
    book.do(ImportEntries(TypedRows(new(), lambda: rows, len(rows)), remembered=(kept,)))
    do_everything(book, home)


def do_everything(book: Book, home: Home) -> None:
    """Do each command of the program once for a household."""
    for number, (name, deed) in enumerate(sorted(all_deeds().items())):
        if name not in _NOT_ALONE:
            with suppress(LedgerError):  # some have been done by what others need beforehand
                deed.do(book, home, number % _WEEK + 1)
    for ending in ("*.beside.hldb*", "*.hlbundle"):  # the other computer, and the stick between both
        for one in book.path.parent.glob(ending):
            one.unlink()


@dataclass
class Marks:
    """What tells of a household in bytes: its words, and the salts and bodies of what the journal says of it."""

    words: list[bytes]
    packed: list[bytes]

    @classmethod
    def of(cls, path: Path, household: Id, words: list[str]) -> Marks:
        """Read them from a file that still has it."""
        with closing(_look(path)) as raw:
            rows = raw.execute("select salt,body from leaf where household_id=? and body is not null", (household,))
            packed = [one for row in rows for one in row]
        return cls([one.encode() for one in words], packed)

    def found(self, folder: Path) -> set[bytes]:
        """Give those anywhere under a folder: in bytes, in cells, in leaves unpacked, in what waits, in zips."""
        found: set[bytes] = set()
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            for text in _texts(path):
                found.update(one for one in self.words if one in text)
                found.update(one for one in self.packed if one[:_ALONE] in text)
        return found


def _texts(path: Path) -> Iterator[bytes]:
    held = clear_bytes(path)
    yield held
    yield held
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from (parts.read(name) for name in parts.namelist())
    if held.startswith(b"SQLite format 3\0"):
        with closing(_look(path)) as raw:
            yield from _cells(raw)


def _cells(raw: Any) -> Iterator[bytes]:  # noqa: ANN401 -- a connection of the driver
    for (table,) in raw.execute("select name from sqlite_master where type='table'").fetchall():
        yield repr(raw.execute(f'select * from "{table}"').fetchall()).encode()
    for schema, body in raw.execute(
        "select o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq where l.body is not null"
    ):
        yield text_of(body, schema)
    if raw.execute("select 1 from sqlite_master where name='waiting'").fetchone():
        for (lines,) in raw.execute("select lines from waiting"):
            yield "\n".join(lines_of(unpacked(lines))).encode()
            yield zlib.decompress(lines)


def _look(path: Path) -> Any:  # noqa: ANN401 -- as above
    return raw_connection(path, mode="ro")
