"""An independent reckoning of M1–M15, M17 and M19, written from the reference and the JSON export alone.

M16 and M20 are in `indicators_stairs`.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from statistics import mean, median, stdev
from typing import Any

from tests.oracle.indicators_change import change, start_of
from tests.oracle.indicators_home import EARNED, Home, codes
from tests.oracle.indicators_prices import deflator
from tests.oracle.village import CATEGORIES, first_day, last_day, month_at, month_index

Values = dict[tuple[str, str | None], float | None]
FOOD = codes("E", 1, 2)
LIVED_ON = codes("E", *range(1, 20), 23, 28)


def ratio(upper: float, lower: float) -> float | None:
    return upper / lower if lower > 0 else None


def table(name: str) -> list[dict[str, str]]:
    with (CATEGORIES.parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def indicators(home: Home, told: dict[str, Any]) -> dict[str, tuple[list[int], Values]]:
    """Give months used and values of every indicator of a household; one that needs V has no values without it."""
    always = {"M3": m3, "M4": m4, "M7": m7, "M10": m10, "M13": m13}
    over_valid = {
        "M1": m1,
        "M2": m2,
        "M5": m5,
        "M6": m6,
        "M8": m8,
        "M9": m9,
        "M11": m11,
        "M12": m12,
        "M14": m14,
        "M15": m15,
        "M17": m17,
    }
    found = {name: reckon(home, told) if home.valid else ([], {}) for name, reckon in over_valid.items()}
    return found | {name: reckon(home, told) for name, reckon in always.items()}


def m1(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    whole, cash = sum(map(home.net_income, home.valid)), sum(map(home.net_income_cash, home.valid))
    relief = home.coded(["I15"]) & home.of("income") | home.rows["from_code"].eq("I15")
    return home.valid, {
        ("net_income", None): whole,
        ("net_income_per_month", None): whole / len(home.valid),
        ("net_income_cash", None): cash,
        ("net_income_cash_per_month", None): cash / len(home.valid),
        ("net_income_in_kind", None): whole - cash,
        ("net_income_real", None): sum(home.net_income(one) / deflator(told, home, one) for one in home.valid),
        ("state_relief", None): home.over(home.valid, relief),
    }


def per_head(home: Home, what: str, term: Callable[[int], float]) -> float | None:
    sizes = [home.size(one, what) for one in home.valid]
    if None in sizes:
        return None
    return mean(term(month) / size for month, size in zip(home.valid, sizes, strict=True) if size)


def m2(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    terms: dict[str, Callable[[int], float]] = {
        "": home.net_income,
        "_cash": home.net_income_cash,
        "_real": lambda month: home.net_income(month) / deflator(told, home, month),
    }
    sizes = {"per_person": "members", "per_adult_equivalent": "adult_equivalents"}
    return home.valid, {
        (name + kind, None): per_head(home, size, term) for name, size in sizes.items() for kind, term in terms.items()
    }


def m3(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    found = change(home, told)
    return found.months, {(key, None): value for key, value in found.values.items()}


def m4(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    found = change(home, told)
    share: Values = {("change_share", None): found.values["change_share"]} if found.values else {}
    return found.months, {**share, ("band", None): told["project"]["settings"].get("tau_permille", 50) / 1000}


def names(home: Home) -> list[str]:
    """Occupations with anything in V."""
    rows, found = home.rows, []
    for one in home.told["occupations"]:
        name = one["name"]
        hours = home.over(home.valid, home.of("hours") & rows["occupation"].eq(name), "quantity")
        touched = home.over(home.valid, home.earned_by(name)) or hours
        if touched or any(home.spread(month, home.cost_of(name)) for month in home.valid):
            found.append(name)
    return found


def m5(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    values: Values = {}
    for name in names(home):
        gross = home.over(home.valid, home.earned_by(name))
        cost = sum(home.spread(month, home.cost_of(name)) for month in home.valid)
        values |= {
            ("gross", name): gross,
            ("cost", name): cost,
            ("profit", name): gross - cost,
            ("margin", name): ratio(gross - cost, gross),
        }
        values |= {(key, name): value for key, value in break_even(home, name, cost).items()}
    for one in home.told["occupations"]:
        for cycle in one["cycles"]:
            values |= of_cycle(home, one["name"], cycle)
    return home.valid, values


def break_even(home: Home, name: str, cost: int) -> dict[str, float | None]:
    rows = home.rows[home.sold_by(name) & home.rows["quantity"].gt(0) & home.rows["month"].isin(home.valid)]
    if rows["unit"].nunique() != 1:
        return dict.fromkeys(("price", "variable_cost", "break_even_quantity"))
    quantity = rows.groupby("entry_id")["quantity"].first().sum()
    is_fixed = home.coded(["C04", "C07", "C08"])
    fixed = sum(home.spread(month, home.cost_of(name) & is_fixed) for month in home.valid)
    price, variable = rows["amount"].sum() / quantity, (cost - fixed) / quantity
    return {"price": price, "variable_cost": variable, "break_even_quantity": ratio(fixed, price - variable)}


def of_cycle(home: Home, name: str, cycle: dict[str, Any]) -> Values:
    first, last = first_day(month_at(home.as_of - 11)), last_day(month_at(home.as_of))
    if not cycle["from"] or not cycle["to"] or not first <= date.fromisoformat(cycle["to"]) <= last:
        return {}
    label = f"{name} · {cycle['name']}"
    months = range(month_index(cycle["from"][:7]), month_index(cycle["to"][:7]) + 1)
    if any(home.figures.get(month, {"grade": "D"})["grade"] not in "AB" for month in months):
        return {("cycle_profit", label): None}
    within = home.rows["day"].between(cycle["from"], cycle["to"])
    gross = int(home.rows.loc[home.earned_by(name) & within, "amount"].sum())
    is_tool = home.rows["code"].eq("C07")
    cost = int(home.rows.loc[home.cost_of(name) & within & ~is_tool, "amount"].sum())
    for month in months:
        if cycle["from"] <= f"{month_at(month)}-15" <= cycle["to"]:
            cost += home.spread(month, home.cost_of(name) & is_tool)
    return {("cycle_gross", label): gross, ("cycle_cost", label): cost, ("cycle_profit", label): gross - cost}


def m6(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    wage = told["project"]["settings"].get("minimum_wage_baht") or int(
        table("minimum_wage.csv")[0]["lowest_baht_per_day"]
    )
    values: Values = {}
    used: set[int] = set()
    for name in names(home):
        by_month = home.by_month(home.of("hours") & home.rows["occupation"].eq(name), "quantity")
        months = [month for month in home.valid if by_month.get(month, 0) > 0]
        hours, profit = sum(by_month.get(month, 0) for month in months), sum(home.profit(name, one) for one in months)
        values |= {
            ("hours", name): hours,
            ("per_hour", name): ratio(profit, hours),
            ("wage_ratio", name): ratio(profit, hours * wage * 100 / 8),
        }
        used |= set(months)
    return sorted(used), values


def m7(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    start = start_of(home, told)
    new = [one for one in home.told["occupations"] if is_new(one, start, home.as_of)]
    if start is None:
        return home.valid, {}
    values: Values = {("new_occupations", None): len(new)}
    active = []
    for one in new:
        sales = home.by_month(home.sold_by(one["name"]))
        sold = [month for month in home.valid if sales.get(month, 0) > 0]
        profit = sum(home.profit(one["name"], month) for month in home.valid)
        is_active = len(sold) >= 3 and profit > 0
        active += [profit] if is_active else []
        counted = {"sales_months": len(sold), "profit": profit, "active": int(is_active)}
        values |= {(key, one["name"]): value if home.valid else None for key, value in counted.items()}
        values |= {(f"alive_{age}", one["name"]): alive(home, one, sales, age) for age in (6, 12)}
    if new:
        whole = sum(map(home.net_income, home.valid))
        values[("active_occupations", None)] = len(active) if home.valid else None
        values[("share_of_income", None)] = ratio(sum(active), whole) if home.valid else None
    return home.valid, values


def is_new(told: dict[str, Any], start: str | None, as_of: int) -> bool:
    if not told["start"] or start is None:
        return False
    return bool(told["start"] >= start and month_index(told["start"][:7]) <= as_of)


def alive(home: Home, told: dict[str, Any], sales: Any, age: int) -> int | None:  # noqa: ANN401 -- a series
    end = month_index(told["start"][:7]) + age
    if end > home.as_of:
        return None
    good = [month for month in range(end - 2, end + 1) if month in home.figures and home.is_good(month)]
    if any(sales.get(month, 0) > 0 for month in good):
        return 1
    return 0 if len(good) == 3 else None


def m8(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    cash = home.rows[home.of("income") & home.coded(EARNED) & home.rows["month"].isin(home.valid)]
    goods = home.rows[home.of("in_kind_produced", "in_kind_given", "in_kind_received")]
    goods = goods[goods["month"].isin(home.valid) & ~goods["from_code"].isin(["I18", "I19"])]
    sources = goods["from_code"].where(goods["from_code"].ne(""), "I20")
    earned = cash.groupby("code")["amount"].sum().add(goods.groupby(sources)["amount"].sum(), fill_value=0)
    if earned.sum() <= 0:
        return home.valid, {("diversity", None): None, ("sources", None): None}
    shares = earned / earned.sum()
    return home.valid, {
        ("diversity", None): 1 / float((shares**2).sum()),
        ("sources", None): int((20 * earned >= earned.sum()).sum()),
    }


def saved(home: Home) -> Any:  # noqa: ANN401 -- a series
    return home.by_month(home.of("save"))


def m9(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    net = home.over(home.valid, home.of("save")) - home.over(home.valid, home.of("withdraw"))
    deposits = saved(home)
    return home.valid, {
        ("saving_rate", None): ratio(net, left_to_live_on(home, home.valid)),
        ("saving_months", None): sum(deposits.get(month, 0) > 0 for month in home.valid) / len(home.valid),
    }


def left_to_live_on(home: Home, months: list[int]) -> int:
    """CI + WND − OC_paid."""
    income = home.over(months, home.of("income") & home.coded([*EARNED, "I19"]))
    return income - home.over(months, home.is_cost & home.of("expense", "cost"))


def m10(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    liquid = {one["name"] for one in home.told["pockets"] if one["category"] in ("S01", "S02", "S03")}
    end = last_day(month_at(home.as_of))
    household = home.household
    reserve = household.cash_at(end) + sum(
        amount for on, pocket, amount, _row in household.savings_moves if on <= end and pocket in liquid
    )
    used = home.valid[-6:]
    values: Values = {("reserve", None): reserve}
    values |= {("emergency_months", None): None, ("necessary_per_month", None): None}
    if len(used) >= 3:
        money = home.is_spending & home.needs.eq("necessary") & home.of("expense", "cost", "credit")
        monthly = home.over(used, money) / len(used)
        values |= {("necessary_per_month", None): monthly, ("emergency_months", None): ratio(reserve, monthly)}
    return used, values


def m11(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    paid = home.is_spending & home.of("expense", "cost")
    tempted = home.over(home.valid, paid & home.coded(codes("E", 5, 6, 20)))
    reducible = home.over(home.valid, home.is_spending & home.needs.eq("reducible"))
    return home.valid, {
        ("reducible_share", None): ratio(reducible, home.over(home.valid, home.is_spending)),
        ("alcohol_tobacco_gambling_share", None): ratio(tempted, home.over(home.valid, paid)),
    }


def interest(home: Home, months: list[int]) -> int:
    paid = home.over(months, home.of("expense", "cost") & home.coded(["E27"]))
    return paid + home.over(months, home.of("repay"), "interest")


def m12(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    service = interest(home, home.valid) + home.over(home.valid, home.of("repay"), "principal")
    cost = sum(home.spread(month, home.is_cost) for month in home.valid)
    income = sum(map(home.cash_income, home.valid)) - cost
    shops = {one["name"] for one in home.told["debts"] if one["class"] == "D04"}
    in_shop = home.of("repay") & home.rows["debt"].isin(shops)
    apart = home.over(home.valid, in_shop, "principal") + home.over(home.valid, in_shop, "interest")
    apart += sum(amount for month, amount in renewed(home, shops) if month in home.valid)
    return home.valid, {
        ("service_ratio", None): ratio(service, income),
        ("service_ratio_net", None): ratio(service - apart, income),
    }


def renewed(home: Home, shops: set[str]) -> Iterator[tuple[int, int]]:
    """Walk through the days of each debt: a new loan takes up the oldest repayments of the thirty days before it."""
    moves = home.rows[home.of("repay", "borrow") & ~home.rows["debt"].isin(shops)]
    moves = moves[moves["month"].le(home.as_of)]
    for _debt, rows in moves.groupby("debt"):
        waiting: list[list[Any]] = []
        for day, of_day in rows.groupby("day"):
            repaid = of_day[of_day["kind"].eq("repay")]
            waiting += [[day, int(row.month), int(row.principal)] for row in repaid.itertuples()]
            borrowed = int(of_day.loc[of_day["kind"].eq("borrow"), "amount"].sum())
            for one in waiting:
                taken = min(borrowed, one[2]) if (day - one[0]).days <= 30 else 0
                one[2] -= taken
                borrowed -= taken
                if taken:
                    yield one[1], taken


def m13(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    household, end = home.household, last_day(month_at(home.as_of))
    owed = {
        name: sum(household.debt_at(end, debt=one["name"]) for one in home.told["debts"] if one["class"] == name)
        for name in codes("D", 1, 2, 3, 4, 5, 6)
    }
    whole = sum(owed.values())
    values: Values = {("debt", None): whole, ("informal_share", None): ratio(owed["D03"], whole)}
    values |= {("debt_of_class", name): amount for name, amount in owed.items() if amount}
    yearly = 12 * sum(map(home.net_income, home.valid)) / len(home.valid) if home.valid else 0
    values[("debt_to_income", None)] = ratio(whole, yearly)
    values[("debt_change_real", None)] = None
    if home.window:
        first, last = home.window[0], home.window[-1]
        brought = home.over(home.window, home.of("opening") & home.rows["debt"].ne(""))
        before = household.debt_at(last_day(month_at(first - 1))) + brought
        now = household.debt_at(last_day(month_at(last)))
        change_real = now / deflator(told, home, last) - before / deflator(told, home, first - 1)
        values[("debt_change_real", None)] = change_real
    return home.valid, values


def m14(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    many = len(home.valid)
    left = [money_left(home, month) for month in home.valid]
    grants = [home.over([month], home.of("income") & home.coded(["I18"])) for month in home.valid]
    short = sum(one < 0 for one in left)
    with_grants = sum(one + grant < 0 for one, grant in zip(left, grants, strict=True))
    incomes = list(map(home.net_income, home.valid))
    return home.valid, {
        ("short_months", None): short,
        ("short_share", None): short / many,
        ("short_months_with_project_money", None): with_grants,
        ("short_share_with_project_money", None): with_grants / many,
        ("variation", None): ratio(stdev(incomes), mean(incomes)) if many > 1 else None,
    }


def money_left(home: Home, month: int) -> int:
    spent = home.over([month], home.is_spending & home.of("expense", "cost")) + interest(home, [month])
    return left_to_live_on(home, [month]) - spent - home.over([month], home.of("repay"), "principal")


def m15(home: Home, _told: dict[str, Any]) -> tuple[list[int], Values]:
    food = home.coded(FOOD) & home.of("expense", "cost", "credit", "in_kind_produced", "in_kind_received")
    own = home.over(home.valid, home.coded(["E01"]) & home.of("in_kind_produced"))
    return home.valid, {("own_food", None): ratio(own, home.over(home.valid, food))}


def m17(home: Home, told: dict[str, Any]) -> tuple[list[int], Values]:
    lived = home.is_spending & home.coded(LIVED_ON) & home.rows["kind"].ne("in_kind_given")
    earned = home.of("income") & home.coded([f"I{number:02}" for number in range(1, 20)])
    own = home.of("in_kind_produced", "in_kind_given")
    eaten = per_head(home, "members", lambda month: home.over([month], lived))
    income = per_head(home, "members", lambda month: home.over([month], earned | own))
    line = poverty_line(home, told)
    times = eaten / line if eaten is not None and line is not None else None
    threshold = told["project"]["settings"].get("jpt_income_baht") or None
    if threshold is None and 2560 <= home.as_of // 12 + 543 <= 2564:
        threshold = 38_000
    yearly = None if income is None else 12 * income
    return home.valid, {
        ("consumption_per_person", None): eaten,
        ("poverty_line", None): line,
        ("line_ratio", None): times,
        ("poverty_gap", None): None if times is None else max(0.0, 1 - times),
        ("jpt_income_per_person", None): yearly,
        ("jpt_threshold", None): None if threshold is None else threshold * 100,
        ("jpt_ratio", None): None if threshold is None or yearly is None else yearly / (threshold * 100),
    }


def poverty_line(home: Home, told: dict[str, Any]) -> float | None:
    villages = {one["name"]: one["province"] for one in told["groups"]}
    province = home.told["province"] or villages.get(home.told["group"] or "", "") or told["provider"]["province"]
    regions = {row["province"]: row["region"] for row in table("province_region.csv")}
    if province not in regions:
        return None
    times = {row["region"]: float(row["ratio_to_kingdom"]) for row in table("poverty_line_region_ratio.csv")}
    lines = {int(row["year_be"]): float(row["baht_per_person_month_kingdom"]) for row in table("poverty_line.csv")}
    years = [max(year for year in lines if year <= month // 12 + 543) for month in home.valid]
    return mean(lines[year] * 100 for year in years) * times[regions[province]]


def m19(homes: list[Home], as_of: int, today: date) -> tuple[list[int], Values]:
    """Over the participants' months of the quarter that are over and in which they were enrolled."""
    quarter = [month for month in range(as_of - 2, as_of + 1) if last_day(month_at(month)) <= today]
    books = [
        [
            home.figures[month] | {"good": home.is_good(month)}
            for month in quarter
            if home.figures.get(month, {}).get("days_in_month")
        ]
        for home in homes
        if not home.told["comparison"]
    ]
    books = [book for book in books if book]
    months = [one for book in books for one in book]
    if not months:
        return [], {}
    lags = [one["median_lag_days"] for one in months if one["median_lag_days"] is not None]
    return sorted({month_index(one["month"]) for one in months}), {
        ("households", None): len(books),
        ("adoption", None): mean(any(one["good"] for one in book) for book in books),
        ("coverage", None): mean(one["days_recorded"] / one["days_in_month"] for one in months),
        ("verified_share", None): mean(one["verified"] for one in months),
        ("median_lag", None): median(lags) if lags else None,
    }
