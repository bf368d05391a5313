"""Evidence packs of small villages that were never written into a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import TypeVar, cast

from household_ledger.domain.change_eight import ChangeLabel, ChangeScore, Moment
from household_ledger.domain.changes import ChainHead, Step
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.grade_months import GradeTable, grade_month
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.result import (
    HouseholdIndicators,
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    ProviderIndicators,
    Remark,
    Unit,
)
from household_ledger.domain.indicators.tables import IndicatorTables
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Project, Provider
from household_ledger.domain.stair_standing import StaircaseStanding
from household_ledger.domain.staircase import Audience
from household_ledger.domain.stairs_reached import OnStairs, Staircase
from household_ledger.domain.statistics import Estimate
from household_ledger.services.evidence.building import Asked, build_pack
from household_ledger.services.evidence.codec import to_json
from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.pack_file import ReadPack, digest_of
from household_ledger.services.figures.indicator_tables import indicator_tables
from household_ledger.services.ports import Progress, Reader, no_progress
from household_ledger.text.stair_words import own_stairs
from tests.domain.making import figures
from tests.domain.villages import AS_OF, Villager, village

T = TypeVar("T")
NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
MEASURES = (
    (Indicator.NET_INCOME, Key.NET_INCOME_PER_MONTH, Unit.SATANG_PER_MONTH),
    (Indicator.SAVING, Key.SAVING_RATE, Unit.RATIO),
    (Indicator.DEBT_STOCK, Key.DEBT, Unit.SATANG),
    (Indicator.DEBT_STOCK, Key.INFORMAL_SHARE, Unit.RATIO),
)

Scores = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Member:
    """A household of a made village: its change, which of `MEASURES` it has, where it stands, its months' grades.

    `quarter`: of each month of the last three it was enrolled in, its grade and whether it is verified.
    """

    villager: Villager = field(default_factory=Villager)
    has: tuple[bool, ...] = (True, True, True, True)
    stairs: tuple[int, int] = (0, 0)
    grades: tuple[Grade, ...] = (Grade.A, Grade.B)
    quarter: tuple[tuple[Grade, bool], ...] = ()
    eight: tuple[Scores, ...] = ()
    """Of each side of Change 8 what was scored before and after, by one of the household after the other."""

    def books(self) -> list[MonthFigures]:
        """Give the months of its quarter, the last of them the month asked."""
        months = [figures(AS_OF.plus(-place), grade=grade) for place, (grade, _is) in enumerate(self.quarter)]
        return [
            replace(month, quality=replace(month.quality, is_verified=is_verified))
            for month, (_grade, is_verified) in zip(months, self.quarter, strict=True)
        ]


@dataclass(frozen=True)
class Made:
    """The figures and the reader a pack is made of; implements what `build_pack` asks of both."""

    members: Sequence[Member]
    provider_name: str = "หน่วย"
    node: str = "NODE"
    writer: int = 1
    costs: int = 0
    """Satang the project cost; 0: M16 is not reckoned."""

    def indicator_tables(
        self,
        as_of: Month,
        group: Id | None = None,
        among: frozenset[Id] | None = None,
        progress: Progress = no_progress,
    ) -> IndicatorTables:
        assert (as_of, group) == (AS_OF, None)
        progress(1, 1)
        del among
        households = tuple(self._indicators(number, one) for number, one in enumerate(self.members, 1))
        quarter = bookkeeping([one.books() for one in self.members], as_of, NOW.date())
        return indicator_tables(
            ProviderIndicators(as_of, households, (*self._unit_cost(), quarter)),
            village([one.villager for one in self.members]),
        )

    def _unit_cost(self) -> tuple[IndicatorResult, ...]:
        if not self.costs:
            return ()
        of_gain = Measure(Key.COST_PER_BAHT, Fraction(1, 2), Unit.NUMBER)
        matched, total = len(self.members), Fraction(self.costs)
        values = (
            Measure(Key.HOUSEHOLDS, Fraction(matched), Unit.COUNT),
            Measure(Key.COST_TOTAL, total, Unit.SATANG),
            Measure(Key.MATCHED, Fraction(matched), Unit.COUNT),
            of_gain,
        )
        return (IndicatorResult(Indicator.UNIT_COST, values, (), (), notes=(Note(Remark.COSTS_OF_THE_TIME),)),)

    def _indicators(self, number: int, one: Member) -> HouseholdIndicators:
        grades = tuple((grade, one.grades.count(grade)) for grade in Grade if grade in one.grades)
        by_indicator: dict[Indicator, list[Measure]] = {}
        for (indicator, key, unit), is_there in zip(MEASURES, one.has, strict=True):
            value = Fraction(100_000 + 1_717 * number) if is_there else None
            by_indicator.setdefault(indicator, []).append(Measure(key, value, unit, None if is_there else "none"))
        results = tuple(
            IndicatorResult(indicator, tuple(values), (202601, 202602), grades)
            for indicator, values in by_indicator.items()
        )
        return HouseholdIndicators(Id(number), f"{number:03}", f"บ้าน {number}", AS_OF, 2026, (), grades, results)

    def staircase(self, as_of: Month, *, progress: Progress = no_progress) -> Staircase:
        progress(1, 1)
        people = tuple(
            OnStairs(
                household=Id(number),
                code=f"{number:03}",
                name="",
                at_start=one.stairs[0],
                verified=one.stairs[1],
                waiting=None,
                fallen_from=None,
                gained=0,
                findings=(),
                marks=(),
            )
            for number, one in enumerate(self.members, 1)
            if not one.villager.is_comparison and one.villager.left_on is None
        )
        return Staircase(
            as_of=as_of,
            day=as_of.last,
            audience=Audience.PARTICIPANT,
            stairs=own_stairs(Audience.PARTICIPANT),
            people=people,
            left=(),
            standing=StaircaseStanding((), ()),
            gained=Estimate(0, 3, None),
            step=None,
        )

    def grade_months(self, first: Month, last: Month, group: Id | None = None) -> GradeTable:
        assert first < last
        assert group is None
        months = [
            grade_month(first.plus(place), [(Id(n), one.grades[place]) for n, one in enumerate(self.members, 1)])
            for place in range(2)
        ]
        return GradeTable(tuple(months))

    def households(self) -> list[Household]:
        return [Household(id=Id(n), code=f"{n:03}", name="") for n in range(1, len(self.members) + 1)]

    def all(self, kind: type[T]) -> list[T]:
        """List the names and scores of Change 8."""
        sides = max((len(one.eight) for one in self.members), default=0)
        kept: list[object] = [ChangeLabel(id=Id(slot), name=f"ด้านลับ {slot}") for slot in range(1, sides + 1)]
        for number, member in enumerate(self.members, 1):
            kept += scores_of(Id(number), member.eight)
        return [one for one in kept if isinstance(one, kind)]

    def record(self, _kind: type[T], _id: Id) -> T | None:
        return None

    def project(self) -> Project:
        return Project(name="โครงการ")

    def provider(self) -> Provider:
        return Provider(name=self.provider_name, node=self.node)

    def step_count(self) -> int:
        return 7

    def chain_heads(self) -> tuple[ChainHead, ...]:
        return (ChainHead(Step(self.writer, 7), "ab" * 32),)


def scores_of(household: Id, sides: Iterable[Scores]) -> Iterator[ChangeScore]:
    for slot, pairs in enumerate(sides, 1):
        for member, pair in enumerate(pairs):
            for moment, value in zip(Moment, pair, strict=True):
                yield ChangeScore(
                    id=Id(1),
                    household=household,
                    member=Id(member),
                    slot=slot,
                    moment=moment,
                    score=value,
                    scored_on=AS_OF.last,
                )


def pack_of(made: Made, level: Level, *, counted: Iterable[int] | None = None) -> EvidencePack:
    everyone = range(1, len(made.members) + 1)
    chosen = frozenset(map(Id, everyone if counted is None else counted))
    asked = Asked(level=level, as_of=AS_OF, made_at=NOW, counted=chosen)
    return build_pack(made, cast("Reader", made), asked)


def read(pack: EvidencePack, name: str = "pack") -> ReadPack:
    return ReadPack(pack, digest_of(to_json(pack)), name)


def numbers_of(pack: EvidencePack, side: int = 0) -> Mapping[str, int | None]:
    return {one.key: one.value for one in pack.change.totals[side].numbers}
