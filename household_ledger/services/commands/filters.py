"""Searches kept under a name, for every account of the file."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.commands.kept_names import hold_name, keep_no_more, name_label
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
        return name_label("save_filter", made)


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Keep a search under another name, or another search under its name, made from what it `was`."""

    was: SavedFilter
    now: SavedFilter

    def write(self, work: Work) -> Label:
        """InvalidEntry as of a new one; UserError `changed_since`, `nothing_changed`."""
        now = _fit(self.now, work)
        work.replace(now, was=self.was)
        return name_label("change_filter", now)


@dataclass(frozen=True, slots=True)
class RemoveFilter:
    """Offer a search no more."""

    saved: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record` also for one removed before."""
        return name_label("remove_filter", keep_no_more(SavedFilter, self.saved, work))


def _fit(saved: SavedFilter, work: Work) -> SavedFilter:
    tidy = sound(saved)
    hold_name(tidy, work.reader.all(SavedFilter), "filter_there")
    try:
        sought_of(tidy.text)
    except ValueError:
        refuse([Problem("filter_not_understood", "text")])
    return tidy
