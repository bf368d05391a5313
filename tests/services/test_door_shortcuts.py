"""Templates and kept searches: what the door takes, what it refuses, and what undo says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Occupation
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.errors import UserError
from household_ledger.services.commands.filters import ChangeFilter, RemoveFilter, SaveFilter
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.commands.rows import AddRows
from household_ledger.services.commands.templates import ChangeTemplate, RemoveTemplate, SaveTemplate
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.sought import Sought
from household_ledger.text.steps import label_text
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home, Undoable, add_home

FOUND = to_text(Sought(wanted=EntryFilter(text="ไข่")))


def template(home: Home, *rows: tuple[Draft, ...], name: str = "ตลาดนัด") -> Template:
    return Template(id=NO_ID, household=home.id, name=name, rows=kept(rows))


def two_rows(home: Home) -> tuple[tuple[Draft, ...], ...]:
    two = pair(2, home)
    return (draft(1, home, kind=EntryKind.EXPENSE),), (two.first, two.second)


def templates(book: Book, home: Home) -> list[Template]:
    with book.store.reader() as reader:
        return reader.of_household(Template, home.id)


def filters(book: Book) -> list[SavedFilter]:
    with book.store.reader() as reader:
        return reader.all(SavedFilter)


def test_a_template_kept_changed_and_removed_is_undone_each_time(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(SaveTemplate(template(home, *two_rows(home), name="  ตลาด  นัด ")))
    (was,) = templates(book, home)
    assert was.name == "ตลาด นัด"

    now = replace(was, name="ตลาดเช้า", rows=kept([[draft(5, home, kind=EntryKind.INCOME)]]))
    undoable(ChangeTemplate(was, now))
    assert templates(book, home) == [now]

    undoable(RemoveTemplate(was.id))
    assert templates(book, home) == []


def test_rows_of_a_template_are_written_as_they_were_kept(book: Book, home: Home) -> None:
    rows = two_rows(home)
    book.do(SaveTemplate(template(home, *rows)))
    (one,) = templates(book, home)
    day = rows[0][0].date

    book.do(AddRows(rows_of(one.rows, home.id, day)))

    with book.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home.id)))
    assert sorted(entry.kind for entry in entries) == sorted(half.kind for row in rows for half in row)
    assert {entry.date for entry in entries} == {day}
    assert len({entry.pair for entry in entries} - {NO_ID}) == 1


@pytest.mark.parametrize(
    ("name", "rows", "code"),
    [
        ("", None, "name_missing"),
        ("ก", "[]", "template_without_rows"),
        ("ก", "[[]]", "template_without_rows"),
        ("ก", "x", "template_without_rows"),
        ("ตลาดนัด", None, "template_there"),
        ("ตลาดนัด KFC", None, "template_there"),
    ],
)
def test_a_template_without_name_or_rows_or_with_a_name_there_is_refused(
    book: Book, home: Home, name: str, rows: str | None, code: str
) -> None:
    for there in ("ตลาดนัด", "ตลาดนัด kfc"):
        book.do(SaveTemplate(template(home, *two_rows(home), name=there)))
    given = template(home, *two_rows(home), name=name)

    with pytest.raises(InvalidEntry) as refused:
        book.do(SaveTemplate(given if rows is None else replace(given, rows=rows)))

    assert [problem.code for _number, problem in refused.value.problems] == [code]


def test_another_household_may_use_the_same_name(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    book.do(SaveTemplate(template(home, *two_rows(home))))
    book.do(SaveTemplate(template(other, *two_rows(other))))

    assert [one.name for one in (*templates(book, home), *templates(book, other))] == ["ตลาดนัด"] * 2


def test_rows_of_another_household_are_no_template(book: Book, home: Home) -> None:
    other = add_home(book, "002")

    with pytest.raises(InvalidEntry):
        book.do(SaveTemplate(replace(template(home, *two_rows(home)), household=other.id)))


def test_a_template_that_names_what_is_out_of_use_can_still_be_renamed_but_not_kept_anew(
    book: Book, home: Home
) -> None:
    (work,) = book.do(AddRecords((Occupation(id=NO_ID, household=home.id, name="ทอผ้า"),)))
    said = replace(draft(1, home, kind=EntryKind.EXPENSE), occupation=work)
    book.do(SaveTemplate(template(home, (said,))))
    book.do(DeleteRecords(Occupation, (work,)))
    (was,) = templates(book, home)

    book.do(ChangeTemplate(was, replace(was, name="ค่าด้าย")))
    (now,) = templates(book, home)

    assert now.name == "ค่าด้าย"
    with pytest.raises(InvalidEntry):
        book.do(ChangeTemplate(now, replace(now, rows=kept([[replace(said, note="ใหม่")]]))))


def test_what_was_changed_meanwhile_or_removed_is_told(book: Book, home: Home) -> None:
    book.do(SaveTemplate(template(home, *two_rows(home))))
    (was,) = templates(book, home)
    book.do(ChangeTemplate(was, replace(was, name="อื่น")))

    for command, code in (
        (ChangeTemplate(was, replace(was, name="สาม")), "changed_since"),
        (ChangeTemplate(replace(was, name="อื่น"), replace(was, name="อื่น")), "nothing_changed"),
        (RemoveTemplate(Id(999)), "unknown_record"),
        (RemoveFilter(Id(999)), "unknown_record"),
    ):
        with pytest.raises(UserError) as refused:
            book.do(command)
        assert refused.value.code == code


def test_a_search_kept_changed_and_removed_is_undone_each_time(book: Book, home: Home, undoable: Undoable) -> None:
    assert home.id
    undoable(SaveFilter(SavedFilter(id=NO_ID, name="ไข่ทั้งหมด", text=FOUND)))
    (was,) = filters(book)
    now = replace(was, name="ไข่", text=to_text(Sought()))
    undoable(ChangeFilter(was, now))
    assert filters(book) == [now]
    undoable(RemoveFilter(was.id))
    assert filters(book) == []


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("", FOUND, "name_missing"), ("ก", "{}", "filter_not_understood"), ("ไข่", FOUND, "filter_there")],
)
def test_a_search_without_a_name_or_that_says_nothing_is_refused(book: Book, name: str, text: str, code: str) -> None:
    book.do(SaveFilter(SavedFilter(id=NO_ID, name="ไข่", text=FOUND)))

    with pytest.raises(InvalidEntry) as refused:
        book.do(SaveFilter(SavedFilter(id=NO_ID, name=name, text=text)))

    assert [problem.code for _number, problem in refused.value.problems] == [code]


def test_words_that_look_odd_are_kept_as_they_are_looked_for(book: Book) -> None:
    text = to_text(Sought(wanted=EntryFilter(text="a  b\u200b")))
    book.do(SaveFilter(SavedFilter(id=NO_ID, name="แปลก", text=text)))

    assert [one.text for one in filters(book)] == [text]


def test_each_of_these_steps_is_named(book: Book, home: Home) -> None:
    told = []
    book.ledger.subscribe(lambda changes: told.append(label_text(changes.label)))
    book.do(SaveTemplate(template(home, *two_rows(home))))
    (one,) = templates(book, home)
    book.do(ChangeTemplate(one, replace(one, name="เช้า")))
    book.do(RemoveTemplate(one.id))
    book.do(SaveFilter(SavedFilter(id=NO_ID, name="ไข่", text=FOUND)))
    (kept_one,) = filters(book)
    book.do(ChangeFilter(kept_one, replace(kept_one, name="ไก่")))
    book.do(RemoveFilter(kept_one.id))

    assert told == [
        "เก็บแบบ ตลาดนัด",
        "แก้แบบ เช้า",
        "ลบแบบ เช้า",
        "เก็บการค้น ไข่",
        "แก้การค้นที่เก็บไว้ ไก่",
        "ลบการค้นที่เก็บไว้ ไก่",
    ]
