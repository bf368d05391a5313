"""What may be said of an income before and after: the finding, and all that must stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from household_ledger.charts.month_labels import named
from household_ledger.charts.recall_words import not_asked_words
from household_ledger.domain.comparison import Amounts, Change, Comparison, Definition, Outside, SourceChange
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.comparison_terms import Scope, rounded
from household_ledger.domain.group_verdict import LEAST_MONTHS
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import quality_mix
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import baseline_name, category_name, verdict_words
from household_ledger.text.messages import sentence

_INCOMES = {
    (True, Scope.ALL): N_("Net income"),
    (True, Scope.CASH): N_("Net cash income"),
    (True, Scope.IN_KIND): N_("Net income in kind"),
    (False, Scope.ALL): N_("Income before costs"),
    (False, Scope.CASH): N_("Cash income before costs"),
    (False, Scope.IN_KIND): N_("Income in kind before costs"),
}
_COUNTED = {
    (True, Scope.ALL): N_("Net income = cash in + own and received goods − occupation costs"),
    (True, Scope.CASH): N_("Net cash income = cash in − occupation costs paid for"),
    (True, Scope.IN_KIND): N_("Net income in kind = own and received goods − costs received in kind"),
    (False, Scope.ALL): N_("Income before costs = cash in + own and received goods"),
    (False, Scope.CASH): N_("Cash income before costs = cash in"),
    (False, Scope.IN_KIND): N_("Income in kind before costs = own and received goods"),
}
_SURVEYS = {
    True: N_("as the Statistical Office counts it"),
    False: N_("as the basic needs survey counts it"),
}
_OUTSIDE = {
    Outside.PROJECT_MONEY: N_("project money"),
    Outside.PROJECT_IN_KIND: N_("goods from the project"),
    Outside.WINDFALL: N_("windfalls"),
    Outside.WINDFALL_IN_KIND: N_("windfalls in kind"),
    Outside.LOANS: N_("loans"),
    Outside.WITHDRAWALS: N_("savings drawn"),
    Outside.ASSET_SALES: N_("things sold"),
}
_FINDINGS = {
    Verdict.UP: N_("Net income rose by {amount} baht a month"),
    Verdict.DOWN: N_("Net income fell by {amount} baht a month"),
    Verdict.SAME: N_("Net income is about the same as before ({change} baht a month)"),
}


def baht(amount: Fraction, *, signed: bool = False) -> str:
    """Write a monthly mean in whole baht, rounded half up."""
    return format_amount(rounded(amount), signed=signed, decimals="never")


def income_name(definition: Definition) -> str:
    """Name the income a definition speaks of."""
    return _(_INCOMES[definition.is_net, definition.scope])


def finding(comparison: Comparison) -> str:
    """Say the finding; where nothing may be concluded, that and why."""
    amounts, definition = comparison.amounts, comparison.definition
    if comparison.verdict is Verdict.UNKNOWN or amounts is None:
        why = sentence(comparison.reasons[0].value) if comparison.reasons else ""
        return " — ".join(part for part in (verdict_words(Verdict.UNKNOWN), why) if part)
    change = amounts.income.per_month
    if is_what_the_verdict_speaks_of(definition):
        told = _(_FINDINGS[comparison.verdict])
        return told.format(amount=baht(abs(change)), change=baht(change, signed=True))
    return _("{income}: {change} baht a month").format(income=income_name(definition), change=baht(change, signed=True))


def few_months_words(comparison: Comparison) -> str:
    """Caution of a verdict over less than half a year of months, as a group's paper does; "" of any other."""
    if comparison.verdict is Verdict.UNKNOWN or len(comparison.matched) >= LEAST_MONTHS:
        return ""
    count = len(comparison.matched)
    told = ngettext(
        "Only {count} month of the year can be compared yet: this shows a direction, the year may say otherwise.",
        "Only {count} months of the year can be compared yet: this shows a direction, the year may say otherwise.",
        count,
    )
    return told.format(count=format_number(count))


def is_what_the_verdict_speaks_of(definition: Definition) -> bool:
    """Tell whether a definition is M3's: net, real, cash and in kind, good months only."""
    return definition.is_net and definition.is_real and definition.scope is Scope.ALL and not definition.with_grade_c


def subtitle(comparison: Comparison, changes: Sequence[tuple[str, Change]]) -> str:
    """Say what moved most, and what the figures are; of what is remembered only these: much was not asked."""
    if comparison.amounts is None:
        return ""
    year = format_year(comparison.definition.price_year)
    measure = (
        _("Average baht a month at prices of {year}").format(year=year)
        if comparison.definition.is_real
        else _("Average baht a month in the money of the time")
    )
    movers = [] if comparison.basis in RECALLS else _movers(changes)
    return " · ".join([*movers, measure])


