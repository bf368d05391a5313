"""M16 and M20 for the oracle: the template's stairs, who stands on them by which marks, and what the project cost.

Truth has three values: True, False, and None for what the ledger cannot tell.
"""

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import pandas as pd

from tests.oracle.indicators_change import change, start_of
from tests.oracle.indicators_home import Home
from tests.oracle.indicators_oracle import Values, interest
from tests.oracle.village import day, last_day, month_at, month_index

COURSE = ({2, 8, 10}, {3, 7}, {1, 4, 9}, {5, 6})
LEVELS = range(1, 8)
Truth = bool | None


def all_of(*parts: Truth) -> Truth:
    return False if False in parts else None if None in parts else True


def any_of(*parts: Truth) -> Truth:
    return True if True in parts else None if None in parts else False


def at_least(wanted: int, least: int, most: int) -> Truth:
    return True if least >= wanted else False if most < wanted else None


@dataclass
class Standing:
    """Where one household stands; 0 is before the first stair."""

    at_start: int
    verified: int
    waiting: int | None
    has_fallen: bool
    gained: int


class Climb:
    """One household on the stairs at a month."""

    def __init__(self, home: Home, told: dict[str, Any], today: date) -> None:
        self.home, self.told, self.today = home, told, today
        self.end = last_day(month_at(home.as_of))
        self.day = min(self.end, today)
        self.start = day(start) if (start := start_of(home, told)) else None
        self.start_month = self.start.year * 12 + self.start.month - 1 if self.start else None
        self.change = change(home, told)

    def seen(self, one: dict[str, Any], key: str) -> bool:
        return day(one[key]) <= self.day

    def lessons(self) -> int:
        sessions = self.told["trainings"]
        came = [sessions[one["training"] - 1] for one in self.home.told["attendance"]]
        heard = {lesson for one in came if self.seen(one, "held_on") for lesson in one["lessons"]}
        return sum(bool(lesson & heard) for lesson in COURSE)

    def written(self) -> tuple[int, int]:
        """Entries and days that count."""
        rows = self.home.rows
        counting = rows[
            rows["month"].le(self.home.as_of)
            & ~rows["kind"].isin(["opening", "hours"])
            & rows["known_by"].ne("summary")
        ]
        entries = counting[counting["kind"].ne("nothing")]["entry_id"].nunique()
        return entries, counting["day"].nunique()

    def closed(self) -> int:
        months = self.home.told["months"]
        return sum(bool(one["closed_on"]) and month_index(one["month"]) <= self.home.as_of for one in months)

    def pages_read(self) -> int:
        return sum(one["page_read"] and self.seen(one, "visited_on") for one in self.home.told["visits"])

    def goals(self) -> int:
        return sum(one["from"] is None or self.seen(one, "from") for one in self.home.told["goals"])

    def share_went(self, upper: Any, lower: Any) -> int | None:  # noqa: ANN401 -- a term of months
        """Tell which way a share of the matched months went: -1, 0, 1."""
        if self.start is None or not self.change.pairs:
            return None
        sides = [list(months) for months in zip(*self.change.pairs, strict=True)]
        if any(lower(months) <= 0 for months in sides):
            return None
        before, after = sides
        moved = upper(after) * lower(before) - upper(before) * lower(after)
        return int(moved > 0) - int(moved < 0)

    def reducible_went(self) -> int | None:
        home = self.home
        reducible = home.is_spending & home.needs.eq("reducible")
        return self.share_went(lambda some: home.over(some, reducible), lambda some: home.over(some, home.is_spending))

    def service_went(self) -> int | None:
        home = self.home

        def income(months: list[int]) -> int:
            return sum(map(home.cash_income, months)) - sum(home.spread(one, home.is_cost) for one in months)

        def paid(months: list[int]) -> int:
            return interest(home, months) + home.over(months, home.of("repay"), "principal")

        return self.share_went(paid, income)

    def saved(self) -> tuple[int, int]:
        last = [one for one in self.home.window if one > self.home.as_of - 6]
        good = [one for one in last if one in self.home.valid]
        saved = sum(self.home.over([one], self.home.of("save")) > 0 for one in good)
        return saved, saved + len(last) - len(good)

    def has_borrowed_informally(self) -> Truth:
        if self.start is None or self.start_month is None:
            return None
        rows = self.home.rows
        lenders = [one["name"] for one in self.home.told["debts"] if one["class"] == "D03"]
        taken = rows[
            rows["debt"].isin(lenders)
            & rows["kind"].isin(["borrow", "credit"])
            & rows["code"].ne("E27")
            & rows["month"].le(self.home.as_of)
            & rows["day"].ge(pd.Timestamp(self.start))
        ]
        if len(taken):
            return True
        first = self.start_month if self.home.told["start"] else max([self.start_month, *list(self.home.enrolled)[:1]])
        over = [one for one in range(first, self.home.as_of + 1) if last_day(month_at(one)) <= self.today]
        seen = [one for one in over if one in self.home.figures and self.home.is_good(one)]
        return False if over and seen == over else None

    def sold(self) -> Truth:
        """Three months with sales of one supported occupation that makes a profit."""
        if self.start_month is None:
            return None
        since = [one for one in self.home.window if one >= self.start_month]
        good = [one for one in since if one in self.home.valid]
        unknown = len(since) - len(good)
        answers: list[Truth] = []
        for one in self.home.told["occupations"]:
            if one["supported"]:
                sold = sum(self.home.over([month], self.home.sold_by(one["name"])) > 0 for month in good)
                pays = sum(self.home.profit(one["name"], month) for month in good) > 0
                answers.append(at_least(3, sold if pays else 0, sold + unknown if pays or unknown else 0))
        return any_of(*answers)

    def reserve_rose(self) -> Truth:
        """Months the reserve lasts now, against the same calendar month before the start."""
        if self.start_month is None:
            return None
        before = self.home.as_of - 12
        while before >= self.start_month:
            before -= 12
        now = [one for one in self.home.valid if one > self.start_month]
        then = [one for one in self.home.enrolled if self.start_month - 12 <= one <= before and self.home.is_good(one)]
        lasts = [self.lasts(self.home.as_of, now), self.lasts(before, then)]
        return None if None in lasts else bool(lasts[0] > lasts[1])  # type: ignore[operator]

    def lasts(self, month: int, good: list[int]) -> float | None:
        used = good[-6:]
        home, end = self.home, last_day(month_at(month))
        liquid = {one["name"] for one in home.told["pockets"] if one["category"] in ("S01", "S02", "S03")}
        held = home.household.cash_at(end) + sum(
            amount for on, pocket, amount, _row in home.household.savings_moves if on <= end and pocket in liquid
        )
        money = home.is_spending & home.needs.eq("necessary") & home.of("expense", "cost", "credit")
        needed = home.over(used, money)
        return held * len(used) / needed if len(used) >= 3 and needed > 0 else None

    def rules(self, kept: int) -> dict[int, Truth]:
        """Say of each stair of the template whether its rule is met; `kept` months on stair 6."""
        entries, days = self.written()
        reducible, service, borrowed = self.reducible_went(), self.service_went(), self.has_borrowed_informally()
        less = None if reducible is None else reducible < 0
        verdict = {"up": True, "unknown": None}.get(self.change.verdict, False)
        eased = None if service is None else service < 0
        return {
            1: self.lessons() >= 4 and entries >= 1,
            2: days >= 60 and self.closed() >= 1,
            3: all_of(self.pages_read() >= 1, self.goals() >= 1, None),
            4: all_of(any_of(less, at_least(4, *self.saved())), None if borrowed is None else not borrowed),
            5: self.sold(),
            6: all_of(verdict, any_of(self.reserve_rose(), eased)),
            7: all_of(kept >= 12, None),
        }

    def standing(self) -> Standing:
        marks = [one for one in self.home.told["steps"] if one["audience"] == "participant"]
        reached = [one for one in marks if self.seen(one, "reached_on") and one["level"] in LEVELS]
        stand = [one for one in reached if one["fallen_on"] is None or day(one["fallen_on"]) > self.day]
        seen = [one for one in stand if one["verified_on"]]
        met = self.rules(0)
        sixth = [day(one["reached_on"]) for one in seen if one["level"] == 6 and met[6] is not False]
        kept = 0
        if sixth:
            first = min(sixth)
            kept = (self.day.year - first.year) * 12 + self.day.month - first.month - (self.day.day < first.day)
            kept += self.day.day < first.day and self.day == last_day(self.day.isoformat()[:7])
        met = self.rules(kept)
        verified = max((one["level"] for one in seen if met[one["level"]] is not False), default=0)
        claims = {level for level in LEVELS if met[level] is True}
        claims |= {one["level"] for one in stand if met[one["level"]] is not False}
        at_start = max((one["level"] for one in reached if one["baseline"]), default=0)
        holds = any(one["baseline"] and one["level"] == at_start for one in stand) and met[at_start] is not False
        return Standing(
            at_start,
            verified,
            max((one for one in claims if one > verified), default=None),
            any(one["level"] > verified and one["verified_on"] for one in reached),
            max(verified, at_start if holds else 0) - at_start,
        )


