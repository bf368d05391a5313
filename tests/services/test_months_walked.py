"""What each month brought to an indicator: the rows behind it come to it, of every indicator that can be walked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.month_brought import Brought, brought
from household_ledger.domain.indicators.result import Indicator, Measure
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.evidence_walk import Line, Stop, stop_of_months
from household_ledger.services.views.walk_rows import walk_rows
from household_ledger.text.amounts import NONE
from tests.oracle.in_the_ledger import Opened, new_ledger

UNTIL = Month(2026, 10)
WALKED = [one for one in Indicator if one not in (Indicator.UNIT_COST, Indicator.STAIRCASE)]
IN_BOOKS = (Indicator.OCCUPATIONS, Indicator.PER_HOUR, Indicator.NEW_OCCUPATIONS)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("months") / "demo.hldb", date(2026, 11, 21))
    make_demo(made.ledger, DemoOptions(households=6, months=20, until=UNTIL))
    yield made
    made.store.close()


def stop(opened: Opened, household: Id, indicator: Indicator) -> Stop:
    with opened.store.reader() as reader:
        line = Line(title="", below="", household=household)
        return stop_of_months(opened.figures, reader, line, indicator, UNTIL)


def rows(opened: Opened, line: Line, *, of: str = "", held: bool = True) -> list[EntryRow]:
    """List the rows that are held, or those they are held against; of one occupation, or of all."""
    assert line.month is not None
    parts = [one for one in line.parts if (one.is_held if held else one.is_against) and of in ("", one.of)]
    with opened.store.reader() as reader:
        return walk_rows(reader, line.household, line.month, [one for one in parts if one.sign])


def come_to(found: list[EntryRow]) -> int:
    return sum(int(one.money_in or 0) - int(one.money_out or 0) for one in found)


def wanted(indicator: Indicator, value: Measure, month: MonthFigures, got: Brought) -> Fraction | int | None:
    """Say what the rows of a value have to come to, in satang."""
    if indicator is Indicator.DIVERSITY:
        return month.cash.cash_income + month.in_kind_income
    if got.held is not None:
        return got.held
    if value.value is None or got.members is not None:
        return value.value * got.members if value.value is not None and got.members is not None else None
    if indicator is Indicator.PER_HOUR:
        hours = next(one.hours for one in month.by_occupation if one.name == value.of)
        return value.value * Fraction(hours, 1000)
    return value.value


@pytest.mark.parametrize("indicator", [one for one in WALKED if one is not Indicator.BOOKKEEPING])
def test_the_rows_behind_a_month_come_to_what_it_brought(opened: Opened, indicator: Indicator) -> None:
    told = 0
    for home in opened.figures.households()[:3]:
        ground = opened.figures.ground(home.id, UNTIL)
        for line in stop(opened, home.id, indicator).lines:
            assert line.month is not None
            month = opened.figures.month(home.id, line.month)
            got = brought(ground, indicator, month)
            for value in got.values:
                found = rows(opened, line, of=value.of if indicator in IN_BOOKS else "")
                if (sought := wanted(indicator, value, month, got)) is not None:
                    assert come_to(found) == sought, (home.code, line.title, value)
                    told += bool(found)
            if got.against is not None:
                assert come_to(rows(opened, line, held=False)) == got.against, (home.code, line.title)
                value = got.values[0]
                assert value.value is None or value.value == Fraction(got.held or 0, got.against)

    assert told > 3


@pytest.mark.parametrize("indicator", WALKED)
def test_every_month_says_what_it_brought_or_why_it_is_not_counted(opened: Opened, indicator: Indicator) -> None:
    used, told = 0, 0
    for home in opened.figures.households():
        lines = stop(opened, home.id, indicator).lines
        for line in lines:
            assert line.figure
            assert line.figure != NONE or line.below.count(" · ") > 1, line
            used += line.is_used
            told += line.is_used and line.figure != NONE

    assert told * 2 > used > 0


def test_what_was_bought_with_the_welfare_card_is_income_with_a_plus_and_named_so(opened: Opened) -> None:
    cards = 0
    for home in opened.figures.households():
        for line in stop(opened, home.id, Indicator.NET_INCOME).lines[:6]:
            for row in rows(opened, line):
                if row.twin is not None and {one.kind for one in row.entries} == {EntryKind.INCOME, EntryKind.EXPENSE}:
                    cards += 1
                    income = next(one for one in row.entries if one.kind is EntryKind.INCOME)
                    earned = [one.satang for one in income.lines if one.account is Account.INCOME]
                    assert (row.money_in, row.money_out, row.sign) == (-earned[0], None, "")
                    assert "สวัสดิการ" in row.categories

    assert cards


def test_a_tool_counts_with_the_share_of_the_month_and_says_so(opened: Opened) -> None:
    shares = [
        row
        for home in opened.figures.households()
        for line in stop(opened, home.id, Indicator.NET_INCOME).lines[:2]
        for row in rows(opened, line)
        if "เครื่องมือในเดือนนี้" in row.categories
    ]

    assert shares
    assert all(row.money_out is not None and row.money_out < abs(row.entry.lines[0].satang) for row in shares)
