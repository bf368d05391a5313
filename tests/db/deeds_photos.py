"""How pictures come to entries, again and again."""

from __future__ import annotations

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos, AttachPhotos, DetachPhoto
from tests.db.deeds_base import deed
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home


@deed(AttachPhotos)
def attach_photos(book: Book, home: Home, number: int) -> AttachPhotos:
    (entry,) = book.do(AddEntries((draft(number, home, kind=EntryKind.EXPENSE),)))
    return AttachPhotos(entry, (some_photo(number, home.id), some_photo(number + 500, home.id)))


@deed(DetachPhoto)
def detach_photo(book: Book, home: Home, number: int) -> DetachPhoto:
    (entry,) = book.do(AddEntries((draft(number, home, kind=EntryKind.EXPENSE),)))
    photo = some_photo(number, home.id)
    book.do(AttachPhotos(entry, (photo, some_photo(number + 500, home.id))))
    return DetachPhoto(entry, photo.hash)


@deed(AddWithPhotos)
def add_with_photos(_book: Book, home: Home, number: int) -> AddWithPhotos:
    new = AddEntries((draft(number, home, kind=EntryKind.EXPENSE),))
    return AddWithPhotos(new, (some_photo(number, home.id),))
