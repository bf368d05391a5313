"""What a ledger knows of each measure of a stair's rule: met, not met, or not to be told, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from household_ledger.domain.figures import MonthFigures, Spending
from household_ledger.domain.indicators.stair_facts import (
    Attested,
    Provided,
    household_facts,
    lessons_among,
    month_before,
    provider_facts,
)
from household_ledger.domain.indicators.sums import CASH, HeldRow, IndicatorSums
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Occupation
from household_ledger.domain.stair_measures import Found, StairMeasure, Trend, Untold, measures_of
from household_ledger.domain.stair_rules import hold, read_rule
from household_ledger.domain.stair_template import TEMPLATES
from household_ledger.domain.staircase import Audience
from tests.domain.making import HENS, HOME, TODAY, figures
from tests.domain.test_indicators import AS_OF, ground, worked

BEFORE = list(months_between(Month(2025, 1), Month(2025, 12)))
AFTER = list(months_between(Month(2026, 2), Month(2026, 10)))
SUPPORTED = Occupation(id=HENS, household=HOME, name="ไก่ไข่", started_on=date(2025, 5, 1), is_supported=True)
M = StairMeasure


def attested(**said: Any) -> Attested:  # noqa: ANN401 -- any field
    nothing: dict[str, Any] = {
        "demonstrations": frozenset(),
        "entries": 0,
        "days": 0,
        "closed": 0,
        "visits": 0,
        "pages_read": 0,
        "goals": 0,
        "informal_on": None,
        "reserve_before": None,
    }
    return Attested(**nothing | said)


def known(measure: StairMeasure, months: Iterable[MonthFigures] = (), **said: Any) -> Found:  # noqa: ANN401
    """Say what is known of one measure; fields of the ground as `ground` takes them, others of what is written."""
    of_ground = {name: said.pop(name) for name in ("started", "sums", "occupations", "necessary") if name in said}
    return household_facts(ground(list(months), **of_ground), attested(**said), TODAY)[measure]


def whole(before: MonthFigures, after: MonthFigures) -> list[MonthFigures]:
    """Give a year before and the months after the start, all alike on each side."""
    return [*(replace(before, month=one) for one in BEFORE), *(replace(after, month=one) for one in AFTER)]


def spent(reducible: int, necessary: int = 100) -> MonthFigures:
    spending = Spending(Money(necessary), Money(reducible), ZERO)
    return replace(figures(AS_OF, cash={"I07": 1000}), spending=spending)


def stair(level: int, **facts: Found) -> bool | None:
    """Hold the rule of a stair of the participants' template against facts, all others unknown."""
    rule = read_rule(TEMPLATES[Audience.PARTICIPANT][level - 1].test, Audience.PARTICIPANT)
    assert rule is not None
    assert not isinstance(rule, Problem)
    return hold(rule, lambda one: facts.get(one.value, Found.nothing("why")))[0]


YES, NO = Found.exactly(1), Found.exactly(0)
UP, DOWN, SAME = Found(trend=Trend.UP), Found(trend=Trend.DOWN), Found(trend=Trend.SAME)


def test_every_measure_of_a_staircase_is_told_of_and_no_other() -> None:
    ours = household_facts(ground([]), attested(), TODAY)
    theirs = provider_facts(provided())

    assert set(measures_of(Audience.PARTICIPANT)) - {M.KEPT_MONTHS} <= ours.keys()
    assert set(measures_of(Audience.PROVIDER)) <= theirs.keys()
    assert {one for one, found in theirs.items() if found.reason == Untold.BY_A_PERSON} == {
        M.BUDGET,
        M.HELPS_OTHERS,
        M.GOES_ON,
    }


