"""A household's occupations: taken up, changed, ended; one of them at most is the main one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Occupation
from household_ledger.errors import UserError
from household_ledger.services.commands.register import label_of, sound, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class AddOccupation:
    """Write a new occupation (id 0); as the main one it takes the place of the one before."""

    occupation: Occupation

    def write(self, work: Work) -> Label:
        """InvalidEntry for one that cannot be kept."""
        made: Occupation = with_id(sound(self.occupation), work)
        work.insert([made])
        _make_way(made, work)
        return label_of("add", [made])


@dataclass(frozen=True, slots=True)
class ChangeOccupation:
    """Write an occupation anew, made from what it `was`; as the main one it takes the place of the one before."""

    was: Occupation
    now: Occupation

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`."""
        now = sound(self.now)
        work.replace(now, was=self.was)
        _make_way(now, work)
        return label_of("change", [now])


@dataclass(frozen=True, slots=True)
class EndOccupation:
    """Say that an occupation is given up, or (`is_over` False) taken up again; its entries and figures stay."""

    occupation: Id
    is_over: bool = True

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`."""
        found = work.record(Occupation, self.occupation)
        if found is None:
            raise UserError("unknown_record")
        work.replace(replace(found, is_deleted=self.is_over, is_main=found.is_main and not self.is_over))
        return Label("end_occupation" if self.is_over else "resume_occupation", (("name", found.name),))


def _make_way(main: Occupation, work: Work) -> None:
    if not main.is_main:
        return
    for other in work.reader.of_household(Occupation, main.household):
        if other.id != main.id and other.is_main:
            work.replace(replace(other, is_main=False), was=other)
