"""A staircase of a ledger, read in one snapshot: what is known of every household, its marks, and where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_periods import Case, periods_of
from household_ledger.domain.figures_month import Moment
from household_ledger.domain.goal import Goal
from household_ledger.domain.group_standing import baseline_of
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import Key
from household_ledger.domain.indicators.stair_facts import (
    Attested,
    Provided,
    household_facts,
    month_before,
    provider_facts,
)
from household_ledger.domain.indicators.sums import CASH
from household_ledger.domain.intake import Asked, intake_in
from household_ledger.domain.kinds import LIQUID_FORMS
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, MonthState
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.stairs_reached import Climb, Climber, Staircase, staircase_of
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.services.figures.keys import StairsQuery
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.figures.reading import by_household
from household_ledger.services.ports import Reader
from household_ledger.text.stair_words import own_stairs


def read_staircase(query: StairsQuery, queries: FigureReader, grounds: Iterable[Ground], moment: Moment) -> Staircase:
    """Say who stands where at a month, of a village group or of all; the provider's own rests on all."""
    chosen = [one for one in grounds if query.group is None or one.household.group == query.group]
    if query.audience is Audience.PARTICIPANT:
        return participants_staircase(chosen, queries, query.as_of, moment)
    return _Climbing(_participants(chosen), queries, moment, query.as_of).of_provider()


def participants_staircase(grounds: Iterable[Ground], queries: FigureReader, as_of: Month, moment: Moment) -> Staircase:
    """Say who stands where, of households already read; those for comparison are left out."""
    return _Climbing(_participants(grounds), queries, moment, as_of).of_participants()


def _participants(grounds: Iterable[Ground]) -> list[Ground]:
    return [one for one in grounds if not one.household.is_comparison]


def stairs_of(reader: Reader, audience: Audience) -> tuple[Stair, ...]:
    """Give the stairs of an audience: the project's own, or the program's where it wrote none."""
    kept = [one for one in reader.all(Stair) if one.audience is audience]
    return tuple(sorted(kept, key=lambda one: one.level)) or own_stairs(audience)


def _is_climbing(household: Household, as_of: Month) -> bool:
    """Tell whether a participant began by a month's end and has not left before it."""
    has_begun = household.started_on is None or household.started_on <= as_of.last
    return has_begun and not household.left_before(as_of.last)


