"""What is not compared and still makes a household look better off: none is told as a rise, each says why on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.reports.paper_order import GROUP_OUTCOME, PaperOrder
from household_ledger.text.i18n import using
from household_ledger.text.messages import sentence
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.indicators_change import change
from tests.oracle.indicators_home import Home as Reckoned
from tests.oracle.rigged import (
    AFTER,
    BEFORE,
    CASH,
    HENS,
    OLD_AFTER,
    OLD_BEFORE,
    THREE,
    Home,
    told,
    write_rows,
)
from tests.oracle.test_indicators import Exported
from tests.oracle.test_rigged_on_paper import page_of, printed
from tests.oracle.village import Member

AS_OF, LONG_AGO = Month(2026, 10), Month(2022, 10)
TODAY = date(2026, 11, 21)
RICE = ("2026-08", "2026-09")
INPUTS = 9_000
Also = Callable[[Home, str], None]


def rice_in_two_lots(home: Home, month: str) -> None:
    if month in RICE:
        home.write(f"{month}-20", "income", "I01", 20_000, pocket=CASH)


def a_baht_of_rice(home: Home, month: str) -> None:
    home.write(f"{month}-20", "income", "I01", 1, pocket=CASH)


def four_and_four(home: Home, before: Also | None = None, after: Also = rice_in_two_lots) -> Home:
    for month in ("2025-07", *BEFORE):
        home.month(month, home.sales, before)
    for month in ("2026-07", *AFTER):
        home.month(month, home.sales, after)
    return home


def scribbled(home: Home) -> Home:
    """Write one line in each of the other months of the year before, and sell the rice in two lots after."""
    for month in ("2024-11", "2024-12", *(f"2025-0{number}" for number in range(1, 7))):
        home.write(f"{month}-05", "income", "I02", 1, pocket=CASH, occupation=HENS)
    return four_and_four(home)


def harvest_at_the_start(home: Home) -> Home:
    """Sell the rice of the year before in the start month, and that of the next in four lots."""
    home.write("2025-11-20", "income", "I01", 40_000, pocket=CASH)
    return four_and_four(home, a_little_rice_each_month, rice_each_month)


def a_little_rice_each_month(home: Home, month: str) -> None:
    home.write(f"{month}-20", "income", "I01", 1_000, pocket=CASH)


def rice_each_month(home: Home, month: str) -> None:
    home.write(f"{month}-20", "income", "I01", 10_000, pocket=CASH)


def one_baht_before(home: Home) -> Home:
    """Sell a baht of rice in each matched month before, and the rice in two lots after."""
    return four_and_four(home, a_baht_of_rice)


def one_more(home: Home) -> Home:
    """Have one member more, and costs in the start month that take a person's share of the rise away."""
    home.members = [*THREE, Member(1985, date(2020, 1, 1)), Member(1990, date(2026, 6, 1))]
    for month in BEFORE:
        home.month(month, home.sales)
    home.write("2025-11-12", "cost", "C02", 5_000, pocket=CASH)
    for month in AFTER:
        home.month(month, 14_000)
    return home


def one_more_and_one(home: Home) -> Home:
    """Have one member more, and in the last month another; costs in the start month that five feel and six do not."""
    home.members = [*THREE, *(Member(1985, date(*day)) for day in ((2020, 1, 1), (2026, 6, 1), (2026, 10, 1)))]
    for month in BEFORE:
        home.month(month, home.sales)
    home.write("2025-11-12", "cost", "C02", 2_800, pocket=CASH)
    for month in AFTER:
        home.month(month, 14_000)
    return home


def surplus_before(home: Home) -> Home:
    """Find more cash than the book has in each month before, and write what comes in after."""
    home.started_on = date(2021, 11, 10)

    def found(home: Home, _month: str) -> None:
        home.cash += 700

    for month in OLD_BEFORE:
        home.month(month, home.sales, found)
    for month in OLD_AFTER:
        home.month(month, 11_250)
    return home


def eggs_eaten(home: Home) -> Home:
    """Write the own produce that is eaten since the start only."""

    def eaten(home: Home, month: str) -> None:
        home.write(f"{month}-12", "in_kind_produced", "E01", 1_500, occupation=HENS)

    return told(home, also=eaten)


def once_eaten_before(home: Home) -> Home:
    """Write own produce once in a month of the year before that is not compared, and every month since the start."""
    home.write("2025-06-12", "in_kind_produced", "E01", 100, occupation=HENS)
    return eggs_eaten(home)


def given_inputs(home: Home) -> Home:
    """Get feed from the project in the start month, and sell from it for six months."""
    home.write("2025-11-12", "in_kind_received", "C03", INPUTS, source="I18", occupation=HENS)
    return half_a_year(home)


