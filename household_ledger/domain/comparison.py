"""What truly changed in a household's income since a project began, and what may be said of it (M1–M3, product §5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from household_ledger.domain.comparison_doubts import NotCompared, at_other_prices, not_compared
from household_ledger.domain.comparison_ground import Ground, ground_of, net_income, per_adult, per_person
from household_ledger.domain.comparison_periods import Case, awaited_of, periods_of
from household_ledger.domain.comparison_terms import (
    RELIEF,
    STANDARD,
    Change,
    Definition,
    Outside,
    Source,
    Worth,
    grade_mix,
)
from household_ledger.domain.comparison_verdict import Beside, Reason, judge, why_nothing
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.reference import PriceLevel, Prices
from household_ledger.domain.thresholds import Thresholds

__all__ = [
    "STANDARD",
    "Amounts",
    "Case",
    "Change",
    "Comparison",
    "Definition",
    "Outside",
    "OutsideChange",
    "Reason",
    "SourceChange",
    "compare",
    "income_change",
    "priced",
]

_NOTHING = Source()


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One income code before and after."""

    code: str
    cash: Change
    in_kind: Change


@dataclass(frozen=True, slots=True)
class OutsideChange:
    """Something that is never increased income, before and after."""

    what: Outside
    change: Change


@dataclass(frozen=True, slots=True)
class Amounts:
    """All that is compared, over the same months. None is undefined, with its reason in the comparison's."""

    income: Change
    per_person: Change | None
    per_adult_equivalent: Change | None
    sources: tuple[SourceChange, ...]
    cost: Change
    """Occupation cost within the definition's scope; told of also where the income is gross of it."""
    relief: Change
    """State relief (I15), cash and in kind: part of the income, shown apart."""
    outside: tuple[OutsideChange, ...]
    contribution: Change | None
    """Real profit of the project-supported occupations; None against a recall, which does not tell it."""
    contribution_share: Fraction | None
    """Its part of the real change in net income; None where that is not above zero."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One household before and after, with the definition used and what the figures rest on.

    `definition.price_year` is filled; `matched` pairs months as 202611, before and after; `stand_ins` are years whose
    prices the table lacks. `amounts` None: nothing may be compared, see `reasons`.
    """

    household: Id
    as_of: Month
    definition: Definition
    basis: BaselineType | None
    matched: tuple[tuple[int, int], ...]
    valid_before: int
    valid_after: int
    amounts: Amounts | None
    verdict: Verdict
    reasons: tuple[Reason, ...]
    grades_before: tuple[tuple[Grade, int], ...]
    grades_after: tuple[tuple[Grade, int], ...]
    stand_ins: tuple[PriceLevel, ...]
    hindrances: tuple[tuple[str, int], ...] = ()
    """What keeps months of both periods from being compared (`quality.Hindrance`), counted in months."""
    months_on_files: int = 0
    """Months of both sides whose days of writing only a file of rows tells (decision 24)."""
    not_asked: tuple[str, ...] = ()
    """Against a recall: the codes of income that came in since and nobody asked about of the time before."""
    costs_not_asked: bool = False
    """Against a recall: work cost something since, and nobody asked what it cost before."""
    awaited: tuple[Month, ...] = ()
    """Where nothing may be compared with what was told: the months after the start that are not good enough yet."""
    outside_beside: tuple[tuple[Outside, Fraction], ...] = ()
    """What came in and is no income in months from the start month on that are not compared: satang of their time."""

    @property
    def is_partly_asked(self) -> bool:
        """Tell whether something of now was never asked about of the time before: their difference is no change."""
        return bool(self.not_asked) or self.costs_not_asked

    @property
    def is_sensitivity(self) -> bool:
        """Tell whether this is a marked sensitivity run: no claim may rest on it."""
        return Reason.RECALL_ONLY in self.reasons or Reason.SENSITIVITY_RUN in self.reasons


def compare(case: Case, definition: Definition = STANDARD, *, thresholds: Thresholds, prices: Prices) -> Comparison:
    """Hold a household's months after against those before (M3), or, where there are none, against what was recalled.

    The matched months are those of the definition's grades; the verdict is that of net, real income, cash and in kind.
    """
    definition = priced(definition, case.as_of, thresholds=thresholds, prices=prices)
    year = definition.price_year
    periods = periods_of(case, with_grade_c=definition.with_grade_c)
    ground = ground_of(case, periods, matched_months=thresholds.matched_months, prices=prices, price_year=year)
    aside = not_compared(case, ground, prices=prices, price_year=year) if ground else NotCompared()
    if ground is None:
        verdict, reasons = Verdict.UNKNOWN, why_nothing(case, periods)
    else:
        all_kept = periods_of(case, with_grade_c=True)
        weaker = ground_of(case, all_kept, matched_months=thresholds.matched_months, prices=prices, price_year=year)
        doubted_by = Beside(aside, *_at_worst(case, ground, prices, year), weaker or ground)
        verdict, reasons = judge(ground, definition, thresholds, doubted_by)
    return Comparison(
        household=case.household.id,
        as_of=case.as_of,
        definition=definition,
        basis=ground.basis if ground else None,
        matched=ground.matched if ground else (),
        valid_before=len(periods.before),
        valid_after=len(periods.after),
        amounts=_amounts(ground, definition) if ground else None,
        verdict=verdict,
        reasons=reasons,
        grades_before=grade_mix(one.worth for one in ground.before) if ground else (),
        grades_after=grade_mix(one.worth for one in ground.after) if ground else (),
        stand_ins=_stand_ins(ground, year, prices) if ground else (),
        hindrances=periods.hindrances,
        not_asked=_not_asked(ground) if ground else (),
        costs_not_asked=ground is not None and _costs_not_asked(ground),
        awaited=() if ground else awaited_of(case, periods),
        months_on_files=sum(one.rests_on_a_file for one in ground.worths()) if ground else 0,
        outside_beside=aside.outside(),
    )