@pytest.mark.parametrize(
    ("level", "facts", "is_met"),
    [
        (1, {"lessons": Found.exactly(4), "entries": YES}, True),
        (1, {"lessons": Found.exactly(3), "entries": YES}, False),
        (2, {"days": Found.exactly(60), "closed": YES}, True),
        (2, {"days": Found.exactly(59), "closed": YES}, False),
        (2, {"days": Found.exactly(60), "closed": NO}, False),
        (3, {"pages_read": YES, "goals": YES}, None),
        (3, {"pages_read": YES, "goals": YES, "budget": YES}, True),
        (3, {"pages_read": NO, "goals": YES}, False),
        (3, {"pages_read": YES, "goals": NO}, False),
        (4, {"reducible": DOWN, "saved_months": NO, "new_informal_debt": NO}, True),
        (4, {"reducible": UP, "saved_months": Found.exactly(4), "new_informal_debt": NO}, True),
        (4, {"reducible": SAME, "saved_months": Found.exactly(3), "new_informal_debt": NO}, False),
        (4, {"reducible": DOWN, "new_informal_debt": YES}, False),
        (4, {"saved_months": Found.between(3, 5, "why"), "new_informal_debt": NO}, None),
        (5, {"supported_sold": Found.exactly(3)}, True),
        (5, {"supported_sold": Found.exactly(2)}, False),
        (5, {"supported_sold": Found.between(2, 4, "why")}, None),
        (6, {"income": UP, "reserve": UP, "debt_service": UP}, True),
        (6, {"income": UP, "reserve": DOWN, "debt_service": DOWN}, True),
        (6, {"income": UP, "reserve": SAME, "debt_service": SAME}, False),
        (6, {"income": SAME, "reserve": UP, "debt_service": DOWN}, False),
        (6, {"income": UP}, None),
        (7, {"kept_months": Found.exactly(12)}, None),
        (7, {"kept_months": Found.exactly(12), "helps_others": YES}, True),
        (7, {"kept_months": Found.exactly(11), "helps_others": YES}, False),
    ],
)
def test_the_stairs_of_the_participants_template(level: int, facts: dict[str, Found], *, is_met: bool | None) -> None:
    assert stair(level, **facts) is is_met


def test_a_lesson_counts_by_any_of_its_demonstrations() -> None:
    assert lessons_among(frozenset({2, 8, 10})) == 1
    assert lessons_among(frozenset({10, 3, 9, 5})) == 4
    assert lessons_among(frozenset()) == 0
    assert known(M.LESSONS, demonstrations=frozenset({1, 4})).value == 1
    assert known(M.DEMONSTRATIONS, demonstrations=frozenset({1, 4})).value == 2


def test_the_reducible_part_goes_by_matched_months() -> None:
    assert known(M.REDUCIBLE, whole(spent(20), spent(19))).trend is Trend.DOWN
    assert known(M.REDUCIBLE, whole(spent(20), spent(20))).trend is Trend.SAME
    assert known(M.REDUCIBLE, whole(spent(20), spent(21))).trend is Trend.UP
    feast = [*whole(spent(20), spent(20))[:-1], replace(spent(0), month=AS_OF)]
    assert known(M.REDUCIBLE, feast).trend is Trend.DOWN
    lonely = [one for one in whole(spent(20), spent(20)) if one.month != Month(2025, 10)]
    lonely[-1] = replace(spent(0), month=AS_OF)
    assert known(M.REDUCIBLE, lonely).trend is Trend.SAME, "no October before to hold it against"


def test_a_share_that_cannot_be_held_against_before_says_why() -> None:
    assert known(M.REDUCIBLE, whole(spent(20), spent(20))[12:]).reason == Untold.NOTHING_MATCHED
    assert known(M.REDUCIBLE, whole(spent(0, 0), spent(20))).reason == Untold.NO_SPENDING
    assert known(M.REDUCIBLE, whole(spent(20), spent(20)), started=None).reason == Untold.NO_START
    assert known(M.REDUCIBLE, [replace(one, quality=grade_c()) for one in whole(spent(2), spent(1))]).trend is None


def grade_c() -> Any:  # noqa: ANN401 -- a quality
    return figures(AS_OF, grade=Grade.C).quality


def owing(principal: int, income: int = 1000) -> MonthFigures:
    return figures(AS_OF, cash={"I07": income}, principal=principal)


def test_debt_service_goes_by_matched_months() -> None:
    assert known(M.DEBT_SERVICE, whole(owing(100), owing(90))).trend is Trend.DOWN
    assert known(M.DEBT_SERVICE, whole(owing(100), owing(100, 900))).trend is Trend.UP
    assert known(M.DEBT_SERVICE, whole(owing(0), owing(0))).trend is Trend.SAME
    assert known(M.DEBT_SERVICE, whole(owing(100, 0), owing(90))).reason == Untold.INCOME_NOT_POSITIVE


def test_income_is_the_verdict_with_its_reason() -> None:
    def earned(before: int, after: int) -> Found:
        return known(M.INCOME, whole(owing(0, before), owing(0, after)))

    assert earned(1000, 1200).trend is Trend.UP
    assert earned(1000, 1000).trend is Trend.SAME
    assert earned(1000, 900).trend is Trend.DOWN
    assert (earned(0, 900).trend, earned(0, 900).reason) == (None, "comparison_before_not_positive")
    assert known(M.INCOME, started=None).reason == "comparison_no_start"


