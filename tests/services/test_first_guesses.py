"""A category guessed for words never written before: first which way the money went, nothing by chance."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import code_of, fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Occupation
from household_ledger.services.commands.categories import AddOwnCategory
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.typed.category_guess import Guesser, category_words
from household_ledger.services.typed.completion import Completion
from tests.db.ledgers import Book, Home

TODAY = date(2026, 11, 21)
_THINGS = ("ไข่ไก่", "ปลาดุก", "ผัก", "ขนม", "ข้าวสาร", "สบู่", "ยา", "เสื้อ", "น้ำมัน", "หมู", "ปุ๋ย", "ของ", "กาแฟ", "พัดลม")


@pytest.fixture(scope="module")
def guesser() -> Guesser:
    """Give what a book without entries knows."""
    return Guesser(category_words(()))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ขายไข่ไก่ตลาดนัดบ้านโคก", "I02"),
        ("ขายไข่เป็ดตลาดนัด", "I02"),
        ("ขายผักบุ้งหน้าบ้าน", "I01"),
        ("ขายส้มตำหน้าบ้าน", "I04"),
        ("ค่าขายไข่", "I02"),
        ("ได้เงินขายไข่", "I02"),
        ("รับเงินค่าขายไข่เป็ด", "I02"),
        ("รายได้จากการขายผัก", "I01"),
        ("ได้ค่าแรง", "I07"),
        ("รับเงินค่าแรงเกี่ยวข้าว", "I07"),
        ("ค่าซ่อมมุ้งลวด", "E07"),
        ("พาราเซตามอล", "E13"),
        ("ซื้อสบู่ก้อน", "E09"),
        ("ซื้อหมูสามชั้น", "E01"),
        ("ซื้อปลานิลสองตัว", "E01"),
        ("ไข่เป็ดสิบฟอง", "E01"),
        ("ค่าไฟเดือนนี้", "E08"),
        ("ซื้อพัดลมตั้งโต๊ะ", "E10"),
        ("ข้าวเหนียวหมูปิ้ง", "E02"),
        ("ขนมหลานชาย 3 ถุง", "E04"),
    ],
)
def test_what_people_often_write_is_guessed_right_in_a_book_without_entries(
    guesser: Guesser, words: str, code: str
) -> None:
    guess = guesser.guess(words)

    assert guess is not None
    assert code_of(guess.category) == code


@pytest.mark.parametrize("words", ["แมวหาย", "ทำกุญแจ", "ดอกไม้วันครู", "จ่ายค่าของที่ร้านป้า", "เบ็ดเตล็ด", "ซื้อ", "ขาย", "ค่า"])
def test_a_chance_likeness_is_no_guess(guesser: Guesser, words: str) -> None:
    assert guesser.guess(words) is None


@given(thing=st.sampled_from(_THINGS), place=st.text("กขคงจชดตนบปมยรลวสหอะาิีุู", max_size=8))
def test_the_first_word_says_which_way_the_money_went(guesser: Guesser, thing: str, place: str) -> None:
    sold, bought = guesser.ranked(f"ขาย{thing}{place}"), guesser.ranked(f"ซื้อ{thing} {place}")

    assert set(sold) <= CASH_INCOME
    assert set(bought) <= SPENDING | COSTS


def _sold(home: Home, what: str, code: str, *, times: int = 1) -> list[Draft]:
    amount = Money(30000)
    one = Draft(
        household=home.id,
        date=TODAY,
        kind=EntryKind.INCOME,
        amount=amount,
        parts=(Part(fixed_id(code), amount),),
        pocket=home.cash,
        description=what,
    )
    return [one] * times


def _completion(book: Book, home: Home) -> Completion:
    with book.store.reader() as reader:
        return Completion.read(reader, home.id, today=TODAY)


def test_something_sold_that_nobody_knows_is_what_the_household_sells_most(book: Book, home: Home) -> None:
    book.do(AddEntries((*_sold(home, "ขายตะกร้าหวาย", "I04", times=3), *_sold(home, "ขายหน่อไม้", "I03"))))
    completion = _completion(book, home)

    guess = completion.guess("ขายฝรั่งกิมจู")

    assert guess is not None
    assert code_of(guess.category) == "I04"
    assert completion.guess("ฝรั่งกิมจู") is None
    assert completion.guess("ขายฝรั่งกิมจู", SPENDING) is None


def test_a_category_made_since_is_known_for_the_standard_one_above_it(book: Book, home: Home) -> None:
    book.do(AddEntries(tuple(_sold(home, "ขายหน่อไม้", "I03"))))
    completion = _completion(book, home)
    made = book.ledger.execute(AddOwnCategory(household=home.id, under="I04", name="งานจักสาน"))
    own = [replace(one, parts=(Part(made.ids[0], one.amount),)) for one in _sold(home, "ขายตะกร้าหวาย", "I04", times=3)]
    written = book.ledger.execute(AddEntries(tuple(own)))

    with book.store.reader() as reader:
        for changes in (made, written):
            completion.update(reader, changes, today=TODAY)

    guess = completion.guess("ขายฝรั่งกิมจู")
    assert guess == _completion(book, home).guess("ขายฝรั่งกิมจู")
    assert guess is not None
    assert guess.category == made.ids[0]


def test_the_name_of_an_occupation_speaks_for_what_it_sells(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        name = next(one.name for one in reader.of_household(Occupation, home.id) if one.id == home.hens)
    of_work = [replace(one, occupation=home.hens) for one in _sold(home, "ส่งของรอบเช้า", "I06")]
    book.do(AddEntries((*of_work, *_sold(home, "ขายตะกร้าหวาย", "I04", times=5))))

    guess = _completion(book, home).guess(f"ขาย{name}รอบบ่าย")

    assert guess is not None
    assert code_of(guess.category) == "I06"


def test_what_the_household_wrote_itself_goes_before_every_table(book: Book, home: Home) -> None:
    book.do(AddEntries(tuple(_sold(home, "ขายไข่ไก่", "I05"))))

    guess = _completion(book, home).guess("ขายไข่ไก่")

    assert guess is not None
    assert code_of(guess.category) == "I05"


def test_codes_of_debts_and_savings_stand_in_the_domain_alone() -> None:
    """A code written out in what reads typing is one that nobody finds when the list changes."""
    rooms = [files("household_ledger") / "services" / "typed", files("household_ledger") / "ui" / "entry_grid"]
    texts = [one.read_text(encoding="utf-8") for room in rooms for one in room.iterdir() if one.name.endswith(".py")]

    assert [found for text in texts for found in re.findall(r'"[CDEIS]\d\d"', text)] == []