def half_a_year(home: Home) -> Home:
    """Sell more in each of six months than a year before."""
    for year, sales in (("2025", home.sales), ("2026", home.sales + INPUTS // 6)):
        for number in range(5, 11):
            home.month(f"{year}-{number:02}", sales)
    return home


def piglets(home: Home) -> Home:
    """Buy piglets as a thing to keep, and sell them as income."""
    for month in BEFORE:
        home.month(month, home.sales)
    home.write("2026-01-12", "asset_buy", "S05", 9_000, pocket=CASH)
    home.cash -= 9_000

    def sold(home: Home, month: str) -> None:
        home.write(f"{month}-12", "income", "I02", 3_000, pocket=CASH)

    for month in AFTER:
        home.month(month, home.sales, sold)
    return home


HOMES: dict[str, Callable[[Home], Home]] = {
    "SCRIBBLED": scribbled,
    "STARTRICE": harvest_at_the_start,
    "ONEBAHT": one_baht_before,
    "ONEMORE": one_more,
    "SURPLUS": surplus_before,
    "EATEN": eggs_eaten,
    "INPUTS": given_inputs,
    "PIGLETS": piglets,
    "ANDONE": one_more_and_one,
    "ONCEEATEN": once_eaten_before,
}
WITHHELD = [
    ("SCRIBBLED", "comparison_season_not_compared", AS_OF),
    ("STARTRICE", "comparison_season_not_compared", AS_OF),
    ("ONEBAHT", "comparison_season_not_compared", AS_OF),
    ("ONEMORE", "comparison_costs_not_compared", AS_OF),
    ("SURPLUS", "comparison_cash_not_written", LONG_AGO),
    ("EATEN", "comparison_goods_not_written", AS_OF),
    ("INPUTS", "comparison_costs_not_compared", AS_OF),
]


def ledger_of(folder: Path, homes: list[Home]) -> Opened:
    opened = new_ledger(folder / "beside.hldb", TODAY)
    fill(opened, [home.facts() for home in homes], write_rows(homes, folder / "rows.csv"))
    return opened


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    opened = ledger_of(tmp_path_factory.mktemp("beside"), [made(Home(code)) for code, made in HOMES.items()])
    yield opened
    opened.store.close()


@pytest.mark.parametrize(("code", "reason", "as_of"), WITHHELD)
def test_it_is_not_told_as_a_rise_and_the_page_says_why(beside: Opened, code: str, reason: str, as_of: Month) -> None:
    found = beside.figures.comparison(beside.household(code), as_of)
    page = page_of(beside, code, as_of)

    assert found.amounts is not None
    assert found.amounts.income.difference > 0
    assert (found.verdict, reason in found.reasons) == (Verdict.UNKNOWN, True), found.reasons
    assert sentence(reason) in page
    assert not [word for word in ("▲", "rose by", "Increased") if word in page]


def test_piglets_bought_as_a_thing_to_keep_are_named_beside_the_rise(beside: Opened) -> None:
    found = beside.figures.comparison(beside.household("PIGLETS"), AS_OF)

    assert found.verdict is Verdict.UP
    assert sentence("comparison_things_kept") in page_of(beside, "PIGLETS")


def test_costs_are_felt_by_the_fewest_members_there_are(beside: Opened) -> None:
    found = beside.figures.comparison(beside.household("ANDONE"), AS_OF)

    assert found.verdict is Verdict.UNKNOWN
    assert "comparison_costs_not_compared" in found.reasons
    assert "comparison_prices_not_known" not in found.reasons


def test_own_produce_of_a_month_not_compared_was_written_too(beside: Opened) -> None:
    found = beside.figures.comparison(beside.household("ONCEEATEN"), AS_OF)

    assert found.verdict is Verdict.UP
    assert "comparison_goods_decide" in found.reasons


def test_the_independent_reckoning_tells_the_same_of_each(beside: Opened, tmp_path: Path) -> None:
    exported = Exported.of(beside, tmp_path)
    for as_of in (AS_OF, LONG_AGO):
        for one in exported.told["households"]:
            code = one["code"]
            rows = exported.rows[exported.rows["household"].eq(code)]
            theirs = change(
                Reckoned(one, exported.households[code], rows, f"{as_of.year}-{as_of.month:02}"), exported.told
            )
            ours = beside.figures.comparison(beside.household(code), as_of)
            assert (code, ours.verdict.value) == (code, theirs.verdict)


def test_a_village_whose_households_all_got_their_inputs_did_not_rise(tmp_path: Path) -> None:
    opened = ledger_of(tmp_path, [given_inputs(Home(f"G{number:02}")) for number in range(12)])
    side = opened.figures.group_change(AS_OF).participants
    (report,) = printed(opened, PaperOrder(kind=GROUP_OUTCOME, month=AS_OF))
    opened.store.close()

    assert len(side.of(Verdict.UNKNOWN)) == 12
    assert f"12 households: {sentence('comparison_costs_not_compared')}" in report
    assert "▲ Increased" not in report
    assert side.verdict is Verdict.UNKNOWN
    assert side.median_share.value == pytest.approx(0.1875)
    assert sentence("group_turned_by_unclaimed") in report


@pytest.mark.parametrize(
    ("claimed", "withheld", "verdict"),
    [(12, 2, Verdict.UP), (5, 4, Verdict.UNKNOWN), (7, 8, Verdict.UNKNOWN)],
    ids=["few withheld", "too few claimed", "most withheld"],
)
def test_a_village_rose_only_where_it_needs_none_that_may_not_be_claimed(
    tmp_path: Path, claimed: int, withheld: int, verdict: Verdict
) -> None:
    homes = [half_a_year(Home(f"T{number:02}")) for number in range(claimed)]
    opened = ledger_of(tmp_path, [*homes, *(given_inputs(Home(f"G{number:02}")) for number in range(withheld))])
    side = opened.figures.group_change(AS_OF).participants
    opened.store.close()

    assert (len(side.of(Verdict.UP)), len(side.of(Verdict.UNKNOWN))) == (claimed, withheld)
    assert side.verdict is verdict
    assert side.turned == (None if verdict is Verdict.UP else "group_turned_by_unclaimed")
