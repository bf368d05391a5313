"""What a household usually writes of: its categories in the order of use, and what a beginner's paper begins with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from household_ledger.domain.category import INTEREST, OWN_PRODUCE, SOLD, STANDARD_LIMIT, fixed_id, standard_codes
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, PocketKind
from household_ledger.domain.pairs import WELFARE_RIGHT
from household_ledger.domain.register import Debt, HouseholdCategory, Occupation, Pocket
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.beginners import first_costs, first_incomes, first_savings, first_spending
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.paper_numbers import Numbered, PaperNumbers
from household_ledger.text.joined import beside

HISTORY_DAYS: Final = 365
HALF_LIFE_DAYS: Final = 60
"""After so many days a use counts half: what is typed and what is printed know the same household."""
_K = EntryKind


class UsualSort(StrEnum):
    """Where on a page something is written, in the order the page has them."""

    IN = "in"
    SPENDING = "spending"
    COST = "cost"
    DEBT = "debt"
    SAVING = "saving"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualCategory:
    """Something this household usually writes of: a number on its paper, and the entry that number stands for.

    `category` is NO_ID in a column for all others; `weight` is its uses, each counted by half after `HALF_LIFE_DAYS`,
    0 for what the household has not written yet; `number` is its own for good (`paper_numbers.py`), "" for none.
    """

    sort: UsualSort
    kind: EntryKind
    category: Id = NO_ID
    occupation: Id = NO_ID
    pocket: Id = NO_ID
    debt: Id = NO_ID
    name: str = ""
    weight: float = 0.0
    number: str = ""


_SORTS: Final = {
    Account.INCOME: (UsualSort.IN, _K.INCOME),
    Account.SPENDING: (UsualSort.SPENDING, _K.EXPENSE),
    Account.COST: (UsualSort.COST, _K.COST),
}
_WRITTEN: Final = frozenset({_K.INCOME, _K.EXPENSE, _K.COST, _K.CREDIT, _K.SAVE, _K.REPAY})
_NOT_OF_PAPER: Final = frozenset({int(fixed_id(INTEREST)), int(fixed_id(OWN_PRODUCE))})
"""Interest is written with its repayment, own produce in the column of remarks."""


def usual_categories(reader: Reader, household: Id, *, today: date) -> dict[UsualSort, list[UsualCategory]]:
    """List by sort what a household writes of, the most used first, then what it has not written yet of the first set.

    Reads the entries of the year up to `today`. Categories it has hidden, debts and pockets out of use are left out;
    names are in the language of the moment.
    """
    known = _Known.read(reader, household)
    first = today - timedelta(days=HISTORY_DAYS)
    written = reader.entries(EntryQuery(household=household, first=first, last=today, kinds=_WRITTEN))
    weights = _weights(written, today)
    listed: dict[UsualSort, list[UsualCategory]] = {sort: [] for sort in UsualSort}
    for one in sorted(weights, key=lambda one: (-weights[one], one.category, one.occupation, one.pocket, one.debt)):
        if known.has(one):
            listed[one.sort].append(replace(one, weight=weights[one]))
    for one in known.first_set(today):
        if known.has(one) and not any(_is_same(one, other) for other in listed[one.sort]):
            listed[one.sort].append(one)
    return {sort: list(_named(ones, known)) for sort, ones in listed.items()}


def _weights(entries: Iterable[Entry], today: date) -> dict[UsualCategory, float]:
    """Add up the uses of everything that can be written of."""
    weights: dict[UsualCategory, float] = defaultdict(float)
    for entry in entries:
        use = 2.0 ** (-(today - entry.date).days / HALF_LIFE_DAYS)
        for one in set(_told_by(entry)):
            weights[one] += use
    return weights


def _told_by(entry: Entry) -> Iterator[UsualCategory]:
    for line in entry.lines:
        if line.account in _SORTS and line.ref not in _NOT_OF_PAPER:
            sort, kind = _SORTS[line.account]
            yield UsualCategory(sort=sort, kind=kind, category=Id(line.ref), occupation=Id(line.occupation))
        elif line.account is Account.SAVINGS and entry.kind is _K.SAVE:
            yield UsualCategory(sort=UsualSort.SAVING, kind=_K.SAVE, pocket=Id(line.ref))
        elif line.account is Account.DEBT and entry.kind is _K.REPAY:
            yield UsualCategory(sort=UsualSort.DEBT, kind=_K.REPAY, debt=Id(line.ref))


def _is_same(one: UsualCategory, other: UsualCategory) -> bool:
    """Tell whether a number for the one would say again what the other's says."""
    return (one.category, one.pocket, one.debt) == (other.category, other.pocket, other.debt)


