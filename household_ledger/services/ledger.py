"""The one door for writes: a command in, one step of the journal and one signal out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from household_ledger.domain.changes import ChangeSet, Label, Reach, SentStep, Step
from household_ledger.services.ports import Clock, Command, Initiator, Progress, Store, no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from household_ledger.services.merging.outcome import Merged

Listener = Callable[[ChangeSet], None]


class Ledger:
    """Executes commands: nobody else writes. Imports, the command line and undo itself go through it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self._listeners: list[Listener] = []

    def execute(self, command: Command, initiator: Initiator | None = None) -> ChangeSet:
        """Do one thing, whole or not at all: one transaction, one undo step; then tell every listener what changed.

        UserError when it cannot be done, EnvironmentProblem when the machine refused: the ledger is as it was; but of
        `SavedUnknown` nobody knows.
        """
        changes = self.store.write(command.write, initiator or Initiator())
        self.tell(changes)
        return changes

    def tell(self, changes: ChangeSet) -> None:
        """Tell every listener what a step changed: of one whose answer was lost, once it is known to be saved."""
        for listener in self._listeners:
            listener(changes)

    def was_saved(self, step: SentStep) -> bool | None:
        """Tell whether a step whose answer was lost is in the ledger; None while nobody can say. Any thread."""
        return self.store.was_saved(step)

    def merge(self, bundle: Path, passphrase: str = "", *, progress: Progress = no_progress) -> Merged:
        """Take in another ledger's bundle, whole or not at all, and tell every listener what changed by it.

        No step of its own: undo goes on taking back one's own. UserError when it is refused, EnvironmentProblem when
        the machine refused: the ledger is as it was.
        """
        merged = self.store.merge(bundle, passphrase, progress=progress)
        if merged.applied:
            self.tell(merged.changes)
        return merged

    def subscribe(self, listener: Listener) -> None:
        """Have a listener told of every step after it is committed."""
        self._listeners.append(listener)

    def undo_label(self) -> Label | None:
        """Tell what undo would take back."""
        return self.store.undo_label()

    def undo_step(self) -> Step | None:
        """Name the step undo would take back; one taken back and brought back keeps its name."""
        return self.store.undo_step()

    def redo_label(self) -> Label | None:
        """Tell what redo would bring back."""
        return self.store.redo_label()

    def reach(self, *, redo: bool = False) -> Reach | None:
        """Tell whose books and which months undo (or redo) would touch; None when there is nothing."""
        return self.store.reach(redo=redo)
