"""M1–M3 once more, calendar month by calendar month from plain tuples, on random households."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.comparison import STANDARD, Case, Reason, compare
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain.making import HENS, HOME, figures


class Plain(NamedTuple):
    """One month as an examiner would write it on a sheet of paper."""

    year: int
    month: int
    sales: int
    produce: int
    cost: int
    persons: int
    grade: str
    profit: int


PLAINS = st.lists(
    st.builds(
        Plain,
        year=st.integers(2023, 2026),
        month=st.integers(1, 12),
        sales=st.integers(-5_000, 50_000),
        produce=st.integers(0, 20_000),
        cost=st.integers(0, 40_000),
        persons=st.integers(1, 3),
        grade=st.sampled_from("AAABBC"),
        profit=st.integers(-9_000, 9_000),
    ),
    min_size=10,
    max_size=48,
    unique_by=lambda one: (one.year, one.month),
)
Sheet = tuple[dict[str, Decimal], list[tuple[Decimal, Decimal]], int]
"""Six sums, the income of each matched month before and after, and in how many of them the members differ."""
INDEX = {2023: "107.8", 2024: "108.2", 2025: "108.1", 2026: "109.97"}


def reckon_by_hand(sheet: list[Plain], start: tuple[int, int], as_of: tuple[int, int]) -> Sheet | None:
    """Go through January to December and write two sums."""

    def age(one: Plain) -> int:
        return (one.year - start[0]) * 12 + one.month - start[1]

    until = (as_of[0] - start[0]) * 12 + as_of[1] - start[1]
    sums = dict.fromkeys(("before", "after", "before_each", "after_each", "profit_before", "profit_after"), Decimal(0))
    pairs: list[tuple[Decimal, Decimal]] = []
    changed = 0
    for calendar_month in range(1, 13):
        good = [one for one in sheet if one.month == calendar_month and one.grade in "AB"]
        old = [one for one in good if -12 <= age(one) <= -1]
        new = [one for one in good if age(one) >= 1 and until - 11 <= age(one) <= until]
        if not old or not new:
            continue
        changed += old[0].persons != new[0].persons
        for side, one in (("before", old[0]), ("after", new[0])):
            level = Decimal(INDEX[one.year]) / Decimal(INDEX[2024])
            income = Decimal(one.sales + one.produce - one.cost)
            sums[side] += income / level
            sums[f"{side}_each"] += income / level / one.persons
            sums[f"profit_{side}"] += Decimal(one.profit) / level
        pairs.append((income_of(old[0]), income_of(new[0])))
    return (sums, pairs, changed) if len(pairs) >= 3 else None


def income_of(one: Plain) -> Decimal:
    return Decimal(one.sales + one.produce - one.cost) / (Decimal(INDEX[one.year]) / Decimal(INDEX[2024]))


def verdict_by_hand(sums: dict[str, Decimal], pairs: list[tuple[Decimal, Decimal]], changed: int) -> Verdict:
    """Band the whole change; what one month alone makes, or what the members speak against, is not concluded."""

    def word(before: Decimal, after: Decimal) -> tuple[Verdict, int]:
        percent = (after - before) / before * 100
        sign = (after > before) - (after < before)
        if percent >= 5:
            return Verdict.UP, sign
        return (Verdict.DOWN if percent <= -5 else Verdict.SAME), sign

    if sums["before"] <= 0:
        return Verdict.UNKNOWN
    total = word(sums["before"], sums["after"])
    if changed and (sums["before_each"] <= 0 or word(sums["before_each"], sums["after_each"]) != total):
        return Verdict.UNKNOWN
    if total[0] is Verdict.SAME:
        return total[0]
    lesser = [one for one, _after in pairs] if total[0] is Verdict.UP else [one for _before, one in pairs]
    for left_out in range(len(pairs)):
        if len(pairs) == 12 and lesser[left_out] * 12 >= sum(lesser):
            continue
        others = pairs[:left_out] + pairs[left_out + 1 :]
        before, after = sum(one for one, _after in others), sum(one for _before, one in others)
        if before <= 0 or word(Decimal(before), Decimal(after))[0] is not total[0]:
            return Verdict.UNKNOWN
    return total[0]


DOUBTS = {Reason.COSTS_NOT_COMPARED, Reason.SEASON_NOT_COMPARED, Reason.PRICES_NOT_KNOWN}
"""What months beside the compared ones say: `test_comparison_doubts` and the oracle of the indicators look at that."""


@given(sheet=PLAINS, start=st.integers(2, 30), gap=st.integers(1, 15))
def test_the_change_and_the_verdict_agree_with_a_sheet_done_by_hand(sheet: list[Plain], start: int, gap: int) -> None:
    began, as_of = Month(2023, 6).plus(start), Month(2023, 6).plus(start + gap)
    case = Case(
        household=Household(id=HOME, code="001", name="", started_on=date(began.year, began.month, 17)),
        months=[
            figures(
                Month(one.year, one.month),
                cash={"I05": one.sales},
                in_kind={"I20": one.produce},
                cost=one.cost,
                members=one.persons,
                grade=Grade(one.grade),
                profits=((HENS, one.profit),),
            )
            for one in sheet
        ],
        baselines=(),
        supported=frozenset({HENS}),
        as_of=as_of,
    )
    prices = Prices({year: Fraction(index) for year, index in INDEX.items()})

    comparison = compare(case, STANDARD, thresholds=DEFAULTS, prices=prices)
    other_year = compare(case, thresholds=DEFAULTS, prices=Prices({y: i * 7 for y, i in prices.by_year.items()}))

    with localcontext(prec=50):
        reckoned = reckon_by_hand(sheet, (began.year, began.month), (as_of.year, as_of.month))
        if reckoned is None:
            assert comparison.amounts is None
            assert comparison.reasons[0] in (Reason.TOO_FEW_MATCHED, Reason.BEFORE_NOT_GOOD, Reason.NO_BASELINE)
            return
        sums, pairs, changed = reckoned
        # The sheet is at 2024 prices, the comparison at those of the month asked.
        scale = Decimal(INDEX[min(as_of.year, 2026)]) / Decimal(INDEX[2024])
        amounts = comparison.amounts
        assert amounts is not None
        assert amounts.per_person is not None
        assert amounts.contribution is not None
        assert len(comparison.matched) == len(pairs)
        for figure, key in (
            (amounts.income.before, "before"),
            (amounts.income.after, "after"),
            (amounts.per_person.before, "before_each"),
            (amounts.per_person.after, "after_each"),
            (amounts.contribution.before, "profit_before"),
            (amounts.contribution.after, "profit_after"),
        ):
            assert abs(Decimal(figure.numerator) / Decimal(figure.denominator) - sums[key] * scale) < Decimal("1e-30")
        if not DOUBTS & set(comparison.reasons):
            assert comparison.verdict is verdict_by_hand(sums, pairs, changed)
        else:
            assert comparison.verdict is Verdict.UNKNOWN
    assert other_year.verdict is comparison.verdict
