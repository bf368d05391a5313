"""What part of a repayment is interest, and what of a debt falls due when, by its interest rule (product §1, §3).

The rules, rates in hundredths of a percent (`register.Debt.rate`), all rounding half up to the satang:
none — no interest, 0 % is normal;
flat — the rate of the principal, once, for the whole loan; each payment carries interest in the same proportion;
per_month — the rate of what is owed, for each month;
per_year — a twelfth of the rate of what is owed, for each month;
fixed_total — what the total to pay exceeds the principal by; each payment carries interest in the same proportion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind, InterestRule
from household_ledger.domain.money import ZERO, Money, allocate, half_up
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Debt

_WHOLE = 10_000
"""A hundred percent in hundredths of a percent."""
_EVEN = frozenset({InterestRule.FLAT, InterestRule.FIXED_TOTAL})


@dataclass(frozen=True, slots=True)
class Division:
    """A payment taken apart; the two sum to the payment."""

    principal: Money
    interest: Money


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a debt's schedule; `balance` is the principal still owed after it."""

    number: int
    due: date
    principal: Money
    interest: Money
    balance: Money

    @property
    def payment(self) -> Money:
        """What is paid at once: principal and interest."""
        return self.principal + self.interest


def interest_due(debt: Debt, owed: Money, *, months: int = 1) -> Money:
    """Reckon the interest on what is owed (principal, satang).

    On balance rules: for so many months. Flat and fixed total: all the interest that is still to come. Zero when
    nothing is owed, and for a fixed total whose principal or total nobody said.
    """
    if owed <= 0:
        return ZERO
    if debt.rule is InterestRule.FLAT:
        return Money(half_up(owed * debt.rate, _WHOLE))
    if debt.rule is InterestRule.PER_MONTH:
        return Money(half_up(owed * debt.rate * months, _WHOLE))
    if debt.rule is InterestRule.PER_YEAR:
        return Money(half_up(owed * debt.rate * months, _WHOLE * MONTHS_A_YEAR))
    if debt.rule is InterestRule.FIXED_TOTAL and debt.principal and debt.total:
        return Money(half_up(owed * max(0, debt.total - debt.principal), debt.principal))
    return ZERO


def months_due(paid_up_to: date | None, paid_on: date, *, is_first: bool = False) -> int:
    """Count the months of interest a payment covers: calendar months since the last one, at least one for the first.

    `paid_up_to` is the day of the last payment, or of the loan when `is_first`; None (not known) counts one month.
    """
    if paid_up_to is None:
        return 1
    return max(1 if is_first else 0, Month.of(paid_up_to).until(Month.of(paid_on)))


def divide_payment(payment: Money, debt: Debt, owed: Money, *, months: int = 1) -> Division:
    """Take a payment apart by the debt's rule, where nobody said what was interest.

    `owed` is the principal owed before it. Interest comes first on balance rules and in proportion on the others. No
    more principal than is owed, what goes beyond being interest; but where none is due (0 %, or nothing known to be
    owed because an opening balance was forgotten) all of it is principal.
    """
    due = interest_due(debt, owed, months=months)
    if not due:
        return Division(payment, ZERO)
    in_proportion = Money(half_up(payment * owed, owed + due))
    principal = in_proportion if debt.rule in _EVEN else payment - min(due, payment)
    principal = min(principal, owed)
    return Division(principal, payment - principal)


def divide(draft: Draft, debt: Debt, owed: Money, *, months: int = 1) -> Draft:
    """Complete a repayment that left both principal and interest open; any other draft comes back as it was."""
    if draft.kind is not EntryKind.REPAY or draft.principal is not None or draft.interest is not None:
        return draft
    division = divide_payment(draft.amount, debt, owed, months=months)
    return replace(draft, principal=division.principal, interest=division.interest)


def schedule(debt: Debt) -> tuple[Instalment, ...]:
    """List the instalments of a debt, a month apart from its first due day.

    A month without such a day has it on its last. Principal in equal parts (differing by at most a satang); interest
    on the balance before each part, or, flat and fixed total, in equal parts too. Empty when principal, number of
    instalments or first due day is not known.
    """
    if not debt.principal or debt.principal < 0 or debt.instalments < 1 or debt.first_due is None:
        return ()
    parts = allocate(debt.principal, debt.instalments)
    even = allocate(interest_due(debt, debt.principal), debt.instalments) if debt.rule in _EVEN else None
    rows, balance = [], debt.principal
    for index, principal in enumerate(parts):
        interest = even[index] if even else interest_due(debt, balance)
        balance = balance - principal
        rows.append(Instalment(index + 1, _due(debt.first_due, index), principal, interest, balance))
    return tuple(rows)


def _due(first: date, months: int) -> date:
    month = Month.of(first).plus(months)
    return date(month.year, month.month, min(first.day, month.days))
