"""The measures a rule of a stair may speak of: the closed list, whose staircase each is for, and what it is held by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from household_ledger.domain.staircase import Audience


class Scale(StrEnum):
    """What a measure is held against."""

    NUMBER = "number"
    SHARE = "share"
    """Percent in a rule, a part of 1 as a value."""
    TREND = "trend"
    YES_NO = "yes_no"


class Trend(StrEnum):
    """Which way something went since before the start."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


class StairMeasure(StrEnum):
    """The values are the words of a rule; what they mean is in `docs/stairs.md`, their names in `text.stair_words`."""

    LESSONS = "lessons"
    DEMONSTRATIONS = "demonstrations"
    ENTRIES = "entries"
    DAYS = "days"
    CLOSED = "closed"
    GOOD_MONTHS = "good_months"
    VISITS = "visits"
    PAGES_READ = "pages_read"
    GOALS = "goals"
    BUDGET = "budget"
    REDUCIBLE = "reducible"
    SAVED_MONTHS = "saved_months"
    NEW_INFORMAL_DEBT = "new_informal_debt"
    SUPPORTED_SOLD = "supported_sold"
    INCOME = "income"
    RESERVE = "reserve"
    DEBT_SERVICE = "debt_service"
    KEPT_MONTHS = "kept_months"
    HELPS_OTHERS = "helps_others"
    INTAKE = "intake"
    BASELINES = "baselines"
    LESSONS_HELD = "lessons_held"
    VISIT_GAP = "visit_gap"
    GOOD_HOUSEHOLDS = "good_households"
    WITH_WORK = "with_work"
    WITH_WORK_SHARE = "with_work_share"
    LESSONS_WRITTEN = "lessons_written"
    GOES_ON = "goes_on"


PROVIDER_MEASURES: Final = frozenset(
    {
        StairMeasure.INTAKE,
        StairMeasure.BASELINES,
        StairMeasure.LESSONS_HELD,
        StairMeasure.VISIT_GAP,
        StairMeasure.GOOD_HOUSEHOLDS,
        StairMeasure.WITH_WORK,
        StairMeasure.WITH_WORK_SHARE,
        StairMeasure.LESSONS_WRITTEN,
        StairMeasure.GOES_ON,
    }
)
NEVER_TOLD: Final = frozenset({StairMeasure.BUDGET, StairMeasure.HELPS_OTHERS, StairMeasure.GOES_ON})
"""What no ledger tells: a person marks the stair and says what shows it."""
_SCALES: Final = {
    StairMeasure.BUDGET: Scale.YES_NO,
    StairMeasure.REDUCIBLE: Scale.TREND,
    StairMeasure.NEW_INFORMAL_DEBT: Scale.YES_NO,
    StairMeasure.INCOME: Scale.TREND,
    StairMeasure.RESERVE: Scale.TREND,
    StairMeasure.DEBT_SERVICE: Scale.TREND,
    StairMeasure.HELPS_OTHERS: Scale.YES_NO,
    StairMeasure.INTAKE: Scale.SHARE,
    StairMeasure.BASELINES: Scale.SHARE,
    StairMeasure.GOOD_HOUSEHOLDS: Scale.SHARE,
    StairMeasure.WITH_WORK_SHARE: Scale.SHARE,
    StairMeasure.GOES_ON: Scale.YES_NO,
}


def scale_of(measure: StairMeasure) -> Scale:
    """Say what a measure is held against; most are numbers."""
    return _SCALES.get(measure, Scale.NUMBER)


def measures_of(audience: Audience) -> tuple[StairMeasure, ...]:
    """List the measures of a staircase, in the order an editor shows them."""
    is_provider = audience is Audience.PROVIDER
    return tuple(one for one in StairMeasure if (one in PROVIDER_MEASURES) == is_provider)


class Untold(StrEnum):
    """Why a measure is not known; the values are sentence codes, as those of `comparison_verdict.Reason` are."""

    BY_A_PERSON = "stair_by_a_person"
    MONTHS_NOT_VALID = "stair_months_not_valid"
    NO_START = "stair_no_start"
    NOTHING_MATCHED = "stair_nothing_matched"
    INCOME_NOT_POSITIVE = "indicator_income_not_positive"
    NO_SPENDING = "indicator_no_spending"
    NO_NECESSARY = "indicator_no_necessary"
    TOO_FEW_MONTHS = "indicator_too_few_months"
    NO_STAIR_BELOW = "stair_no_stair_below"
    NO_HOUSEHOLDS = "stair_no_households"
    NO_STAIR_OF_WORK = "stair_no_stair_of_work"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a measure: between `least` and `most` (None: no bound), or a trend; else the reason why not.

    A flag is 1 or 0, a share a part of 1. Months that are not recorded well enough widen the bounds.
    """

    least: Fraction | None = None
    most: Fraction | None = None
    trend: Trend | None = None
    reason: str | None = None

    @property
    def value(self) -> Fraction | None:
        """Give the number where it is known exactly."""
        return self.least if self.least == self.most else None

    @classmethod
    def exactly(cls, number: Fraction | int) -> Found:
        """Know a number."""
        return cls(Fraction(number), Fraction(number))

    @classmethod
    def between(cls, least: int, most: int, why: str) -> Found:
        """Know a number's bounds, and why not more where they differ."""
        return cls(Fraction(least), Fraction(most), None, str(why) if least < most else None)

    @classmethod
    def moved(cls, before: Fraction, now: Fraction) -> Found:
        """Know which way a measure went: the least difference counts."""
        if now == before:
            return cls(trend=Trend.SAME)
        return cls(trend=Trend.UP if now > before else Trend.DOWN)

    @classmethod
    def nothing(cls, why: str) -> Found:
        """Know nothing."""
        return cls(reason=str(why))
