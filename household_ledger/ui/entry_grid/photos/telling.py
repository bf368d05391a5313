"""Making pictures ready for rows, and what is said of it: in the viewer while it is open, else in the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.errors import Cancelled, LedgerError
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.foot import Way
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.taking_back import taking_back
from household_ledger.ui.jobs import Job
from household_ledger.ui.photos.making import Made, making
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.photos.wanted import Wanted

_SOON = 400
"""Milliseconds: what is done by then nobody has waited for."""


class PhotoTelling:
    """Of one grid, which may be gone when a picture is ready: then the bar of messages says it."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        self._viewer: PhotoViewer | None = None

    @property
    def viewer(self) -> PhotoViewer | None:
        """Give the viewer, while it is open."""
        viewer = self._viewer
        return viewer if viewer is not None and isValid(viewer) and viewer.isVisible() else None

    def open(self, viewer: PhotoViewer) -> None:
        """Show a viewer, and speak there until it is closed."""
        self._viewer = viewer
        viewer.open()

    def make(
        self,
        wanted: Sequence[Wanted],
        household: Id,
        on_done: Callable[[Made], object],
        give_up: Callable[[], object] = lambda: None,
    ) -> None:
        """Make pictures ready; `give_up` is told where that was stopped or came to nothing."""
        desk = self.grid.desk

        def on_failed(problem: LedgerError | None) -> None:
            give_up()
            if isinstance(problem, Cancelled):
                self.say(_("Stopped. No picture was attached."))
            else:
                self.close_bar()
                desk.tell_failed(problem)

        job = desk.jobs.run(making(wanted, (household, desk.today), on_done, on_failed))
        QTimer.singleShot(_SOON, partial(self._say_under_way, job, len(wanted)))

    def say(self, words: str, ways: Sequence[Way] = (), *, kind: str = "done") -> None:
        """Say something, with ways on."""
        viewer = self.viewer
        if viewer is not None:
            viewer.say(words, ways, kind=kind)
        elif isValid(self.grid):
            self.grid.notice.say(words, ways, kind=kind)
        else:
            self.grid.desk.say(words, "done" if kind == "done" else "problem")

    def say_made(self, words: str, made: Made, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, and of each picture that was left out why."""
        told = [words] if words else []
        told += dict.fromkeys(message(one) for one in made.problems)
        ways: list[Way] = [("undo_photo", _("Take back"), undo)] if undo is not None else []
        self.say(beside(*told), ways, kind="attention" if made.problems else "done")

    def close_bar(self) -> None:
        """Say no more of it."""
        viewer = self.viewer
        if viewer is not None:
            viewer.close_bar()
        if isValid(self.grid):
            self.grid.notice.close_bar()

    def taking_back(self) -> Callable[[], None]:
        """Give what takes back the step done just now, and no other."""
        return taking_back(self.grid.desk, then=self.close_bar, refuse=lambda words: self.say(words, kind="attention"))

    def look_again(self) -> None:
        """Show rows and pictures as they are by now."""
        if isValid(self.grid):
            self.grid.typing.look()
            self.grid.view.viewport().update()
        viewer = self.viewer
        if viewer is not None:
            viewer.refresh()

    def _say_under_way(self, job: Job[Made], count: int) -> None:
        if self.grid.desk.jobs.has(job):
            words = ngettext("The picture is being made ready …", "{count} pictures are being made ready …", count)
            self.say(words.format(count=format_number(count)), [("stop_photos", _("Stop"), job.cancel)])
