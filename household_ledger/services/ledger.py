"""The one door for writes: a command in, one step of the journal and one signal out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from household_ledger.domain.changes import ChangeSet, Label, Reach, SentStep, Step
from household_ledger.errors import LedgerError
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
        self._passed: dict[Step, Label] = {}
        self._passed_beside: frozenset[Step] = frozenset()
        """What the others had written last when a step was passed over."""

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
        if changes.label.code not in ("undo", "redo"):
            self.look_again()
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
        self.look_again()
        if merged.applied:
            self.tell(merged.changes)
        return merged

    def subscribe(self, listener: Listener) -> None:
        """Have a listener told of every step after it is committed."""
        self._listeners.append(listener)

    @property
    def passed(self) -> tuple[Step, ...]:
        """Name the steps passed over, the last first; commands that take back are given them."""
        return tuple(reversed(self._passed))

    @property
    def passed_labels(self) -> tuple[Label, ...]:
        """Tell what the steps passed over did, the last first."""
        return tuple(reversed(self._passed.values()))

    def pass_over(self, *, redo: bool = False) -> Label | None:
        """Leave the step undo (or redo) would take back as it is: something stands in its way. Tell which comes next.

        It is passed over until something else is written here, or comes from elsewhere (`look_again`, `hear`).
        """
        step = self.store.redo_step(self._passed) if redo else self.store.undo_step(self._passed)
        label = self.redo_label() if redo else self.undo_label()
        if step is not None and label is not None:
            self._passed_beside = self._beside(step.writer)
            self._passed = {**self._passed, step: label}  # bars read it in threads of their own
        return self.redo_label() if redo else self.undo_label()

    def look_again(self) -> None:
        """Try every step again: what stood in the way may be gone."""
        self._passed = {}

    def hear(self) -> None:
        """Try every step again if others wrote since one was passed over; what had refused it may be heard of late."""
        try:
            is_known = all(self._beside(step.writer) == self._passed_beside for step in self._passed)
        except LedgerError:
            is_known = False
        if not is_known:
            self.look_again()

    def _beside(self, writer: int) -> frozenset[Step]:
        """Name the last step of every other writer."""
        with self.store.reader() as reader:
            return frozenset(one for one in reader.heads() if one.writer != writer)

    def undo_label(self) -> Label | None:
        """Tell what undo would take back."""
        return self.store.undo_label(self._passed)

    def undo_step(self) -> Step | None:
        """Name the step undo would take back; one taken back and brought back keeps its name."""
        return self.store.undo_step(self._passed)

    def redo_label(self) -> Label | None:
        """Tell what redo would bring back."""
        return self.store.redo_label(self._passed)

    def reach(self, *, redo: bool = False) -> Reach | None:
        """Tell whose books and which months undo (or redo) would touch; None when there is nothing."""
        return self.store.reach(self._passed, redo=redo)
