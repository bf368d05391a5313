"""One household as the oracle of the indicators sees it: its months, their grades, and sums by month out of pandas."""

from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from tests.oracle.reckoning import Figures, Household, month_figures, need_of, people, share
from tests.oracle.village import last_day, month_at, month_index

PAID = ("expense", "cost")
GIFTS = ("in_kind_produced", "in_kind_received", "in_kind_given")
EARNED = [f"I{number:02}" for number in range(1, 18)]


def codes(letter: str, *numbers: int) -> list[str]:
    return [f"{letter}{number:02}" for number in numbers]


class Home:
    """A household at a month; months are whole numbers, V the list `valid`."""

    def __init__(self, told: dict[str, Any], household: Household, rows: pd.DataFrame, as_of: str) -> None:
        self.told, self.household, self.rows = told, household, rows
        self.as_of = month_index(as_of)
        self._net: dict[int, int] = {}
        self.enrolled = [month_index(one) for one in household.enrolled() if month_index(one) <= self.as_of]
        self.figures = {one: self._figures(month_at(one)) for one in self.enrolled}
        self.window = [one for one in self.enrolled if one > self.as_of - 12]
        self.valid = [one for one in self.window if self.is_good(one)]

    def _figures(self, month: str) -> Figures:
        """Reckon a month once, whatever month is asked for."""
        known = self.household.without_goals
        if month not in known:
            known[month] = month_figures(self.household, month, has_goals=False)
        return known[month]

    def is_good(self, month: int) -> bool:
        """Graded A or B, and over."""
        return self.figures[month]["grade"] in "AB" and last_day(month_at(month)) <= self.household.today

    def is_whole(self, month: int) -> bool:
        return bool(self.figures[month]["days_in_month"] == last_day(month_at(month)).day)

    @property
    def start(self) -> date | None:
        return self.household.facts.started_on

    def size(self, month: int, name: str) -> float | None:
        """Members, or adult equivalents; nobody is as good as unknown."""
        found = people(self.household.facts, month_at(month))[name]
        return float(found) if found else None

    def by_month(self, chosen: pd.Series, column: str = "amount") -> pd.Series:
        """Add the chosen rows by month."""
        return self.rows[chosen].groupby("month")[column].sum()

    def over(self, months: list[int], chosen: pd.Series, column: str = "amount") -> int:
        return int(self.rows.loc[chosen & self.rows["month"].isin(months), column].sum())

    def of(self, *kinds: str) -> pd.Series:
        return self.rows["kind"].isin(kinds)

    def coded(self, wanted: list[str]) -> pd.Series:
        return self.rows["code"].isin(wanted)

    @cached_property
    def is_cost(self) -> pd.Series:
        return self.rows["code"].str.startswith("C") & self.of(*PAID, "credit", "in_kind_received")

    @cached_property
    def is_spending(self) -> pd.Series:
        return self.rows["code"].str.startswith("E") & self.of(*PAID, "credit", *GIFTS) & self.rows["code"].ne("E27")

    @cached_property
    def needs(self) -> pd.Series:
        return self.rows["category"].map(
            lambda one: need_of(self.household.facts, one) if one[:1] == "E" and one[:3] != "E27" else ""
        )

    def spread(self, month: int, chosen: pd.Series) -> int:
        """Cost of the chosen rows in a month, tools by their shares."""
        tools = self.rows[chosen & self.rows["code"].eq("C07")]
        shares = [
            share(int(amount), int(life), month - int(bought))
            for amount, life, bought in zip(tools["amount"], tools["life_months"], tools["month"], strict=True)
        ]
        return self.over([month], chosen & self.rows["code"].ne("C07")) + sum(shares)

    def net_income(self, month: int) -> int:
        if month not in self._net:
            self._net[month] = self._net_income(month)
        return self._net[month]

    def _net_income(self, month: int) -> int:
        return self.cash_income(month) + self.in_kind_income(month) - self.spread(month, self.is_cost)

    def net_income_cash(self, month: int) -> int:
        return self.cash_income(month) - self.spread(month, self.is_cost & self.rows["kind"].ne("in_kind_received"))

    def cash_income(self, month: int) -> int:
        return self.over([month], self.of("income") & self.coded(EARNED))

    def in_kind_income(self, month: int) -> int:
        return self.over([month], self.of(*GIFTS) & ~self.rows["from_code"].isin(["I18", "I19"]))

    def earned_by(self, name: str) -> pd.Series:
        """Rows that an occupation earned by, in cash or kind; K4 is earned by whoever made it."""
        rows = self.rows
        maker = rows["source"].where(rows["source"].ne(""), rows["occupation"])
        cash = self.of("income") & ~self.coded(["I18", "I19"]) & rows["occupation"].eq(name)
        goods = self.of("in_kind_produced", "in_kind_given") & rows["occupation"].eq(name)
        return cash | goods | (self.of("in_kind_input") & maker.eq(name))

    def sold_by(self, name: str) -> pd.Series:
        return self.earned_by(name) & self.of("income")

    def cost_of(self, name: str) -> pd.Series:
        return self.rows["occupation"].eq(name) & (self.is_cost | self.of("in_kind_input"))

    def profit(self, name: str, month: int) -> int:
        return self.over([month], self.earned_by(name)) - self.spread(month, self.cost_of(name))
