"""Pictures that are kept, read as they are looked at; one whose bytes are no longer those is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import hash_of, hashes_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.wanted import Wanted

_DAMAGED = b"?"
"""Stands for a picture whose bytes are others: nobody should take it for the receipt."""


def kept_picture(desk: Desk, household: Id, name: str) -> bytes:
    """Read a kept picture by its hash."""
    with desk.reader() as reader:
        photo = reader.photo(household, name)
    return photo.picture if photo is not None and hash_of(photo.picture) == name else _DAMAGED


class ShownAlbum(Album):
    """Pictures of a visit or a mark (`photos`, hashes with a blank between), only looked at; `why_fixed` says why."""

    def __init__(self, desk: Desk, household: Id, photos: str, *, title: str, why_fixed: str) -> None:
        super().__init__()
        self.title, self.why_fixed = title, why_fixed
        self._desk, self._household, self._names = desk, household, hashes_of(photos)

    def count(self) -> int:
        """Count them."""
        return len(self._names)

    def picture(self, place: int) -> bytes:
        """Read one."""
        return kept_picture(self._desk, self._household, self._names[place])

    def add(self, _wanted: Sequence[Wanted]) -> None:
        """Add nothing: the viewer does not offer it."""

    def remove(self, _place: int) -> None:
        """Take nothing off: the viewer does not offer it."""