def _named(ones: list[UsualCategory], known: _Known) -> Iterator[UsualCategory]:
    """Name each; the work is told where the same category stands twice."""
    seen = [one.category for one in ones]
    for one in ones:
        name = known.name(one)
        is_twice = one.category != NO_ID and seen.count(one.category) > 1
        number = known.numbers.of(Numbered(one.category, one.occupation, one.pocket, one.debt))
        yield replace(one, name=beside(known.names.name(one.occupation), name) if is_twice else name, number=number)


@dataclass(frozen=True, slots=True)
class _Known:
    """The records of a household its paper may name."""

    household: Id
    names: Names
    numbers: PaperNumbers
    occupations: list[Occupation]
    pockets: Mapping[Id, Pocket]
    debts: Mapping[Id, Debt]
    hidden: frozenset[int]

    @classmethod
    def read(cls, reader: Reader, household: Id) -> _Known:
        pockets = reader.of_household(Pocket, household)
        own = reader.of_household(HouseholdCategory, household)
        return cls(
            household,
            Names.read(reader, household),
            PaperNumbers.read(reader, household),
            reader.of_household(Occupation, household),
            {one.id: one for one in pockets if one.kind is PocketKind.SAVINGS},
            {one.id: one for one in reader.of_household(Debt, household)},
            frozenset(int(one.id if one.code != one.under else fixed_id(one.code)) for one in own if one.is_hidden),
        )

    def has(self, one: UsualCategory) -> bool:
        """Tell whether it is in use; the right on a card is written with what it bought, under no number of its own."""
        if one.category == WELFARE_RIGHT:
            return False
        if one.pocket != NO_ID:
            return one.pocket in self.pockets
        if one.debt != NO_ID:
            return one.debt in self.debts
        is_known = one.category >= STANDARD_LIMIT or int(one.category) in standard_codes()
        return is_known and int(one.category) not in self.hidden

    def name(self, one: UsualCategory) -> str:
        if one.pocket != NO_ID:
            return self.pockets[one.pocket].name
        if one.debt != NO_ID:
            return self.debts[one.debt].name
        return self.names.category(self.household, one.category)

    def first_set(self, today: date) -> Iterator[UsualCategory]:
        """Give what a household with little behind it begins with: by its work, then what every household meets."""
        work = sorted(
            (one for one in self.occupations if not (one.is_over(today) or one.is_given_up)),
            key=lambda one: (not one.is_main, one.id),
        )
        for one in work:
            yield from (_income(code, one.id) for code in first_incomes(one.sector))
            yield from (_category(UsualSort.COST, _K.COST, code, one.id) for code in first_costs(one.sector))
        yield from (_income(code) for code in first_incomes())
        yield from (_category(UsualSort.SPENDING, _K.EXPENSE, code) for code in first_spending())
        yield from (UsualCategory(sort=UsualSort.DEBT, kind=_K.REPAY, debt=one) for one in self.debts)
        yield from (UsualCategory(sort=UsualSort.SAVING, kind=_K.SAVE, pocket=one) for one in self.pockets)
        if not self.pockets:
            yield from (_category(UsualSort.SAVING, _K.SAVE, code) for code in first_savings())


def _income(code: str, occupation: Id = NO_ID) -> UsualCategory:
    return _category(UsualSort.IN, _K.INCOME, code, occupation if code in SOLD else NO_ID)


def _category(sort: UsualSort, kind: EntryKind, code: str, occupation: Id = NO_ID) -> UsualCategory:
    return UsualCategory(sort=sort, kind=kind, category=fixed_id(code), occupation=occupation)
