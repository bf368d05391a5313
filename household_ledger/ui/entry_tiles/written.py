"""What the large buttons wrote last: to be taken out again, or given a picture of its receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from household_ledger.domain.changes import ChangeSet, Step
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs

if TYPE_CHECKING:  # loaded with the first picture
    from household_ledger.ui.photos.making import Made


@dataclass(frozen=True, slots=True)
class Written:
    """An entry just written, in words, and the steps that made it what it is."""

    words: str
    amount: str
    entry: Id
    steps: tuple[Step, ...]
    photos: int = 0

    @classmethod
    def of(cls, words: str, amount: str, changes: ChangeSet) -> Written:
        """Take what a step wrote; of a linked pair the half that speaks for both was made first."""
        return cls(words, amount, min(changes.ids, default=NO_ID), (changes.step,))


class LastWritten:
    """Of one board; `show` is asked to say it anew."""

    def __init__(self, desk: Desk, parent: QWidget, show: Callable[[], object]) -> None:
        self.desk, self._parent, self._show = desk, parent, show
        self.last: Written | None = None

    def take_back(self) -> None:
        """Take out what was written last with its pictures, and nothing else."""
        ledger, last = self.desk.opened.ledger, self.last
        if last is None or ledger.undo_step() != last.steps[-1]:
            self.desk.say(_("Something else was written since. Undo that first (Ctrl+Z)."), "problem")
            return
        for step in reversed(last.steps):
            if ledger.undo_step() == step:
                self.desk.undo()

    def ask_photos(self) -> None:
        """Ask for pictures, and put them with what was written last."""
        from household_ledger.services.photos import ENDINGS
        from household_ledger.ui.photos.making import making
        from household_ledger.ui.photos.wanted import of_paths

        household, last = self.desk.household, self.last
        if household is None or last is None:
            return
        paths = dialogs.open_paths(self._parent.window(), _("Attach pictures"), ENDINGS)
        if paths:
            done = partial(self._attach, last)
            job = making(of_paths(paths), (household, self.desk.today), done, self.desk.tell_failed)
            self.desk.jobs.run(job)

    def _attach(self, written: Written, made: Made) -> None:
        from household_ledger.services.commands.photos import AttachPhotos

        self._tell(made)
        changes = self.desk.do(AttachPhotos(written.entry, made.photos)) if made.photos else None
        if changes is not None and self.last is written and isValid(self._parent):
            count = written.photos + len(made.photos)
            self.last = replace(written, steps=(*written.steps, changes.step), photos=count)
            self._show()

    def _tell(self, made: Made) -> None:
        told: Sequence[str] = tuple(dict.fromkeys(message(one) for one in made.problems))
        if told:
            self.desk.say(" ".join(told), "problem")
