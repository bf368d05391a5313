"""A loan, land sold, a gift of the project: words that are no plain money in or out are never guessed as such."""

from __future__ import annotations

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.typed.meant_kinds import kind_meant
from household_ledger.text.i18n import using
from tests.db.ledgers import Book, Home
from tests.services.made_village import TODAY
from tests.services.test_completion import _completion, _spent

K = EntryKind
ANYTHING = CASH_INCOME | SPENDING | COSTS


@pytest.mark.parametrize(
    ("words", "kind", "is_sure"),
    [
        ("กู้ กองทุนหมู่บ้าน", K.BORROW, True),
        ("กู้กองทุนหมู่บ้าน", K.BORROW, True),
        ("กู้เงิน ธ.ก.ส.", K.BORROW, True),
        ("ได้เงินกู้มา", K.BORROW, True),
        ("ขายที่ดิน", K.ASSET_SELL, True),
        ("ขายมอเตอร์ไซค์", K.ASSET_SELL, True),
        ("ขายที่นา", K.ASSET_SELL, True),
        ("ขายที่สวน 2 ไร่", K.ASSET_SELL, True),
        ("sold gold", K.ASSET_SELL, True),
        ("ขายทอง", K.ASSET_SELL, True),
        ("ขายทอง 1 สลึง", K.ASSET_SELL, True),
        ("ขายวัว 1 ตัว", K.ASSET_SELL, False),
        ("ขายแม่พันธุ์หมู", K.ASSET_SELL, False),
        ("โครงการให้ปุ๋ย", K.RECEIVED, True),
        ("ได้พันธุ์ไก่จากโครงการ", K.RECEIVED, True),
        ("ญาติให้ข้าวสาร", K.RECEIVED, False),
    ],
)
def test_words_of_another_kind_offer_it_first_and_guess_no_income_and_no_spending(
    book: Book, home: Home, words: str, kind: EntryKind, *, is_sure: bool
) -> None:
    with using("th"):
        completion = _completion(book, home)
        first, *_others = completion.offers(words).kinds

    assert (first.kind, first.is_meant, first.is_sure) == (kind, True, is_sure)
    assert completion.guess(words, ANYTHING) is None
    assert completion.guess(words, CASH_INCOME) is None
    assert (first.source == fixed_id("I18")) is ("โครงการ" in words)


def test_a_loan_and_land_sold_are_no_spending_either(book: Book, home: Home) -> None:
    completion = _completion(book, home)

    assert completion.guess("กู้เงิน ค่าอาหาร", SPENDING | COSTS) is None
    assert completion.guess("ขายมอเตอร์ไซค์", SPENDING | COSTS) is None


@pytest.mark.parametrize(
    "words",
    [
        "กู้ภัยขอรับบริจาค",
        "คืนเงินกู้",
        "ขายทองหยิบ",
        "ขายเนื้อวัว",
        "ขายวัวย่าง",
        "ขายรถเข็นลูกชิ้น",
        "ขายบ้านนกหวีด",
        "เงินสนับสนุนจากโครงการ",
        "ญาติให้เงิน",
        "ญาติให้ 500",
        "ขายไข่",
        "ขายที่ตลาด",
        "ขายที่สวน ทุเรียน",
        "ขายที่ไร่ข้าวโพด",
        "sold house plants",
        "sold gold fish",
        "ได้ค่าแรงจากโครงการ",
        "ได้เบี้ยเลี้ยงจากโครงการ",
        "ได้รับค่าจ้างจากโครงการ",
        "ได้ทุนจากโครงการ",
        "ได้ 5000 จากโครงการ",
        "โครงการสนับสนุนทุน",
        "โครงการให้ค่าแรง",
    ],
)
def test_plain_money_is_taken_for_no_other_kind(words: str) -> None:
    assert kind_meant(words) is None


def test_what_the_household_wrote_itself_goes_before(book: Book, home: Home) -> None:
    book.do(AddEntries((_spent(home, "ขายทอง", TODAY, code="E14"),)))

    guess = _completion(book, home).guess("ขายทอง", ANYTHING)

    assert guess is not None
    assert guess.category == fixed_id("E14") != NO_ID


def test_of_a_thing_received_its_use_is_guessed_as_ever(book: Book, home: Home) -> None:
    guess = _completion(book, home).guess("โครงการให้ปุ๋ย", COSTS | SPENDING)

    assert guess is not None
