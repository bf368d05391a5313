"""Fields of numbers refuse what makes no sense in them, each with a sentence of its own kind, and reckon on nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.domain.money import Money
from household_ledger.ui.widgets.fields import AmountField, Field, NumberField, QuantityField
from tests.ui.hands import type_words

ABOVE, OR_EMPTY = "เขียนจำนวนเงินที่มากกว่าศูนย์", "เขียนจำนวนเงินที่มากกว่าศูนย์ หรือเว้นว่างไว้"
NEGATIVE = "จำนวนเงินต้องไม่ติดลบ"
PEOPLE, PERCENT = "เขียนจำนวนเต็มตั้งแต่ 1 ถึง 50", "เขียนตัวเลขที่มากกว่าศูนย์"


def needed() -> Field:
    return AmountField("เท่าไร", name="amount", is_needed=True, is_above_zero=True)


def optional() -> Field:
    return AmountField("เป้า", name="target", is_above_zero=True)


def there() -> Field:
    return AmountField("มีอยู่แล้ว", name="opening")


def people() -> Field:
    return NumberField("กี่คน", name="members", minimum=1, maximum=50)


def rate() -> Field:
    return QuantityField("ร้อยละ", name="rate", most=1_000_000)


@pytest.mark.parametrize(
    ("made", "words", "said"),
    [
        (needed, "0", ABOVE),
        (needed, "-5", ABOVE),
        (needed, "0.00", ABOVE),
        (needed, "5-5", ABOVE),
        (optional, "๐", OR_EMPTY),
        (optional, "-5", OR_EMPTY),
        (there, "-5", NEGATIVE),
        (people, "0", PEOPLE),
        (people, "-5", PEOPLE),
        (people, "abc", PEOPLE),
        (people, "1e9", PEOPLE),
        (people, "999999999999", PEOPLE),
        (people, "12.345", PEOPLE),
        (people, "๙" * 400, PEOPLE),
        (rate, "0", PERCENT),
        (rate, "-5", PERCENT),
        (rate, "abc", "“abc” ไม่ใช่ตัวเลข ลองเขียนเช่น 12 หรือ 2.5"),
        (rate, "1000000000000", "เขียนตัวเลขไม่เกิน 1,000"),
        (rate, "1001", "เขียนตัวเลขไม่เกิน 1,000"),
    ],
)
def test_what_makes_no_sense_is_told_in_its_own_words_and_is_no_value(
    qtbot: QtBot, made: Callable[[], Field], words: str, said: str
) -> None:
    field = made()
    qtbot.addWidget(field)

    type_words(field.editor, words)

    assert field.said.words() == said
    assert field.value() is None


@pytest.mark.parametrize(
    ("made", "words", "value"),
    [
        (needed, "0.01", Money(1)),
        (optional, "", None),
        (there, "0", Money(0)),
        (people, "๕๐", 50),
        (rate, "12.345", 12345),
        (rate, "1,000", 1_000_000),
    ],
)
def test_what_makes_sense_is_taken(qtbot: QtBot, made: Callable[[], Field], words: str, value: int | None) -> None:
    field = made()
    qtbot.addWidget(field)

    type_words(field.editor, words)

    assert (field.value(), field.problem()) == (value, "")


def test_an_amount_below_zero_is_taken_only_where_it_may_be(qtbot: QtBot) -> None:
    field = AmountField("ต่าง", name="difference", is_signed=True)
    qtbot.addWidget(field)

    type_words(field.editor, "-5")

    assert (field.value(), field.problem()) == (Money(-500), "")
