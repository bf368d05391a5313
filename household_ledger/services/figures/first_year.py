"""What a group can show before its income may be claimed, from months and indicators read in one snapshot."""

from __future__ import annotations

from household_ledger.domain.first_year import Book, FirstYear, first_year
from household_ledger.domain.group_change import GroupChange
from household_ledger.domain.indicators.result import ProviderIndicators
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.services.figures.book import Reckoner
from household_ledger.services.figures.cache import FigureCache
from household_ledger.services.figures.keys import ProviderQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.tables import books_of, months_within, read_missing


def read_first_year(
    change: GroupChange,
    indicators: ProviderIndicators,
    queries: FigureReader,
    reckoner: Reckoner,
    cache: FigureCache,
) -> FirstYear:
    """Put together the participants of a change, with the indicators of the same month."""
    asked = (one for one in cache.listed(queries.reader) if change.group is None or one.group == change.group)
    chosen = [one for one in asked if not one.is_comparison]
    books = books_of(chosen, queries, reckoner, cache)
    query = ProviderQuery(change.as_of.plus(1 - MONTHS_A_YEAR), change.as_of)
    wanted = {int(one.id): months_within(reckoner.enrolled(books[one.id]), query) for one in chosen}
    read_missing(wanted, books, queries, reckoner)
    project_start, known = queries.reader.project().starts_on, {one.household: one for one in indicators.households}
    return first_year(
        change,
        [
            Book(
                household=one.id,
                project_start=one.started_on or project_start,
                months=reckoner.bare_months(books[one.id], months[0], months[-1]) if months else (),
                indicators=known[one.id],
            )
            for one in chosen
            for months in (wanted[one.id],)
        ],
        reckoner.today,
    )
