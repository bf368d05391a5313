"""A rise out of good months alone, of costs borne the year before or of things the project gave: none is told.

Each stands beside a twin that truly rose, and is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from household_ledger.domain.kinds import Verdict
from household_ledger.text.i18n import using
from household_ledger.text.messages import sentence
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.indicators_change import change
from tests.oracle.indicators_home import Home as Reckoned
from tests.oracle.rigged import CASH, Home, write_rows
from tests.oracle.test_indicators import Exported
from tests.oracle.test_rigged_on_paper import page_of
from tests.oracle.test_rigged_over_time import AFTER, AS_OF, BEFORE, START, Also, nothing_else, two_years

COWS = "เลี้ยงวัว"
SOLD = AFTER[1:10]
COSTS, WEAKER, GIVEN = "comparison_costs_come_before", "comparison_weaker_months", "comparison_given_things"


def cows_sold(home: Home, month: str) -> None:
    if month in SOLD:
        home.write(f"{month}-12", "income", "I02", 4_000, pocket=CASH, occupation=COWS)


def given(home: Home, month: str) -> None:
    """Get cows of the project to raise."""
    home.write(f"{month}-20", "in_kind_received", "C01", 40_000, source="I18", occupation=COWS)


def borrowed(home: Home, month: str) -> None:
    """Borrow for cows to raise."""
    home.write(f"{month}-20", "borrow", "D02", 40_000, pocket=CASH, debt="กองทุน")
    home.write(f"{month}-21", "cost", "C01", 40_000, pocket=CASH, occupation=COWS)


def kept(home: Home, month: str) -> None:
    """Buy cows as a thing to keep."""
    home.write(f"{month}-21", "asset_buy", "S05", 40_000, pocket=CASH)
    home.cash -= 40_000


def granted(home: Home, month: str) -> None:
    """Buy them of the project's money."""
    home.write(f"{month}-20", "income", "I18", 40_000, pocket=CASH)
    kept(home, month)


def with_cows(deed: Also, *when: str) -> Callable[[Home], Home]:
    """Come to cows in some months, and sell of them in nine months after the start."""

    def also(home: Home, month: str) -> None:
        cows_sold(home, month)
        if month in when:
            deed(home, month)

    return lambda home: two_years(home, also, also)


def by_turns(bad: int, good: int, *, counts: bool = True, lag: int = 0) -> Callable[[Home], Home]:
    """Sell otherwise in every second month after the start, and count nothing in it or write it down late."""

    def made(home: Home) -> Home:
        for month in BEFORE:
            home.month(month, home.sales, nothing_else)
        for number, month in enumerate(AFTER):
            is_bad = number % 2 == 1
            home.counts, home.lag = counts or not is_bad, lag if is_bad else 0
            home.month(month, bad if is_bad else good, nothing_else)
        return home

    return made


HOMES: dict[str, Callable[[Home], Home]] = {
    "GIVENCOWS": with_cows(given, "2025-09"),
    "GIVENEACH": with_cows(given, "2025-09", "2026-09"),
    "LOANCOWS": with_cows(borrowed, "2025-08"),
    "LOANEACH": with_cows(borrowed, "2025-08", "2026-08"),
    "KEPTCOWS": with_cows(granted, "2025-11"),
    "OWNCOWS": with_cows(kept, "2025-11"),
    "UNCOUNTED": by_turns(6_000, 14_000, counts=False),
    "COUNTLESS": by_turns(13_000, 14_000, counts=False),
    "TYPEDLATE": by_turns(6_000, 14_000, lag=20),
    "ALLBETTER": by_turns(13_000, 14_000, lag=20),
}
WITHHELD = {"GIVENCOWS": COSTS, "LOANCOWS": COSTS, "KEPTCOWS": GIVEN, "UNCOUNTED": WEAKER, "TYPEDLATE": WEAKER}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


@pytest.fixture(scope="module")
def beyond(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("beyond")
    homes = [made(Home(code, started_on=START)) for code, made in HOMES.items()]
    opened = new_ledger(folder / "beyond.hldb", date(2026, 11, 21))
    fill(opened, [home.facts() for home in homes], write_rows(homes, folder / "rows.csv"))
    yield opened
    opened.store.close()


@pytest.mark.parametrize(("code", "reason"), WITHHELD.items())
def test_it_is_not_told_as_a_rise_and_the_page_says_why(beyond: Opened, code: str, reason: str) -> None:
    found = beyond.figures.comparison(beyond.household(code), AS_OF)
    page = page_of(beyond, code, AS_OF)

    assert found.amounts is not None
    assert found.amounts.income.difference > 0
    assert (found.verdict, reason in found.reasons) == (Verdict.UNKNOWN, True), found.reasons
    assert sentence(reason) in page
    assert not [word for word in ("▲", "rose by", "Increased") if word in page]


@pytest.mark.parametrize("code", sorted(HOMES.keys() - WITHHELD.keys()))
def test_the_twin_that_truly_rose_is_told_so(beyond: Opened, code: str) -> None:
    found = beyond.figures.comparison(beyond.household(code), AS_OF)

    assert found.verdict is Verdict.UP
    assert not {COSTS, WEAKER, GIVEN} & set(found.reasons)


def test_the_independent_reckoning_tells_the_same_of_each(
    beyond: Opened, tmp_path_factory: pytest.TempPathFactory
) -> None:
    exported = Exported.of(beyond, tmp_path_factory.mktemp("told"))
    found = {}
    for one in exported.told["households"]:
        rows = exported.rows[exported.rows["household"].eq(one["code"])]
        home = Reckoned(one, exported.households[one["code"]], rows, "2026-10")
        found[one["code"]] = change(home, exported.told).verdict

    assert found == {code: "unknown" if code in WITHHELD else "up" for code in HOMES}
