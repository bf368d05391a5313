"""The slope chart: each household's real income before and after, one line each, and the middle of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from household_ledger.charts.spec import Mark, Slope, Slopes, Told, Tone
from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.money import Money
from household_ledger.domain.paired_change import PairedChange, PairedChanges
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


def slope_chart(changes: PairedChanges, names: Mapping[Id, str]) -> Slopes:
    """Show real net income a month before and after, a line a paired household; `names` are what they are called by.

    Who cannot be paired is listed with the reason, never drawn. A line leads to its household.
    """
    return Slopes(
        kind="slope",
        title=_title(changes),
        subtitle=_subtitle(changes),
        note=_note(changes, names),
        alternative=_alternative(changes, names),
        slopes=tuple(_slope(one, names) for one in changes.changes),
        middle=_middle(changes),
        before_name=_("Before the project"),
        after_name=_("Now"),
        heads=(_("Before"), _("Now"), _("Changed by"), _("Months"), _("Verdict")),
        table=(
            *(_cells(one, names) for one in changes.changes),
            *(
                (Told(names.get(one, "")), *[Told(NONE)] * 4, Told(sentence(reason.value)))
                for one, reason in changes.unpaired
            ),
        ),
        legend=tuple(
            (f"{verdict_words(verdict)} {format_number(changes.count(verdict))}", tone)
            for verdict, tone in _TONES.items()
            if changes.count(verdict)
        ),
    )


def _slope(change: PairedChange, names: Mapping[Id, str]) -> Slope:
    name = names.get(change.household, "")
    before, after = rounded(change.before_per_month), rounded(change.after_per_month)
    told = beside(named(name, _step(before, after)), verdict_words(change.verdict))
    return Slope(name, int(before), int(after), Mark(_TONES[change.verdict], told, (), change.household))


def _step(before: Money, after: Money) -> str:
    return f"{_baht(before)} → {_baht(after)}"


def _baht(amount: Money, *, signed: bool = False) -> str:
    return format_amount(amount, signed=signed, decimals="never")


def _middle(changes: PairedChanges) -> Slope | None:
    if changes.middle is None:
        return None
    before, after = (rounded(one) for one in changes.middle)
    name = _("the middle of each side")
    return Slope(name, int(before), int(after), Mark(Tone.NET, named(name, _step(before, after))))


def _title(changes: PairedChanges) -> str:
    count, up = len(changes.changes), changes.count(Verdict.UP)
    if not count:
        return _("No household can be compared before and after yet")
    if count == 1:
        told = _("The one household that can be compared: {verdict}")
        return told.format(verdict=verdict_words(changes.changes[0].verdict))
    if not up:
        told = _("None of the {count} households that can be compared has a higher real income")
        return told.format(count=format_number(count))
    told = ngettext(
        "{up} of {count} household that can be compared has a higher real income",
        "{up} of {count} households that can be compared have a higher real income",
        count,
    )
    return told.format(up=format_number(up), count=format_number(count))


def _subtitle(changes: PairedChanges) -> str:
    """Say the middle change, and what is measured."""
    if not changes.changes:
        return ""
    middle = changes.middle_change
    told = ""
    if middle is not None:
        told = _("Middle change {change} baht a month").format(change=_baht(rounded(middle), signed=True))
    measure = _("Real net income, baht a month at prices of {year}").format(year=format_year(changes.price_year))
    return beside(told, measure)


def _note(changes: PairedChanges, names: Mapping[Id, str]) -> str:
    """Name who is not drawn, by reason, who left, and how the middle is to be read."""
    parts = []
    if changes.unpaired:
        told = ngettext("not drawn, {count} household", "not drawn, {count} households", len(changes.unpaired))
        parts.append(named(told.format(count=format_number(len(changes.unpaired))), _reasons(changes)))
        who = ", ".join(names.get(one, "") for one, _reason in changes.unpaired)
        if len(who) <= _MOST_LETTERS:
            parts.append(who)
    if changes.left:
        told = ngettext("{count} household left before", "{count} households left before", len(changes.left))
        parts.append(told.format(count=format_number(len(changes.left))))
    if changes.middle is not None:
        parts.append(_("the middle change is that of the households' own changes, not the step of the thick line"))
    elif changes.changes:
        parts.append(_("too few households for a middle"))
    return beside(*parts)


def _reasons(changes: PairedChanges) -> str:
    reasons = Counter(reason for _household, reason in changes.unpaired)
    return ", ".join(f"{_why(reason)} {format_number(count)}" for reason, count in reasons.most_common())


def _why(reason: Reason) -> str:
    """Give a reason's sentence as a part of another."""
    return sentence(reason.value).rstrip(".")


def _cells(change: PairedChange, names: Mapping[Id, str]) -> tuple[Told, ...]:
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


def _alternative(changes: PairedChanges, names: Mapping[Id, str]) -> str:
    if not changes.changes:
        return beside(_title(changes), _note(changes, names))
    rows = "; ".join(_slope(one, names).mark.told for one in changes.changes)
    middle = changes.middle_change
    parts = [
        _("Real net income before and after, baht a month, {households}. {rows}").format(
            households=counted.households(len(changes.changes)), rows=rows
        )
    ]
    if middle is not None:
        parts.append(_("Middle change {change} baht a month").format(change=_baht(rounded(middle), signed=True)))
    return ". ".join([*parts, *([note] if (note := _note(changes, names)) else [])])
