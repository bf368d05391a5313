"""The words of items 22 and 23 of the basic minimum needs survey, on paper and in the window alike."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from household_ledger.charts.month_labels import named
from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.jpt import Item, Lack
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.text.amounts import NONE, each_rounded, format_amount, format_number
from household_ledger.text.dates import format_months, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.jpt import Jpt

_LINES = {
    Item.MAIN_WORK: N_("Main occupations of all members"),
    Item.SECOND_WORK: N_("Second and side occupations"),
    Item.WORK_UNSAID: N_("Work whose occupation was not said"),
    Item.OTHER_INCOME: N_("Other income (allowances, sent by relatives, rent, project)"),
    Item.OWN_PRODUCE: N_("Grown, raised, made or gathered for own use"),
    Item.PRODUCTION_COST: N_("Cost of production"),
    Item.NECESSARY: N_("Living: necessary"),
    Item.REDUCIBLE: N_("Living: could be less"),
    Item.DEBT_REPAYMENT: N_("Debts repaid, interest included"),
}
_LENDERS = (
    N_("Banks, co-operatives, hire purchase"),
    N_("Village funds and groups"),
    N_("Informal: lenders, shops, relatives"),
)


def jpt_title(found: Jpt) -> str:
    """Name the page: "จปฐ. ข้อ 22–23 พ.ย. 2568–ต.ค. 2569"."""
    told = _("Basic needs survey, items 22–23, {months}")
    return in_digits(told.format(months=format_months(found.first, found.last)))


def jpt_headline(found: Jpt) -> str:
    """Say the income for each person, and of how many months; the page's answer."""
    each = found.income.per_person
    if not found.months:
        return _("No month of these twelve is written yet")
    if each is None:
        told = _("Income {amount} baht in all; for each person it cannot be said")
        return told.format(amount=format_amount(found.income.total, decimals="never"))
    if found.missing:
        count = len(found.months)
        told = ngettext(
            "Income {amount} baht for each person in {count} month",
            "Income {amount} baht for each person in {count} months",
            count,
        )
        return told.format(amount=each_words(each), count=format_number(count))
    return _("Income {amount} baht for each person in the year").format(amount=each_words(each))


def jpt_lacks(found: Jpt) -> tuple[str, ...]:
    """Say what is missing, and which months: nothing is filled up."""
    told = [sentence(lack.value) for lack in found.lacks if lack is not Lack.NO_THRESHOLD]
    if found.missing and found.months:
        months = named([Month.from_number(number) for number in found.missing])
        told.append(_("Months that are missing: {months}").format(months=months))
    return tuple(in_digits(one) for one in told)


def jpt_threshold(found: Jpt) -> str:
    """Say what the survey asks of a person's income, or that the project has not set it."""
    if found.threshold is None:
        return sentence(Lack.NO_THRESHOLD.value)
    line = _("The survey asks {amount} baht for each person in {year}").format(
        amount=format_amount(found.threshold), year=format_year(found.last.year, has_era=True)
    )
    return in_digits(line)


def jpt_months(found: Jpt) -> str:
    """Say how many of the twelve months are counted."""
    return _("{count} of {all} months").format(count=format_number(len(found.months)), all=format_number(MONTHS_A_YEAR))


def reached_words(found: Jpt) -> str:
    """Say whether what the survey asks is reached; nothing where that cannot be said."""
    if found.is_reached is None:
        return ""
    return _("reached") if found.is_reached else _("not reached yet")


def item_number(item: Item) -> str:
    """Write the number of a line within its item: "(1)"."""
    return in_digits(item.value.partition(" ")[2])


def item_name(item: Item) -> str:
    """Name a line of 22.1 or 22.2."""
    return _(_LINES[item])


def lender_group(place: int) -> str:
    """Name a group of lenders of 22.4, from 0: "(1) ธนาคาร …"."""
    return in_digits(f"({place + 1}) ") + _(_LENDERS[place])


def amount_words(satang: int) -> str:
    """Write an amount of a line; nothing is a dash."""
    return format_amount(satang) if satang else "–"


def each_words(amount: Fraction | None) -> str:
    """Write an amount for each person in whole baht; nothing is a dash, as in the other columns."""
    if amount == 0:
        return amount_words(0)
    return NONE if amount is None else format_amount(rounded(amount), decimals="never")


def jpt_method(found: Jpt) -> tuple[str, ...]:
    """Say by which rules the lines were filled, and what stands outside of them."""
    line = item_number(found.social_item)
    lines = [
        _("Income before the cost of production is taken off, as the survey counts; net income is less."),
        _("Project money and windfalls stand in 22.1 (3), as the survey has them; they are no income that increased."),
        _("Goods received for nothing, {amount} baht, are in neither item.").format(
            amount=format_amount(found.received_free)
        ),
        _("Social spending and giving, {amount} baht, stands in 22.2 {line}, as the project has set it.").format(
            amount=format_amount(found.social), line=line
        ),
        _("Tools count whole in the month they were bought; own produce used for work counts nowhere."),
    ]
    if found.spending.credit:
        lines.append(_("What is bought on credit counts when it is bought, and again in (4) when it is paid."))
    if found.members_changed:
        lines.append(_("The number of members changed: each month is divided by the members it had."))
    if found.members:
        lines.append(_("For each person: {words}").format(words=each_rounded()))
    return tuple(in_digits(one) for one in lines)
