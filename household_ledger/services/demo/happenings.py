"""What happens to made-up households once: something bought, sold, lent, won, celebrated; loans with a catch."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.demo.goods import works
from household_ledger.services.demo.owing import add_interest, borrow, spend_loan
from household_ledger.services.demo.page import Desk
from household_ledger.services.demo.portrait import CIRCLE, DEPOSIT, Job
from household_ledger.services.demo.putting_by import save
from household_ledger.services.demo.recipes import BAHT

_NEIGHBOUR, _TRADER = "นางสมศรี บ้านเหนือ", "เจ๊เล็ก แม่ค้าคนกลาง"


def happen(desk: Desk) -> None:
    """Write what happens in this month."""
    for event in desk.portrait.happenings:
        if event.month == desk.page.since:
            _EVENTS[event.key](desk)


def _gold_bought(desk: Desk) -> None:
    _buy(desk, "gold", desk.pick(6_000, 6_500, 100), "ซื้อทองครึ่งสลึง")


def _gold_sold(desk: Desk) -> None:
    _sell(desk, "gold", desk.pick(6_400, 7_200, 100), "ขายทองครึ่งสลึง")


def _calf_bought(desk: Desk) -> None:
    _buy(desk, "calf", desk.pick(5_500, 6_500, 100), "ซื้อลูกวัว 1 ตัว")


def _calf_sold(desk: Desk) -> None:
    _sell(desk, "calf", desk.pick(8_500, 10_500, 100), "ขายวัว 1 ตัว")


def _buy(desk: Desk, thing: str, baht: int, text: str) -> None:
    """Buy something for its worth, if there is money for it."""
    if desk.room() < baht * BAHT:
        return
    desk.page.write(12, EntryKind.ASSET_BUY, category="S05", amount=Money(baht * BAHT), description=text)
    desk.page.due += baht * BAHT
    desk.purse.things.add(thing)


def _sell(desk: Desk, thing: str, baht: int, text: str) -> None:
    """Sell what was bought for its worth, if it is there."""
    if thing not in desk.purse.things:
        return
    desk.page.write(12, EntryKind.ASSET_SELL, category="S05", amount=Money(baht * BAHT), description=text)
    desk.page.due -= baht * BAHT
    desk.purse.things.remove(thing)


def _calf_sold_on_credit(desk: Desk) -> None:
    """Sell an animal that is paid for later: asset sale and lending of one amount."""
    if "calf" not in desk.purse.things:
        return
    desk.purse.things.remove("calf")
    desk.purse.lent += 9_000 * BAHT
    amount, name = Money(9_000 * BAHT), desk.page.pair()
    desk.page.write(
        11,
        EntryKind.ASSET_SELL,
        category="S05",
        amount=amount,
        party=_TRADER,
        pair=name,
        description="ขายวัว 1 ตัว เงินเชื่อ",
    )
    desk.page.write(11, EntryKind.LEND, amount=amount, party=_TRADER, pair=name, description="เจ๊เล็กค้างค่าวัว")


def _motorcycle(desk: Desk) -> None:
    """Buy a motorcycle on instalments: a loan and an asset of one amount."""
    loan = desk.portrait.loan("hire_purchase")
    if loan is None:
        return
    name = desk.page.pair()
    borrow(desk, loan, 9, loan.principal, pair=name)
    desk.page.write(
        9,
        EntryKind.ASSET_BUY,
        category="S07",
        amount=Money(loan.principal),
        pair=name,
        description="ออกรถเครื่อง ผ่อน 36 งวด",
    )
    desk.page.due += loan.principal


def _loan_interest_off(desk: Desk) -> None:
    """Take an informal loan of which the first interest is kept back at once."""
    loan = desk.portrait.loan("informal")
    if loan is None:
        return
    name = desk.page.pair()
    borrow(desk, loan, 4, 5_000 * BAHT, pair=name)
    desk.page.write(
        4,
        EntryKind.EXPENSE,
        category="E27",
        amount=Money(250 * BAHT),
        pair=name,
        description=f"{loan.name} หักดอกเบี้ยล่วงหน้า",
    )
    desk.page.due += 250 * BAHT
    spend_loan(desk, 4, "E13", 5_000 * BAHT, "ค่ารักษาพยาบาล โรงพยาบาลจังหวัด")


def _interest_added(desk: Desk) -> None:
    loan = desk.portrait.loan("informal")
    if loan is not None:
        add_interest(desk, loan, 26, 150 * BAHT)


def _sold_on_credit(desk: Desk) -> None:
    """Sell to a trader who pays later: income and lending of one amount."""
    job = _supported(desk)
    work, name = works()[job.work], desk.page.pair()
    if not work.sales:
        return
    amount = Money(desk.pick(600, 900, 50) * BAHT)
    desk.page.write(
        14,
        EntryKind.INCOME,
        category=work.sales[0].code,
        amount=amount,
        occupation=work.name,
        party=_TRADER,
        pair=name,
        description=f"ขายเชื่อ จาก{work.name}",
    )
    desk.page.write(14, EntryKind.LEND, amount=amount, party=_TRADER, pair=name, description="เจ๊เล็กค้างค่าของ")
    desk.page.income -= amount
    desk.purse.lent += amount


def _paid_for(desk: Desk) -> None:
    """Be paid for what was sold on credit."""
    if desk.purse.lent:
        desk.page.write(
            16, EntryKind.RETURNED, amount=Money(desk.purse.lent), party=_TRADER, description="เจ๊เล็กจ่ายค่าของที่ค้าง"
        )
        desk.purse.lent = 0


def _lent(desk: Desk) -> None:
    desk.page.write(17, EntryKind.LEND, amount=Money(1_000 * BAHT), party=_NEIGHBOUR, description="ให้นางสมศรียืม")
    desk.page.due += 1_000 * BAHT
    desk.purse.things.add("lent")


def _returned(desk: Desk) -> None:
    """Get back in two parts what was lent, where anything was."""
    if "lent" in desk.purse.things:
        desk.purse.things.remove("lent")
        for day in (7, 21):
            desk.page.write(
                day, EntryKind.RETURNED, amount=Money(500 * BAHT), party=_NEIGHBOUR, description="นางสมศรีคืนเงิน"
            )


def _supported(desk: Desk) -> Job:
    """Give the work the project supports, else the main one."""
    jobs = desk.portrait.jobs
    return next((job for job in jobs if job.is_supported), jobs[0])


def _tools_bought(desk: Desk) -> None:
    """Buy tools that last: in cash, with their life said or left to the usual five years."""
    job = _supported(desk)
    text, baht, life = _TOOLS.get(job.work, ("เครื่องมือทำงาน", 1_500, 36))
    amount = min(baht * BAHT, max(500 * BAHT, desk.room() // 10_000 * 10_000))
    desk.page.write(
        13,
        EntryKind.COST,
        category="C07",
        amount=Money(amount),
        occupation=works()[job.work].name,
        life_months=life or None,
        description=text,
    )
    desk.page.due += amount


def _project_tools(desk: Desk) -> None:
    """Receive tools, materials and a training allowance from the project."""
    job = _supported(desk)
    name, (text, baht, life) = works()[job.work].name, _TOOLS.get(job.work, ("เครื่องมือทำงาน", 1_500, 36))
    page = desk.page
    page.write(
        10,
        EntryKind.RECEIVED,
        category="C07",
        amount=Money(baht * BAHT),
        source="I18",
        occupation=name,
        life_months=life or None,
        description=f"โครงการให้{text}",
    )
    page.write(
        10,
        EntryKind.RECEIVED,
        category="C06" if job.work not in ("eggs", "mushrooms", "chickens") else "C01",
        amount=Money(1_200 * BAHT),
        source="I18",
        occupation=name,
        description="โครงการให้วัสดุเริ่มต้น",
    )
    page.write(20, EntryKind.INCOME, category="I18", amount=Money(500 * BAHT), description="เบี้ยเลี้ยงอบรม 2 วัน")


def _windfall(desk: Desk) -> None:
    desk.page.write(2, EntryKind.INCOME, category="I19", amount=Money(2_000 * BAHT), description="ถูกลอตเตอรี่เลขท้าย")


def _relief(desk: Desk) -> None:
    desk.page.write(
        19,
        EntryKind.INCOME,
        category="I15",
        amount=Money(desk.pick(3_000, 8_000, 500) * BAHT),
        description="เงินช่วยเหลือเกษตรกร",
    )


def _dividend(desk: Desk) -> None:
    desk.page.write(23, EntryKind.INCOME, category="I09", amount=Money(850 * BAHT), description="ปันผลสหกรณ์การยาง")


def _ceremony(desk: Desk) -> None:
    """Hold a ceremony at home, as far as there is money for it."""
    amount = max(1_500 * BAHT, min(5_000 * BAHT, desk.room() // 50_000 * 50_000))
    desk.page.write(24, EntryKind.EXPENSE, category="E23", amount=Money(amount), description="ทำบุญขึ้นบ้าน เลี้ยงแขก")
    desk.page.due += amount


def _fee(desk: Desk) -> None:
    """Lose a fee inside the savings: a withdrawal and an expense of one amount."""
    amount, name = 20 * BAHT, desk.page.pair()
    if desk.purse.savings.get(DEPOSIT, 0) < amount:
        save(desk, DEPOSIT, 1, 500 * BAHT)
    desk.page.write(
        1,
        EntryKind.WITHDRAW,
        amount=Money(amount),
        pocket=DEPOSIT,
        to_pocket="เงินสด",
        pair=name,
        description="หักค่าธรรมเนียมบัญชี",
    )
    desk.page.write(1, EntryKind.EXPENSE, category="E26", amount=Money(amount), pair=name, description="ค่าธรรมเนียมบัญชี")


def _circle_paid_out(desk: Desk) -> None:
    """Draw the pot of the savings circle."""
    held = desk.purse.savings.get(CIRCLE, 0)
    if held:
        desk.page.write(
            5, EntryKind.WITHDRAW, amount=Money(held), pocket=CIRCLE, to_pocket="เงินสด", description="เปียแชร์ได้"
        )


_TOOLS = {
    "eggs": ("กรงไก่ไข่", 3_500, 60),
    "weaving": ("กี่ทอผ้า", 6_000, 120),
    "online": ("ไฟถ่ายรูป ขาตั้งกล้อง", 1_200, 24),
    "mats": ("เครื่องรีดกระจูด", 4_500, 96),
    "sweets": ("ซึ้งนึ่งขนม เตาแก๊ส", 2_400, 0),
    "beads": ("ชุดคีม โต๊ะทำงาน", 1_500, 48),
    "mushrooms": ("ชั้นวางก้อนเห็ด", 2_800, 36),
    "sewing": ("จักรเย็บผ้า", 5_500, 84),
}

_EVENTS = {
    "gold_bought": _gold_bought,
    "gold_sold": _gold_sold,
    "calf_bought": _calf_bought,
    "calf_sold": _calf_sold,
    "calf_sold_on_credit": _calf_sold_on_credit,
    "motorcycle": _motorcycle,
    "loan_interest_off": _loan_interest_off,
    "interest_added": _interest_added,
    "sold_on_credit": _sold_on_credit,
    "paid_for": _paid_for,
    "lent": _lent,
    "returned": _returned,
    "tools_bought": _tools_bought,
    "project_tools": _project_tools,
    "windfall": _windfall,
    "relief": _relief,
    "dividend": _dividend,
    "ceremony": _ceremony,
    "fee": _fee,
    "circle_paid_out": _circle_paid_out,
}