def _at_worst(case: Case, ground: Ground, prices: Prices, year: int) -> tuple[Ground, Ground]:
    """Give the ground at the dearest and the cheapest prices there may be, where some years have no index yet."""
    if ground.is_recall or not any(prices.level(one.year).is_stand_in for one in _months(ground)):
        return ground, ground
    return (
        at_other_prices(ground, case, prices=prices, price_year=year, is_rise=True),
        at_other_prices(ground, case, prices=prices, price_year=year, is_rise=False),
    )


def _months(ground: Ground) -> Iterator[Month]:
    return (Month.from_number(number) for pair in ground.matched for number in pair)


def priced(definition: Definition, as_of: Month, *, thresholds: Thresholds, prices: Prices) -> Definition:
    """Fill the year whose prices real amounts are at: the definition's, the project's, or the last one known."""
    year = definition.price_year or thresholds.price_year or min(as_of.year, prices.last_year)
    return replace(definition, price_year=year)


def income_change(case: Case, definition: Definition, *, thresholds: Thresholds, prices: Prices) -> Change | None:
    """Give the change of income alone by another definition, over the months `compare` matches; None without any."""
    year = priced(definition, case.as_of, thresholds=thresholds, prices=prices).price_year
    periods = periods_of(case, with_grade_c=definition.with_grade_c)
    ground = ground_of(case, periods, matched_months=thresholds.matched_months, prices=prices, price_year=year)
    if ground is None:
        return None
    return ground.change(lambda worth: worth.income(definition), is_real=definition.is_real)


def _amounts(ground: Ground, definition: Definition) -> Amounts:
    def income(worth: Worth) -> Fraction:
        return worth.income(definition)

    is_real = definition.is_real
    contribution = None if ground.is_recall else ground.change(lambda worth: worth.supported_profit, is_real=True)
    rise = ground.change(net_income, is_real=True).difference
    return Amounts(
        income=ground.change(income, is_real=is_real),
        per_person=per_person(ground, income, is_real=is_real),
        per_adult_equivalent=per_adult(ground, income, is_real=is_real),
        sources=_sources(ground, is_real=is_real),
        cost=ground.change(lambda worth: worth.cost_of(definition.scope), is_real=is_real),
        relief=ground.change(_relief, is_real=is_real),
        outside=tuple(
            OutsideChange(what, ground.change(partial(_outside, what=what), is_real=is_real))
            for what in Outside
            if all(what in worth.outside for worth in ground.worths())
        ),
        contribution=contribution,
        contribution_share=contribution.difference / rise if contribution is not None and rise > 0 else None,
    )


def _sources(ground: Ground, *, is_real: bool) -> tuple[SourceChange, ...]:
    codes = sorted({code for worth in ground.worths() for code in worth.sources})

    def cash(worth: Worth, code: str) -> Fraction:
        return worth.sources.get(code, _NOTHING).cash

    def in_kind(worth: Worth, code: str) -> Fraction:
        return worth.sources.get(code, _NOTHING).in_kind

    return tuple(
        SourceChange(
            code,
            ground.change(partial(cash, code=code), is_real=is_real),
            ground.change(partial(in_kind, code=code), is_real=is_real),
        )
        for code in codes
    )


def _not_asked(ground: Ground) -> tuple[str, ...]:
    if not ground.is_recall:
        return ()
    asked = {code for one in ground.before for code in one.worth.sources}
    came = {code for one in ground.after for code, source in one.worth.sources.items() if source.cash or source.in_kind}
    return tuple(sorted(came - asked))


def _costs_not_asked(ground: Ground) -> bool:
    is_asked = all(worth.costs_asked for worth in ground.worths())
    return not is_asked and any(one.worth.cost for one in ground.after)


def _outside(worth: Worth, what: Outside) -> Fraction:
    return worth.outside[what]


def _relief(worth: Worth) -> Fraction:
    relief = worth.sources.get(RELIEF, _NOTHING)
    return relief.cash + relief.in_kind


def _stand_ins(ground: Ground, price_year: int, prices: Prices) -> tuple[PriceLevel, ...]:
    """Name the years whose prices the table lacks and which year served instead."""
    years = {number // 100 for pair in ground.matched for number in pair} | {price_year}
    return tuple(level for year in sorted(years) if (level := prices.level(year)).is_stand_in)
