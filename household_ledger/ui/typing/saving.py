"""Bringing typed rows into the ledger: one step each, as a dated correction where the month is closed, or why not."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Command, Progress, no_progress
from household_ledger.services.refusals import InvalidEntry, SavedAfterAll, SavedUnknown
from household_ledger.services.typed.row import HeldPhoto, ReadRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk

if TYPE_CHECKING:
    from household_ledger.services.commands.entries import AddEntries

_AT_DATE = frozenset({"month_closed", "date_too_early", "date_too_late"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step: done, refused at cells, or told in a sentence; `is_trouble` is the machine's."""

    is_done: bool = False
    problems: tuple[Problem, ...] = ()
    words: str = ""
    is_trouble: bool = False
    ids: tuple[Id, ...] = ()
    """What was written; of what was refused, what turned out to be written of it before."""
    sent: tuple[Id, ...] = ()
    """What was to be written by a save whose answer was lost."""
    code: str = ""
    """Of what the ledger refused as a whole, or the machine."""


class Saver:
    """Writes for the grid; a person's reason for correcting a closed month holds until it is taken back.

    What writes is loaded when something is written: the window begins with looking.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reasons: dict[tuple[Id, Month], str] = {}

    def correct(self, household: Id, month: Month, reason: str) -> None:
        """Let what follows correct a closed month, for a reason."""
        self._reasons[household, month] = reason

    def stop_correcting(self, household: Id, month: Month) -> None:
        """Let the closed month be closed again."""
        self._reasons.pop((household, month), None)

    def take_over(self, before: Saver) -> None:
        """Go on correcting the closed months another was correcting, for the reasons given there."""
        self._reasons |= before._reasons

    def end_corrections(self, household: Id, closed: Collection[Month]) -> None:
        """Correct no month of a household any more that is open again: `closed` names those that are not."""
        self._reasons = {
            key: reason for key, reason in self._reasons.items() if key[0] != household or key[1] in closed
        }

    def reason(self, household: Id, month: Month) -> str:
        """Give the reason a closed month is being corrected for; "" when it is not."""
        return self._reasons.get((household, month), "")

    def add(self, read: ReadRow, photos: Sequence[HeldPhoto] = (), *, of: Hashable = None) -> Outcome:
        """Write what a typed row says as new entries, with its pictures; what cannot be read is not done.

        Pictures that are still being made ready are told whose they are. `of` as in `Desk.execute`.
        """
        from household_ledger.services.commands.entries import AddEntries

        if not read.drafts:
            return Outcome(problems=read.problems)
        add = AddEntries(read.drafts, is_pair=read.is_pair)
        outcome = self.run(_with_photos(add, photos) if photos else add, read.drafts, of=of)
        for one in photos:
            one.entry = min(outcome.ids, default=NO_ID)
        return outcome

    def add_all(self, reads: Sequence[ReadRow], progress: Progress = no_progress) -> Outcome:
        """Write several rows in one step, linked pairs as pairs; none of them when one is refused, or Cancelled."""
        from household_ledger.services.commands.rows import AddRows

        if not reads:
            return Outcome(is_done=True)
        drafts = tuple(draft for read in reads for draft in read.drafts)
        return self.run(AddRows(tuple(read.drafts for read in reads), progress), drafts)

    def replace(self, row: EntryRow, read: ReadRow) -> Outcome:
        """Write an entry, or a pair, anew, whichever it becomes; the other half of a pair keeps words of its own."""
        from household_ledger.services.commands.rows import ReplaceRow

        command = ReplaceRow(row.entries, read.drafts)
        return self.run(command, read.drafts, also=Month.of(row.date), household=row.entry.household)

    def delete(self, rows: list[EntryRow]) -> Outcome:
        """Take rows out of the accounts."""
        from household_ledger.services.commands.entries import DeleteEntries

        if not rows:
            return Outcome()
        command = DeleteEntries(tuple(row.entry.id for row in rows))
        return self.run(command, also=Month.of(rows[0].date), household=rows[0].entry.household)

    def make_names(self, read: ReadRow, household: Id) -> Outcome:
        """Make the records whose names nobody knew."""
        from household_ledger.services.commands.register import AddRecords

        return self.run(AddRecords(tuple(one.record(household) for one in read.new_names)))

    def do(self, command: Command, months: Iterable[tuple[Id, Month]]) -> None:
        """Do one step on entries of these months of households; raises what the door raises."""
        self._desk.execute(self._corrected(command, months))

    def run(
        self,
        command: Command,
        drafts: tuple[Draft, ...] = (),
        *,
        also: Month | None = None,
        household: Id | None = None,
        of: Hashable = None,
    ) -> Outcome:
        """Do one step and say what became of it; `of` as in `Desk.execute`."""
        try:
            changes = self._desk.execute(self._allowed(command, drafts, also, household), of=of)
        except InvalidEntry as refused:
            return Outcome(problems=tuple(problem for _number, problem in refused.problems), words=message(refused))
        except UserError as refused:
            at_date = (Problem(refused.code, "date", dict(refused.params)),) if refused.code in _AT_DATE else ()
            return Outcome(problems=at_date, words=message(refused), code=refused.code)
        except EnvironmentProblem as trouble:
            sent = trouble.changes.ids if isinstance(trouble, SavedUnknown | SavedAfterAll) else ()
            ids = sent if isinstance(trouble, SavedAfterAll) else ()
            words = self._desk.refused.words(trouble)
            return Outcome(words=words, is_trouble=True, ids=ids, sent=sent, code=trouble.code)
        return Outcome(is_done=True, ids=changes.ids)

    def _allowed(
        self, command: Command, drafts: tuple[Draft, ...], also: Month | None, household: Id | None
    ) -> Command:
        keys = [(draft.household, Month.of(draft.date)) for draft in drafts]
        if also is not None and household is not None:
            keys.append((household, also))
        return self._corrected(command, keys)

    def _corrected(self, command: Command, months: Iterable[tuple[Id, Month]]) -> Command:
        """Make of a command a dated correction where a person gave the reason for correcting its month."""
        from household_ledger.services.commands.months import CorrectClosed

        for key in months:
            if key in self._reasons:
                return CorrectClosed(key[0], key[1], self._reasons[key], command)
        return command


def _with_photos(add: AddEntries, photos: Sequence[HeldPhoto]) -> Command:
    """Write pictures with entries, as far as they are ready."""
    from household_ledger.services.commands.photos import AddWithPhotos

    ready = tuple(one.photo for one in photos if one.photo is not None)
    return AddWithPhotos(add, ready) if ready else add
