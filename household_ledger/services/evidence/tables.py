"""The indicators' tables as a pack tells them: households and all measures to the provider, above it what is safe.

Above the provider what speaks of few by its nature is left out, and is in a larger measure all the same: alcohol,
tobacco and gambling are in the reducible share, informal lenders and every other class in the debt. What an occupation
is called is never told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from household_ledger.domain.disclosure import LEAST_TOLD, NOTHING_TOLD, Told
from household_ledger.domain.group_change import Ids
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.adoption import QUARTER_MONTHS
from household_ledger.domain.indicators.impact import OF_THE_MATCHED
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Measure, Note, Remark, Unit
from household_ledger.domain.indicators.tables import HEADLINES, Aggregate, IndicatorRow, IndicatorTable, TableSide
from household_ledger.services.evidence.pack import Cell, GradeMix, Held, Number, Row, Side, Table, Who
from household_ledger.services.evidence.telling import MeansTold, Telling

GENERALISED: Final = frozenset({Key.DEBT_OF_CLASS, Key.INFORMAL_SHARE, Key.TEMPTATION_SHARE})
"""What above the provider is told only within something larger."""
_OF_ALL: Final = frozenset({Key.COVERAGE, Key.MEDIAN_LAG})
"""What is reckoned over all households together and may go above the provider (M19; their number is its n)."""
_OF_PROJECT: Final = frozenset({Key.COST_MECHANISM, Key.COST_OCCUPATION, Key.COST_TOTAL})
"""What is the project's and no household's (M16): the cost of one household would be its number told anew."""
_ELSEWHERE: Final = frozenset({Indicator.STAIRCASE, Indicator.AGAINST_OTHERS})
"""Told above the provider as counts by stair, and (M18, at every level) with the change of income."""
_SPLITTING: Final = frozenset({Key.ADOPTION, Key.VERIFIED_SHARE})
"""Of these a share of the households, or (verified) of their months of a quarter."""
_OF_FEW_MONTHS: Final = (LEAST_TOLD - 1) * QUARTER_MONTHS
"""So many months of a quarter may be those of four households."""
_NOMINAL: Final = {
    Key.NET_INCOME_REAL: Key.NET_INCOME_PER_MONTH,
    Key.PER_PERSON_REAL: Key.PER_PERSON,
    Key.PER_ADULT_REAL: Key.PER_ADULT,
}
"""What a measure is at the prices of its time: between the two stands an index, and in years of one price nothing."""
_COUNTS: Final = frozenset({Unit.COUNT, Unit.YES_NO})
"""A mean of these is a number of households."""
_OF_SOME: Final = frozenset({Remark.SERVICE_HIGH, Remark.SERVICE_HIGH_NET, Remark.SALES_WITHOUT_QUANTITY})
"""Remarks that speak of a household rather than of a definition."""
_NUMBERS: Final = {Key.SHARE_UP: ("increased", "matched")}


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What a pack tells of a side before its tables: the numbers of the change, and its mean."""

    numbers: Mapping[str, int | None]
    means: MeansTold = field(default_factory=MeansTold)
    has_verdict: bool = False
    """Whether it says which way income went."""


def sets_of(tables: Iterable[IndicatorTable], side: Side) -> list[Ids]:
    """Name the sets of households the measures of a side are over."""
    return [one.households for table in tables for one in _side(table, side).aggregates]


def table_of(
    table: IndicatorTable,
    who: Who | None,
    tellings: Mapping[Side, Telling],
    before: Mapping[Side, ToldBefore],
) -> Table:
    """Tell of one indicator; `who` names the row above the provider. Its means are held against those `before`."""
    totals = [row for side in Side for row in _totals(_side(table, side), side, tellings[side], before[side])]
    if who is None:
        rows = [row for side in Side for one in _side(table, side).rows for row in _rows(one, side)]
    else:
        rows = [Row(who=who, side=one.side, of=one.of, cells=one.cells) for one in totals]
    met = {cell.key for row in (*rows, *totals) for cell in row.cells}
    return Table(
        indicator=table.indicator,
        columns=tuple(key for key in Key if key in met),
        rows=tuple(rows),
        totals=tuple(totals),
        notes=_notes(table, is_exact=who is None, has_verdict=before[Side.PARTICIPANTS].has_verdict),
    )


def _rows(row: IndicatorRow, side: Side) -> Iterable[Row]:
    """Give a household's rows: its own, then one for each occupation, lender class or cycle."""
    by_subject: dict[str, list[Measure]] = {"": []}
    for one in row.result.values:
        by_subject.setdefault(one.of, []).append(one)
    for of, measures in by_subject.items():
        if measures or len(by_subject) == 1:
            yield Row(
                who=Who(row.code, row.name),
                side=side,
                of=of,
                months=len(row.result.months),
                verdict=row.result.verdict,
                left_out=row.left_out,
                reasons=row.result.reasons,
                cells=tuple(_own(one, row.result) for one in measures),
            )


def _own(one: Measure, result: IndicatorResult) -> Cell:
    return Cell(
        key=one.key,
        value=one.value,
        unit=one.unit,
        grades=result.grades,
        reason=one.reason,
        unit_name=one.unit_name,
    )


def _totals(found: TableSide, side: Side, telling: Telling, before: ToldBefore) -> Iterable[Row]:
    """Give a side's row, and one for each lender class; none of a side nobody is on."""
    told = [one for one in found.aggregates if telling.is_exact or _goes_up(one)]
    mixes = {one.household: one.result.grades for one in found.rows}
    for of in sorted({one.of for one in told}):
        ours = [one for one in told if one.of == of]
        if telling.is_exact:
            cells = [_exact(one, telling) for one in ours]
        else:
            cells = _apart(ours, [_guarded(one, telling, before.numbers, mixes) for one in ours], before.means)
        yield Row(who=None, side=side, of=of, cells=tuple(cells))


