"""Households taken in, changed, leaving and coming back through the door; the provider and its project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, Member, Pocket, Project, Provider, VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.households import (
    AddHousehold,
    ChangeHousehold,
    ComeBack,
    LeaveProject,
    leaving_reason,
)
from household_ledger.services.commands.provider import TellProvider
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.exchange.member_lines import read_members
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.services.household_codes import next_code, next_codes, usual_width
from household_ledger.services.refusals import InvalidEntry
from tests.db.ledgers import Book, Home, Undoable

NEW = Household(id=NO_ID, code=" 012 ", name="นางบุญมา  ใจงาม", started_on=date(2026, 10, 1))


def problems(book: Book, command: AddHousehold | ChangeHousehold | LeaveProject | TellProvider) -> list[Problem]:
    with pytest.raises(InvalidEntry) as refused:
        book.do(command)
    return [problem for _number, problem in refused.value.problems]


def household(book: Book, code: str) -> Household:
    with book.store.reader() as reader:
        found = reader.household_by_code(code)
    assert found is not None
    return found


def test_a_household_comes_with_a_cash_pocket_its_village_and_its_people(book: Book, undoable: Undoable) -> None:
    people = tuple(
        Member(id=NO_ID, household=NO_ID, name=name, birth_year=2518 - 543, present_from=date(2026, 10, 1))
        for name in ("นางบุญมา ใจงาม", "นายสม ใจงาม")
    )

    undoable(AddHousehold(household=NEW, village=" บ้านหนองแวง ", members=people))

    made = household(book, "012")
    assert made.name == "นางบุญมา ใจงาม"
    with book.store.reader() as reader:
        assert [(one.name, one.kind) for one in reader.of_household(Pocket, made.id)] == [("เงินสด", PocketKind.CASH)]
        assert [one.name for one in reader.of_household(Member, made.id)] == ["นางบุญมา ใจงาม", "นายสม ใจงาม"]
        assert [(one.id, one.name) for one in reader.all(VillageGroup)] == [(made.group, "บ้านหนองแวง")]


@pytest.mark.parametrize("is_comparison", [False, True])
def test_people_told_with_a_household_count_from_a_year_before_it_and_the_first_takes_part(
    book: Book, *, is_comparison: bool
) -> None:
    told = (ListedMember("นางบุญมา ใจงาม", 1975), ListedMember("ด.ช.ก้อง", None), ListedMember("หนูน้อย", 2027))
    new = replace(NEW, started_on=date(2026, 10, 28), is_comparison=is_comparison)

    book.do(AddHousehold(household=new, people=told))

    with book.store.reader() as reader:
        people = reader.of_household(Member, household(book, "012").id)
    assert [(one.name, one.birth_year, one.present_from, one.is_participant) for one in people] == [
        ("นางบุญมา ใจงาม", 1975, date(2025, 10, 1), not is_comparison),
        ("ด.ช.ก้อง", None, date(2025, 10, 1), False),
        ("หนูน้อย", 2027, date(2027, 1, 1), False),
    ]


def test_a_village_that_is_there_is_not_made_again(book: Book) -> None:
    for code in ("1", "2"):
        book.do(AddHousehold(household=replace(NEW, code=code), village="บ้านหนองแวง"))

    with book.store.reader() as reader:
        assert len(reader.all(VillageGroup)) == 1
        assert len({one.group for one in reader.households()}) == 1


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"code": "  "}, "missing", "code"),
        ({"name": ""}, "missing", "name"),
        ({"started_on": date(1900, 1, 1)}, "date_too_early", "started_on"),
        ({"started_on": date(2570, 1, 1)}, "date_too_late", "started_on"),
    ],
)
def test_what_a_form_can_send_is_checked(book: Book, changed: dict[str, object], code: str, field: str) -> None:
    found = problems(book, AddHousehold(household=replace(NEW, **changed)))  # type: ignore[arg-type]

    assert [(one.code, one.field) for one in found] == [(code, field)]


def test_no_two_households_have_one_code(book: Book, home: Home) -> None:
    book.do(AddHousehold(household=NEW))
    with book.store.reader() as reader:
        other = reader.record(Household, home.id)
    assert other is not None

    assert problems(book, AddHousehold(household=NEW))[0].code == "code_taken"
    assert problems(book, ChangeHousehold(was=other, now=replace(other, code="012")))[0].code == "code_taken"


def test_a_household_is_changed_and_moved_to_another_village(book: Book, undoable: Undoable) -> None:
    book.do(AddHousehold(household=NEW, village="บ้านเก่า"))
    was = household(book, "012")

    undoable(ChangeHousehold(was=was, now=replace(was, name="นางบุญมา ดีงาม"), village="บ้านใหม่"))

    now = household(book, "012")
    assert now.name == "นางบุญมา ดีงาม"
    assert now.group != was.group


def test_a_household_stays_in_its_village_where_no_other_is_said(book: Book, undoable: Undoable) -> None:
    book.do(AddHousehold(household=NEW, village="บ้านเก่า"))
    was = household(book, "012")

    undoable(ChangeHousehold(was=was, now=replace(was, name="นางบุญมา ดีงาม")))
    assert household(book, "012").group == was.group != NO_ID

    now = household(book, "012")
    undoable(ChangeHousehold(was=now, now=replace(now, group=NO_ID)))
    assert household(book, "012").group == NO_ID


def test_of_two_villages_with_one_name_the_one_that_is_meant_is_kept(book: Book, undoable: Undoable) -> None:
    places = [VillageGroup(id=NO_ID, name="บ้านโคก", subdistrict=one) for one in ("ในเมือง", "นอกเมือง")]
    near, far = (book.do(AddRecords((one,)))[0] for one in places)

    book.do(AddHousehold(household=replace(NEW, group=far), village="บ้านโคก"))
    was = household(book, "012")
    assert was.group == far

    undoable(ChangeHousehold(was=was, now=replace(was, name="นางบุญมา ดีงาม"), village="บ้านโคก"))
    now = household(book, "012")
    assert now.group == far
    book.do(ChangeHousehold(was=now, now=replace(now, group=near), village="บ้านโคก"))
    assert household(book, "012").group == near


def test_a_household_leaves_with_a_reason_and_comes_back(book: Book, undoable: Undoable) -> None:
    book.do(AddHousehold(household=replace(NEW, intake='{"land": "5 ไร่"}')))
    one = household(book, "012")

    undoable(LeaveProject(household=one.id, on=date(2026, 11, 5), reason="ย้ายไปอยู่กับลูก"))
    left = household(book, "012")
    undoable(ComeBack(one.id))

    assert left.left_on == date(2026, 11, 5)
    assert leaving_reason(left) == "ย้ายไปอยู่กับลูก"
    back = household(book, "012")
    assert back.left_on is None
    assert back.intake == '{"land": "5 ไร่"}'


def test_nobody_leaves_before_beginning_or_tomorrow_or_before_the_last_entry(book: Book, home: Home) -> None:
    draft = Draft(household=home.id, date=date(2026, 11, 10), kind=EntryKind.NOTHING)
    book.do(AddEntries((draft,)))
    book.do(AddHousehold(household=NEW))

    def told(who: Household, day: date) -> str:
        return problems(book, LeaveProject(household=who.id, on=day))[0].code

    with book.store.reader() as reader:
        written = reader.record(Household, home.id)
    assert written is not None
    assert told(household(book, "012"), date(2026, 9, 30)) == "left_before_start"
    assert told(household(book, "012"), date(2026, 11, 22)) == "leaving_later"
    assert told(written, date(2026, 11, 9)) == "written_after_leaving"
    book.do(LeaveProject(household=home.id, on=date(2026, 11, 10)))


def test_an_unknown_household_cannot_leave(book: Book, home: Home) -> None:
    with pytest.raises(UserError, match="unknown_record"):
        book.do(ComeBack(home.cash))


def test_provider_and_project_are_told_together(book: Book, undoable: Undoable) -> None:
    provider = Provider(name="ศูนย์ฝึกอาชีพ", node="NODE อีสาน", province="ขอนแก่น")
    project = Project(name="เลี้ยงไก่ไข่", contract="69-0412", starts_on=date(2026, 1, 1), price_year=2024)

    undoable(TellProvider((Provider(), Project()), provider, project))
    undoable(TellProvider((provider, project), replace(provider, node=""), project))

    with book.store.reader() as reader:
        assert reader.provider() == replace(provider, node="")
        assert reader.project() == project


def test_a_province_is_one_of_thailand_but_what_stood_there_before_stays(book: Book) -> None:
    none, wrong = (Provider(), Project()), Provider(name="ศูนย์", province="50000")
    assert [(one.code, one.field) for one in problems(book, TellProvider(none, wrong, Project()))] == [
        ("province_unknown", "province")
    ]
    book.do(AddRecords((wrong,)))  # as an older version took it

    book.do(TellProvider((wrong, Project()), replace(wrong, node="NODE"), Project()))
    noded = replace(wrong, node="NODE")
    book.do(TellProvider((noded, Project()), replace(noded, province="จ.เชียงใหม่"), Project()))

    with book.store.reader() as reader:
        assert reader.provider().province == "เชียงใหม่"


def test_what_another_said_of_the_project_meanwhile_is_not_written_over(book: Book) -> None:
    none, provider, project = (Provider(), Project()), Provider(name="ศูนย์ฝึกอาชีพ"), Project(name="เลี้ยงไก่ไข่")
    book.do(TellProvider(none, provider, project))
    drawn = replace(project, settings='{"deadweight_permille":300}')
    book.do(ReplaceRecord(was=project, now=drawn))

    for command in (
        TellProvider(none, provider, replace(project, contract="69-0412")),
        TellProvider((provider, project), provider, replace(project, contract="69-0412")),
    ):
        with pytest.raises(UserError, match="changed_since"):
            book.do(command)
    book.do(TellProvider((provider, project), replace(provider, node="NODE อีสาน"), project))

    with book.store.reader() as reader:
        assert reader.project() == drawn
        assert reader.provider().node == "NODE อีสาน"


def test_a_project_does_not_end_before_it_begins_nor_know_prices_of_any_year(book: Book) -> None:
    wrong = Project(starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1), price_year=1850)

    found = problems(book, TellProvider((Provider(), Project()), Provider(), wrong))

    assert {(one.code, one.field) for one in found} == {
        ("dates_reversed", "ends_on"),
        ("price_year_unknown", "price_year"),
    }


@pytest.mark.parametrize(
    ("codes", "proposed"),
    [
        ([], "001"),
        (["001", "002"], "003"),
        (["009"], "010"),
        (["HV-9"], "HV-10"),
        (["099", "100", "บ้านยาย"], "101"),
        (["A1", "A2", "B7"], "A3"),
        (["ไม่มีเลข"], "001"),
    ],
)
def test_the_next_code_goes_on_as_people_began(codes: list[str], proposed: str) -> None:
    assert next_code(codes) == proposed


@given(st.lists(st.from_regex(r"[ก-คA-C]{0,2}[0-9]{0,4}", fullmatch=True)))
def test_the_next_code_is_never_taken(codes: list[str]) -> None:
    assert next_code(codes) not in codes


@given(
    st.lists(st.one_of(st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.from_regex(r"HV-[0-9]{1,2}", fullmatch=True)))
)
def test_codes_given_to_a_whole_list_are_those_given_one_by_one(codes: list[str]) -> None:
    given_at_once = list(islice(next_codes(codes), 6))
    taken = list(codes)
    for _one in given_at_once:
        taken.append(next_code(taken))
    assert given_at_once == taken[len(codes) :]


def test_codes_of_one_width_are_known() -> None:
    assert usual_width(["001", "120", "ก1"]) == 3
    assert usual_width(["1", "12"]) == 0


def test_people_are_read_a_line_each_with_their_year_of_birth() -> None:
    typed = "นางบุญมา ใจงาม 2518\n\nนายสม ใจงาม\nด.ช.ก้อง, ๒๕๖๐\nสมศรี 1975"

    assert read_members(typed, 2026) == (
        ListedMember("นางบุญมา ใจงาม", 1975),
        ListedMember("นายสม ใจงาม", None),
        ListedMember("ด.ช.ก้อง", 2017),
        ListedMember("สมศรี", 1975),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [("สมศรี 3000", "member_line_year"), ("สมศรี 2400", "member_line_year"), ("2518", "member_line_name")],
)
def test_a_line_that_is_no_person_is_told(line: str, code: str) -> None:
    read = read_members(f"นายดี 2500\n{line}", 2026)

    assert isinstance(read, Problem)
    assert read.code == code


def test_a_whole_talk_pasted_is_not_taken_for_the_people_of_a_home() -> None:
    read = read_members("นายดี 2500\n" * 41, 2026)

    assert isinstance(read, Problem)
    assert read.code == "member_lines_many"


def test_the_first_household_keeps_the_rules_of_every_household(book: Book) -> None:
    for code, name in (("", "บ้านแรก"), ("001", " ")):
        before = book.state()
        with pytest.raises(InvalidEntry):
            book.do(AddFirstHousehold(person="มาลี", role=Role.RECORDER, code=code, name=name))
        assert book.state() == before
