"""What a group can already show, sentence by sentence: each number with its n, and what it does not prove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from household_ledger.domain.indicators.result import Key
from household_ledger.domain.statistics import Estimate
from household_ledger.text.amounts import NONE, format_amount, format_number, format_percent, format_quantity
from household_ledger.text.counted import households
from household_ledger.text.dates import format_month
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.first_year import FirstYear, Graded, Lived

_THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that can be shown: its name and its sentences, the finding first."""

    name: str
    lines: tuple[str, ...]


def first_year_parts(year: FirstYear) -> tuple[Shown, ...]:
    """Say what can be shown of recording, saving, months short of cash and new occupations, in this order."""
    return (
        Shown(_("Keeping accounts"), tuple(_recording(year))),
        Shown(_("Putting by"), tuple(_saving(year))),
        Shown(_("Months short of cash"), tuple(_short(year))),
        Shown(_("New occupations that sell"), tuple(_work(year))),
    )


def first_year_headline(year: FirstYear) -> str:
    """Say the first thing a first year shows: how many keep their books well, and that nothing is said of income."""
    share, n = year.recording.value(Key.ADOPTION), year.recording.value(Key.HOUSEHOLDS)
    if share is None or n is None:
        return _("Nothing can be shown yet")
    kept = int(share * n)
    told = ngettext(
        "{kept} of {count} household keeps good accounts; income cannot be claimed yet",
        "{kept} of {count} households keep good accounts; income cannot be claimed yet",
        int(n),
    )
    return told.format(kept=format_number(kept), count=format_number(int(n)))


def _recording(year: FirstYear) -> Iterator[str]:
    found = year.recording
    share, n = found.value(Key.ADOPTION), found.value(Key.HOUSEHOLDS)
    if share is None or n is None:
        yield from map(sentence, found.reasons)
        return
    yield _("{kept} of {all} wrote at least one month of good quality in the three months to {month}.").format(
        kept=format_number(int(share * n)), all=households(int(n)), month=format_month(year.as_of)
    )
    lag = found.value(Key.MEDIAN_LAG)
    yield _(
        "Days written: {coverage} on average. Months seen by a verifier: {verified}. "
        "Written down {lag} days later, in the middle."
    ).format(
        coverage=_percent(found.value(Key.COVERAGE)),
        verified=_percent(found.value(Key.VERIFIED_SHARE)),
        lag=NONE if lag is None else format_quantity(int(lag * _THOUSANDTHS)),
    )
    yield _("All months of the quarter by quality: {grades}.").format(grades=grade_mix(found.grades) or NONE)


def _saving(year: FirstYear) -> Iterator[str]:
    saving = year.saving
    yield _(
        "{some} of {all} put something by in the twelve months: {deposits} baht put in, {withdrawals} baht taken out, "
        "{held} baht held at the end."
    ).format(
        some=format_number(len(saving.put_by)),
        all=households(len(year.households)),
        deposits=format_amount(saving.deposits, decimals="never"),
        withdrawals=format_amount(saving.withdrawals, decimals="never"),
        held=format_amount(saving.held, decimals="never"),
    )
    if saving.regularity.value is None:
        yield _few(saving.regularity)
        return
    yield _("The household in the middle put something by in {part} of its good months ({n}).").format(
        part=_percent(saving.regularity.value), n=households(saving.regularity.n)
    )
    if saving.rate.value is not None:
        yield _("What it put by, less what it took out, is {part} of what work left over ({n}).").format(
            part=_percent(saving.rate.value), n=households(saving.rate.n)
        )
    yield _months_used(saving.grades)


def _short(year: FirstYear) -> Iterator[str]:
    short = year.short
    if short.share.value is None:
        yield _few(short.share)
        return
    yield _("The household in the middle ran short of cash in {part} of its good months ({n}).").format(
        part=_percent(short.share.value), n=households(short.share.n)
    )
    if not short.compared:
        yield _(
            "No household has so many good months after its start, in the twelve months to {month}, that early and "
            "late ones can be told apart."
        ).format(month=format_month(year.as_of))
        return
    yield _(
        "Good months after the start, of the twelve months to {month}: in the first half {first} of {months} ran "
        "short, in the last half {last}. Fewer short months in {fewer}, as many in {same}, more in {more}."
    ).format(
        month=format_month(year.as_of),
        first=format_number(short.first.short),
        months=format_number(short.first.months),
        last=format_number(short.last.short),
        fewer=households(len(short.fewer)),
        same=format_number(len(short.as_many)),
        more=format_number(len(short.more)),
    )
    yield _("The two halves are other seasons of the year: this shows a direction and proves nothing.")
    if short.too_young:
        yield _("Too few good months to compare: {n}.").format(n=households(len(short.too_young)))
    yield _months_used(short.grades)


def _work(year: FirstYear) -> Iterator[str]:
    work = year.work
    if not work.begun:
        yield _("No new occupation has been written down since the project began.")
        return
    begun = ngettext(
        "{count} occupation begun since the project", "{count} occupations begun since the project", work.begun
    ).format(count=format_number(work.begun))
    yield _(
        "{begun}, in {n}: {selling} have sold for money, {active} in three months or more and with a profit."
    ).format(
        begun=begun,
        n=households(len(work.households)),
        selling=format_number(work.selling),
        active=format_number(work.active),
    )
    for age, lived in ((6, work.alive_6), (12, work.alive_12)):
        yield _old_enough(age, lived)
    yield _months_used(work.grades)


def _old_enough(age: int, lived: Lived) -> str:
    if not lived.known:
        return _("After {age} months: none is old enough, or its months are not good enough.").format(
            age=format_number(age)
        )
    return _("After {age} months {alive} of {known} still sold.").format(
        age=format_number(age), alive=format_number(lived.alive), known=format_number(lived.known)
    )


def _months_used(grades: Graded) -> str:
    return _("Months used by quality: {grades}.").format(grades=grade_mix(grades) or NONE)


def _few(estimate: Estimate) -> str:
    reason = estimate.reason.value if estimate.reason is not None else ""
    return sentence(reason, {"n": estimate.n, "least": estimate.least})


def _percent(share: Fraction | None) -> str:
    return format_percent(None if share is None else share * 100)
