"""How rows become entries: a shape of row is looked at in full once; its rows differ only in day, amount and words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from household_ledger.domain.debt_interest import divide
from household_ledger.domain.entry import OWN_NUMBER, Alike, Draft, Pattern
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, InterestRule
from household_ledger.domain.money import ZERO
from household_ledger.domain.pairs import Pair, check_pair
from household_ledger.domain.period import Month
from household_ledger.domain.pricing import with_value
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import check
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.importing_drafts import PROBLEMS_TOLD, Drafter, Problems
from household_ledger.services.exchange.importing_kept import number_of, print_of
from household_ledger.services.exchange.importing_met import Met, problems_of
from household_ledger.services.exchange.importing_names import Hints, Home, Names
from household_ledger.services.exchange.importing_source import Item, RowSource
from household_ledger.services.exchange.rows import Row
from household_ledger.services.making_entries import make_entry
from household_ledger.services.ports import Progress, Reader

CHUNK = 4000
"""So many entries are handed on at a time."""
_SHAPES = 20_000
_TELL_EVERY = 1000
_TWO = 2
"""Halves of a pair."""

Sink = Callable[[list[object], list[Alike]], None]
"""Takes new register records, then entries that may name them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an import runs in: the ledger to look things up in, where ids come from, the present day, where entries go.

    `complete` divides a repayment by its debt's rule, knowing all entries handed to `sink` before.
    """

    reader: Reader
    new_id: Callable[[], Id]
    today: date
    sink: Sink
    complete: Callable[[Draft], Draft]
    progress: Progress
    most_told: int = PROBLEMS_TOLD
    tells_rows: bool = False
    """Whether it is told of each row that it is there already, or was taken out."""
    is_made_up: bool = False
    """Whether the rows are the made-up provider's, whose days count as if somebody had written on them."""


class Fate(Enum):
    """What became of the entry whose rows are being read."""

    ADDED = "added"
    THERE = "there"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Shape:
    """What all rows of a shape share: whose they are, the entry they are like, and that they carry an amount (or none).

    A row that was right is right with any other day and amount that `importing_source` calls plain; so no row naming an
    occupation that has ended has a shape.
    """

    home: Home
    pattern: Pattern
    has_amount: bool


@dataclass(slots=True)
class Current:
    """The entry whose rows are being read: a split has several."""

    entry_id: str = ""
    number: int = 0
    items: list[Item] = field(default_factory=list)
    fate: Fate = Fate.WRONG

    def start(self, item: Item, number: int, fate: Fate) -> None:
        """Begin with an entry's first row."""
        self.entry_id, self.number, self.fate = item.entry_id, number, fate
        self.items = [item]


