"""How made-up households live with their debts: each lender's own calendar, paid only with what is there."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money, allocate, half_up
from household_ledger.services.demo.page import Desk
from household_ledger.services.demo.portrait import Loan
from household_ledger.services.demo.recipes import BAHT

_MARCH = 3
_HARVEST_MONTHS = (12, 1)
_TEN, _HUNDRED, _FIVE_HUNDRED, _THOUSAND = 10 * BAHT, 100 * BAHT, 500 * BAHT, 1_000 * BAHT
_PERCENT_UNITS = 10_000
"""Rates are in hundredths of a percent."""
DAILY_STARTS = -3
"""Month, counted from the start, in which the day-by-day loan is taken."""


def serve(desk: Desk) -> None:
    """Write a month's payments, and what could not be paid."""
    for loan in desk.portrait.loans:
        rule = _RULES.get(loan.key)
        if rule is not None:
            rule(desk, loan, desk.purse.debts.get(loan.name, 0))


def repay(desk: Desk, loan: Loan, day: int, principal: int, interest: int) -> None:
    """Pay a lender; where there is no interest the row leaves the division to the debt's rule."""
    if principal + interest <= 0:
        return
    is_plain = not loan.rate and not loan.total
    desk.page.write(
        min(day, desk.page.month.count),
        EntryKind.REPAY,
        amount=Money(principal + interest),
        debt=loan.name,
        principal=None if is_plain else Money(principal),
        interest=None if is_plain else Money(interest),
        description=f"จ่ายหนี้ {loan.name}",
    )
    desk.purse.debts[loan.name] -= principal
    desk.page.due += principal + interest


def borrow(desk: Desk, loan: Loan, day: int, amount: int, *, pair: str = "") -> None:
    """Take a loan."""
    desk.page.write(
        min(day, desk.page.month.count),
        EntryKind.BORROW,
        category=loan.debt_class,
        amount=Money(amount),
        debt=loan.name,
        pair=pair,
        description=f"กู้จาก {loan.name}",
    )
    desk.purse.debts[loan.name] = desk.purse.debts.get(loan.name, 0) + amount
    desk.page.due -= amount


def spend_loan(desk: Desk, day: int, code: str, amount: int, text: str) -> None:
    """Spend most of a loan on what it was taken for."""
    spent = amount * 7 // 10 // _HUNDRED * _HUNDRED
    desk.page.write(day, EntryKind.EXPENSE, category=code, amount=Money(spent), description=text)
    desk.page.due += spent


def add_interest(desk: Desk, loan: Loan, day: int, interest: int) -> None:
    """Let interest that was not paid be added to the debt."""
    desk.page.write(
        min(day, desk.page.month.count),
        EntryKind.CREDIT,
        category="E27",
        amount=Money(interest),
        debt=loan.name,
        description=f"ดอกเบี้ยค้าง {loan.name} ทบต้น",
    )
    desk.purse.debts[loan.name] += interest


def _bank(desk: Desk, loan: Loan, balance: int) -> None:
    """Pay the bank at the end of March: the year's interest, and of the principal what the house can."""
    if desk.page.calendar_month != _MARCH or not balance:
        return
    interest, room = half_up(balance * loan.rate, _PERCENT_UNITS), desk.room()
    if room < interest:
        add_interest(desk, loan, 29, interest)
        return
    instalment = loan.principal // loan.instalments // _FIVE_HUNDRED * _FIVE_HUNDRED
    repay(desk, loan, 29, min(balance, instalment, (room - interest) // _FIVE_HUNDRED * _FIVE_HUNDRED), interest)


def _village_fund(desk: Desk, loan: Loan, balance: int) -> None:
    """Pay the village fund back once a year and borrow the same again a few days later, as villages do."""
    if desk.page.calendar_month != 1 + desk.portrait.index % 3 or not balance:
        return
    interest, room = half_up(balance * loan.rate, _PERCENT_UNITS), desk.room()
    principal = min(balance, max(0, (room - interest) // _THOUSAND * _THOUSAND))
    repay(desk, loan, 8, principal, interest)
    if principal:
        borrow(desk, loan, 8 + desk.pick(2, 6, 1), principal)


def _group_loan(desk: Desk, loan: Loan, balance: int) -> None:
    if balance:
        repay(desk, loan, 8, min(balance, _FIVE_HUNDRED), half_up(balance * loan.rate, _PERCENT_UNITS))


def _informal(desk: Desk, loan: Loan, balance: int) -> None:
    """Pay the lender's interest each month; since the start some of the principal too."""
    if not balance:
        return
    interest = max(_TEN, half_up(balance * loan.rate, _PERCENT_UNITS * _TEN) * _TEN)
    if desk.room() < interest // 2:
        add_interest(desk, loan, 25, interest)
        return
    is_backwards = desk.portrait.falls_back is not None
    principal = 0 if desk.page.since <= 0 or is_backwards else min(balance, 700 * BAHT)
    repay(desk, loan, 25, min(principal, max(0, (desk.room() - interest) // _HUNDRED * _HUNDRED)), interest)


def _daily(desk: Desk, loan: Loan, _balance: int) -> None:
    """Take the day-by-day loan once: a fixed sum back, in as many days as it has instalments."""
    if desk.page.since != DAILY_STARTS:
        return
    borrow(desk, loan, 2, loan.principal)
    spend_loan(desk, 2, "E07", loan.principal, "ซ่อมหลังคารั่ว จ้างช่าง")
    payment = loan.total // loan.instalments
    for number, principal in enumerate(allocate(Money(loan.principal), loan.instalments)):
        repay(desk, loan, 3 + number, principal, payment - principal)


def _shop(desk: Desk, loan: Loan, balance: int) -> None:
    """Pay some of the slate at the beginning of the month and leave some standing."""
    wanted = (balance - loan.opening * 8 // 10) // _HUNDRED * _HUNDRED
    if wanted > 0:
        repay(desk, loan, 6, min(wanted, max(_HUNDRED, desk.room() // _HUNDRED * _HUNDRED)), 0)


def _farm_shop(desk: Desk, loan: Loan, balance: int) -> None:
    """Pay the farm shop after the harvest."""
    if balance and (desk.page.calendar_month in _HARVEST_MONTHS or desk.page.income > 2 * desk.spending):
        repay(desk, loan, 27, min(balance, max(0, desk.room() // _HUNDRED * _HUNDRED)), 0)


def _hire_purchase(desk: Desk, loan: Loan, balance: int) -> None:
    if balance:
        interest = half_up(loan.principal * loan.rate, _PERCENT_UNITS * loan.instalments)
        repay(desk, loan, 15, min(balance, loan.principal // loan.instalments), interest)


def _relative(desk: Desk, loan: Loan, balance: int) -> None:
    """Give back to the family when there is something over."""
    spare = (desk.room() - 2 * _THOUSAND) // _FIVE_HUNDRED * _FIVE_HUNDRED
    if balance and spare > 0:
        repay(desk, loan, 12, min(balance, _THOUSAND, spare), 0)


_RULES = {
    "bank": _bank,
    "bank_small": _bank,
    "village_fund": _village_fund,
    "village_fund_small": _village_fund,
    "group_loan": _group_loan,
    "informal": _informal,
    "daily": _daily,
    "shop": _shop,
    "farm_shop": _farm_shop,
    "hire_purchase": _hire_purchase,
    "relative": _relative,
}