@dataclass(frozen=True, slots=True)
class _Climbing:
    """The participants' grounds at a month, and the snapshot all else is read from."""

    grounds: Sequence[Ground]
    queries: FigureReader
    moment: Moment
    as_of: Month

    @property
    def day(self) -> date:
        """Give the last day that counts."""
        return min(self.as_of.last, self.moment.today)

    @property
    def climbing(self) -> list[Ground]:
        """Give those that are on the staircase."""
        return [one for one in self.grounds if _is_climbing(one.household, self.as_of)]

    def of_participants(self) -> Staircase:
        """Say where each participant stands."""
        marks, attested = by_household(self.queries.reader.all(StairMark)), self._attested()
        climbers = [
            Climber(
                household=one.household.id,
                code=one.household.code,
                name=one.household.name,
                known=household_facts(one, attested[int(one.household.id)], self.moment.today),
                marks=marks[one.household.id],
            )
            for one in self.climbing
        ]
        return staircase_of(climbers, self._asked(Audience.PARTICIPANT))

    def of_provider(self) -> Staircase:
        """Say where the provider itself stands."""
        reader = self.queries.reader
        climber = Climber(
            household=NO_ID,
            code="",
            name=reader.provider().name,
            known=provider_facts(self._provided()),
            marks=reader.of_household(StairMark, NO_ID),
        )
        return staircase_of([climber], self._asked(Audience.PROVIDER))

    def _asked(self, audience: Audience) -> Climb:
        households = (one.household for one in self.grounds)
        is_ours = audience is Audience.PARTICIPANT
        return Climb(
            as_of=self.as_of,
            day=self.day,
            audience=audience,
            stairs=stairs_of(self.queries.reader, audience),
            left=tuple(one.id for one in households if is_ours and one.left_before(self.as_of.last)),
            step=self.moment.step,
        )

    def _attested(self) -> dict[int, Attested]:
        """Read what is written of each household beside its months."""
        reader, indicators = self.queries.reader, self.queries.for_indicators()
        visits, came = by_household(self._visits()), _came(reader, self._sessions())
        written = {row.household: row for row in indicators.written(None, self.as_of)}
        informal = {row.household: date.fromisoformat(row.day) for row in indicators.informal(None, self.as_of)}
        closed = Counter(
            int(one.household)
            for one in reader.all(MonthState)
            if one.closed_on is not None and one.month <= self.as_of.number
        )
        goals = Counter(
            int(one.household) for one in reader.all(Goal) if one.started_on is None or one.started_on <= self.day
        )
        reserves = self._reserves_before()
        found = {}
        for one in (int(ground.household.id) for ground in self.climbing):
            kept = written.get(one)
            found[one] = Attested(
                demonstrations=frozenset(came[one]),
                entries=kept.entries if kept is not None else 0,
                days=kept.days if kept is not None else 0,
                closed=closed[one],
                visits=len(visits[one]),
                pages_read=sum(visit.has_read_page for visit in visits[one]),
                goals=goals[one],
                informal_on=informal.get(one),
                reserve_before=reserves.get(one),
            )
        return found

    def _reserves_before(self) -> dict[int, int]:
        """Read cash and liquid savings at the month before the start that is held against the month asked."""
        wanted: defaultdict[Month, set[int]] = defaultdict(set)
        for one in self.climbing:
            if (month := month_before(self.as_of, one.project_start)) is not None:
                wanted[month].add(int(one.household.id))
        reserves: Counter[int] = Counter()
        for month, households in wanted.items():
            for row in self.queries.for_indicators().held(None, month):
                if row.household in households and row.code in (CASH, *LIQUID_FORMS):
                    reserves[row.household] += row.satang
        return {one: reserves[one] for households in wanted.values() for one in households}

    def _visits(self) -> list[Visit]:
        return [one for one in self.queries.reader.all(Visit) if one.visited_on <= self.day]

    def _sessions(self) -> dict[Id, Training]:
        return {one.id: one for one in self.queries.reader.all(Training) if one.held_on <= self.day}

    def _provided(self) -> Provided:
        """Read what is known of the provider's own work."""
        reader, climbing = self.queries.reader, self.climbing
        baselines = by_household(reader.all(Baseline))
        visited: dict[int, date] = {}
        for one in self._visits():
            visited[one.household] = max(one.visited_on, visited.get(one.household, one.visited_on))
        since = [visited.get(one.household.id) or one.project_start for one in climbing]
        known = [one for one in since if one is not None]
        sessions = self._sessions().values()
        books = bookkeeping([one.months for one in self.grounds], self.as_of, self.moment.today)
        return Provided(
            participants=len(climbing),
            with_intake=sum(_is_asked(one.household) for one in climbing),
            with_baseline=sum(_has_baseline(one, baselines[one.household.id]) for one in climbing),
            demonstrations=frozenset(number for one in sessions for number in numbers_in(one.lessons)),
            sessions_written=sum(bool(one.aar) for one in sessions),
            longest_without_visit=max(max((self.day - one).days, 0) for one in known)
            if known and len(known) == len(since)
            else None,
            adoption=books.value(Key.ADOPTION),
            with_work=_with_work(self.of_participants()),
        )


def _with_work(participants: Staircase) -> int | None:
    """Count those verified on the stair of work or above; None where there is no such stair."""
    level = participants.work
    return None if level is None else sum(one.verified >= level for one in participants.people)


def _came(reader: Reader, sessions: Mapping[Id, Training]) -> defaultdict[int, set[int]]:
    """Say which demonstrations each household came to."""
    came: defaultdict[int, set[int]] = defaultdict(set)
    for one in reader.all(Attendance):
        if one.training in sessions:
            came[one.household] |= set(numbers_in(sessions[one.training].lessons))
    return came


def _is_asked(household: Household) -> bool:
    """Tell whether all questions of the intake are answered."""
    return set(Asked) <= intake_in(household.intake).keys()


def _has_baseline(ground: Ground, baselines: Sequence[Baseline]) -> bool:
    case = Case(
        household=ground.household,
        months=ground.months,
        baselines=baselines,
        supported=frozenset(),
        as_of=ground.as_of,
    )
    return baseline_of(case, periods_of(case), matched_months=ground.thresholds.matched_months) is not None
