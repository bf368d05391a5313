"""Taking back the last step, bringing it back, and taking back one old step alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from household_ledger.domain.changes import Label, Step
from household_ledger.services.commands.entries import check_standing
from household_ledger.services.commands.turns import answered_again, open_again
from household_ledger.services.ports import Work

IN_THE_WAY = frozenset({"changed_since", "month_closed", "has_entries", "nothing_changed", "unknown_record"})
"""Codes of what keeps a step from being taken back for as long as what others did since stands."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last step made here that is not among those of `past`, which are left as they are."""

    past: Collection[Step] = ()

    def write(self, work: Work) -> Label:
        """UserError `nothing_to_undo`, those `IN_THE_WAY`."""
        return work.revert(redo=False, past=self.past)


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what undo took last and is not among the steps of `past`."""

    past: Collection[Step] = ()

    def write(self, work: Work) -> Label:
        """UserError `nothing_to_redo`, those `IN_THE_WAY`."""
        return work.revert(redo=True, past=self.past)


@dataclass(frozen=True, slots=True)
class RevertStep:
    """Take back one old step alone, by a new step: what came after it stays."""

    step: Step

    def write(self, work: Work) -> Label:
        """InvalidEntry for entries the door would refuse as new; UserError as `Work.give_back`, `has_entries`."""
        label, written = work.give_back(self.step)
        check_standing(written, work)
        entries = [one for key in written if (one := work.entry(key)) is not None]
        open_again(((one.household, one.id) for one in entries if one.is_deleted), work)
        answered_again(((one.household, one.id) for one in entries if not one.is_deleted), work)
        return _about(label)


_INNER = {"undo": "of", "redo": "of", "revert_step": "step"}
"""In which parameter a step that is about another names what that did."""


def _about(label: Label) -> Label:
    """Say that a step was taken back alone; of one that is about others, all are named in one path with strokes."""
    told = dict(label.params)
    path = code = label.code
    while code in _INNER and _INNER[code] in told:
        code = str(told.pop(_INNER[code]))
        path += f"/{code}"
    return Label("revert_step", (("step", path), *told.items()))
