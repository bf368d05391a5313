"""Putting the made-up provider into a ledger, through the same door as everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.goal import Goal
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.goals import ChangeGoal
from household_ledger.services.commands.importing import ImportEntries, ImportReport
from household_ledger.services.commands.months import (
    CloseMonth,
    CorrectClosed,
    MarkPaperDaily,
    ReopenMonth,
)
from household_ledger.services.demo.entering import Entered, enter
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.provider import RESPONSIBLE, typist_of
from household_ledger.services.demo.registering import Names, raised_on
from household_ledger.services.demo.settling import (
    CORRECTION_REASON,
    REOPENING_REASON,
    Settled,
    corrected_on,
    settled_of,
)
from household_ledger.services.demo.showing import Showing
from household_ledger.services.demo.steps import On, Together
from household_ledger.services.demo.story import Book, Forgotten
from household_ledger.services.demo.village import ROWS_A_MONTH, Village
from household_ledger.services.demo.visiting import Call, calls_of
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.rows import Row
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator, Progress, no_progress

SOURCE = "ครัวเรือนตัวอย่าง"
EARLIEST = Month(2000, 1)
"""Before, the months of a long demo would reach days that no entry may carry."""
RAISING_REASON = "ราคาสังกะสีขึ้น"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was made: households, entries taken in, and the months they cover."""

    households: int
    entries: int
    first: Month
    last: Month


def make_demo(ledger: Ledger, options: DemoOptions | None = None, progress: Progress = no_progress) -> DemoReport:
    """Write the made-up provider into an empty ledger: register, entries by import, months closed, what is evidence.

    UserError `demo_until` for months that are not over or too long ago, `demo_not_empty` when it has households;
    Cancelled by the progress: what was written until then stays.
    """
    options = options or DemoOptions()
    with ledger.store.reader() as reader:
        if reader.households():
            raise UserError("demo_not_empty")
    last = Month.of(ledger.clock.today()).plus(-1)
    until = options.until or last
    if not EARLIEST <= until <= last:
        raise UserError("demo_until", first=EARLIEST.iso, last=last.iso)
    village = Village(options, until)
    return _Making(ledger, village, enter(ledger, village), progress).run()


