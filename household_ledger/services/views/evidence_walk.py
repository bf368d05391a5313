"""The way down from a figure of the group: whose it is, which of their months, which entries, a stop at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.comparison import Comparison
from household_ledger.domain.comparison_periods import PERIOD_MONTHS
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.group_change import GroupChange, GroupSide
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.month_brought import OF_NET_INCOME, brought, new_of
from household_ledger.domain.indicators.result import Indicator, Measure
from household_ledger.domain.indicators.tables import Aggregate, IndicatorRow, IndicatorTable
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.figures.drill import Place
from household_ledger.services.figures.drill_indicators import Part, parts_behind
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import Reader
from household_ledger.text.amounts import format_number
from household_ledger.text.brought_words import brought_below, brought_figure, brought_name
from household_ledger.text.counted import months
from household_ledger.text.dates import format_month
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.group_figures import aggregate_name, baht
from household_ledger.text.i18n import _
from household_ledger.text.indicator_words import indicator_name, measure_name, measure_value
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import household_words, verdict_words
from household_ledger.text.messages import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing at a stop: a household, or a month with the entries behind it."""

    title: str
    below: str
    figure: str = ""
    household: Id
    month: Month | None = None
    parts: tuple[Part, ...] = ()
    is_used: bool = True
    """Whether the figure above rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What stands behind one figure, in lines; `said` is what must be said of all of them."""

    title: str
    said: str
    lines: tuple[Line, ...]
    indicator: Indicator


def stop_of_aggregate(table: IndicatorTable, one: Aggregate, names: Mapping[Id, str]) -> Stop:
    """List whose values a measure over households is made of, the largest first, then who has none and why."""
    rows = {row.household: row for side in (table.participants, table.comparison) for row in side.rows}
    having = [(rows.get(household), household) for household in one.households]
    having.sort(key=lambda pair: -_size(pair[0], one))
    lines = [_line_of(names, household, row, one) for row, household in having]
    lacking = [
        Line(title=names.get(household, ""), below=sentence(reason), household=household, is_used=False)
        for reason, households in one.without
        for household in households
    ]
    return Stop(
        title=beside(f"{table.indicator.value} {indicator_name(table.indicator)}", aggregate_name(one)),
        said=named(_("months used by quality"), grade_mix(one.grades)) if one.grades else "",
        lines=(*lines, *lacking),
        indicator=table.indicator,
    )


def stop_of_change(title: str, change: GroupChange, sides: Sequence[GroupSide], names: Mapping[Id, str]) -> Stop:
    """List the matched households of one or both groups by how much they changed, the largest rise first."""
    found = sorted((one for side in sides for one in side.changes), key=lambda one: -one.per_month)
    lines = tuple(
        Line(
            title=names.get(one.household, ""),
            below=beside(verdict_words(one.verdict), months(one.months)),
            figure=baht(one.per_month),
            household=one.household,
        )
        for one in found
    )
    said = _("Real change in baht a month, to {month}").format(month=format_month(change.as_of))
    return Stop(title=title, said=said, lines=lines, indicator=Indicator.REAL_CHANGE)


def stop_of_verdicts(title: str, change: GroupChange, names: Mapping[Id, str]) -> Stop:
    """List everybody who stayed by verdict, those of whom nothing can be concluded with the reason."""
    side = change.participants
    amounts = {one.household: baht(one.per_month) for one in side.changes}
    reasons: dict[Id, str] = {}
    for reason, households in side.reasons:
        for household in households:
            reasons.setdefault(household, sentence(reason.value))
    lines = tuple(
        Line(
            title=names.get(household, ""),
            below=beside(verdict_words(verdict), reasons.get(household, "")),
            figure=amounts.get(household, ""),
            household=household,
            is_used=household in amounts,
        )
        for verdict in (Verdict.UP, Verdict.SAME, Verdict.DOWN, Verdict.UNKNOWN)
        for household in side.of(verdict)
    )
    said = _("Real change in baht a month, to {month}").format(month=format_month(change.as_of))
    return Stop(title=title, said=said, lines=lines, indicator=Indicator.SHARE_UP)


def stop_of_households(
    title: str, households: Iterable[Id], names: Mapping[Id, str], indicator: Indicator, said: str = ""
) -> Stop:
    """List households of which there is nothing more to say."""
    lines = tuple(Line(title=names.get(one, ""), below="", household=one) for one in households)
    return Stop(title=title, said=said, lines=lines, indicator=indicator)


