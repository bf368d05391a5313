"""Typed rows are read as a person means them; what is wrong is told in its column, and nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import Pair, check_pair
from household_ledger.domain.posting import lines_of
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Party, Pocket
from household_ledger.domain.validation import check
from household_ledger.services.typed.entry import ReadRow, TypedPart, TypedRow, read_row
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.name_book import NameBook
from tests.services.typed_home import (
    BANK,
    BOX,
    BUYER,
    CARD,
    CASH,
    CHILD,
    FUND,
    GROUP,
    HENS,
    HOME,
    MOTHER,
    RICE,
    RICE_SACK,
    ROOF,
    SHOP,
    TODAY,
    home_book,
    records,
)

K = EntryKind
BOOK = home_book()
YESTERDAY = date(2026, 11, 5)


def _read(previous: date | None = YESTERDAY, **typed: Any) -> ReadRow:  # noqa: ANN401 -- fields of a typed row
    return read_row(TypedRow(**typed), BOOK, previous, TODAY)


def _draft(**typed: Any) -> Draft:  # noqa: ANN401 -- fields of a typed row
    read = _read(**typed)
    assert read.problems == ()
    (draft,) = read.drafts
    return draft


def _both(**typed: Any) -> tuple[Draft, Draft]:  # noqa: ANN401 -- fields of a typed row
    read = _read(**typed)
    assert read.problems == ()
    assert read.is_pair
    first, second = read.drafts
    assert check_pair(Pair(first, second), BOOK) == []
    return first, second


def _told(**typed: Any) -> set[tuple[str, str]]:  # noqa: ANN401 -- fields of a typed row
    read = _read(**typed)
    assert read.drafts == ()
    return {(problem.field, problem.code) for problem in read.problems}


def test_an_amount_under_out_is_spending_from_cash() -> None:
    draft = _draft(what="ค่ากับข้าว ตลาดเช้า", category="ข้าว", money_out="๓๕+20*2")

    assert draft == Draft(
        household=HOME,
        date=YESTERDAY,
        kind=K.EXPENSE,
        amount=Money(7500),
        parts=(Part(fixed_id("E01"), Money(7500)),),
        pocket=CASH,
        description="ค่ากับข้าว ตลาดเช้า",
    )
    assert _read(category="ข้าว", money_out="10").taken == (("pocket", "เงินสด"),)


def test_an_amount_under_in_is_income() -> None:
    draft = _draft(category="ขายสัตว์", money_in="1,250.50", pocket="ธนาคาร", who="เลี้ยงไก่")

    assert (draft.kind, draft.amount, draft.pocket, draft.occupation) == (K.INCOME, 125050, BANK, HENS)


def test_a_cost_category_makes_a_cost() -> None:
    draft = _draft(category="ปุ๋ย", money_out="390", who="เลี้ยงไก่ไข่")

    assert (draft.kind, draft.parts[0].category) == (K.COST, fixed_id("C02"))


def test_a_cost_of_no_occupation_is_kept_with_a_remark() -> None:
    read = _read(category="ปุ๋ย", money_out="390")

    assert read.drafts
    assert [(one.field, one.code) for one in read.remarks] == [("who", "cost_without_occupation")]
    assert _read(category="ปุ๋ย", money_out="390", who="ทำนา").remarks == ()


def test_a_word_of_two_categories_is_the_cost_beside_an_occupation_and_spending_without() -> None:
    # น้ำมัน begins C05 (น้ำมัน/ไฟ/น้ำ/ขนส่งเพื่ออาชีพ) and E16 (น้ำมันรถ/ค่ารถ); as a whole piece it is only C05's.
    assert _draft(category="น้ำ", money_out="100", who="ทำนา").parts[0].category == fixed_id("C05")
    assert _draft(category="ค่าเช่า", money_out="100").parts[0].category == fixed_id("E07")
    assert _draft(category="ค่าเช่า", money_out="100", who="ทำนา").parts[0].category == fixed_id("C04")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", YESTERDAY),
        ("7", date(2026, 11, 7)),
        ("๗", date(2026, 11, 7)),
        ("30/10", date(2026, 10, 30)),
        ("5 พ.ย.", date(2026, 11, 5)),
        ("5/11/69", date(2026, 11, 5)),
        ("5/11/2569", date(2026, 11, 5)),
        ("5/11/2026", date(2026, 11, 5)),
        ("2026-11-05", date(2026, 11, 5)),
        ("2569-11-05", date(2026, 11, 5)),
    ],
)
def test_dates_are_understood_from_the_row_before_and_543_is_never_added_twice(typed: str, day: date) -> None:
    assert _draft(date=typed, category="ยา", money_out="20").date == day


def test_the_first_row_begins_today() -> None:
    assert _read(None, category="ขนม", money_out="5").drafts[0].date == TODAY


def test_a_household_s_own_words_are_read_and_hidden_categories_too() -> None:
    assert _draft(category="ข้าวสาร", money_out="20").parts[0].category == RICE_SACK
    assert _draft(category="เน็ต", money_out="20").parts[0].category == fixed_id("E18")
    assert _draft(category="เหล้า", money_out="20").parts[0].category == fixed_id("E05")


@pytest.mark.parametrize("what", ["ถอนฟัน", "ออมสิน", "กินก๋วยเตี๋ยว", "กู้ภัยขอรับบริจาค", "เชื่อมเหล็ก", "โอนเงินค่าของ"])
def test_no_description_ever_changes_the_kind(what: str) -> None:
    assert _draft(what=what, category="ยา", money_out="20").kind is K.EXPENSE


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"category": "ยา"}, {("money_out", "amount_missing")}),
        ({"category": "ยา", "money_in": "5", "money_out": "5"}, {("money_out", "both_in_and_out")}),
        ({"category": "ยา", "money_out": "12x"}, {("money_out", "amount_not_understood")}),
        ({"category": "ยา", "money_out": "-5"}, {("money_out", "amount_negative")}),
        ({"money_out": "5"}, {("category", "category_missing")}),
        ({"category": "ฟหกด", "money_out": "5"}, {("category", "category_unknown")}),
        ({"category": "ขายพืชผล", "money_out": "5"}, {("category", "category_comes_in")}),
        ({"category": "ดอกเบี้ยจ่าย", "money_out": "5"}, {("category", "interest_needs_debt")}),
        ({"category": "ค่า", "money_out": "5"}, {("category", "name_ambiguous")}),
        ({"category": "ยา", "money_out": "5", "date": "32"}, {("date", "date_impossible")}),
        ({"category": "ยา", "money_out": "5", "who": "ใครไม่รู้"}, {("who", "who_unknown")}),
        ({"category": "ยา", "money_out": "5", "who": "แม่ · น้องแพร"}, {("who", "who_twice")}),
        ({"category": "ยา", "money_out": "5", "note": "ก" * 5001}, {("note", "text_too_long")}),
        ({"category": "ยา", "money_out": "5", "what": "ก" * 301}, {("what", "text_too_long")}),
        ({"category": "ยา", "money_out": "5", "life": "12"}, {("life", "life_only_for_tools")}),
        ({"category": "ยา", "money_out": "5", "goal": "ไม่มี"}, {("goal", "goal_unknown")}),
        ({"category": "ยา", "money_out": "5", "debt": "ร้านเจ๊แดง"}, {("debt", "not_for_kind")}),
        ({"category": "ยา", "money_out": "5", "counted": "5"}, {("counted", "not_for_kind")}),
        ({"category": "ยา", "money_out": "5", "source": "x"}, {("source", "not_for_kind")}),
        ({"kind": K.SAVE, "money_out": "5", "to_pocket": "กระปุก", "life": "3"}, {("life", "not_for_kind")}),
        ({"kind": K.LEND, "money_out": "5"}, {("party", "party_missing")}),
        ({"kind": K.HOURS, "quantity": "8"}, {("who", "occupation_missing")}),
        ({"kind": K.HOURS, "who": "ทำนา"}, {("quantity", "hours_missing")}),
        ({"kind": K.TRANSFER, "money_out": "5", "to_pocket": "กระปุก"}, {("to_pocket", "transfer_crosses")}),
        (
            {"kind": K.COST, "category": "ปุ๋ย", "money_out": "5", "pocket": "กระปุก"},
            {("pocket", "pocket_must_be_spending")},
        ),
        ({"kind": K.CREDIT, "category": "ปุ๋ย", "money_out": "5"}, {("debt", "debt_missing")}),
        ({"kind": K.ASSET_BUY, "category": "ทอง", "money_out": "5", "paid_now": "2"}, {("debt", "debt_missing")}),
    ],
)
def test_what_is_wrong_is_told_in_its_column(typed: dict[str, Any], told: set[tuple[str, str]]) -> None:
    assert _told(**typed) == told


def test_unknown_names_are_offered_to_be_made_never_made() -> None:
    on_credit = _read(kind=K.CREDIT, category="ปุ๋ย", money_out="450", debt="ร้านใหม่")
    lent = _read(kind=K.LEND, money_out="100", who="ลุงมี")
    saved = _read(kind=K.SAVE, money_out="100", to_pocket="ธ.ก.ส. ออม")

    assert [(one.field, one.kind, one.name, one.form) for one in on_credit.new_names] == [
        ("debt", Debt, "ร้านใหม่", "D04")
    ]
    assert [(one.field, one.kind, one.name) for one in lent.new_names] == [("who", Party, "ลุงมี")]
    assert [(one.field, one.kind, one.form) for one in saved.new_names] == [("to_pocket", Pocket, "S01")]
    assert on_credit.drafts == lent.drafts == saved.drafts == ()
    made = home_book(*(one.record(HOME) for one in (*on_credit.new_names, *lent.new_names)))
    assert made.debts[-1].household == HOME


def test_goods_on_credit_name_the_shop_in_the_pocket_s_column_too() -> None:
    typed = {"kind": K.CREDIT, "category": "ปุ๋ย", "money_out": "450", "who": "ทำนา"}

    assert _draft(**typed, debt="เจ๊แดง") == _draft(**typed, pocket="เจ๊แดง")
    assert _draft(**typed, debt="เจ๊แดง").debt == SHOP
    assert _told(**typed, pocket="ไม่มีร้านนี้") == {("pocket", "debt_unknown")}


def test_saving_needs_only_where_to_and_reads_its_goal_under_category() -> None:
    draft = _draft(kind=K.SAVE, what="ออมกลุ่ม", category="ซ่อมหลังคา", money_out="100", pocket="กลุ่มสัจจะ")

    assert (draft.pocket, draft.to_pocket, draft.goal, draft.parts) == (CASH, GROUP, ROOF, ())


def test_withdrawing_names_the_savings_and_brings_them_to_cash() -> None:
    draft = _draft(kind=K.WITHDRAW, money_in="100", pocket="กระปุก")

    assert (draft.pocket, draft.to_pocket) == (BOX, CASH)
    assert _told(kind=K.WITHDRAW, money_in="100") == {("pocket", "pocket_missing")}


def test_an_amount_is_read_from_whichever_column_it_stands_in_where_the_kind_has_one_direction() -> None:
    assert _draft(kind=K.SAVE, money_in="100", to_pocket="กระปุก") == _draft(
        kind=K.SAVE, money_out="100", to_pocket="กระปุก"
    )
    assert _draft(kind=K.ADJUST, money_out="30").amount == Money(-3000)
    assert _draft(kind=K.ADJUST, money_in="30").amount == Money(3000)
    assert _draft(kind=K.OPENING, money_out="30").amount == Money(-3000)
    assert _draft(kind=K.OPENING, money_in="30", debt="กองทุน").amount == Money(3000)


def test_a_repayment_is_divided_as_typed_or_left_to_the_debt_s_rule() -> None:
    by_rule = _draft(kind=K.REPAY, money_out="500", debt="กองทุน")
    part = _draft(kind=K.REPAY, money_out="500", debt="กองทุน", interest="20")
    both = _draft(kind=K.REPAY, debt="กองทุน", principal="480", interest="20")

    assert (by_rule.principal, by_rule.interest, by_rule.debt) == (None, None, FUND)
    assert part == both
    assert (part.principal, part.interest, part.amount) == (48000, 2000, 50000)
    assert _told(kind=K.REPAY, money_out="500", debt="กองทุน", principal="480", interest="30") == {
        ("money_out", "repayment_does_not_sum")
    }


def test_own_produce_is_worth_quantity_times_price_or_what_is_said() -> None:
    typed: dict[str, Any] = {
        "kind": K.PRODUCED,
        "category": "ข้าว",
        "who": "ทำนา",
        "quantity": "2",
        "unit": "กก.",
        "unit_price": "20",
    }

    assert _read(**typed).amount == Money(4000)
    assert _read(**typed, money_in="50").amount == Money(5000)
    assert _draft(**typed).quantity == 2000
    assert _told(kind=K.PRODUCED, category="ข้าว") == {("money_in", "amount_missing")}


def test_hours_counts_and_days_without_entries_are_read() -> None:
    hours = _draft(kind=K.HOURS, quantity="2.5", who="ทำนา · แม่")
    count = _draft(kind=K.CASH_COUNT, counted="1,590")

    assert (hours.quantity, hours.occupation, hours.member) == (2500, RICE, MOTHER)
    assert (count.amount, count.pocket) == (159000, CASH)
    assert _draft(kind=K.NOTHING).date == YESTERDAY


def test_a_split_says_what_is_left_and_fills_the_one_blank_amount() -> None:
    parts = (TypedPart("ข้าวสาร", "100"), TypedPart("ของใช้ในบ้าน", "85"), TypedPart("ขนม", ""))
    read = _read(money_out="285", parts=parts)

    assert [(int(part.category), part.amount) for part in read.drafts[0].parts] == [
        (RICE_SACK, 10000),
        (3009, 8500),
        (3004, 10000),
    ]
    assert read.rest == 0
    assert _read(money_out="285", parts=parts[:2]).rest == Money(10000)
    assert _told(money_out="285", parts=parts[:2]) == {("money_out", "parts_do_not_sum")}
    assert _draft(parts=parts[:2]).amount == Money(18500)
    assert _told(money_out="285", parts=(TypedPart("ข้าวสาร", "x"), parts[1])) == {
        ("part_0_amount", "amount_not_understood")
    }
    assert ("part_1_category", "category_unknown") in _told(
        money_out="9", parts=(TypedPart("ขนม", "4"), TypedPart("ฟหก", "5"))
    )
    assert _told(money_out="9", parts=(TypedPart("ขนม", "4"), TypedPart("", "5"))) == {
        ("part_1_category", "category_missing")
    }
    assert _told(money_out="9", parts=(TypedPart("ขนม", "4"), TypedPart("", ""))) == {
        ("part_1_category", "category_missing")
    }
    assert _read(money_out="9", parts=(TypedPart("ขนม", "9"), TypedPart("", ""))).drafts
    assert _told(money_out="9", parts=(TypedPart("ขนม", ""), TypedPart("ยา", ""))) == {
        ("part_1_amount", "amount_missing")
    }


def test_a_tool_s_life_is_kept() -> None:
    assert _draft(category="เครื่องมือ", money_out="900", life="24").parts[0].life_months == 24
    assert _told(category="เครื่องมือ", money_out="900", life="2.5") == {("life", "number_out_of_bounds")}


def test_the_welfare_card_pays_with_a_right_of_the_same_amount() -> None:
    paid, right = _both(category="ข้าวสาร", money_out="200", pocket="บัตร")

    assert (paid.kind, right.kind, right.parts) == (K.EXPENSE, K.INCOME, (Part(fixed_id("I14"), Money(20000)),))
    assert paid.pocket == right.pocket == CARD
    assert _draft(category="ข้าวสาร", money_out="200", pocket="บัตร", is_alone=True).kind is K.EXPENSE


@pytest.mark.parametrize(("pocket", "is_refused"), [("", True), ("บัตร", True), ("บัตรสวัสดิการ", True), ("เงินสด", False)])
def test_a_right_on_the_welfare_card_that_bought_nothing_is_no_income(pocket: str, *, is_refused: bool) -> None:
    read = _read(category="บัตรสวัสดิการแห่งรัฐ", money_in="300", pocket=pocket)
    kept = _read(category="บัตรสวัสดิการแห่งรัฐ", money_in="300", pocket=pocket or "บัตร", is_kept=True)

    assert [one.code for one in read.problems] == ["card_right_alone"] * is_refused
    assert kept.problems == ()


def test_goods_sold_on_credit_are_lent_to_the_buyer() -> None:
    typed = {"category": "ขายพืชผล", "money_in": "500", "party": "แม่ค้า", "who": "ทำนา"}
    sold, lent = _both(kind=K.CREDIT, **typed)

    assert (sold.kind, lent.kind, sold.party, lent.party, lent.amount) == (K.INCOME, K.LEND, BUYER, BUYER, 50000)
    assert _both(kind=K.INCOME, is_on_credit=True, **typed) == (sold, lent)
    assert _both(kind=K.INCOME, paid_now="200", **typed)[1].amount == Money(30000)
    assert _told(kind=K.INCOME, paid_now="500", **typed) >= {("paid_now", "paid_now_too_much")}
    assert _both(kind=K.CREDIT, **{**typed, "party": "", "who": "ทำนา · แม่ค้าตลาด"})[1].party == BUYER


def test_income_into_savings_and_spending_from_them_are_pairs_through_cash() -> None:
    earned, saved = _both(category="ดอกเบี้ย", money_in="25", pocket="กลุ่มสัจจะ", goal="ซ่อมหลังคา")
    spent, taken = _both(category="ค่าธรรมเนียม", money_out="10", pocket="กลุ่มสัจจะ", to_pocket="ธนาคาร")

    assert (earned.kind, earned.pocket, saved.kind, saved.to_pocket, saved.goal) == (
        K.INCOME,
        CASH,
        K.SAVE,
        GROUP,
        ROOF,
    )
    assert (spent.kind, spent.pocket, taken.kind, taken.pocket) == (K.EXPENSE, BANK, K.WITHDRAW, GROUP)


def test_instalments_and_interest_kept_back_borrow() -> None:
    bought, borrowed = _both(kind=K.ASSET_BUY, category="ซื้อ/ขาย", money_out="40,000", debt="กองทุน", paid_now="5,000")
    loan, interest = _both(kind=K.BORROW, money_in="10,000", debt="กองทุน", interest="300")

    assert (bought.kind, bought.amount, borrowed.kind, borrowed.amount) == (K.ASSET_BUY, 4000000, K.BORROW, 3500000)
    assert (loan.kind, interest.kind, interest.amount) == (K.BORROW, K.EXPENSE, 30000)


def test_names_of_two_records_are_told_apart() -> None:
    twice = home_book(Member(id=Id(10_042), household=HOME, name="แม่"))
    read = read_row(TypedRow(category="ยา", money_out="5", who="แม่ (2)"), twice, None, TODAY)

    assert read.drafts[0].member == Id(10_042)
    assert read_row(TypedRow(category="ยา", money_out="5", who="แม่"), twice, None, TODAY).drafts[0].member == MOTHER
    assert _draft(category="ยา", money_out="5", who="แพร").member == CHILD


def test_names_may_be_typed_without_tone_marks() -> None:
    assert _draft(category="ยา", money_out="5", who="เลียงไกไข").occupation == HENS


_WORDS = st.sampled_from(
    [
        *("", "5", "5/11", "120", "๓๕+20", "-3", "x", "ยา", "ข้าว", "ค่า", "แม่", "ทำนา", "เงินสด", "กลุ่ม", "บัตร"),
        *("กองทุน", "แม่ค้าตลาด", "ซ่อม", "ทอง", " · ", "%", "2569-13-40", "1e9", "9" * 30),
    ]
)
_PARTS = st.lists(st.builds(TypedPart, _WORDS, _WORDS, _WORDS), max_size=3).map(tuple)
_ROWS = st.builds(
    TypedRow,
    kind=st.none() | st.sampled_from(EntryKind),
    parts=_PARTS,
    is_on_credit=st.booleans(),
    is_alone=st.booleans(),
    **{
        name: _WORDS | st.text(max_size=8)
        for name in (
            *("date", "what", "category", "money_in", "money_out", "pocket", "who", "note", "to_pocket", "debt"),
            *("principal", "interest", "party", "goal", "quantity", "unit", "unit_price", "source", "counted"),
            *("paid_now", "life"),
        )
    },
)


@given(typed=_ROWS)
def test_whatever_is_typed_becomes_entries_that_may_be_kept_or_problems_in_columns(typed: TypedRow) -> None:
    read = read_row(typed, BOOK, YESTERDAY, TODAY)

    assert bool(read.drafts) != bool(read.problems)
    for draft in read.drafts if len(read.drafts) == 1 else ():
        assert check(draft, BOOK) == []
        if read.kind not in (K.REPAY, K.PRODUCED, K.RECEIVED, K.GIVEN, K.INPUT):
            assert sum(line.satang for line in lines_of(draft, BOOK)) == 0
    if read.is_pair:
        assert check_pair(Pair(*read.drafts), BOOK) == []
    columns = {*TypedRow.__dataclass_fields__, *(f"part_{n}_{cell}" for n in range(3) for cell in TypedPart._fields)}
    assert {problem.field for problem in read.problems} <= columns


@pytest.mark.parametrize(
    ("ahead", "told"),
    [(7, []), (8, [("date_days_ahead", 8)]), (60, [("date_days_ahead", 60)]), (61, [("date_months_ahead", 2)])],
)
def test_a_day_is_held_to_be_far_ahead_from_the_second_week_on(ahead: int, told: list[tuple[str, int]]) -> None:
    day = TODAY + timedelta(days=ahead)
    read = _read(date=f"{day:%d/%m/%Y}", what="ข้าวสาร", category="ข้าว", money_out="120")

    assert [(one.code, *one.params.values()) for one in read.remarks] == told
    assert read.drafts[0].date == day


@pytest.mark.parametrize(("days", "told"), [(3 * 366 - 1, []), (3 * 366, [("date_years_ago", 3)])])
def test_a_day_of_other_years_deserves_a_look_unless_the_row_stands_in_its_month(
    days: int, told: list[tuple[str, int]]
) -> None:
    day = TODAY - timedelta(days=days)
    typed = TypedRow(date=f"{day:%d/%m/%Y}", what="ข้าวสาร", category="ข้าว", money_out="120")

    for reference, asked in ((TODAY, told), (day.replace(day=1), [])):
        read = read_row(typed, BOOK, reference, TODAY)
        assert [(one.code, *one.params.values()) for one in read.remarks] == asked


@pytest.mark.parametrize(("later", "told"), [(-1, []), (0, []), (1, [("date_after_leaving", "2026-11-03")])])
def test_a_day_after_the_household_left_deserves_a_look_and_the_day_it_left_does_not(
    later: int, told: list[tuple[str, str]]
) -> None:
    left_on = date(2026, 11, 3)
    book = NameBook(
        HOME, [Household(id=HOME, code="001", name="บ้านทดลอง", left_on=left_on), *records()[1:]], today=TODAY
    )
    day = left_on + timedelta(days=later)
    typed = TypedRow(date=f"{day:%d/%m/%Y}", what="ข้าวสาร", category="ข้าว", money_out="120")

    read = read_row(typed, book, YESTERDAY, TODAY)

    assert [(one.code, *one.params.values()) for one in read.remarks] == told
    assert [one.date for one in read.drafts] == [day]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("ค่าโทรศัพท์", "E18"), ("ค่าอินเทอร์เน็ต", "E18"), ("ค่าบุหรี่", "E06"), ("เงินประกัน", "E25"), ("ค่าไฟ", "E08")],
)
def test_what_is_put_before_the_name_of_a_category_keeps_it_from_nothing(typed: str, code: str) -> None:
    book = home_book(HouseholdCategory(id=Id(10_073), household=HOME, code="E18", under="E18"))
    read = read_row(TypedRow(category=typed, money_out="120"), book, YESTERDAY, TODAY)

    assert read.problems == ()
    assert [part.category for part in read.drafts[0].parts] == [fixed_id(code)]


@pytest.mark.parametrize("typed", ["ค่า", "เงิน", "ค่าก", "เงินฟหกด"])
def test_what_is_put_before_a_name_is_no_name_itself(typed: str) -> None:
    found = names_of(BOOK).categories.find(typed, frozenset({int(fixed_id("E06")), int(fixed_id("E18"))}))

    assert found == []
