"""A household is given everything the file has of it, counted in plain SQL, and nothing of anybody else."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from household_ledger.db import household_story
from household_ledger.db.history import list_steps
from household_ledger.db.schema import metadata
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.change_eight import ChangeScore
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import BaselineType, EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.staircase import StairMark
from household_ledger.domain.visit import Visit
from household_ledger.reports.cards import Card
from household_ledger.reports.my_data import _history
from household_ledger.reports.my_data_evidence import evidence_cards
from household_ledger.reports.my_data_records import _baseline, record_cards
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.visits import RecordVisit
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.exchange import my_data_json
from household_ledger.services.exchange.my_data_json import export_my_data
from household_ledger.services.views.month_page import origin_of
from household_ledger.services.views.my_data import MyData, my_data_page
from household_ledger.text import i18n
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from tests.db.deeds_evidence import visit
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, add_home, add_people, new_book
from tests.erasing.planted import Canaries, plant

_KEYS = {
    "member": "members",
    "pocket": "pockets",
    "debt": "debts",
    "occupation": "occupations",
    "production_cycle": "production_cycles",
    "party": "parties",
    "household_category": "categories",
    "goal": "goals",
    "goal_change": "goal_changes",
    "baseline": "baselines",
    "month": "months",
    "recurring": "recurring",
    "recurring_turn": "recurring_turns",
    "template": "templates",
    "unanswered": "unanswered",
    "consent": "consents",
    "visit": "visits",
    "attendance": "attendance",
    "stair_mark": "stair_marks",
    "change_score": "change_scores",
    "entry": "entries",
    "photo": "photos",
    "month_total": "month_sums",
    "reading_memory": "readings",
}
"""Every table that names a household, and the key its rows stand under; the journal is counted apart."""
_OF_THE_JOURNAL = {"leaf", "waiting_photo"}


class Two:
    """Two households with something in every place, each with words of its own."""

    def __init__(self, book: Book) -> None:
        self.book = book
        add_people(book)
        self.ours, self.theirs = (add_home(book, code) for code in ("001", "002"))
        self.mine, self.other = Canaries(), Canaries(start=5000)
        plant(book, self.ours, self.mine, entries=160)
        plant(book, self.theirs, self.other, entries=160)

    def said(self, home: Home) -> tuple[dict[str, Any], str]:
        with self.book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            path = self.book.path.with_suffix(".json")
            export_my_data(reader, household, path, file_name="บ้าน.hldb", made_on=date(2026, 11, 22))
        text = path.read_text(encoding="utf-8")
        return json.loads(text), text

    def page(self, home: Home) -> MyData:
        with self.book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            return my_data_page(reader, household, origin=origin_of(reader, "บ้าน.hldb", date(2026, 11, 22)))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with new_book(tmp_path_factory.mktemp("two") / "บ้าน.hldb") as book:
        yield Two(book)


def everything_is_there(two: Two) -> None:
    said, text = two.said(two.ours)
    with two.book.store.reader() as reader:
        tables = {table.name for table in metadata.sorted_tables if "household_id" in table.columns}
        assert tables == set(_KEYS) | _OF_THE_JOURNAL, "a new table that names a household stands under a key"
        for table, key in _KEYS.items():
            count = reader.raw.execute(f"select count(*) from {table} where household_id=?", (two.ours.id,)).fetchall()
            assert len(said[key]) == count[0][0], table
            assert said[key], table
        own = "select id from entry where household_id=?"
        lines = f"select count(*),sum(abs(satang)) from entry_line where entry_id in ({own})"
        assert reader.raw.execute(lines, (two.ours.id,)).fetchall() == [
            (
                sum(len(one["lines"]) for one in said["entries"]),
                sum(abs(line["satang"]) for one in said["entries"] for line in one["lines"]),
            )
        ]
        steps = "select count(distinct writer||'/'||seq),sum(records) from leaf where household_id=?"
        counted = reader.raw.execute(steps, (two.ours.id,)).fetchall()
        assert counted == [(len(said["steps"]), sum(len(one["changes"]) for one in said["steps"]))]
        pictures = reader.raw.execute("select hash,picture from photo where household_id=?", (two.ours.id,)).fetchall()
        assert [base64.b64decode(one["jpeg_base64"]) for one in said["photos"]] == [
            held for _hash, held in sorted(pictures)
        ]
    held = text + "".join(base64.b64decode(one["jpeg_base64"]).decode(errors="replace") for one in said["photos"])
    assert [one for one in two.mine.words if one not in held] == []
    assert [one for one in two.other.words if one in held] == []


def test_everything_of_it_is_there_and_nothing_of_another(two: Two) -> None:
    everything_is_there(two)


_STEPS = list_steps


def _every_search(reader: Any, _household: Household) -> list[int]:  # noqa: ANN401 -- a reader
    return [one.id for one in reader.all(SavedFilter)]


_MUTANTS: dict[str, tuple[Any, str, Any]] = {
    "a sort of record is forgotten": (
        my_data_json,
        "OWN",
        {key: one for key, one in my_data_json.OWN.items() if key != "templates"} | {"templates": Household},
    ),
    "a step is forgotten": (household_story, "list_steps", lambda raw, _limit, home: _STEPS(raw, None, home)[1:]),
    "another's searches come along": (
        my_data_json,
        "searches_naming",
        _every_search,
    ),
    "pictures are left out": (my_data_json, "_photos", lambda *_all: iter(())),
}


@pytest.mark.parametrize("name", _MUTANTS)
def test_what_is_missing_or_too_much_is_found(name: str, two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute, wrong = _MUTANTS[name]
    assert hasattr(place, attribute)
    monkeypatch.setattr(place, attribute, wrong)
    with pytest.raises(AssertionError):
        everything_is_there(two)


def test_a_correction_is_told_with_both_values_by_whom_and_when(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        add_people(book)
        home = add_home(book)
        spent = replace(draft(1, home, kind=EntryKind.EXPENSE), description="ข้าวสาร", note="เดิม", date=date(2026, 2, 3))
        (entry,) = book.do(AddEntries((spent,)), "typist")
        with book.store.reader() as reader:
            was = reader.entry(entry)
            household = reader.record(Household, home.id)
        assert was is not None
        assert household is not None
        book.do(ReplaceEntry(was, replace(draft_of(was), note="แก้แล้ว")), "verifier")
        book.do(CloseMonth(home.id, Month(2026, 2)), "typist")
        with book.store.reader() as reader:
            page = my_data_page(reader, household, origin=origin_of(reader, "บ้าน", date(2026, 11, 22)))
        told = next(one for one in page.story if one.changes)
        assert told.person == "verifier"
        assert [(one.before, one.after) for change in told.changes for one in change.differences] == [("เดิม", "แก้แล้ว")]
        assert "ข้าวสาร" in told.changes[0].what
        assert len(page.story) == _count(book, home)


def _count(book: Book, home: Home) -> int:
    with book.store.reader() as reader:
        return len(reader.history(household=home.id))


def test_the_paper_has_every_row_picture_and_step(two: Two) -> None:
    page = two.page(two.ours)
    with two.book.store.reader() as reader:
        entries = reader.raw.execute("select id from entry where household_id=?", (two.ours.id,)).fetchall()
    assert {int(one.id) for row in page.rows for one in row.entries} == {entry for (entry,) in entries}
    assert len(page.photos) == len(two.said(two.ours)[0]["photos"])
    assert len(page.story) == _count(two.book, two.ours)


def _words_in(value: object) -> str:
    """Give every word a block holds, however deep."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return " ".join(map(_words_in, value))
    inner = getattr(value, "__dict__", None) or {
        name: getattr(value, name, None) for name in getattr(type(value), "__slots__", ())
    }
    return " ".join(map(_words_in, inner.values()))


