"""The names of indicators and their measures, and a measure as it is read."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.indicators.result import AMOUNTS, OF_STAIRS, Indicator, Key, Measure, Note, Unit
from household_ledger.domain.indicators.terms import Term
from household_ledger.domain.money import half_up
from household_ledger.text.amounts import NONE, format_baht, format_number, format_percent, format_quantity
from household_ledger.text.dates import format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _
from household_ledger.text.labels import lender_name
from household_ledger.text.messages import sentence

_INDICATORS = {
    Indicator.NET_INCOME: N_("Net household income"),
    Indicator.PER_PERSON: N_("Net income per person"),
    Indicator.REAL_CHANGE: N_("Income truly gained"),
    Indicator.SHARE_UP: N_("Share of households whose income rose"),
    Indicator.OCCUPATIONS: N_("Net profit of each occupation"),
    Indicator.PER_HOUR: N_("Income per hour of work"),
    Indicator.NEW_OCCUPATIONS: N_("New occupations that live on"),
    Indicator.DIVERSITY: N_("Income diversity"),
    Indicator.SAVING: N_("Saving rate"),
    Indicator.EMERGENCY: N_("Emergency reserve in months"),
    Indicator.REDUCIBLE: N_("Reducible share of spending"),
    Indicator.DEBT_SERVICE: N_("Debt service against income"),
    Indicator.DEBT_STOCK: N_("Debt outstanding"),
    Indicator.SHORT_MONTHS: N_("Months short of cash"),
    Indicator.OWN_FOOD: N_("Food self-reliance"),
    Indicator.UNIT_COST: N_("Cost per unit of impact"),
    Indicator.POVERTY: N_("Position against the poverty line"),
    Indicator.AGAINST_OTHERS: N_("Difference from the comparison group"),
    Indicator.BOOKKEEPING: N_("Use of the account book"),
    Indicator.STAIRCASE: N_("Progress on the staircase"),
}
_KEYS = {
    Key.NET_INCOME: N_("net income"),
    Key.NET_INCOME_PER_MONTH: N_("mean net income"),
    Key.NET_INCOME_CASH: N_("in cash alone"),
    Key.NET_INCOME_CASH_PER_MONTH: N_("mean, in cash alone"),
    Key.NET_INCOME_IN_KIND: N_("in kind alone"),
    Key.NET_INCOME_REAL: N_("at the prices of the price year"),
    Key.STATE_RELIEF: N_("of it state relief"),
    Key.PER_PERSON: N_("per person"),
    Key.PER_PERSON_CASH: N_("per person, cash alone"),
    Key.PER_PERSON_REAL: N_("per person, at the prices of the price year"),
    Key.PER_ADULT: N_("per adult equivalent"),
    Key.PER_ADULT_CASH: N_("per adult equivalent, cash alone"),
    Key.PER_ADULT_REAL: N_("per adult equivalent, at the prices of the price year"),
    Key.BEFORE: N_("before, matched months"),
    Key.AFTER: N_("after, matched months"),
    Key.CHANGE: N_("real change"),
    Key.CHANGE_SHARE: N_("real change as a share of before"),
    Key.CHANGE_PER_MONTH: N_("real change a month"),
    Key.CHANGE_CASH: N_("of it in cash"),
    Key.CHANGE_IN_KIND: N_("of it in kind"),
    Key.CHANGE_NOMINAL: N_("change at the prices of the time"),
    Key.CHANGE_PER_PERSON: N_("real change per person"),
    Key.CHANGE_PER_ADULT: N_("real change per adult equivalent"),
    Key.CONTRIBUTION: N_("from occupations the project supports"),
    Key.CONTRIBUTION_SHARE: N_("their part of the change"),
    Key.BAND: N_("band of “about the same”"),
    Key.SHARE_UP: N_("households whose income rose"),
    Key.DIFFERENCE: N_("real change a month less that of the comparison group"),
    Key.GROSS: N_("brought in"),
    Key.COST: N_("cost"),
    Key.PROFIT: N_("net profit"),
    Key.MARGIN: N_("margin"),
    Key.PRICE: N_("price of one unit"),
    Key.VARIABLE_COST: N_("variable cost of one unit"),
    Key.BREAK_EVEN: N_("quantity that covers the fixed cost"),
    Key.CYCLE_GROSS: N_("brought in by the cycle"),
    Key.CYCLE_COST: N_("cost of the cycle"),
    Key.CYCLE_PROFIT: N_("net profit of the cycle"),
    Key.HOURS: N_("hours worked"),
    Key.PER_HOUR: N_("income per hour"),
    Key.WAGE_RATIO: N_("against an hour at the minimum wage"),
    Key.NEW_OCCUPATIONS: N_("occupations begun since the project"),
    Key.ACTIVE: N_("active"),
    Key.ACTIVE_OCCUPATIONS: N_("active new occupations"),
    Key.SALES_MONTHS: N_("months with cash sales"),
    Key.ALIVE_6: N_("still selling after 6 months"),
    Key.ALIVE_12: N_("still selling after 12 months"),
    Key.SHARE_OF_INCOME: N_("share of the household's net income"),
    Key.DIVERSITY: N_("equally large sources it is worth"),
    Key.SOURCES: N_("sources of 5 percent or more"),
    Key.SAVING_RATE: N_("saved of what was left after work costs"),
    Key.SAVING_MONTHS: N_("months with a deposit"),
    Key.EMERGENCY_MONTHS: N_("months the reserve lasts"),
    Key.RESERVE: N_("cash and savings at hand"),
    Key.NECESSARY_PER_MONTH: N_("necessary spending in money"),
    Key.REDUCIBLE_SHARE: N_("reducible part of spending"),
    Key.TEMPTATION_SHARE: N_("alcohol, tobacco and gambling of cash spending"),
    Key.SERVICE_RATIO: N_("interest and principal of income"),
    Key.SERVICE_RATIO_NET: N_("without shop credit and debt rolled over"),
    Key.DEBT: N_("owed"),
    Key.DEBT_OF_CLASS: N_("owed to"),
    Key.DEBT_TO_INCOME: N_("against a year's net income"),
    Key.INFORMAL_SHARE: N_("informal part"),
    Key.DEBT_CHANGE_REAL: N_("real change in twelve months"),
    Key.SHORT_MONTHS: N_("months short"),
    Key.SHORT_SHARE: N_("part of the months"),
    Key.SHORT_MONTHS_WITH_PROJECT: N_("months short, project money counted"),
    Key.SHORT_SHARE_WITH_PROJECT: N_("part of the months, project money counted"),
    Key.LEFT_OVER: N_("left after all that had to be paid"),
    Key.VARIATION: N_("variation of net income"),
    Key.OWN_FOOD: N_("own produce of all food"),
    Key.CONSUMPTION: N_("consumption per person"),
    Key.POVERTY_LINE: N_("poverty line"),
    Key.LINE_RATIO: N_("consumption against the line"),
    Key.POVERTY_GAP: N_("gap below the line"),
    Key.JPT_INCOME: N_("income per person (basic minimum needs)"),
    Key.JPT_THRESHOLD: N_("threshold of the basic minimum needs"),
    Key.JPT_RATIO: N_("income against that threshold"),
    Key.HOUSEHOLDS: N_("households enrolled"),
    Key.ADOPTION: N_("households with a month of grade A or B"),
    Key.COVERAGE: N_("mean share of days recorded"),
    Key.VERIFIED_SHARE: N_("months verified"),
    Key.MEDIAN_LAG: N_("median days until written down"),
    Key.COST_MECHANISM: N_("cost of the mechanism"),
    Key.COST_OCCUPATION: N_("cost of the occupation projects"),
    Key.COST_TOTAL: N_("cost of both kinds"),
    Key.NEWLY_VERIFIED: N_("households newly verified here or above"),
    Key.COST_PER_HOUSEHOLD: N_("cost per household newly verified here or above"),
    Key.MATCHED: N_("households matched before and after"),
    Key.GAIN_PER_YEAR: N_("real gain of all matched households"),
    Key.COST_PER_BAHT: N_("baht of cost for each real baht gained in a year"),
    Key.DEADWEIGHT: N_("part of the gain that would have come anyway"),
    Key.COST_PER_BAHT_NET: N_("baht of cost for each real baht gained in a year, without that part"),
    Key.PAYBACK: N_("until the gain equals the cost"),
    Key.STOOD: N_("households at the start"),
    Key.STANDS: N_("households now"),
    Key.WAITS: N_("households whose evidence waits"),
    Key.CAME_DOWN: N_("households that came down"),
    Key.STAIRS_GAINED: N_("median stairs gained since the start"),
}
_TERMS = {
    Term.IN_CASH: N_("income in cash"),
    Term.WINDFALL: N_("windfalls"),
    Term.COST: N_("occupation costs"),
    Term.TOOL_SHARE: N_("the month's share of a tool"),
    Term.INTEREST: N_("interest"),
    Term.PRINCIPAL: N_("principal"),
    Term.SAVED: N_("put by"),
    Term.NECESSARY: N_("Necessary"),
    Term.REDUCIBLE: N_("Could be less"),
    Term.SOCIAL: N_("Social and giving"),
    Term.OWN_FOOD: N_("food of one's own"),
    Term.OTHER_FOOD: N_("other food"),
}
"""Of the terms of ratios, and what is not as it was paid: of a sum the category says enough."""
_FORMS = {
    Unit.SATANG_PER_MONTH: N_("{amount} a month"),
    Unit.SATANG_PER_YEAR: N_("{amount} a year"),
    Unit.SATANG_PER_HOUR: N_("{amount} an hour"),
    Unit.MONTHS: N_("{amount} months"),
    Unit.HOURS: N_("{amount} hours"),
    Unit.DAYS: N_("{amount} days"),
}
_TENTHS, _HUNDREDTHS, _THOUSANDTHS = 10, 100, 1000
_DECIMALS = {Unit.MONTHS: _TENTHS, Unit.DAYS: _TENTHS, Unit.NUMBER: _HUNDREDTHS, Unit.QUANTITY: _TENTHS}
"""Shown to so many parts of a whole; others as exactly as they are kept."""


def indicator_name(indicator: Indicator) -> str:
    """Give the name of an indicator: "รายได้สุทธิครัวเรือน"."""
    return _(_INDICATORS[indicator])


def measure_name(measure: Measure) -> str:
    """Give the name of a measure, with what it speaks of: "เลี้ยงไก่ไข่: กำไรสุทธิ"."""
    name = in_digits(_(_KEYS[measure.key]))
    if measure.key is Key.DEBT_OF_CLASS:
        return f"{name} {lender_name(measure.of)}"
    if measure.key in OF_STAIRS and measure.of:
        return f"{_stair(int(measure.of))}: {name}"
    return f"{measure.of}: {name}" if measure.of else name


def _stair(level: int) -> str:
    return _("stair {level}").format(level=format_number(level)) if level else _("before the first stair")


def term_name(term: Term) -> str:
    """Name what an entry is to an indicator: "ส่วนของเครื่องมือในเดือนนี้"."""
    return _(_TERMS[term])


def measure_value(measure: Measure) -> str:
    """Write a measure as it is read; "—" where it is undefined."""
    value, unit = measure.value, measure.unit
    if value is None:
        return NONE
    if unit is Unit.RATIO:
        return format_percent(100 * value, places=1)
    if unit is Unit.YES_NO:
        return _("yes") if value else _("no")
    if unit in AMOUNTS:
        shown = format_baht(half_up(value.numerator, value.denominator))
        if unit is Unit.SATANG_PER_UNIT and measure.unit_name:
            return _("{amount} per {unit}").format(amount=shown, unit=measure.unit_name)
    else:
        shown = _number(value, unit)
        if measure.unit_name:
            shown = f"{shown} {measure.unit_name}"
    return _(_FORMS[unit]).format(amount=shown) if unit in _FORMS else shown


def _number(value: Fraction, unit: Unit) -> str:
    if unit is Unit.COUNT:
        return format_number(int(value))
    parts = _DECIMALS.get(unit, _THOUSANDTHS)
    rounded = half_up(value.numerator * parts, value.denominator)
    return format_quantity(rounded * (_THOUSANDTHS // parts))


def why_undefined(measure: Measure) -> str:
    """Say why a measure is undefined; nothing of one that is not."""
    return sentence(measure.reason) if measure.reason else ""


def note_words(note: Note) -> str:
    """Say what stands beside an indicator, years as the language writes them."""
    years = {"year": format_year(note.year), "used": format_year(note.used)} if note.year else {}
    return in_digits(sentence(note.remark, years))
