"""The answer of a month, and how it stands to the one before."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.reports.household_month import _headline
from household_ledger.services.views.year_totals import year_totals
from household_ledger.ui.pages.household.month.words import answer, saved_words, year_answer
from household_ledger.ui.pages.household.today.words import answer as answer_today
from household_ledger.ui.pages.household.today.words import change_words, comparison
from tests.charts.making import a_month


def test_a_change_says_what_was_and_which_way_it_went() -> None:
    assert change_words(Money(9860_00), Money(8900_00)) == "เดือนก่อนถึงวันเดียวกัน 8,900 ▲ 960"
    assert change_words(Money(8900_00), Money(9860_00)) == "เดือนก่อนถึงวันเดียวกัน 9,860 ▼ 960"
    assert change_words(Money(100), Money(100)) == "เท่ากับเดือนก่อนถึงวันเดียวกัน"
    assert change_words(Money(0), Money(0)) == ""


def test_entries_ahead_of_today_are_told_apart() -> None:
    told = comparison(Money(500_00), Money(300_00), Money(100_00))

    assert told == "ถึงวันนี้ 300 · เดือนก่อนถึงวันเดียวกัน 100 ▲ 200"


def test_the_year_is_said_of_a_month_before_the_new_year_only() -> None:
    january, december = a_month(Month(2026, 1), 900, 500), a_month(Month(2025, 12), 900, 600)
    assert answer(january, december) == "มกราคมรับมากกว่าจ่าย 400 บาท — มากกว่าเดือนธันวาคม 2568 อยู่ 100 บาท"
    short = a_month(Month(2026, 1), 500, 900)
    assert answer(short, december).endswith(" — ธันวาคม 2568 เหลือ 300 บาท")
    october, september = a_month(Month(2026, 10), 900, 500), a_month(Month(2026, 9), 900, 400)
    assert answer(october, september) == "ตุลาคมรับมากกว่าจ่าย 400 บาท — น้อยกว่าเดือนกันยายน อยู่ 100 บาท"


def test_a_short_month_never_says_less_of_what_went_out_too_much() -> None:
    short, shorter = a_month(Month(2026, 10), 500, 900), a_month(Month(2026, 11), 500, 1000)
    left, even = a_month(Month(2026, 9), 900, 500), a_month(Month(2026, 11), 900, 900)

    assert answer(short, left) == "ตุลาคมจ่ายมากกว่ารับ 400 บาท — กันยายนเหลือ 400 บาท"
    assert answer(shorter, short) == "พฤศจิกายนจ่ายมากกว่ารับ 500 บาท — มากกว่าเดือนตุลาคม อยู่ 100 บาท"
    assert answer(short, shorter) == "ตุลาคมจ่ายมากกว่ารับ 400 บาท — น้อยกว่าเดือนพฤศจิกายน อยู่ 100 บาท"
    assert answer(even, left).endswith(" — กันยายนเหลือ 400 บาท")
    assert answer(even, short).endswith(" — ตุลาคมขาด 400 บาท")
    assert answer(short, even) == "ตุลาคมจ่ายมากกว่ารับ 400 บาท"


def test_a_month_that_came_out_even_names_no_nought() -> None:
    month = a_month(Month(2026, 11), 300, 300, has_entries=True)
    month = replace(month, cash=replace(month.cash, deposits=Money(500_00)))

    assert answer_today(month, [], is_now=True) == "เดือนนี้ออมแล้ว 500 บาท รับกับจ่ายเท่ากัน"


def test_more_taken_out_than_put_by_is_no_share_of_anything() -> None:
    month = a_month(Month(2026, 11), 10_000, 300, has_entries=True)
    saved = replace(month, cash=replace(month.cash, deposits=Money(2_000_00), withdrawals=Money(500_00)))
    used_up = replace(month, cash=replace(month.cash, deposits=Money(500_00), withdrawals=Money(2_000_00)))

    assert "15.0" in saved_words(saved)
    assert saved_words(used_up) == "ถอนออม 2,000"


def test_what_there_was_at_the_start_is_no_month_written_yet() -> None:
    begun = a_month(Month(2026, 11), has_entries=True)
    begun = replace(begun, quality=replace(begun.quality, days_recorded=0))

    assert answer(begun, None) == "พฤศจิกายนยังไม่ได้จดอะไร"
    assert answer_today(begun, [], is_now=True) == "เดือนนี้ยังไม่ได้จดอะไร"
    assert _headline(begun) == "เดือนนี้ยังไม่ได้จดรายการ"
    for written in (
        replace(begun, quality=replace(begun.quality, days_recorded=1)),
        replace(a_month(Month(2026, 11), 0, 20), quality=begun.quality),
        replace(begun, in_kind_income=Money(100)),
    ):
        assert written.is_written


def test_a_year_is_answered_with_what_it_left_and_its_short_months() -> None:
    months = [a_month(Month(2026, 9), 3000, 3500), a_month(Month(2026, 10), 2000, 900)]

    told = year_answer(year_totals(months), months[0].month, months[-1].month)

    assert told == "ก.ย. 2569–ต.ค. 2569 เหลือ 600 บาท · จ่ายเกินรับ 1 เดือน"


def test_a_year_of_balances_brought_forward_alone_is_not_written_yet() -> None:
    begun = a_month(Month(2026, 11), 0, 0)
    begun = replace(begun, quality=replace(begun.quality, days_recorded=0))

    totals = year_totals([begun])

    assert begun.has_entries
    assert totals.months_written == 0
    assert year_answer(totals, begun.month, begun.month) == "สิบสองเดือนนี้ยังไม่ได้จดอะไร"
