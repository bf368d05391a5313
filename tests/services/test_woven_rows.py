"""Two people at one row: what either changed stays, and what both changed is told."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.services.typed.row import TypedRow
from household_ledger.services.typed.woven import woven

BEGUN = TypedRow(date="5", what="ข้าวสาร", category="ข้าว", money_out="20", note="เชื่อ", is_kept=True)


def test_what_each_of_two_changed_is_put_together() -> None:
    typed, now = replace(BEGUN, what="ข้าวเหนียว"), replace(BEGUN, money_out="21", note="")

    row, is_clash = woven(BEGUN, typed, now)

    assert row == replace(BEGUN, what="ข้าวเหนียว", money_out="21", note="")
    assert not is_clash


def test_what_both_changed_stays_as_it_is_typed_here_and_is_told() -> None:
    typed, now = replace(BEGUN, money_out="22"), replace(BEGUN, money_out="21", date="6")

    row, is_clash = woven(BEGUN, typed, now)

    assert (row.money_out, row.date) == ("22", "6")
    assert is_clash


def test_money_is_one_thing_whose_parts_are_never_mixed() -> None:
    typed, now = replace(BEGUN, category="ขนม"), replace(BEGUN, money_out="21", pocket="ธนาคาร")

    row, is_clash = woven(BEGUN, typed, now)

    assert (row.category, row.money_out, row.pocket) == ("ขนม", "20", "")
    assert is_clash


def test_the_same_change_on_both_sides_is_none_to_be_told() -> None:
    typed = now = replace(BEGUN, what="ข้าวเหนียว")

    assert woven(BEGUN, typed, now) == (typed, False)