def _movers(changes: Sequence[tuple[str, Change]]) -> list[str]:
    told = []
    rise = max(changes, key=lambda one: one[1].difference, default=None)
    if rise is not None and rise[1].difference > 0:
        told.append(_("Largest rise: {source}").format(source=rise[0]))
    fall = min(changes, key=lambda one: one[1].difference, default=None)
    if fall is not None and fall[1].difference < 0:
        told.append(_("Largest fall: {source}").format(source=fall[0]))
    return told


def source_name(source: SourceChange, *, is_in_kind: bool) -> str:
    """Name a source; what it brought in kind apart from its cash."""
    name = category_name(source.code)
    if is_in_kind and (source.cash.before or source.cash.after):
        return _("{source}, in kind").format(source=name)
    return name


def note(comparison: Comparison, *, is_for_household: bool = False) -> str:
    """Say which months, which definition, how good the records are, and what was left out of the income."""
    if comparison.amounts is None:
        return " ".join(sentence(reason.value) for reason in comparison.reasons[1:])
    is_unknown = comparison.verdict is Verdict.UNKNOWN
    further = comparison.reasons[1:] if is_unknown else comparison.reasons
    parts = [
        basis_words(comparison) if is_for_household else basis_with_grades(comparison),
        counted_words(comparison.definition, is_for_household=is_for_household),
        not_counted(comparison, comparison.amounts),
        *stand_ins(comparison),
        not_asked_words(comparison),
        *(sentence(reason.value) for reason in further),
    ]
    if not is_what_the_verdict_speaks_of(comparison.definition):
        verdict = verdict_words(comparison.verdict)
        parts.append(_("Verdict (net, real, cash and in kind): {verdict}").format(verdict=verdict))
    return " · ".join(part for part in parts if part)


def counted_words(definition: Definition, *, is_for_household: bool = False) -> str:
    """Say how a definition counts, and (not to a household) which survey counts so."""
    counted, surveys = _(_COUNTED[definition.is_net, definition.scope]), _SURVEYS[definition.is_net]
    is_like = not is_for_household and (definition.is_net, definition.scope) != (True, Scope.IN_KIND)
    return f"{counted} ({_(surveys)})" if is_like else counted


def basis_words(comparison: Comparison) -> str:
    """Say for a household which months are compared and how the time before is known; no grades."""
    after = [Month.from_number(pair[1]) for pair in comparison.matched]
    count = len(after)
    months = ngettext("{count} matched month ({months})", "{count} matched months ({months})", count)
    told = [months.format(count=format_number(count), months=named(after))]
    if comparison.basis is not None:
        told.append(in_digits(baseline_name(comparison.basis)))
    return " · ".join(told)


def basis_with_grades(comparison: Comparison) -> str:
    """Say which months are compared, how the time before is known, and the grades on both sides."""
    return _basis_and(comparison, (N_("grades before: {grades}"), N_("grades now: {grades}")), _letters)


def basis_with_quality(comparison: Comparison) -> str:
    """Say the same as a household reads it: how complete its records are, in words for the letters."""
    return _basis_and(comparison, (N_("before the project: {grades}"), N_("now: {grades}")), quality_mix)


def _basis_and(
    comparison: Comparison, forms: tuple[str, str], mix: Callable[[Sequence[tuple[Grade, int]]], str]
) -> str:
    told = [basis_words(comparison)]
    for form, grades in zip(forms, (comparison.grades_before, comparison.grades_after), strict=True):
        if grades:
            told.append(_(form).format(grades=mix(grades)))
    return " · ".join(told)


def _letters(grades: Sequence[tuple[Grade, int]]) -> str:
    return " ".join(f"{grade.value} {format_number(count)}" for grade, count in grades)


def not_counted(comparison: Comparison, amounts: Amounts) -> str:
    """List what came in and is no income: a month's average before → after, and what other months since had besides."""
    rows = [" ".join(row) for row in outside_rows(amounts)]
    average = _("Not counted, baht a month on average: {rows}").format(rows=", ".join(rows)) if rows else ""
    return beside(average, outside_beside(comparison))


def outside_beside(comparison: Comparison) -> str:
    """List what came in and is no income in months since the start that are not compared; nothing where nothing did."""
    rows = [f"{_(_OUTSIDE[what])} {baht(amount)}" for what, amount in comparison.outside_beside]
    told = _("In months that are not compared, the start month with them: {rows} baht")
    return told.format(rows=", ".join(rows)) if rows else ""


def outside_rows(amounts: Amounts) -> list[tuple[str, str]]:
    """Name what came in and is no income, and what it brought a month before → after, where it brought anything."""
    return [
        (_(_OUTSIDE[one.what]), f"{baht(one.change.before_per_month)} → {baht(one.change.after_per_month)}")
        for one in amounts.outside
        if one.change.before or one.change.after
    ]


def stand_ins(comparison: Comparison) -> list[str]:
    """Say of each year the price table lacks which one served; nothing where it lacks none."""
    return [
        _("prices of {year} stand in for {asked}").format(year=format_year(one.year), asked=format_year(one.asked))
        for one in comparison.stand_ins
    ]
