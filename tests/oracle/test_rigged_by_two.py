"""Two things at once that make a household look better off: neither hides the other, and no rise is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from household_ledger.domain.comparison import Outside, Reason
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.rigged import AFTER, BEFORE, CASH, HENS, Home, gifts_used_up, rice_sold, told, write_rows

AS_OF = Month(2026, 10)
ONE_EVENING = date(2026, 11, 20)

Also = Callable[[Home, str], None]


def when(months: tuple[str, ...], *deeds: tuple[str, str, int], **more: str) -> Also:
    """Let the same happen in each of some months."""

    def happen(home: Home, month: str) -> None:
        for kind, category, amount in deeds if month in months else ():
            home.write(f"{month}-12", kind, category, amount, pocket=CASH, **more)

    return happen


def both(one: Also, other: Also) -> Also:
    def happen(home: Home, month: str) -> None:
        one(home, month)
        other(home, month)

    return happen


def grant_in_two_parts(home: Home) -> Home:
    return told(home, also=when(AFTER[:2], ("income", "I18", 25_000)))


def gift_and_windfall(home: Home) -> Home:
    return told(home, also=both(gifts_used_up, when(AFTER, ("income", "I19", 20_000))))


def loan_repaid(home: Home) -> Home:
    """Borrow in August, and pay back in October from the eggs."""
    lent = when(AFTER[:1], ("borrow", "D02", 4_000), debt="กองทุน")

    def repaid(home: Home, month: str) -> None:
        if month == AFTER[2]:
            home.write(f"{month}-20", "repay", "", 4_000, pocket=CASH, debt="กองทุน")
            home.cash -= 4_000

    return told(home, also=both(lent, repaid))


def loan_and_missing_month(home: Home) -> Home:
    for month in BEFORE:
        home.month(month, home.sales)
    for month in (AFTER[0], AFTER[2]):
        home.month(month, 2 * home.sales, when(AFTER[:1], ("borrow", "D02", 40_000), debt="กองทุน"))
    return home


def harvest_at_the_end_and_windfall(home: Home) -> Home:
    def also(home: Home, month: str) -> None:
        if month == AFTER[2]:
            rice_sold(home, month)
            home.write(f"{month}-21", "income", "I19", 20_000, pocket=CASH)

    return told(home, also=also)


def asset_sold_as_other_income(home: Home) -> Home:
    """Sell the motorcycle and write it as rent: one month alone says so much more."""
    return told(home, also=when(AFTER[:1], ("income", "I17", 30_000)))


def grant_written_as_sales(home: Home) -> Home:
    """Write the project's money as eggs sold: one month alone says so much more."""
    return told(home, also=when(AFTER[:1], ("income", "I02", 50_000), occupation=HENS, party="โครงการ"))


def typed_in_one_evening(home: Home) -> Home:
    """Write everything after the start on one evening, twice as much as before."""
    for month in BEFORE:
        home.month(month, home.sales)
    first = len(home.rows)
    for month in AFTER:
        home.month(month, 2 * home.sales)
    for row in home.rows[first:]:
        row["entered_on"] = ONE_EVENING.isoformat()
    return home


HOMES: dict[str, Callable[[Home], Home]] = {
    "PARTS": grant_in_two_parts,
    "GIFTLUCK": gift_and_windfall,
    "REPAID": loan_repaid,
    "LOANGAP": loan_and_missing_month,
    "HARVESTLUCK": harvest_at_the_end_and_windfall,
    "SOLDOTHER": asset_sold_as_other_income,
    "SALES": grant_written_as_sales,
    "EVENING": typed_in_one_evening,
}


@pytest.fixture(scope="module")
def by_two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("by_two")
    homes = [made(Home(code)) for code, made in HOMES.items()]
    opened = new_ledger(folder / "by_two.hldb", date(2026, 11, 21))
    fill(opened, [home.facts() for home in homes], write_rows(homes, folder / "rows.csv"))
    yield opened
    opened.store.close()


@pytest.mark.parametrize(
    ("code", "outside"),
    [
        ("PARTS", {Outside.PROJECT_MONEY: 5_000_000}),
        ("GIFTLUCK", {Outside.PROJECT_IN_KIND: 1_500_000, Outside.WINDFALL: 6_000_000}),
        ("REPAID", {Outside.LOANS: 400_000}),
    ],
)
def test_each_of_two_things_that_are_no_income_is_told_apart(
    by_two: Opened, code: str, outside: dict[Outside, int]
) -> None:
    found = by_two.figures.comparison(by_two.household(code), AS_OF)

    assert (found.verdict, found.reasons) == (Verdict.SAME, ())
    assert found.amounts is not None
    assert found.amounts.income.difference == 0
    assert {one.what: one.change.difference for one in found.amounts.outside if one.change.difference} == outside


@pytest.mark.parametrize(
    ("code", "reason", "hindrance"),
    [
        ("LOANGAP", Reason.TOO_FEW_MATCHED, "grade_coverage"),
        ("HARVESTLUCK", Reason.ONE_MONTH_DECIDES, None),
        ("SOLDOTHER", Reason.ONE_MONTH_DECIDES, None),
        ("SALES", Reason.ONE_MONTH_DECIDES, None),
        ("EVENING", Reason.TOO_FEW_MATCHED, "grade_lag"),
    ],
)
def test_two_things_that_leave_it_open_are_told(
    by_two: Opened, code: str, reason: Reason, hindrance: str | None
) -> None:
    found = by_two.figures.comparison(by_two.household(code), AS_OF)

    assert found.verdict is Verdict.UNKNOWN
    assert found.reasons[0] is reason
    assert set(found.reasons) <= {reason, Reason.SEASON_NOT_COMPARED}
    assert hindrance is None or hindrance in dict(found.hindrances)


def test_of_all_of_them_none_is_told_to_have_risen(by_two: Opened) -> None:
    side = by_two.figures.group_change(AS_OF).participants

    assert side.of(Verdict.UP) == ()
    assert len(side.enrolled) == len(HOMES)
