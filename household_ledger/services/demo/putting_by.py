"""When made-up households put money by, and what their savings bring or cost them."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.services.demo.page import Desk
from household_ledger.services.demo.portrait import DEPOSIT, GROUP, Deposit
from household_ledger.services.demo.recipes import BAHT

_SUNDAY, _MEETING_DAY = 6, 8
_WEEK = 7
_MEETING_WEEKS = 4
_INTEREST_MONTHS = (6, 12)
_DIVIDEND_MONTH = 1
_FROM = 1_000 * BAHT


def put_by(desk: Desk) -> None:
    """Write a month's deposits, as far as there is room for them, and what savings bring."""
    page = desk.page
    for deposit in desk.portrait.deposits:
        if not _is_on(deposit, page.since) or desk.room() < deposit.amount:
            continue
        for day in _days(desk, deposit):
            save(desk, deposit.pocket, day, deposit.amount, goal=deposit.goal)
    balance = desk.purse.savings.get(DEPOSIT, 0)
    if page.calendar_month in _INTEREST_MONTHS and balance >= _FROM:
        _credit_interest(desk, balance * 15 // 10_000)
    shares = desk.purse.savings.get(GROUP, 0)
    if page.calendar_month == _DIVIDEND_MONTH and shares >= _FROM:
        page.write(
            20,
            EntryKind.INCOME,
            category="I09",
            amount=Money(shares * 4 // 100 // 500 * 500),
            description="ปันผลกลุ่มสัจจะ",
        )


def save(desk: Desk, pocket: str, day: int, amount: int, *, goal: str = "", pair: str = "") -> None:  # noqa: PLR0913
    """Put an amount from cash into savings."""
    desk.page.write(
        min(day, desk.page.month.count),
        EntryKind.SAVE,
        amount=Money(amount),
        to_pocket=pocket,
        goal=goal,
        pair=pair,
        description=f"ออม {pocket}" + (f" · {goal}" if goal else ""),
    )
    if goal:
        desk.purse.goals[goal] = desk.purse.goals.get(goal, 0) + amount
    desk.page.due += amount


def _is_on(deposit: Deposit, since: int) -> bool:
    return (deposit.since is None or since >= deposit.since) and (deposit.until is None or since <= deposit.until)


def _days(desk: Desk, deposit: Deposit) -> list[int]:
    """List the days of the month on which it is the time to save."""
    page = desk.page
    if deposit.rhythm is Rhythm.HARVEST:
        return [26] if page.calendar_month in deposit.months else []
    if deposit.rhythm is Rhythm.MONTH or (deposit.rhythm is Rhythm.MEETING and deposit.every != _MEETING_WEEKS):
        return [_MEETING_DAY]
    turn = desk.portrait.index % deposit.every
    sundays = page.month.weekdays(_SUNDAY)
    return [day for day in sundays if page.month.dates[day].toordinal() // _WEEK % deposit.every == turn]


def _credit_interest(desk: Desk, interest: int) -> None:
    """Write interest credited inside savings: income and saving of one amount."""
    name, day = desk.page.pair(), desk.page.month.count
    desk.page.write(
        day,
        EntryKind.INCOME,
        category="I17",
        amount=Money(max(1, interest)),
        pair=name,
        description="ดอกเบี้ยเงินฝากเข้าบัญชี",
    )
    save(desk, DEPOSIT, day, max(1, interest), pair=name)
