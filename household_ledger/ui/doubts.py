"""Saves of which nobody knows: what was sent to be written, from where, and whether it turned out to be saved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from household_ledger.domain.changes import ChangeSet, SentStep
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.drafts import Drafts
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command
from household_ledger.services.refusals import SavedAfterAll, SavedUnknown
from household_ledger.services.unsaved import unsaved_in

_MEANS_MORE = (Undo, Redo)
"""Said again once it is known that it was done, it means one step more."""


@dataclass(eq=False, slots=True)
class Doubt:
    """A command whose answer was lost, and where it was given (None: nobody can tell)."""

    command: Command
    of: Hashable
    problem: SavedUnknown
    is_saved: bool | None = None
    is_told: bool = False
    """Whether it was told to everybody as a step that was saved."""

    def is_of(self, command: Command, of: Hashable) -> bool:
        """Tell whether a command is this one tried again, as it was or mended: given in the same place, else alike.

        Once everybody sees that it is saved, the like of it given elsewhere is meant.
        """
        is_by_place = self.of is not None and (of is not None or self.is_told)
        return of == self.of if is_by_place else self.says(command)

    @property
    def rows(self) -> int:
        """Count the rows it would write."""
        return len(unsaved_in(self.command))

    def says(self, command: Command) -> bool:
        """Tell whether a command would write the same."""
        if command == self.command:
            return True
        rows = unsaved_in(command)
        return bool(rows) and rows == unsaved_in(self.command)


class Doubts:
    """Those of one desk: nothing is written a second time because its answer was lost."""

    def __init__(self, ledger: Callable[[], Ledger], drafts: Callable[[], Drafts | None]) -> None:
        """Ask a ledger, which may be opened anew meanwhile; what is known to be saved is a draft no more."""
        self._ledger, self._drafts = ledger, drafts
        self._open: list[Doubt] = []

    def note(self, command: Command, of: Hashable, problem: SavedUnknown) -> SentStep | None:
        """Note a command whose answer was lost; give its step, None where another was sent from there before."""
        doubt = self._about(command, of)
        if doubt is None:
            self._open.append(Doubt(command, of, problem))
        return problem.step if doubt is None or doubt.says(command) else None

    def settled(self, command: Command, of: Hashable) -> ChangeSet | None:
        """Give what a command did that was saved after all; None where it is to be written.

        EnvironmentProblem: `SavedUnknown` still, or once `SavedAfterAll` where what was saved is not what is wanted
        by now.
        """
        doubt = self._about(command, of)
        if doubt is None:
            return None
        self._look(doubt)
        if doubt.is_saved is None:
            raise doubt.problem.again()
        self.let_go(doubt)
        if not doubt.is_saved:
            return None
        self._tell(doubt)
        if doubt.says(command):
            return doubt.problem.changes
        raise SavedAfterAll(doubt.problem.changes, **doubt.problem.params)

    def look(self) -> bool:
        """Look what became of each; tell whether any is known now that was not told yet. Any thread."""
        waiting = [one for one in tuple(self._open) if not one.is_told]
        for one in waiting:
            self._look(one)
        return any(one.is_saved is not None for one in waiting)

    def found(self) -> Iterator[Doubt]:
        """Give those known to be saved that were not told yet, each told now; whoever takes them calls `let_go`.

        Those known not to be saved are given once.
        """
        for one in tuple(self._open):
            if one.is_saved is False:
                self.let_go(one)
                yield one
            elif one.is_saved and not one.is_told:
                self._tell(one)
                yield one
                if isinstance(one.command, _MEANS_MORE):
                    self.let_go(one)

    def let_go(self, doubt: Doubt) -> None:
        """Ask after one no more: what was typed there is known to be saved."""
        with suppress(ValueError):  # a job in a thread of its own may have done so just now
            self._open.remove(doubt)

    def move_on(self) -> None:
        """Something else was written: what was told, and was given nowhere, is not meant by the like of it any more."""
        for one in tuple(self._open):  # the list stays the same one: a job may be noting a doubt in it
            if one.is_told and one.of is None:
                self.let_go(one)

    def _about(self, command: Command, of: Hashable) -> Doubt | None:
        """Give the doubt a command would write a second time."""
        return next((one for one in self._open if one.is_of(command, of)), None)

    def _look(self, doubt: Doubt) -> None:
        if doubt.is_saved is None:
            doubt.is_saved = self._ledger().was_saved(doubt.problem.step)

    def _tell(self, doubt: Doubt) -> None:
        if not doubt.is_told:
            doubt.is_told = True
            self._ledger().tell(doubt.problem.changes)
            drafts = self._drafts()
            if drafts is not None:
                drafts.saved(doubt.command, doubt.of)
