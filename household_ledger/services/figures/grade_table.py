"""The grades of many households' months, read at once where they are many."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.grade_months import GradeTable, grade_month
from household_ledger.domain.period import months_between
from household_ledger.domain.register import Household
from household_ledger.services.figures.book import Reckoner
from household_ledger.services.figures.cache import FigureCache
from household_ledger.services.figures.keys import ProviderQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.tables import books_of, months_within, read_missing


def grade_table(
    query: ProviderQuery,
    households: Sequence[Household],
    queries: FigureReader,
    reckoner: Reckoner,
    cache: FigureCache,
) -> GradeTable:
    """Grade every month of the query, over the households enrolled in it; months before the first are left out."""
    books = books_of(households, queries, reckoner, cache)
    wanted = {int(one.id): months_within(reckoner.enrolled(books[one.id]), query) for one in households}
    read_missing(wanted, books, queries, reckoner)
    grades = {
        (one.id, month): quality.grade
        for one in households
        for month, quality in reckoner.qualities(books[one.id], wanted[one.id])
    }
    months = [
        grade_month(month, ((one.id, grades[one.id, month]) for one in households if (one.id, month) in grades))
        for month in months_between(query.first, query.last)
    ]
    begun = next((place for place, one in enumerate(months) if one.all), len(months))
    return GradeTable(tuple(months[begun:]))
