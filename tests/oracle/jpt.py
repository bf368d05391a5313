"""Items 22–23 of จปฐ. reckoned from the JSON export alone, row by row, from `reference/indicators.md`."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.village import CATEGORIES, day, first_day, last_day, month_at, month_index, standard_needs

WORK = {f"I{number:02}" for number in range(1, 9)}
OTHER = {f"I{number:02}" for number in range(9, 20)}
SAVED = ("S01", "S02", "S03", "S04", "S06")
LENDERS = (("D01", "D05"), ("D02",), ("D03", "D04", "D06"))
PAID, SELF = ("expense", "cost"), ("in_kind_produced", "in_kind_given")
MAY_BE_LEFT_OUT = ("category", "amount", "pocket", "to_pocket", "debt", "principal", "interest", "occupation")
Told = dict[str, Any]


def standard(code: str) -> str:
    return code.partition(".")[0]


@dataclass
class Line:
    """What was paid, owed and made oneself on one line; and, month by month, all of it."""

    cash: int = 0
    credit: int = 0
    own: int = 0
    by_month: dict[str, int] = field(default_factory=dict)

    def add(self, month: str, part: str, amount: int) -> None:
        setattr(self, part, getattr(self, part) + amount)
        self.by_month[month] = self.by_month.get(month, 0) + amount

    def each(self, sizes: dict[str, int | None]) -> Fraction | None:
        if not sizes or not all(sizes.values()):
            return None
        return sum((Fraction(amount, sizes[month] or 1) for month, amount in self.by_month.items()), Fraction(0))


class JptOracle:
    """One household's page of the twelve months to one, social spending on a line of 22.2."""

    def __init__(self, told: Told, rows: Iterable[Told], last: str, today: date, *, social: int = 2) -> None:
        self.told = told
        self.rows: list[Told] = [{**dict.fromkeys(MAY_BE_LEFT_OUT), **row} for row in rows]
        self.last, self.today, self.social_line = last, today, social
        span = [month_at(month_index(last) - back) for back in range(11, -1, -1)]
        self.months = [month for month in span if self._is_whole(month)]
        self.missing = [month for month in span if month not in self.months]
        self.sizes = {month: self._members(month) for month in self.months}
        self.lines: dict[str, Line] = {}
        self.received = self.social = 0
        for row in self.rows:
            if row["date"][:7] in self.months:
                self._sort(row)

    def line(self, name: str) -> Line:
        return self.lines.setdefault(name, Line())

    def _is_whole(self, month: str) -> bool:
        began = min([row["date"] for row in self.rows] + ([self.told["start"]] if self.told["start"] else []))
        left = self.told["left"] or "9999-12-31"
        is_mine = day(began) <= first_day(month) and last_day(month) <= min(self.today, day(left))
        of_it = (row for row in self.rows if row["date"].startswith(month))
        return is_mine and any(row["kind"] not in ("opening", "hours") for row in of_it)

    def _members(self, month: str) -> int | None:
        middle = f"{month}-15"
        dated = [one for one in self.told["members"] if one["from"]]
        there = [one for one in dated if one["from"] <= middle and (not one["to"] or middle <= one["to"])]
        return len(there) if dated else None

    def _sort(self, row: Told) -> None:
        month, kind, code, amount = row["date"][:7], row["kind"], standard(row["category"] or ""), row["amount"] or 0
        if kind == "income":
            self._income(row, month, code, amount)
        elif kind in SELF:
            self.line("22.1 (4)").add(month, "own", amount)
            self._used(row, month, "own", amount)
        elif kind == "in_kind_received":
            self.received += amount
        elif kind in PAID or kind == "credit":
            self._used(row, month, "credit" if kind == "credit" else "cash", amount)
        elif kind == "repay":
            self.line("22.2 (4)").add(month, "cash", (row["principal"] or 0) + (row["interest"] or 0))

    def _income(self, row: Told, month: str, code: str, amount: int) -> None:
        if code in WORK:
            main = {one["name"]: one["main"] for one in self.told["occupations"]}.get(row["occupation"] or "")
            name = "22.1 (1)/(2)" if main is None else "22.1 (1)" if main else "22.1 (2)"
        else:
            assert code in OTHER, code
            name = "22.1 (3)"
        self.line(name).add(month, "cash", amount)

    def _used(self, row: Told, month: str, part: str, amount: int) -> None:
        code = standard(row["category"])
        if code == "E27":
            if part == "cash":
                self.line("22.2 (4)").add(month, part, amount)
        elif code.startswith("C"):
            self.line("22.2 (1)").add(month, part, amount)
        else:
            need = self._need(row["category"])
            self.social += amount if need == "social" else 0
            where = {"necessary": 2, "reducible": 3, "social": self.social_line}[need]
            self.line(f"22.2 ({where})").add(month, part, amount)

    def _need(self, category: str) -> str:
        said = {one["code"]: one["need"] for one in self.told["categories"] if one["need"]}
        return said.get(category) or said.get(standard(category)) or standard_needs()[standard(category)]

    def _until(self) -> list[Told]:
        return [row for row in self.rows if row["date"][:7] <= self.last]

    def owed(self) -> dict[str, int]:
        """Give what is owed by lender class at the end."""
        classes = {one["name"]: one["class"] for one in self.told["debts"]}
        owed = dict.fromkeys((code for group in LENDERS for code in group), 0)
        for row in self._until():
            if row["debt"]:
                grown = row["amount"] or 0 if row["kind"] in ("opening", "borrow", "credit") else 0
                owed[classes[row["debt"]]] += grown - ((row["principal"] or 0) if row["kind"] == "repay" else 0)
        return owed

    def saved(self) -> dict[str, int]:
        """Give what lies in savings by form at the end."""
        forms = {one["name"]: one["category"] for one in self.told["pockets"] if one["kind"] == "savings"}
        saved = dict.fromkeys(SAVED, 0)
        for row in self._until():
            amount = row["amount"] or 0
            if row["kind"] in ("save", "withdraw", "transfer"):
                for pocket, sign in ((row["pocket"], -1), (row["to_pocket"], 1)):
                    if pocket in forms:
                        saved[forms[pocket]] += sign * amount
            elif row["kind"] == "opening" and row["pocket"] in forms:
                saved[forms[row["pocket"]]] += amount
        return saved

    def valuables(self) -> int:
        """Give what was paid for S05 less what was got for it."""
        of_it = [row for row in self._until() if standard(row["category"] or "") == "S05"]
        signs = {"asset_buy": 1, "asset_sell": -1}
        return sum(signs.get(row["kind"], 0) * (row["amount"] or 0) for row in of_it)


def threshold(year: int) -> int | None:
    """Read the survey's threshold of a year in satang by itself."""
    with (CATEGORIES.parent / "jpt_income.csv").open(encoding="utf-8") as file:
        known = {int(row["year_be"]): 100 * int(row["baht_per_person_year"]) for row in csv.DictReader(file)}
    return known.get(year + 543)
