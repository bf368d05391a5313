"""Putting pictures with rows, dragged, pasted or chosen; and looking at those a row has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.photo import MOST_PHOTOS, Photo
from household_ledger.errors import UserError
from household_ledger.services.commands.photos import AttachPhotos, DetachPhoto
from household_ledger.services.photos import ENDINGS
from household_ledger.services.typed.row import HeldPhoto
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.photos.albums import HeldAlbum, KeptAlbum
from household_ledger.ui.entry_grid.photos.holding import PhotoHolding
from household_ledger.ui.entry_grid.photos.telling import PhotoTelling
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.making import Made
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.photos.wanted import Wanted, is_picture_copied, of_paths, wanted_of
from household_ledger.ui.widgets import dialogs

Place = EntryRow | int | None
"""A row as the hands know it: one that is kept, the place of one that waits, None for the new row."""


class PhotoDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid, announce: Callable[[str, str], object]) -> None:
        self.grid, self._announce = grid, announce
        self._telling = PhotoTelling(grid)
        self._holding = PhotoHolding(grid, self._telling, self._attach_late)

    # Where pictures come from --------------------------------------------------------------------------------------

    def drop(self, row: int, mime: QMimeData) -> None:
        """Put what was let go over a row with it."""
        self.put(self._place(row), wanted_of(mime))

    def paste(self) -> bool:
        """Put what was copied with the row one is at; False where it is no picture."""
        mime = QGuiApplication.clipboard().mimeData()
        if not is_picture_copied(mime):
            return False
        self.put(self._here(), wanted_of(mime))
        return True

    def open(self, row: int = -1) -> None:
        """Show the pictures of a row (of the one one is at); where it has none, ask for some."""
        place = self._place(row) if row >= 0 else self._here()
        if self._count(place):
            self._show(place)
        elif self._may_change(place):
            self.put(place, of_paths(dialogs.open_paths(self.grid.window(), _("Attach pictures"), ENDINGS)))

    def put(self, place: Place, wanted: Sequence[Wanted]) -> None:
        """Make pictures ready beside the window, and put them with a row."""
        if not wanted or not self._may_change(place):
            return
        if self._count(place) + len(wanted) > MOST_PHOTOS:
            self._telling.say(message(UserError("photos_too_many", most=MOST_PHOTOS)), kind="attention")
        elif isinstance(place, EntryRow):
            self._telling.make(wanted, place.entry.household, partial(self._attach, place))
        else:
            self._holding.hold(place, wanted)

    # A row that is kept --------------------------------------------------------------------------------------------

    def _attach(self, row: EntryRow, made: Made) -> None:
        """Keep pictures with an entry, in one step."""
        if not made.photos:
            self._telling.say_made("", made)
        elif self._write(AttachPhotos(row.entry.id, made.photos), row, partial(self._attach, row, made)):
            count = len(made.photos)
            told = ngettext("Picture attached: {what}", "{count} pictures attached: {what}", count)
            words = told.format(count=format_number(count), what=row.what)
            self._telling.say_made(words, made, self._telling.taking_back())

    def _attach_late(self, entry: Id, photos: Sequence[Photo]) -> None:
        with self.grid.desk.reader() as reader:
            found = reader.entry(entry)
        if found is not None:
            self._attach(EntryRow(entry=found, what=found.description), Made(tuple(photos)))

    def _detach(self, row: EntryRow, entry: Id, name: str) -> None:
        if self._write(DetachPhoto(entry, name), row, partial(self._detach, row, entry, name)):
            ways = [("undo_photo", _("Bring back"), self._telling.taking_back())]
            self._telling.say(_("Picture taken off."), ways)

    def _write(self, command: AttachPhotos | DetachPhoto, row: EntryRow, again: Callable[[], object]) -> bool:
        """Do a step, or say why it could not be; what the machine refused may be tried `again`."""
        grid = self.grid
        outcome = grid.parts.saver.run(command, also=Month.of(row.date), household=row.entry.household)
        if not outcome.is_done:
            ways = [("retry_photos", _("Try again"), again)] if outcome.is_trouble else []
            self._telling.say(outcome.words, ways, kind="attention")
        elif isValid(grid):
            is_typing_seen = grid.view.is_in_sight(grid.view.editor_row)
            stay = partial(self._stay, grid.view.verticalScrollBar().value(), is_typing_seen)
            grid.desk.changed.connect(stay, Qt.ConnectionType.SingleShotConnection)  # behind the rows read anew
        return outcome.is_done

    def _stay(self, place: int, is_typing_seen: bool, _changes: object) -> None:  # noqa: FBT001 -- told by a signal
        """Look at the row that has the picture now, not at the one being typed; where that was seen, at both."""
        if isValid(self.grid):
            self.grid.view.verticalScrollBar().setValue(place)
            if is_typing_seen:  # what is said below takes room from its foot
                self.grid.view.show_editor_row()

    # Which row -----------------------------------------------------------------------------------------------------

    def _here(self) -> Place:
        """Give the row one is at: in the table the one one stands at, else the one being typed."""
        if self.grid.view.hasFocus():
            return self._place(self.grid.view.current_cell()[0])
        return self.grid.hands.at

    def _place(self, row: int) -> Place:
        grid = self.grid
        if row == grid.view.editor_row:
            return grid.hands.at
        shown = grid.model.shown(row)
        if isinstance(shown, EntryLooks):
            return shown.row
        waiting = grid.model.waiting_place(row)
        return waiting if waiting >= 0 else None

    def _count(self, place: Place) -> int:
        return place.photos if isinstance(place, EntryRow) else len(self._holding.row(place).held)

    def _may_change(self, place: Place) -> bool:
        """Tell whether pictures may be put with a row; where not, say why."""
        if not isinstance(place, EntryRow):
            return self.grid.model.has_new
        if place.entry.is_deleted:
            self.grid.hands.gone.emit()
        elif self.grid.parts.is_closed(place):
            self._announce("locked", "")
        else:
            return True
        return False

    # Looking at them -----------------------------------------------------------------------------------------------

    def _show(self, place: Place) -> None:
        cell = self.grid.hands.key_here()
        viewer = PhotoViewer(self.grid.window(), self._album(place))
        viewer.finished.connect(lambda _result: self._go_back(place, cell))
        self._telling.open(viewer)

    def _album(self, place: Place) -> Album:
        if not isinstance(place, EntryRow):
            half, title = self.grid.parts.half, self._holding.row(place).what.strip()

            def remove(one: HeldPhoto) -> None:
                self._holding.let_go(half, place, [one])

            return HeldAlbum(title, lambda: self._holding.row(place).held, partial(self.put, place), remove)
        album = KeptAlbum(self.grid.desk, place, partial(self.put, place), partial(self._detach, place))
        if self.grid.parts.is_closed(place):
            album.why_fixed = _("This month is closed. Correct it with a reason, or open it again.")
        return album

    def _go_back(self, place: Place, cell: str) -> None:
        """Come back to the row whose pictures were shown; the rows may have been read anew meanwhile."""
        self.grid.window().activateWindow()
        if isinstance(place, EntryRow) and place is not self.grid.hands.at:
            self.grid.view.stand_at(self.grid.source.place(place.entry.id), "what")
        else:
            self.grid.typing.go(cell)