def test_the_paper_tells_what_was_agreed_seen_and_reached_in_its_own_words(two: Two) -> None:
    page = two.page(two.ours)
    kinds = (Consent, Visit, StairMark, ChangeScore)
    with two.book.store.reader() as reader:
        records = [one for kind in kinds for one in reader.of_household(kind, two.ours.id)]
        household = reader.record(Household, two.ours.id)
    said = [getattr(one, name) for one in (*records, household) for name in getattr(one, "__dataclass_fields__", ())]
    planted = [one for one in said if isinstance(one, str) and one in two.mine.words]

    told = " ".join(map(_words_in, (*record_cards(page), *evidence_cards(page))))

    assert len(planted) >= 13
    assert [one for one in planted if one not in told] == []
    assert [one for one in two.other.words if one in told] == []


def test_a_picture_of_a_visit_says_what_it_shows(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        add_people(book)
        home = add_home(book)
        book.do(RecordVisit(visit(book, home, 1), (some_photo(1, home.id),)))
        with book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            page = my_data_page(reader, household, origin=origin_of(reader, "บ้าน", date(2026, 11, 22)))

    (shown,) = page.photos

    assert shown.shows == _("Visit on {day}").format(day=format_date(date(2026, 11, 3)))


def test_a_household_that_has_nothing_else_gets_no_empty_box_for_it(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        add_people(book)
        home = add_home(book, "001")
        with book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            bare = my_data_page(reader, household, origin=origin_of(reader, "บ้าน.hldb", date(2026, 11, 22)))
    bare = replace(bare, parties=[], cycles=[], categories=[], rules=[], templates=[], searches=[], unanswered=[])

    titles = [one.title for one in record_cards(bare) if isinstance(one, Card)]

    assert titles[0] == _("The household")
    assert _("What else is kept") not in titles


def test_a_told_year_says_what_was_told_of_each_line_and_nothing_else(tmp_path: Path) -> None:
    lines = (
        BaselineLine("I01", 30_000_00, 0, 120_500),
        BaselineLine("I02", 0, 500_00),
        BaselineLine("I03", 0, 0),
        BaselineLine("D01", 30_000_00, 0),
        BaselineLine("S01", 200_00, 0),
    )
    with new_book(tmp_path / "บ้าน.hldb") as book:
        add_people(book)
        home = add_home(book, "001")
        told = Baseline(
            id=NO_ID, household=home.id, type=BaselineType.C, first=202501, last=202512, lines=lines, members=3
        )
        book.do(SetBaseline(told), "typist")
        with book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            page = my_data_page(reader, household, origin=origin_of(reader, "บ้าน.hldb", date(2026, 11, 22)))

    with i18n.using("en"):
        said = [line[1].split(" · ", 1)[1] for line in list(_baseline(page.baselines[0]))[1:]]

    assert said == ["30,000 baht in cash · 120.5 hours of work", "goods for 500 baht", "0 baht in cash", *said[3:]]
    assert said[3:] == ["30,000 baht", "200 baht"]


def test_what_was_taken_out_is_told_in_plain_words(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        add_people(book)
        home = add_home(book)
        spent = replace(draft(1, home, kind=EntryKind.EXPENSE), description="ข้าวสาร", date=date(2026, 2, 3))
        (entry,) = book.do(AddEntries((spent,)), "typist")
        book.do(DeleteEntries((entry,)), "typist")
        with book.store.reader() as reader:
            household = reader.record(Household, home.id)
            assert household is not None
            page = my_data_page(reader, household, origin=origin_of(reader, "บ้าน", date(2026, 11, 22)))

    with i18n.using("en"):
        words = _words_in(_history(page.story))

    (change,) = next(one.changes for one in page.story if one.changes)
    assert (change.is_gone, change.differences) == (True, ())
    assert "ข้าวสาร taken out" in words
    assert "Deleted:" not in words
