"""Staircases in words: the names of the program's own stairs, of the measures of rules, and what was found of each."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import half_up
from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import Scale, StairMeasure, Trend, scale_of
from household_ledger.domain.stair_rules import Clause, ClauseFinding, Comparison, Either, Rule, read_rule
from household_ledger.domain.stair_template import TEMPLATES
from household_ledger.domain.staircase import Audience, Stair
from household_ledger.domain.stairs_reached import State
from household_ledger.text.amounts import NONE, format_number, format_percent, format_quantity
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import LANGUAGES, N_, _, using
from household_ledger.text.messages import message, sentence

_NAMES = {
    Audience.PARTICIPANT: (
        N_("Knows"),
        N_("Does"),
        N_("Sees"),
        N_("Changes"),
        N_("Has work and income"),
        N_("A better household economy"),
        N_("Resilient, able to give"),
    ),
    Audience.PROVIDER: (
        N_("Target group analysed"),
        N_("Baselines collected"),
        N_("Lessons held"),
        N_("Households visited regularly"),
        N_("Households keep good books"),
        N_("Participants have work and income"),
        N_("Lessons written, the work goes on"),
    ),
}
_MEASURES = {
    StairMeasure.LESSONS: N_("lessons of the course attended (of 4)"),
    StairMeasure.DEMONSTRATIONS: N_("demonstrations attended (of 10)"),
    StairMeasure.ENTRIES: N_("entries written"),
    StairMeasure.DAYS: N_("days recorded"),
    StairMeasure.CLOSED: N_("months closed"),
    StairMeasure.GOOD_MONTHS: N_("months of grade A or B of the last twelve"),
    StairMeasure.VISITS: N_("visits"),
    StairMeasure.PAGES_READ: N_("visits at which the page was read together"),
    StairMeasure.GOALS: N_("savings goals"),
    StairMeasure.BUDGET: N_("has a budget"),
    StairMeasure.REDUCIBLE: N_("reducible part of spending, against before"),
    StairMeasure.SAVED_MONTHS: N_("months with a deposit of the last six"),
    StairMeasure.NEW_INFORMAL_DEBT: N_("new informal debt since the start"),
    StairMeasure.SUPPORTED_SOLD: N_("months with sales of supported work that makes a profit"),
    StairMeasure.INCOME: N_("income, against before"),
    StairMeasure.RESERVE: N_("months the reserve lasts, against before"),
    StairMeasure.DEBT_SERVICE: N_("part of income that repays debt, against before"),
    StairMeasure.KEPT_MONTHS: N_("months the stair below was kept"),
    StairMeasure.HELPS_OTHERS: N_("helps others record"),
    StairMeasure.INTAKE: N_("households whose intake is complete"),
    StairMeasure.BASELINES: N_("households with a baseline"),
    StairMeasure.LESSONS_HELD: N_("lessons of the course held (of 4)"),
    StairMeasure.VISIT_GAP: N_("longest time without a visit, in days"),
    StairMeasure.GOOD_HOUSEHOLDS: N_("households with a month of grade A or B"),
    StairMeasure.WITH_WORK: N_("households verified on the stair of work or above"),
    StairMeasure.WITH_WORK_SHARE: N_("part of the households verified on the stair of work or above"),
    StairMeasure.LESSONS_WRITTEN: N_("sessions whose lessons learned are written"),
    StairMeasure.GOES_ON: N_("the work goes on without the project"),
}
_TRENDS = {Trend.UP: N_("higher"), Trend.SAME: N_("the same"), Trend.DOWN: N_("lower")}
_WANTED = {
    Comparison.AT_LEAST: N_("{measure}: at least {number}"),
    Comparison.AT_MOST: N_("{measure}: at most {number}"),
    Comparison.MORE: N_("{measure}: more than {number}"),
    Comparison.LESS: N_("{measure}: less than {number}"),
    Comparison.IS: N_("{measure}: exactly {number}"),
}
_STATES = {
    State.MET: N_("met"),
    State.NOT_MET: N_("not met"),
    State.CANNOT_TELL: N_("cannot be told"),
    State.BY_PERSON: N_("a person says it"),
}
_PERCENT = 100
_THOUSANDTHS = 1000


def own_stairs(audience: Audience) -> tuple[Stair, ...]:
    """Give the program's own stairs, as they serve where the file has none, named in the language of the moment."""
    return tuple(
        Stair(id=NO_ID, audience=audience, level=level, name=_(name), test=one.test, source=one.source)
        for level, (name, one) in enumerate(zip(_NAMES[audience], TEMPLATES[audience], strict=True), 1)
    )


def own_name(audience: Audience, name: str) -> str:
    """Give the program's own name of a stair in the language of the moment, in whichever it is; "" of any other."""
    for spoken in LANGUAGES:
        with using(spoken):
            names = [_(one) for one in _NAMES[audience]]
        if name in names:
            return _(_NAMES[audience][names.index(name)])
    return ""


def measure_words(measure: StairMeasure) -> str:
    """Name a measure of a rule."""
    return in_digits(_(_MEASURES[measure]))


def state_words(state: State) -> str:
    """Say what a rule says of a household."""
    return _(_STATES[state])


def clause_words(clause: Clause) -> str:
    """Say what a condition asks for: "days recorded: at least 60"."""
    name, wanted = measure_words(clause.measure), clause.wanted
    if isinstance(wanted, Trend) or scale_of(clause.measure) is Scale.YES_NO:
        return _("{measure}: {number}").format(measure=name, number=wanted_words(clause))
    return _(_WANTED[clause.comparison]).format(measure=name, number=wanted_words(clause))


def wanted_words(clause: Clause) -> str:
    """Write what is wanted."""
    return _value(clause.measure, clause.wanted)


def found_words(finding: ClauseFinding) -> str:
    """Write what was found, "—" where it is not known: "3", "2–5", "higher"."""
    found = finding.found
    if found.trend is not None:
        return _value(finding.measure, found.trend)
    if found.least is None or found.most is None:
        return NONE
    least, most = (_value(finding.measure, one) for one in (found.least, found.most))
    return least if found.least == found.most else f"{least}–{most}"


def why_not_told(finding: ClauseFinding) -> str:
    """Say why a condition cannot be told; nothing of one that can."""
    return sentence(finding.reason) if finding.reason else ""


def rule_words(rule: Rule | None) -> str:
    """Say a whole rule in words, with brackets where it has some; that a person says it where there is none."""
    if rule is None:
        return state_words(State.BY_PERSON)
    if isinstance(rule, Clause):
        return clause_words(rule)
    joint = _("{first} or {next}") if isinstance(rule, Either) else _("{first} and {next}")
    parts = [f"({rule_words(one)})" if isinstance(one, Either) else rule_words(one) for one in rule.parts]
    return reduce(lambda first, following: joint.format(first=first, next=following), parts)


def stair_rule_words(stair: Stair) -> str:
    """Say when a stair is reached, or what is wrong with its rule."""
    rule = read_rule(stair.test, stair.audience)
    return message(rule) if isinstance(rule, Problem) else rule_words(rule)


def _value(measure: StairMeasure, value: Fraction | Trend) -> str:
    if isinstance(value, Trend):
        return _(_TRENDS[value])
    scale = scale_of(measure)
    if scale is Scale.YES_NO:
        return _("yes") if value else _("no")
    if scale is Scale.SHARE:
        return format_percent(_PERCENT * value, places=0 if (_PERCENT * value).denominator == 1 else 1)
    if value.denominator == 1:
        return format_number(int(value))
    return format_quantity(half_up(value.numerator * _THOUSANDTHS, value.denominator))
