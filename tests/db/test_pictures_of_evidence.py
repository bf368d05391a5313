"""Pictures of visits and marks, a household's and the provider's own: looked after, carried, joined and erased."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.photo import Photo
from household_ledger.domain.register import Household
from household_ledger.domain.staircase import StairMark
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.same import SayTheSame
from household_ledger.services.commands.stairs import ChangeMark, MarkStair
from household_ledger.services.commands.visits import RecordVisit
from tests.db.deeds_evidence import mark, newest, visit
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, add_home, new_book
from tests.db.test_photos import raw_of


def _shown(book: Book, home: Home) -> tuple[Photo, Photo, Photo]:
    """Write a visit and two marks with a picture each; give the pictures, the provider's own last."""
    photos = some_photo(1, home.id), some_photo(2, home.id), some_photo(3, NO_ID)
    book.do(RecordVisit(visit(book, home, 1), (photos[0],)))
    book.do(MarkStair(mark(home.id, 1), (photos[1],)))
    book.do(MarkStair(mark(NO_ID, 1), (photos[2],)))
    return photos


def _there(book: Book, household: Id) -> set[str]:
    with book.store.reader() as reader:
        return {one.hash for one in reader.photos(household)}


def test_one_that_is_gone_is_told(book: Book, home: Home) -> None:
    photos = _shown(book, home)
    book.assert_whole()
    raw_of(book).execute("delete from photo")

    found = book.store.check().findings
    assert {(one.code, one.where) for one in found} == {("photo_missing", one.hash) for one in photos}


def test_they_come_with_a_bundle_and_wait_for_nothing(book: Book, home: Home, tmp_path: Path) -> None:
    photos = _shown(book, home)
    book.store.bundle(tmp_path / "ชุด.hlbundle")
    with new_book(tmp_path / "อีกเครื่อง.hldb") as other:
        other.ledger.merge(tmp_path / "ชุด.hlbundle")

        assert other.state() == book.state()
        assert (_there(other, home.id), _there(other, NO_ID)) == ({one.hash for one in photos[:2]}, {photos[2].hash})
        with other.store.reader() as reader:
            assert reader.raw.execute("select count(*) from waiting_photo").fetchall() == [(0,)]
        other.assert_whole()


def test_one_that_was_taken_off_again_comes_with_its_history(book: Book, home: Home, tmp_path: Path) -> None:
    photos = _shown(book, home)
    was = newest(book, StairMark)
    book.do(ChangeMark(was, replace(was, photos="", document="รายงาน")))
    book.store.bundle(tmp_path / "ชุด.hlbundle")
    with new_book(tmp_path / "อีกเครื่อง.hldb") as other:
        other.ledger.merge(tmp_path / "ชุด.hlbundle")

        assert _there(other, NO_ID) == {photos[2].hash}
        other.assert_whole()


def test_they_are_of_the_household_that_stands_for_theirs(book: Book, home: Home) -> None:
    photos = _shown(book, home)
    twin = add_home(book, "002")
    kept, gone = (home.id, twin.id) if home.id < twin.id else (twin.id, home.id)
    assert kept == home.id
    theirs = some_photo(9, twin.id)
    book.do(RecordVisit(visit(book, twin, 2), (theirs,)))

    book.do(SayTheSame(Household, (kept, gone)))

    assert _there(book, kept) == {theirs.hash, *(one.hash for one in photos[:2])}
    book.assert_whole()


def test_those_of_an_erased_household_go_and_the_providers_own_stay(book: Book, home: Home) -> None:
    photos = _shown(book, home)

    book.do(EraseHousehold(home.id, "001"))

    assert (_there(book, home.id), _there(book, NO_ID)) == (set(), {photos[2].hash})
    left = {kind: units["of"] for (kind, _id, _sub), units in book.state().items() if kind in ("visit", "stair_mark")}
    assert left == {"stair_mark": [None, "provider", 1]}
    book.assert_whole()
