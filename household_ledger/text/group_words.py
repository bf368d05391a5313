"""What may be said of a group's change, sentence by sentence: the number with its n, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.group_change import GroupChange, GroupSide, Lead
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.statistics import LEAST_TO_COMPARE, LEAST_TO_TEST, Estimate, Unsaid
from household_ledger.text.amounts import format_amount, format_number, format_percent
from household_ledger.text.counted import households
from household_ledger.text.dates import format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.hindrance_words import hindrance_lines
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.text.messages import sentence

_HARDLY = Fraction(1, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """What may be said of a group, part by part; a part nothing is said of is empty."""

    lead: str
    counts: str = ""
    why: tuple[str, ...] = ()
    """Why verdicts are unknown, and what kept those households' months out."""
    middle: tuple[str, ...] = ()
    sureness: tuple[str, ...] = ()
    """The interval of the middle and the tests against chance."""
    comparison: str = ""
    brought: tuple[str, ...] = ()
    """What occupations the project supports had in the change."""
    left: tuple[str, ...] = ()
    basis: str = ""

    def lines(self) -> tuple[str, ...]:
        """Give all of it, sentence by sentence, what leads first."""
        told = (self.lead, self.counts, *self.why, *self.middle, *self.sureness, self.comparison)
        return tuple(one for one in (*told, *self.brought, *self.left, self.basis) if one)


def group_words(change: GroupChange) -> GroupWords:
    """Say a group's change in plain sentences: as much as its lead allows."""
    side, lead = change.participants, change.lead
    first = sentence(lead.value, {"n": len(side.changes)})
    if lead is Lead.NOBODY_ENROLLED:
        return GroupWords(lead=first)
    if lead is Lead.NOBODY_MATCHED:
        return GroupWords(lead=first, counts=_counts(side), why=_why(side), left=_left(side))
    is_claimed = lead is Lead.INCOME
    return GroupWords(
        lead=first,
        counts=_counts(side),
        why=_why(side),
        middle=_middle(side),
        sureness=(_interval(side), _signs(side)) if is_claimed else (),
        comparison=difference_line(change) if is_claimed else "",
        brought=_brought(side),
        left=_left(side),
        basis=_basis(change),
    )


def group_lines(change: GroupChange) -> tuple[str, ...]:
    """Say a group's change in plain sentences, what leads first."""
    return group_words(change).lines()


def unsaid(reason: Unsaid, n: int, least: int) -> str:
    """Say why there is no number over `n` households, where `least` are needed."""
    return sentence(reason.value, {"n": n, "least": least})


def difference_line(change: GroupChange) -> str:
    """Say how participants changed beside the comparison group, or why that cannot be said (M18)."""
    difference = change.difference
    if difference.value is None or difference.interval.low is None or difference.interval.high is None:
        counted: dict[str, str | int] = {
            "ours": difference.participants,
            "others": difference.comparison,
            "least": LEAST_TO_COMPARE,
        }
        return sentence((difference.reason or Unsaid.COMPARISON_TOO_FEW).value, counted)
    told = _(
        "Beside the comparison group ({ours} and {others} households) the change is {amount} baht a month, "
        "between {low} and {high} in 95 of 100 draws."
    ).format(
        ours=format_number(difference.participants),
        others=format_number(difference.comparison),
        amount=_baht(difference.value),
        low=_baht(difference.interval.low),
        high=_baht(difference.interval.high),
    )
    return in_digits(told)


def _counts(side: GroupSide) -> str:
    counted = {verdict: format_number(len(ids)) for verdict, ids in side.verdicts}
    return _(
        "Of {enrolled} enrolled, by verdict: {up} increased, {same} about the same, {down} decreased, "
        "{unknown} cannot be concluded yet, {left} left."
    ).format(
        enrolled=households(len(side.enrolled)),
        up=counted[Verdict.UP],
        same=counted[Verdict.SAME],
        down=counted[Verdict.DOWN],
        unknown=counted[Verdict.UNKNOWN],
        left=format_number(len(side.attrition.leavers)),
    )


def _why(side: GroupSide) -> tuple[str, ...]:
    """Say why the group's verdict is, and why households' are, a line a reason; and what kept their months out."""
    reasons = (named(households(len(ids)), sentence(reason.value)) for reason, ids in side.reasons)
    turned = (sentence(side.turned.value),) if side.turned else ()
    return (*turned, *reasons, *hindrance_lines(side.hindrances))


