"""The provider's tables: every household by month in a few sums, and the monthly savings summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from household_ledger.domain.figures import (
    GoalFigures,
    MonthFigures,
    ProviderCell,
    ProviderTable,
    SavingsMonth,
    SavingsRow,
    SavingsTable,
)
from household_ledger.domain.figures_sums import BalanceRow, HouseholdSums, ProviderRow
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import total
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household
from household_ledger.services.figures.book import HouseholdBook, Reckoner, read_books
from household_ledger.services.figures.cache import FigureCache, ProviderRows
from household_ledger.services.figures.keys import ProviderQuery, SavingsQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.reading import read_all_sums

FEW: Final = 4
"""So many households are read one by one; for more, one statement reads all."""
_ACCOUNTS = (Account.POCKET.value, Account.SAVINGS.value, Account.DEBT.value)


def provider_table(
    query: ProviderQuery, queries: FigureReader, kept: ProviderRows, cache: FigureCache
) -> ProviderTable:
    """Fill what is not kept of a provider table, and put it together."""
    households = cache.listed(queries.reader)
    missing = [one.id for one in households if one.id not in kept.cells]
    asked: list[Id | None] = [None] if len(missing) > FEW else [*missing]
    for one in asked:
        kept.cells |= _cells(
            queries.provider_rows(one, query.first, query.last),
            queries.balances(one, query.first),
            missing if one is None else [one],
            query,
        )
    cells = tuple(cell for one in households for cell in kept.cells[one.id])
    return ProviderTable(query.first, query.last, queries.reader.last_step(), cells)


def _cells(
    rows: Iterable[ProviderRow], balances: Iterable[BalanceRow], wanted: Sequence[Id], query: ProviderQuery
) -> dict[int, tuple[ProviderCell, ...]]:
    """Carry balances through every month of the wanted households; months without a line stand still."""
    moved: defaultdict[int, dict[int, ProviderRow]] = defaultdict(dict)
    for row in rows:
        moved[row.household][row.month] = row
    lay: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for balance in balances:
        lay[balance.household][balance.account] = balance.satang
    months = [month.number for month in months_between(query.first, query.last)]
    return {one: _household_cells(one, months, moved[one], lay[one]) for one in wanted}


def _household_cells(
    household: int, months: Sequence[int], moved: dict[int, ProviderRow], lay: dict[str, int]
) -> tuple[ProviderCell, ...]:
    cash, savings, owed = (lay.get(account, 0) for account in _ACCOUNTS)
    debt = -owed
    cells = []
    for month in months:
        row = moved.get(month)
        if row is None:
            cells.append(ProviderCell(household, month, 0, 0, 0, 0, cash, savings, debt))
            continue
        _, _, money_in, money_out, deposits, withdrawals, cash_moved, savings_moved, debt_moved = row
        cash += cash_moved
        savings += savings_moved
        debt += debt_moved
        cells.append(ProviderCell(household, month, money_in, money_out, deposits, withdrawals, cash, savings, debt))
    return tuple(cells)


def savings_months(table: ProviderTable, spans: Mapping[int, tuple[Month, Month] | None]) -> tuple[SavingsMonth, ...]:
    """Add up a provider table's savings by month, over the households enrolled in each (`spans`, by household)."""
    by_month: defaultdict[int, list[ProviderCell]] = defaultdict(list)
    for cell in table.cells:
        span = spans.get(cell.household)
        if span is not None and span[0].number <= cell.month <= span[1].number:
            by_month[cell.month].append(cell)
    return tuple(_savings_month(month, by_month[month.number]) for month in months_between(table.first, table.last))


def _savings_month(month: Month, cells: Sequence[ProviderCell]) -> SavingsMonth:
    return SavingsMonth(
        month=month,
        deposits=total(cell.deposits for cell in cells),
        withdrawals=total(cell.withdrawals for cell in cells),
        closing=total(cell.savings_end for cell in cells),
        households_saving=sum(cell.deposits > 0 for cell in cells),
        put_in_by=tuple(Id(cell.household) for cell in cells if cell.deposits),
        taken_out_by=tuple(Id(cell.household) for cell in cells if cell.withdrawals),
    )


