"""On a real ledger the entries named behind a value add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.charts.debts import debts_chart
from household_ledger.charts.goals import goal_chart
from household_ledger.charts.months import months_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.charts.spec import Behind
from household_ledger.charts.spending import spending_chart
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import GoalKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.ports import EntryQuery, Reader

FIRST, LAST = Month(2026, 7), Month(2026, 10)


class StillClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 21)


@pytest.fixture
def app(ledger: Path) -> Iterator[Application]:
    with opened(ledger, StillClock()) as application:
        yield application


def added(reader: Reader, behind: Behind) -> int:
    """Add the lines a query speaks of, over the entries it finds, plus into the account."""
    return sum(
        line.satang
        for query in behind
        for entry in reader.entries(query)
        for line in entry.lines
        if is_meant(query, line.account, line.ref, line.medium)
    )


def is_meant(query: EntryQuery, account: str, ref: int, medium: str) -> bool:
    return query.account in (None, account) and (not query.refs or ref in query.refs) and query.medium in (None, medium)


def test_entries_behind_every_month_add_up_to_its_column(app: Application) -> None:
    with app.store.reader() as reader:
        for household in reader.households():
            money_in, money_out = months_chart(app.figures.months(household.id, FIRST, LAST)).series

            assert [-added(reader, behind) for behind in money_in.behind] == list(money_in.values)
            assert [added(reader, behind) for behind in money_out.behind] == list(money_out.values)
            assert any(money_in.values)


def test_entries_behind_every_category_add_up_to_its_bar(app: Application) -> None:
    with app.store.reader() as reader:
        for household in reader.households():
            categories = reader.of_household(HouseholdCategory, household.id, with_deleted=True)
            chart = spending_chart(app.figures.month(household.id, LAST), categories, most=99)

            assert [added(reader, bar.behind) for bar in chart.bars] == [bar.value for bar in chart.bars]
            assert sum(bar.value for bar in chart.bars) == sum(total for _name, _tone, total in chart.legend)
            assert len(chart.bars) > 3


def test_entries_behind_savings_add_up_to_what_lay_there(app: Application) -> None:
    with app.store.reader() as reader:
        for household in reader.households():
            (series,) = savings_chart(app.figures.months(household.id, FIRST, LAST)).series

            assert [added(reader, behind) for behind in series.behind] == list(series.values)


def test_entries_behind_debts_add_up_to_what_is_owed(app: Application) -> None:
    with app.store.reader() as reader:
        owed = 0
        for household in reader.households():
            (series,) = debts_chart(app.figures.months(household.id, FIRST, LAST)).series

            assert [-added(reader, behind) for behind in series.behind] == list(series.values)
            owed += series.values[-1] or 0

    assert owed > 0


def test_entries_behind_a_goal_add_up_to_what_was_saved_for_it(app: Application) -> None:
    seen = 0
    with app.store.reader() as reader:
        for household in reader.households():
            figures = app.figures.months(household.id, FIRST, LAST)
            for state in figures[-1].goals:
                record = reader.record(Goal, state.goal)
                if record is None or record.kind is GoalKind.DEBT:
                    continue
                series = goal_chart(figures, state, record).series[0]
                for value, behind in zip(series.values, series.behind, strict=True):
                    if value is not None:
                        assert saved(reader, behind) + int(record.opening) == value
                        seen += 1

    assert seen > 4


def saved(reader: Reader, behind: Behind) -> int:
    return sum(
        line.satang
        for query in behind
        for entry in reader.entries(query)
        for line in entry.lines
        if line.account == "savings"
    )
