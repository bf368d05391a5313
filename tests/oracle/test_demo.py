"""The made-up provider, exported: every figure of it agrees with the independent reckoning over the exported rows."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.figures.comparison_json import comparison_json
from household_ledger.services.importing import import_canonical
from tests.oracle.agreement import EVER, differences
from tests.oracle.exported import read_export
from tests.oracle.hand_made import TODAY
from tests.oracle.in_the_ledger import Opened, new_ledger
from tests.oracle.village import CATEGORIES

CARRIED_BY_ROWS = [
    *("in_kind_income", "project_in_kind", "credit_cost", "occupation_cost", "credit_spending", "net_income"),
    *("net_income_cash", "savings_end", "debt_end", "cash", "times_saved"),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("demo") / "demo.hldb", TODAY)
    make_demo(made.ledger, DemoOptions(households=16, months=16))
    yield made
    made.store.close()


def test_every_key_of_every_month_of_the_demo_agrees_with_the_independent_reckoning(
    demo: Opened, tmp_path: Path
) -> None:
    export_csv(demo.store, tmp_path / "rows.csv")
    export_json(demo.store, tmp_path / "facts.json")

    oracle = read_export(tmp_path / "rows.csv", tmp_path / "facts.json", TODAY)

    assert len(oracle) == 16
    assert [told for one in oracle.values() for told in differences(demo, one)] == []


def test_the_cash_identity_holds_in_every_month_of_the_demo(demo: Opened) -> None:
    months = list(demo.figures.all_months(*EVER))

    assert len(months) > 16 * 10
    for one in months:
        cash = one.cash
        came = cash.cash_income + cash.project_money + cash.windfall + cash.loans
        came += cash.withdrawals + cash.asset_sales + cash.returned + cash.adjusted
        went = cash.occupation_cost_paid + cash.cash_spending + cash.interest + cash.principal
        went += cash.deposits + cash.asset_purchases + cash.lent
        assert cash.cash_end == cash.cash_start + came - went


def test_the_rows_of_the_demo_in_an_empty_ledger_come_to_the_same_figures(demo: Opened, tmp_path: Path) -> None:
    export_csv(demo.store, tmp_path / "rows.csv")
    copy = new_ledger(tmp_path / "copy.hldb", TODAY)

    assert import_canonical(copy.ledger, tmp_path / "rows.csv").problems == ()

    for household in demo.figures.households():
        there = copy.figures.months(copy.household(household.code), *EVER)
        here = {one.month: one for one in demo.figures.months(household.id, *EVER)}
        for one in there:
            if one.month in here:
                for name in CARRIED_BY_ROWS:
                    assert getattr(one, name) == getattr(here[one.month], name), (household.code, one.month, name)
                assert one.by_category == here[one.month].by_category
    copy.store.close()


def test_before_and_after_are_compared_on_the_months_of_the_ledger(demo: Opened) -> None:
    households = {one.id: one.code for one in demo.figures.households() if one.started_on is not None}
    found = [demo.figures.comparison(one, Month(2026, 10)) for one in households]

    assert any(one.matched for one in found)
    for one in found:
        by_month = {month.month.number: month for month in demo.figures.months(one.household, *EVER)}
        told = comparison_json(one, households[one.household])
        assert (told["household"], told["verdict"]) == (households[one.household], one.verdict)
        if one.amounts is None or one.basis not in ("A", "B"):
            assert told["amounts"] is None or one.is_sensitivity
            continue
        before = [by_month[month].net_income / deflator(month) for month, _after in one.matched]
        after = [by_month[month].net_income / deflator(month) for _before, month in one.matched]
        assert told["amounts"] is not None
        assert told["amounts"]["income"]["before"] == pytest.approx(sum(before), abs=1)
        assert told["amounts"]["income"]["after"] == pytest.approx(sum(after), abs=1)


def deflator(month: int) -> float:
    """Read the price level of a month's year against the price year by itself; a year not listed has the last one's."""
    with (CATEGORIES.parent / "cpi_annual.csv").open(encoding="utf-8") as file:
        levels = {int(row["year_ce"]): float(row["cpi_base_2562_100"]) for row in csv.DictReader(file)}
    last = max(levels)
    return levels[min(month // 100, last)] / levels[min(2026, last)]
