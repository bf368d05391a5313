"""What a remark on a written line says of something given, of goods by their measure, and of the welfare card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Party, Pocket
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.paper_line import PaperGround, PaperLine, ReadLine, read_line, row_of_number
from household_ledger.services.typed.paper_measure import words_with_measure
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.i18n import using
from tests.services.test_paper_lines import NOVEMBER, NUMBERS
from tests.services.typed_home import CARD, CASH, HOME, TODAY, home_book, records

_K = EntryKind
SRI = Party(id=Id(10_900), household=HOME, name="ป้าศรี")
BOOK = home_book(SRI)
BARE = NameBook(HOME, [one for one in records() if getattr(one, "kind", None) is not PocketKind.CARD], today=TODAY)
FOOD = next(one for one in NUMBERS if one.sort is UsualSort.SPENDING)
INCOME = next(one for one in NUMBERS if one.sort is UsualSort.IN)
WORDS = "ปลาทู"


def line(usual: UsualCategory | None, note: str, column: str = "money_out", what: str = WORDS) -> PaperLine:
    number = str(usual.number) if usual is not None else ""
    return PaperLine(what=what, number=number, note=note).with_texts({column: "90"})


def read(one: PaperLine, *, known: TypedRow | None = None) -> ReadLine:
    with using("th"):
        return read_line(one, PaperGround(BOOK, NUMBERS, NOVEMBER, TODAY, date(2026, 11, 4)), known=known)


@pytest.mark.parametrize(
    "note", ["ป้าศรีให้", "ป้าศรี ให้", "ป้าศรีให้มา", "ใครให้: ป้าศรี", "ป้าศรี gave it", "ใครให้ ป้าศรี", "ป้าศรีเอามาให้", "ขอมาจากป้าศรี"]
)
def test_what_somebody_gave_is_goods_received_of_that_person_and_no_cash(note: str) -> None:
    said = read(line(FOOD, note))
    (draft,) = said.read.drafts
    assert (draft.kind, draft.amount, draft.pocket, draft.party) == (_K.RECEIVED, 90_00, NO_ID, SRI.id)
    assert draft.parts[0].category == FOOD.category
    assert draft.note == note
    assert "ได้ฟรี" in said.said
    assert "ป้าศรี" in said.said


@pytest.mark.parametrize("note", ["ใครให้", "ญาติให้", "เพื่อนบ้านให้", "ได้มาฟรี", "ขอมา", "วัดแจก", "ใครให้ ลูก"])
def test_what_nobody_by_name_gave_is_goods_received_of_no_party(note: str) -> None:
    (draft,) = read(line(FOOD, note)).read.drafts
    assert (draft.kind, draft.amount, draft.pocket, draft.party) == (_K.RECEIVED, 90_00, NO_ID, NO_ID)


def test_a_giver_nobody_knows_yet_is_a_new_name_of_the_book() -> None:
    said = read(line(FOOD, "ลุงดำให้"))
    assert [(one.kind, one.name) for one in said.read.new_names] == [(Party, "ลุงดำ")]
    assert {one.field for one in said.problems} == {"note"}


@pytest.mark.parametrize("note", ["ให้ ป้าศรี", "รับของ ป้าศรี", "ได้จากป้าศรี", "พี่ซื้อให้", "แม่ให้", "ไม่ให้", "น้องแพรให้"])
def test_a_remark_that_may_be_read_in_two_ways_is_asked_about(note: str) -> None:
    said = read(line(FOOD, note))
    assert [one.kind for one in said.read.drafts] == [_K.EXPENSE]
    assert [one.code for one in said.read.remarks] == ["paper_given_unsure"]


@pytest.mark.parametrize("note", ["", "ตลาดนัด", "ซื้อให้แม่", "เชื่อมสัมพันธ์", "ค่าของ"])
def test_a_remark_of_something_else_is_only_a_remark(note: str) -> None:
    said = read(line(FOOD, note))
    assert ([one.kind for one in said.read.drafts], said.read.remarks) == ([_K.EXPENSE], ())


def test_money_in_stays_money_whoever_gave_it() -> None:
    said = read(line(INCOME, "ป้าศรีให้", "money_in"))
    (draft,) = said.read.drafts
    assert (draft.kind, draft.pocket, said.read.remarks) == (_K.INCOME, CASH, ())


def test_goods_given_may_stand_under_money_in_by_their_own_number() -> None:
    (draft,) = read(line(FOOD, "ป้าศรีให้", "money_in")).read.drafts
    assert (draft.kind, draft.parts[0].category) == (_K.RECEIVED, FOOD.category)


def test_the_remark_taken_out_of_a_kept_line_makes_it_paid_for() -> None:
    kept = replace(row_of_number(FOOD, names_of(BOOK)), kind=_K.RECEIVED, party="ป้าศรี", note="ป้าศรีให้", is_kept=True)
    one = replace(line(FOOD, ""), usual=kept, usual_number=str(FOOD.number))
    (draft,) = read(one).read.drafts
    assert (draft.kind, draft.party) == (_K.EXPENSE, NO_ID)
    other = replace(one, note="ญาติให้")
    (draft,) = read(other).read.drafts
    assert (draft.kind, draft.party) == (_K.RECEIVED, NO_ID)


def test_a_line_that_was_kept_as_paid_for_stays_so_until_its_remark_is_another() -> None:
    kept = replace(row_of_number(FOOD, names_of(BOOK)), note="ป้าศรีให้", pocket="เงินสด", is_kept=True)
    one = replace(line(FOOD, "ป้าศรีให้"), usual=kept, usual_number=str(FOOD.number))
    assert [draft.kind for draft in read(one).read.drafts] == [_K.EXPENSE]


@pytest.mark.parametrize("note", ["บัตร", "บัตรสวัสดิการ", "รูดบัตร"])
def test_what_the_card_paid_for_is_the_pair_of_right_and_spending(note: str) -> None:
    said = read(line(FOOD, note))
    drafts = said.read.drafts
    assert said.said.startswith("บัตรสวัสดิการ")
    assert [(one.kind, one.pocket, one.parts[0].category) for one in drafts] == [
        (_K.EXPENSE, CARD, FOOD.category),
        (_K.INCOME, CARD, fixed_id("I14")),
    ]


def kept_goods() -> tuple[TypedRow, PaperLine]:
    kept = replace(
        row_of_number(FOOD, names_of(BOOK)),
        kind=_K.PRODUCED,
        what="ผักบุ้ง",
        quantity="2",
        unit="กก.",
        unit_price="45",
        money_in="90",
        note="กินเอง",
        is_kept=True,
    )
    shown = replace(line(FOOD, "กินเอง", what=words_with_measure(kept)), usual=kept, usual_number=str(FOOD.number))
    return kept, shown


def test_goods_stand_on_their_line_with_how_much_they_were() -> None:
    _kept, shown = kept_goods()
    assert shown.what == "ผักบุ้ง 2 กก."
    (draft,) = read(shown).read.drafts
    assert (draft.description, draft.quantity, draft.unit, draft.unit_price) == ("ผักบุ้ง", 2_000, "กก.", 45_00)


def test_how_much_is_changed_on_the_line_as_it_is_written() -> None:
    _kept, shown = kept_goods()
    (draft,) = read(replace(shown, what="ผักบุ้ง 3 กก.")).read.drafts
    assert (draft.description, draft.quantity, draft.amount) == ("ผักบุ้ง", 3_000, Money(90_00))
    (draft,) = read(replace(shown, what="ผักกาด")).read.drafts
    assert (draft.description, draft.quantity) == ("ผักกาด", None)


def test_a_page_written_by_hand_tells_of_no_day_to_come() -> None:
    for day, codes in (("21", []), ("22", ["paper_day_ahead"])):
        said = read(replace(line(FOOD, ""), date=day))
        assert [one.code for one in said.problems] == codes, day
    kept = replace(row_of_number(FOOD, names_of(BOOK)), date="25 พ.ย. 2569", is_kept=True)
    one = replace(line(FOOD, ""), date="25", usual=kept, usual_number=str(FOOD.number))
    assert [one.code for one in read(one).problems] == []  # what was kept before may be mended


def test_in_a_home_without_a_card_pocket_its_right_is_no_cash_and_what_it_paid_for_makes_the_pocket() -> None:
    with using("th"):
        ground = PaperGround(BARE, NUMBERS, NOVEMBER, TODAY, date(2026, 11, 4))
        right = read_line(PaperLine(what="บัตรคนจน", number="14", money_in="300"), ground)
        paid = read_line(line(FOOD, "บัตร"), ground)
        (name,) = paid.read.new_names

        assert [one.code for one in right.problems] == ["paper_card_right"]
        assert not paid.read.drafts
        assert name.is_certain
        made = name.record(HOME)
    assert isinstance(made, Pocket)
    assert (made.name, made.kind) == ("บัตรสวัสดิการแห่งรัฐ", PocketKind.CARD)


def test_the_right_is_refused_in_the_table_too_where_no_pocket_is_a_card() -> None:
    with using("th"):
        said = read_row(TypedRow(what="บัตร", category="I14", money_in="300"), BARE, date(2026, 11, 4), TODAY)
    assert [one.code for one in said.problems] == ["card_right_alone"]
