"""How rows become entries: a shape of row is looked at in full once; rows of a known shape differ only in day, amount, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from household_ledger.domain.entry import Draft, Entry, Line
from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import Pair, check_pair
from household_ledger.domain.period import Month
from household_ledger.domain.pricing import with_value
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import check
from household_ledger.services.canonical_row import RowProblem
from household_ledger.services.importing_drafts import Drafter, Problems
from household_ledger.services.importing_kept import number_of, print_of
from household_ledger.services.importing_names import Hints, Home, Names
from household_ledger.services.importing_source import Item, RowSource
from household_ledger.services.making_entries import make_entry
from household_ledger.services.ports import Progress, Reader
from household_ledger.services.rows import Row

CHUNK = 4000
"""So many entries are handed on at a time."""
_SHAPES = 20_000
_TELL_EVERY = 1000
_TWO = 2
"""Halves of a pair."""

Sink = Callable[[list[object], list[Entry]], None]
"""Takes new register records, then entries that may name them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an import runs in: the ledger to look things up in, where ids come from, the present day, where entries go."""

    reader: Reader
    new_id: Callable[[], Id]
    today: date
    sink: Sink
    progress: Progress


class Fate(Enum):
    """What became of the entry whose rows are being read."""

    ADDED = "added"
    THERE = "there"
    WRONG = "wrong"


@dataclass(slots=True)
class Shape:
    """What all rows of a shape share: the entry's fields, and its lines for one satang (or for the one amount they all have)."""

    home: Home
    entry: Entry
    unit_lines: tuple[tuple[Any, ...], ...]
    fixed: tuple[Line, ...] | None

    def lines(self, amount: int | None) -> tuple[Line, ...]:
        """Give the lines of a row of this shape with this amount."""
        if self.fixed is not None or amount is None:
            return self.fixed or ()
        new = tuple.__new__  # Line itself takes twice as long, and this is done for each row of an import
        return tuple(
            [
                new(Line, (account, ref, occupation, medium, unit * amount, life))
                for account, ref, occupation, medium, unit, life in self.unit_lines
            ]
        )


@dataclass(slots=True)
class Current:
    """The entry whose rows are being read: a split has several."""

    entry_id: str = ""
    number: int = 0
    items: list[Item] = field(default_factory=list)
    fate: Fate = Fate.WRONG


