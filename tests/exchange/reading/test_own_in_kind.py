"""Goods without money in our own QIF: the kind, what was used and where from; nothing is guessed where it is untold."""

from __future__ import annotations

import pytest

from household_ledger.domain.kinds import EntryKind
from tests.exchange.reading.samples import codes_of, found_in

_RECORD = "!Account\nN001 in kind\nTOth A\n^\n!Type:Oth A\nD2026-08-05\nT0.00\nC*\nN1234567890123456\n{shares}^\n"


def goods(*shares: tuple[str, str]) -> bytes:
    lines = "".join(f"S{name}\n${amount}\n" for name, amount in shares)
    return _RECORD.format(shares=lines).encode()


def test_a_gift_of_seed_keeps_where_it_came_from_and_its_occupation() -> None:
    content = goods(("in kind:received:C02 ปุ๋ย/ทำนา", "-80.25"), ("in kind:received:I13 เงินช่วยเหลือ", "80.25"))

    (row,) = found_in("own.qif", content).rows

    assert (row.kind, row.category, row.amount) == (EntryKind.RECEIVED, "C02", 8025)
    assert (row.source, row.occupation) == ("I13", "ทำนา")


def test_own_input_names_the_occupation_it_came_from() -> None:
    content = goods(("in kind:input:C01 พันธุ์/เลี้ยงเป็ด", "-9.75"), ("in kind:input:I20 ของตัวเอง/ทำนา", "9.75"))

    (row,) = found_in("own.qif", content).rows

    assert (row.kind, row.category, row.amount) == (EntryKind.INPUT, "C01", 975)
    assert (row.occupation, row.source) == ("เลี้ยงเป็ด", "ทำนา")


def test_what_was_given_away_in_two_shares_is_one_entry_given() -> None:
    content = goods(
        ("in kind:given:E01", "-10.00"), ("in kind:given:E04", "-2.50"), ("in kind:given:I20/ทำนา", "12.50")
    )

    rows = found_in("own.qif", content).rows

    assert [(row.kind, row.category, row.amount) for row in rows] == [
        (EntryKind.GIVEN, "E01", 1000),
        (EntryKind.GIVEN, "E04", 250),
    ]
    assert {row.entry_id for row in rows} == {"1234567890123456"}


@pytest.mark.parametrize(
    "shares",
    [
        (("in kind:E01 ข้าว", "-50.00"), ("in kind:I20 ของตัวเอง", "50.00")),
        (("in kind:given:E01", "-50.00"), ("in kind:produced:I20", "50.00")),
        (("in kind:given:ไม่มีรหัส", "-50.00"), ("in kind:given:I20", "50.00")),
        (("in kind:given:E01", "50.00"), ("in kind:given:I20", "-50.00")),
        (("in kind:given:E01", "-50.00"), ("in kind:given:I13", "50.00")),
    ],
)
def test_what_does_not_say_its_kind_is_not_guessed(shares: tuple[tuple[str, str], ...]) -> None:
    found = found_in("own.qif", goods(*shares))

    assert found.rows == ()
    assert [code for _row, code in codes_of(found)] == ["import_in_kind"]