def _apart(measures: Sequence[Aggregate], cells: Sequence[Cell], beside: MeansTold) -> list[Cell]:
    """Keep means back that may not stand beside those told before them."""
    admitted: dict[Key, bool] = {}
    for one, cell in zip(measures, cells, strict=True):
        if cell.mean is not None and one.key not in _NOMINAL:
            values = dict(zip(one.households, one.each, strict=False))
            admitted[one.key] = beside.admit(one.key, one.unit, values)
    safe = {real: admitted.get(nominal, False) for real, nominal in _NOMINAL.items()} | admitted
    return [cell if safe.get(cell.key, False) else replace(cell, mean=None) for cell in cells]


def _goes_up(one: Aggregate) -> bool:
    """Tell whether a measure has a place above the provider at all."""
    if not one.households and one.key not in (*HEADLINES.values(), *_OF_ALL, *_SPLITTING, *_OF_PROJECT):
        return False
    return one.key not in GENERALISED


def _exact(one: Aggregate, telling: Telling) -> Cell:
    """Give a measure over households to the provider: all there is of it."""
    return Cell(
        key=one.key,
        value=one.value,
        unit=one.unit,
        n=one.n,
        at_least=one.n,
        is_middle=one.is_middle,
        mean=telling.mean(one.each, Told(one.n, one.n), one.unit) if one.is_middle else None,
        grades=one.grades,
        reason=one.reason,
        least=one.least,
        without=tuple(Number(reason, len(ids)) for reason, ids in one.without),
    )


def _guarded(one: Aggregate, telling: Telling, numbers: Mapping[str, int | None], mixes: Mapping[Id, GradeMix]) -> Cell:
    """Give a measure over households above the provider, where it may be told."""
    told, is_told = _allowed(one, telling, numbers)
    value = telling.value(one.value, one.unit) if is_told and told.at_least else None
    is_mean = one.is_middle and value is not None and one.unit not in _COUNTS and len(one.each) == one.n
    whose = {household: mixes.get(household, ()) for household in one.households}
    return Cell(
        key=one.key,
        value=value,
        unit=one.unit,
        n=told.n,
        at_least=told.at_least,
        is_middle=one.is_middle,
        mean=telling.mean(one.each, told, one.unit) if is_mean else None,
        grades=telling.grades(one.grades, told, whose) if value is not None else (),
        reason=None if value is not None else Held.TOO_FEW.value,
        least=LEAST_TOLD,
    )


def is_told(indicator: Indicator, *, is_exact: bool) -> bool:
    """Tell whether an indicator has a table of its own."""
    return indicator is not Indicator.AGAINST_OTHERS and (is_exact or indicator not in _ELSEWHERE)


def numbers_of_all(tables: Iterable[Table]) -> list[int]:
    """List the numbers of participants told of measures reckoned over all, of which it is not known whom they hold."""
    keys = _OF_ALL | _SPLITTING | _OF_PROJECT
    totals = (row for table in tables for row in table.totals if row.side is Side.PARTICIPANTS)
    return [cell.n for row in totals for cell in row.cells if cell.key in keys and cell.n is not None]


def _allowed(one: Aggregate, telling: Telling, numbers: Mapping[str, int | None]) -> tuple[Told, bool]:
    """Say how exactly the households of a measure may be told above the provider, and whether the measure may."""
    if one.key in OF_THE_MATCHED:
        return NOTHING_TOLD, False
    if not one.households:
        told = telling.of_all(one.n)
        is_safe = one.key in _SPLITTING and told.at_least == one.n and _leaves_enough(one, telling)
        return told, one.key in _OF_ALL | _OF_PROJECT or is_safe
    told = telling.number(one.households)
    if one.key in _NUMBERS:
        return told, all(numbers.get(key) is not None for key in _NUMBERS[one.key])
    if not one.is_middle:
        return told, _splits(one.value, told.n) and len(one.each) == one.n
    return told, True


def _leaves_enough(one: Aggregate, telling: Telling) -> bool:
    """Tell whether a share reckoned over all leaves five households on both of its sides, however months fall.

    Who keeps books now is among those who kept any: no other number told may be a few more than theirs.
    """
    if one.value is None:
        return False
    if one.key is not Key.VERIFIED_SHARE:
        many = int(one.value * one.n)
        return _splits(one.value, one.n) and telling.of_all(many).at_least == many
    months = sum(count for _grade, count in one.grades)
    part = one.value * months
    return part > _OF_FEW_MONTHS and months - part > _OF_FEW_MONTHS


def _splits(share: Fraction | None, n: int | None) -> bool:
    """Tell whether a share of so many households leaves enough on both of its sides."""
    if share is None or n is None:
        return False
    part = share * n
    return part >= LEAST_TOLD and n - part >= LEAST_TOLD


def _side(table: IndicatorTable, side: Side) -> TableSide:
    return table.participants if side is Side.PARTICIPANTS else table.comparison


def _notes(table: IndicatorTable, *, is_exact: bool, has_verdict: bool) -> tuple[Note, ...]:
    of_rows = (note for side in Side for one in _side(table, side).rows for note in one.result.notes)
    met = {note for note in of_rows if is_exact or note.remark not in _OF_SOME}
    met |= {note for note in table.notes if has_verdict or note.remark is not Remark.GAIN_NOT_SHOWN}
    return tuple(sorted(met, key=lambda note: (list(Remark).index(note.remark), note.year, note.used)))
