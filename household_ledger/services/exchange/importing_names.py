"""Who and what the names in a file's rows are: records of the ledger, or new ones made on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from household_ledger.domain.category import standard_categories
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import CASH_BOX, SHOP_CREDIT, PocketKind
from household_ledger.domain.record_book import RecordBook
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.services.exchange.exporting_labels import is_over
from household_ledger.services.exchange.importing_kept import Kept
from household_ledger.services.ports import EntryQuery, Reader

FIRST_POCKET = "เงินสด"
"""The pocket a row means that names none, in a household without a cash pocket."""
FIRST_FORM, FIRST_CLASS = CASH_BOX, SHOP_CREDIT
FIRST_KIND = PocketKind.CASH.value

Named = TypeVar("Named", Pocket, Debt, Occupation, Member, Party, Goal)
Plain = TypeVar("Plain", Occupation, Member, Party, Goal)
PLAIN = (Occupation, Member, Party, Goal)
Hints = Mapping[tuple[str, str, str], str]
"""What is known beforehand: (household, "pocket" or "debt", name) → savings form, pocket kind, lender class."""
_SPENDING = {kind.value: kind for kind in PocketKind if kind is not PocketKind.SAVINGS}


@dataclass(frozen=True, slots=True)
class Made:
    """Something an import had to make because a row named it: the kind of record, the household's code, the name."""

    kind: str
    household: str
    name: str


@dataclass(slots=True)
class Home:
    """A household as an import knows it: its records by name, and which of the file's entries it has seen."""

    household: Household
    is_old: bool
    pockets: dict[str, Pocket] = field(default_factory=dict)
    debts: dict[str, Debt] = field(default_factory=dict)
    plain: dict[type, dict[str, Id]] = field(default_factory=lambda: {kind: {} for kind in PLAIN})
    categories: dict[str, Id] = field(default_factory=dict)
    closed: frozenset[int] = frozenset()
    pairs: dict[str, Id] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    kept: Kept | None = None


