"""Every kind of entry and every linked pair, written with keys alone: what is posted is told by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist, written

Lines = dict[str, int]
FOOD, PLANTS, LIVESTOCK = "ข้าว อาหารสด เครื่องปรุง", "ปุ๋ย/ยา/อาหารสัตว์", "ขายสัตว์/ไข่/นม"
GROUP, BANK, FUND, SHOP = "กลุ่มสัจจะออมทรัพย์", "เงินฝากธนาคาร", "กองทุนหมู่บ้าน", "ร้านปุ๋ยเฮียชัย"
MIDDLEMAN = "เจ๊เล็ก แม่ค้าคนกลาง"
HENS, GREENS = "เลี้ยงไก่ไข่", "ปลูกผักขาย"


@dataclass(frozen=True)
class Case:
    """What is chosen and typed, and the lines that stand in the ledger afterwards (baht by account, by entry)."""

    kind: str
    cells: dict[str, str]
    entries: dict[EntryKind, Lines]


K = EntryKind
CASES = (
    Case("", {"what": "ข้าวสาร", "category": FOOD, "money_out": "120"}, {K.EXPENSE: {"spending": 120, "pocket": -120}}),
    Case("", {"what": "ไข่", "category": LIVESTOCK, "money_in": "35+20*2"}, {K.INCOME: {"pocket": 75, "income": -75}}),
    Case(
        "ต้นทุนอาชีพ",
        {"what": "อาหารไก่", "category": PLANTS, "money_out": "390", "who": HENS},
        {K.COST: {"cost": 390, "pocket": -390}},
    ),
    Case(
        "ซื้อเชื่อ",
        {"what": "ปุ๋ย", "category": PLANTS, "money_out": "450", "who": GREENS, "debt": SHOP},
        {K.CREDIT: {"cost": 450, "debt": -450}},
    ),
    Case(
        "ขายเชื่อ",
        {"what": "ไข่", "category": LIVESTOCK, "money_in": "300", "party": MIDDLEMAN, "paid_now": "100"},
        {K.INCOME: {"pocket": 300, "income": -300}, K.LEND: {"lent": 200, "pocket": -200}},
    ),
    Case(
        "ออมเงิน",
        {"what": "ฝากกลุ่ม", "money_out": "100", "to_pocket": GROUP, "goal": "ซ่อมหลังคาบ้าน"},
        {K.SAVE: {"savings": 100, "pocket": -100}},
    ),
    Case("ถอนเงินออม", {"what": "ถอน", "money_in": "50", "pocket": BANK}, {K.WITHDRAW: {"pocket": 50, "savings": -50}}),
    Case(
        "โอนระหว่าง",
        {"what": "โอน", "money_out": "70", "pocket": BANK, "to_pocket": GROUP},
        {K.TRANSFER: {"savings": 0}},
    ),
    Case("กู้ยืม", {"what": "กู้", "money_in": "1,000", "debt": FUND}, {K.BORROW: {"pocket": 1000, "debt": -1000}}),
    Case(
        "กู้ยืม",
        {"what": "กู้", "money_in": "1000", "debt": FUND, "interest": "50"},
        {K.BORROW: {"pocket": 1000, "debt": -1000}, K.EXPENSE: {"spending": 50, "pocket": -50}},
    ),
    Case(
        "ใช้หนี้",
        {"what": "งวดนี้", "money_out": "500", "debt": FUND, "principal": "480", "interest": "20"},
        {K.REPAY: {"debt": 480, "spending": 20, "pocket": -500}},
    ),
    Case(
        "ใช้หนี้",
        {"what": "คืนญาติ", "money_out": "200", "debt": "ญาติพี่น้อง"},
        {K.REPAY: {"debt": 200, "pocket": -200}},
    ),
    Case("ให้ยืม", {"what": "ให้ยืม", "money_out": "200", "party": MIDDLEMAN}, {K.LEND: {"lent": 200, "pocket": -200}}),
    Case(
        "ได้เงินที่ให้ยืมคืน",
        {"what": "ได้คืน", "money_in": "80", "party": MIDDLEMAN},
        {K.RETURNED: {"pocket": 80, "lent": -80}},
    ),
    Case(
        "ของทำเองกินใช้เอง",
        {"what": "ผักสวนครัว", "category": FOOD, "quantity": "2", "unit": "กก.", "unit_price": "20"},
        {K.PRODUCED: {"spending": 40, "income": -40}},
    ),
    Case(
        "ได้ของมาโดยไม่ต้องซื้อ",
        {"what": "ข้าวสารแจก", "category": FOOD, "money_in": "200"},
        {K.RECEIVED: {"spending": 200, "income": -200}},
    ),
    Case(
        "ของทำเองให้คนอื่น",
        {"what": "แจกผัก", "category": FOOD, "quantity": "1.5", "unit_price": "20"},
        {K.GIVEN: {"spending": 30, "income": -30}},
    ),
    Case(
        "ของทำเองใช้ในอาชีพ",
        {"what": "มูลไก่", "category": PLANTS, "who": GREENS, "quantity": "3", "unit": "ถุง", "unit_price": "25"},
        {K.INPUT: {"cost": 75, "income": -75}},
    ),
    Case(
        "ซื้อทอง",
        {"what": "ทองหนึ่งสลึง", "category": "ทอง", "money_out": "9000"},
        {K.ASSET_BUY: {"thing": 9000, "pocket": -9000}},
    ),
    Case(
        "ซื้อทรัพย์สินแบบผ่อน",
        {"what": "มอเตอร์ไซค์", "category": "ที่ดิน", "money_out": "40000", "debt": SHOP, "paid_now": "5000"},
        {K.ASSET_BUY: {"thing": 40000, "pocket": -40000}, K.BORROW: {"pocket": 35000, "debt": -35000}},
    ),
    Case(
        "ขายทอง",
        {"what": "ขายไก่ชน", "category": "ทอง", "money_in": "1500"},
        {K.ASSET_SELL: {"pocket": 1500, "thing": -1500}},
    ),
    Case(
        "ขายทรัพย์สินแบบเชื่อ",
        {"what": "ขายวัว", "category": "ทอง", "money_in": "20000", "party": MIDDLEMAN, "paid_now": "5000"},
        {K.ASSET_SELL: {"pocket": 20000, "thing": -20000}, K.LEND: {"lent": 15000, "pocket": -15000}},
    ),
    Case("ชั่วโมงทำงาน", {"who": HENS, "quantity": "2.5"}, {K.HOURS: {}}),
    Case("ยอดยกมา", {"what": "ยกมา", "money_in": "100"}, {K.OPENING: {"pocket": 100, "opening": -100}}),
    Case("ปรับบัญชีให้ตรงเงินสด", {"what": "ปรับ", "money_out": "5"}, {K.ADJUST: {"pocket": -5, "adjust": 5}}),
    Case(
        "ซื้อด้วยบัตรสวัสดิการ",
        {"what": "ข้าวสารบัตร", "category": FOOD, "money_out": "200"},
        {K.EXPENSE: {"spending": 200, "pocket": -200}, K.INCOME: {"pocket": 200, "income": -200}},
    ),
    Case(
        "ดอกเบี้ย–ปันผลเข้าเงินออม",
        {"what": "ปันผล", "category": "ค่าเช่า/ดอกเบี้ย", "money_in": "30"},
        {K.INCOME: {"pocket": 30, "income": -30}, K.SAVE: {"savings": 30, "pocket": -30}},
    ),
    Case(
        "ค่าธรรมเนียมหักจากเงินออม",
        {"what": "ค่ารักษาบัญชี", "category": "ค่าธรรมเนียม", "money_out": "5"},
        {K.EXPENSE: {"spending": 5, "pocket": -5}, K.WITHDRAW: {"pocket": 5, "savings": -5}},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda one: f"{one.kind}-{'-'.join(one.cells)}")
def test_a_row_of_every_kind_is_written_with_keys_alone(
    case: Case, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    before = {one.id for one in written(desk)}

    typist.row(case.kind, **case.cells)

    made = [one for one in written(desk) if one.id not in before]
    posted: dict[EntryKind, Lines] = {}
    for entry in made:
        lines = posted.setdefault(entry.kind, {})
        for line in entry.lines:
            lines[str(line.account)] = lines.get(str(line.account), 0) + line.satang
    assert posted == {
        kind: {account: 100 * baht for account, baht in lines.items()} for kind, lines in case.entries.items()
    }
    assert all(one.date == desk.today for one in made)
    assert len({one.pair for one in made if one.pair}) == (len(made) == 2)
    assert typist.cell == "what"
    assert page.grid.typing.row.is_blank


@pytest.mark.parametrize(
    ("kind", "words", "amount"),
    [
        (K.SAVE, "ออม", "money_out"),
        (K.WITHDRAW, "ถอน", "money_in"),
        (K.BORROW, "กู้", "money_in"),
        (K.REPAY, "ใช้หนี้", "money_out"),
    ],
)
def test_a_kind_s_word_taken_with_tab_is_the_description_and_the_amount_is_next(
    kind: EntryKind, words: str, amount: str, page: EntryPage, typist: Typist
) -> None:
    typist.type(words).press(Key.Key_Tab)

    assert page.grid.typing.row.kind is kind
    assert page.grid.typing.row.what == words
    assert typist.cell == amount


@pytest.mark.parametrize("words", ["ถอนฟัน", "ออมสินจังหวัด", "กินก๋วยเตี๋ยว", "โอนย้ายทะเบียนรถ"])
def test_words_that_only_begin_like_a_kind_stay_what_they_are(words: str, page: EntryPage, typist: Typist) -> None:
    typist.type(words).press(Key.Key_Tab)

    assert page.grid.typing.row.kind is None
    assert page.grid.typing.row.what == words
    assert typist.cell == "category"


def test_the_word_for_nothing_today_and_enter_is_all_that_is_needed(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.type("ไม่มีรายการ").save()

    (entry,) = written(desk)
    assert entry.kind is K.NOTHING
    assert page.grid.typing.row.is_blank


def test_the_word_of_a_kind_that_asks_for_more_is_what_it_was_when_nobody_chose_it(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.type("ออม").save()

    assert not written(desk)
    assert page.grid.typing.row.kind is None
