"""The figures of a ledger: asked for by household and month, kept until a step changes what they rest on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.domain.staircase import Audience
from household_ledger.domain.thresholds import thresholds_of
from household_ledger.errors import UserError
from household_ledger.services.figures.cache import FigureCache
from household_ledger.services.figures.keys import GroupQuery, ProviderQuery, SavingsQuery, StairsQuery
from household_ledger.services.ports import Clock, Progress, no_progress, stretch
from household_ledger.text.i18n import language

if TYPE_CHECKING:  # what reckons is loaded with the first figure: the first page of the window shows none
    from household_ledger.domain.comparison import Comparison, Definition
    from household_ledger.domain.figures import MonthFigures, ProviderTable, SavingsMonth, SavingsTable
    from household_ledger.domain.first_year import FirstYear
    from household_ledger.domain.grade_months import GradeTable
    from household_ledger.domain.group_change import GroupChange
    from household_ledger.domain.indicators.ground import Ground
    from household_ledger.domain.indicators.result import HouseholdIndicators, ProviderIndicators
    from household_ledger.domain.indicators.tables import IndicatorTables
    from household_ledger.domain.jpt import Jpt
    from household_ledger.domain.recording_calendar import RecordingCalendar
    from household_ledger.domain.stairs_reached import Staircase
    from household_ledger.services.figures.book import HouseholdBook, Reckoner
    from household_ledger.services.figures.drill import Place
    from household_ledger.services.figures.ports import FigureReader, FigureStore


_LOOK_EVERY = 0.5
"""Seconds: how often who waits while figures are reckoned elsewhere asks whether the ledger answers at all."""


class Figures:
    """Answers in figures; every method may be called from any thread.

    `on_change` is to be told of every step of this program: what a step touches is forgotten. Where another program
    wrote, everything is. A figure carries the step it was read at, so that a panel can see that it is old.
    """

    def __init__(self, store: FigureStore, clock: Clock) -> None:
        """Read from a store; the clock says which day is today."""
        self._store = store
        self._clock = clock
        self._cache = FigureCache()
        self._lock = threading.RLock()
        self._told: deque[ChangeSet | None] = deque()
        """Steps not yet followed, None for everything: whoever tells of one waits for nobody."""
        self._depth = 0
        self._steps = -1

    def month(self, household: Id, month: Month) -> MonthFigures:
        """Give one month of a household, enrolled or not; UserError `unknown_household`."""
        with self._current():
            book = self._cache.book(household, self._clock.today())
            if book is not None and month.number in book.months:
                return book.months[month.number]
            with self._reading() as (queries, reckoner):
                return reckoner.months(self._book(queries, household), month, month)[0]

    def months(self, household: Id, first: Month, last: Month) -> tuple[MonthFigures, ...]:
        """Give the months from first to last in which the household is enrolled; UserError `unknown_household`."""
        with self._current():
            today = self._clock.today()
            book = self._cache.book(household, today)
            if book is not None and (kept := book.kept(first, last, today)) is not None:
                return kept
            with self._reading() as (queries, reckoner):
                book = self._book(queries, household)
                enrolled = reckoner.enrolled(book)
                if enrolled is None:
                    return ()
                return tuple(reckoner.months(book, max(first, enrolled[0]), min(last, enrolled[1])))

    def all_months(self, first: Month, last: Month) -> Iterator[MonthFigures]:
        """Stream the months of every household, by code; what is not kept already is not kept afterwards either."""
        for household in self.households():
            with self._current():
                is_known = self._cache.book(household.id, self._clock.today()) is not None
                months = self.months(household.id, first, last)
                if not is_known:
                    self._cache.forget_household(household.id)
            yield from months

    def enrolled(self, household: Id) -> tuple[Month, Month] | None:
        """Give the first and last month figures exist for, up to today's; None before there is anything."""
        with self._current(), self._reading() as (queries, reckoner):
            return reckoner.enrolled(self._book(queries, household))

    def first_month(self, household: Id) -> Month | None:
        """Give the month a household's book begins in, still to come or not; None before there is anything."""
        from household_ledger.domain.figures_days import enrolled_from

        with self._current(), self._reading() as (queries, reckoner):
            book = self._book(queries, household)
            first = enrolled_from(book.register.household, reckoner.history(book).first_entry)
            return Month.of(first) if first is not None else None

    def enrolled_in(self, month: Month, group: Id | None = None) -> tuple[Household, ...]:
        """List the households enrolled on any day of a month, of one group or of all, in Thai order of their codes.

        Whose page a whole set of a month holds, in the window and on the command line.
        """
        from household_ledger.domain.figures_days import enrolled_months

        with self._current():
            households = self.households()
            with self._store.figures() as queries:
                entries = queries.first_entries(None)
            today = self._clock.today()
            spans = ((one, enrolled_months(one, entries.get(one.id), today)) for one in households)
            chosen = (one for one, span in spans if span is not None and span[0] <= month <= span[1])
            return tuple(one for one in chosen if group is None or one.group == group)

    def recording(self, household: Id, first: Month, last: Month) -> RecordingCalendar:
        """Give the days of the months in which the household is enrolled; UserError `unknown_household`."""
        from household_ledger.domain.period import months_between
        from household_ledger.domain.recording_calendar import RecordingCalendar, recording_calendar

        with self._current(), self._reading() as (queries, reckoner):
            book = self._book(queries, household)
            enrolled = reckoner.enrolled(book)
            if enrolled is None:
                return RecordingCalendar(household, ())
            return recording_calendar(
                book.register.household,
                reckoner.history(book).first_entry,
                queries.written_days(household, first, last),
                months=list(months_between(max(first, enrolled[0]), min(last, enrolled[1]))),
                today=reckoner.today,
            )

    def written_days(self) -> dict[int, tuple[date, date | None]]:
        """Give each household's first day with an entry, and its last up to today, balances brought forward apart."""
        with self._current(), self._store.figures() as queries:
            last = queries.last_entries(self._clock.today())
            return {one: (first, last.get(one)) for one, first in queries.first_entries(None).items()}

    def households(self) -> tuple[Household, ...]:
        """List the households not deleted, in Thai order of their codes."""
        with self._current():
            if self._cache.households is None:
                self._cache.turn_to(self._clock.today())
                with self._store.reader() as reader:  # what sums is loaded with the first sum
                    return self._cache.listed(reader)
            return self._cache.households

    def savings_table(self, month: Month, group: Id | None = None) -> SavingsTable:
        """Summarise the savings of a month: the households enrolled in it, of one group or of all, by code."""
        from household_ledger.services.figures.tables import savings_table

        query = SavingsQuery(month, group)
        with self._current():
            self._cache.turn_to(self._clock.today())
            table = self._cache.savings.get(query)
            if table is None:
                with self._reading() as (queries, reckoner):
                    table = savings_table(query, queries, reckoner, self._cache)
                self._cache.savings[query] = table
            return table

    def savings_months(self, first: Month, last: Month, group: Id | None = None) -> tuple[SavingsMonth, ...]:
        """Give the totals of the months' savings tables, from the provider's table: far quicker than the tables."""
        from household_ledger.domain.figures_days import enrolled_months
        from household_ledger.services.figures.tables import savings_months

        with self._current():
            table, households = self.provider_table(first, last), self.households()
            chosen = [one for one in households if group is None or one.group == group]
            with self._store.figures() as queries:
                entries = queries.first_entries(None)
            today = self._clock.today()
            spans = {int(one.id): enrolled_months(one, entries.get(one.id), today) for one in chosen}
            return savings_months(table, spans)

    def grade_months(self, first: Month, last: Month, group: Id | None = None) -> GradeTable:
        """Give whose months got which grade, month by month, of one group or of all."""
        from household_ledger.services.figures.grade_table import grade_table

        with self._current():
            chosen = [one for one in self.households() if group is None or one.group == group]
            with self._reading() as (queries, reckoner):
                return grade_table(ProviderQuery(first, last), chosen, queries, reckoner, self._cache)

    def provider_table(self, first: Month, last: Month) -> ProviderTable:
        """Give every household by month; after a step only the households it touched are read anew."""
        from household_ledger.services.figures.tables import provider_table

        with self._current():
            self._cache.turn_to(self._clock.today())
            kept = self._cache.provider_rows(ProviderQuery(first, last))
            if kept.table is None:
                with self._reading() as (queries, _reckoner):
                    kept.table = provider_table(ProviderQuery(first, last), queries, kept, self._cache)
            return kept.table

    def comparison(self, household: Id, as_of: Month, definition: Definition | None = None) -> Comparison:
        """Compare a household before and after its start, on matched months; UserError `unknown_household`.

        The definition is the standard one where none is given.
        """
        from household_ledger.domain.comparison import STANDARD, compare
        from household_ledger.domain.reference import consumer_prices
        from household_ledger.services.figures.group import case_of, reach, read_late

        with self._current(), self._reading() as (queries, reckoner):
            book = self._book(queries, household)
            span = reach(book, as_of, reckoner)
            months = reckoner.months(book, *span) if span else ()
            thresholds = thresholds_of(queries.reader.project())
            late = read_late(queries, household, as_of, thresholds.lag_b_days).get(household, {})
            case = case_of(book, as_of, months, queries.reader.of_household(Baseline, household)).knowing(late)
            return compare(case, definition or STANDARD, thresholds=thresholds, prices=consumer_prices())

    def indicators(self, household: Id, as_of: Month) -> HouseholdIndicators:
        """Reckon M1–M17 of a household at a month, over the twelve to it; UserError `unknown_household`."""
        from household_ledger.services.figures.indicators import household_indicators

        with self._current(), self._reading() as (queries, reckoner):
            return household_indicators(
                queries, self._book(queries, household).register.household, as_of, reckoner.moment
            )

    def ground(self, household: Id, as_of: Month) -> Ground:
        """Read what the indicators of a household at a month rest on; UserError `unknown_household`."""
        from household_ledger.services.figures.grounds import ground_of_one

        with self._current(), self._reading() as (queries, reckoner):
            return ground_of_one(queries, self._book(queries, household).register.household, as_of, reckoner.moment)

    def all_indicators(self, as_of: Month, group: Id | None = None) -> ProviderIndicators:
        """Reckon the indicators of all households, or of a group, in one pass, by code; M16, M19, M20 over them."""
        from household_ledger.services.figures.grounds import kept_grounds
        from household_ledger.services.figures.indicators import Asked, provider_indicators

        with self._current(), self._reading() as (queries, reckoner):
            grounds = kept_grounds(queries, self._cache, as_of, reckoner.moment)
            chosen = [one for one in grounds if group is None or one.household.group == group]
            return provider_indicators(queries, chosen, Asked(as_of, reckoner.moment, is_whole=group is None))

    def indicator_tables(
        self,
        as_of: Month,
        group: Id | None = None,
        among: frozenset[Id] | None = None,
        progress: Progress = no_progress,
    ) -> IndicatorTables:
        """Put the indicators of everybody, or of a group, together in one snapshot, each measure with n and grades.

        `among` leaves out the others, as though they were not there: whom one may not count. Raises Cancelled.
        """
        from household_ledger.services.figures.grounds import kept_grounds
        from household_ledger.services.figures.group import read_group_change
        from household_ledger.services.figures.indicator_tables import indicator_tables
        from household_ledger.services.figures.indicators import Asked, provider_indicators

        query = GroupQuery(as_of, group, among)
        with self._current(), self._reading() as (queries, reckoner):
            grounds = kept_grounds(queries, self._cache, as_of, reckoner.moment, stretch(progress, 0, 10))
            counted = [one for one in grounds if query.holds(one.household)]
            asked = Asked(as_of, reckoner.moment, is_whole=group is None)
            found = provider_indicators(queries, counted, asked, stretch(progress, 10, 50))
            change = self._cache.groups.get(query)
            if change is None or change.step != reckoner.moment.step:
                told = stretch(progress, 50, 100)
                change = self._cache.groups[query] = read_group_change(query, queries, reckoner, self._cache, told)
            return indicator_tables(found, change)

    def group_change(self, as_of: Month, group: Id | None = None) -> GroupChange:
        """Say how the income of a village group, or of all households, truly changed, in one snapshot (M4, M18)."""
        from household_ledger.services.figures.group import read_group_change

        query = GroupQuery(as_of, group)
        with self._current():
            self._cache.turn_to(self._clock.today())
            change = self._cache.groups.get(query)
            if change is None:
                with self._reading() as (queries, reckoner):
                    change = read_group_change(query, queries, reckoner, self._cache)
                self._cache.groups[query] = change
            return change

    def first_year(self, as_of: Month, group: Id | None = None) -> FirstYear:
        """Say what a village group, or all, can show before income may be claimed: M7, M9, M14, M19 and grades."""
        from household_ledger.services.figures.first_year import read_first_year

        query = GroupQuery(as_of, group)
        with self._current():
            self._cache.turn_to(self._clock.today())
            known = self._cache.first_years.get(query)
            if known is None:
                change, indicators = self.group_change(as_of, group), self.all_indicators(as_of)
                with self._reading() as (queries, reckoner):
                    known = read_first_year(change, indicators, queries, reckoner, self._cache)
                self._cache.first_years[query] = known
            return known

    def staircase(
        self,
        as_of: Month,
        audience: Audience = Audience.PARTICIPANT,
        group: Id | None = None,
        progress: Progress = no_progress,
    ) -> Staircase:
        """Say who stands on which stair at a month, and by what: participants of a group or of all, or the provider.

        Raises Cancelled.
        """
        from household_ledger.services.figures.grounds import kept_grounds
        from household_ledger.services.figures.stairs import read_staircase

        is_provider = audience is Audience.PROVIDER
        query = StairsQuery(as_of, audience, None if is_provider else group, language())
        with self._current():
            self._cache.turn_to(self._clock.today())
            stairs = self._cache.stairs.get(query)
            if stairs is None:
                with self._reading() as (queries, reckoner):
                    grounds = kept_grounds(queries, self._cache, as_of, reckoner.moment, progress)
                    stairs = read_staircase(query, queries, grounds, reckoner.moment)
                self._cache.stairs[query] = stairs
            return stairs

    def jpt(self, household: Id, last: Month) -> Jpt:
        """Give items 22–23 of จปฐ. for the twelve months to one; UserError `unknown_household`."""
        from household_ledger.services.figures.jpt import household_jpt

        with self._current(), self._reading() as (queries, reckoner):
            return household_jpt(queries, reckoner, self._book(queries, household), last)

    def place(self, household: Id, month: Month) -> Place:
        """Say whose month a figure is of, for `figure_drill.behind` to name its entries."""
        from household_ledger.services.figures.drill import Place

        with self._store.figures() as queries:
            words = queries.reader.of_household(HouseholdCategory, household, with_deleted=True)
        return Place(household, month, words)

    def on_change(self, changes: ChangeSet) -> None:
        """Forget what a step touched, before the next question."""
        self._told.append(changes)

    def forget(self) -> None:
        """Forget everything: the kept totals themselves were made anew."""
        self._told.append(None)

    @contextmanager
    def _current(self) -> Iterator[None]:
        """Answer one question at a time, from nothing that was kept before another program wrote."""
        while not self._lock.acquire(timeout=_LOOK_EVERY):
            self._store.steps()  # who reckons may be waiting for a server that says nothing, and more patiently
        try:
            if self._depth == 0:
                self._follow()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
        finally:
            self._lock.release()

    def _follow(self) -> None:
        """Forget what was told since the last question; everything where another program wrote as well."""
        while self._told:
            changes = self._told.popleft()
            if changes is None:
                self._cache.clear()
            else:
                self._cache.forget(changes)
                self._steps += 1
        steps = self._store.steps()
        if steps != self._steps:
            self._cache.clear()
            self._steps = steps

    @contextmanager
    def _reading(self) -> Iterator[tuple[FigureReader, Reckoner]]:
        from household_ledger.domain.figures_month import Moment
        from household_ledger.services.figures.book import Reckoner

        today = self._clock.today()
        self._cache.turn_to(today)
        with self._store.figures() as queries:
            if self._cache.thresholds is None:
                self._cache.thresholds = thresholds_of(queries.reader.project())
            moment = Moment(today=today, thresholds=self._cache.thresholds, step=queries.reader.last_step())
            yield queries, Reckoner(queries, moment)

    def _book(self, queries: FigureReader, household: Id) -> HouseholdBook:
        from household_ledger.services.figures.book import HouseholdBook
        from household_ledger.services.figures.reading import read_register

        book = self._cache.book(household, self._clock.today())
        if book is None:
            record = queries.reader.record(Household, household)
            if record is None:
                raise UserError("unknown_household", code=str(household))
            book = HouseholdBook(read_register(queries.reader, record))
            self._cache.keep(book)
        return book