def saving(*deposits: int, grade: Grade = Grade.A) -> list[MonthFigures]:
    return [
        figures(AS_OF.plus(place + 1 - len(deposits)), deposits=deposit, grade=grade)
        for place, deposit in enumerate(deposits)
    ]


def test_months_with_a_deposit_are_of_the_last_six_and_what_is_not_known_widens_them() -> None:
    assert known(M.SAVED_MONTHS, saving(5, 5, 5, 5, 0, 0)).value == 4
    assert known(M.SAVED_MONTHS, saving(5, 0, 5, 5, 5, 0, 0)).value == 3, "the seventh back does not count"
    bad = saving(5, 5, 5, 5, 0, 0)
    bad[1] = figures(bad[1].month, deposits=5, grade=Grade.D)
    assert known(M.SAVED_MONTHS, bad) == Found.between(3, 4, Untold.MONTHS_NOT_VALID)
    assert known(M.SAVED_MONTHS, []).value == 0


def test_new_informal_debt_is_one_since_the_start_and_its_absence_asks_for_every_month() -> None:
    seen = [figures(one) for one in months_between(Month(2026, 1), AS_OF)]

    def none_in(months: list[MonthFigures], **said: Any) -> Found:  # noqa: ANN401
        return known(M.NEW_INFORMAL_DEBT, months, **said)

    assert none_in(seen, informal_on=date(2026, 1, 1)).value == 1
    assert none_in([], informal_on=date(2026, 1, 1)).value == 1
    assert none_in(seen, informal_on=date(2025, 12, 31)).value == 0
    assert none_in([figures(Month(2025, 12), grade=Grade.D), *seen]).value == 0
    for place in (0, 4, -1):
        bad = [*seen]
        bad[place] = figures(seen[place].month, grade=Grade.C)
        assert none_in(bad).reason == Untold.MONTHS_NOT_VALID, "it may have been taken then"
        assert none_in([one for one in seen if one.month != seen[place].month]).reason == Untold.MONTHS_NOT_VALID
    assert none_in([]).reason == Untold.MONTHS_NOT_VALID
    assert none_in(seen, started=date(2026, 11, 2)).reason == Untold.MONTHS_NOT_VALID, "no month is over yet"
    assert none_in(seen, started=None).reason == Untold.NO_START


def test_a_household_that_joined_later_is_not_asked_for_the_months_before_its_book() -> None:
    joined = [figures(one) for one in months_between(Month(2026, 5), AS_OF)]
    project_start = date(2026, 1, 1)

    def none_in(months: list[MonthFigures], started: date | None) -> Found:
        made = ground(months, started=started, project_start=project_start)
        return household_facts(made, attested(), TODAY)[M.NEW_INFORMAL_DEBT]

    assert none_in(joined, None).value == 0
    assert none_in(joined, project_start).reason == Untold.MONTHS_NOT_VALID, "it says itself that it began before"
    assert none_in([*joined[:2], *joined[3:]], None).reason == Untold.MONTHS_NOT_VALID
    earlier = [figures(one) for one in months_between(Month(2025, 6), Month(2025, 12))]
    assert none_in([*earlier, *joined], None).reason == Untold.MONTHS_NOT_VALID, "its book lacks months since the start"


def test_the_month_under_way_does_not_hide_that_none_was_taken_in_those_before() -> None:
    under_way = Month.of(TODAY)
    months = [figures(one) for one in months_between(Month(2026, 1), AS_OF)]
    facts = household_facts(ground([*months, figures(under_way)], as_of=under_way), attested(), TODAY)

    assert facts[M.NEW_INFORMAL_DEBT].value == 0


def test_supported_work_counts_by_months_of_sales_where_it_makes_a_profit() -> None:
    sold = [worked(AS_OF.plus(-back), revenue=100, cost=40) for back in range(3)][::-1]

    def of(months: list[MonthFigures], **said: Any) -> Found:  # noqa: ANN401
        return known(M.SUPPORTED_SOLD, months, **{"occupations": (SUPPORTED,)} | said)

    assert of(sold).value == 3
    assert of([worked(AS_OF.plus(-1), revenue=100, cost=250), *sold[-1:]]).value == 0, "at a loss"
    assert of(sold, occupations=(replace(SUPPORTED, is_supported=False),)).value == 0
    assert of(sold, started=date(2026, 9, 15)).value == 2, "only since the start month"
    unknown = [sold[0], worked(AS_OF.plus(-1), grade=Grade.D), sold[2]]
    assert of(unknown) == Found.between(2, 3, Untold.MONTHS_NOT_VALID)
    assert of(sold, started=None).reason == Untold.NO_START
    assert of([figures(Month(2024, 5)), *sold]).value == 3


