"""Lines of a written daily page: what their cells say, and what is wrong with them, in the cell it is mended in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.paper_columns import column_of
from household_ledger.services.typed.paper_line import (
    PaperGround,
    PaperLine,
    ReadLine,
    at_cell,
    read_line,
    row_of_number,
)
from household_ledger.services.typed.paper_writing import habit_of, taken_line
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.services.typed_home import (
    BANK,
    BOX,
    BUYER,
    CASH,
    FUND,
    GROUP,
    HENS,
    HOME,
    RICE,
    ROOF,
    SHOP,
    TODAY,
    home_book,
)

NOVEMBER = Month(2026, 11)


def usual(number: str, sort: UsualSort, kind: EntryKind, code: str = "", **of: Id) -> UsualCategory:
    category = fixed_id(code) if code else NO_ID
    return UsualCategory(sort=sort, kind=kind, category=category, number=number, name=f"n{number}", **of)


NUMBERS = (
    usual("2-1", UsualSort.IN, EntryKind.INCOME, "I02", occupation=HENS),
    usual("7", UsualSort.IN, EntryKind.INCOME, "I07"),
    usual("31", UsualSort.SPENDING, EntryKind.EXPENSE, "E01"),
    usual("62-1", UsualSort.COST, EntryKind.COST, "C02", occupation=HENS),
    usual("62-2", UsualSort.COST, EntryKind.COST, "C02", occupation=RICE),
    usual("70-2", UsualSort.DEBT, EntryKind.REPAY, debt=FUND),
    usual("80-1", UsualSort.SAVING, EntryKind.SAVE, pocket=GROUP),
    usual("80-2", UsualSort.SAVING, EntryKind.SAVE, pocket=BOX),
)
COLUMN = dict(
    zip((one.number for one in NUMBERS), ("money_in",) * 2 + ("money_out",) * 4 + ("saving",) * 2, strict=True)
)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def ground(before: date | None = date(2026, 11, 4)) -> PaperGround:
    return PaperGround(home_book(), NUMBERS, NOVEMBER, TODAY, before)


def line(**cells: str) -> PaperLine:
    return PaperLine().with_texts(cells)


def read(known: TypedRow | None = None, /, **cells: str) -> ReadLine:
    with using("th"):
        return read_line(line(**cells), ground(), known=known)


def codes(said: ReadLine) -> set[tuple[str, str]]:
    return {(one.code, one.field) for one in said.problems}


@given(
    one=st.sampled_from(NUMBERS),
    baht=st.integers(1, 99_999),
    satang=st.sampled_from((0, 25, 50)),
    digits=st.sampled_from(({}, THAI)),
    sign=st.sampled_from("-./"),
)
def test_a_number_and_an_amount_in_its_column_are_the_entry_the_number_stands_for(
    one: UsualCategory, baht: int, satang: int, digits: dict[int, int], sign: str
) -> None:
    number = one.number.replace("-", sign).translate(digits)
    said = read(what="ก", number=number, **{COLUMN[one.number]: f"{baht}.{satang:02}"})
    assert codes(said) == set()
    (draft,) = said.read.drafts
    assert (draft.kind, draft.amount, draft.date) == (one.kind, baht * 100 + satang, date(2026, 11, 4))
    assert draft.parts == () or draft.parts[0].category == one.category
    assert (draft.occupation, draft.to_pocket, draft.debt) == (one.occupation, one.pocket, one.debt)
    assert draft.pocket == CASH
    assert column_of(draft.kind) == COLUMN[one.number] == said.column


@given(number=st.sampled_from(sorted(COLUMN)), column=st.sampled_from(("money_in", "money_out", "saving")))
def test_a_number_with_its_amount_in_another_column_is_refused_and_says_where_it_belongs(
    number: str, column: str
) -> None:
    said = read(what="ก", number=number, **{column: "40"})
    assert (not said.problems) == (column == COLUMN[number])
    if said.problems:
        assert codes(said) >= {(f"paper_number_is_{COLUMN[number].removeprefix('money_')}", "number")}
        assert f"n{number}" in message(said.problems[0])


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"number": "99", "money_in": "5"}, ("paper_number_unknown", "number")),
        ({"number": "0", "money_in": "5"}, ("paper_number_unknown", "number")),
        ({"number": "31", "money_in": "5", "money_out": "6"}, ("paper_one_amount", "money_out")),
        ({"number": "31"}, ("amount_missing", "money_out")),
        ({"what": "ก", "money_out": "5"}, ("paper_number_missing", "number")),
        ({"number": "31", "money_out": "5", "date": "31"}, ("date_impossible", "date")),
        ({"number": "31", "money_out": "5", "date": "31/10"}, ("paper_other_month", "date")),
        ({"number": "31", "money_out": "5", "note": "เชื่อ ร้านใหม่"}, ("debt_unknown", "note")),
        ({"number": "ไม่มีหมวดนี้", "money_out": "5"}, ("category_unknown", "number")),
        ({"saving": "5"}, ("pocket_missing", "number")),
    ],
)
def test_every_problem_stands_in_the_cell_it_is_mended_in(cells: dict[str, str], problem: tuple[str, str]) -> None:
    said = read(**cells)
    assert problem in codes(said)
    assert all(message(one) and "(" + one.code not in message(one) for one in said.problems)


@pytest.mark.parametrize(("amount", "price"), [("100", "12"), ("120", "12"), ("121", "12"), ("150", ""), ("", "12")])
def test_another_amount_on_a_kept_line_lets_the_price_of_one_go_unless_it_comes_to_that(
    amount: str, price: str
) -> None:
    kept = TypedRow(
        what="ขายไข่", category="ไข่", money_in="100", quantity="10", unit="แผง", unit_price="12", is_kept=True
    )
    one = PaperLine(what="ขายไข่", number="2-1", money_in=amount, usual=kept, usual_number="2-1")
    with using("th"):
        row = read_line(one, ground()).row
    assert (row.money_in, row.quantity, row.unit_price) == (amount, "10", price)


def test_the_first_line_of_a_month_needs_a_day() -> None:
    bare = line(what="ก", number="31", money_out="5")
    assert codes(read_line(bare, ground(None))) == {("paper_date_missing", "date")}
    (draft,) = read_line(bare.with_texts({"date": "9"}), ground(None)).read.drafts
    assert draft.date == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("note", "kind", "debt"),
    [
        ("เชื่อ ร้านเจ๊แดง", EntryKind.CREDIT, SHOP),
        ("เชื่อ", EntryKind.CREDIT, SHOP),  # the only shop that is owed
        ("กินเอง", EntryKind.PRODUCED, NO_ID),
        ("กินเอง 2 กำ", EntryKind.PRODUCED, NO_ID),
        ("เชื่อมสัมพันธ์", EntryKind.EXPENSE, NO_ID),
        ("ซื้อมากินเอง", EntryKind.EXPENSE, NO_ID),
        ("ลูกให้", EntryKind.EXPENSE, NO_ID),
    ],
)
def test_only_the_words_the_page_itself_gives_make_a_kind_under_remarks(note: str, kind: EntryKind, debt: Id) -> None:
    said = read(what="ก", number="31", money_out="40", note=note)
    (draft,) = said.read.drafts
    assert (draft.kind, draft.debt, draft.note, draft.amount) == (kind, debt, note, 40_00)
    assert said.problems == ()


def test_words_in_place_of_a_number_are_a_category_savings_or_a_debt_by_their_column() -> None:
    (spent,) = read(number="เน็ตบ้าน", money_out="40").read.drafts
    assert spent.parts[0].category == fixed_id("E18")
    (saved,) = read(number="กระปุก", saving="40").read.drafts
    assert (saved.kind, saved.to_pocket) == (EntryKind.SAVE, BOX)
    (repaid,) = read(number="กองทุนหมู่บ้าน", money_out="40").read.drafts
    assert (repaid.kind, repaid.debt) == (EntryKind.REPAY, FUND)


def test_a_line_without_a_number_is_what_its_words_were_unless_that_stood_in_another_column() -> None:
    last = TypedRow(what="ก", category="ข้าวสาร", money_out="20", quantity="2", unit="กก.", unit_price="10")
    habit = habit_of(last, line(what="ก", money_out="90"))
    assert habit is not None
    (draft,) = read(habit, what="ก", money_out="90").read.drafts
    assert (draft.amount, draft.quantity, draft.parts[0].amount) == (90_00, None, Money(90_00))
    assert habit_of(last, line(what="ก", money_in="90")) is None
    on_credit = habit_of(TypedRow(what="ก", category="ข้าวสาร", money_out="20", kind=EntryKind.CREDIT), line(what="ก"))
    assert on_credit is not None
    assert on_credit.kind is None  # that it was bought on credit this time only the remark says
    assert on_credit.debt == ""


def test_a_number_goes_before_what_the_words_were() -> None:
    habit = TypedRow(what="ก", category="ข้าวสาร", money_out="20")
    (draft,) = read(habit, what="ก", number="62-1", money_out="90").read.drafts
    assert (draft.kind, draft.parts[0].category, draft.occupation) == (EntryKind.COST, fixed_id("C02"), HENS)


def test_what_no_cell_says_is_said_beside_the_number() -> None:
    last = TypedRow(what="ก", category="ข้าวสาร", money_out="20", pocket="บัญชีธนาคาร", who="น้องแพร")
    habit = habit_of(last, line(what="ก", money_out="90"))
    said = read(habit, what="ก", money_out="90")
    assert said.read.drafts[0].pocket == BANK
    assert all(word in said.said for word in ("ข้าวสาร", "บัญชีธนาคาร", "น้องแพร"))
    assert (
        "เงินสด"
        not in read(habit_of(TypedRow(what="ก", category="ข้าวสาร", money_out="20", pocket="เงินสด"), line())).said
    )


def test_what_was_sold_on_credit_is_a_pair_with_whoever_pays_later() -> None:
    said = read(what="ก", number="2-1", money_in="400", note="เชื่อ แม่ค้าตลาด")
    assert said.problems == ()
    assert [one.kind for one in said.read.drafts] == [EntryKind.INCOME, EntryKind.LEND]
    assert {one.party for one in said.read.drafts} == {BUYER}
    assert {one.amount for one in said.read.drafts} == {400_00}


@pytest.mark.parametrize("number", sorted(COLUMN))
def test_a_number_alone_has_nothing_wrong_but_the_amount_that_is_missing_in_its_column(number: str) -> None:
    assert codes(read(number=number)) == {("amount_missing", COLUMN[number])}


def test_an_amount_that_is_written_stands_where_it_is_written_whatever_the_number() -> None:
    assert read(number="31", money_in="5").column == "money_in"


def test_money_put_by_is_for_the_one_goal_kept_in_its_pocket_but_a_kept_line_stays_without() -> None:
    number = line(number="80-1", saving="40")
    (saved,) = read_line(number, ground()).read.drafts
    assert saved.goal == ROOF
    two = replace(ground(), book=home_book(Goal(id=Id(20_001), household=HOME, name="รถ", pockets=str(int(GROUP)))))
    (open_,) = read_line(number, two).read.drafts
    assert open_.goal == NO_ID

    kept = TypedRow(kind=EntryKind.SAVE, to_pocket="กลุ่มสัจจะ", money_out="40", is_kept=True)
    (stays,) = read_line(replace(number, usual=kept, usual_number="80-1"), ground()).read.drafts
    assert stays.goal == NO_ID
    (spent,) = read_line(line(number="31", money_out="5"), ground()).read.drafts
    assert spent.goal == NO_ID


@pytest.mark.parametrize(("amount", "parts"), [("500", ("400", "100")), ("600", ("", ""))])
def test_what_of_a_kept_repayment_was_interest_stays_only_with_its_amount(amount: str, parts: tuple[str, str]) -> None:
    kept = TypedRow(
        kind=EntryKind.REPAY, debt="กองทุนหมู่บ้าน", money_out="500", principal="400", interest="100", is_kept=True
    )
    one = replace(line(number="70-2", money_out=amount), usual=kept, usual_number="70-2")
    row = read_line(one, ground()).row
    assert (row.principal, row.interest) == parts


def test_a_number_of_savings_nobody_holds_yet_says_of_what_form_the_new_ones_are() -> None:
    numbers = (usual("84", UsualSort.SAVING, EntryKind.SAVE, "S04"), *NUMBERS)
    read_so = read_line(line(number="84", saving="40"), replace(ground(), usual=numbers)).read
    assert [(one.field, one.form) for one in read_so.new_names] == [("to_pocket", "S04")]


@pytest.mark.parametrize(("number", "column", "code"), [("7", "money_in", "I07"), ("31", "money_out", "E01")])
def test_a_number_stands_for_its_own_one_of_several_categories_of_a_name(number: str, column: str, code: str) -> None:
    alike = [
        HouseholdCategory(id=Id(20_001 + n), household=HOME, code=one, under=one, name="อาหาร")
        for n, one in enumerate(("E02", "I07", "E01", "I08"))
    ]
    (draft,) = read_line(line(number=number, **{column: "5"}), replace(ground(), book=home_book(*alike))).read.drafts
    assert draft.parts[0].category == fixed_id(code)


def test_goods_of_no_cash_may_stand_under_money_in_and_never_under_savings() -> None:
    assert ("paper_number_is_out", "number") in codes(read(number="31", saving="5", note="กินเอง"))
    assert codes(read(number="31", money_in="5", note="กินเอง")) == set()


def test_only_what_is_taken_without_a_number_is_a_guess() -> None:
    habit = TypedRow(category="ข้าวสาร")
    assert read_line(line(what="ก", money_out="5"), ground(), known=habit, is_guess=True).is_guess
    assert not read_line(line(what="ก", money_out="5"), ground(), known=habit).is_guess
    assert not read_line(line(what="ก", number="31", money_out="5"), ground(), known=habit, is_guess=True).is_guess


def test_a_day_still_to_come_is_refused_where_it_is_written_not_on_the_lines_below() -> None:
    ahead, bare = ground(date(2026, 11, 25)), line(number="31", money_out="5")
    assert codes(read_line(bare, ahead)) == set()
    assert codes(read_line(bare.with_texts({"date": "25"}), ahead)) == {("paper_day_ahead", "date")}


def test_what_is_wrong_with_a_debt_stands_where_the_debt_is_written() -> None:
    wrong = Problem("debt_missing", "debt")
    at_note = at_cell(wrong, line(), TypedRow(kind=EntryKind.CREDIT))
    assert (at_note.code, at_note.field) == ("paper_credit_whom", "note")
    known = at_cell(wrong, line(), TypedRow(kind=EntryKind.CREDIT, debt="ร้าน"))
    assert (known.code, known.field) == ("debt_missing", "note")
    at_number = at_cell(wrong, line(), TypedRow(kind=EntryKind.REPAY))
    assert (at_number.code, at_number.field) == ("debt_missing", "number")


@pytest.mark.parametrize("one", NUMBERS, ids=lambda one: one.number)
def test_words_taken_from_the_list_bring_the_number_and_amount_they_had_the_last_time(one: UsualCategory) -> None:
    book = home_book()
    column = COLUMN[one.number]
    of_number = row_of_number(one, names_of(book))
    is_in = column == "money_in"
    last = replace(of_number, what="ก", money_in="40" if is_in else "", money_out="" if is_in else "40")

    taken = taken_line(line(date="5"), last, NUMBERS, book)
    assert (taken.what, taken.number, taken.column, taken.texts[column]) == ("ก", one.number, column, "40")
    assert codes(read_line(taken, ground())) == set()
    typed = taken_line(line(number="99", **{column: "7"}), last, NUMBERS, book)
    assert (typed.number, typed.texts[column]) == ("99", "7")
    assert [name for name in ("money_in", "money_out", "saving") if typed.texts[name]] == [column]


@pytest.mark.parametrize(
    ("last", "number"),
    [
        (TypedRow(what="ก", category="เน็ตบ้าน", money_out="40"), "เน็ตบ้าน"),
        (TypedRow(what="ก", kind=EntryKind.REPAY, debt="ร้านเจ๊แดง", money_out="40"), "ร้านเจ๊แดง"),
        (TypedRow(what="ก", kind=EntryKind.LEND, category="ข้าวสาร", money_out="40"), ""),
    ],
)
def test_of_what_the_page_has_no_number_for_its_word_is_written(last: TypedRow, number: str) -> None:
    assert taken_line(line(), last, NUMBERS, home_book()).number == number
