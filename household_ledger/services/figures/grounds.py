"""What indicators and stairs rest on, read of one household, or of every household in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison import STANDARD, Case, Definition, compare, income_change
from household_ledger.domain.comparison_late import late_by_month
from household_ledger.domain.comparison_periods import PERIOD_MONTHS
from household_ledger.domain.comparison_terms import Scope
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.figures_days import enrolled_months
from household_ledger.domain.figures_month import Moment, MonthCore, month_cores
from household_ledger.domain.figures_sums import HouseholdSums, Register
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.ground import Compared, Ground, names_of, valid_months
from household_ledger.domain.indicators.sums import IndicatorSums
from household_ledger.domain.period import Month
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.reference_lines import reference_lines
from household_ledger.domain.register import Household, ProductionCycle, VillageGroup
from household_ledger.services.figures.cache import FigureCache
from household_ledger.services.figures.keys import GroundsQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.reading import (
    by_household,
    read_all_sums,
    read_register,
    read_registers,
    read_sums,
)
from household_ledger.services.ports import Progress, no_progress, stretch

_READ = 45
"""Percent of the time of all grounds that their sums take."""
_EVER_SINCE = Month(1900, 1)
"""What was rolled over may rest on what was rolled over before."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The month asked for, and what its figures are reckoned by."""

    as_of: Month
    moment: Moment
    project_start: date | None
    provinces: Mapping[Id, str]
    """Of the villages; `NO_ID` is the provider itself."""

    @classmethod
    def of(cls, queries: FigureReader, as_of: Month, moment: Moment) -> _Asked:
        """Read what is the same for all households."""
        reader = queries.reader
        provinces = {one.id: one.province for one in reader.all(VillageGroup)}
        return cls(as_of, moment, reader.project().starts_on, {**provinces, NO_ID: reader.provider().province})

    @property
    def first(self) -> Month:
        """Give the first of the twelve months."""
        return self.as_of.plus(1 - PERIOD_MONTHS)

    def start(self, household: Household) -> date | None:
        """Give when the project began for a household: its own start, else the project's."""
        return household.started_on or self.project_start

    def province(self, household: Household) -> str:
        """Give where a household lives: as it says, else its village, else the provider."""
        return household.province or self.provinces.get(household.group, "") or self.provinces[NO_ID]

    def span(
        self, register: Register, cycles: Iterable[ProductionCycle], first_entry: date | None
    ) -> tuple[Month, Month] | None:
        """Say which months of a household to reckon: the twelve, a year before its start, and its cycles' whole."""
        household = register.household
        enrolled = enrolled_months(household, first_entry, self.moment.today)
        if enrolled is None or enrolled[0] > self.as_of:
            return None
        wanted = [self.first]
        if (start := self.start(household)) is not None:
            wanted.append(Month.of(start).plus(-PERIOD_MONTHS))
        wanted += [
            Month.of(one.starts_on)
            for one in cycles
            if one.starts_on is not None and one.ends_on is not None and one.ends_on >= self.first.first
        ]
        return max(enrolled[0], min(wanted)), min(enrolled[1], self.as_of)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of one household before its sums."""

    register: Register
    baselines: Sequence[Baseline]
    cycles: Sequence[ProductionCycle]
    first_entry: date | None
    span: tuple[Month, Month] | None
    """The months to reckon; None before there is anything."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What was read of one household, and its months."""

    known: _Known
    cores: Sequence[MonthCore]
    sums: IndicatorSums


def ground_of_one(queries: FigureReader, household: Household, as_of: Month, moment: Moment) -> Ground:
    """Read what the indicators of one household at a month rest on."""
    reader, asked = queries.reader, _Asked.of(queries, as_of, moment)
    register, first_entry = read_register(reader, household), queries.first_entries(household.id).get(household.id)
    cycles = reader.of_household(ProductionCycle, household.id)
    span = asked.span(register, cycles, first_entry)
    known = _Known(register, reader.of_household(Baseline, household.id), cycles, first_entry, span)
    sums = read_sums(queries, household.id, *span, first_entry=first_entry) if span is not None else None
    return _ground(_book(known, sums, _beside(queries, household.id, asked)(household.id), moment), asked)


