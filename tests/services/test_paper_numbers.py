"""The numbers of written pages: one to one with what they stand for, and the same whatever is written later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind, Sector
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Debt, HouseholdCategory, Occupation, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.typed.paper_line import PaperGround
from household_ledger.services.typed.paper_meant import numbered
from household_ledger.services.views.blank_page import blank_day, laid_out_on
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_numbers import Numbered, PaperNumbers, as_number, is_numeric
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.services.test_blank_pages import MONTH, Home, home
from tests.services.typed_home import BOX, FUND, GROUP, HENS, HOME, RICE, RICE_SACK, SHOP, TODAY, home_book, records

__all__ = ["home"]

NOVEMBER = Month(2026, 11)
DUCKS, FISH = Id(10_032), Id(10_033)
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

ids = st.lists(st.integers(20_000, 20_400), min_size=4, max_size=40, unique=True)


def household_of(numbers: list[int], seed: int) -> list[object]:
    """Make a household's records of these ids, of kinds and states by chance."""
    random, made = Random(seed), list[object]()
    for number in numbers:
        one, is_deleted = Id(number), random.random() < 0.3
        under = random.choice(("E01", "I01", "C02", "I07"))
        made.append(
            random.choice(
                (
                    Occupation(id=one, household=HOME, name="ก", is_deleted=is_deleted),
                    Debt(id=one, household=HOME, name="ก", debt_class="D02", is_deleted=is_deleted),
                    Pocket(id=one, household=HOME, name="ก", kind=random.choice(list(PocketKind)), category="S01"),
                    HouseholdCategory(id=one, household=HOME, code=f"{under}.1", under=under, is_deleted=is_deleted),
                    HouseholdCategory(id=one, household=HOME, code=under, under=under, name="ข"),
                )
            )
        )
    return made


@given(numbers=ids, seed=st.integers(0, 10_000))
def test_each_thing_has_one_number_and_each_number_stands_for_one_thing(numbers: list[int], seed: int) -> None:
    made = household_of(numbers, seed)
    known = PaperNumbers(made)
    everything = list(known.all())
    assert len(set(everything)) == len(everything)
    told = [known.of(one) for one in everything]
    assert all(told)
    assert len(set(told)) == len(told)
    assert [known.meant(number) for number in told] == [(one,) for one in everything]
    named = {int(one.pocket or one.debt or one.category) for one in everything}
    own = {one.id for one in made if isinstance(one, HouseholdCategory) and one.code != one.under}
    kept = {
        one.id for one in made if isinstance(one, Debt) or (isinstance(one, Pocket) and one.kind is PocketKind.SAVINGS)
    }
    assert named - {int(one.category) for one in everything if one.category < 10_000} == own | kept
    assert {one.occupation for one in everything} - {NO_ID} <= {one.id for one in made if isinstance(one, Occupation)}


@given(numbers=ids, later=st.integers(1, 30), seed=st.integers(0, 10_000))
def test_no_number_moves_when_things_are_added_end_or_are_deleted(numbers: list[int], later: int, seed: int) -> None:
    before = household_of(numbers, seed)
    ended = [
        replace(one, ended_on=TODAY) if isinstance(one, Occupation) else replace(one, name="ค", is_deleted=True)  # type: ignore[type-var]
        for one in before
    ]
    after = [*ended, *household_of([20_500 + one for one in range(later)], seed + 1)]
    Random(seed).shuffle(after)
    known, now = PaperNumbers(before), PaperNumbers(after)
    for one in known.all():
        if one.occupation != NO_ID or not known.needs_work(one.category):
            assert now.of(one) == known.of(one)
            assert now.meant(known.of(one)) == (one,)


