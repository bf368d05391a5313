"""The keys of month figures are those the manual names, in its order."""

from dataclasses import replace

from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.figures.month_json import month_json
from tests.oracle.conftest import Village
from tests.oracle.hand_made import HENS, SHOP

KEYS = [
    *("household", "month", "members", "adult_equivalents", "cash_income", "project_money", "windfall"),
    *("in_kind_income", "project_in_kind", "occupation_cost_paid", "credit_cost", "occupation_cost", "cash_spending"),
    *("credit_spending", "necessary", "reducible", "social", "interest", "principal", "loans", "deposits"),
    *("withdrawals", "asset_sales", "asset_purchases", "lent", "returned", "adjusted", "cash_start", "cash_end"),
    *("cash_counted", "unexplained", "net_income", "net_income_cash", "savings_end", "debt_end", "times_saved"),
    *("days_recorded", "days_in_month", "median_lag_days", "verified", "grade", "by_category", "by_occupation"),
    *("goals", "closed"),
    *("windfall_in_kind", "savings_start", "debt_start"),
]
OF_A_GOAL = "name target by saved saved_this_month needed forecast forecast_from forecast_to"
OF_AN_OCCUPATION = "revenue in_kind cost_paid cost profit hours"


def test_the_keys_of_a_month_are_those_of_the_manual_in_their_order(village: Village) -> None:
    month = month_json(village.opened.figures.month(village.opened.household("V01"), Month(2026, 2)))

    assert list(month) == KEYS
    assert [" ".join(goal) for goal in month["goals"]] == [OF_A_GOAL] * 3
    assert " ".join(month["by_occupation"]["ไก่ไข่"]) == OF_AN_OCCUPATION
    assert list(month["by_category"]) == sorted(month["by_category"], key=lambda code: ("ICE".index(code[0]), code))


def test_two_occupations_of_one_name_keep_their_own_figures(own_village: Village) -> None:
    opened = own_village.opened
    household, month = opened.household("V01"), Month(2026, 1)
    with opened.store.reader() as reader:
        shop = next(one for one in reader.of_household(Occupation, household) if one.name == SHOP)
    before = month_json(opened.figures.month(household, month))["by_occupation"]

    opened.ledger.execute(ReplaceRecord(shop, replace(shop, name=HENS)))

    after = month_json(opened.figures.month(household, month))["by_occupation"]
    assert after[HENS] in (before[HENS], before[SHOP])
    assert after[f"{HENS} (2)"] in (before[HENS], before[SHOP])
    assert after[HENS] != after[f"{HENS} (2)"]
