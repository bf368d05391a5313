"""What can be undone and redone: the writer's own steps, rebuilt from the journal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from household_ledger.db.connections import Raw
from household_ledger.db.records import ERASURE

_FINAL = (
    f"select seq from touch where kind={ERASURE.code} and writer=?"
    " union select seq from leaf where writer=? and body is null"
)
"""An erasure is not taken back, nor what was erased: it is as if these steps had never been on the stacks."""


@dataclass(slots=True)
class Stacks:
    """Steps done and undone, by the number of the step first done; `last` is the op that speaks of it now.

    A new step empties what could be redone. Redo is the undo of the undo. What cannot be taken back may be passed over
    and stays where it is: so a step that is taken back need not be the last.
    """

    head: int = 0
    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)

    def follow(self, seq: int, target: int | None) -> None:
        """Move on by one committed op."""
        self.head = seq
        if target is None:
            self.done.append(seq)
            self.undone.clear()
        elif self.done and self.done[-1] == target:
            self.undone.append(self.done.pop())
        elif target in self.undone:
            self.undone.remove(target)
            self.done.append(target)
        else:  # below what was passed over
            self.done.remove(target)
            self.undone.append(target)
        self.last[target or seq] = seq

    def top(self, *, redo: bool, past: Collection[int] = ()) -> int | None:
        """Give the step that would be taken back, or brought back, where those of `past` are passed over."""
        stack = self.undone if redo else self.done
        return next((step for step in reversed(stack) if step not in past), None)


def read_stacks(raw: Raw, writer: int) -> Stacks:
    """Rebuild a writer's stacks from its ops."""
    stacks = Stacks()
    gone = {seq for (seq,) in raw.execute(_FINAL, (writer, writer))}
    for seq, target in raw.execute("select seq,target from op where writer=? order by seq", (writer,)):
        if {seq, target} & gone:
            stacks.head = seq
        else:
            stacks.follow(seq, target)
    return stacks


def undone_steps(raw: Raw, writer: int) -> frozenset[int]:
    """Name a writer's steps that stand undone: still to be redone, or undone and written over."""
    done: dict[int, bool] = {}
    for (target,) in raw.execute("select target from op where writer=? and target is not null order by seq", (writer,)):
        done[target] = not done.get(target, False)
    return frozenset(step for step, is_undone in done.items() if is_undone)