@pytest.mark.parametrize(
    ("number", "code"),
    [("1", "I01"), ("21", "I21"), ("31", "E01"), ("58", "E28"), ("61", "C01"), ("68", "C08"), ("81", "S01")],
)
def test_standard_categories_have_the_same_number_in_every_household(number: str, code: str) -> None:
    bare = PaperNumbers(())
    assert bare.meant(number) == (Numbered(fixed_id(code)),)
    assert bare.of(Numbered(fixed_id(code))) == number
    with_work = PaperNumbers(records())
    assert {one.category for one in with_work.meant(number)} <= {fixed_id(code), NO_ID}


def test_a_thing_of_an_occupation_a_debt_savings_and_own_words_carry_their_place() -> None:
    known = PaperNumbers(records())
    assert known.of(Numbered(fixed_id("I02"), HENS)) == "2-1"
    assert known.of(Numbered(fixed_id("C02"), RICE)) == "62-2"
    assert known.of(Numbered(fixed_id("C02"))) == "62-0"
    assert known.of(Numbered(fixed_id("I07"), RICE)) == "7-2"
    assert (known.of(Numbered(debt=SHOP)), known.of(Numbered(debt=FUND))) == ("70-1", "70-2")
    assert (known.of(Numbered(pocket=GROUP)), known.of(Numbered(pocket=BOX))) == ("80-1", "80-2")
    assert known.of(Numbered(RICE_SACK)) == "90-1"
    assert known.of(Numbered(fixed_id("S05"))) == ""


@pytest.mark.parametrize("typed", ["62-2", "62.2", "62/2", " 62 - 2 ", "๖๒-๒", "๖๒.๒", "062-02", "62–2"])
def test_a_number_is_read_in_any_digits_and_with_any_sign_between(typed: str) -> None:
    assert is_numeric(typed)
    assert as_number(typed) == "62-2"
    assert PaperNumbers(records()).meant(typed) == (Numbered(fixed_id("C02"), RICE),)


@pytest.mark.parametrize(
    "typed", ["", "0", "22", "30", "59", "69", "85", "87", "99", "100", "2-3", "70-3", "31-1-1", "2--1", "1-"]
)
def test_what_is_no_number_of_the_household_stands_for_nothing(typed: str) -> None:
    assert PaperNumbers(records()).meant(typed) == ()


@given(st.text(alphabet="0123456789๐๑๒-./– กE", max_size=9))
def test_whatever_is_typed_is_words_or_a_number_or_a_sentence(typed: str) -> None:
    said = PaperGround(home_book(), (), NOVEMBER, TODAY).meant_by(typed)
    assert (said is None) == (not is_numeric(typed))
    if isinstance(said, Problem):
        assert "(" + said.code not in message(said)
    elif said is not None:
        assert said.number == as_number(typed) or "-" not in as_number(typed) or as_number(typed).endswith("-0")


def meant(typed: str, *more: object, month: Month = NOVEMBER) -> UsualCategory | Problem | None:
    with using("th"):
        return PaperGround(home_book(*more), (), month, TODAY).meant_by(typed)


def test_a_plain_number_takes_the_only_occupation_that_goes_on_or_asks_which() -> None:
    asked = meant("62")
    assert isinstance(asked, Problem)
    assert (asked.code, asked.params["choices"]) == ("paper_number_which", "62-1 เลี้ยงไก่ไข่, 62-2 ทำนา")
    over = Occupation(id=RICE, household=HOME, name="ทำนา", ended_on=date(2026, 10, 9))
    only = NameBook(HOME, [one if getattr(one, "id", 0) != RICE else over for one in records()], today=TODAY)
    taken = PaperGround(only, (), NOVEMBER, TODAY).meant_by("62")
    assert isinstance(taken, UsualCategory)
    assert (taken.occupation, taken.kind, taken.number) == (HENS, EntryKind.COST, "62-1")
    assert isinstance(PaperGround(only, (), Month(2026, 10), TODAY).meant_by("62"), Problem), (
        "in its last month it asks"
    )
    food = meant("31")
    assert isinstance(food, UsualCategory)
    assert (food.category, food.occupation) == (fixed_id("E01"), NO_ID)


