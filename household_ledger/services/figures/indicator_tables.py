"""The indicators of many households put together, measure by measure: the one place where it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypedDict

from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_change import GroupChange, GroupSide, Ids
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.impact import OF_THE_MATCHED
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
from household_ledger.domain.indicators.tables import (
    HEADLINE_UNITS,
    HEADLINES,
    Absent,
    Aggregate,
    IndicatorRow,
    IndicatorTable,
    IndicatorTables,
    TableSide,
)
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.statistics import LEAST_TO_COMPARE, LEAST_TO_SUMMARISE, Estimate, Unsaid, mean, median

SUMS_OVER_MONTHS: Final = frozenset(
    {
        Key.NET_INCOME_IN_KIND,
        Key.NET_INCOME_REAL,
        Key.STATE_RELIEF,
        Key.GROSS,
        Key.COST,
        Key.PROFIT,
        Key.BEFORE,
        Key.AFTER,
        Key.CHANGE_CASH,
        Key.CHANGE_IN_KIND,
        Key.CHANGE_NOMINAL,
        Key.CHANGE_PER_PERSON,
        Key.CHANGE_PER_ADULT,
        Key.CONTRIBUTION,
    }
)
"""Sums over months: over households they are a month's."""
_APART: Final = frozenset(
    {
        Key.NET_INCOME,
        Key.NET_INCOME_CASH,
        Key.CHANGE,
        Key.SHORT_MONTHS,
        Key.SHORT_MONTHS_WITH_PROJECT,
        Key.HOURS,
        Key.SALES_MONTHS,
        Key.PRICE,
        Key.VARIABLE_COST,
        Key.BREAK_EVEN,
        Key.CYCLE_GROSS,
        Key.CYCLE_COST,
        Key.CYCLE_PROFIT,
        Key.CONTRIBUTION_SHARE,
        Key.BAND,
        Key.POVERTY_LINE,
        Key.JPT_THRESHOLD,
    }
)
"""Not put together: over different numbers of months and told otherwise too, a part of all that the group's change
tells, of different goods, or set."""
_OF_CHANGE: Final = (Indicator.REAL_CHANGE, Indicator.SHARE_UP)


def indicator_tables(found: ProviderIndicators, change: GroupChange) -> IndicatorTables:
    """Put households' indicators together: those whom `change`, of the same snapshot, counts as enrolled.

    M3, M4 and M18 are over the households it matched, so that the tables and the group's change never disagree.
    """
    known = {one.household: one for one in found.households}
    over_all = {one.indicator: _over_all(one, change) for one in found.group}
    over_all[Indicator.AGAINST_OTHERS] = IndicatorTable(
        Indicator.AGAINST_OTHERS, TableSide((), (_against_others(change),))
    )
    ours, others = (_Side(side, known) for side in (change.participants, change.comparison))
    reckoned = {result.indicator for one in found.households for result in one.results}
    tables = (
        IndicatorTable(one, ours.table(one), others.table(one)) if one in reckoned else over_all[one]
        for one in Indicator
        if one in reckoned or one in over_all
    )
    return IndicatorTables(found.as_of, change.group, change, tuple(tables))


@dataclass(frozen=True, slots=True)
class _Side:
    side: GroupSide
    known: Mapping[Id, HouseholdIndicators]

    def table(self, indicator: Indicator) -> TableSide:
        rows = tuple(self._row(self.known[one], indicator) for one in self.side.enrolled if one in self.known)
        counted = [one for one in rows if not one.left_out]
        divisors = self._divisors(indicator, counted)
        aggregates = [_together(kind, rows, divisors) for kind in _kinds(counted)]
        if indicator is Indicator.SHARE_UP:
            aggregates.insert(0, self._share_up(rows))
        elif all(one.key is not HEADLINES[indicator] for one in aggregates):
            nobody_s = _Kind(_KEYS.index(HEADLINES[indicator]), "", HEADLINE_UNITS[indicator])
            aggregates.insert(0, _together(nobody_s, rows, {}))
        return TableSide(rows, tuple(aggregates))

    def _row(self, one: HouseholdIndicators, indicator: Indicator) -> IndicatorRow:
        result = one.result(indicator)
        return IndicatorRow(
            household=one.household,
            code=one.code,
            name=one.name,
            result=result,
            left_out=self._left_out(one.household, result),
        )

    def _left_out(self, household: Id, result: IndicatorResult) -> str:
        if household in {one.household for one in self.side.attrition.leavers}:
            return Absent.LEFT.value
        if result.indicator in _OF_CHANGE and household in self.side.recalled:
            return Reason.RECALL_ONLY.value
        return ""

    def _divisors(self, indicator: Indicator, rows: Iterable[IndicatorRow]) -> dict[Id, int]:
        """Say over how many months a household's sums are: its matched ones, else those of V."""
        if indicator in _OF_CHANGE:
            return {one.household: one.months for one in self.side.changes}
        return {one.household: len(one.result.months) for one in rows}

    def _share_up(self, rows: Sequence[IndicatorRow]) -> Aggregate:
        share, matched = self.side.share_up, self.side.matched
        others = [one for one in rows if one.household not in set(matched)]
        return Aggregate(
            key=Key.SHARE_UP,
            unit=Unit.RATIO,
            is_middle=False,
            values=share.n,
            households=matched,
            without=_by_reason((one.left_out or _first(one.result), one.household) for one in others),
            grades=self.side.grades,
            **_said(share),
        )


