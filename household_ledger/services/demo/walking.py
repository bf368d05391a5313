"""A month walked day by day, as cash allows: short days relieved, spare money put away, cash counted."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.demo.page import Desk, Fields, Moved, Purse
from household_ledger.services.demo.portrait import BANK, CASH, DEPOSIT, FORMS, FREE_SAVINGS, JAR, RELATIVES
from household_ledger.services.demo.recipes import BAHT
from household_ledger.services.exchange.rows import Row

_HUNDRED, _FIVE_HUNDRED = 100 * BAHT, 500 * BAHT
_CUSHION = 400 * BAHT
"""What is left in the purse after it was filled up."""
_MOST_KEPT_PERCENT = 65
"""Cash above this part of a month's spending is put away at the end of a day."""
_FORGETFUL = -700 * BAHT
"""How far the book of a household that forgets to write down income may fall below zero."""
_DRAWN_FROM_GOALS = (5, 8)
"""Months in which a household touches even what it puts by for a goal."""
_ADJUSTED_FROM = 20 * BAHT


def walk(desk: Desk) -> Iterator[Row]:
    """Give the month's rows in order of days, moving the purse along."""
    page, purse = desk.page, desk.purse
    least = _FORGETFUL if desk.portrait.habit.writing == "month_end" else 0
    most = max(3_000 * BAHT, desk.spending * _MOST_KEPT_PERCENT // 100)
    for day in range(1, page.month.count + 1):
        moved = page.days[day]
        yield from _pass(purse, moved)
        told = len(moved)
        if purse.cash < least:
            _relieve(desk, day)
        elif purse.cash > most:
            _put_away(desk, day, purse.cash - most * 6 // 10)
        yield from _pass(purse, moved[told:])
        told = len(moved)
        if day in page.counts:
            _count(desk, day)
        if not moved and day in page.pool:
            page.write(day, EntryKind.NOTHING, description="วันนี้ไม่มีรายการ")
        yield from _pass(purse, moved[told:])
        purse.lay[page.month.dates[day]] = max(0, purse.cash + purse.slip)


def _pass(purse: Purse, moved: list[Moved]) -> Iterator[Row]:
    """Let entries move the purse."""
    savings = purse.savings
    for cash, bank, row in moved:
        purse.cash += cash
        purse.bank += bank
        if row.kind is EntryKind.SAVE:
            savings[row.to_pocket] = savings.get(row.to_pocket, 0) + int(row.amount or 0)
        elif row.kind is EntryKind.WITHDRAW:
            savings[row.pocket] -= int(row.amount or 0)
        yield row


def _relieve(desk: Desk, day: int) -> None:
    """Fill the purse: from the bank, from free savings, at last from family."""
    page, purse = desk.page, desk.purse
    wanted = -(-(_CUSHION - purse.cash) // _HUNDRED) * _HUNDRED
    drawn = min(wanted, max(0, purse.bank // _HUNDRED * _HUNDRED))
    if drawn:
        page.write(
            day, EntryKind.TRANSFER, amount=Money(drawn), pocket=BANK, to_pocket=CASH, description="ถอนเงินจากบัญชีมาใช้"
        )
        wanted -= drawn
    for pocket in FREE_SAVINGS:
        drawn = min(wanted, purse.savings.get(pocket, 0) // _HUNDRED * _HUNDRED)
        if drawn > 0:
            page.write(day, EntryKind.WITHDRAW, **_withdrawal(desk, pocket, drawn))
            wanted -= drawn
    if wanted > _CUSHION:
        amount = -(-wanted // _FIVE_HUNDRED) * _FIVE_HUNDRED
        name = next((loan.name for loan in desk.portrait.loans if loan.key == "relative"), RELATIVES)
        page.write(
            day, EntryKind.BORROW, category="D06", amount=Money(amount), debt=name, description=f"ยืม{name}มาใช้ก่อน"
        )
        purse.debts[name] = purse.debts.get(name, 0) + amount


def _withdrawal(desk: Desk, pocket: str, amount: int) -> Fields:
    """Say from where; now and then what was put by for a goal there is drawn from the goal."""
    fields: Fields = {
        "amount": Money(amount),
        "pocket": pocket,
        "to_pocket": CASH,
        "description": f"ถอนจาก {pocket} มาใช้",
    }
    goals, month = desk.purse.goals, desk.page.calendar_month
    goal = next((one for one in desk.portrait.goals if one.pocket == pocket and goals.get(one.name, 0) >= amount), None)
    if goal is not None and month in _DRAWN_FROM_GOALS:
        fields["goal"] = goal.name
        goals[goal.name] -= amount
    return fields


def _put_away(desk: Desk, day: int, spare: int) -> None:
    """Put money that need not lie in the house into the bank, or give back what family lent."""
    page, purse = desk.page, desk.purse
    owed = purse.debts.get(RELATIVES, 0)
    back = min(owed, spare // _HUNDRED * _HUNDRED)
    if back > 0:
        page.write(day, EntryKind.REPAY, amount=Money(back), debt=RELATIVES, description="คืนเงินญาติพี่น้อง")
        purse.debts[RELATIVES] -= back
        spare -= back
    amount = spare // _FIVE_HUNDRED * _FIVE_HUNDRED
    if amount <= 0:
        return
    pocket = DEPOSIT if amount >= 2 * _FIVE_HUNDRED or JAR not in purse.savings else JAR
    page.write(
        day,
        EntryKind.SAVE,
        amount=Money(amount),
        to_pocket=pocket,
        description="ฝากเงินที่เหลือ" if FORMS[pocket] == "S02" else "หยอดกระปุก",
    )


def _count(desk: Desk, day: int) -> None:
    """Count the cash: what was lost since the last time shows; who wants, lets the book follow."""
    page, purse = desk.page, desk.purse
    lost = desk.spending * page.lost // 1000 // len(page.counts)
    gap = -lost if desk.chance(75) else lost // 2
    counted = max(0, purse.cash + purse.slip + gap) // BAHT * BAHT
    purse.slip = counted - purse.cash
    page.write(day, EntryKind.CASH_COUNT, amount=Money(counted), description="นับเงินสด")
    if desk.portrait.habit.adjusts and abs(purse.slip) >= _ADJUSTED_FROM:
        page.write(
            day, EntryKind.ADJUST, amount=Money(purse.slip), note="นับแล้วไม่ตรง ปรับตามเงินจริง", description="ปรับยอดเงินสด"
        )
        purse.slip = 0