class Run:
    """One reading of a source; `added`, `already_there`, `problems` and `names` tell afterwards what came of it."""

    def __init__(self, source: RowSource, setting: Setting, hints: Hints) -> None:
        """Prepare; `hints` come from an earlier reading of the same source."""
        self.added = self.already_there = self.said_earlier = 0
        self.problems = Problems(setting.most_told)
        self.there: list[int] = []
        """The numbers of the rows that are there already, where that is told."""
        self.taken_out: dict[int, Id] = {}
        """The rows that would bring something back, with the entry that was taken out."""
        self.names = Names(
            setting.reader, setting.new_id, today=setting.today, hints=hints, minds_deleted=setting.tells_rows
        )
        self._source, self._setting = source, setting
        self._drafter = Drafter(self.names, self.problems)
        self._shapes: dict[object, Shape] = {}
        self._chunk: list[Alike] = []
        self._current = Current()
        self._paired: dict[tuple[Id, str], list[tuple[int, Draft | None]]] = {}
        self._met: list[Met] = []

    def run(self) -> None:
        """Read everything; UserError for a file that is none of ours, Cancelled by the progress."""
        progress, total = self._setting.progress, self._source.count()
        shapes = self._shapes
        # Closed here and not by the garbage collector, which would complain aloud of a reading stopped half way.
        with closing(self._source.items(self.names.book.last_day)) as items:
            for done, item in enumerate(items, 1):
                shape = shapes.get(item[1])
                if shape is None or not self._add_plain(item, shape):
                    self._look(item)
                if not done % _TELL_EVERY:
                    progress(min(done, total), total)
        self._check_pairs()
        for problem in problems_of(self._met):
            self.problems.add(problem)
        self._flush(0)
        progress(total, total)

    def _add_plain(self, item: Item, shape: Shape) -> bool:
        """Add a row of a known shape; False when there is more to it."""
        _line, _key, day, amount, quantity, written, description, note, entry_id, _raw = item
        number, current, home = 0, self._current, shape.home
        if (amount is not None) is not shape.has_amount:
            return False
        if entry_id:
            number = number_of(entry_id)
            if number in home.seen or (home.is_old and self._may_be_known(home, number)):
                return False
            home.seen.add(number)
        elif home.is_old:
            return False
        current.entry_id, current.number, current.fate, current.items = entry_id, number, Fate.ADDED, [item]
        self.added += 1
        today = self._setting.today
        if written is None:
            written = today
        elif written < today:
            self.said_earlier += 1
        known_as = 0 if self._setting.is_made_up else number or OWN_NUMBER
        values = (shape.pattern, day, amount, quantity, description, note, written, known_as)
        self._chunk.append(tuple.__new__(Alike, values))
        if len(self._chunk) > CHUNK:
            self._flush(1)
        return True

    def _may_be_known(self, home: Home, number: int) -> bool:
        kept = self.names.kept(home)
        return number in kept.print_by_number or number in kept.gone

    def _flush(self, kept: int) -> None:
        """Hand on what is ready but the last so many, which may still grow; nothing when something is wrong."""
        ready = self._chunk[: len(self._chunk) - kept]
        self._chunk = self._chunk[len(ready) :]
        fresh = self.names.take_fresh()
        if not self.problems.count and (fresh or ready):
            self._setting.sink(fresh, ready)

    def _look(self, item: Item) -> None:
        """Look at a row in full."""
        row, current = self._source.row(item), self._current
        if isinstance(row, list):
            for problem in row:
                self.problems.add(problem)
            current.start(item, 0, Fate.WRONG)
            return
        home = self.names.home(row.household)
        number = number_of(item.entry_id) if item.entry_id else 0
        if number and item.entry_id == current.entry_id and number == current.number and number in home.seen:
            self._grow(item, home)
            return
        if number in home.seen:
            self.problems.add(RowProblem(row.number, "entry_id", Problem("entry_id_scattered", "entry_id")))
            current.start(item, number, Fate.WRONG)
            return
        if number:
            home.seen.add(number)
        current.start(item, number, self._settle(item, [row], home, number))

    def _grow(self, item: Item, home: Home) -> None:
        """Take one more row into the entry that is being read."""
        current = self._current
        current.items.append(item)
        if current.fate is not Fate.ADDED:
            row = self._source.row(item)
            if current.fate is Fate.THERE and isinstance(row, Row):
                self._met[-1].rows.append(row)
                self._tell_there(row)
            return
        self.said_earlier -= self._chunk.pop().first_written_on < self._setting.today
        self.added -= 1
        rows = [one for one in map(self._source.row, current.items) if isinstance(one, Row)]
        current.fate = self._settle(item, rows, home, current.number)

    def _settle(self, item: Item, rows: list[Row], home: Home, number: int) -> Fate:
        """Add an entry from its rows, or find it there, or tell what is wrong."""
        row = rows[0]
        if number and home.is_old and self.names.kept(home).has_number(number):
            self._met.append(Met(self.names.kept(home).faces[number], [row]))
            return self._there(row, home)
        draft = self._checked(rows, home, number)
        if draft is None:
            return Fate.WRONG
        entry = make_entry(draft, self.names.book, NO_ID, self._setting.today)
        if not number and home.is_old and self.names.kept(home).take(print_of(entry)):
            return self._there(row, home)
        month = Month.of(row.date)
        if month.number in home.closed:
            closed = Problem("month_closed", "date", {"household": row.household, "month": month.iso})
            self.problems.add(RowProblem(row.number, "date", closed))
            return Fate.WRONG
        self._pair(row, home, draft)
        if self._setting.tells_rows and home.is_old:
            gone = self.names.kept(home).was_taken_out(number, print_of(entry))
            self.taken_out |= {one.number: gone for one in rows} if gone is not None else {}
        amount = item.amount or 0
        is_plain = len(rows) == 1 and item.key is not None
        is_plain = is_plain and all(abs(line.satang) == amount or not amount for line in entry.lines)
        pattern = Pattern(entry, amount if is_plain else 0)
        self._add(pattern)
        if is_plain and not home.closed and not self._names_ended(draft):
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            self._shapes[item.key] = Shape(home, pattern, has_amount=item.amount is not None)
        return Fate.ADDED

    def _tell_there(self, row: Row) -> None:
        if self._setting.tells_rows:
            self.there.append(row.number)

    def _there(self, row: Row, home: Home) -> Fate:
        self._pair(row, home, None)
        self._tell_there(row)
        self.already_there += 1
        return Fate.THERE

    def _checked(self, rows: list[Row], home: Home, number: int) -> Draft | None:
        draft = self._drafter.draft(rows, home, number)
        if draft is None:
            return None
        draft = self._completed(draft, rows[0], home)
        problems = check(draft, self.names.book)
        for problem in problems:
            if problem.code != "part_without_amount":  # the amount's own problem says it
                self._drafter.tell(rows[0], problem)
        return None if problems else draft

    def _completed(self, draft: Draft, row: Row, home: Home) -> Draft:
        debt = home.debts.get(row.debt)
        if debt is None or draft.kind is not EntryKind.REPAY:
            return with_value(draft)
        if debt.rule is InterestRule.NONE or self.problems.count:
            return divide(draft, debt, ZERO, ZERO)
        self._flush(0)
        return self._setting.complete(draft)

    def _add(self, pattern: Pattern) -> None:
        self.added += 1
        entry = pattern.entry
        written, words = entry.first_written_on or self._setting.today, (entry.description, entry.note)
        self.said_earlier += written < self._setting.today
        known_as = 0 if self._setting.is_made_up else entry.import_id or OWN_NUMBER
        self._chunk.append(Alike(pattern, entry.date, pattern.amount, entry.quantity, *words, written, known_as))

    def _names_ended(self, draft: Draft) -> bool:
        return any(self.names.book.ended(one) is not None for one in (draft.occupation, draft.source) if one)

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
