"""The entries behind lines of items 22–23: every entry counted stands behind one line, and none that is not counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from household_ledger.domain.entry import Entry, Line
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import INCOME, SPENDING, Item
from household_ledger.domain.kinds import Medium
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.drill_jpt import behind_item
from household_ledger.services.ports import EntryQuery
from tests.oracle.in_the_ledger import Opened, new_ledger

LAST = Month(2026, 10)
COUNTED = (Medium.CASH, Medium.CREDIT, Medium.PRODUCED, Medium.GIVEN)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("jpt") / "demo.hldb", date(2026, 11, 21))
    make_demo(made.ledger, DemoOptions(households=5, months=14, until=LAST))
    yield made
    made.store.close()


def behind(opened: Opened, household: Id, item: Item) -> list[tuple[Entry, EntryQuery]]:
    figures = opened.figures
    with opened.store.reader() as reader:
        occupations = reader.of_household(Occupation, household, with_deleted=True)
        found = figures.jpt(household, LAST)
        queries = behind_item(figures.place(household, LAST), found, item, occupations)
        return [(entry, query) for query in queries for entry in reader.entries(query)]


def counted(line: Line, query: EntryQuery) -> bool:
    return (
        line.account == query.account
        and (not query.refs or line.ref in query.refs)
        and (query.occupation is None or line.occupation == query.occupation)
        and line.medium in (query.medium, *(COUNTED if query.medium is None else ()))
    )


@pytest.mark.parametrize("item", [*INCOME, *SPENDING])
def test_the_entries_behind_a_line_come_to_the_line(opened: Opened, item: Item) -> None:
    totals = 0
    for household in opened.figures.households():
        line = opened.figures.jpt(household.id, LAST).lines[item]

        found = behind(opened, household.id, item)

        assert (
            sum(abs(one.satang) for entry, query in found for one in entry.lines if counted(one, query)) == line.total
        )
        assert all(any(counted(one, query) for one in entry.lines) for entry, query in found)
        totals += line.total
    assert totals > 0 or item is Item.WORK_UNSAID


def test_a_month_that_is_not_counted_has_no_entry_behind_a_line(opened: Opened) -> None:
    (household, *_rest) = opened.figures.households()
    months = set(opened.figures.jpt(household.id, LAST).months)

    found = behind(opened, household.id, Item.NECESSARY)

    assert {Month.of(entry.date).number for entry, _query in found} <= months
