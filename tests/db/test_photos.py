"""Pictures are in the file with the step that names them, whole, and with nothing of what their files told beside."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.photo import Photo, hash_of, hashes_of
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth, CorrectClosed
from household_ledger.services.commands.photos import AddWithPhotos, AttachPhotos, DetachPhoto
from household_ledger.services.commands.rows import CopyRows
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.photos import Source, fit_photo
from household_ledger.services.ports import EntryQuery
from tests.db.drafts import draft, pair
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, Undoable, add_home, new_book, opened_book

CANARY = "SECRET-PLACE-13.7563N-100.5018E"


@pytest.fixture
def entry(book: Book, home: Home) -> Id:
    (made,) = book.do(AddEntries((draft(3, home, kind=EntryKind.EXPENSE),)))
    return made


def photos_in(book: Book) -> set[str]:
    with book.store.reader() as reader:
        return {name for (name,) in reader.raw.execute("select hash from photo")}


def kept(book: Book, entry: Id) -> tuple[str, ...]:
    with book.store.reader() as reader:
        found = reader.entry(entry)
    assert found is not None
    return hashes_of(found.photos)


def raw_of(book: Book) -> Any:  # noqa: ANN401 -- a hand that goes past the door
    desk: Any = book.store._desk  # noqa: SLF001
    return desk.raw


def test_attaching_and_taking_off_are_steps_like_any_other(home: Home, entry: Id, undoable: Undoable) -> None:
    one, two = some_photo(1, home.id), some_photo(2, home.id)

    undoable(AttachPhotos(entry, (one, two)))
    undoable(DetachPhoto(entry, one.hash))
    undoable(AddWithPhotos(AddEntries((draft(5, home),)), (one,)))


def test_no_pictures_are_put_with_a_new_entry_without_a_word_and_with_one_that_is_there_change_nothing(
    book: Book, home: Home, entry: Id
) -> None:
    (made,) = book.do(AddWithPhotos(AddEntries((draft(5, home),)), ()))
    assert kept(book, made) == ()
    with pytest.raises(UserError) as refused:
        book.do(AttachPhotos(entry, ()))
    assert refused.value.code == "nothing_changed"


def test_a_picture_is_read_back_as_it_was_and_known_without_being_read(book: Book, home: Home, entry: Id) -> None:
    photo = some_photo(1, home.id)
    book.do(AttachPhotos(entry, (photo,)))

    with book.store.reader() as reader:
        assert reader.photo(home.id, photo.hash) == photo
        assert reader.photo(Id(home.id + 1), photo.hash) is None
        assert [(one.hash, one.size, one.width) for one in reader.photos(home.id)] == [
            (photo.hash, len(photo.picture), photo.width)
        ]


def test_nothing_of_where_a_picture_was_taken_gets_into_the_file(book: Book, home: Home, entry: Id) -> None:
    exif = Image.Exif()
    exif[0x010E] = CANARY
    exif[0x8825] = {1: "N", 29: CANARY}
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "orange").save(out, "JPEG", exif=exif, comment=CANARY.encode())
    assert out.getvalue().count(CANARY.encode()) >= 2

    book.do(AttachPhotos(entry, (fit_photo(Source(CANARY, out.getvalue()), home.id, date(2026, 11, 21)),)))
    book.store.checkpoint()

    beside = [one for one in book.path.parent.iterdir() if one.name.startswith(book.path.name)]
    assert book.path in beside
    assert [one.name for one in beside if CANARY.encode() in one.read_bytes() or b"Exif" in one.read_bytes()] == []
    with book.store.reader() as reader:
        assert len(reader.photos(home.id)) == 1


def test_a_step_that_is_refused_leaves_no_picture_behind(book: Book, home: Home, entry: Id) -> None:
    other = add_home(book, "002")
    book.do(AttachPhotos(entry, tuple(some_photo(seed, home.id) for seed in range(9))))
    before = photos_in(book)

    for command, code in (
        (AttachPhotos(entry, (some_photo(1, home.id),)), "photo_already_there"),
        (AttachPhotos(entry, (some_photo(20, home.id), some_photo(21, home.id))), "photos_too_many"),
        (AttachPhotos(entry, (some_photo(20, other.id),)), "photo_of_another"),
        (AttachPhotos(Id(99), (some_photo(20, home.id),)), "unknown_entry"),
        (DetachPhoto(entry, some_photo(20, home.id).hash), "photo_not_there"),
    ):
        with pytest.raises(UserError) as problem:
            book.do(command)
        assert problem.value.code == code
    assert photos_in(book) == before


def test_a_picture_whose_bytes_are_not_its_own_is_never_kept(book: Book, home: Home, entry: Id) -> None:
    one = some_photo(1, home.id)
    false = Photo(
        hash=one.hash, household=home.id, width=1, height=1, added_on=one.added_on, picture=one.picture + b"."
    )

    with pytest.raises(ValueError, match=one.hash):
        book.do(AttachPhotos(entry, (false,)))
    assert photos_in(book) == set()


def test_a_closed_month_takes_a_picture_only_as_a_dated_correction(book: Book, home: Home, entry: Id) -> None:
    with book.store.reader() as reader:
        was = reader.entry(entry)
    assert was is not None
    month = Month.of(was.date)
    book.do(CloseMonth(home.id, month), "typist")
    command = AttachPhotos(entry, (some_photo(1, home.id),))

    with pytest.raises(UserError) as problem:
        book.do(command)
    assert (problem.value.code, photos_in(book)) == ("month_closed", set())

    book.do(CorrectClosed(home.id, month, "พบใบเสร็จ", command), "typist")
    with book.store.reader() as reader:
        now = reader.entry(entry)
    assert now is not None
    assert (now.correction_reason, hashes_of(now.photos)) == ("พบใบเสร็จ", (some_photo(1, home.id).hash,))


def test_saying_an_entry_anew_keeps_its_pictures_and_a_copy_has_none(book: Book, home: Home, entry: Id) -> None:
    photo = some_photo(1, home.id)
    book.do(AttachPhotos(entry, (photo,)))
    with book.store.reader() as reader:
        was = reader.entry(entry)
    assert was is not None

    book.do(ReplaceEntry(was, draft_of(draft_as(was, "ปุ๋ยยูเรีย"))))
    (copy,) = book.do(CopyRows((entry,), date(2026, 2, 9)))

    assert kept(book, entry) == (photo.hash,)
    assert kept(book, copy) == ()


def draft_as(was: Any, words: str) -> Any:  # noqa: ANN401 -- an entry
    from dataclasses import replace

    return replace(was, description=words)


def test_of_a_linked_pair_the_half_that_speaks_has_the_picture(book: Book, home: Home) -> None:
    two = pair(2, home)
    made = book.do(AddWithPhotos(AddEntries((two.first, two.second), is_pair=True), (some_photo(1, home.id),)))

    assert sorted(len(kept(book, one)) for one in made) == [0, 1]
    assert kept(book, min(made)) != ()


_TAMPER = {
    "a picture gone": ("delete from photo", "photo_missing"),
    "a picture changed": ("update photo set picture=cast(picture||'.' as blob)", "photo_damaged"),
    "a picture of nothing": (
        "insert into photo select replace(hash,'a','b'),household_id,1,1,added_on,picture from photo",
        "photo_unnamed",
    ),
}


@pytest.mark.parametrize("what", _TAMPER)
def test_the_check_finds_what_was_done_to_pictures_past_the_door(book: Book, home: Home, entry: Id, what: str) -> None:
    book.do(AttachPhotos(entry, (some_photo(1, home.id),)))
    book.assert_whole()
    statement, code = _TAMPER[what]

    raw_of(book).execute(statement)

    assert code in {one.code for one in book.store.check().findings}


def test_a_picture_only_the_history_names_is_no_finding(book: Book, home: Home, entry: Id) -> None:
    book.do(AttachPhotos(entry, (some_photo(1, home.id),)))
    book.do(Undo())

    assert photos_in(book) == {some_photo(1, home.id).hash}
    book.assert_whole()


def test_attaching_a_damaged_picture_again_mends_it(book: Book, home: Home, entry: Id) -> None:
    photo = some_photo(1, home.id)
    book.do(AttachPhotos(entry, (photo,)))
    raw_of(book).execute("update photo set picture=zeroblob(9)")

    book.do(DetachPhoto(entry, photo.hash))
    book.do(AttachPhotos(entry, (photo,)))

    book.assert_whole()


def test_a_disk_that_fills_while_a_picture_is_written_loses_nothing(book: Book, home: Home, entry: Id) -> None:
    large = b"\xff\xd8" + bytes(range(256)) * 20_000
    photo = Photo(hash=hash_of(large), household=home.id, width=9, height=9, added_on=date(2026, 11, 1), picture=large)
    before, raw = book.state(), raw_of(book)
    pages = raw.execute("pragma page_count").fetchone()[0]
    raw.execute(f"pragma max_page_count={pages + 40}")

    with pytest.raises(EnvironmentProblem) as problem:
        book.do(AttachPhotos(entry, (photo,)))
    assert problem.value.code == "disk_full"
    assert (book.state(), photos_in(book)) == (before, set())

    raw_of(book).execute("pragma max_page_count=1000000")
    book.do(AttachPhotos(entry, (photo,)))
    assert kept(book, entry) == (photo.hash,)
    book.assert_whole()


_ATTACHES = """
import sys
from pathlib import Path
from household_ledger.db.store import open_store
from household_ledger.services.commands.photos import AttachPhotos
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from tests.db.history_photos import some_photo
from tests.db.ledgers import HandClock

store = open_store(Path(sys.argv[1]), clock=HandClock())
ledger = Ledger(store, HandClock())
with store.reader() as reader:
    entries = list(reader.entries(EntryQuery()))
print("ready", flush=True)
for seed in range(10):
    for entry in entries:
        photo = some_photo(1000 * seed + entry.id % 997, entry.household)
        ledger.execute(AttachPhotos(entry.id, (photo,)))
        print(entry.id, photo.hash, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.01, 0.06, 0.2])
def test_a_kill_among_pictures_leaves_none_half_there(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "x.hldb"
    with new_book(path) as book:
        home = add_home(book)
        for seed in range(30):
            book.do(AddEntries((draft(seed, home),)))
    with subprocess.Popen([sys.executable, "-c", _ATTACHES, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(wait)
        writer.kill()
        told = [line.split() for line in writer.stdout.read().splitlines() if line.count(" ") == 1]
    with opened_book(path) as book:
        book.assert_whole()
        with book.store.reader() as reader:
            named = {(one.id, name) for one in reader.entries(EntryQuery()) for name in hashes_of(one.photos)}
        assert {(int(entry), name) for entry, name in told} <= named
        assert len(named) <= len(told) + 1
        assert photos_in(book) == {name for _entry, name in named}
