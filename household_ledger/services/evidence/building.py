"""An evidence pack made from a ledger: for the provider itself, or of it for the NODE or the central team."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from household_ledger.domain.comparison_periods import PERIOD_MONTHS
from household_ledger.domain.disclosure import LEAST_TOLD, Told
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.group_change import GroupChange, GroupSide
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Key, Unit
from household_ledger.domain.indicators.tables import IndicatorTables
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month
from household_ledger.domain.stairs_reached import Staircase
from household_ledger.services.evidence.change import change_table, sets_counted
from household_ledger.services.evidence.change import sets_of as sets_of_change
from household_ledger.services.evidence.eight import ToldElsewhere, exact_table, guarded_table
from household_ledger.services.evidence.pack import (
    Basis,
    EightTable,
    EvidencePack,
    Head,
    Level,
    People,
    Quality,
    Side,
    SideChange,
    Source,
    Who,
)
from household_ledger.services.evidence.stairs import people_counted, stair_table
from household_ledger.services.evidence.stairs import sets_of as sets_of_stairs
from household_ledger.services.evidence.tables import ToldBefore, is_told, numbers_of_all, sets_of, table_of
from household_ledger.services.evidence.telling import Telling
from household_ledger.services.ports import Progress, Reader, no_progress, stretch
from household_ledger.services.views.change_eight import Whose, change_eight


class EvidenceFigures(Protocol):
    """The figures a pack is made of, of one state of the ledger."""

    def indicator_tables(
        self,
        as_of: Month,
        group: Id | None = None,
        among: frozenset[Id] | None = None,
        progress: Progress = no_progress,
    ) -> IndicatorTables:
        """Put the indicators together."""

    def staircase(self, as_of: Month, *, progress: Progress = no_progress) -> Staircase:
        """Say who stands on which stair."""

    def grade_months(self, first: Month, last: Month, group: Id | None = None) -> GradeTable:
        """Give whose months got which grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which pack: for whom, up to which month, made when, and (above the provider) of which households alone."""

    level: Level
    as_of: Month
    made_at: datetime
    counted: frozenset[Id]
    """Those with consent to be counted above the provider; at the provider's level all are."""


def build_pack(
    figures: EvidenceFigures, reader: Reader, asked: Asked, progress: Progress = no_progress
) -> EvidencePack:
    """Make a pack of one snapshot; tells how far it is from the beginning. Raises Cancelled."""
    progress(0, 100)
    is_exact = asked.level is Level.PROVIDER
    staircase = figures.staircase(asked.as_of, progress=stretch(progress, 0, 40))
    among = None if is_exact else asked.counted
    tables = figures.indicator_tables(asked.as_of, None, among, stretch(progress, 40, 85))
    progress(85, 100)
    people = people_counted(staircase, among)
    sides = {Side.PARTICIPANTS: tables.change.participants, Side.COMPARISON: tables.change.comparison}
    further = {Side.PARTICIPANTS: sets_of_stairs(staircase, people), Side.COMPARISON: []}
    tellings = {
        side: Telling.of(
            [*sets_of(tables.tables, side), *sets_of_change(each)],
            [*sets_counted(each), _everybody(each), *further[side]],
            is_exact=is_exact,
        )
        for side, each in sides.items()
    }
    stairs = stair_table(staircase, people, tellings[Side.PARTICIPANTS])
    source = _source(reader)
    who = None if is_exact else Who("", source.node if asked.level is Level.CENTRAL else source.provider)
    change = change_table(tables.change, who, tellings)
    before = {one.side: _told_before(one, sides[one.side]) for one in change.totals}
    grades = figures.grade_months(asked.as_of.plus(1 - PERIOD_MONTHS), asked.as_of)
    progress(95, 100)
    quality = {side: _quality(grades, side, each, tellings[side]) for side, each in sides.items()}
    aware = {side: _knowing(grades, quality[side], each, tellings[side]) for side, each in sides.items()}
    made = EvidencePack(
        level=asked.level,
        as_of=asked.as_of,
        made_at=asked.made_at,
        is_rolled_up=False,
        sources=(source if asked.level is not Level.CENTRAL else source.without_provider(),),
        bases=(_basis(tables.change),),
        people=_people(reader, asked, [tellings[side].whole(_everybody(sides[side])) for side in Side], who),
        quality=tuple(
            Quality(who=name, side=one.side, months=one.months) for name in _rows(who) for one in quality.values()
        ),
        tables=tuple(
            table_of(one, who, aware, before) for one in tables.tables if is_told(one.indicator, is_exact=is_exact)
        ),
        change=change,
        stairs=tuple(replace(stairs, who=name) for name in _rows(who)),
    )
    pack = replace(made, eight=_eight(made, reader, asked, sides[Side.PARTICIPANTS], tellings[Side.PARTICIPANTS]))
    progress(100, 100)
    return pack


