"""A book that remembers what was in sight after each step, so that undo and redo are held against it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from household_ledger.db import step as step_module
from household_ledger.domain.changes import ChangeSet, Step
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import MonthState
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ports import Command, EntryQuery
from tests.db.drafts import draft
from tests.db.ledgers import Home, State, add_home, add_people, new_book, opened_book

SEED = st.integers(0, 9999)
WHICH = st.integers(0, 1)
PACKING = st.sampled_from([0, 2, 200])
"""From how many records on a step is packed in SQL."""


@contextmanager
def packed(bulk: int) -> Iterator[None]:
    """Pack steps of more than so many records in SQL, four records of a household a leaf."""
    step_module.BULK, step_module.BLOCK = bulk, 4
    try:
        yield
    finally:
        step_module.BULK, step_module.BLOCK = 200, 1000


class RememberingBook(RuleBasedStateMachine):
    """The oracle is what is in sight after each step, kept whole, on two stacks."""

    done: ClassVar[Counter[str]] = Counter()
    """How often each command was done (not refused), by its name, in all histories of this run."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitStack()
        try:
            self._begin()
        except BaseException:
            self.exits.close()
            raise

    def _begin(self) -> None:
        folder = self.exits.enter_context(tempfile.TemporaryDirectory())
        self.book = self.exits.enter_context(new_book(Path(folder) / "ทดสอบ.hldb"))
        self.current: State = {}
        self.back: list[State] = []
        self.forth: list[State] = []
        self.seen: dict[Step, tuple[State, State]] = {}
        self.book.ledger.subscribe(self._on_changed)
        add_people(self.book)
        self.homes = [add_home(self.book, "001"), add_home(self.book, "001")]  # the same code twice is allowed
        for number in range(4):
            home = self.homes[number % 2]
            self.book.do(AddEntries((draft(number, home), draft(number + 50, home, kind=EntryKind.EXPENSE))))
        self.least = len(self.back)
        self.seen.clear()  # what all drafts name is not taken away
        self.other = self.exits.enter_context(opened_book(self.book.path))
        self.other.people = self.book.people
        self.other.ledger.subscribe(self._on_changed)

    def _on_changed(self, changes: ChangeSet) -> None:
        now = self.book.state()
        self.seen[changes.step] = self.current, now
        if changes.label.code in ("undo", "redo"):
            source, target = (self.back, self.forth) if changes.label.code == "undo" else (self.forth, self.back)
            assert now == source.pop(), f"{changes.label.code} gives the very state that was"
            target.append(self.current)
        else:
            self.back.append(self.current)
            self.forth.clear()
        self.current = now
        assert self.book.totals() == _tally(now), "kept totals are the sums of the lines"

    def act(self, command: Command, *, refused: str = "", person: str = "", bulk: int = 200) -> bool:
        """Execute; say whether it was done. What is refused changed nothing, and is refused exactly when expected."""
        before, steps = self.current, self.book.steps()
        problem: UserError | None = None
        try:
            with packed(bulk):
                self.book.do(command, person)
        except UserError as raised:
            problem = raised
        if problem is not None:
            assert problem.code == refused, f"{problem.code} is not {refused or 'done'}"
            assert self.book.state() == before, "refused, so nothing changed"
            assert self.book.steps() == steps
            return False
        assert not refused, f"should have been refused: {refused}"
        self.done[type(command).__name__] += 1
        return True

    def entries(self, *, with_deleted: bool = False) -> list[Entry]:
        with self.book.store.reader() as reader:
            return list(reader.entries(EntryQuery(with_deleted=with_deleted)))

    def months(self) -> dict[tuple[int, int], MonthState]:
        with self.book.store.reader() as reader:
            return {(s.household, s.month): s for home in self.homes for s in reader.month_states(home.id)}

    def closed(self, *touched: tuple[Id, date]) -> str:
        """Give the refusal to expect of a step that touches entries of these households and days."""
        states = self.months()
        months = [(household, Month.of(day).number) for household, day in touched]
        return "month_closed" if any(m in states and states[m].closed_on for m in months) else ""

    def home_of(self, entry: Entry) -> Home:
        return next(home for home in self.homes if home.id == entry.household)


def _tally(state: State) -> set[tuple[Any, ...]]:
    """Add the lines of what is in sight up again, in plain Python."""
    sums: Counter[tuple[Any, ...]] = Counter()
    counts: Counter[tuple[Any, ...]] = Counter()
    for (kind, _record, _sub), units in state.items():
        for account, ref, occupation, medium, satang, _life in units["money"][-1] if kind == "entry" else ():
            if satang:
                month = int(units["date"][:7].replace("-", ""))
                key = (units["of"][0], month, account, ref, occupation, medium, 1 if satang > 0 else -1)
                sums[key] += satang
                counts[key] += 1
    return {(*key, sums[key], count) for key, count in counts.items()}