@dataclass(frozen=True, slots=True, order=True)
class _Kind:
    """What can be put together: the same measure, of the same lender class."""

    place: int
    of: str
    unit: Unit

    @property
    def key(self) -> Key:
        return _KEYS[self.place]

    def holds(self, one: Measure) -> bool:
        return one.key is self.key and _class_of(one) == self.of


_KEYS: Final = tuple(Key)


def _kinds(rows: Iterable[IndicatorRow]) -> list[_Kind]:
    met = (one for row in rows for one in row.result.values if one.key not in _APART)
    return sorted({_Kind(_KEYS.index(one.key), _class_of(one), one.unit) for one in met})


def _class_of(one: Measure) -> str:
    return one.of if one.key is Key.DEBT_OF_CLASS else ""


def _together(kind: _Kind, rows: Sequence[IndicatorRow], divisors: Mapping[Id, int]) -> Aggregate:
    """Put one measure of the households together, and say why others have none."""
    values: list[Fraction] = []
    having: list[IndicatorRow] = []
    lacking: list[tuple[str, Id]] = []
    for row in rows:
        met = [one for one in row.result.values if kind.holds(one)]
        got = [] if row.left_out else [one.value for one in met if one.value is not None]
        if got:
            values += [one / divisors[row.household] for one in got] if kind.key in SUMS_OVER_MONTHS else got
            having.append(row)
        else:
            why = next((one.reason for one in row.result.values if one.key is kind.key and one.reason), None)
            lacking.append((row.left_out or why or _first(row.result), row.household))
    is_share = kind.unit is Unit.YES_NO
    return Aggregate(
        key=kind.key,
        unit=_unit(kind),
        of=kind.of,
        is_middle=not is_share,
        values=len(values),
        each=tuple(values),
        households=tuple(one.household for one in having),
        without=_by_reason(lacking),
        grades=_added(one.result.grades for one in having),
        **_said(_estimate(values, len(having), is_share=is_share)),
    )


def _unit(kind: _Kind) -> Unit:
    if kind.unit is Unit.YES_NO:
        return Unit.RATIO
    return Unit.SATANG_PER_MONTH if kind.key in SUMS_OVER_MONTHS else kind.unit


def _estimate(values: Sequence[Fraction], households: int, *, is_share: bool) -> Estimate:
    """Give the middle, or the share of yes; too few households are too few however many values they have."""
    least = LEAST_TO_COMPARE if is_share else LEAST_TO_SUMMARISE
    if households < least:
        return Estimate(households, least, None, Unsaid.TOO_FEW if households else Unsaid.NOBODY)
    value = (mean if is_share else median)(values, 1).value
    return Estimate(households, least, value)


class _Said(TypedDict):
    value: Fraction | None
    n: int
    least: int
    reason: str | None


def _said(estimate: Estimate) -> _Said:
    reason = estimate.reason.value if estimate.reason is not None else None
    return {"value": estimate.value, "n": estimate.n, "least": estimate.least, "reason": reason}


def _first(result: IndicatorResult) -> str:
    return result.reasons[0] if result.reasons else Absent.NOTHING_SUCH.value


def _by_reason(pairs: Iterable[tuple[str, Id]]) -> tuple[tuple[str, Ids], ...]:
    """Sort households by why they have no value, the commonest reason first."""
    found: dict[str, list[Id]] = {}
    for reason, household in pairs:
        found.setdefault(reason, []).append(household)
    return tuple((reason, tuple(ids)) for reason, ids in sorted(found.items(), key=lambda pair: -len(pair[1])))


def _over_all(result: IndicatorResult, change: GroupChange) -> IndicatorTable:
    """Tell what is reckoned over all participants together, measure by measure."""
    matched = result.value(Key.MATCHED)
    whole = (int(result.value(Key.HOUSEHOLDS) or 0), result.grades if matched is None else ())
    part = whole if matched is None else (int(matched), result.grades)
    aggregates = tuple(
        Aggregate(
            key=one.key,
            value=one.value,
            unit=one.unit,
            n=n,
            reason=one.reason,
            of=one.of,
            is_middle=False,
            grades=grades,
        )
        for one in result.values
        for n, grades in (part if one.key in OF_THE_MATCHED else whole,)
    )
    return IndicatorTable(result.indicator, TableSide((), aggregates), notes=(*result.notes, *_doubts(result, change)))


def _doubts(result: IndicatorResult, change: GroupChange) -> tuple[Note, ...]:
    """Say of costs held against a gain that the gain is not shown: the sum of many may be above zero by chance."""
    has_gain = result.value(Key.COST_PER_BAHT) is not None
    is_shown = change.participants.verdict is Verdict.UP
    return (Note(Remark.GAIN_NOT_SHOWN),) if has_gain and not is_shown else ()


def _against_others(change: GroupChange) -> Aggregate:
    """Give M18 of the change: how participants moved less how the others did."""
    difference, sides = change.difference, (change.participants, change.comparison)
    return Aggregate(
        key=Key.DIFFERENCE,
        value=difference.value,
        unit=Unit.SATANG_PER_MONTH,
        n=min(difference.participants, difference.comparison),
        least=LEAST_TO_COMPARE,
        reason=difference.reason.value if difference.reason is not None else None,
        is_middle=False,
        values=difference.participants + difference.comparison,
        households=tuple(one for side in sides for one in side.matched),
        grades=_added(side.grades for side in sides),
    )


def _added(mixes: Iterable[tuple[tuple[Grade, int], ...]]) -> tuple[tuple[Grade, int], ...]:
    counted: Counter[Grade] = Counter()
    for mix in mixes:
        counted.update(dict(mix))
    return tuple((grade, counted[grade]) for grade in Grade if counted[grade])
