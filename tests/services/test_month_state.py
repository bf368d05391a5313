"""How a month stands: who closed it, who may verify it, which months before it wait, and when it lies outside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, Person
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, ReopenMonth, VerifyMonth
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery, Initiator, Reader
from household_ledger.services.views.month_page import month_page, origin_of
from household_ledger.services.views.month_state import (
    MonthStanding,
    Outside,
    TimeOutside,
    corrected_in,
    month_standing,
    open_before,
    outside_of,
)
from tests.cli.command_fixtures import StillClock

OCTOBER = Month(2026, 10)
TODAY = StillClock().today()


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("months") / "village.hldb"
    make_demo_file(path, DemoOptions(households=4, months=8, until=OCTOBER), StillClock())
    return path


@pytest.fixture
def opened(village: Path, tmp_path: Path) -> Iterator[LedgerAtHand]:
    path = tmp_path / "village.hldb"
    shutil.copy(village, path)
    made = LedgerShelf(StillClock()).open(path)
    yield made
    made.close()


def standing(opened: LedgerAtHand, household: Household, month: Month = OCTOBER) -> MonthStanding:
    with opened.reader() as reader:
        return month_standing(reader, household.id, month)


def outside(opened: LedgerAtHand, household: Id, month: Month) -> TimeOutside | None:
    with opened.reader() as reader:
        record = reader.record(Household, household)
        assert record is not None
        origin = origin_of(reader, "", TODAY)
        content = month_page(opened.figures, reader, record, month, origin=origin)
    return outside_of(content, opened.figures.enrolled(household), TODAY)


def test_a_closed_month_waits_for_a_second_person_until_one_verified_it(opened: LedgerAtHand) -> None:
    household = opened.figures.households()[0]
    with opened.reader() as reader:
        people = {one.role: one for one in reader.all(Person)}
    typist, verifier = people[Role.RECORDER], people[Role.VERIFIER]
    assert not standing(opened, household).is_closed
    assert not standing(opened, household).may_be_verified

    opened.ledger.execute(CloseMonth(household.id, OCTOBER), Initiator(typist.id))
    closed = standing(opened, household)
    assert (closed.closed_by, closed.state.closed_on) == (typist.name, TODAY)
    assert closed.may_be_verified

    opened.ledger.execute(VerifyMonth(household.id, OCTOBER, "สมุด"), Initiator(verifier.id))
    seen = standing(opened, household)
    assert (seen.verified_by, seen.may_be_verified) == (verifier.name, False)


def test_in_a_book_of_one_person_nobody_is_asked_to_verify(tmp_path: Path) -> None:
    opened = LedgerShelf(StillClock()).create(tmp_path / "one.hldb")
    opened.ledger.execute(AddFirstHousehold(person="มาลี", role=Role.RECORDER, code="001", name="บ้านมาลี"))
    household = opened.figures.households()[0]
    opened.ledger.execute(CloseMonth(household.id, Month(2026, 11)))

    assert standing(opened, household, Month(2026, 11)).is_closed
    assert not standing(opened, household, Month(2026, 11)).may_be_verified
    opened.close()


def test_months_open_before_one_are_those_written_and_not_closed(opened: LedgerAtHand) -> None:
    for household in opened.figures.households():
        first = opened.figures.first_month(household.id)
        assert first is not None
        with opened.reader() as reader:
            written = {Month.of(one.date) for one in reader.entries(EntryQuery(household=household.id))}
            closed = {one.month for one in reader.month_states(household.id) if one.closed_on is not None}
        for month in (first, OCTOBER, Month(2026, 11), Month(2027, 3)):
            before = [one for one in months_between(first, month.plus(-1)) if one in written]
            expected = [one for one in before if one.number not in closed]
            assert list(open_before(opened.figures, household.id, month)) == expected

    household = opened.figures.households()[0]
    august = Month(2026, 8)
    opened.ledger.execute(ReopenMonth(household.id, august, "ลืมใบเสร็จ"))
    assert open_before(opened.figures, household.id, Month(2026, 11)) == (august, OCTOBER)


def test_months_only_balances_were_brought_forward_in_do_not_wait(tmp_path: Path) -> None:
    opened = LedgerShelf(StillClock()).create(tmp_path / "one.hldb")
    begin = AddFirstHousehold(person="ม", role=Role.RECORDER, code="001", name="บ้านมาลี", cash=Money(500_00))
    opened.ledger.execute(begin)
    household = opened.figures.households()[0]

    assert open_before(opened.figures, household.id, Month(2027, 1)) == ()
    opened.close()


def test_what_was_corrected_is_found_among_the_entries_of_its_month(opened: LedgerAtHand) -> None:
    household = opened.figures.households()[0]
    august = Month(2026, 8)
    with opened.reader() as reader:
        before = list(reader.entries(EntryQuery(household=household.id, first=august.first, last=august.last)))
        corrected = set(found(reader, household.id, august))
    assert corrected == {one.id for one in before if one.corrected_on is not None}
    gone = next(one for one in before if one.pair == NO_ID and one.id not in corrected)
    opened.ledger.execute(CorrectClosed(household.id, august, "จดสองครั้ง", DeleteEntries((gone.id,))))

    with opened.reader() as reader:
        assert set(found(reader, household.id, august)) == corrected | {gone.id}
        assert gone.id not in found(reader, household.id, august.plus(-1))


def found(reader: Reader, household: Id, month: Month) -> list[Id]:
    return [one.id for one in reader.entries(corrected_in(household, month))]


def test_a_month_of_the_book_is_not_outside_it(opened: LedgerAtHand) -> None:
    for household in opened.figures.households():
        assert outside(opened, household.id, OCTOBER) is None
        assert outside(opened, household.id, Month(2026, 11)) is None, "empty, but of a book that is written"


def test_a_month_outside_the_book_leads_to_the_nearest_of_it(opened: LedgerAtHand) -> None:
    household = opened.figures.households()[0]
    span = opened.figures.enrolled(household.id)
    assert span is not None
    assert outside(opened, household.id, Month(2027, 2)) == TimeOutside(Outside.TO_COME, Month(2026, 11))
    assert outside(opened, household.id, span[0].plus(-1)) == TimeOutside(Outside.BEFORE, span[0])

    opened.ledger.execute(ReplaceRecord(was=household, now=replace(household, left_on=OCTOBER.last)))
    assert outside(opened, household.id, Month(2026, 11)) == TimeOutside(Outside.LEFT, OCTOBER)


def test_in_a_book_still_empty_writing_is_the_way_on(tmp_path: Path) -> None:
    opened = LedgerShelf(StillClock()).create(tmp_path / "one.hldb")
    opened.ledger.execute(AddFirstHousehold(person="มาลี", role=Role.RECORDER, code="001", name="บ้านมาลี"))

    assert outside(opened, opened.figures.households()[0].id, Month(2026, 11)) == TimeOutside(Outside.EMPTY)
    opened.close()
