"""Each measure over the households of the made-up provider, held against middles of what the oracle reckons of each."""

from collections import defaultdict
from dataclasses import replace
from statistics import fmean, median
from typing import Any

import pytest

from household_ledger.domain.indicators.result import Indicator, Key, Unit
from household_ledger.domain.indicators.tables import Aggregate, IndicatorTables
from household_ledger.domain.period import Month
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from tests.oracle.hand_made import TODAY
from tests.oracle.in_the_ledger import new_ledger
from tests.oracle.indicators_change import change
from tests.oracle.indicators_home import Home
from tests.oracle.indicators_oracle import indicators
from tests.oracle.test_indicators import Exported

AS_OF = "2026-10"
TOTALS = {
    "M1": {"net_income_in_kind", "net_income_real", "state_relief"},
    "M3": {
        "before", "after", "change_cash", "change_in_kind", "change_nominal", "change_per_person",
        "change_per_adult_equivalent", "contribution",
    },
    "M5": {"gross", "cost", "profit"},
    "M7": {"profit"},
}  # fmt: skip
"""Of several months: held against each other as a month's."""
YES_NO = {"active", "alive_6", "alive_12"}


def values_of(homes: list[Home], told: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, list[float]]]:
    """Give the oracle's values by indicator, measure and lender class, and within by household."""
    found: dict[tuple[str, str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for home in homes:
        is_matched = change(home, told).values.get("contribution") is not None  # a recall does not tell it
        for indicator, (months, values) in indicators(home, told).items():
            if indicator in ("M3", "M4") and not is_matched:
                continue
            many = len(months) // 2 if indicator == "M3" else len(months)
            for (key, of), value in values.items():
                if value is not None:
                    by_month = value / many if key in TOTALS.get(indicator, ()) else value
                    found[indicator, key, (of or "") if key == "debt_of_class" else ""][home.told["code"]].append(
                        by_month
                    )
    return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[IndicatorTables, dict[tuple[str, str, str], Any]]:
    folder = tmp_path_factory.mktemp("tables")
    opened = new_ledger(folder / "demo.hldb", TODAY)
    make_demo(opened.ledger, DemoOptions(households=8, months=24))
    one, other, *_rest = opened.figures.households()
    for household in (one, other):
        opened.ledger.execute(ReplaceRecord(household, replace(household, is_comparison=True)))
    exported = Exported.of(opened, folder)
    told = exported.told
    left = {one["code"] for one in told["households"] if (one["left"] or "9") < f"{AS_OF}-31"}
    homes = [
        Home(one, exported.households[one["code"]], exported.rows[exported.rows["household"].eq(one["code"])], AS_OF)
        for one in told["households"]
        if not one["comparison"] and one["code"] not in left
    ]
    tables = opened.figures.indicator_tables(Month.from_iso(AS_OF))
    opened.store.close()
    return tables, values_of(homes, told)


def test_every_measure_over_the_households_is_the_middle_of_what_the_oracle_reckons(
    both: tuple[IndicatorTables, dict[tuple[str, str, str], Any]],
) -> None:
    tables, wanted = both
    held = 0
    for table in tables.tables:
        for one in table.participants.aggregates if table.participants.rows else ():
            if one.key is Key.SHARE_UP:
                continue
            values = wanted[table.indicator.value, one.key.value, one.of]
            assert one.n == len(values), (table.indicator, one.key)
            assert one.values == sum(map(len, values.values()))
            is_share = one.key.value in YES_NO
            if one.n < (5 if is_share else 3):
                assert (one.value, one.reason is None) == (None, False)
                continue
            middle = (fmean if is_share else median)([value for each in values.values() for value in each])
            assert told(one) == pytest.approx(middle, rel=1e-9, abs=1e-6), (table.indicator, one.key, one.of)
            held += 1
    assert held > 40


def told(one: Aggregate) -> float:
    assert one.value is not None
    return float(one.value)


def test_m3_over_the_households_is_the_change_of_the_group(
    both: tuple[IndicatorTables, dict[tuple[str, str, str], Any]],
) -> None:
    tables, _wanted = both
    side, participants = tables.change.participants, tables.table(Indicator.REAL_CHANGE).participants

    middle, share = participants.aggregate(Key.CHANGE_PER_MONTH), participants.aggregate(Key.CHANGE_SHARE)

    assert middle is not None
    assert share is not None
    assert (middle.value, middle.households) == (side.median_per_month.value, side.matched)
    assert (share.value, share.n) == (side.median_share.value, side.median_share.n)
    assert middle.unit is Unit.SATANG_PER_MONTH
    assert middle.grades == side.grades