class Run:
    """One reading of a source; `added`, `already_there`, `problems` and `names` tell afterwards what came of it."""

    def __init__(self, source: RowSource, setting: Setting, hints: Hints) -> None:
        """Prepare; `hints` come from an earlier reading of the same source."""
        self.added = self.already_there = 0
        self.problems = Problems()
        self.names = Names(setting.reader, setting.new_id, today=setting.today, hints=hints)
        self._source, self._setting = source, setting
        self._drafter = Drafter(self.names, self.problems)
        self._shapes: dict[object, Shape] = {}
        self._chunk: list[Entry] = []
        self._current = Current()
        self._paired: dict[tuple[Id, str], list[tuple[int, Draft | None]]] = {}

    def run(self) -> None:
        """Read everything; UserError for a file that is none of ours, Cancelled by the progress."""
        progress, total = self._setting.progress, self._source.count()
        shapes, current, done = self._shapes, self._current, 0
        for item in self._source.items(self.names.book.last_day):
            shape = shapes.get(item[1])
            if shape is None or not self._add_plain(item, shape, current):
                self._look(item)
            done += 1
            if not done % _TELL_EVERY:
                progress(min(done, total), total)
        self._check_pairs()
        self._flush(0)
        progress(total, total)

    def _add_plain(self, item: Item, shape: Shape, current: Current) -> bool:
        """Add a row of a known shape; False when there is more to it."""
        amount, entry_id, home, number = item[3], item[7], shape.home, 0
        if (amount is None) is (shape.fixed is None):
            return False
        if entry_id:
            if entry_id == current.entry_id:
                return False
            number = number_of(entry_id)
            if number in home.seen or (home.is_old and number in self.names.kept(home).print_by_number):
                return False
            home.seen.add(number)
        elif home.is_old:
            return False
        current.entry_id, current.number, current.fate = entry_id, number, Fate.ADDED
        current.items = [item]
        self._append(like(shape.entry, item, shape, self._setting, number))
        return True

    def _append(self, entry: Entry) -> None:
        self.added += 1
        self._chunk.append(entry)
        if len(self._chunk) > CHUNK:
            self._flush(1)

    def _flush(self, kept: int) -> None:
        """Hand on what is ready but the last so many, which may still grow; nothing when something is wrong."""
        ready = self._chunk[: len(self._chunk) - kept]
        self._chunk = self._chunk[len(ready) :]
        fresh = self.names.take_fresh()
        if not self.problems.count and (fresh or ready):
            self._setting.sink(fresh, ready)

    def _look(self, item: Item) -> None:
        """Look at a row in full."""
        row = self._source.row(item)
        current = self._current
        if isinstance(row, list):
            for problem in row:
                self.problems.add(problem)
            self._start(item, 0, Fate.WRONG)
            return
        home = self.names.home(row.household)
        number = number_of(item.entry_id) if item.entry_id else 0
        if number and item.entry_id == current.entry_id and number == current.number and number in home.seen:
            self._grow(item, row, home)
            return
        if number in home.seen:
            self.problems.add(RowProblem(row.number, "entry_id", Problem("entry_id_scattered", "entry_id")))
            self._start(item, number, Fate.WRONG)
            return
        if number:
            home.seen.add(number)
        self._start(item, number, self._settle(item, [row], home, number))

    def _start(self, item: Item, number: int, fate: Fate) -> None:
        current = self._current
        current.entry_id, current.number, current.fate = item.entry_id, number, fate
        current.items = [item]

    def _grow(self, item: Item, row: Row, home: Home) -> None:
        """Take one more row into the entry that is being read."""
        current = self._current
        current.items.append(item)
        if current.fate is not Fate.ADDED:
            return
        self._chunk.pop()
        self.added -= 1
        rows = [one for one in map(self._source.row, current.items) if isinstance(one, Row)]
        current.fate = self._settle(item, rows, home, current.number)

    def _settle(self, item: Item, rows: list[Row], home: Home, number: int) -> Fate:
        """Add an entry from its rows, or find it there, or tell what is wrong."""
        row = rows[0]
        if number and home.is_old and self.names.kept(home).has_number(number):
            self._pair(row, home, None)
            self.already_there += 1
            return Fate.THERE
        draft = self._checked(rows, home)
        if draft is None:
            return Fate.WRONG
        setting = self._setting
        entry = make_entry(replace(draft, import_id=Id(number)), self.names.book, setting.new_id(), setting.today)
        if not number and home.is_old and self.names.kept(home).take(print_of(entry)):
            self._pair(row, home, None)
            self.already_there += 1
            return Fate.THERE
        if home.closed and Month.of(row.date).number in home.closed:
            closed = Problem("month_closed", "date", {"household": row.household, "month": Month.of(row.date).iso})
            self.problems.add(RowProblem(row.number, "date", closed))
            return Fate.WRONG
        self._pair(row, home, draft)
        self._append(entry)
        if len(rows) == 1 and item.key is not None and not home.closed:
            self._learn(item, entry, home)
        return Fate.ADDED

    def _checked(self, rows: list[Row], home: Home) -> Draft | None:
        draft = self._drafter.draft(rows, home)
        if draft is None:
            return None
        draft = with_value(draft)
        problems = check(draft, self.names.book)
        for problem in problems:
            self._drafter.tell(rows[0], problem)
        return None if problems else draft

    def _learn(self, item: Item, entry: Entry, home: Home) -> None:
        """Remember the shape of a row that was right: with any other amount above zero it is right as well."""
        amount = item.amount
        units: tuple[tuple[Any, ...], ...] = ()
        if amount:
            units = tuple((*line[:4], line.satang // amount, line.life_months) for line in entry.lines)
        if len(self._shapes) >= _SHAPES:
            self._shapes.clear()
        self._shapes[item.key] = Shape(home, entry, units, None if amount else entry.lines)

    def _pair(self, row: Row, home: Home, draft: Draft | None) -> None:
        if row.pair:
            self._paired.setdefault((home.household.id, row.pair), []).append((row.number, draft))

    def _check_pairs(self) -> None:
        for halves in self._paired.values():
            drafts = [draft for _number, draft in halves if draft is not None]
            if len(halves) != _TWO:
                problems = [Problem("pair_not_two", "pair", {"count": len(halves)})]
            elif len(drafts) == _TWO:
                problems = check_pair(Pair(*drafts), self.names.book)
            else:
                problems = [Problem("pair_half_there", "pair")] if drafts else []
            for problem in problems:
                self.problems.add(RowProblem(halves[0][0], "pair", Problem(problem.code, "pair", problem.params)))


def like(entry: Entry, item: Item, shape: Shape, setting: Setting, number: int) -> Entry:
    """Make another entry of the same shape, with the day, amount and words of its own row."""
    amount = item[3]
    return Entry(
        id=setting.new_id(),
        household=entry.household,
        date=item[2] or entry.date,
        kind=entry.kind,
        lines=shape.lines(amount),
        occupation=entry.occupation,
        quantity=entry.quantity,
        unit=entry.unit,
        unit_price=entry.unit_price,
        counted_pocket=entry.counted_pocket,
        counted=None if entry.counted is None else Money(amount or 0),
        member=entry.member,
        party=entry.party,
        goal=entry.goal,
        description=item[5],
        note=item[6],
        known_by=entry.known_by,
        first_written_on=item[4] or setting.today,
        import_id=Id(number),
    )
