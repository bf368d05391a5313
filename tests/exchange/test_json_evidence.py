"""What the JSON export says of consents, visits, lessons, stairs and the eight changes, by names and places alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from household_ledger.domain.change_eight import ChangeScore, Moment
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household, Project
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.training import Training
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.consents import RecordConsents, WithdrawConsent
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.services.commands.lessons import RecordTraining
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.stairs import FallBack, MarkStair, VerifyMark, WriteStaircase
from household_ledger.services.commands.visits import RecordVisit
from tests.db.deeds_evidence import DAY, closed, consent, mark, newest, training, visit
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, add_home, add_people
from tests.exchange.test_json_export import read


@pytest.fixture
def home(book: Book) -> Home:
    add_people(book)
    return add_home(book)


def test_what_households_agreed_to_and_who_visited_is_there(book: Book, home: Home, tmp_path: Path) -> None:
    book.do(RecordConsents((replace(consent(home, 1), is_thumb_print=True, second_witness="ลุงดำ"),)))
    book.do(WithdrawConsent(newest(book, Consent).id, DAY + timedelta(days=1)), "typist")
    photo = some_photo(4, home.id)
    book.do(RecordVisit(visit(book, home, 3, months=closed(book, home, 2)), (photo,)), "verifier")

    (told,) = read(book, tmp_path)["households"]

    assert told["consents"] == [
        {
            "member": "สมหญิง",
            "purpose": "evidence",
            "version": "2569-1",
            "asked_on": "2026-11-03",
            "given": True,
            "thumb_print": True,
            "witnesses": ["ป้าแดง 1", "ลุงดำ"],
            "withdrawn_on": "2026-11-04",
            "withdrawn_by": "typist",
            "note": "",
        }
    ]
    assert told["visits"] == [
        {
            "visited_on": "2026-11-03",
            "visitor": "verifier",
            "cash_counted": True,
            "receipts_compared": True,
            "page_read": False,
            "counted": 3000,
            "months": ["2025-02"],
            "photos": [photo.hash],
            "note": "ไปครั้งที่ 3",
        }
    ]
    assert [one["hash"] for one in told["photos"]] == [photo.hash]


def test_lessons_stand_at_the_head_and_who_came_with_the_household(book: Book, home: Home, tmp_path: Path) -> None:
    other = add_home(book, "002")
    later = replace(training(2), held_on=DAY + timedelta(days=2), trainer=book.people["verifier"], aar="เริ่มเช้า")
    book.do(RecordTraining(later, ((home.id, home.member),)))
    book.do(RecordTraining(training(1), ((home.id, NO_ID), (other.id, NO_ID))))

    told = read(book, tmp_path)

    assert [(one["name"], one["lessons"], one["trainer"], one["aar"]) for one in told["trainings"]] == [
        ("อบรมครั้งที่ 1", [1, 2], None, ""),
        ("อบรมครั้งที่ 2", [1, 2], "verifier", "เริ่มเช้า"),
    ]
    assert [one["attendance"] for one in told["households"]] == [
        [{"training": 2, "member": "สมหญิง"}, {"training": 1, "member": None}],
        [{"training": 1, "member": None}],
    ]
    assert newest(book, Training).name == "อบรมครั้งที่ 1"


def test_stairs_marks_and_scores_are_there_the_providers_at_the_head(book: Book, home: Home, tmp_path: Path) -> None:
    book.do(
        WriteStaircase(Audience.PARTICIPANT, (), (Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=0, name="รู้"),))
    )
    book.do(MarkStair(mark(home.id, 1)), "typist")
    book.do(VerifyMark(newest(book, StairMark).id), "verifier")
    book.do(FallBack(newest(book, StairMark).id, DAY + timedelta(days=3)))
    photo = some_photo(5, NO_ID)
    book.do(MarkStair(mark(NO_ID, 2), (photo,)))
    book.do(NameChanges(("", "หนี้สิน")))
    score = ChangeScore(id=NO_ID, household=home.id, slot=2, moment=Moment.AFTER, score=4, scored_on=DAY)
    book.do(ScoreChanges((score, replace(score, household=NO_ID, person=book.people["typist"], score=2))))

    told = read(book, tmp_path)

    assert [(one["audience"], one["level"], one["name"], one["source"]) for one in told["stairs"]] == [
        ("participant", 1, "รู้", "ledger")
    ]
    (step,) = told["households"][0]["steps"]
    assert [step[key] for key in ("level", "value", "verified_by", "verified_on", "fallen_on", "baseline")] == [
        1,
        "1 เดือน",
        "verifier",
        "2026-11-21",
        "2026-11-06",
        False,
    ]
    assert [(one["audience"], one["level"], one["photos"]) for one in told["steps"]] == [("provider", 2, [photo.hash])]
    assert [one["hash"] for one in told["photos"]] == [photo.hash]
    assert told["change8"]["labels"] == {"2": "หนี้สิน"}
    assert [(one["person"], one["score"]) for one in told["change8"]["scores"]] == [("typist", 2)]
    assert [(one["slot"], one["moment"], one["score"]) for one in told["households"][0]["change8"]] == [(2, "after", 4)]


def test_where_a_household_is_found_and_what_was_asked_of_it_is_there(book: Book, home: Home, tmp_path: Path) -> None:
    with book.store.reader() as reader:
        was = reader.record(Household, home.id)
    assert was is not None
    place: dict[str, Any] = {
        "village_no": "7",
        "subdistrict": "นาบัว",
        "district": "เมือง",
        "postcode": "32000",
        "phone": "081-2345678",
    }
    book.do(ChangeHousehold(was=was, now=replace(was, intake='{"welfare": true}', **place)))
    book.do(AddRecords((Project(mechanism_budget=Money(100), occupation_budget=Money(200)),)))

    told = read(book, tmp_path)

    assert {key: told["households"][0][key] for key in place} == place
    assert told["households"][0]["intake"] == {"welfare": True}
    assert told["project"]["budgets"] == {"mechanism": 100, "occupation": 200}
