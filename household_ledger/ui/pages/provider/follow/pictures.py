"""Looking at the pictures of a visit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.photo import hash_of, hashes_of
from household_ledger.domain.visit import Visit
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.viewer import PhotoViewer

_DAMAGED = b"?"
"""Stands for a picture whose bytes are not those that were kept."""


class VisitAlbum(Album):
    """The pictures of a visit, only looked at: its form changes them."""

    def __init__(self, desk: Desk, visit: Visit, name: str) -> None:
        super().__init__()
        self.title = beside(name, format_date(visit.visited_on))
        self.why_fixed = _("Change the visit to add pictures or take them off.")
        self._desk, self._household, self._names = desk, visit.household, hashes_of(visit.photos)

    def count(self) -> int:
        """Count them."""
        return len(self._names)

    def picture(self, place: int) -> bytes:
        """Read one; one that is not what was kept is nothing to be seen."""
        name = self._names[place]
        with self._desk.reader() as reader:
            photo = reader.photo(self._household, name)
        return photo.picture if photo is not None and hash_of(photo.picture) == name else _DAMAGED


def look_at_pictures(desk: Desk, parent: QWidget, visit: Visit, name: str) -> None:
    """Show the pictures of a visit one at a time; where there are none, say how some are added."""
    PhotoViewer(parent.window(), VisitAlbum(desk, visit, name)).open()
