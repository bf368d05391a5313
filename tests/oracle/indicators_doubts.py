"""Decision 23 for the oracle: what months not compared, late writing and unknown prices say against a change.

Amounts in satang at the prices of the price year. A pair is a calendar month before and after.
"""

from itertools import pairwise
from statistics import median_low
from typing import Any

import pandas as pd

from tests.oracle.indicators_home import EARNED, Home
from tests.oracle.indicators_prices import deflator, level, levels, price_year
from tests.oracle.village import month_index

EARNED_OR_MADE = [*EARNED, "I20", "I21"]
Pairs = list[tuple[int, int]]
Lumps = dict[str, list[int]]
"""Months in which a code brought far more than usual, by code."""


class Doubts:
    """A household's months beside the matched ones, before (0) and after (1)."""

    def __init__(self, home: Home, told: dict[str, Any], pairs: Pairs) -> None:
        self.home, self.told, self.pairs = home, told, pairs
        self.start = month_index(home.told["start"][:7])
        matched = {month for pair in pairs for month in pair}
        written = [month for month in home.enrolled if self._is_written(month)]
        spans = (range(self.start - 12, self.start), range(max(self.start, home.as_of - 12), home.as_of + 1))
        self.written = [[month for month in written if month in span] for span in spans]
        twelve = (spans[0], range(home.as_of - 11, home.as_of + 1))
        self.is_whole = [
            all(one in side and self._is_recorded(one) for one in span)
            for side, span in zip(self.written, twelve, strict=True)
        ]
        self.beside = [[month for month in side if month not in matched] for side in self.written]

    def _is_written(self, month: int) -> bool:
        return bool((self.home.rows["month"] == month).any())

    def _is_recorded(self, month: int) -> bool:
        """Tell whether a month is written: a line or two, grade D, are none."""
        return self._is_written(month) and bool(self.home.figures[month]["grade"] != "D")

    def _real(self, month: int, amount: float) -> float:
        return amount / deflator(self.told, self.home, month)

    def _names(self) -> list[str]:
        return [one["name"] for one in self.home.told["occupations"]]

    def loss(self, month: int) -> float:
        """Cost beyond what it brought, occupation by occupation; cost of none in full."""
        home = self.home
        lost = sum(max(0, -home.profit(name, month)) for name in self._names())
        alone = home.spread(month, home.is_cost & home.rows["occupation"].eq(""))
        return self._real(month, lost + alone)

    def earned(self, month: int, code: str) -> float:
        home = self.home
        cash = home.over([month], home.of("income") & home.coded([code]))
        goods = home.of("in_kind_received") & home.rows["from_code"].eq(code)
        if code == "I20":
            goods = home.of("in_kind_produced", "in_kind_given")
        return self._real(month, cash + home.over([month], goods))

    def new(self, month: int) -> float:
        return self._real(month, sum(self.home.over([month], self.home.earned_by(name)) for name in self._begun()))

    def _begun(self) -> list[str]:
        occupations = self.home.told["occupations"]
        return [one["name"] for one in occupations if one.get("start") and one["start"] >= self.home.told["start"]]

    def amount(self, better: int) -> float:
        """Give what costs, seasons, cash and goods that are not compared may take off a side."""
        other = 1 - better
        below = [pair[other] for pair in self.pairs]
        again = [month for month in below if month % 12 in {one % 12 for one in self.beside[better]}]
        set_off = sum(map(self.loss, [*self.beside[other], *again]))
        costs = max(0.0, sum(map(self.loss, self.beside[better])) - set_off)
        beside = self.cash(better) + self.goods(better) + self.late(better)
        return costs + self.costs_before(better) + self.seasons(better) + beside + self.given_things(better)

    def costs_before(self, better: int) -> float:
        """Give twice what the lesser year lost in lumps that the same months of the better one lack."""
        lesser, more = ([self.loss(pair[side]) for pair in self.pairs] for side in (1 - better, better))
        usual = median_low(lesser)
        lumps = [(one, two) for one, two in zip(lesser, more, strict=True) if one > 2 * usual and 2 * two < one]
        beyond = sum(one - max(two, usual) for one, two in lumps)
        return 2 * max(0.0, min(beyond, sum(lesser) - sum(more)))

    def given_things(self, better: int) -> float:
        """Give what of the project's money and goods went into things to keep, at most the gain of I01 to I04."""
        if better == 0:
            return 0.0
        home, after = self.home, [pair[1] for pair in self.pairs]

        def over(months: list[int], rows: pd.Series) -> float:
            return sum(self._real(month, home.over([month], rows)) for month in months)

        since = [*after, *self.beside[1]]
        kept = over(since, home.of("asset_buy")) - over(since, home.of("asset_sell"))
        given = home.of("income") & home.coded(["I18"]) | home.of("in_kind_received") & home.rows["from_code"].eq("I18")
        sold = home.of("income") & home.coded(["I01", "I02", "I03", "I04"])
        gain = over(after, sold) - over([pair[0] for pair in self.pairs], sold)
        return max(0.0, min(kept, over(since, given), gain))

    def seasons(self, better: int) -> float:
        """Give the largest of what seasons moved, may have gone unseen and came twice in a year."""
        other = 1 - better
        above, below = [pair[better] for pair in self.pairs], [pair[other] for pair in self.pairs]
        moved = sum(self._moved(code, above, below, self.beside[other]) for code in EARNED_OR_MADE)
        if better == 1 and self.start in self.written[1]:  # its harvest may be that of the year before
            both = sum(self._moved(code, above, below, self.beside[other], with_start=True) for code in EARNED_OR_MADE)
            moved += max(0.0, both - moved - self.new(self.start))
        lumps = {code: self._lumps(code, above, below) for code in EARNED_OR_MADE}
        unseen = 0.0 if self.is_whole[other] else self._beyond(above, below, lumps, has_new=better == 1)
        return max(moved, unseen, self._twice(above, below, lumps, has_new=better == 1))

    def late(self, better: int) -> float:
        """Give late income beyond that of the lesser side, and late costs of the lesser beyond those of the better."""
        home = self.home
        goods = home.of("in_kind_produced", "in_kind_given", "in_kind_received")
        goods &= ~home.rows["from_code"].isin(["I18", "I19"])
        income = self._is_late & (goods | home.of("income") & home.coded(EARNED))
        costs = self._is_late & home.is_cost & ~home.coded(["C07"])

        def written(rows: pd.Series, side: int) -> float:
            return sum(self._real(pair[side], home.over([pair[side]], rows)) for pair in self.pairs)

        more = written(income, better) - written(income, 1 - better)
        less = written(costs, 1 - better) - written(costs, better)
        return max(0.0, more) + max(0.0, less)

    @property
    def _is_late(self) -> pd.Series:
        """Tell of each row whether it waited longer than those of a good month may; a daily paper page never did."""
        rows = self.home.rows
        daily = [month_index(one["month"]) for one in self.home.told["months"] if one["paper_page"]]
        waited = (pd.to_datetime(rows["entered_on"]) - rows["day"]).dt.days
        limit = self.told["project"]["settings"].get("lag_b_days", 14)
        return waited.gt(limit) & ~(rows["month"].isin(daily) & rows["known_by"].eq("paper"))

    def cash(self, better: int) -> float:
        """Cash found beyond the book in the matched months of the lesser side, less that of the better."""

        def found(side: int) -> float:
            gaps = [(pair[side], self.home.figures[pair[side]]["unexplained"] or 0) for pair in self.pairs]
            return max(0.0, sum(self._real(*gap) for gap in gaps))

        return max(0.0, found(1 - better) - found(better))

    def goods(self, better: int) -> float:
        """Give the gain in goods, where no month of the lesser year has any."""
        home, other = self.home, 1 - better
        if any(home.in_kind_income(month) for month in self.written[other]):
            return 0
        gain = sum(self._real(pair[better], home.in_kind_income(pair[better])) for pair in self.pairs)
        new = self.new_goods([pair[better] for pair in self.pairs]) if better == 1 else 0.0
        return max(0.0, gain - new)

    def new_goods(self, months: list[int]) -> float:
        goods = ~self.home.of("income")
        begun = [self.home.earned_by(name) & goods for name in self._begun()]
        return sum(self._real(month, self.home.over([month], rows)) for month in months for rows in begun)

    def _beyond(self, above: list[int], below: list[int], lumps: Lumps, *, has_new: bool) -> float:
        """Add what lumps are beyond the same months of the other year and beyond the usual, less what began since."""
        pairs = zip(above, below, strict=True)
        usual = {code: self._usual(code, above) for code in lumps}
        return sum(self._beyond_of(one, two, lumps, usual, has_new=has_new) for one, two in pairs)

    def _beyond_of(self, month: int, other: int, lumps: Lumps, usual: dict[str, float], *, has_new: bool) -> float:
        high = [code for code, months in lumps.items() if month in months]
        here, before = self._real(month, 1), self._real(other, 1)
        rest = [code for code in EARNED_OR_MADE if code not in high]
        steady = [self.earned(month, code) / here - self.earned(other, code) / before for code in rest]
        new = max(0.0, self.new(month) / here - sum(max(0.0, one) for one in steady)) if has_new else 0.0
        beyond = sum(self.earned(month, code) - max(self.earned(other, code), usual[code]) for code in high)
        return max(0.0, beyond - new * here)

    def _twice(self, above: list[int], below: list[int], lumps: Lumps, *, has_new: bool) -> float:
        """Take off twice the earlier of lumps ten months apart, where no month of the other year had half as much."""
        earlier: Lumps = {}
        for code, months in lumps.items():
            first = [one for one in months if max(months) - one >= 10]
            apart = first + [one for one in months if first and one - min(months) >= 10]
            least = min((self.earned(one, code) for one in apart), default=0.0)
            if apart and not any(2 * self.earned(one, code) >= least for one in below):
                earlier[code] = first
        gained = sum(self._total(code, above) - self._total(code, below) for code in earlier)
        return max(0.0, min(gained, 2 * self._beyond(above, below, earlier, has_new=has_new)))

    def _total(self, code: str, months: list[int]) -> float:
        return sum(self.earned(one, code) for one in months)

    def _usual(self, code: str, months: list[int]) -> float:
        return float(median_low([self.earned(one, code) for one in months]))

    def _moved(
        self, code: str, above: list[int], below: list[int], beside: list[int], *, with_start: bool = False
    ) -> float:
        now, then = self._total(code, above), self._total(code, below)
        more = sum(self.earned(one, code) - then / len(below) for one in beside)
        if with_start:
            more += max(0.0, self.earned(self.start, code) - max(now / len(above), then / len(below)))
        return max(0.0, min(now - then, more))

    def _lumps(self, code: str, above: list[int], below: list[int]) -> list[int]:
        """List the months in which a code came to more than twice the usual, and less than half of it below."""
        usual = self._usual(code, above)
        high = [pair for pair in zip(above, below, strict=True) if self.earned(pair[0], code) > 2 * usual]
        return [one for one, two in high if 2 * self.earned(two, code) < self.earned(one, code)]

    def deflators_at_worst(self, *, is_rise: bool) -> list[tuple[float, float]]:
        """Give the prices of each pair were the years without an index the steepest of the last ten steps."""
        known = levels()
        years = sorted(known)[-11:]
        steps = [known[two] / known[one] for one, two in pairwise(years)]
        step = max(steps) if is_rise else min(steps)
        base = price_year(self.told, self.home)

        def bound(month: int) -> float:
            year = month // 12
            return level(year) * step ** max(0, year - max(known))

        return [(bound(one) / bound(12 * base), bound(two) / bound(12 * base)) for one, two in self.pairs]
