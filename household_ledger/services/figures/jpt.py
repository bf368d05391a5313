"""Reading what items 22–23 of จปฐ. are reckoned from: a household's months, their kept totals, what lay at the end."""

from __future__ import annotations

from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.jpt import Jpt, JptGround, jpt_of
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.reference_lines import reference_lines
from household_ledger.domain.thresholds import thresholds_of
from household_ledger.services.figures.book import HouseholdBook, Reckoner
from household_ledger.services.figures.ports import FigureReader


def household_jpt(queries: FigureReader, reckoner: Reckoner, book: HouseholdBook, last: Month) -> Jpt:
    """Give a household's items 22–23 for the twelve months to one, within one snapshot."""
    first, enrolled = last.plus(1 - MONTHS_A_YEAR), reckoner.enrolled(book)
    months = reckoner.months(book, max(first, enrolled[0]), min(last, enrolled[1])) if enrolled else ()
    return jpt_of(
        JptGround(
            last=last,
            months=months,
            totals=queries.totals(book.household, first, last),
            held=(*queries.for_indicators().held(book.household, last), *queries.things(book.household, last)),
            occupations=book.register.occupations,
            classes=need_classes(book.register.categories),
            thresholds=thresholds_of(queries.reader.project()),
            survey_baht=reference_lines().jpt_baht(last.year),
        )
    )
