"""What a made-up household spends its money on in a month: the shares of the lessons, bought as villagers buy."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.services.demo.budget import CARD_BAHT, is_here
from household_ledger.services.demo.goods import Share, goods, shares
from household_ledger.services.demo.page import Desk
from household_ledger.services.demo.portrait import BANK, CASH, Portrait
from household_ledger.services.demo.recipes import BAHT
from household_ledger.services.exchange.rows import Row

_REDUCIBLE = frozenset({"E04", "E05", "E06", "E20"})
_LESS_AFTER = 84
"""Per cent of the usual that goes to what can be reduced once the household looks at its own book."""
_MORE_AGAIN = 190
_ON_SLATE = 0.07
_SATURDAY = 5
_FIVE, _TEN = 5 * BAHT, 10 * BAHT


def monthly_budgets(portrait: Portrait, calendar_month: int, since: int, spending: int) -> dict[str, int]:
    """Divide a month's spending among the codes, in satang; what a household never buys goes to the rest."""
    used = [share for share in shares() if share.code not in portrait.without]
    whole = sum(share.permille for share in used)
    return {share.code: _part(portrait, share, calendar_month, since, spending) // whole for share in used}


def _part(portrait: Portrait, share: Share, calendar_month: int, since: int, spending: int) -> int:
    part = spending * share.permille * share.factors[calendar_month - 1] // 100
    if share.code in _REDUCIBLE and not portrait.is_comparison and since > 0:
        is_back = portrait.falls_back is not None and since >= portrait.falls_back
        part = part * (_MORE_AGAIN if is_back else _LESS_AFTER) // 100
    return part


def buy(desk: Desk, budgets: dict[str, int]) -> None:
    """Write a month of spending."""
    cards = (
        CARD_BAHT * BAHT * sum(person.has_card for person in desk.portrait.people if is_here(person, desk.page.since))
    )
    left = {**budgets, "E01": max(0, budgets["E01"] - cards)}
    _market(desk, left)
    for code, special in _SPECIAL.items():
        if code in left:
            special(desk, left.pop(code))
    for code, budget in left.items():
        _fill(desk, code, budget)


def _fill(desk: Desk, code: str, budget: int) -> None:
    """Buy goods of one code until the budget is used up; on average it is met to the satang."""
    page, random, listed = desk.page, desk.random.random, goods()[code]
    pool = [day for day in page.pool if day not in page.quiet] or page.pool
    dates, written, days, household = page.month.dates, page.written, page.days, page.code
    size, places, left, usual = len(listed), len(pool), budget, page.known_by
    slate = desk.portrait.loan("shop") if code == "E01" else None
    own = [(word.name, word.code) for word in desk.portrait.words if word.under == code != word.code]
    while left > 0:
        good = listed[int(random() * size)]
        amount = good.low + good.step * int(random() * good.choices)
        if amount > left and random() * amount > left:
            return
        left -= amount
        day = pool[int(random() * places)]
        if slate is not None and random() < _ON_SLATE:
            page.write(
                day, EntryKind.CREDIT, category=code, amount=Money(amount), debt=slate.name, description=good.text
            )
            desk.purse.debts[slate.name] = desk.purse.debts.get(slate.name, 0) + amount
            continue
        row = Row(
            date=dates[day],
            household=household,
            kind=EntryKind.EXPENSE,
            category=next((sub for name, sub in own if good.text.startswith(name)), code) if own else code,
            amount=Money(amount),
            pocket=CASH,
            known_by=usual or good.known_by,
            entered_on=written[day],
            description=good.text,
        )
        days[day].append((-amount, 0, row))


def _market(desk: Desk, left: dict[str, int]) -> None:
    """Write one receipt of the Saturday market, split over what was bought."""
    page = desk.page
    saturdays = [day for day in page.month.weekdays(_SATURDAY) if day in page.pool]
    if not saturdays or not desk.chance(70):
        return
    day, name = saturdays[0], page.pair()
    for code, low, high in (("E01", 80, 160), ("E09", 35, 75), ("E04", 10, 30)):
        amount = desk.pick(low * BAHT, high * BAHT, _FIVE)
        page.write(
            day,
            EntryKind.EXPENSE,
            category=code,
            amount=Money(amount),
            entry_id=name,
            known_by=KnownBy.RECEIPT,
            party="ตลาดนัดวันเสาร์",
            description="ของจากตลาดนัดวันเสาร์",
        )
        left[code] = max(0, left[code] - amount)


def _utilities(desk: Desk, budget: int) -> None:
    """Pay electricity to the satang, water, and gas every other month or charcoal."""
    page = desk.page
    electricity = budget * (44 + int(desk.random.random() * 13)) // 100 // 25 * 25
    page.write(
        15,
        EntryKind.EXPENSE,
        category="E08",
        amount=Money(max(2_500, electricity)),
        known_by=KnownBy.RECEIPT,
        description="ค่าไฟฟ้า",
    )
    page.write(
        18,
        EntryKind.EXPENSE,
        category="E08",
        amount=Money(desk.pick(budget * 10 // 100, budget * 16 // 100, 100) // 100 * 100),
        known_by=KnownBy.RECEIPT,
        description="ค่าน้ำประปาหมู่บ้าน",
    )
    rest, gas = budget * 36 // 100, desk.pick(420 * BAHT, 450 * BAHT, _FIVE)
    if desk.random.random() * gas < rest:
        page.write(
            page.some_day(desk.random), EntryKind.EXPENSE, category="E08", amount=Money(gas), description="แก๊สหุงต้ม 1 ถัง"
        )


def _school(desk: Desk, budget: int) -> None:
    """Pay school in the months terms begin in one piece a pupil, else little by little."""
    page, starts = desk.page, {5: "เปิดเทอม", 11: "เทอม 2"}
    term = starts.get(page.calendar_month)
    if term is None:
        _fill(desk, "E14", budget)
        return
    uniform = budget * 45 // 100 // _TEN * _TEN
    for amount, text in ((budget - uniform, f"ค่าเทอม {term}"), (uniform, f"ชุดนักเรียน รองเท้า {term}")):
        page.write(
            desk.pick(3, 12, 1),
            EntryKind.EXPENSE,
            category="E14",
            amount=Money(max(_TEN, amount // _TEN * _TEN)),
            known_by=KnownBy.RECEIPT,
            description=text,
        )


def _pupils(desk: Desk, budget: int) -> None:
    """Give the pupils money each school day."""
    page = desk.page
    days = [day for day in page.month.school_days if day in set(page.pool)]
    if not days:
        return
    daily = max(_TEN, (budget // len(days) + _FIVE // 2) // _FIVE * _FIVE)
    for day in days:
        row = Row(
            date=page.month.dates[day],
            household=page.code,
            kind=EntryKind.EXPENSE,
            category="E15",
            amount=Money(daily),
            pocket=CASH,
            known_by=page.known_by,
            entered_on=page.written[day],
            description="เงินไปโรงเรียน",
        )
        page.days[day].append((-daily, 0, row))


def _lottery(desk: Desk, budget: int) -> None:
    """Play on the 1st and the 16th."""
    for day in (1, 16):
        amount = max(2 * _TEN, (budget // 2 + _TEN) // (2 * _TEN) * 2 * _TEN)
        text = "หวยงวดวันที่ 1" if day == 1 else "หวยงวดวันที่ 16"
        if desk.chance(92):
            desk.page.write(day, EntryKind.EXPENSE, category="E20", amount=Money(amount), description=text)


def _insurance(desk: Desk, budget: int) -> None:
    """Pay the village funeral fund each month; in February the year's insurance too."""
    usual = max(2 * _TEN, budget * 80 // 320 // _TEN * _TEN) if desk.page.calendar_month == 2 else budget  # noqa: PLR2004
    amount = max(2 * _TEN, usual // _TEN * _TEN)
    desk.page.write(7, EntryKind.EXPENSE, category="E25", amount=Money(amount), description="ฌาปนกิจหมู่บ้าน")
    if budget - amount > 10 * _TEN:
        desk.page.write(
            22,
            EntryKind.EXPENSE,
            category="E25",
            amount=Money((budget - amount) // _TEN * _TEN),
            known_by=KnownBy.RECEIPT,
            description="ประกันอุบัติเหตุ รายปี",
        )


def _phone(desk: Desk, budget: int) -> None:
    """Pay the phone, from the bank where the household has one and there is something there."""
    if not desk.portrait.has_bank or desk.purse.bank < budget:
        _fill(desk, "E18", budget)
        return
    desk.page.write(
        5,
        EntryKind.EXPENSE,
        category="E18",
        amount=Money(max(_TEN, budget // _TEN * _TEN)),
        pocket=BANK,
        known_by=KnownBy.RECEIPT,
        description="ค่าเน็ตค่าโทรรายเดือน",
    )


_SPECIAL = {
    "E08": _utilities,
    "E14": _school,
    "E15": _pupils,
    "E18": _phone,
    "E20": _lottery,
    "E25": _insurance,
}