def stop_of_months(figures: Figures, reader: Reader, line: Line, indicator: Indicator, as_of: Month) -> Stop:
    """List the months of a household an indicator looks at, latest first: what each brought, and what keeps it out."""
    categories = reader.of_household(HouseholdCategory, line.household, with_deleted=True)
    used, first = _used(figures, line.household, indicator, as_of)
    ground = figures.ground(line.household, as_of)
    books = _books(ground, indicator)
    found = [(month, brought(ground, indicator, month)) for month in figures.months(line.household, first, as_of)]
    lines = tuple(
        Line(
            title=format_month(month.month),
            below=beside(
                month.quality.grade.value, used.get(month.month) or _why_not(month), brought_below(indicator, got)
            ),
            figure=brought_figure(got),
            household=line.household,
            month=month.month,
            parts=parts_behind(Place(line.household, month.month, categories), indicator, books),
            is_used=month.month in used,
        )
        for month, got in reversed(found)
    )
    said = _("{count} used of {all}").format(
        count=months(len([one for one in lines if one.is_used])), all=format_number(len(lines))
    )
    what = brought_name(indicator, next((got for _month, got in found if got.values), None))
    return Stop(title=line.title, said=beside(said, what), lines=lines, indicator=indicator)


def _books(ground: Ground, indicator: Indicator) -> dict[Id, str]:
    """Name the occupations whose books an indicator looks at."""
    new = new_of(ground) if indicator is Indicator.NEW_OCCUPATIONS else None
    return {Id(one): name for one, name in ground.names.items() if new is None or one in new}


def _used(figures: Figures, household: Id, indicator: Indicator, as_of: Month) -> tuple[dict[Month, str], Month]:
    """Say of each month used how it is used, and where the months looked at begin."""
    if indicator in OF_NET_INCOME:
        comparison = figures.comparison(household, as_of)
        return _pairs(comparison), _first_compared(comparison, as_of)
    if indicator is Indicator.BOOKKEEPING:
        first = as_of.plus(-2)
        return {one.month: _("in the quarter") for one in figures.months(household, first, as_of)}, first
    result = figures.indicators(household, as_of).result(indicator)
    return {Month.from_number(one): _("used") for one in result.months}, as_of.plus(1 - PERIOD_MONTHS)


def _pairs(comparison: Comparison) -> dict[Month, str]:
    told = {}
    for numbers in comparison.matched:
        before, after = (Month.from_number(one) for one in numbers)
        told[before] = _("held against {month}").format(month=format_month(after))
        told[after] = _("held against {month}").format(month=format_month(before))
    return told


def _first_compared(comparison: Comparison, as_of: Month) -> Month:
    """Begin a year before the earliest month matched can lie: all that could have been compared is shown."""
    matched = [Month.from_number(one) for pair in comparison.matched for one in pair]
    return min([*matched, as_of.plus(1 - 2 * PERIOD_MONTHS)])


def _why_not(month: MonthFigures) -> str:
    """Say why a month is not used: what keeps its grade down, else that nothing stands against it."""
    if month.quality.grade.value in "AB":
        return _("not used: no good month stands against it, or it is not over")
    return named(_("not used"), " ".join(sentence(code) for code in month.quality.reasons))


def _line_of(names: Mapping[Id, str], household: Id, row: IndicatorRow | None, one: Aggregate) -> Line:
    if row is None:
        return Line(title=names.get(household, ""), below="", household=household)
    met = [value for value in row.result.values if value.key is one.key and (not one.of or value.of == one.of)]
    known = [value for value in met if value.value is not None]
    several = "; ".join(named(measure_name(value), measure_value(value)) for value in known) if len(known) > 1 else ""
    return Line(
        title=household_words(row.code, row.name),
        below=beside(several or _of_what(known), months(len(row.result.months)), grade_mix(row.result.grades)),
        figure=measure_value(known[0]) if len(known) == 1 else format_number(len(known)),
        household=household,
    )


def _of_what(known: Sequence[Measure]) -> str:
    return known[0].of if known and len(known[0].of) > len("D01") else ""


def _size(row: IndicatorRow | None, one: Aggregate) -> Fraction:
    values = [value.value for value in row.result.values if value.key is one.key] if row is not None else []
    return max((value for value in values if value is not None), default=Fraction(0))
