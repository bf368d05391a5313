"""What comes into a made-up household: sales, wages, what children and the state send, and what its work costs."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.demo.budget import CARD_BAHT, allowance, is_here
from household_ledger.services.demo.goods import Trade, WorkKind, works
from household_ledger.services.demo.page import Desk, Fields
from household_ledger.services.demo.portrait import BANK, CARD, CASH, Job
from household_ledger.services.demo.recipes import BAHT

_BUYERS = {"rice": "โรงสีบ้านเหนือ", "cassava": "ลานมันตัวอย่าง", "cane": "โรงงานน้ำตาลตัวอย่าง", "rubber": "จุดรับซื้อน้ำยาง"}
_SLATE_FROM = 1_500 * BAHT
"""What is bought for the field above this goes on the farm shop's slate, where the household has one."""
_FIVE_BAHT = 5 * BAHT
_QUARTER = 25
_ROUND_FROM = 20 * BAHT
_AS_WRITTEN = 1000
_FULL = 100
_BANKED = frozenset({"I06", "I08"})


@dataclass(frozen=True, slots=True)
class _Bargain:
    """What one time of a trade came to: units, the price of one in satang."""

    trade: Trade
    units: int
    price: int

    def fields(self, work: WorkKind) -> Fields:
        """Say it in a row; the quantity only where there is a unit."""
        fields: Fields = {
            "category": self.trade.code,
            "amount": Money(self.units * self.price),
            "occupation": work.name,
            "description": self.trade.text.format(n=self.units),
        }
        if self.trade.unit:
            fields["quantity"] = self.units * 1000
            fields["unit"] = self.trade.unit
            fields["unit_price"] = Money(self.price)
        return fields


def earn(desk: Desk) -> None:
    """Write a month's income, costs and hours of all occupations, and what comes without work."""
    for job in desk.portrait.jobs:
        if job.scale(desk.page.since):
            _work(desk, job)
    _gifts(desk)
    _state(desk)


def _work(desk: Desk, job: Job) -> None:
    work, scale, place = works()[job.work], job.scale(desk.page.since), desk.page.calendar_month - 1
    for trade in work.sales:
        for _ in range(_times(desk, trade, scale) if trade.times[place] else 0):
            _sell(desk, work, _bargain(desk, trade, scale, _AS_WRITTEN))
    for trade in work.costs:
        for _ in range(_times(desk, trade, scale) if trade.times[place] else 0):
            _pay(desk, work, _bargain(desk, trade, scale, job.tune))
    if work.sessions and work.sales:
        _hours(desk, work, scale)


def _times(desk: Desk, trade: Trade, scale: int) -> int:
    """Do single things more or less often when the work is done more or less; things of many units keep their times."""
    times = trade.times[desk.page.calendar_month - 1]
    if trade.most > trade.least or scale == _FULL:
        return times
    whole, part = divmod(times * scale, _FULL)
    return whole + desk.chance(part)


def _bargain(desk: Desk, trade: Trade, scale: int, tune: int) -> _Bargain:
    price = desk.pick(trade.low, trade.high, trade.step)
    units = desk.pick(trade.least, trade.most, 1)
    if trade.most > trade.least and scale != _FULL:
        whole, part = divmod(units * scale, _FULL)
        units = max(1, whole + desk.chance(part))
    if tune != _AS_WRITTEN:
        step = _FIVE_BAHT if price >= _ROUND_FROM else _QUARTER
        price = max(step, (price * tune // _AS_WRITTEN + step // 2) // step * step)
    return _Bargain(trade, units, price)


def _sell(desk: Desk, work: WorkKind, bargain: _Bargain) -> None:
    fields = bargain.fields(work)
    is_banked = desk.portrait.has_bank and bargain.trade.code in _BANKED
    fields["pocket"] = BANK if is_banked else CASH
    fields["party"] = _BUYERS.get(work.key, "")
    desk.page.write(desk.page.some_day(desk.random), EntryKind.INCOME, **fields)


def _pay(desk: Desk, work: WorkKind, bargain: _Bargain) -> None:
    page, slate, amount = desk.page, desk.portrait.loan("farm_shop"), bargain.units * bargain.price
    fields = bargain.fields(work)
    if slate is not None and bargain.trade.code == "C02" and amount >= _SLATE_FROM:
        fields["debt"] = slate.name
        page.write(page.some_day(desk.random), EntryKind.CREDIT, **fields)
        desk.purse.debts[slate.name] = desk.purse.debts.get(slate.name, 0) + amount
    else:
        page.write(page.some_day(desk.random), EntryKind.COST, **fields)
        page.income -= amount


def _hours(desk: Desk, work: WorkKind, scale: int) -> None:
    """Write down a few sittings of work, some days at a time; the second grown-up shares them."""
    people = [person for person in desk.portrait.people[:2] if is_here(person, desk.page.since)]
    sittings = max(1, work.sessions * min(scale, 120) // 200)
    for sitting in range(sittings):
        desk.page.write(
            desk.page.some_day(desk.random),
            EntryKind.HOURS,
            occupation=work.name,
            member=people[sitting % len(people)].name,
            quantity=2000 * desk.pick(work.hours[0], work.hours[1], 1),
            unit="ชั่วโมง",
            description=f"ลงแรง {work.name}",
        )


def _gifts(desk: Desk) -> None:
    page = desk.page
    for gift in desk.portrait.gifts:
        page.write(
            gift.day,
            EntryKind.INCOME,
            category=gift.code,
            amount=Money(desk.pick(gift.low, gift.high, 100 * BAHT)),
            pocket=gift.pocket,
            description=gift.text,
        )
    if desk.portrait.stipend and page.since > 0:
        page.write(
            20,
            EntryKind.INCOME,
            category="I18",
            amount=Money(desk.portrait.stipend),
            description="ค่าตอบแทนประชุมและอบรม จากโครงการ",
        )


def _state(desk: Desk) -> None:
    """Pay the allowances on the 10th, and let the welfare cards be spent from the 1st."""
    page, cards = desk.page, 0
    for person in desk.portrait.people:
        if not is_here(person, page.since):
            continue
        paid = allowance(person, page.month.month.year)
        if paid is not None:
            page.write(
                paid.day,
                EntryKind.INCOME,
                category=paid.code,
                amount=Money(paid.low),
                member=person.name,
                description=paid.text,
            )
        cards += person.has_card
    if cards:
        _spend_cards(desk, cards * CARD_BAHT * BAHT)


def _spend_cards(desk: Desk, amount: int) -> None:
    """Write a used right as income and spending of one amount (an unused one is never income)."""
    day, name = desk.pick(1, 4, 1), desk.page.pair()
    for kind, category, text in (
        (EntryKind.INCOME, "I14", "สิทธิบัตรสวัสดิการ"),
        (EntryKind.EXPENSE, "E01", "ของแห้ง น้ำมันพืช ด้วยบัตรสวัสดิการ"),
    ):
        desk.page.write(
            day,
            kind,
            category=category,
            amount=Money(amount),
            pocket=CARD,
            party="ร้านค้าประชารัฐบ้านกลาง",
            pair=name,
            description=text,
        )
