"""Pictures: putting them there, in the step that writes the entry or later, and taking them off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import MOST_PHOTOS, Photo, hash_of, hashes_of, photos_of
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, about_entry
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class AttachPhotos:
    """Put pictures with an entry; those it has already are passed over."""

    entry: Id
    photos: tuple[Photo, ...]

    def write(self, work: Work) -> Label:
        """UserError `photo_already_there`, `photos_too_many`, `photo_of_another`, `unknown_entry`, `entry_deleted`.

        `nothing_changed` for no pictures.
        """
        was = _entry(self.entry, work)
        now = with_photos(was, self.photos, work)
        work.replace_entry(now, was=was)
        count = len(hashes_of(now.photos)) - len(hashes_of(was.photos))
        return Label("attach_photos", (("count", count), *about_entry(now)))


@dataclass(frozen=True, slots=True)
class DetachPhoto:
    """Take a picture off an entry; the history still shows that it was there."""

    entry: Id
    photo: str

    def write(self, work: Work) -> Label:
        """UserError `photo_not_there`, `unknown_entry`, `entry_deleted`."""
        was = _entry(self.entry, work)
        left = [one for one in hashes_of(was.photos) if one != self.photo]
        if len(left) == len(hashes_of(was.photos)):
            raise UserError("photo_not_there")
        work.replace_entry(replace(was, photos=photos_of(left)), was=was)
        return Label("detach_photo", about_entry(was))


@dataclass(frozen=True, slots=True)
class AddWithPhotos:
    """Write new entries, and pictures with the first of them (of a linked pair the half that speaks for both)."""

    add: AddEntries
    photos: tuple[Photo, ...]

    def write(self, work: Work) -> Label:
        """As `AddEntries`; UserError `photos_too_many`, `photo_of_another`."""
        entries, label = self.add.made(work)
        if self.photos:
            work.replace_entry(with_photos(entries[0], self.photos, work))
        return label


def with_photos(entry: Entry, photos: Sequence[Photo], work: Work) -> Entry:
    """Keep pictures in the ledger and give the entry that names them; UserError as `AttachPhotos`."""
    now = photos_with(entry.photos, photos, entry.household)
    if photos and now == entry.photos:
        raise UserError("photo_already_there")
    if len(hashes_of(now)) > MOST_PHOTOS:
        raise UserError("photos_too_many", most=MOST_PHOTOS)
    for one in photos:
        work.keep_photo(one)
    return replace(entry, photos=now)


def photos_with(there: str, photos: Sequence[Photo], household: Id) -> str:
    """Give a record's `photos` with more of them; UserError `photo_of_another` for one of another household (0: none).

    ValueError for one whose bytes are not what its hash says.
    """
    if any(one.household != household for one in photos):
        raise UserError("photo_of_another")
    for one in photos:
        if one.hash != hash_of(one.picture):
            raise ValueError(one.hash)
    return photos_of((*hashes_of(there), *(one.hash for one in photos)))


def _entry(entry_id: Id, work: Work) -> Entry:
    entry = work.entry(entry_id)
    if entry is None:
        raise UserError("unknown_entry")
    if entry.is_deleted:
        raise UserError("entry_deleted")
    return entry
