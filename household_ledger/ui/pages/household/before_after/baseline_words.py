"""What is said of a baseline: the months asked about, what the told lines come to, and what it holds in a sentence."""

from __future__ import annotations

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.comparison_terms import STANDARD, rounded, worth_of_recall
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.period import Month
from household_ledger.domain.recall import Recalled
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_months
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import baseline_name


def asked_words(kind: BaselineType, first: Month, last: Month) -> str:
    """Say which months a baseline is of, and whether anything is to be filled in."""
    spoken = format_months(first, last)
    if kind not in RECALLS:
        told = _(
            "Compared are the whole months of {months} as this household's own entries tell them, saved here or not;"
            " nothing more to fill in."
        )
        return told.format(months=spoken)
    asked = (
        _("Ask for {months} alone: the amounts of one month.")
        if kind is BaselineType.D
        else _("Ask for {months} together: one amount for the whole year.")
    )
    how = in_digits(_("Leave empty what was not asked, write 0 for none."))
    return " ".join((asked.format(months=spoken), how))


def sums_words(baseline: Baseline, found: Recalled) -> str:
    """Say what the told lines come to: items 22.1 and 22.2, and what of it is income by the project's measure.

    The measure leaves windfalls out and takes goods in that the survey has in neither item: where that tells, so is it.
    """
    wholes = ((_("22.1: {amount}"), found.income), (_("22.2: {amount}"), found.spending))
    told = [in_digits(words.format(amount=format_amount(one.total))) for words, one in wholes if one is not None]
    if found.income is None:
        return beside(*told)
    net = rounded(worth_of_recall(baseline).income(STANDARD))
    cost = found.parts.get(Item.PRODUCTION_COST)
    if cost is None:
        return beside(*told, _not_less_costs().format(amount=format_amount(net)))
    left = _("Left after costs: {amount} baht").format(amount=format_amount(net))
    is_plain = net == found.income.total - cost.cash
    why = "" if is_plain else _("without windfalls, with goods received or earned, less goods put to work")
    return beside(*told, f"{left} ({why})" if why else left)


def told_before(baseline: Baseline) -> str:
    """Say in a sentence what a baseline holds: the months, and what was left in them where it was remembered."""
    spoken = format_months(Month.from_number(baseline.first), Month.from_number(baseline.last))
    if baseline.type not in RECALLS:
        return _("{months}: taken from this household's own entries").format(months=spoken)
    if not baseline.tells_income:
        return beside(spoken, baseline_name(baseline.type))
    worth = worth_of_recall(baseline)
    net = rounded(worth.income(STANDARD))
    if not worth.costs_asked:
        return named(spoken, _not_less_costs().format(amount=format_amount(net)))
    return _("{months}: {amount} baht left after costs").format(months=spoken, amount=format_amount(net))


def _not_less_costs() -> str:
    return _("Income {amount} baht (what work cost is not asked)")
