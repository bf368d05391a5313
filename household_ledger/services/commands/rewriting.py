"""One line of life written anew as another sort of line: a pair where one entry was, or one entry where a pair was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class RewriteEntries:
    """Take entries out and write drafts in their place in one step; the day of the first writing stays."""

    was: tuple[Entry, ...]
    drafts: tuple[Draft, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `unknown_entry`, `changed_since`, `entry_deleted`."""
        for entry in self.was:
            now = work.entry(entry.id)
            if now is not None and now.is_deleted:
                raise UserError("entry_deleted")
            if now != entry:
                raise UserError("changed_since")
        first = min((entry.first_written_on for entry in self.was if entry.first_written_on), default=None)
        DeleteEntries(tuple(Id(entry.id) for entry in self.was)).write(work)
        drafts = tuple(replace(draft, first_written_on=draft.first_written_on or first) for draft in self.drafts)
        label = AddEntries(drafts, is_pair=len(drafts) == 2).write(work)  # noqa: PLR2004 -- a pair
        return replace(label, code="change_entry")
