"""What the page of evidence says: its heading and its cards, each claiming no more than the figures allow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.group_change import GroupChange, GroupSide, Lead
from household_ledger.domain.indicators.result import Measure
from household_ledger.domain.indicators.tables import Aggregate
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.statistics import Estimate
from household_ledger.text.amounts import NONE, format_amount, format_number, format_percent
from household_ledger.text.counted import households
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.group_words import difference_line, unsaid
from household_ledger.text.i18n import N_, _
from household_ledger.text.indicator_words import measure_name, measure_value
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import verdict_words
from household_ledger.text.messages import sentence

_FINDINGS = {
    None: N_("{amount} baht a month in the middle ({n}): how sure that is may not be told of so few"),
    Verdict.UP: N_("Real income rose: {amount} baht a month in the middle ({n})"),
    Verdict.SAME: N_("Real income stayed about the same: {amount} baht a month in the middle ({n})"),
    Verdict.DOWN: N_("Real income fell: {amount} baht a month in the middle ({n})"),
    Verdict.UNKNOWN: N_("Whether income changed cannot be told yet: {amount} baht a month in the middle ({n})"),
}
_TONES = {Verdict.UP: "income", Verdict.DOWN: "expense"}


@dataclass(frozen=True, slots=True)
class Said:
    """A card: a figure, "—" where there is none, and the line below it."""

    figure: str
    below: str
    tone: str = "ink"


def change_heading(change: GroupChange) -> str:
    """Say the finding: a rise or fall only where it is beyond chance and beyond the band of "about the same"."""
    side = change.participants
    middle = side.median_per_month.value
    if change.lead is not Lead.INCOME or middle is None:
        return sentence(change.lead.value, {"n": len(side.changes)})
    return finding_words(middle, side.verdict, households(len(side.changes)))


def finding_words(middle: Fraction, verdict: Verdict | None, of: str) -> str:
    """Say which way income went in the middle `of` so many (satang a month); None: its verdict is kept back."""
    return _(_FINDINGS[verdict]).format(amount=baht(middle), n=of)


def change_basis(change: GroupChange) -> str:
    """Say what the finding rests on: the month, how many of how many are matched, the grades of their months."""
    side = change.participants
    if not side.enrolled:
        return ""
    matched = _("{matched} of {enrolled} can be compared before and after").format(
        matched=format_number(len(side.changes)), enrolled=households(len(side.enrolled))
    )
    return beside(_("up to {month}").format(month=format_month(change.as_of)), matched, grade_mix(side.grades))


def middle_said(side: GroupSide) -> Said:
    """Say the median change a month with its interval."""
    middle, interval = side.median_per_month, side.interval
    if middle.value is None:
        return Said(NONE, few_words(middle))
    if interval.low is None or interval.high is None:
        why = unsaid(interval.reason, interval.n, interval.least) if interval.reason is not None else ""
        return Said(baht(middle.value), why)
    told = _("baht a month; between {low} and {high} in 95 of 100 draws ({n})").format(
        low=baht(interval.low), high=baht(interval.high), n=households(middle.n)
    )
    return Said(baht(middle.value), in_digits(told), _TONES.get(side.verdict, "ink"))


def verdicts_said(side: GroupSide) -> Said:
    """Say how many rose of all that were matched, and how everybody who stayed stands: two counts, each of its own."""
    share = side.share_up
    counted = [
        f"{verdict_words(verdict)} {format_number(len(side.of(verdict)))}"
        for verdict in (Verdict.UP, Verdict.SAME, Verdict.DOWN, Verdict.UNKNOWN)
    ]
    everybody = sum(len(side.of(verdict)) for verdict in Verdict)
    whole = named(_("all {n} still here").format(n=households(everybody)), beside(*counted))
    if share.value is None:
        return Said(NONE, whole)
    told = _("of {n} matched").format(n=households(share.n))
    return Said(format_percent(share.value * 100, words=False), f"{told}\n{whole}")


def difference_said(change: GroupChange) -> Said:
    """Say how participants moved beside the comparison group, or why that cannot be said."""
    difference = change.difference
    low, high = difference.interval.low, difference.interval.high
    if difference.value is None or low is None or high is None:
        return Said(NONE, difference_line(change))
    told = _("baht a month; between {low} and {high} in 95 of 100 draws ({n})").format(
        low=baht(low),
        high=baht(high),
        n=_("{ours} and {others} outside").format(
            ours=households(difference.participants), others=format_number(difference.comparison)
        ),
    )
    return Said(baht(difference.value), in_digits(told))


def contribution_said(side: GroupSide) -> Said:
    """Say what the supported occupations of the matched households brought together."""
    brought = side.contribution
    if not brought.households:
        return Said(NONE, _("No matched household has an occupation the project supports."))
    told = _("baht a month, {n} together").format(n=households(len(brought.households)))
    if brought.share is None:
        return Said(baht(brought.per_month), told)
    share = format_percent(brought.share * 100, words=False)
    return Said(baht(brought.per_month), beside(told, _("{share} of the change of all").format(share=share)))


def left_said(side: GroupSide) -> Said:
    """Say how many left, and what they had before beside those who stayed."""
    attrition = side.attrition
    figure = format_number(len(attrition.leavers))
    if not attrition.leavers:
        return Said(figure, _("Everybody who began is still here."))
    told = _("Income before, in the middle: {left} baht of those who left, {stayed} of those who stayed")
    amounts = {
        "left": _amount(attrition.baseline_of_leavers),
        "stayed": _amount(attrition.baseline_of_stayers),
    }
    kept_back = (attrition.baseline_of_leavers, attrition.baseline_of_stayers)
    why = dict.fromkeys(few_words(one) for one in kept_back if one.value is None)
    return Said(figure, beside(told.format(**amounts), *why))


def aggregate_name(one: Aggregate) -> str:
    """Name a measure over households: "mean net income"."""
    return measure_name(_measure(one))


def aggregate_value(one: Aggregate) -> str:
    """Write a measure over households as it is read; "—" where it is undefined."""
    return measure_value(_measure(one))


def why_no_aggregate(one: Aggregate, change: GroupChange) -> str:
    """Say why a measure over households is undefined; nothing of one that is not."""
    if one.value is not None or one.reason is None:
        return ""
    counted = {
        "n": one.n,
        "least": one.least,
        "ours": change.difference.participants,
        "others": change.difference.comparison,
    }
    first = sentence(one.without[0][0]) if not one.n and one.without else ""
    return first or sentence(one.reason, counted)


def baht(satang: Fraction) -> str:
    """Write a change in whole baht with its sign."""
    return format_amount(rounded(satang), signed=True, decimals="never")


def _amount(estimate: Estimate) -> str:
    return NONE if estimate.value is None else format_amount(rounded(estimate.value), decimals="never")


def few_words(estimate: Estimate) -> str:
    """Say why an estimate is not told; nothing where it is."""
    return unsaid(estimate.reason, estimate.n, estimate.least) if estimate.reason is not None else ""


def _measure(one: Aggregate) -> Measure:
    return Measure(one.key, one.value, one.unit, of=one.of)