def _eight(
    pack: EvidencePack, reader: Reader, asked: Asked, side: GroupSide, telling: Telling
) -> tuple[EightTable, ...]:
    """Tell of Change 8, beside all else the pack tells."""
    enrolled, everybody = frozenset(side.enrolled), frozenset(_everybody(side))
    if telling.is_exact:
        read = change_eight(reader, Whose.PARTICIPANTS, until=asked.as_of.last, households=enrolled)
        return (exact_table(read),)
    read = change_eight(reader, Whose.PARTICIPANTS, until=asked.as_of.last, households=enrolled & asked.counted)
    elsewhere = ToldElsewhere(
        exact=[ids for ids, told in telling.numbers.items() if told.n is not None],
        wholes=[ids for ids in (enrolled, everybody) if telling.whole(ids).n is not None],
        numbers=numbers_of_all(pack.tables),
    )
    table = guarded_table(read, elsewhere)
    return tuple(replace(table, who=one.who) for one in pack.people)


def _told_before(change: SideChange, side: GroupSide) -> ToldBefore:
    """Gather what the change of a side tells; its mean stands beside those of the tables."""
    told = ToldBefore({one.key: one.value for one in change.numbers}, has_verdict=change.verdict is not None)
    mean = change.estimate("mean_per_month")
    if mean is not None and mean.value is not None:
        values = {one.household: one.per_month for one in side.changes}
        told.means.admit(Key.CHANGE_PER_MONTH, Unit.SATANG_PER_MONTH, values)
    return told


def _rows(who: Who | None) -> tuple[Who | None, ...]:
    return (None,) if who is None else (who, None)


def _everybody(side: GroupSide) -> tuple[Id, ...]:
    return (*side.enrolled, *side.yet_to_start)


def _people(reader: Reader, asked: Asked, sides: Sequence[Told], who: Who | None) -> tuple[People, ...]:
    left_out = len({one.id for one in reader.households()} - asked.counted)
    is_told = who is None or left_out >= LEAST_TOLD  # none and a few look alike
    ours, others = sides
    return tuple(
        People(who=name, participants=ours, comparison=others, not_counted=left_out if is_told else None)
        for name in _rows(who)
    )


def _quality(grades: GradeTable, side: Side, each: GroupSide, telling: Telling) -> Quality:
    """Count a side's household-months by grade; above the provider by the same rule as households.

    Where not all of the side are told exactly, their months less those behind a measure would be the months of few.
    """
    ours = set(_everybody(each))
    behind = {grade: _of_grade(grades, grade, ours) for grade in Grade}
    hidden: Collection[Grade] = ()
    if telling.number(ours).n is None:
        hidden = tuple(Grade)
    elif not telling.is_exact:
        hidden = _grades_kept_back(behind)
    return Quality(
        who=None,
        side=side,
        months=tuple((grade, None if grade in hidden else len(behind[grade])) for grade in Grade),
    )


def _knowing(grades: GradeTable, quality: Quality, each: GroupSide, telling: Telling) -> Telling:
    """Let the grades beside a measure not tell what the months of the side keep back to hide those of few."""
    ours = set(_everybody(each))
    if telling.number(ours).n is None:
        return telling
    return replace(telling, hidden={grade: frozenset(_of_grade(grades, grade, ours)) for grade in quality.kept_back})


def _grades_kept_back(behind: Mapping[Grade, Sequence[Id]]) -> frozenset[Grade]:
    """Keep back grades of few households, with the next smallest until they are months of five households, each once.

    So many at least, for all months less those told are the months kept back.
    """
    by_size = sorted(behind, key=lambda grade: (len(set(behind[grade])), grade.value))
    hidden = [grade for grade in by_size if len(set(behind[grade])) < LEAST_TOLD]
    left = [grade for grade in by_size if grade not in hidden]
    while (
        hidden and left and (len(hidden) == 1 or len({one for grade in hidden for one in behind[grade]}) < LEAST_TOLD)
    ):
        hidden.append(left.pop(0))
    return frozenset(hidden)


def _of_grade(grades: GradeTable, grade: Grade, ours: set[Id]) -> list[Id]:
    """Name the household of each month of a grade."""
    return [one for month in grades.months for one in month.households.get(grade, ()) if one in ours]


def _source(reader: Reader) -> Source:
    project, provider = reader.project(), reader.provider()
    return Source(
        project=project.name,
        contract=project.contract,
        funder=project.funder,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        provider=provider.name,
        node=provider.node,
        region=provider.region,
        province=provider.province,
        steps=reader.step_count(),
        heads=tuple(Head(one.step.writer, one.step.seq, one.hash) for one in reader.chain_heads()),
    )


def _basis(change: GroupChange) -> Basis:
    return Basis(
        tau_permille=change.tau_permille,
        price_year=change.definition.price_year,
        changed=change.changed,
        stand_ins=tuple((one.asked, one.year) for one in change.stand_ins if one.is_stand_in),
    )
