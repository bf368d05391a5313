"""The pictures of a row of the grid, kept or not yet, as the viewer goes through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import hashes_of
from household_ledger.services.typed.row import HeldPhoto
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.shown_album import kept_picture
from household_ledger.ui.photos.wanted import Wanted

Add = Callable[[Sequence[Wanted]], object]


class KeptAlbum(Album):
    """The pictures of a kept entry, or of both halves of a pair; read one at a time."""

    def __init__(self, desk: Desk, row: EntryRow, add: Add, remove: Callable[[Id, str], object]) -> None:
        super().__init__()
        self.title = beside(row.what, format_date(row.date))
        self._desk, self._row, self._add, self._remove = desk, row, add, remove
        self._names: list[tuple[Id, str]] = []
        self._read()
        desk.changed.connect(self._on_steps)

    def count(self) -> int:
        """Count them."""
        return len(self._names)

    def picture(self, place: int) -> bytes:
        """Read one; one that is not what was kept is nothing to be seen."""
        _entry, name = self._names[place]
        return kept_picture(self._desk, self._row.entry.household, name)

    def add(self, wanted: Sequence[Wanted]) -> None:
        """Put more with the entry."""
        self._add(wanted)

    def remove(self, place: int) -> None:
        """Take one off."""
        self._remove(*self._names[place])

    def _read(self) -> None:
        with self._desk.reader() as reader:
            entries = reader.entries_of([one.id for one in self._row.entries])
        self._names = [(one.id, name) for one in entries for name in hashes_of(one.photos)]
        if any(one.is_deleted for one in entries):
            self.why_fixed = _("This entry was deleted.")

    def _on_steps(self, _changes: object) -> None:
        self._read()
        self.changed.emit()


class SeenAlbum(KeptAlbum):
    """The pictures of a kept entry looked at from elsewhere than its row: none is added or taken off there."""

    def __init__(self, desk: Desk, row: EntryRow) -> None:
        super().__init__(desk, row, lambda _wanted: None, lambda _entry, _name: None)
        self.why_fixed = self.why_fixed or _("Pictures are added and taken off where the entry is written.")


class HeldAlbum(Album):
    """Pictures that wait with a row until it is kept; `held` says which those are now."""

    def __init__(
        self, title: str, held: Callable[[], Sequence[HeldPhoto]], add: Add, remove: Callable[[HeldPhoto], object]
    ) -> None:
        super().__init__()
        self.title = title or _("The row being typed")
        self._held, self._add, self._remove = held, add, remove

    def count(self) -> int:
        """Count them."""
        return len(self._held())

    def picture(self, place: int) -> bytes:
        """Give one, as soon as it is made ready."""
        photo = self._held()[place].photo
        return photo.picture if photo is not None else b""

    def add(self, wanted: Sequence[Wanted]) -> None:
        """Put more with the row."""
        self._add(wanted)
        self.changed.emit()

    def remove(self, place: int) -> None:
        """Take one off."""
        self._remove(self._held()[place])
        self.changed.emit()
