"""Who stands on which stair, and by what evidence: every rule held against what is known, every mark looked at (M20).

A household stands on the highest stair that a verified mark holds and whose rule is not found unmet; stairs below need
no mark of their own. A verified mark whose rule is unmet by now holds nothing: the household came down, whether or not
anybody wrote so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import Found, StairMeasure, Untold
from household_ledger.domain.stair_rules import ClauseFinding, clauses_of, hold, read_rule
from household_ledger.domain.stair_standing import StaircaseStanding, StairStanding
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.statistics import Estimate, median


class State(StrEnum):
    """What a stair's rule says of a household."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"
    BY_PERSON = "by_person"
    """There is no rule: only a person's mark says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a stair's rule says of a household, condition by condition; `problem`: why the rule cannot be read."""

    level: int
    state: State
    clauses: tuple[ClauseFinding, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStairs:
    """One household (or, of the provider's staircase, id 0) at the end of a month; level 0 is before the first stair.

    `at_start`: the highest stair it stood on before the project; `verified`: where it stands by verified evidence;
    `waiting`: the highest stair above, if any, that its rule meets or an unverified mark claims without its rule
    denying it; `fallen_from`: the highest verified stair above that holds no more.
    """

    household: Id
    code: str
    name: str
    at_start: int
    verified: int
    waiting: int | None
    fallen_from: int | None
    gained: int
    """Stairs now less those at the start; a stair of the start that still holds counts on both sides."""
    findings: tuple[Finding, ...]
    marks: tuple[StairMark, ...]

    def finding(self, level: int) -> Finding:
        """Give what is found of one stair; KeyError for one that is not there."""
        for one in self.findings:
            if one.level == level:
                return one
        raise KeyError(level)

    def holds(self, mark: StairMark, day: date) -> bool:
        """Tell whether a mark holds its stair on a day: standing, verified, and its rule not found unmet."""
        known = next((one for one in self.findings if one.level == mark.level), None)
        return known is not None and _holds(mark, known, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staircase:
    """A whole staircase at the end of a month; names of the program's own stairs are in the language it was asked in.

    `people` are the participants enrolled by then who have not left, by code; `left` those who had, who stand on no
    stair any more. Households for comparison are on no staircase.
    """

    as_of: Month
    day: date
    """The last day that counts: the month's, or today."""
    audience: Audience
    stairs: tuple[Stair, ...]
    people: tuple[OnStairs, ...]
    left: tuple[Id, ...]
    standing: StaircaseStanding
    gained: Estimate
    """Median stairs gained since the start."""
    step: Step | None

    def person(self, household: Id) -> OnStairs | None:
        """Give where one household stands; None for one that is not on this staircase."""
        return next((one for one in self.people if one.household == household), None)

    @property
    def work(self) -> int | None:
        """Give the lowest stair whose rule asks for sales of supported work; None where no rule does."""
        return next((one.level for one in self.stairs if _asks_for_work(one)), None)

    def newly_verified(self, level: int) -> int:
        """Count those that stand on a stair or above by verified evidence and stood below it at the start (M16)."""
        return sum(one.at_start < level <= one.verified for one in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Climber:
    """What is known of a household, or of the provider, before its staircase: its measures and its marks."""

    household: Id
    code: str
    name: str
    known: Mapping[StairMeasure, Found]
    marks: Sequence[StairMark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """What is asked of a staircase."""

    as_of: Month
    day: date
    audience: Audience
    stairs: Sequence[Stair]
    left: tuple[Id, ...] = ()
    step: Step | None = None


def staircase_of(climbers: Iterable[Climber], asked: Climb) -> Staircase:
    """Say where each stands; they are named in the order they are given in."""
    stairs = sorted(asked.stairs, key=lambda one: one.level)
    people = tuple(_on_stairs(one, stairs, asked) for one in climbers)
    return Staircase(
        as_of=asked.as_of,
        day=asked.day,
        audience=asked.audience,
        stairs=tuple(stairs),
        people=people,
        left=asked.left,
        standing=_standing(stairs, people),
        gained=median([Fraction(one.gained) for one in people]),
        step=asked.step,
    )


def whole_months(since: date, day: date) -> int:
    """Count the whole months from one day to another; 0 where it is earlier."""
    months = (day.year - since.year) * MONTHS_A_YEAR + day.month - since.month
    is_last_day = day == Month.of(day).last
    return max(0, months - (day.day < since.day and not is_last_day))


def _asks_for_work(stair: Stair) -> bool:
    rule = read_rule(stair.test, stair.audience)
    return not isinstance(rule, Problem) and any(one.measure is StairMeasure.SUPPORTED_SOLD for one in clauses_of(rule))


def _on_stairs(climber: Climber, stairs: Sequence[Stair], asked: Climb) -> OnStairs:
    levels = {one.level for one in stairs}
    marks = [one for one in climber.marks if one.audience is asked.audience and not one.is_deleted]
    reached = [one for one in marks if one.reached_on <= asked.day and one.level in levels]
    findings: list[Finding] = []
    below = Found.nothing(Untold.NO_STAIR_BELOW)
    for stair in stairs:
        found = _finding(stair, {**climber.known, StairMeasure.KEPT_MONTHS: below}, asked.audience)
        findings.append(found)
        held = [one.reached_on for one in reached if one.level == stair.level and _holds(one, found, asked.day)]
        below = Found.exactly(whole_months(min(held), asked.day) if held else 0)
    by_level = {one.level: one for one in findings}
    verified = max((one.level for one in reached if _holds(one, by_level[one.level], asked.day)), default=0)
    lost = max((one.level for one in reached if one.verified_on is not None), default=0)
    at_start = max((one.level for one in reached if one.is_baseline), default=0)
    return OnStairs(
        household=climber.household,
        code=climber.code,
        name=climber.name,
        at_start=at_start,
        verified=verified,
        waiting=_waiting(reached, findings, verified, asked.day),
        fallen_from=lost if lost > verified else None,
        gained=max(verified, _kept_of_start(reached, by_level, at_start, asked.day)) - at_start,
        findings=tuple(findings),
        marks=tuple(sorted(marks, key=lambda one: (one.level, one.reached_on, one.id))),
    )


def _finding(stair: Stair, known: Mapping[StairMeasure, Found], audience: Audience) -> Finding:
    rule = read_rule(stair.test, audience)
    if rule is None:
        return Finding(level=stair.level, state=State.BY_PERSON)
    if isinstance(rule, Problem):
        return Finding(level=stair.level, state=State.CANNOT_TELL, problem=rule)
    is_met, clauses = hold(rule, lambda one: known.get(one, Found.nothing(Untold.BY_A_PERSON)))
    state = State.CANNOT_TELL if is_met is None else State.MET if is_met else State.NOT_MET
    return Finding(level=stair.level, state=state, clauses=clauses)


def _holds(mark: StairMark, finding: Finding, day: date) -> bool:
    return mark.stands(day) and mark.verified_on is not None and finding.state is not State.NOT_MET


def _waiting(marks: Sequence[StairMark], findings: Sequence[Finding], verified: int, day: date) -> int | None:
    claimed = {one.level for one in marks if one.stands(day)}
    levels = [
        one.level
        for one in findings
        if one.level > verified
        and (one.state is State.MET or (one.level in claimed and one.state is not State.NOT_MET))
    ]
    return max(levels, default=None)


def _kept_of_start(marks: Sequence[StairMark], findings: Mapping[int, Finding], at_start: int, day: date) -> int:
    """Give the stair of the start while it holds, looked at by somebody or not; else 0."""
    stands = any(one.is_baseline and one.level == at_start and one.stands(day) for one in marks)
    return at_start if stands and findings[at_start].state is not State.NOT_MET else 0


def _standing(stairs: Sequence[Stair], people: Sequence[OnStairs]) -> StaircaseStanding:
    return StaircaseStanding(
        tuple(
            StairStanding(
                level=stair.level,
                name=stair.name,
                at_start=sum(one.at_start == stair.level for one in people),
                verified=tuple(one.household for one in people if one.verified == stair.level),
                waiting=tuple(one.household for one in people if one.waiting == stair.level),
            )
            for stair in stairs
        ),
        tuple((one.household, one.fallen_from, one.verified) for one in people if one.fallen_from is not None),
    )
