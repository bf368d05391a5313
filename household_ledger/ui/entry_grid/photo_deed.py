"""Putting pictures with rows, dragged, pasted or chosen; and looking at those a row has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.photo import MOST_PHOTOS, Photo, hashes_of
from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.services.commands.photos import AttachPhotos, DetachPhoto
from household_ledger.services.photos import ENDINGS
from household_ledger.services.typed.row import HeldPhoto, TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.foot import Way
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.halves import Half
from household_ledger.ui.entry_grid.looks import EntryLooks
from household_ledger.ui.entry_grid.photo_albums import HeldAlbum, KeptAlbum
from household_ledger.ui.jobs import Job
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.making import Made, making
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.photos.wanted import Wanted, is_picture_copied, of_paths, wanted_of
from household_ledger.ui.widgets import dialogs

_SOON = 400
"""Milliseconds: what is done by then nobody has waited for."""
_NEW = None
Place = EntryRow | int | None
"""A row as the hands know it: one that is kept, the place of one that waits, None for the new row."""


class PhotoDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid, announce: Callable[[str, str], object]) -> None:
        self.grid, self._announce = grid, announce
        self._viewer: PhotoViewer | None = None

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
            paths = dialogs.open_paths(self.grid.window(), _("Attach pictures"), ENDINGS)
            self.put(place, of_paths(paths))

    def put(self, place: Place, wanted: Sequence[Wanted]) -> None:
        """Make pictures ready beside the window, and put them with a row."""
        if not wanted or not self._may_change(place):
            return
        if self._count(place) + len(wanted) > MOST_PHOTOS:
            self._say(message(UserError("photos_too_many", most=MOST_PHOTOS)), kind="attention")
            return
        if isinstance(place, EntryRow):
            self._begin(wanted, place.entry.household, partial(self._attach, place), lambda: None)
        else:
            self._hold(place, wanted)

    # A row that is kept --------------------------------------------------------------------------------------------

    def _attach(self, row: EntryRow, made: Made) -> None:
        """Keep pictures with an entry, in one step."""
        if not made.photos:
            self._tell_problems("", made)
            return
        if self._write(AttachPhotos(row.entry.id, made.photos), row):
            count = len(made.photos)
            told = ngettext("Picture attached: {what}", "{count} pictures attached: {what}", count)
            self._tell_problems(told.format(count=format_number(count), what=row.what), made, undo=self._undo())

    def _detach(self, row: EntryRow, entry: Id, name: str) -> None:
        if self._write(DetachPhoto(entry, name), row):
            self._say(_("Picture taken off."), [("undo_photo", _("Bring back"), self._undo())])

    def _write(self, command: AttachPhotos | DetachPhoto, row: EntryRow) -> bool:
        grid = self.grid
        outcome = grid.parts.saver.run(command, also=Month.of(row.date), household=row.entry.household)
        if not outcome.is_done:
            self._say(outcome.words, kind="attention")
        elif isValid(grid):
            bar = grid.view.verticalScrollBar()
            stay = partial(self._stay, bar.value())
            grid.desk.changed.connect(stay, Qt.ConnectionType.SingleShotConnection)  # behind the rows read anew
        return outcome.is_done

    def _stay(self, place: int, _changes: object) -> None:
        """Look at the row that has the picture now, not at the one being typed."""
        if isValid(self.grid):
            self.grid.view.verticalScrollBar().setValue(place)

    def _undo(self) -> Callable[[], None]:
        """Give what takes back the step done just now, and no other."""
        ledger = self.grid.desk.opened.ledger
        step = ledger.undo_step()

        def undo() -> None:
            self._close_bar()
            if step is not None and ledger.undo_step() == step:
                self.grid.desk.undo()
            else:
                self._say(_("Something else was written since. Undo that first (Ctrl+Z)."), kind="attention")

        return undo

    # A row that is not kept yet ------------------------------------------------------------------------------------

    def _hold(self, place: int | None, wanted: Sequence[Wanted]) -> None:
        """Let pictures wait with a row that is not kept yet; they are there when they are made ready."""
        half, held = self.grid.parts.half, tuple(HeldPhoto() for _one in wanted)
        self._put_held(half, place, (*self._row(place).held, *held))
        household = self.grid.desk.household or NO_ID

        def give_up() -> None:
            for one in held:
                one.is_gone = True
            self._look_again()

        self._begin(wanted, household, partial(self._fill, half, place, held), give_up)

    def _fill(self, half: Half, place: int | None, held: Sequence[HeldPhoto], made: Made) -> None:
        late: dict[Id, list[Photo]] = {}
        for one, what in zip(held, made.each, strict=True):
            if not isinstance(what, Photo):
                one.is_gone = True
            elif one.entry != NO_ID:
                late.setdefault(one.entry, []).append(what)
            else:
                one.photo = what
        self._look_again()
        for entry, photos in late.items():
            self._attach_late(entry, photos)
        waiting = [one for one in held if one.photo is not None and not one.is_gone]
        told = ngettext(
            "The picture waits with the row and is kept with it.",
            "{count} pictures wait with the row and are kept with it.",
            len(waiting),
        )
        if waiting or made.problems:
            words = told.format(count=format_number(len(waiting))) if waiting else ""
            self._tell_problems(words, made, undo=partial(self._let_go, half, place, waiting) if waiting else None)

    def _attach_late(self, entry: Id, photos: Sequence[Photo]) -> None:
        """Keep pictures with an entry that was written before they were ready."""
        with self.grid.desk.reader() as reader:
            found = reader.entry(entry)
        if found is None:
            return
        what = found.description
        row = EntryRow(entry=found, what=what)
        self._attach(row, Made(tuple(photos)))

    def _let_go(self, half: Half, place: int | None, held: Sequence[HeldPhoto]) -> None:
        """Take pictures off a row that waits."""
        for one in held:
            one.is_gone = True
        self._close_bar()
        if isValid(self.grid) and half is self.grid.parts.half:
            self._put_held(half, place, [one for one in self._row(place).held if one not in held])
        self._look_again()

    def _row(self, place: int | None) -> TypedRow:
        grid, half = self.grid, self.grid.parts.half
        if place == grid.hands.at and grid.view.editor_row >= 0:
            return grid.typing.row
        if place is None:
            return half.new
        return half.waiting[place] if place < len(half.waiting) else TypedRow()

    def _put_held(self, half: Half, place: int | None, held: Sequence[HeldPhoto]) -> None:
        grid = self.grid
        row = replace(self._row(place), photos=tuple(held))
        if place == grid.hands.at and grid.view.editor_row >= 0:
            cell = grid.hands.key_here()
            grid.typing.change(row)
            grid.typing.go(cell)
        elif place is None:
            half.stash_new(row, half.day)
            grid.refresh()
        elif place < len(half.waiting):
            half.waiting[place] = row
            grid.refresh()

    def _look_again(self) -> None:
        """Show rows and pictures as they are by now."""
        if isValid(self.grid):
            self.grid.typing.look()
            self.grid.view.viewport().update()
        if self._viewer is not None and isValid(self._viewer):
            self._viewer.refresh()

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
        return waiting if waiting >= 0 else _NEW

    def _count(self, place: Place) -> int:
        if isinstance(place, EntryRow):
            return sum(len(hashes_of(one.photos)) for one in place.entries)
        return len(self._row(place).held)

    def _may_change(self, place: Place) -> bool:
        """Tell whether pictures may be put with a row; where not, say why."""
        if isinstance(place, EntryRow):
            if place.entry.is_deleted:
                self.grid.hands.gone.emit()
                return False
            if self.grid.parts.is_closed(place):
                self._announce("locked", "")
                return False
            return True
        return self.grid.model.has_new

    # Looking, making, telling --------------------------------------------------------------------------------------

    def _show(self, place: Place) -> None:
        album: Album
        if isinstance(place, EntryRow):
            album = KeptAlbum(self.grid.desk, place, partial(self.put, place), partial(self._detach, place))
            if self.grid.parts.is_closed(place):
                album.why_fixed = _("This month is closed. Correct it with a reason, or open it again.")
        else:
            half, title = self.grid.parts.half, self._row(place).what.strip()

            def remove(one: HeldPhoto) -> None:
                self._let_go(half, place, [one])

            album = HeldAlbum(title, lambda: self._row(place).held, partial(self.put, place), remove)
        cell = self.grid.hands.key_here()
        self._viewer = PhotoViewer(self.grid.window(), album)
        self._viewer.finished.connect(lambda _result: self._go_back(place, cell))
        self._viewer.open()

    def _go_back(self, place: Place, cell: str) -> None:
        """Come back to the row whose pictures were shown; the rows may have been read anew meanwhile."""
        self.grid.window().activateWindow()
        if isinstance(place, EntryRow) and place is not self.grid.hands.at:
            self.grid.view.stand_at(self.grid.source.place(place.entry.id), "what")
        else:
            self.grid.typing.go(cell)

    def _begin(
        self,
        wanted: Sequence[Wanted],
        household: Id,
        on_done: Callable[[Made], object],
        give_up: Callable[[], object],
    ) -> None:
        desk = self.grid.desk

        def on_failed(problem: LedgerError | None) -> None:
            give_up()
            if isinstance(problem, Cancelled):
                self._say(_("Stopped. No picture was attached."))
            else:
                self._close_bar()
                desk.tell_failed(problem)

        job = desk.jobs.run(making(wanted, (household, desk.today), on_done, on_failed))
        QTimer.singleShot(_SOON, partial(self._say_under_way, job, len(wanted)))

    def _say_under_way(self, job: Job[Made], count: int) -> None:
        if self.grid.desk.jobs.has(job):
            words = ngettext("The picture is being made ready …", "{count} pictures are being made ready …", count)
            self._say(words.format(count=format_number(count)), [("stop_photos", _("Stop"), job.cancel)])

    def _tell_problems(self, words: str, made: Made, *, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, and of each picture that was left out why."""
        told = [words] if words else []
        told += dict.fromkeys(message(one) for one in made.problems)
        ways: list[Way] = [("undo_photo", _("Take back"), undo)] if undo is not None else []
        self._say(" ".join(told), ways, kind="attention" if made.problems else "done")

    def _say(self, words: str, ways: Sequence[Way] = (), *, kind: str = "done") -> None:
        if self._viewer is not None and isValid(self._viewer) and self._viewer.isVisible():
            self._viewer.say(words, ways, kind=kind)
        elif isValid(self.grid):
            self.grid.notice.say(words, ways, kind=kind)
        else:
            self.grid.desk.say(words, "done" if kind == "done" else "problem")

    def _close_bar(self) -> None:
        if self._viewer is not None and isValid(self._viewer):
            self._viewer.close_bar()
        if isValid(self.grid):
            self.grid.notice.close_bar()
