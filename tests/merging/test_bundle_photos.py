"""Pictures of a bundle: read one at a time while they are taken in, and those that are here not at all."""

from __future__ import annotations

import random
import tracemalloc
import zipfile
from collections.abc import Generator, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from household_ledger.db import bundle as bundles
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos
from tests.db.drafts import draft
from tests.db.ledgers import Book, add_home, new_book

_SAID = "ข้าวเหนียวมะม่วง"
_COUNT, _BYTES = 20, 1 << 20


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Book]:
    """Give a ledger with twenty pictures of a mebibyte each."""
    r = random.Random(4)
    with new_book(tmp_path / "giver.hldb") as book:
        home = add_home(book)
        for seed in range(_COUNT // 10):
            photos = tuple(_photo(r.randbytes(_BYTES), home.id) for _each in range(10))
            book.do(AddWithPhotos(AddEntries((draft(seed, home),)), photos))
        yield book


@pytest.fixture
def taker(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "taker.hldb") as book:
        yield book


def _photo(picture: bytes, household: Id) -> Photo:
    day = date(2026, 11, 1)
    return Photo(hash=hash_of(picture), household=household, width=9, height=9, added_on=day, picture=picture)


def _kept(book: Book) -> int:
    with book.store.reader() as reader:
        return int(reader.raw.execute("select count(*) from photo where length(picture)=?", (_BYTES,)).fetchall()[0][0])


@pytest.mark.parametrize("passphrase", ["", _SAID])
def test_not_all_pictures_lie_in_memory_at_once(giver: Book, taker: Book, tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "all.hlbundle"
    giver.store.bundle(path, passphrase)

    tracemalloc.start()
    taker.ledger.merge(path, passphrase)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert _kept(taker) == _COUNT
    assert most < _COUNT * _BYTES / 2


def test_pictures_that_are_here_are_not_read_again(
    giver: Book, taker: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    giver.store.bundle(tmp_path / "all.hlbundle")
    taker.ledger.merge(tmp_path / "all.hlbundle")
    asked = list[object]()

    def reading(_path: Path, _passphrase: str, wanted: Iterable[object]) -> Generator[Photo]:
        asked.extend(wanted)
        yield from ()

    monkeypatch.setattr(bundles, "_pictures", reading)
    assert taker.ledger.merge(tmp_path / "all.hlbundle").already_there == giver.steps()

    assert asked == []


def test_a_bundle_that_changed_after_it_was_looked_through_is_refused_whole(
    giver: Book, taker: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "all.hlbundle", bundles.read_bundle
    giver.store.bundle(path)

    def read_then_spoil(*said: object, **more: object) -> bundles.Bundle:
        found = real(*said, **more)  # type: ignore[arg-type]
        with zipfile.ZipFile(path) as parts:
            place = next(one.header_offset for one in parts.infolist() if one.filename.startswith("photos/"))
        spoilt = bytearray(path.read_bytes())
        spoilt[place + _BYTES // 2] ^= 1
        path.write_bytes(spoilt)
        return found

    monkeypatch.setattr(bundles, "read_bundle", read_then_spoil)
    with pytest.raises(UserError) as refusal:
        taker.ledger.merge(path)

    assert refusal.value.code == "bundle_damaged"
    assert (_kept(taker), taker.steps()) == (0, 0)
    taker.assert_whole()
