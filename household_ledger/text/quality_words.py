"""What keeps a month's records from being better, each with how far it is and how far it would have to be."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from household_ledger.domain.figures import Quality
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money
from household_ledger.domain.quality import Hindrance, most_unexplained
from household_ledger.domain.thresholds import Thresholds
from household_ledger.text.amounts import format_amount, format_number, format_percent
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.messages import sentence


class _Limits(NamedTuple):
    """What a grade asks for: a share of days and a share of cash in thousandths, and days of lag."""

    coverage: int
    unexplained: int
    lag: int


class CashGap(NamedTuple):
    """What cash is off by, all that moved in the month (both in satang), and the day of the count before, if any."""

    amount: Money
    flow: Money
    since: date | None = None


def quality_lines(quality: Quality, thresholds: Thresholds, gap: CashGap) -> tuple[str, ...]:
    """Say all a month lacks before it can be compared with (C and D), or before it is the very best (B); A: nothing.

    Of a good month whose days of writing only a file of rows tells, that is said last.
    """
    on_a_file = (_on_a_file(),) if quality.rests_on_a_file else ()
    if quality.grade is Grade.A:
        return on_a_file
    if quality.grade is Grade.B:
        head, codes = _("Good enough to compare with. To be the very best, it still lacks:"), quality.reasons
        limits = _Limits(thresholds.coverage_a_permille, thresholds.unexplained_a_permille, thresholds.lag_a_days)
    else:
        head, codes = _("To be compared with other months, this one still lacks:"), quality.to_good
        limits = _Limits(thresholds.coverage_b_permille, thresholds.unexplained_b_permille, thresholds.lag_b_days)
    return (head, *(f"• {_line(code, quality, limits, gap)}" for code in codes), *on_a_file)


def _on_a_file() -> str:
    return _("When this month was written down is only what an imported file says: nobody saw it.")


def _line(code: str, quality: Quality, limits: _Limits, gap: CashGap) -> str:
    if code == Hindrance.COVERAGE and quality.days_in_month:
        return _coverage(quality, limits.coverage)
    if code == Hindrance.UNEXPLAINED and quality.unexplained_permille is not None:
        return _unexplained(quality.unexplained_permille, limits.unexplained, gap)
    if code == Hindrance.LAG and quality.median_lag_halfdays is not None:
        return _lag(quality.median_lag_halfdays, limits.lag)
    if code == Hindrance.NOT_VERIFIED:
        return _("Not yet looked at by a verifier: close the month, then somebody who did not write it looks at it.")
    return sentence(code)


def _coverage(quality: Quality, permille: int) -> str:
    least = -(-permille * quality.days_in_month // 1000)
    told = _(
        "Written on {days} of {all} days, at least {least} are needed; a day without money counts once it is said."
    )
    return told.format(
        days=format_number(quality.days_recorded),
        all=format_number(quality.days_in_month),
        least=format_number(least),
    )


def _unexplained(permille: int, most: int, gap: CashGap) -> str:
    if gap.since is None:
        told = _(
            "Cash is off from the book by {amount} baht ({share} of half of all cash in and out of the month);"
            " at most {limit} baht ({most}) may be."
        )
    else:
        told = _(
            "Since the count of {day}, cash is off from the book by {amount} baht ({share} of half of all cash in and"
            " out of the month); at most {limit} baht ({most}) may be."
        )
    return told.format(
        day=format_date(gap.since) if gap.since is not None else "",
        amount=format_amount(abs(gap.amount)),
        share=_percent(permille),
        limit=format_amount(most_unexplained(gap.flow, most)),
        most=_percent(most),
    )


def _percent(permille: int) -> str:
    return format_percent(Fraction(permille, 10), places=1 if permille % 10 else 0)


def _lag(halfdays: int, most: int) -> str:
    days, half = divmod(halfdays, 2)
    told = _("Entries were usually written {days} days late; at most {most} may be. It mends only from now on.")
    return told.format(days=format_number(days) + (".5" if half else ""), most=format_number(most))