def _middle(side: GroupSide) -> tuple[str, ...]:
    """Say what the household in the middle gained; of one or two the lead says enough."""
    middle, part = side.median_per_month, side.median_share
    if middle.value is None:
        return ()
    amount = _(
        "The household in the middle changed by {amount} baht a month (of {n}, at the prices of one year)"
    ).format(amount=_baht(middle.value), n=households(middle.n))
    if part.value is None:
        return (_("{told}.").format(told=amount),)
    percent = format_percent(part.value * 100, places=1, words=False, signed=True)
    return (
        _("{told}; in percent, the middle is {percent} (of {n}).").format(
            told=amount, percent=percent, n=households(part.n)
        ),
    )


def _interval(side: GroupSide) -> str:
    interval = side.interval
    if interval.low is None or interval.high is None:
        why = unsaid(interval.reason or Unsaid.TOO_FEW, interval.n, interval.least)
        return _("How sure the middle is cannot be said. {why}").format(why=why)
    told = _(
        "Drawn anew from the same households {rounds} times (seed {seed}), the middle lies between {low} and {high} "
        "baht in 95 of 100 draws."
    ).format(
        rounds=format_number(interval.rounds),
        seed=str(interval.seed),
        low=_baht(interval.low),
        high=_baht(interval.high),
    )
    return in_digits(told)


def _signs(side: GroupSide) -> str:
    signs, ranks = side.signs, side.ranks
    if signs.p is None or ranks.p is None:
        return unsaid(signs.reason or Unsaid.TOO_FEW, signs.n, LEAST_TO_TEST)
    return _(
        "By the sign of the difference alone, however small or doubtful, {rose} rose and {fell} fell. "
        "Chance alone gives so uneven a count in {signs} of cases (sign test), and such sizes in {ranks} (Wilcoxon)."
    ).format(
        rose=format_number(signs.rose),
        fell=format_number(signs.fell),
        signs=chance_words(signs.p),
        ranks=chance_words(ranks.p),
    )


def _left(side: GroupSide) -> tuple[str, ...]:
    """Say what those who left had earned before, beside those who stayed."""
    attrition = side.attrition
    if not attrition.leavers:
        return ()
    left, stayed, together = attrition.baseline_of_leavers, attrition.baseline_of_stayers, side.with_leavers
    told = _("Income before the project, in the middle: of those who left {left}, of those who stayed {stayed}.")
    before = told.format(left=_income(left), stayed=_income(stayed))
    if together.value is None or together.n == len(side.changes):
        return (before,)
    with_them = _("With those who left and can be compared, the middle changed by {amount} baht a month ({n}).")
    return before, with_them.format(amount=_baht(together.value), n=households(together.n))


def _brought(side: GroupSide) -> tuple[str, ...]:
    """Say what the occupations the project supports had in the change, where there are any."""
    brought = side.contribution
    if not brought.households:
        return ()
    return (
        _("The profit of occupations the project supports changed by {amount} baht a month, {n} together.").format(
            n=households(len(brought.households)), amount=_baht(brought.per_month)
        ),
    )


def _basis(change: GroupChange) -> str:
    """Say what the figures rest on: the grades of the months used, the band, the prices."""
    told = _("Months used by quality: {grades}. About the same is within ±{band}. Prices of {year}.").format(
        grades=grade_mix(change.participants.grades),
        band=format_percent(Fraction(change.tau_permille, 10), places=1, words=False),
        year=format_year(change.definition.price_year, has_era=True),
    )
    if not change.participants.on_files:
        return told
    on_files = _("Of {n}, when the months used were written down is only what an imported file says.")
    return f"{told} {on_files.format(n=households(len(change.participants.on_files)))}"


def _income(estimate: Estimate) -> str:
    if estimate.value is None:
        return _("not said ({n}, from {least} on)").format(
            n=households(estimate.n), least=format_number(estimate.least)
        )
    return _("{amount} baht a month ({n})").format(
        amount=format_amount(rounded(estimate.value)), n=households(estimate.n)
    )


def _baht(satang: Fraction) -> str:
    return format_amount(rounded(satang), signed=True)


def chance_words(p: Fraction) -> str:
    """Write how often chance alone does this: never as "0.0 percent", for it always may."""
    if p < _HARDLY:
        return _("less than {percent}").format(percent=format_percent(_HARDLY * 100, places=1))
    return format_percent(p * 100, places=1)