def grounds_of_all(
    queries: FigureReader,
    households: Sequence[Household],
    as_of: Month,
    moment: Moment,
    progress: Progress = no_progress,
) -> list[Ground]:
    """Read what the indicators of every household at a month rest on, in the order they are given in.

    Raises Cancelled.
    """
    asked = _Asked.of(queries, as_of, moment)
    known = _all_known(queries, households, asked)
    sums: Mapping[int, HouseholdSums] = {}
    if spans := [one.span for one in known if one.span is not None]:
        entries = {int(one.register.household.id): one.first_entry for one in known}
        sums = read_all_sums(queries, min(first for first, _last in spans), as_of, entries, stretch(progress, 0, _READ))
    beside = _beside(queries, None, asked)
    grounds, reckoning = [], stretch(progress, _READ, 100)
    for number, one in enumerate(known):
        reckoning(number, len(known))
        household = one.register.household.id
        grounds.append(_ground(_book(one, sums.get(household), beside(household), moment), asked))
    return grounds


def kept_grounds(
    queries: FigureReader, cache: FigureCache, as_of: Month, moment: Moment, progress: Progress = no_progress
) -> Sequence[Ground]:
    """Give the grounds of everybody at a month, by code, those read last until any step: two mouths ask in turn."""
    query = GroundsQuery(as_of, moment.step)
    known = cache.grounds.get(query)
    if known is None:
        known = grounds_of_all(queries, cache.listed(queries.reader), as_of, moment, progress)
        cache.grounds = {query: known}
    return known


def _all_known(queries: FigureReader, households: Sequence[Household], asked: _Asked) -> list[_Known]:
    reader = queries.reader
    registers, entries = read_registers(reader, households), queries.first_entries(None)
    baselines, cycles = by_household(reader.all(Baseline)), by_household(reader.all(ProductionCycle))
    return [
        _Known(
            registers[one.id],
            baselines[one.id],
            cycles[one.id],
            entries.get(one.id),
            asked.span(registers[one.id], cycles[one.id], entries.get(one.id)),
        )
        for one in households
    ]


def _book(known: _Known, sums: HouseholdSums | None, beside: IndicatorSums, moment: Moment) -> _Book:
    """Reckon a household's months from sums that may reach further than it does."""
    if known.span is None:
        return _Book(known, (), beside)
    first, last = known.span
    if sums is None:
        sums = HouseholdSums(first.number, last.number, known.first_entry)
    elif known.first_entry is None or known.first_entry >= first.first:  # nothing lies before: no balance is lost
        sums = replace(sums, first=first.number, last=last.number)
    cores = month_cores(known.register, sums, moment)
    within = [one for one in cores if first <= one.figures.month <= last]
    return _Book(known, within, replace(beside, tools=sums.tools))


def _beside(queries: FigureReader, household: Id | None, asked: _Asked) -> Callable[[int], IndicatorSums]:
    """Read what indicators ask beside the months, of one household or of all."""
    reader, first, last = queries.for_indicators(), asked.first, asked.as_of
    held = by_household(reader.held(household, last))
    days = by_household(reader.debt_days(household, _EVER_SINCE, last))
    sold, goods = by_household(reader.sold(household, first, last)), by_household(reader.goods(household, first, last))
    fixed, cycles = (
        by_household(reader.fixed(household, first, last)),
        by_household(reader.cycles(household, first, last)),
    )

    late = by_household(reader.late(household, last, asked.moment.thresholds.lag_b_days))

    def of_one(one: int) -> IndicatorSums:
        return IndicatorSums(held[one], days[one], sold[one], goods[one], fixed[one], cycles[one], late[one])

    return of_one


def _ground(book: _Book, asked: _Asked) -> Ground:
    register = book.known.register
    months = tuple(core.figures for core in book.cores)
    return Ground(
        household=register.household,
        province=asked.province(register.household),
        project_start=asked.start(register.household),
        as_of=asked.as_of,
        months=months,
        valid=valid_months(months, asked.as_of, asked.moment.today),
        necessary={core.figures.month.number: int(core.necessary_money) for core in book.cores},
        occupations=register.occupations,
        names=names_of(register.occupations),
        cycles=book.known.cycles,
        sums=book.sums,
        compared=_compared(book, months, asked),
        thresholds=asked.moment.thresholds,
        prices=consumer_prices(),
        lines=reference_lines(),
    )


def _compared(book: _Book, months: tuple[MonthFigures, ...], asked: _Asked) -> Compared:
    register = book.known.register
    case = Case.of(
        register.household,
        register.occupations,
        months=months,
        baselines=book.known.baselines,
        as_of=asked.as_of,
    ).knowing(late_by_month(book.sums.late, days=asked.moment.thresholds.lag_b_days))
    prices, thresholds = consumer_prices(), asked.moment.thresholds
    return Compared(
        real=compare(case, STANDARD, thresholds=thresholds, prices=prices),
        nominal=income_change(case, Definition(is_real=False), thresholds=thresholds, prices=prices),
        cash=income_change(case, Definition(scope=Scope.CASH), thresholds=thresholds, prices=prices),
    )
