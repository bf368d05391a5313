"""The entries behind a month's figure of an indicator, each with the amount and the sign it has in the indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.terms import Term
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import total
from household_ledger.domain.period import Month
from household_ledger.services.figures.drill_indicators import Part, counted, lines_in
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.name_book import Names
from household_ledger.text.indicator_words import term_name
from household_ledger.text.joined import beside

_ON_CATEGORY = frozenset({Account.INCOME, Account.SPENDING, Account.COST})


def walk_rows(reader: Reader, household: Id, month: Month, parts: Sequence[Part]) -> list[EntryRow]:
    """List the entries by part and day, each once in a part; the parts' rows come to the month's figure.

    An entry in two parts (bought with the welfare card: income, and spending) has a row in each.
    """
    names = Names.read(reader, household)
    return [row for part in parts for row in _rows(reader, part, month, names)]


def _rows(reader: Reader, part: Part, month: Month, names: Names) -> list[EntryRow]:
    found = {row.entry.id: row for query in part.queries for row in entry_rows(reader, query, names)}
    rows = sorted(found.values(), key=lambda row: (row.date, row.entry.id))
    if not part.sign:
        return rows
    told = (_told(row, part, month, names) for row in rows)
    return [row for row in told if row is not None]


def _told(row: EntryRow, part: Part, month: Month, names: Names) -> EntryRow | None:
    """Write a row as it counts; None for a tool whose life is over."""
    amount = total(counted(one, part, month) for one in row.entries)
    if not amount:
        return None
    lines = [line for one in row.entries for line in lines_in(one, part)]
    by_category = [line for line in lines if line.account in _ON_CATEGORY]
    of_what = dict.fromkeys(names.category(row.entry.household, line.ref) for line in by_category)
    says_term = part.is_against or part.term is Term.TOOL_SHARE
    is_earned = any(line.account is Account.INCOME for line in lines)
    return replace(
        row,
        categories=beside(part.of, term_name(part.term) if says_term else "", *(of_what or (row.categories,))),
        money_in=amount if amount > 0 else None,
        money_out=-amount if amount < 0 else None,
        sign="",
        tone="expense" if amount < 0 else "income" if is_earned else "ink",
    )
