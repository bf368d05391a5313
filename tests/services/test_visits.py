"""The visits there were, which months a visit may verify, and what is taken along to a household."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Pocket, VillageGroup
from household_ledger.domain.visit import CountedCash, Visit
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.households import ChangeHousehold, LeaveProject
from household_ledger.services.commands.months import CloseMonth, VerifyMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.visits import RecordVisit, RemoveVisit
from household_ledger.services.figures.figures import Figures
from household_ledger.services.views.month_page import Origin
from household_ledger.services.views.visit_sheet import VisitSheet, visit_sheet
from household_ledger.services.views.visits import (
    MonthOffer,
    Visiting,
    WhyNot,
    cash_of_book,
    months_offered,
    visit_lines,
)
from tests.db.deeds_evidence import DAY, newest, visit
from tests.db.ledgers import Book, Home, add_home

NOW = Month(2026, 11)


def offers(
    book: Book,
    home: Home,
    visitor: str = "verifier",
    day: date = DAY,
    was: Visit | None = None,
    *,
    is_cash_alone: bool = False,
) -> tuple[MonthOffer, ...]:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        who = book.people.get(visitor, NO_ID)
        return months_offered(
            Figures(book.store, book.clock), reader, Visiting(household, who, day, was, is_cash_alone)
        )


def offered(
    book: Book, home: Home, visitor: str = "verifier", day: date = DAY, was: Visit | None = None
) -> dict[str, WhyNot | None]:
    return {one.month.iso: one.why_not for one in offers(book, home, visitor, day, was)}


def spend(book: Book, home: Home, day: date, baht: int, *, person: str = "typist", from_bank: bool = False) -> None:
    amount = Money(baht * 100)
    expense = Draft(
        household=home.id,
        date=day,
        kind=EntryKind.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=home.bank if from_bank else home.cash,
    )
    book.do(AddEntries((expense,)), person)


def sheet(book: Book, home: Home, month: Month = NOW) -> VisitSheet:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        origin = Origin("book.hldb", 1, book.clock.today())
        return visit_sheet(Figures(book.store, book.clock), reader, household, month, origin=origin)


def test_a_closed_month_another_typed_may_be_verified_and_the_rest_say_why_not(book: Book, home: Home) -> None:
    spend(book, home, date(2026, 8, 3), 100)
    spend(book, home, date(2026, 9, 3), 100, person="verifier")
    for month in range(1, 10):
        book.do(CloseMonth(home.id, Month(2026, month)))
    for month in range(1, 8):
        book.do(VerifyMonth(home.id, Month(2026, month), "ใบเสร็จ"), "verifier")

    assert offered(book, home) == {
        "2026-08": None,
        "2026-09": WhyNot.TYPED_BY_VISITOR,
        "2026-10": WhyNot.NOT_CLOSED,
    }
    assert offered(book, home, "typist")["2026-08"] is WhyNot.TYPED_BY_VISITOR
    assert offered(book, home, "typist")["2026-09"] is WhyNot.NOT_A_VERIFIER, "the role is another"
    assert offered(book, home, "nobody")["2026-09"] is None, "it is asked for who visits before anything is said"


def test_a_month_some_of_which_nobody_signed_may_be_verified_and_it_is_known_that_nobody_did(
    book: Book, home: Home
) -> None:
    for month, people in ((7, ("typist",)), (8, ("",)), (9, ("typist", ""))):
        for place, person in enumerate(people, 3):
            spend(book, home, date(2026, month, place), 100, person=person)
    for month in range(7, 10):
        book.do(CloseMonth(home.id, Month(2026, month)), "typist")

    told = {one.month.iso: (one.why_not, one.is_typist_unknown) for one in offers(book, home)}

    assert told["2026-07"] == (None, False)
    assert told["2026-08"] == told["2026-09"] == (None, True)
    assert not any(one.is_typist_unknown for one in offers(book, home, "nobody")), "it is asked for who visits first"


def test_no_month_after_the_visit_is_offered_and_the_present_one_only_once_it_is_closed(book: Book, home: Home) -> None:
    assert list(offered(book, home, day=date(2026, 2, 10))) == ["2026-01"]
    assert offered(book, home, day=date(2025, 12, 31)) == {}
    book.do(CloseMonth(home.id, Month(2026, 2)))

    assert offered(book, home, day=date(2026, 2, 10)) == {"2026-01": WhyNot.NOT_CLOSED, "2026-02": WhyNot.NOT_OVER}


def test_no_month_after_the_household_left_is_offered(book: Book, home: Home) -> None:
    book.do(LeaveProject(household=home.id, on=date(2026, 3, 5), reason="ย้ายบ้าน"))

    assert list(offered(book, home)) == ["2026-01", "2026-02", "2026-03"]


def test_counted_cash_alone_tells_of_the_last_month_over_only(book: Book, home: Home) -> None:
    for month in range(1, 11):
        book.do(CloseMonth(home.id, Month(2026, month)))
    by_cash = replace(visit(book, home, 1), visited_on=DAY)

    told = {one.month.iso: one.why_not for one in offers(book, home, is_cash_alone=by_cash.is_cash_alone)}

    assert told.pop("2026-10") is None
    assert set(told.values()) == {WhyNot.CASH_ALONE}
    assert set(offered(book, home).values()) == {None}


def test_a_visit_moved_into_its_month_says_that_the_month_was_not_over(book: Book, home: Home) -> None:
    book.do(CloseMonth(home.id, Month(2026, 9)))
    book.do(RecordVisit(visit(book, home, 1, months="202609")), "verifier")
    was = newest(book, Visit)

    for day in (date(2026, 9, 15), date(2026, 8, 15)):
        assert offered(book, home, was=was, day=day)["2026-09"] is WhyNot.NOT_OVER
    assert offered(book, home, was=was)["2026-09"] is None


def test_months_a_visit_verified_stay_offered_to_it_alone(book: Book, home: Home) -> None:
    book.do(CloseMonth(home.id, Month(2026, 1)))
    book.do(RecordVisit(visit(book, home, 1, months="202601")), "verifier")
    was = newest(book, Visit)

    assert "2026-01" not in offered(book, home)
    assert offered(book, home, was=was)["2026-01"] is None


def test_the_cash_of_the_book_is_that_of_notes_and_coins_at_the_end_of_the_day(book: Book, home: Home) -> None:
    spend(book, home, date(2026, 11, 2), 30)
    spend(book, home, DAY, 12)
    spend(book, home, date(2026, 11, 4), 500)
    spend(book, home, DAY, 70, from_bank=True)
    with book.store.reader() as reader:
        assert cash_of_book(reader, home.id, DAY) == Money(-4200)
        assert cash_of_book(reader, home.id, date(2026, 1, 1)) == Money(0)
        assert cash_of_book(reader, Id(99), DAY) is None


def test_the_log_lists_the_latest_visit_first_and_none_of_those_taken_out(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    village = book.do(AddRecords((VillageGroup(id=NO_ID, name="บ้านโคก"),)))[0]
    for number, (who, day) in enumerate(((home, 1), (other, 3), (home, 2)), start=1):
        book.do(RecordVisit(replace(visit(book, who, number), visited_on=date(2026, 11, day))), "verifier")
    gone = newest(book, Visit)
    book.do(RemoveVisit(gone.id))
    with book.store.reader() as reader:
        was = reader.record(Household, other.id)
        assert was is not None
    book.do(ChangeHousehold(was=was, now=replace(was, group=village)))

    with book.store.reader() as reader:
        everywhere, there = visit_lines(reader), visit_lines(reader, village)

    assert [(one.household.code, one.visit.visited_on.day, one.visitor) for one in everywhere] == [
        ("002", 3, "verifier"),
        ("001", 1, "verifier"),
    ]
    assert there == everywhere[:1]


def test_the_sheet_says_what_waits_in_the_household(book: Book, home: Home) -> None:
    spend(book, home, date(2026, 11, 2), 30)
    for month in range(1, 10):
        book.do(CloseMonth(home.id, Month(2026, month)))
    for month in range(1, 8):
        book.do(VerifyMonth(home.id, Month(2026, month), "ใบเสร็จ"), "verifier")
    book.do(RecordVisit(visit(book, home, 1)), "typist")

    page = sheet(book, home)

    assert page.months_open == (Month(2026, 10),)
    assert page.months_unverified == (Month(2026, 8), Month(2026, 9))
    assert (page.last_entry, page.last_visit, page.last_visitor) == (date(2026, 11, 2), DAY, "verifier")
    assert (page.cash, page.in_pockets, page.members) == (Money(-3000), (), 1)
    assert [one.day for one in page.unknown_days] == [1, *range(3, 22)]
    assert sheet(book, home, Month(2026, 9)).unknown_days == (), "a closed month is asked about no more"


def test_what_a_visit_counted_stands_beside_the_book_in_list_and_sheet(book: Book, home: Home) -> None:
    spend(book, home, date(2026, 11, 2), 30)
    counted = replace(
        visit(book, home, 1), visited_on=DAY, has_counted_cash=True, counted=Money(7000), note="เก็บใบเสร็จ"
    )
    book.do(RecordVisit(counted), "verifier")
    uncounted = replace(visit(book, home, 2), visited_on=date(2026, 11, 2), counted=None)
    book.do(RecordVisit(uncounted), "verifier")

    with book.store.reader() as reader:
        told = [one.cash for one in visit_lines(reader)]

    assert told == [CountedCash(Money(7000), Money(-3000)), None]
    assert (sheet(book, home).last_counted, told[0].difference if told[0] else None) == (told[0], Money(10000))
    assert sheet(book, home).last_note == "เก็บใบเสร็จ"


def test_a_household_begun_this_month_has_no_month_over(book: Book) -> None:
    begun = add_home(book, "002")
    with book.store.reader() as reader:
        was = reader.record(Household, begun.id)
        assert was is not None
    assert sheet(book, begun).has_month_over

    book.do(ChangeHousehold(was=was, now=replace(was, started_on=date(2026, 11, 20))))

    page = sheet(book, begun)
    assert (page.has_month_over, page.months_open) == (False, ())


def test_a_second_purse_is_named_beside_the_first(book: Book, home: Home) -> None:
    book.do(AddRecords((Pocket(id=NO_ID, household=home.id, name="กระป๋อง", kind=PocketKind.CASH),)))
    spend(book, home, date(2026, 11, 2), 30)

    assert sheet(book, home).in_pockets == (("เงินสด", Money(-3000)), ("กระป๋อง", Money(0)))