class _Making:
    """One making of a demo, after its register was entered."""

    def __init__(self, ledger: Ledger, village: Village, entered: Entered, progress: Progress) -> None:
        self._ledger, self._village, self._entered = ledger, village, entered
        self._progress = progress
        self._households = len(village.portraits)
        self._expected = self._households * village.options.months * ROWS_A_MONTH
        self._books = {portrait.code: village.book(portrait) for portrait in village.portraits}
        self._showing = Showing(ledger, village, entered)
        self._settled: dict[str, list[Settled]] = {}
        self._calls: dict[str, list[Call]] = {}
        self._rows = self._taken = 0

    def run(self) -> DemoReport:
        """Write the entries, typist by typist, and then what was done with the months."""
        village = self._village
        for typist in dict.fromkeys(typist_of(portrait) for portrait in village.portraits):
            self._import(typist)
        self._raise_goals()
        self._showing.agree()
        self._showing.teach()
        for done, portrait in enumerate(village.portraits):
            self._tell(self._expected, done)
            self._settle(portrait)
        self._showing.climb(self._books, self._settled, self._calls)
        self._showing.score()
        self._tell(self._expected, self._households)
        return DemoReport(self._households, self._taken, village.timeline.months[0].month, village.until)

    def _tell(self, rows: int, settled: int) -> None:
        """Tell how far it is: of a hundred parts ninety are entries, ten are months."""
        whole = self._expected * 10 // 9
        part = whole - self._expected
        self._progress(min(rows, self._expected) + part * settled // self._households, whole)

    def _import(self, typist: str) -> None:
        books = [self._books[one.code] for one in self._village.portraits if typist_of(one) == typist]
        reports: list[ImportReport] = []
        before = self._rows

        def tell(done: int, _whole: int, /) -> None:
            self._rows = before + done
            self._tell(self._rows, 0)

        source = TypedRows(SOURCE, partial(_rows, books), len(books) * self._village.options.months * ROWS_A_MONTH)
        self._ledger.execute(
            ImportEntries(source, progress=tell, done=reports, is_made_up=True), Initiator(self._entered.people[typist])
        )
        self._taken += sum(report.added for report in reports)

    def _raise_goals(self) -> None:
        """Let a goal's target be raised once, with its reason."""
        village = self._village
        for portrait in village.portraits:
            for plan in portrait.goals:
                day = raised_on(portrait, village.timeline, plan)
                if day is None or plan.raised_to is None:
                    continue
                with self._ledger.store.reader() as reader:
                    goals = reader.of_household(Goal, self._entered.names[portrait.code].household)
                was = next(goal for goal in goals if goal.name == plan.name)
                now = replace(was, target=Money(plan.raised_to))
                self._ledger.execute(On(day, ChangeGoal(was, now, RAISING_REASON)), self._typist(portrait))

    def _settle(self, portrait: Portrait) -> None:
        names, timeline = self._entered.names[portrait.code], self._village.timeline
        months = list(settled_of(portrait, timeline))
        closings = tuple(command for month in months for command in _closing(month, names))
        if closings:
            closing = Together(closings, Label("close_months", _counted(portrait, closings)))
            self._ledger.execute(closing, self._typist(portrait))
        calls = calls_of(portrait, self._books[portrait.code], months, self._village.options.seed)
        self._showing.visit(portrait, calls)
        self._settled[portrait.code], self._calls[portrait.code] = months, calls
        closed = {month.month for month in months if month.closed_on is not None}
        for forgotten in self._books[portrait.code].forgotten:
            late = _late(forgotten, names)
            command = _correction(forgotten.month, late, names) if forgotten.month in closed else late
            day = corrected_on(forgotten.month, timeline)
            self._ledger.execute(On(day, command), Initiator(self._entered.people[RESPONSIBLE]))
            self._taken += 1

    def _typist(self, portrait: Portrait) -> Initiator:
        return Initiator(self._entered.people[typist_of(portrait)])


def _counted(portrait: Portrait, commands: tuple[On, ...]) -> tuple[tuple[str, str | int], ...]:
    """Give what a step's label says: whose months, and how many."""
    months = {one.command.month for one in commands if isinstance(one.command, CloseMonth)}
    return (("household", portrait.code), ("count", len(months)))


def _rows(books: list[Book]) -> Iterator[Row]:
    for book in books:
        yield from book.rows()


def _closing(settled: Settled, names: Names) -> Iterator[On]:
    """Close a month; some were opened again for what had been overlooked, and closed once more."""
    household, month = names.household, settled.month
    if settled.is_paper_daily:
        yield On(settled.marked_on, MarkPaperDaily(household, month, is_daily=True))
    if settled.closed_on is None:
        return
    yield On(settled.closed_on, CloseMonth(household, month))
    if settled.is_reopened:
        yield On(settled.closed_on, ReopenMonth(household, month, REOPENING_REASON))
        yield On(settled.closed_on, CloseMonth(household, month))


def _correction(month: Month, late: Command, names: Names) -> Command:
    return CorrectClosed(names.household, month, CORRECTION_REASON, late)


def _late(forgotten: Forgotten, names: Names) -> Command:
    """Write down what was forgotten."""
    row = forgotten.row
    amount = row.amount or ZERO
    draft = Draft(
        household=names.household,
        date=row.date,
        kind=row.kind,
        amount=amount,
        parts=(Part(fixed_id(row.category), amount),),
        pocket=names.pockets[row.pocket],
        occupation=names.occupations[row.occupation],
        quantity=row.quantity,
        unit=row.unit,
        unit_price=row.unit_price,
        description=row.description,
        known_by=row.known_by,
    )
    return AddEntries((draft,))
