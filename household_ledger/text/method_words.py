"""How evidence is reckoned, in words an evaluator can check and repeat: definitions, limits, tests, seeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from household_ledger.domain.comparison_periods import PERIOD_MONTHS
from household_ledger.domain.period import Month
from household_ledger.domain.statistics import (
    EXACT_DIFFERENCES,
    EXACT_WITH_TIES,
    LEAST_TO_COMPARE,
    LEAST_TO_SUMMARISE,
    LEAST_TO_TEST,
    ROUNDS,
    SEED,
)
from household_ledger.domain.thresholds import Thresholds, changed_from_default
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.setting_words import changed_lines, percent_of_permille


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What figures rest on: the month asked, the limits, the price year; years the table lacks, and those used (CE)."""

    as_of: Month
    thresholds: Thresholds
    price_year: int
    stand_ins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MethodNote:
    """One thing that must be known of the method: what it is about, and its sentences."""

    about: str
    lines: tuple[str, ...]


def method_notes(method: Method) -> tuple[MethodNote, ...]:
    """Say how income is compared, which months count, what never counts, and by which tests."""
    return (
        MethodNote(_("Income that is counted"), _income()),
        MethodNote(_("Before and now"), _periods(method)),
        MethodNote(_("Prices"), _prices(method)),
        MethodNote(_("Verdict"), _verdict(method.thresholds)),
        MethodNote(_("Grades of months"), _grades(method.thresholds)),
        MethodNote(_("What never counts"), _never()),
        MethodNote(_("Numbers of a group"), _group()),
        *_settings(method.thresholds),
    )


def _income() -> tuple[str, ...]:
    return (
        _(
            "Net income = cash in + own and received goods − occupation costs, as the Statistical Office counts it. "
            "Tools are spread over their life; own labour is hours and no cost."
        ),
        _("The basic minimum needs survey counts income before costs; its figures are marked where they are used."),
    )


def _periods(method: Method) -> tuple[str, ...]:
    return (
        _(
            "Before: up to {months} full months before each household's own start. "
            "Now: the {months} months to {month}. The month of the start is in neither."
        ).format(months=format_number(PERIOD_MONTHS), month=format_month(method.as_of, style="era")),
        _(
            "A calendar month is compared once, where it is of grade A or B both before and now; "
            "a household needs {least} such months. What is only remembered is listed, never averaged."
        ).format(least=format_number(method.thresholds.matched_months)),
    )


def _prices(method: Method) -> tuple[str, ...]:
    divided = _(
        "Every month's amounts are divided by the consumer price index of its year (national, yearly average, "
        "2562 = 100) and told at prices of {year}."
    )
    told = [in_digits(divided.format(year=format_year(method.price_year, has_era=True)))]
    told += [
        _("The index of {asked} is not known yet; that of {used} stands in.").format(
            asked=format_year(asked), used=format_year(used)
        )
        for asked, used in method.stand_ins
    ]
    return tuple(told)


def _verdict(limits: Thresholds) -> tuple[str, ...]:
    return (
        _("Increased: from +{band} on. Decreased: from −{band} on. Between them: about the same.").format(
            band=percent_of_permille(limits.tau_permille)
        ),
        _(
            "A group's income rose or fell where its middle is beyond that band, and the interval on one side of zero; "
            "it is about the same where both lie within the band."
        ),
        _(
            "Where members came or went, the change of all and that of each person must agree; "
            "otherwise, and where the income before was not above zero, it cannot be concluded."
        ),
        _(
            "A rise or fall that one matched month alone makes is not concluded either; of twelve matched months those "
            "are asked whose other year earned less in that month than on average."
        ),
        _(
            "Nor is one that months which are not compared would take away: the start month and others since by what "
            "work cost beyond what it brought, the year before by income of a season that only came in another month."
        ),
        _(
            "Nor is one that two harvests may make of which the first is the year before's, cash that nobody had "
            "written down before, or goods where none were written before."
        ),
        _(
            "Nor is one that is gone where months of grade C are counted too, that costs of the year before make of "
            "what was only sold after it, or that comes of things the project gave."
        ),
        _(
            "Nor is one that needs income, or costs of the year before, first written down more than {days} days after "
            "their day."
        ).format(days=format_number(limits.lag_b_days)),
        _(
            "Nor is one that would not be there if prices of years without an index had risen as fast as in the "
            "steepest of the last ten years."
        ),
    )


def _grades(limits: Thresholds) -> tuple[str, ...]:
    told = _("{grade}: {coverage} of the days written, unexplained cash up to {unexplained}, written within {lag} days")
    best = told.format(
        grade="A",
        coverage=percent_of_permille(limits.coverage_a_permille),
        unexplained=percent_of_permille(limits.unexplained_a_permille),
        lag=format_number(limits.lag_a_days),
    )
    good = told.format(
        grade="B",
        coverage=percent_of_permille(limits.coverage_b_permille),
        unexplained=percent_of_permille(limits.unexplained_b_permille),
        lag=format_number(limits.lag_b_days),
    )
    return (
        _("{grade}, and verified by somebody who did not type it.").format(grade=best),
        _("{grade}.").format(grade=good),
        _(
            "C: {coverage} of the days, or a month written only as a summary. D: less. Only A and B enter a claim."
        ).format(coverage=percent_of_permille(limits.coverage_c_permille)),
    )


def _never() -> tuple[str, ...]:
    return (
        _("Money and goods from the project, loans, savings drawn, windfalls and things sold never count as income."),
        _("State relief counts as income and is shown apart."),
    )


def _group() -> tuple[str, ...]:
    middle = _(
        "The middle is the median of the households' own changes, from {summarise} households on. The interval: "
        "households drawn anew {rounds} times, seed {seed}, the middle 95 of 100 (from {test} on)."
    ).format(
        summarise=format_number(LEAST_TO_SUMMARISE),
        rounds=format_number(ROUNDS),
        seed=str(SEED),
        test=format_number(LEAST_TO_TEST),
    )
    return (
        in_digits(middle),
        _(
            "Sign test: exact, two-sided. Wilcoxon's signed ranks: exact for up to {exact} households "
            "({ties} with ties), else by the normal curve, corrected for ties. Both from {test} changed incomes on."
        ).format(
            exact=format_number(EXACT_DIFFERENCES),
            ties=format_number(EXACT_WITH_TIES),
            test=format_number(LEAST_TO_TEST),
        ),
        in_digits(_("The tests ask which way each household went, not how far: one satang counts.")),
        _(
            "Beside a comparison group the means are set, each side with {compare} households or more. "
            "Who left is told apart, with what they earned before."
        ).format(compare=format_number(LEAST_TO_COMPARE)),
    )


def _settings(limits: Thresholds) -> Iterable[MethodNote]:
    """Say what the project set otherwise than usual; nothing where nothing is."""
    told = changed_lines(changed_from_default(limits))
    return (MethodNote(_("Set by this project"), (beside(*told),)),) if told else ()