class Names:
    """All names of an import: looks them up, makes what is missing, and hands out what it made."""

    def __init__(
        self, reader: Reader, new_id: Callable[[], Id], *, today: date, hints: Hints, minds_deleted: bool = False
    ) -> None:
        """Read through `reader`; `hints` come from an earlier reading of the same file."""
        self.book = RecordBook((), today=today)
        self.hints = dict(hints)
        self.has_new_hints = False
        self.made: list[Made] = []
        self._fresh: list[object] = []
        self._homes: dict[str, Home] = {}
        self._reader, self._new_id, self._minds_deleted = reader, new_id, minds_deleted

    def take_fresh(self) -> list[object]:
        """Hand out the records made since the last time."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def home(self, code: str) -> Home:
        """Give a household by its code, made when there is none."""
        home = self._homes.get(code)
        if home is None:
            known = self._reader.household_by_code(code)
            home = self._new_home(code) if known is None else self._old_home(known)
            self._homes[code] = home
        return home

    def _new_home(self, code: str) -> Home:
        household = Household(id=self._new_id(), code=code, name=code)
        self._keep(household, Made("household", code, code))
        return Home(household, is_old=False)

    def _old_home(self, household: Household) -> Home:
        def named(kind: type[Named]) -> dict[str, Named]:
            records = self._reader.of_household(kind, household.id)
            for record in records:
                self.book.add(record)
            # The last one of a name is meant: the oldest, and before it any that goes on.
            return {record.name: record for record in sorted(records, key=_going_on_last)}

        self.book.add(household)
        own = self._reader.of_household(HouseholdCategory, household.id)
        for word in own:
            self.book.add(word)
        return Home(
            household,
            is_old=True,
            pockets=named(Pocket),
            debts=named(Debt),
            plain={
                Occupation: _ids(named(Occupation)),
                Member: _ids(named(Member)),
                Party: _ids(named(Party)),
                Goal: _ids(named(Goal)),
            },
            categories={word.code: word.id for word in reversed(own) if word.code != word.under},
            closed=frozenset(
                state.month for state in self._reader.month_states(household.id) if state.closed_on is not None
            ),
        )

    def _keep(self, record: object, made: Made) -> None:
        self._fresh.append(record)
        self.made.append(made)
        self.book.add(record)

    def kept(self, home: Home) -> Kept:
        """Give what the household's entries in the ledger are known by, read when first asked for."""
        if home.kept is None:
            query = EntryQuery(household=home.household.id, with_deleted=self._minds_deleted)
            home.kept = Kept.of(self._reader.entries(query) if home.is_old else ())
        return home.kept

    def spending(self, home: Home, name: str) -> Pocket:
        """Give the pocket of a name, a cash pocket when new; for no name the first cash pocket."""
        if not name:
            cash = [pocket for pocket in home.pockets.values() if pocket.kind is PocketKind.CASH]
            if cash:
                return min(cash, key=lambda pocket: pocket.id)
            savings = {name for code, kind, name in self.hints if code == home.household.code and kind == "pocket"}
            name = _free(FIRST_POCKET, home.pockets.keys() | savings)
        pocket = home.pockets.get(name)
        if pocket is not None:
            return pocket
        form = self.hints.get((home.household.code, "pocket", name))
        if form in _SPENDING:
            return self._new_pocket(home, name, _SPENDING[form], "")
        if form is not None:
            return self._new_pocket(home, name, PocketKind.SAVINGS, form)
        home.guessed.add(name)
        return self._new_pocket(home, name, PocketKind.CASH, "")

    def is_savings(self, home: Home, name: str) -> bool:
        """Tell whether a name is known for savings, by the ledger or by what was read so far."""
        pocket = home.pockets.get(name)
        if pocket is None:
            return self.hints.get((home.household.code, "pocket", name), FIRST_KIND) not in _SPENDING
        return pocket.kind is PocketKind.SAVINGS

    def is_cash(self, home: Home, name: str) -> bool:
        """Tell whether a name is known for money to spend: by the ledger, by its use, or as the first pocket's."""
        pocket = home.pockets.get(name)
        if pocket is None or name in home.guessed:
            return name == FIRST_POCKET and not self.is_savings(home, name)
        return pocket.kind is not PocketKind.SAVINGS

    def savings(self, home: Home, name: str, form: str) -> Pocket:
        """Give the savings pocket of a name, made with the form (S code; "" for none said) when new."""
        pocket = home.pockets.get(name)
        if pocket is None:
            hinted = self.hints.get((home.household.code, "pocket", name))
            if not (form or hinted):
                home.guessed.add(name)
            return self._new_pocket(home, name, PocketKind.SAVINGS, form or hinted or FIRST_FORM)
        if name in home.guessed and (pocket.kind is not PocketKind.SAVINGS or (form and form != pocket.category)):
            self._hint(home, "pocket", name, form or FIRST_FORM)
        return pocket

    def _new_pocket(self, home: Home, name: str, kind: PocketKind, form: str) -> Pocket:
        pocket = Pocket(id=self._new_id(), household=home.household.id, name=name, kind=kind, category=form)
        home.pockets[name] = pocket
        self._keep(pocket, Made("pocket", home.household.code, name))
        return pocket

    def debt(self, home: Home, name: str, lender: str) -> Debt:
        """Give the debt of a name, made with the class (D code; "" for none said) when new."""
        debt = home.debts.get(name)
        if debt is None:
            hinted = self.hints.get((home.household.code, "debt", name))
            if not (lender or hinted):
                home.guessed.add(_DEBT + name)
            debt = Debt(
                id=self._new_id(), household=home.household.id, name=name, debt_class=lender or hinted or FIRST_CLASS
            )
            home.debts[name] = debt
            self._keep(debt, Made("debt", home.household.code, name))
        elif lender and lender != debt.debt_class and _DEBT + name in home.guessed:
            self._hint(home, "debt", name, lender)
        return debt

    def is_guess(self, home: Home, debt: Debt) -> bool:
        """Tell whether the debt's class is only what this import took it for."""
        return _DEBT + debt.name in home.guessed

    def _hint(self, home: Home, kind: str, name: str, code: str) -> None:
        self.hints[home.household.code, kind, name] = code
        self.has_new_hints = True

    def named(self, home: Home, kind: type[Plain], name: str) -> Id:
        """Give the id of the occupation, member, party or goal of a name; NO_ID for no name.

        What is made says nothing but its name: a member counts in no head count until dated, a goal has no target.
        """
        if not name:
            return NO_ID
        known = home.plain[kind]
        found = known.get(name)
        if found is None:
            found = known[name] = self._new_id()
            record = kind(id=found, household=home.household.id, name=name)
            self._keep(record, Made(kind.__name__.lower(), home.household.code, name))
        return found

    def pair(self, home: Home, label: str) -> Id:
        """Give the pair id of a label, the same for both its entries; NO_ID for no label."""
        if not label:
            return NO_ID
        found = home.pairs.get(label)
        if found is None:
            found = home.pairs[label] = self._new_id()
        return found

    def category(self, home: Home, code: str) -> Id | None:
        """Give the id of a standard code or of the household's own sub-category (`E01.1`, made when new), else None."""
        standard = standard_categories().get(code)
        if standard is not None:
            return standard.id
        under, dot, rest = code.partition(".")
        if not (dot and rest and under[:1] in "ICE" and under in standard_categories()):
            return None
        found = home.categories.get(code)
        if found is None:
            found = self._new_id()
            home.categories[code] = found
            own = HouseholdCategory(id=found, household=home.household.id, code=code, under=under, name=code)
            self._keep(own, Made("category", home.household.code, code))
        return found


_DEBT = "\0debt "
"""Keeps guessed debts apart from guessed pockets of the same name."""


def _ids(records: Mapping[str, Named]) -> dict[str, Id]:
    return {name: record.id for name, record in records.items()}


def _going_on_last(record: Named) -> tuple[bool, int]:
    return not is_over(record), -record.id


def _free(name: str, taken: Iterable[str]) -> str:
    number, wanted = 1, name
    while wanted in set(taken):
        number += 1
        wanted = f"{name} {number}"
    return wanted
