"""The names of what entries speak of: one pass of the reader, then no question more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from household_ledger.domain.category import STANDARD_LIMIT, fixed_id, standard_codes
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.price import Price
from household_ledger.domain.record_book import GOES_OUT_OF_USE, RecordBook
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Pocket,
    usual_pocket,
)
from household_ledger.services.ports import Reader
from household_ledger.services.prices import PriceList
from household_ledger.services.views.paper_numbers import PaperNumbers
from household_ledger.text.collation import sort_key
from household_ledger.text.labels import category_name

NAMED: Final = (Pocket, Debt, Party, Occupation, Member, Goal)


class Names:
    """Every name by id, deleted records' too (their entries are still there), of one household or of the file.

    Words of categories are a household's own, in the language of the moment it was read.
    """

    def __init__(self, records: Iterable[object]) -> None:
        self._names: dict[int, str] = {}
        self._standard = {number: category_name(code) for number, code in standard_codes().items()}
        self._renamed: dict[tuple[int, int], str] = {}
        self._sub: set[int] = set()
        for record in records:
            if isinstance(record, HouseholdCategory):
                self._take_category(record)
            elif isinstance(record, NAMED):
                self._names[record.id] = record.name

    @classmethod
    def read(cls, reader: Reader, household: Id | None = None) -> Names:
        """Read the names of one household, or of the whole file."""
        kinds: tuple[type[object], ...] = (*NAMED, HouseholdCategory)
        if household is None:
            return cls(record for kind in kinds for record in reader.all(kind, with_deleted=True))
        return cls(record for kind in kinds for record in reader.of_household(kind, household, with_deleted=True))

    def name(self, record: int) -> str:
        """Give a record's name; "" for none."""
        return self._names.get(record, "")

    def category(self, household: int, category: int) -> str:
        """Give a household's own word for a category."""
        if category >= STANDARD_LIMIT:
            return self._names.get(category, "")
        return self._renamed.get((household, category)) or self._standard.get(category, "")

    def places(self, household: int = NO_ID) -> dict[int, int]:
        """Give each category's place in the order of their names, as a household calls them, for `EntryOrder`."""
        known = sorted((*self._standard, *self._sub), key=lambda number: sort_key(self.category(household, number)))
        return {number: place for place, number in enumerate(known)}

    def _take_category(self, record: HouseholdCategory) -> None:
        if record.code != record.under:
            self._names[record.id] = record.name or record.code
            self._sub.add(record.id)
        elif record.name and not record.is_deleted:
            self._renamed[record.household, fixed_id(record.code)] = record.name


class NameBook(RecordBook):
    """What typing looks up of one household: what may be named, and (as an `EntryBook`) what checking asks.

    Lists hold what is in use today, in the order of their names (pockets: as they were made; occupations on their last
    day after the others, so that of two with one name the one that goes on is meant).
    """

    def __init__(self, household: Id, records: Iterable[object], *, today: date) -> None:
        records = list(records)
        super().__init__(records, today=today)
        self.household = household
        self.today = today
        self.names = Names(records)
        self.numbers = PaperNumbers(one for one in records if getattr(one, "household", NO_ID) == household)
        """The numbers its things have on written pages."""
        home = next((one for one in records if isinstance(one, Household)), None)
        self.left_on = home.left_on if home is not None else None
        """The last day the household was in the project; None while it is."""
        village = home.group if home is not None else NO_ID
        self.prices = PriceList((one for one in records if isinstance(one, Price)), village)
        """What goods are worth in the household's village."""
        over = [one for one in records if isinstance(one, GOES_OUT_OF_USE) and _is_over(one, today)]
        self.over: dict[type, list[Occupation | Member | Party | Goal]] = {
            kind: sorted((one for one in over if isinstance(one, kind)), key=_by_name) for kind in GOES_OUT_OF_USE
        }
        """What is out of use: entries name it, and an occupation is still offered for the days until its last."""
        self.ever = RecordBook([_as_if_in_use(one) if one in over else one for one in records], today=today)
        """What an entry may name that named it already, out of use or not."""
        alive = [one for one in records if not (getattr(one, "is_deleted", False) or one in over)]
        self.pockets = [one for one in alive if isinstance(one, Pocket) and one.kind is not PocketKind.SAVINGS]
        self.savings = [one for one in alive if isinstance(one, Pocket) and one.kind is PocketKind.SAVINGS]
        self.debts = sorted((one for one in alive if isinstance(one, Debt)), key=_by_name)
        self.parties = sorted((one for one in alive if isinstance(one, Party)), key=_by_name)
        work = (one for one in alive if isinstance(one, Occupation))
        self.occupations = sorted(work, key=lambda one: (one.is_given_up, _by_name(one)))
        self.members = [one for one in alive if isinstance(one, Member)]
        self.goals = sorted((one for one in alive if isinstance(one, Goal)), key=_by_name)
        self.categories = [one for one in alive if isinstance(one, HouseholdCategory)]

    @classmethod
    def read(cls, reader: Reader, household: Id, *, today: date) -> NameBook:
        """Read the book of a household."""
        records: list[object] = []
        found = reader.record(Household, household)
        if found is not None:
            records.append(found)
        for kind in (*NAMED, HouseholdCategory):
            records += reader.of_household(kind, household, with_deleted=True)
        records += reader.all(Price)
        return cls(household, records, today=today)

    @property
    def default_pocket(self) -> Pocket | None:
        """Give the pocket meant when none is said."""
        return usual_pocket(self.pockets)


def _is_over(record: Occupation | Member | Party | Goal, today: date) -> bool:
    return record.is_over(today) if isinstance(record, Occupation) else record.is_deleted


def _as_if_in_use(record: Occupation | Member | Party | Goal) -> object:
    if isinstance(record, Occupation):
        return replace(record, is_deleted=False, ended_on=None)
    return replace(record, is_deleted=False)


def _by_name(record: Debt | Party | Occupation | Goal | Member) -> str:
    return sort_key(record.name)
