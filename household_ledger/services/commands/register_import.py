"""Taking in a list of households as one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.households import insert_household, people_of, problems_of
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.exchange.register_row import ListedHousehold
from household_ledger.services.ports import Progress, Work, no_progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportHouseholds:
    """Write households of a list with their villages, cash pockets and members; `name` is the list's.

    `started_on` is the start of those that tell none.
    """

    households: tuple[ListedHousehold, ...]
    name: str
    started_on: date | None = None
    progress: Progress = field(default=no_progress, compare=False)
    """Whoever is told how far it is: it is the same list, and not written again where its answer was lost."""

    def write(self, work: Work) -> Label:
        """InvalidEntry, `code_taken` among it when the book got such a code meanwhile; UserError `nothing_changed`."""
        if not self.households:
            raise UserError("nothing_changed")
        villages = {one.name: one.id for one in work.reader.all(VillageGroup)}
        for number, one in enumerate(self.households, 1):
            self._insert(work, one, self._village(work, one, villages))
            self.progress(number, len(self.households))
        return Label("import_households", (("name", self.name), ("count", len(self.households))))

    def _insert(self, work: Work, one: ListedHousehold, village: Id) -> None:
        household = one.household(self.started_on)
        refuse(problems_of(household, work))
        made, _cash = insert_household(work, household, village)
        work.insert([with_id(sound(member), work) for member in people_of(made, one.members)])

    @staticmethod
    def _village(work: Work, one: ListedHousehold, villages: dict[str, Id]) -> Id:
        if not one.village:
            return NO_ID
        if one.village not in villages:
            place = {name: getattr(one, name) for name in ("subdistrict", "district", "province", "postcode")}
            made = with_id(cleaned(replace(VillageGroup(id=NO_ID, name=one.village), **place)), work)
            work.insert([made])
            villages[one.village] = made.id
        return villages[one.village]
