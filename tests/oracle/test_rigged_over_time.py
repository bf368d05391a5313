"""A rise out of what was written long after its day, or of two harvests, one perhaps of another year: none is told.

Each stands beside a twin that truly rose, and is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.i18n import using
from household_ledger.text.messages import sentence
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.indicators_change import change
from tests.oracle.indicators_home import Home as Reckoned
from tests.oracle.rigged import CASH, HENS, Home, write_rows
from tests.oracle.test_indicators import Exported
from tests.oracle.test_rigged_on_paper import page_of
from tests.oracle.village import last_day, month_at, month_index

AS_OF = Month(2026, 10)
START = date(2025, 10, 15)
ONE_LATE_DAY = "2026-11-10"
RICE_FIELD = "ทำนา"
LATE, SEASON = "comparison_written_late", "comparison_season_not_compared"
Also = Callable[[Home, str], None]


def months(first: str, last: str) -> list[str]:
    return [month_at(month) for month in range(month_index(first), month_index(last) + 1)]


BEFORE, AFTER = months("2024-10", "2025-09"), months("2025-11", "2026-10")


def two_years(home: Home, before: Also, after: Also, *, without: str = "", sales: int = 10_000) -> Home:
    """Write a year before the start month and one after it, each month the same but for what else happens."""
    for also, year in ((before, BEFORE), (after, AFTER)):
        for month in year:
            if month != without:
                home.month(month, sales, also)
    return home


def nothing_else(_home: Home, _month: str) -> None:
    """Leave a month as it is."""


def weekly_sales(*, is_late: bool) -> Callable[[Home], Home]:
    """Sell for 450 each week after the start, and spend it at home; late ones remembered on one day for the year."""

    def also(home: Home, month: str) -> None:
        for day in range(1, last_day(month).day + 1, 7):
            home.write(f"{month}-{day:02}", "income", "I02", 450, pocket=CASH, occupation=HENS)
            home.write(f"{month}-{day:02}", "expense", "E01", 450, pocket=CASH)
            for row in home.rows[-2:] if is_late else ():
                row["entered_on"] = ONE_LATE_DAY

    return lambda home: two_years(home, nothing_else, also)


def costs_before(*, is_late: bool) -> Callable[[Home], Home]:
    """Write 1,500 of costs each month of the year before, and as much for the home in each month after."""

    def cost(home: Home, month: str) -> None:
        home.write(f"{month}-09", "cost", "C02", 1_500, pocket=CASH, occupation=HENS)
        if is_late:
            home.rows[-1]["entered_on"] = ONE_LATE_DAY

    def spent(home: Home, month: str) -> None:
        home.write(f"{month}-09", "expense", "E01", 1_500, pocket=CASH)

    return lambda home: two_years(home, cost, spent)


def rice(*harvests: str, without: str = "", eggs_after: int = 2_000) -> Callable[[Home], Home]:
    """Sell greens every week under the code of rice, and rice for 60,000 in some months."""

    def with_eggs(more: int) -> Also:
        def also(home: Home, month: str) -> None:
            for day in range(1, 29, 7):
                home.write(f"{month}-{day:02}", "income", "I01", 1_500, pocket=CASH)
            if more:
                home.write(f"{month}-15", "income", "I02", more, pocket=CASH, occupation=HENS)
            if month in harvests:
                home.write(f"{month}-20", "income", "I01", 60_000, pocket=CASH, occupation=RICE_FIELD)

        return also

    return lambda home: two_years(home, with_eggs(0), with_eggs(eggs_after - 2_000), without=without, sales=2_000)


HOMES: dict[str, Callable[[Home], Home]] = {
    "REMEMBERED": weekly_sales(is_late=True),
    "WEEKLY": weekly_sales(is_late=False),
    "COSTSLATE": costs_before(is_late=True),
    "COSTS": costs_before(is_late=False),
    "GREENS": rice("2025-12", "2026-10", without="2024-11"),
    "GREENSNEW": rice("2025-12", "2026-10", without="2024-11"),
    "TWOOFRICE": rice("2025-11", "2026-10"),
    "TWONEW": rice("2025-11", "2026-10"),
    "ALSOBEFORE": rice("2025-01", "2025-11", "2026-10", eggs_after=5_000),
}
WITHHELD = {"REMEMBERED": LATE, "COSTSLATE": LATE, "GREENS": SEASON, "TWOOFRICE": SEASON}
RICE_BEGUN = ("GREENSNEW", "TWONEW")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


@pytest.fixture(scope="module")
def over_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("over_time")
    homes = [made(Home(code, started_on=START)) for code, made in HOMES.items()]
    opened = new_ledger(folder / "over_time.hldb", date(2026, 11, 21))
    fill(opened, [home.facts() for home in homes], write_rows(homes, folder / "rows.csv"))
    for code in RICE_BEGUN:
        with opened.store.reader() as reader:
            known = reader.of_household(Occupation, opened.household(code))
        (field,) = [one for one in known if one.name == RICE_FIELD]
        opened.ledger.execute(ReplaceRecord(field, replace(field, started_on=date(2025, 10, 20))))
    yield opened
    opened.store.close()


@pytest.mark.parametrize(("code", "reason"), WITHHELD.items())
def test_it_is_not_told_as_a_rise_and_the_page_says_why(over_time: Opened, code: str, reason: str) -> None:
    found = over_time.figures.comparison(over_time.household(code), AS_OF)
    page = page_of(over_time, code, AS_OF)

    assert found.amounts is not None
    assert found.amounts.income.difference > 0
    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (reason,))
    assert sentence(reason) in page
    assert not [word for word in ("▲", "rose by", "Increased") if word in page]


@pytest.mark.parametrize("code", sorted(HOMES.keys() - WITHHELD.keys()))
def test_the_twin_that_truly_rose_is_told_so(over_time: Opened, code: str) -> None:
    found = over_time.figures.comparison(over_time.household(code), AS_OF)

    assert found.verdict is Verdict.UP
    assert not {LATE, SEASON} & set(found.reasons)


def test_the_independent_reckoning_tells_the_same_of_each(over_time: Opened, tmp_path: Path) -> None:
    exported = Exported.of(over_time, tmp_path)
    found = {}
    for one in exported.told["households"]:
        rows = exported.rows[exported.rows["household"].eq(one["code"])]
        home = Reckoned(one, exported.households[one["code"]], rows, "2026-10")
        found[one["code"]] = change(home, exported.told).verdict

    assert found == {code: "unknown" if code in WITHHELD else "up" for code in HOMES}
