"""What is kept of one household between questions, and how its months are reckoned from it, goals included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from household_ledger.domain.figures import GoalFigures, MonthFigures, Quality
from household_ledger.domain.figures_days import enrolled_months
from household_ledger.domain.figures_month import Moment, MonthCore, month_cores
from household_ledger.domain.figures_sums import DebtRow, GoalRow, HouseholdSums, Register
from household_ledger.domain.goal import Goal
from household_ledger.domain.goal_progress import PACE_MONTHS, GoalFacts, goal_figures, has_begun
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import GoalKind, Grade
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.reading import by_household, read_registers, read_sums

_EVER = Month(9998, 12)
_VALID = frozenset({Grade.A, Grade.B})
_LOOK_BACK = 12
"""Months among which an emergency goal finds the necessary spending it is measured by (M10)."""


@dataclass(frozen=True, slots=True)
class History:
    """What a household's months share of its entries.

    `flows`: by goal, net tagged savings by month; of a debt goal what the debt fell by. `owed`: by debt, what was owed
    at the end of the months it moved in, oldest first; `owed_at_start`: by goal, on the day it began.
    """

    first_entry: date | None
    flows: Mapping[int, Mapping[int, int]]
    owed: Mapping[int, list[DebtRow]]
    owed_at_start: Mapping[int, Money]


@dataclass(slots=True)
class HouseholdBook:
    """What was read of a household; months are kept as they are asked for, the history until an entry changes."""

    register: Register
    history: History | None = None
    cores: dict[int, MonthCore] = field(default_factory=dict)
    months: dict[int, MonthFigures] = field(default_factory=dict)

    @property
    def household(self) -> Id:
        """Name the household."""
        return self.register.household.id

    def kept(self, first: Month, last: Month, today: date) -> tuple[MonthFigures, ...] | None:
        """Give the enrolled months from first to last when all of them are kept; None when one is not."""
        if self.history is None:
            return None
        enrolled = enrolled_months(self.register.household, self.history.first_entry, today)
        if enrolled is None:
            return ()
        wanted = months_between(max(first, enrolled[0]), min(last, enrolled[1]))
        kept = [self.months.get(month.number) for month in wanted]
        known = tuple(one for one in kept if one is not None)
        return known if len(known) == len(kept) else None

    def forget_from(self, month: int) -> None:
        """Drop the months from one on: balances, tools and counts carry over into all later ones.

        Where a goal says no day it began on, months before rest on when it was first saved for.
        """
        looks_ahead = any(goal.started_on is None for goal in self.register.goals)
        self.history = None
        self.cores = {number: core for number, core in self.cores.items() if number < month}
        self.months = {} if looks_ahead else {number: one for number, one in self.months.items() if number < month}


def read_history(queries: FigureReader, register: Register) -> History:
    """Read what the months of a household share."""
    household = register.household.id
    return history_of(
        queries,
        register,
        queries.first_entries(household).get(household),
        goal_rows=queries.goals(household, _EVER) if register.goals else (),
        debt_rows=queries.debts(household, _EVER) if _has_debt_goal(register) else (),
    )


def _has_debt_goal(register: Register) -> bool:
    return any(goal.kind is GoalKind.DEBT for goal in register.goals)


def read_books(queries: FigureReader, households: Sequence[Household]) -> dict[int, HouseholdBook]:
    """Read the books of many households, a statement a kind."""
    registers = read_registers(queries.reader, households)
    first, goals = queries.first_entries(None), by_household(queries.goals(None, _EVER))
    has_debt_goals = any(_has_debt_goal(register) for register in registers.values())
    debts = by_household(queries.debts(None, _EVER) if has_debt_goals else ())
    return {
        one: HouseholdBook(
            register, history_of(queries, register, first.get(one), goal_rows=goals[one], debt_rows=debts[one])
        )
        for one, register in registers.items()
    }


def history_of(
    queries: FigureReader,
    register: Register,
    first_entry: date | None,
    *,
    goal_rows: Iterable[GoalRow],
    debt_rows: Iterable[DebtRow],
) -> History:
    """Put a history together from rows already read; asks only for debts on the day a goal began."""
    owed: defaultdict[int, list[DebtRow]] = defaultdict(list)
    for row in sorted(debt_rows, key=lambda row: row.month):
        owed[row.debt].append(row)
    flows: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for one in goal_rows:
        flows[one.goal][one.month] = one.satang
    at_start: dict[int, Money] = {}
    for goal in register.goals:
        if goal.kind is GoalKind.DEBT:
            flows[goal.id] = {row.month: row.fell for row in owed[goal.debt]}
            if goal.target is None and goal.started_on is not None:
                at_start[goal.id] = queries.debt_on(register.household.id, goal.debt, goal.started_on)
    return History(first_entry, flows, owed, at_start)


class Reckoner:
    """Reckons a book's months within one snapshot."""

    def __init__(self, queries: FigureReader, moment: Moment) -> None:
        """Read through one snapshot; figures carry the moment's step."""
        self._queries = queries
        self._moment = moment

    @property
    def moment(self) -> Moment:
        """Say when and by which rules these figures are reckoned."""
        return self._moment

    @property
    def today(self) -> date:
        """Name the day these figures are up to."""
        return self._moment.today

    def history(self, book: HouseholdBook) -> History:
        """Give what a household's months share, read when it is not kept."""
        if book.history is None:
            book.history = read_history(self._queries, book.register)
        return book.history

    def enrolled(self, book: HouseholdBook) -> tuple[Month, Month] | None:
        """Give the first and last month figures exist for."""
        return enrolled_months(book.register.household, self.history(book).first_entry, self.today)

    def months(self, book: HouseholdBook, first: Month, last: Month) -> list[MonthFigures]:
        """Give a household's months, reckoning those that are not kept."""
        wanted = list(months_between(first, last))
        missing = [month for month in wanted if month.number not in book.months]
        if missing:
            self._fill(book, missing[0], missing[-1])
        for month in missing:
            book.months[month.number] = self._finished(book, month)
        return [book.months[month.number] for month in wanted]

    def bare_months(self, book: HouseholdBook, first: Month, last: Month) -> list[MonthFigures]:
        """Give a household's months without their goals: all that before and after rest on, and much quicker."""
        self._fill(book, first, last)
        return [book.cores[month.number].figures for month in months_between(first, last)]

    def take(self, book: HouseholdBook, sums: HouseholdSums) -> None:
        """Keep the months of sums that were read for many households at once."""
        for core in month_cores(book.register, sums, self._moment):
            book.cores.setdefault(core.figures.month.number, core)

    def qualities(self, book: HouseholdBook, months: Sequence[Month]) -> list[tuple[Month, Quality]]:
        """Give how far a household's months may be trusted; goals, which cost more, are not reckoned for it."""
        if months:
            self._fill(book, months[0], months[-1])
        return [(month, book.cores[month.number].figures.quality) for month in months]

    def _fill(self, book: HouseholdBook, first: Month, last: Month) -> None:
        missing = [month for month in months_between(first, last) if month.number not in book.cores]
        if missing:
            first_entry = self.history(book).first_entry
            self.take(book, read_sums(self._queries, book.household, missing[0], missing[-1], first_entry=first_entry))

    def _finished(self, book: HouseholdBook, month: Month) -> MonthFigures:
        figures = book.cores[month.number].figures
        goals = tuple(self._goals(book, month))
        return replace(figures, goals=goals) if goals else figures

    def _goals(self, book: HouseholdBook, month: Month) -> Iterable[GoalFigures]:
        """Reckon the goals begun by the month's end and not ended before it: by priority, those ended in it last."""
        history = self.history(book)
        listed = sorted(book.register.goals, key=lambda goal: (goal.priority, goal.id))
        reckoned = [
            goal_figures(goal, self._facts(book, goal, month), month, today=self._moment.today)
            for goal in listed
            if has_begun(goal, history.flows.get(goal.id, {}), month)
            and (goal.ended_on is None or goal.ended_on >= month.first)
        ]
        return sorted(reckoned, key=lambda goal: goal.is_ended)

    def _facts(self, book: HouseholdBook, goal: Goal, month: Month) -> GoalFacts:
        history = self.history(book)
        asks_spending = goal.kind is GoalKind.EMERGENCY and goal.target is None
        owed = [row.owed for row in history.owed.get(goal.debt, ()) if row.month <= month.number]
        return GoalFacts(
            flows=history.flows.get(goal.id, {}),
            necessary=self._necessary(book, month) if asks_spending else (),
            debt_balance=Money(owed[-1] if owed else 0),
            debt_at_start=history.owed_at_start.get(goal.id),
        )

    def _necessary(self, book: HouseholdBook, month: Month) -> list[int]:
        """List necessary cash and credit spending of the last up to six whole months of grade A or B of twelve."""
        enrolled = self.enrolled(book)
        if enrolled is None:
            return []
        whole = month if month.last <= self._moment.today else month.plus(-1)
        first, last = max(enrolled[0], month.plus(1 - _LOOK_BACK)), min(enrolled[1], whole)
        if last < first:
            return []
        self._fill(book, first, last)
        cores = [book.cores[one.number] for one in months_between(first, last)]
        valid = [core.necessary_money for core in cores if core.figures.quality.grade in _VALID]
        return [int(satang) for satang in valid[-PACE_MONTHS:]]
