"""A household's own word on categories: renamed, hidden, seen in another need class, or one of its own below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from household_ledger.domain.category import standard_categories
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Need
from household_ledger.domain.register import HouseholdCategory
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.register import label_of, with_id
from household_ledger.services.ports import Work
from household_ledger.text.clean import clean

_SPENDING = "E"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayCategory:
    """Say what a household calls a category (standard code or own one) and how it sees it; "" and None: as standard."""

    household: Id
    code: str
    name: str = ""
    need: Need | None = None
    is_hidden: bool = False

    def write(self, work: Work) -> Label:
        """UserError `unknown_category`, `nothing_changed`, `category_there`; of an own one `name_missing`."""
        known = work.reader.of_household(HouseholdCategory, self.household)
        said = [one for one in known if one.code == self.code]
        if not said:
            return self._begin(work, known)
        before = said[0]
        is_own = before.code != before.under
        name = clean(self.name)
        if is_own and not name:
            raise UserError("name_missing")
        if name != before.name:
            _refuse_taken(name, (one for one in known if one.id != before.id))
        now = replace(before, name=self.name, need=self._need(before.under), is_hidden=self.is_hidden)
        work.replace(cleaned(now), was=before)
        return label_of("change", [now])

    def _begin(self, work: Work, others: Iterable[HouseholdCategory]) -> Label:
        if self.code not in standard_categories():
            raise UserError("unknown_category", code=self.code)
        _refuse_taken(clean(self.name), others)
        if not clean(self.name) and self.need is None and not self.is_hidden:
            raise UserError("nothing_changed")
        made = HouseholdCategory(
            id=NO_ID,
            household=self.household,
            code=self.code,
            under=self.code,
            name=self.name,
            need=self._need(self.code),
            is_hidden=self.is_hidden,
        )
        work.insert([with_id(cleaned(made), work)])
        return label_of("change", [made])

    def _need(self, under: str) -> Need | None:
        return self.need if under.startswith(_SPENDING) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOwnCategory:
    """Add a category of a household's own below a standard one; its code is the next free below (`E01.1`)."""

    household: Id
    under: str
    name: str
    need: Need | None = None

    def write(self, work: Work) -> Label:
        """UserError `unknown_category`, `name_missing`, `category_there` when the household has one of that name."""
        if self.under not in standard_categories():
            raise UserError("unknown_category", code=self.under)
        name = clean(self.name)
        if not name:
            raise UserError("name_missing")
        known = work.reader.of_household(HouseholdCategory, self.household, with_deleted=True)
        _refuse_taken(name, (one for one in known if not one.is_deleted))
        taken = {one.code for one in known}
        number = next(number for number in range(1, len(taken) + 2) if f"{self.under}.{number}" not in taken)
        made = HouseholdCategory(
            id=NO_ID,
            household=self.household,
            code=f"{self.under}.{number}",
            under=self.under,
            name=name,
            need=self.need if self.under.startswith(_SPENDING) else None,
        )
        work.insert([with_id(made, work)])
        return label_of("add", [made])


def _refuse_taken(name: str, others: Iterable[HouseholdCategory]) -> None:
    """Refuse a name another category of the household goes by: nobody could tell them apart."""
    if name and any(one.name == name for one in others):
        raise UserError("category_there", name=name)
