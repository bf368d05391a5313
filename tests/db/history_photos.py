"""Pictures of entries in random histories: kept, taken off, found again by undo and redo, never half there."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import MOST_PHOTOS, Photo, hash_of, hashes_of
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos, AttachPhotos, DetachPhoto
from tests.db.drafts import draft
from tests.db.history_base import SEED, WHICH, RememberingBook


def some_photo(seed: int, household: Id) -> Photo:
    """Make a picture that only its hash tells from others: what is in it is nobody's concern down here."""
    picture = b"\xff\xd8" + seed.to_bytes(4, "big") * 60
    day = date(2026, 11, 1 + seed % 20)
    return Photo(hash=hash_of(picture), household=household, width=40, height=30, added_on=day, picture=picture)


class PhotoHistories(RememberingBook):
    """What is done with pictures."""

    @rule(place=SEED, seeds=st.lists(st.integers(0, 14), min_size=1, max_size=4))
    def attach_photos(self, place: int, seeds: list[int]) -> None:
        if not (entry := self._some_entry(place)):
            return
        photos = tuple(some_photo(seed, entry.household) for seed in seeds)
        there = hashes_of(entry.photos)
        wanted = dict.fromkeys((*there, *(one.hash for one in photos)))
        refused = self.closed((entry.household, entry.date))
        refused = "photos_too_many" if len(wanted) > MOST_PHOTOS else refused
        refused = "photo_already_there" if len(wanted) == len(there) else refused
        if self.act(AttachPhotos(entry.id, photos), refused=refused):
            assert hashes_of(self._again(entry).photos) == tuple(wanted)
            self._all_are_there()

    @rule(place=SEED, number=SEED)
    def detach_photo(self, place: int, number: int) -> None:
        having = [one for one in self.entries() if one.photos]
        if not having:
            return
        entry = having[place % len(having)]
        there = hashes_of(entry.photos)
        taken = there[number % len(there)]
        if self.act(DetachPhoto(entry.id, taken), refused=self.closed((entry.household, entry.date))):
            assert hashes_of(self._again(entry).photos) == tuple(one for one in there if one != taken)
            with self.book.store.reader() as reader:
                assert reader.photo(entry.household, taken) is not None, "undo must find it"

    @rule(which=WHICH, seed=SEED, pictures=st.integers(1, 3))
    def add_with_photos(self, which: int, seed: int, pictures: int) -> None:
        home = self.homes[which]
        new = draft(seed, home)
        photos = tuple(some_photo(seed + number, home.id) for number in range(pictures))
        before = {one.id for one in self.entries()}
        refused = self.closed((home.id, new.date))
        if self.act(AddWithPhotos(AddEntries((new,)), photos), refused=refused):
            (made,) = (one for one in self.entries() if one.id not in before)
            assert hashes_of(made.photos) == tuple(one.hash for one in photos)
            self._all_are_there()

    def _some_entry(self, place: int) -> Entry | None:
        """Give an entry of the first two households: those can be closed."""
        ours = {home.id for home in self.homes}
        found = [one for one in self.entries() if one.household in ours]
        return found[place % len(found)] if found else None

    def _again(self, entry: Entry) -> Entry:
        return next(one for one in self.entries() if one.id == entry.id)

    def _all_are_there(self) -> None:
        with self.book.store.reader() as reader:
            for entry in self.entries(with_deleted=True):
                for name in hashes_of(entry.photos):
                    photo = reader.photo(entry.household, name)
                    assert photo is not None
                    assert hash_of(photo.picture) == name
