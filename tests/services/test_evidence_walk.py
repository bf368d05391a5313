"""The way down from a figure: whose it is, which months are used and why others are not, and the entries behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from household_ledger.domain.indicators.result import Indicator, Key
from household_ledger.domain.indicators.tables import IndicatorTables
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.views.evidence_walk import Stop, stop_of_aggregate, stop_of_change, stop_of_months
from tests.oracle.in_the_ledger import Opened, new_ledger

UNTIL = Month(2026, 10)


@dataclass(frozen=True)
class Made:
    opened: Opened
    tables: IndicatorTables

    def households(self, indicator: Indicator) -> Stop:
        table = self.tables.table(indicator)
        assert table.headline is not None
        names = {one.id: one.code for one in self.opened.figures.households()}
        return stop_of_aggregate(table, table.headline, names)

    def months(self, indicator: Indicator, place: int = 0) -> Stop:
        with self.opened.store.reader() as reader:
            line = self.households(indicator).lines[place]
            return stop_of_months(self.opened.figures, reader, line, indicator, UNTIL)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    opened = new_ledger(tmp_path_factory.mktemp("walk") / "demo.hldb", date(2026, 11, 21))
    make_demo(opened.ledger, DemoOptions(households=6, months=20, until=UNTIL))
    yield Made(opened, opened.figures.indicator_tables(UNTIL))
    opened.store.close()


def test_who_has_a_value_comes_first_and_who_has_none_follows_with_the_reason(made: Made) -> None:
    one = made.tables.table(Indicator.REAL_CHANGE).headline
    assert one is not None

    stop = made.households(Indicator.REAL_CHANGE)

    assert {line.household for line in stop.lines if line.is_used} == set(one.households)
    lacking = [line for line in stop.lines if not line.is_used]
    assert {line.household for line in lacking} == {each for _reason, ids in one.without for each in ids}
    assert all(line.below for line in lacking)


def test_the_households_of_the_change_stand_by_how_much_they_changed(made: Made) -> None:
    side = made.tables.change.participants
    stop = stop_of_change("", made.tables.change, (side,), {})

    order = sorted(side.changes, key=lambda one: -one.per_month)
    assert [line.household for line in stop.lines] == [one.household for one in order]


@pytest.mark.parametrize("indicator", [Indicator.NET_INCOME, Indicator.SAVING, Indicator.EMERGENCY])
def test_the_months_used_are_those_the_indicator_rests_on(made: Made, indicator: Indicator) -> None:
    household = made.households(indicator).lines[0].household
    rests_on = made.opened.figures.indicators(household, UNTIL).result(indicator).months

    lines = made.months(indicator).lines

    assert {line.month.number for line in lines if line.is_used and line.month is not None} == set(rests_on)


def test_matched_months_say_which_month_they_are_held_against(made: Made) -> None:
    household = made.households(Indicator.REAL_CHANGE).lines[0].household
    pairs = made.opened.figures.comparison(household, UNTIL).matched
    assert pairs

    lines = {line.month: line for line in made.months(Indicator.REAL_CHANGE).lines}

    used = {month.number for month, line in lines.items() if line.is_used and month is not None}
    assert used == {month for pair in pairs for month in pair}
    before, after = (Month.from_number(one) for one in pairs[0])
    assert str(after.year + 543) in lines[before].below
    assert str(before.year + 543) in lines[after].below


def test_a_month_not_used_says_what_keeps_it_out(made: Made) -> None:
    places = range(len([one for one in made.households(Indicator.NET_INCOME).lines if one.is_used]))
    left = [line for place in places for line in made.months(Indicator.NET_INCOME, place).lines if not line.is_used]

    assert left
    for line in left:
        assert line.month is not None
        month = made.opened.figures.month(line.household, line.month)
        assert month.quality.grade in (Grade.C, Grade.D) or not month.month.is_over(date(2026, 11, 21))
        assert line.below.startswith(month.quality.grade.value)
        assert len(line.below) > len("A · ไม่ได้ใช้")


@pytest.mark.parametrize(
    ("indicator", "letters"),
    [(Indicator.DIVERSITY, "I"), (Indicator.OWN_FOOD, "E"), (Indicator.REDUCIBLE, "E"), (Indicator.OCCUPATIONS, "IC")],
)
def test_the_entries_behind_a_month_are_of_what_the_indicator_counts(
    made: Made, indicator: Indicator, letters: str
) -> None:
    line = next(one for one in made.months(indicator).lines if one.is_used)
    assert line.month is not None
    with made.opened.store.reader() as reader:
        found = [entry for part in line.parts for query in part.queries for entry in reader.entries(query)]

    assert found
    for entry in found:
        is_tool = any(part.life_months for part in entry.lines)  # bought earlier it has its share in the month
        assert line.month.first <= entry.date <= line.month.last or (is_tool and entry.date < line.month.first)
        assert entry.household == line.household
    assert {part.account.name[0] for entry in found for part in entry.lines} & {
        {"I": "I", "E": "S", "C": "C"}[letter] for letter in letters
    }


def test_a_measure_of_one_lender_class_shows_what_is_owed_to_it_alone(made: Made) -> None:
    table = made.tables.table(Indicator.DEBT_STOCK)
    classes = [one for one in table.participants.aggregates if one.key is Key.DEBT_OF_CLASS]
    assert classes

    stop = stop_of_aggregate(table, classes[0], {})

    rows = {row.household: row.result.value(Key.DEBT_OF_CLASS, classes[0].of) for row in table.participants.rows}
    assert {line.household for line in stop.lines if line.is_used} == {one for one, owed in rows.items() if owed}
