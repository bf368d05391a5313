"""What an occupation left over a year: held against the months' own figures, one by one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.views.occupation_book import Takings, occupation_standings


def test_a_year_is_its_months_and_the_month_is_the_month(tmp_path: Path) -> None:
    path = tmp_path / "village.hldb"
    make_demo_file(path, DemoOptions(households=3, months=14, until=Month(2026, 10)), SystemClock())
    opened = LedgerShelf().open(path)
    month, seen = Month(2026, 10), 0
    for household in opened.figures.households():
        with opened.reader() as reader:
            occupations = reader.of_household(Occupation, household.id)
        months = opened.figures.months(household.id, month.plus(-11), month)

        for one in occupation_standings(occupations, months, month):
            books = [(m.month, b) for m in months for b in m.by_occupation if b.occupation == one.occupation.id]
            seen += len(books)
            assert int(one.year.profit) == sum(int(b.profit) for _m, b in books)
            assert int(one.year.cost) == sum(int(b.cost) for _m, b in books)
            assert int(one.year.cost_paid) == sum(int(b.cost_paid) for _m, b in books)
            assert int(one.month.revenue) == sum(int(b.revenue) for m, b in books if m == month)
            assert one.year.hours == sum(b.hours for _m, b in books)
            assert one.months_selling == len({m for m, b in books if b.revenue > 0})
    assert seen > 20
    opened.close()


def test_an_occupation_given_up_is_listed_last_while_the_months_know_it(tmp_path: Path) -> None:
    path = tmp_path / "village.hldb"
    make_demo_file(path, DemoOptions(households=2, months=6, until=Month(2026, 10)), SystemClock())
    opened = LedgerShelf().open(path)
    household, month = opened.figures.households()[0].id, Month(2026, 10)
    with opened.reader() as reader:
        occupations = reader.of_household(Occupation, household)
    months = opened.figures.months(household, month.plus(-11), month)
    before = occupation_standings(occupations, months, month)

    ended = [replace(one, is_deleted=one.id == before[0].occupation.id) for one in occupations]

    assert [one.year for one in occupation_standings(ended, months, month)][-1] == before[0].year
    dated = [replace(one, ended_on=month.first if one.is_main else None) for one in occupations]
    in_its_month = occupation_standings(dated, months, month)
    assert in_its_month[0].occupation.id == before[0].occupation.id
    later = occupation_standings(dated, (), month.plus(1))
    assert (len(later), later[-1].occupation.id) == (len(occupations), before[0].occupation.id)
    assert before[0].occupation.id not in {one.occupation.id for one in occupation_standings(ended, (), month)}
    assert len(occupation_standings(occupations, (), month)) == len(occupations)
    opened.close()


def test_profit_an_hour_is_exact_and_unknown_without_hours() -> None:
    takings = Takings(profit=Money(100_001), hours=7_500)

    assert takings.profit_per_hour == Money(round(Fraction(100_001_000, 7_500)))
    assert Takings(profit=Money(100)).profit_per_hour is None
    assert Takings(profit=Money(-100), hours=1000).profit_per_hour is None
