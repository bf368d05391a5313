"""Every figure can name the entries behind it, and they come to the figure."""

from collections.abc import Iterable

import pytest

from household_ledger.domain.entry import Entry, Line
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import share_at
from household_ledger.domain.period import Month
from household_ledger.services.figures.drill import behind, behind_category, behind_goal, behind_occupation
from household_ledger.services.figures.month_json import month_json
from household_ledger.services.ports import EntryQuery
from tests.oracle.conftest import Village

MONTHS = [Month(2026, number) for number in range(1, 7)]
SUMS = [
    *("cash_income", "project_money", "windfall", "in_kind_income", "project_in_kind", "windfall_in_kind"),
    *("occupation_cost_paid", "credit_cost", "cash_spending", "credit_spending", "necessary", "reducible", "social"),
    *("interest", "principal", "loans", "deposits", "withdrawals", "asset_sales", "asset_purchases"),
    *(
        "lent",
        "returned",
        "adjusted",
        "cash_start",
        "cash_end",
        "savings_end",
        "debt_end",
        "savings_start",
        "debt_start",
    ),
]
BY_KIND = {
    "loans": Account.DEBT,
    "deposits": Account.SAVINGS,
    "withdrawals": Account.SAVINGS,
    "asset_sales": Account.THING,
    "asset_purchases": Account.THING,
    "lent": Account.LENT,
    "returned": Account.LENT,
    "adjusted": Account.ADJUST,
}
SIGNED = ("cash_start", "cash_end", "savings_start", "savings_end", "debt_start", "debt_end", "adjusted")


def entries(village: Village, queries: Iterable[EntryQuery]) -> dict[int, tuple[Entry, EntryQuery]]:
    with village.opened.store.reader() as reader:
        return {entry.id: (entry, query) for query in queries for entry in reader.entries(query)}


def is_asked(line: Line, query: EntryQuery, account: Account | None) -> bool:
    return (
        line.account == (query.account or account)
        and (not query.refs or line.ref in query.refs)
        and (query.medium is None or line.medium == query.medium)
    )


@pytest.mark.parametrize("key", SUMS)
def test_the_entries_behind_a_figure_come_to_it(village: Village, key: str) -> None:
    household = village.opened.household("V01")
    for month in MONTHS:
        figures = month_json(village.opened.figures.month(household, month))
        found = entries(village, behind(village.opened.figures.place(household, month), key))

        satang = sum(
            line.satang
            for entry, query in found.values()
            for line in entry.lines
            if is_asked(line, query, BY_KIND.get(key))
        )
        wanted = figures[key]  # type: ignore[literal-required]
        if key in SIGNED:
            assert satang == (-wanted if key.startswith(("debt", "adjusted")) else wanted)
        else:
            assert abs(satang) == wanted
        assert all(any(line.satang for line in entry.lines) for entry, _query in found.values())


def test_some_month_has_entries_behind_every_sum(village: Village) -> None:
    household = village.opened.household("V01")

    for key in SUMS:
        places = [village.opened.figures.place(household, month) for month in MONTHS]
        assert any(entries(village, behind(place, key)) for place in places), key


def test_the_shares_of_the_tools_behind_a_months_cost_complete_it(village: Village) -> None:
    household = village.opened.household("V01")
    for month in MONTHS:
        found = entries(village, behind(village.opened.figures.place(household, month), "occupation_cost"))

        cost = 0
        for entry, query in found.values():
            for line in entry.lines:
                if is_asked(line, query, None):
                    age = Month.of(entry.date).until(month)
                    whole = line.satang if age == 0 else 0
                    cost += share_at(line.satang, line.life_months, age) if line.life_months else whole  # type: ignore[arg-type]
        assert cost == village.opened.figures.month(household, month).occupation_cost


def test_the_entries_behind_a_category_come_to_its_amounts(village: Village) -> None:
    household = village.opened.household("V01")
    for month in MONTHS:
        figures = village.opened.figures.month(household, month)
        for code, amounts in figures.by_category.items():
            query = behind_category(village.opened.figures.place(household, month), code)
            found = entries(village, [query])
            satang = [
                line.satang
                for entry, _query in found.values()
                for line in entry.lines
                if is_asked(line, query, None) and line.medium != "own_input"
            ]
            assert abs(sum(satang)) == amounts.cash + amounts.credit + amounts.in_kind


def test_the_entries_behind_an_occupation_and_a_goal_are_theirs(village: Village) -> None:
    household, month = village.opened.household("V01"), Month(2026, 3)
    place = village.opened.figures.place(household, month)
    figures = village.opened.figures.month(household, month)
    with village.opened.store.reader() as reader:
        goals = reader.of_household(Goal, household)

    hens = next(one for one in figures.by_occupation if one.hours == 10_000)
    worked = entries(village, [behind_occupation(place, hens.occupation)])
    assert {entry.kind for entry, _query in worked.values()} == {"hours"}
    assert len(figures.goals) > 2
    for goal in goals:
        if goal.id not in {one.goal for one in figures.goals}:
            continue
        found = entries(village, [behind_goal(place, goal)])
        account = Account.DEBT if goal.debt else Account.SAVINGS
        moved = sum(line.satang for entry, _ in found.values() for line in entry.lines if line.account == account)
        stands = next(one for one in figures.goals if one.goal == goal.id)
        saved = moved + (stands.target or 0) if goal.debt else moved + goal.opening
        assert stands.saved == saved


def test_other_figures_name_the_entries_they_rest_on(village: Village) -> None:
    household, month = village.opened.household("V01"), Month(2026, 1)
    place = village.opened.figures.place(household, month)

    def kinds(key: str) -> set[str]:
        return {str(entry.kind) for entry, _query in entries(village, behind(place, key)).values()}

    assert kinds("unexplained") == kinds("cash_counted") == {"cash_count"}
    assert kinds("times_saved") == {"save"}
    assert kinds("days_recorded") == kinds("grade") == kinds("median_lag_days")
    assert kinds("net_income") == {"income", "cost", "expense"}
    with pytest.raises(KeyError):
        behind(place, "members")
