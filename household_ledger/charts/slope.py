"""The slope chart: each household's real income before and after, one line each, and the middle of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from household_ledger.charts.spec import Mark, Slope, Slopes, Told, Tone
from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_change import GroupChange, GroupSide
from household_ledger.domain.group_sides import middle_of_sides, unpaired
from household_ledger.domain.group_verdict import HouseholdChange
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.money import Money
from household_ledger.text import counted
from household_ledger.text.amounts import NONE, format_amount, format_number
from household_ledger.text.dates import format_year
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import verdict_words
from household_ledger.text.messages import sentence

_TONES = {Verdict.UP: Tone.UP, Verdict.SAME: Tone.SAME, Verdict.DOWN: Tone.DOWN, Verdict.UNKNOWN: Tone.PLAN}
_MOST_LETTERS = 120
"""A longer list of those not drawn stands in the table alone."""


def slope_chart(change: GroupChange, names: Mapping[Id, str]) -> Slopes:
    """Show real net income a month before and after, a line a matched participant; `names` are what they are called by.

    Who is not matched is listed with the reason, never drawn. A line leads to its household.
    """
    side = change.participants
    return Slopes(
        kind="slope",
        title=_title(side),
        subtitle=_subtitle(change),
        note=_note(side, names),
        alternative=_alternative(side, names),
        slopes=tuple(_slope(one, names) for one in side.changes),
        middle=_middle(side),
        before_name=_("Before the project"),
        after_name=_("Now"),
        heads=(_("Before"), _("Now"), _("Changed by"), _("Months"), _("Verdict")),
        table=(
            *(_cells(one, names) for one in side.changes),
            *(
                (Told(names.get(one, "")), *[Told(NONE)] * 4, Told(sentence(reason.value)))
                for one, reason in unpaired(side)
            ),
        ),
        legend=tuple(
            (f"{verdict_words(verdict)} {format_number(count)}", tone)
            for verdict, tone in _TONES.items()
            if (count := _count(side, verdict))
        ),
    )


def _count(side: GroupSide, verdict: Verdict) -> int:
    """Count the lines of a verdict."""
    return len([one for one in side.changes if one.verdict is verdict])


def _slope(change: HouseholdChange, names: Mapping[Id, str]) -> Slope:
    name = names.get(change.household, "")
    before, after = rounded(change.before_per_month), rounded(change.after_per_month)
    told = beside(named(name, _step(before, after)), verdict_words(change.verdict))
    return Slope(name, int(before), int(after), Mark(_TONES[change.verdict], told, (), change.household))


def _step(before: Money, after: Money) -> str:
    return f"{_baht(before)} → {_baht(after)}"


def _baht(amount: Money, *, signed: bool = False) -> str:
    return format_amount(amount, signed=signed, decimals="never")


def _middle(side: GroupSide) -> Slope | None:
    middle = middle_of_sides(side)
    if middle is None:
        return None
    before, after = (rounded(one) for one in middle)
    name = _("the middle of each side")
    return Slope(name, int(before), int(after), Mark(Tone.NET, named(name, _step(before, after))))


def _title(side: GroupSide) -> str:
    count, up = len(side.changes), _count(side, Verdict.UP)
    if not count:
        return _("No household can be compared before and after yet")
    if count == 1:
        told = _("The one household that can be compared: {verdict}")
        return told.format(verdict=verdict_words(side.changes[0].verdict))
    if not up:
        told = _("None of the {count} households that can be compared has a higher real income")
        return told.format(count=format_number(count))
    told = ngettext(
        "{up} of {count} household that can be compared has a higher real income",
        "{up} of {count} households that can be compared have a higher real income",
        count,
    )
    return told.format(up=format_number(up), count=format_number(count))


def _subtitle(change: GroupChange) -> str:
    """Say the middle change, and what is measured."""
    if not change.participants.changes:
        return ""
    year = format_year(change.definition.price_year)
    return beside(
        _middle_change(change.participants),
        _("Real net income, baht a month at prices of {year}").format(year=year),
    )


def _middle_change(side: GroupSide) -> str:
    middle = side.median_per_month.value
    if middle is None:
        return ""
    return _("Middle change {change} baht a month").format(change=_baht(rounded(middle), signed=True))


def _note(side: GroupSide, names: Mapping[Id, str]) -> str:
    """Name who is not drawn, by reason, who left, and how the middle is to be read."""
    parts = []
    missing, left = unpaired(side), side.attrition.leavers
    if missing:
        told = ngettext("not drawn, {count} household", "not drawn, {count} households", len(missing))
        parts.append(named(told.format(count=format_number(len(missing))), _reasons(missing)))
        who = ", ".join(names.get(one, "") for one, _reason in missing)
        if len(who) <= _MOST_LETTERS:
            parts.append(who)
    if left:
        told = ngettext("{count} household left before", "{count} households left before", len(left))
        parts.append(told.format(count=format_number(len(left))))
    if side.median_per_month.value is not None:
        parts.append(_("the middle change is that of the households' own changes, not the step of the thick line"))
    elif side.changes:
        parts.append(_("too few households for a middle"))
    return beside(*parts)


def _reasons(missing: Sequence[tuple[Id, Reason]]) -> str:
    reasons = Counter(reason for _household, reason in missing)
    return ", ".join(f"{_why(reason)} {format_number(count)}" for reason, count in reasons.most_common())


def _why(reason: Reason) -> str:
    """Give a reason's sentence as a part of another."""
    return sentence(reason.value).rstrip(".")


def _cells(change: HouseholdChange, names: Mapping[Id, str]) -> tuple[Told, ...]:
    before, after = rounded(change.before_per_month), rounded(change.after_per_month)
    difference = rounded(change.per_month)
    return (
        Told(names.get(change.household, "")),
        Told(_baht(before), int(before)),
        Told(_baht(after), int(after)),
        Told(_baht(difference, signed=True), int(difference)),
        Told(format_number(change.months), change.months),
        Told(verdict_words(change.verdict)),
    )


def _alternative(side: GroupSide, names: Mapping[Id, str]) -> str:
    if not side.changes:
        return beside(_title(side), _note(side, names))
    rows = "; ".join(_slope(one, names).mark.told for one in side.changes)
    told = _("Real net income before and after, baht a month, {households}. {rows}").format(
        households=counted.households(len(side.changes)), rows=rows
    )
    return ". ".join(part for part in (told, _middle_change(side), _note(side, names)) if part)
