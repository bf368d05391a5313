"""What part of a repayment is interest, and what of a debt falls due when, by its interest rule (product §1, §3).

The rules, rates in hundredths of a percent (`register.Debt.rate`), all rounding half up to the satang:
none — no interest, 0 % is normal;
flat — the rate of the principal, once, for the whole loan; each payment carries interest in the same proportion;
per_month — the rate of what is owed, for each month;
per_year — a twelfth of the rate of what is owed, for each month;
fixed_total — what the total to pay exceeds the principal by; each payment carries interest in the same proportion.
"""

from __future__ import annotations

from collections.abc import Iterable
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
_ON_BALANCE = frozenset({InterestRule.PER_MONTH, InterestRule.PER_YEAR})


@dataclass(frozen=True, slots=True)
class Division:
    """A payment taken apart; the two sum to the payment."""

    principal: Money
    interest: Money


@dataclass(frozen=True, slots=True)
class DebtMove:
    """What one entry did to a debt on its day: `principal` taken (below zero: repaid), `interest` told with it."""

    day: date
    principal: Money
    interest: Money = ZERO
    is_repayment: bool = False


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


def interest_owed(debt: Debt, moves: Iterable[DebtMove], day: date) -> Money:
    """Reckon what a payment on a day bears as interest, from all that became of the debt before it, in its order.

    On balance rules each calendar month begun since the last payment bears the rate on what was owed as it began, and
    the first payment at least one month; rounded once a payment. What a payment of interest alone left open is carried
    on; who repaid some of the sum has settled it. The other rules: `interest_due` on what is owed.
    """
    running = _Running(debt)
    for move in moves:
        running.take(move)
    return running.due(Month.of(day))


def divide_payment(payment: Money, debt: Debt, owed: Money, due: Money) -> Division:
    """Take a payment apart by the debt's rule, where nobody said what was interest.

    `owed` is the principal owed before it, `due` the interest. Interest comes first on balance rules and in proportion
    on the others. No more principal than is owed, what goes beyond being interest; but where none is due (0 %, or
    nothing known to be owed because an opening balance was forgotten) all of it is principal.
    """
    if not due:
        return Division(payment, ZERO)
    in_proportion = Money(half_up(payment * owed, owed + due))
    principal = in_proportion if debt.rule in _EVEN else payment - min(due, payment)
    principal = min(principal, owed)
    return Division(principal, payment - principal)


def divide(draft: Draft, debt: Debt, owed: Money, due: Money) -> Draft:
    """Complete a repayment that left both principal and interest open; any other draft comes back as it was."""
    if draft.kind is not EntryKind.REPAY or draft.principal is not None or draft.interest is not None:
        return draft
    division = divide_payment(draft.amount, debt, owed, due)
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


class _Running:
    """A debt run through from its first entry: what is owed, and the interest that has grown since the last payment."""

    def __init__(self, debt: Debt) -> None:
        self._debt = debt
        self._owed, self._open = ZERO, ZERO
        self._grown = 0
        """Satang times months since the last payment, each month with what was owed as it began."""
        self._reached: Month | None = None
        self._is_paid = False

    def take(self, move: DebtMove) -> None:
        """Take the next entry."""
        month = Month.of(move.day)
        if move.is_repayment or move.interest:
            due = self.due(month)
            self._open = ZERO if move.principal < 0 else Money(max(0, due - move.interest))
            self._grown, self._is_paid = 0, True
        else:
            self._grow(month)
        self._reached = month
        self._owed = Money(self._owed + move.principal)

    def due(self, month: Month) -> Money:
        """Give the interest a payment of a month bears; what has grown is counted up to it."""
        if self._debt.rule not in _ON_BALANCE:
            return interest_due(self._debt, self._owed)
        if self._owed <= 0:
            return ZERO
        self._grow(month)
        months = self._grown or (0 if self._is_paid else self._owed)
        return Money(self._open + interest_due(self._debt, Money(months)))

    def _grow(self, month: Month) -> None:
        if self._reached is not None:
            self._grown += max(0, self._owed) * max(0, self._reached.until(month))
            self._reached = max(self._reached, month)


def _due(first: date, months: int) -> date:
    month = Month.of(first).plus(months)
    return date(month.year, month.month, min(first.day, month.days))
