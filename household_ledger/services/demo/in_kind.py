"""What a made-up household eats, gives and uses without money: own produce, gifts, one work's yield in another."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.demo.goods import Trade, works
from household_ledger.services.demo.page import Desk
from household_ledger.services.demo.recipes import BAHT

_RECEIVED = (
    ("เพื่อนบ้านให้ปลา", "E01", "", 40, 90),
    ("ลูกส่งข้าวสารมาให้", "E01", "I10", 120, 250),
    ("กับข้าวจากงานบุญ", "E02", "", 30, 60),
    ("เสื้อผ้าจากญาติ", "E11", "", 80, 150),
)
_GIVEN = (("ใส่บาตรข้าวจากนา", "E21", 20, 40), ("ผักให้เพื่อนบ้าน", "E24", 20, 40), ("ข้าวสารช่วยงานศพ", "E22", 60, 120))
_HENS = ("eggs", "chickens")
_FIELDS = ("rice", "second_rice")


def live_off(desk: Desk, food: int) -> None:
    """Write a month of in-kind entries; `food` is what the household spends on food at home, in satang."""
    active = [works()[job.work] for job in desk.portrait.jobs if job.scale(desk.page.since)]
    own = [(trade, work.name) for work in active for trade in work.own]
    if own:
        _eat(desk, own, food * desk.portrait.own_permille // 1000)
        if desk.chance(70):
            _give(desk)
    if desk.chance(45):
        _receive(desk)
    _feed(desk)


def _eat(desk: Desk, own: list[tuple[Trade, str]], worth: int) -> None:
    """Eat of what the house grows until it comes to its usual worth."""
    left = worth
    while left > 0:
        trade, occupation = own[int(desk.random.random() * len(own))]
        price, units = desk.pick(trade.low, trade.high, trade.step), desk.pick(trade.least, trade.most, 1)
        if price * units > left and desk.random.random() * price * units > left:
            return
        desk.page.write(
            desk.page.some_day(desk.random),
            EntryKind.PRODUCED,
            category=trade.code,
            amount=Money(price * units),
            quantity=units * 1000 if trade.unit else None,
            unit=trade.unit,
            unit_price=Money(price) if trade.unit else None,
            occupation=occupation,
            description=trade.text.format(n=units),
        )
        left -= price * units


def _give(desk: Desk) -> None:
    text, code, low, high = desk.random.choice(_GIVEN)
    desk.page.write(
        desk.page.some_day(desk.random),
        EntryKind.GIVEN,
        category=code,
        amount=Money(desk.pick(low, high, 10) * BAHT),
        description=text,
    )


def _receive(desk: Desk) -> None:
    text, code, source, low, high = desk.random.choice(_RECEIVED)
    desk.page.write(
        desk.page.some_day(desk.random),
        EntryKind.RECEIVED,
        category=code,
        amount=Money(desk.pick(low, high, 10) * BAHT),
        source=source,
        description=text,
    )


def _feed(desk: Desk) -> None:
    """Give bran from the own field to the hens, and their dung to the vegetables."""
    active = {job.work for job in desk.portrait.jobs if job.scale(desk.page.since)}
    hens = next((key for key in _HENS if key in active), None)
    field = next((key for key in _FIELDS if key in active), None)
    if hens is not None and field is not None:
        _use(desk, hens, field, ("รำข้าวจากนาให้ไก่ {n} กก.", "กก.", 8, (10, 20)))
    if hens is not None and "vegetables" in active and desk.chance(50):
        _use(desk, "vegetables", hens, ("มูลไก่ใส่แปลงผัก {n} กระสอบ", "กระสอบ", 20, (1, 3)))


def _use(desk: Desk, user: str, producer: str, what: tuple[str, str, int, tuple[int, int]]) -> None:
    text, unit, baht, (least, most) = what
    units = desk.pick(least, most, 1)
    desk.page.write(
        desk.page.some_day(desk.random),
        EntryKind.INPUT,
        category="C02",
        amount=Money(units * baht * BAHT),
        occupation=works()[user].name,
        source=works()[producer].name,
        quantity=units * 1000,
        unit=unit,
        unit_price=Money(baht * BAHT),
        description=text.format(n=units),
    )
