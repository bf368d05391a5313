"""Searches kept under a name, for every account of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.errors import UserError
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.entry_filter_text import sought_of
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class SaveFilter:
    """Keep a new search (id 0)."""

    saved: SavedFilter

    def write(self, work: Work) -> Label:
        """InvalidEntry for one without a name, with a name there is, or with a text that is no search."""
        made: SavedFilter = with_id(_fit(self.saved, work), work)
        work.insert([made])
        return _label("save_filter", made)


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Keep a search under another name, or another search under its name, made from what it `was`."""

    was: SavedFilter
    now: SavedFilter

    def write(self, work: Work) -> Label:
        """InvalidEntry as of a new one; UserError `changed_since`, `nothing_changed`."""
        now = _fit(self.now, work)
        work.replace(now, was=self.was)
        return _label("change_filter", now)


@dataclass(frozen=True, slots=True)
class RemoveFilter:
    """Offer a search no more."""

    saved: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record` also for one removed before."""
        found = work.record(SavedFilter, self.saved)
        if found is None or found.is_deleted:
            raise UserError("unknown_record")
        work.replace(replace(found, is_deleted=True), was=found)
        return _label("remove_filter", found)


def _fit(saved: SavedFilter, work: Work) -> SavedFilter:
    tidy = sound(saved)
    named = (one for one in work.reader.all(SavedFilter) if one.id != tidy.id)
    if not tidy.is_deleted and any(one.name.casefold() == tidy.name.casefold() for one in named):
        refuse([Problem("filter_there", "name", {"name": tidy.name})])
    try:
        sought_of(tidy.text)
    except ValueError:
        refuse([Problem("filter_not_understood", "text")])
    return tidy


def _label(code: str, saved: SavedFilter) -> Label:
    return Label(code, (("name", saved.name),))