def climbing(homes: list[Home], told: dict[str, Any], today: date) -> list[Climb]:
    """Participants that began by the month's end and have not left before it."""
    assert not [one for one in told["stairs"] if one["audience"] == "participant"], "only the template is known here"
    found = []
    for home in homes:
        end = last_day(month_at(home.as_of))
        begun = not home.told["start"] or day(home.told["start"]) <= end
        left = home.told["left"] and day(home.told["left"]) < end
        if begun and not left and not home.told["comparison"]:
            found.append(Climb(home, told, today))
    return found


def m20(climbs: list[Climb]) -> tuple[list[int], Values]:
    stand = [one.standing() for one in climbs]
    values: Values = {("households", None): len(stand), ("came_down", None): sum(one.has_fallen for one in stand)}
    for level in (0, *LEVELS):
        values["stood_at_start", str(level)] = sum(one.at_start == level for one in stand)
        values["stands", str(level)] = sum(one.verified == level for one in stand)
        if level:
            values["waits", str(level)] = sum(one.waiting == level for one in stand)
    values["stairs_gained", None] = median(one.gained for one in stand) if len(stand) >= 3 else None
    return [], values if stand else {}


def m16(climbs: list[Climb], told: dict[str, Any], end: date) -> tuple[list[int], Values]:
    stand = [one.standing() for one in climbs]
    costs = {
        kind: sum(one["amount"] for one in told["costs"] if one["kind"] == kind and day(one["date"]) <= end)
        for kind in ("mechanism", "occupation")
    }
    total = sum(costs.values())
    values: Values = {("households", None): len(stand), ("cost_total", None): total}
    values |= {(f"cost_{kind}", None): amount for kind, amount in costs.items()}
    for level in LEVELS:
        newly = sum(one.at_start < level <= one.verified for one in stand)
        values["newly_verified", str(level)] = newly
        values["cost_per_household", str(level)] = total / newly if total and newly else None
    matched = [one.change for one in climbs if one.change.pairs]
    monthly = sum(one.values["change_per_month"] or 0 for one in matched)  # noqa: PD011 -- not of pandas
    apart = told["project"]["settings"].get("deadweight_permille", 0) / 1000
    is_told = len(matched) >= 5
    has_gained = is_told and total > 0 and monthly > 0
    values |= {
        ("matched", None): len(matched),
        ("deadweight", None): apart,
        ("gain_per_year", None): 12 * monthly if is_told else None,
        ("cost_per_baht", None): total / (12 * monthly) if has_gained else None,
        ("cost_per_baht_net_of_deadweight", None): total / (12 * monthly * (1 - apart))
        if has_gained and apart < 1
        else None,
        ("payback_months", None): total / monthly if has_gained else None,
    }
    return sorted({month for one in matched for month in one.months}), values