def savings_table(query: SavingsQuery, queries: FigureReader, reckoner: Reckoner, cache: FigureCache) -> SavingsTable:
    """Summarise a month's savings; the totals are made of the rows."""
    chosen = [one for one in cache.listed(queries.reader) if query.group is None or one.group == query.group]
    figures = _months(chosen, query.month, queries, reckoner, cache)
    rows = tuple(_row(one, figures[one.id]) for one in chosen if one.id in figures)
    before = query.month.plus(-1)
    shown = {row.household for row in rows}
    return SavingsTable(
        month=query.month,
        step=queries.reader.last_step(),
        rows=rows,
        opening=total(row.opening for row in rows),
        deposits=total(row.deposits for row in rows),
        withdrawals=total(row.withdrawals for row in rows),
        closing=total(row.closing for row in rows),
        households_saving=sum(row.deposits > 0 for row in rows),
        deposits_before=total(
            row.deposits for row in queries.provider_rows(None, before, before) if row.household in shown
        ),
    )


def _months(
    households: Sequence[Household], month: Month, queries: FigureReader, reckoner: Reckoner, cache: FigureCache
) -> dict[int, MonthFigures]:
    """Give the month of every household enrolled in it, reading all missing ones at once when they are many."""
    books = books_of(households, queries, reckoner, cache)
    missing = [one for one in households if month.number not in books[one.id].cores]
    if len(missing) > FEW:
        entries = {int(one.id): reckoner.history(books[one.id]).first_entry for one in missing}
        sums = read_all_sums(queries, month, month, entries)
        for one in missing:
            reckoner.take(books[one.id], sums.get(one.id) or HouseholdSums(month.number, month.number, entries[one.id]))
    figures = {}
    for one in households:
        book = books[one.id]
        enrolled = reckoner.enrolled(book)
        if enrolled is not None and enrolled[0] <= month <= enrolled[1]:
            figures[int(one.id)] = reckoner.months(book, month, month)[0]
    return figures


def books_of(
    households: Sequence[Household], queries: FigureReader, reckoner: Reckoner, cache: FigureCache
) -> dict[int, HouseholdBook]:
    """Give the households' books by id, those not kept read at once."""
    books = {int(one.id): cache.book(one.id, reckoner.today) for one in households}
    fresh = read_books(queries, [one for one in households if books[one.id] is None])
    for book in fresh.values():
        cache.keep(book)
    return {one: book for one, book in books.items() if book is not None} | fresh


def read_missing(
    wanted: Mapping[int, Sequence[Month]],
    books: Mapping[int, HouseholdBook],
    queries: FigureReader,
    reckoner: Reckoner,
) -> None:
    """Read the months that are not kept of those wanted, of all households at once when they are many."""
    missing = {one: months for one, months in wanted.items() if any(m.number not in books[one].cores for m in months)}
    if len(missing) <= FEW:
        return
    first, last = min(months[0] for months in missing.values()), max(months[-1] for months in missing.values())
    entries = {one: reckoner.history(books[one]).first_entry for one in missing}
    sums = read_all_sums(queries, first, last, entries)
    for one in missing:
        reckoner.take(books[one], sums.get(Id(one)) or HouseholdSums(first.number, last.number, entries[one]))


def months_within(span: tuple[Month, Month] | None, query: ProviderQuery) -> list[Month]:
    """List the query's months in which a household was enrolled."""
    return [] if span is None else list(months_between(max(query.first, span[0]), min(query.last, span[1])))


def _row(household: Household, figures: MonthFigures) -> SavingsRow:
    quality = figures.quality
    return SavingsRow(
        household=household.id,
        code=household.code,
        name=household.name,
        group=household.group,
        opening=figures.savings_start,
        deposits=figures.cash.deposits,
        withdrawals=figures.cash.withdrawals,
        closing=figures.savings_end,
        goal_percent=next((percent for one in figures.goals if (percent := _percent(one)) is not None), None),
        times_saved=figures.times_saved,
        days_recorded=quality.days_recorded,
        days_in_month=quality.days_in_month,
        grade=quality.grade,
        has_entries=figures.has_entries,
    )


def _percent(goal: GoalFigures) -> int | None:
    """Give a goal's progress in whole percent, rounded down, not below 0; None without a target."""
    return max(0, int(goal.saved) * 100 // int(goal.target)) if goal.target else None