def test_what_is_out_of_use_no_cash_or_paid_with_its_debt_is_told() -> None:
    gone = Debt(id=SHOP, household=HOME, name="ร้านเจ๊แดง", debt_class="D04", is_deleted=True)
    book = NameBook(HOME, [one if getattr(one, "id", 0) != SHOP else gone for one in records()], today=TODAY)
    ground = PaperGround(book, (), NOVEMBER, TODAY)
    said = [ground.meant_by(one) for one in ("70-1", "20", "21", "57", "44-9")]
    assert [one.code for one in said if isinstance(one, Problem)] == [
        *("paper_number_over", "paper_number_no_cash", "paper_number_no_cash", "paper_number_interest"),
        "paper_number_unknown",
    ]
    card = ground.meant_by("14")
    assert isinstance(card, Problem)
    assert card.code == "paper_card_right", "in whichever column its amount stands"
    only = ground.meant_by("70")
    assert isinstance(only, UsualCategory)
    assert (only.debt, only.number) == (FUND, "70-2")


def test_savings_of_a_form_are_the_only_pocket_that_holds_it() -> None:
    box, fund = meant("81"), meant("82")
    assert isinstance(box, UsualCategory)
    assert isinstance(fund, UsualCategory)
    assert (box.pocket, box.number) == (BOX, "80-2")
    assert (fund.pocket, fund.category, fund.kind) == (NO_ID, fixed_id("S02"), EntryKind.SAVE)


def test_everything_that_may_be_written_for_a_number_is_read_back_as_itself() -> None:
    with using("th"):
        book = home_book()
        ground = PaperGround(book, (), NOVEMBER, TODAY)
        listed = numbered(book, (), NOVEMBER)
        assert len(listed) > 70
        assert all(ground.meant_by(one.number) == one for one in listed)
        assert {one.sort for one in listed} == set(UsualSort)


@pytest.mark.parametrize("seed", range(4))
def test_a_page_printed_before_last_month_is_typed_is_read_the_same_after(home: Home, seed: int) -> None:
    """The finding: numbers shifted when the month before was typed after printing, and nothing told of it."""
    random = Random(seed)
    farm = home.works("ปลูกผัก", Sector.FARM, is_main=True)
    home.spend("E19", MONTH.first - timedelta(days=40), times=2)

    def layout() -> tuple[UsualCategory, ...]:
        with home.app.store.reader() as reader:
            return blank_day(reader, home.id, MONTH, today=laid_out_on(MONTH, date(2026, 11, 21))).usual

    printed = layout()
    pocket = home.all(Pocket)[0].id
    later = []
    for _entry in range(60):
        code = random.choice(("E04", "E15", "E28", "E10", "E11", "I07", "I08", "I10", "C02", "C05"))
        kind = {"I": EntryKind.INCOME, "C": EntryKind.COST}.get(code[0], EntryKind.EXPENSE)
        day = MONTH.first - timedelta(days=random.randint(1, 30))
        draft = Draft(
            household=home.id,
            date=day,
            kind=kind,
            amount=Money(10_00),
            parts=(Part(fixed_id(code), Money(10_00)),),
            pocket=pocket,
            occupation=farm if code[0] == "C" else NO_ID,
        )
        later.append(draft)
    home.app.ledger.execute(AddEntries(tuple(later)))
    home.works("ทำขนม", Sector.NON_FARM)

    now = layout()
    assert [one.category for one in now] != [one.category for one in printed], "habits are others by now"
    with home.app.store.reader() as reader:
        book = NameBook.read(reader, home.id, today=TODAY)
    ground = PaperGround(book, now, MONTH, TODAY)
    for one in printed:
        said = ground.meant_by(one.number)
        assert isinstance(said, UsualCategory), one
        assert _thing(said) == _thing(one)


def _thing(one: UsualCategory) -> tuple[EntryKind, Id, Id, Id, Id]:
    return one.kind, one.category, one.occupation, one.pocket, one.debt
