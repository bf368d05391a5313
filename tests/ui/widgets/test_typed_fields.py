"""Each kind of field gives what it asks for: the assert_type lines are held by mypy, the rest by running them."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.ui.widgets.fields import (
    AmountField,
    CheckField,
    ChoiceField,
    DateField,
    Field,
    MonthField,
    NoteField,
    NumberField,
    QuantityField,
    TextField,
    YearField,
)

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = date(2026, 11, 21)


def test_what_a_field_gives_and_takes_is_known_before_it_runs() -> None:
    name, note = TextField("ชื่อ", name="name"), NoteField("หมายเหตุ", name="note")
    amount, weight = AmountField("บาท", name="amount"), QuantityField("กิโลกรัม", name="weight")
    count, day = NumberField("งวด", name="count"), DateField("วันที่", name="day", today=TODAY)
    month, year = MonthField("เดือน", name="month"), YearField("ปี", name="year")
    pocket = ChoiceField("กระเป๋า", name="pocket", choices=[(Id(7), "เงินสด"), (Id(8), "ธนาคาร")])
    agrees = CheckField("ตกลง", name="agrees")
    name.show_value("นางบุญมา")
    note.show_value("ถามยาย")
    amount.show_value(Money(1250))
    weight.show_value(1500)
    count.show_value(12)
    day.show_value(TODAY)
    month.show_value(Month(2026, 10))
    year.show_value(1987)
    pocket.show_value(Id(8))
    agrees.show_value(True)  # noqa: FBT003 -- the value itself

    assert assert_type(name.value(), str) == "นางบุญมา"
    assert assert_type(note.value(), str) == "ถามยาย"
    assert assert_type(amount.value(), Money | None) == Money(1250)
    assert assert_type(amount.given(), Money) == Money(1250)
    assert assert_type(weight.value(), int | None) == 1500
    assert assert_type(count.value(), int | None) == 12
    assert assert_type(day.given(), date) == TODAY
    assert assert_type(month.value(), Month | None) == Month(2026, 10)
    assert assert_type(year.value(), int | None) == 1987
    assert assert_type(pocket.value(), Id | None) == Id(8)
    assert assert_type(pocket.given(), Id) == Id(8)
    assert assert_type(agrees.value(), bool) is True


def test_what_has_to_be_given_is_not_made_up_where_nothing_stands() -> None:
    with pytest.raises(ValueError, match="amount"):
        AmountField("บาท", name="amount", is_needed=True).given()


def test_a_field_that_is_settled_has_nothing_changed_and_nothing_wrong() -> None:
    field = AmountField("บาท", name="amount")
    field.take_words("สิบ")
    assert field.is_changed()
    assert field.said.words()

    field.settle()

    assert not field.is_changed()
    assert not field.said.words()
    plain: Field = field
    assert_type(plain.value(), object)