def reserve(now: int, then: int | None, needed: tuple[int, int] = (100, 100), **said: Any) -> Found:  # noqa: ANN401
    months = said.pop("months", whole(figures(AS_OF), figures(AS_OF)))
    necessary = {one.month.number: needed[one.month >= Month(2026, 1)] for one in months}
    sums = IndicatorSums(held=[HeldRow(1, CASH, now), HeldRow(1, "S04", 10**9)])
    return known(M.RESERVE, months, sums=sums, necessary=necessary, reserve_before=then, **said)


def test_the_reserve_is_held_against_the_same_month_before_the_start() -> None:
    assert reserve(301, 300).trend is Trend.UP
    assert reserve(300, 300).trend is Trend.SAME
    assert reserve(300, 300, needed=(100, 101)).trend is Trend.DOWN
    assert reserve(300, 300, needed=(100, 0)).reason == Untold.NO_NECESSARY
    assert reserve(300, None).reason == Untold.TOO_FEW_MONTHS
    assert reserve(300, 300, months=whole(figures(AS_OF), figures(AS_OF))[:14]).reason == Untold.TOO_FEW_MONTHS
    late = [one for one in whole(figures(AS_OF), figures(AS_OF)) if one.month > Month(2025, 8)]
    assert reserve(301, 300, months=late).reason == Untold.TOO_FEW_MONTHS, "September and October alone before October"
    older = [figures(one) for one in months_between(Month(2024, 1), Month(2024, 12))]
    assert reserve(301, 300, months=[*older, *late]).reason == Untold.TOO_FEW_MONTHS, "of the year before the start"
    bad = [
        replace(one, quality=grade_c()) if one.month < Month(2026, 1) else one for one in whole(*[figures(AS_OF)] * 2)
    ]
    assert reserve(301, 300, months=bad).reason == Untold.TOO_FEW_MONTHS
    assert reserve(301, 300, started=None).reason == Untold.NO_START


def test_the_same_calendar_month_is_the_last_one_before_the_start() -> None:
    assert month_before(AS_OF, date(2026, 1, 15)) == Month(2025, 10)
    assert month_before(AS_OF, date(2025, 10, 1)) == Month(2024, 10)
    assert month_before(AS_OF, date(2025, 11, 1)) == Month(2025, 10)
    assert month_before(AS_OF, None) is None


def provided(**said: Any) -> Provided:  # noqa: ANN401 -- any field
    nothing: dict[str, Any] = {
        "participants": 10,
        "with_intake": 10,
        "with_baseline": 9,
        "demonstrations": frozenset({2, 3, 1, 5}),
        "sessions_written": 1,
        "longest_without_visit": 30,
        "adoption": Fraction(7, 10),
        "with_work": 1,
    }
    return Provided(**nothing | said)


@pytest.mark.parametrize(
    ("level", "said", "is_met"),
    [
        (1, {}, True),
        (1, {"with_intake": 9}, False),
        (1, {"participants": 0}, None),
        (2, {}, True),
        (2, {"with_baseline": 8}, False),
        (3, {}, True),
        (3, {"demonstrations": frozenset({2, 3, 1})}, False),
        (4, {}, True),
        (4, {"longest_without_visit": 31}, False),
        (4, {"longest_without_visit": None}, None),
        (4, {"participants": 0}, None),
        (5, {}, True),
        (5, {"adoption": Fraction(69, 100)}, False),
        (5, {"adoption": None}, None),
        (6, {}, True),
        (6, {"with_work": 0}, False),
        (6, {"with_work": None}, None),
        (7, {}, None),
        (7, {"sessions_written": 0}, False),
    ],
)
def test_the_stairs_of_the_providers_template(level: int, said: dict[str, Any], *, is_met: bool | None) -> None:
    rule = read_rule(TEMPLATES[Audience.PROVIDER][level - 1].test, Audience.PROVIDER)
    assert rule is not None
    assert not isinstance(rule, Problem)

    assert hold(rule, provider_facts(provided(**said)).__getitem__)[0] is is_met
