"""The change of a group, read in one snapshot: every household's months by a handful of statements together."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_late import Late, late_by_month
from household_ledger.domain.comparison_periods import PERIOD_MONTHS, Case
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.group_change import Asked, GroupChange, group_change
from household_ledger.domain.group_standing import standing_of
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import thresholds_of
from household_ledger.services.figures.book import HouseholdBook, Reckoner, read_books
from household_ledger.services.figures.cache import FigureCache
from household_ledger.services.figures.keys import GroupQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.reading import by_household, read_all_sums
from household_ledger.services.ports import Progress, no_progress, stretch

FEW = 4
"""So many households are read one by one; for more, one statement reads all."""
_READ = 50
"""Percent of the time of a group's change that the sums take."""
Span = tuple[Month, Month]


def reach(book: HouseholdBook, as_of: Month, reckoner: Reckoner) -> Span | None:
    """Give the months both periods may reach: a year before the start, and the year to the month asked."""
    enrolled, started = reckoner.enrolled(book), book.register.household.started_on
    if enrolled is None:
        return None
    first = as_of.plus(1 - PERIOD_MONTHS)
    if started is not None:
        first = min(first, Month.of(started).plus(-PERIOD_MONTHS))
    first, last = max(first, enrolled[0]), min(as_of, enrolled[1])
    return (first, last) if first <= last else None


def case_of(book: HouseholdBook, as_of: Month, months: Sequence[MonthFigures], baselines: Sequence[Baseline]) -> Case:
    """Put together what a household is compared by, but for what was written late (`read_late`)."""
    return Case.of(book.register.household, book.register.occupations, months=months, baselines=baselines, as_of=as_of)


def read_late(queries: FigureReader, household: Id | None, as_of: Month, days: int) -> dict[int, dict[int, Late]]:
    """Give by household and month (202611) what was first written more than so many days after its day."""
    rows = by_household(queries.for_indicators().late(household, as_of, days))
    return {one: late_by_month(theirs, days=days) for one, theirs in rows.items()}


def read_group_change(
    query: GroupQuery,
    queries: FigureReader,
    reckoner: Reckoner,
    cache: FigureCache,
    progress: Progress = no_progress,
) -> GroupChange:
    """Compare the households of a group and put them together, in the order of their codes.

    Households nobody looked at are read for this alone and not kept: the months of all would crowd out what is.
    Raises Cancelled.
    """
    chosen = [one for one in cache.listed(queries.reader) if query.holds(one)]
    books = _books(chosen, queries, reckoner, cache)
    spans = {one: span for one, book in books.items() if (span := reach(book, query.as_of, reckoner))}
    _read_missing(books, spans, queries, reckoner, stretch(progress, 0, _READ))
    baselines = by_household(queries.reader.all(Baseline))
    thresholds, prices = thresholds_of(queries.reader.project()), consumer_prices()
    late = read_late(queries, None, query.as_of, thresholds.lag_b_days)
    standings, reckoning = [], stretch(progress, _READ, 100)
    for number, household in enumerate(chosen):
        reckoning(number, len(chosen))
        book, span = books[household.id], spans.get(household.id)
        months = reckoner.bare_months(book, *span) if span else ()
        case = case_of(book, query.as_of, months, baselines[household.id]).knowing(late.get(household.id, {}))
        standings.append(standing_of(case, thresholds=thresholds, prices=prices))
    asked = Asked(
        as_of=query.as_of,
        thresholds=thresholds,
        prices=prices,
        group=query.group,
        step=queries.reader.last_step(),
    )
    return group_change(standings, asked)


def _books(
    households: Sequence[Household], queries: FigureReader, reckoner: Reckoner, cache: FigureCache
) -> dict[int, HouseholdBook]:
    kept = {int(one.id): cache.book(one.id, reckoner.today) for one in households}
    fresh = read_books(queries, [one for one in households if kept[one.id] is None])
    return {one: book for one, book in kept.items() if book is not None} | fresh


def _read_missing(
    books: dict[int, HouseholdBook],
    spans: dict[int, Span],
    queries: FigureReader,
    reckoner: Reckoner,
    progress: Progress,
) -> None:
    """Read the months that are not kept, of all households at once when they are many."""
    missing = [one for one, span in spans.items() if _lacks(books[one], span)]
    if len(missing) <= FEW:
        return
    first = min(spans[one][0] for one in missing)
    last = max(spans[one][1] for one in missing)
    entries = {one: reckoner.history(books[one]).first_entry for one in missing}
    sums = read_all_sums(queries, first, last, entries, progress)
    for one in missing:
        if one in sums:
            reckoner.take(books[one], sums[one])


def _lacks(book: HouseholdBook, span: Span) -> bool:
    return any(month.number not in book.cores for month in months_between(*span))
