"""What a book refused: drafts of rows, saves whose answer was lost, and what was done without a row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TYPE_CHECKING

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.refusals import AWAY, MAY_BE_SAVED, SAVED_AFTER_ALL, SavedUnknown
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.coming_back import CameBack, Deeds

if TYPE_CHECKING:
    from pathlib import Path

    from household_ledger.domain.changes import ChangeSet, SentStep
    from household_ledger.services.drafts import Drafts
    from household_ledger.services.ports import Command
    from household_ledger.ui.doubts import Doubt, Doubts
    from household_ledger.ui.ports import OpenLedger


class Refused:
    """Of one desk; made when something is refused first, or a draft of an earlier run is asked for."""

    def __init__(self, opened: Callable[[], OpenLedger], folder: Callable[[], Path | None]) -> None:
        """Keep drafts in a folder (None: nowhere) for a book, which may be opened anew meanwhile."""
        self._opened, self._folder = opened, folder
        self._drafts: Drafts | None = None
        self._doubts: Doubts | None = None
        self._deeds = Deeds()

    def drafts(self) -> Drafts | None:
        """Give the rows of the book that could not be saved, here or in earlier runs; read when somebody asks."""
        folder = self._folder()
        if self._drafts is None and folder is not None:
            from household_ledger.services.drafts import Drafts

            self._drafts = Drafts(folder, self._opened().book, is_secret=self._opened().is_encrypted)
        return self._drafts

    def settled(self, command: Command, of: Hashable) -> ChangeSet | None:
        """Give what a command did that was saved after all; None where it is to be written."""
        return self._doubts.settled(command, of) if self._doubts is not None else None

    def written(self, command: Command) -> None:
        """Note a command that was written just now."""
        self._deeds.done(command)
        if self._doubts is not None:
            self._doubts.move_on()

    def saved(self, command: Command, of: Hashable) -> None:
        """Let the draft of a command go that is saved."""
        if self._drafts is not None:
            self._drafts.saved(command, of)

    def keep(self, command: Command, of: Hashable, problem: EnvironmentProblem) -> None:
        """Keep a draft of what was refused; not beside what turned out to be saved: what is typed changes that."""
        if problem.code == SAVED_AFTER_ALL:
            return
        sent = self._doubted(command, of, problem) if isinstance(problem, SavedUnknown) else None
        if (drafts := self.drafts()) is not None:
            drafts.refused(command, of, sent)
        if problem.code in AWAY:
            self._deeds.refused(command)

    def words(self, problem: EnvironmentProblem) -> str:
        """Say why the machine did not save what was just done, and whether a draft of it is kept."""
        if problem.code == "saved_unknown":
            words = _(
                "The server of {name} went away in the midst of saving, and it is not known yet whether this was saved."
                " Once it is back that is looked up; nothing is written twice."
            )
            return words.format(**problem.params)
        if problem.code in MAY_BE_SAVED:
            return message(problem)
        is_drafted = self._drafts is not None and self._drafts.is_written
        if problem.code in AWAY:  # why is said by the bar that stands meanwhile
            return _("Not saved yet, but kept as a draft.") if is_drafted else _("Not saved yet.")
        words = _("Not saved yet, but kept as a draft. {why}") if is_drafted else _("Not saved yet. {why}")
        return words.format(why=message(problem))

    def forget(self, doubt: Doubt) -> None:
        """Ask after it no more: where it was typed it is gone."""
        if self._doubts is not None:
            self._doubts.let_go(doubt)

    def give_up(self, of: Hashable) -> None:
        """Note that a row refused there stands there no more: only its draft holds it."""
        if self._drafts is not None:
            self._drafts.let_drift(of)

    def look(self) -> bool:
        """Look what became of saves whose answer was lost; tell whether there is any to tell. Any thread."""
        return self._doubts is not None and self._doubts.look()

    def found(self) -> Iterator[Doubt]:
        """Give those of which it is known now that they were saved; what was not counts with what was refused."""
        for doubt in self._doubts.found() if self._doubts is not None else ():
            if doubt.is_saved:
                yield doubt
            else:
                self._deeds.refused(doubt.command)

    def rows(self) -> int:
        """Count the rows refused that stand in the window still."""
        drafts = self.drafts()
        return len(drafts.rows) - len(drafts.adrift) if drafts is not None else 0

    def came_back(self, *, before: int, saved: int) -> CameBack:
        """Tell what became of the rows that stood before and of all else, where so many things were saved; once."""
        drafts, left = self.drafts(), self.rows()
        adrift = len(drafts.adrift) if drafts is not None else 0
        return CameBack(saved + max(0, before - left), left, adrift, self._deeds.take())

    def _doubted(self, command: Command, of: Hashable, problem: SavedUnknown) -> SentStep | None:
        """Remember a command of which nobody knows whether it was saved; its step, where it is just this."""
        if self._doubts is None:
            from household_ledger.ui.doubts import Doubts

            self._doubts = Doubts(lambda: self._opened().ledger, self.drafts)
        return self._doubts.note(command, of, problem)
