"""The accounts lines are posted to, as other programs name them: by codes that stay, or by the words of the household.

An account is found by what a line says (its account, ref, occupation and whether money moved), never by a name, so two
things that go by one name stay two accounts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from household_ledger.domain.category import STANDARD_LIMIT
from household_ledger.domain.entry import Line
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, Medium, PocketKind
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Occupation, Party, Pocket
from household_ledger.services.exchange.exporting_labels import Labels, Named
from household_ledger.services.ports import Reader
from household_ledger.text.clean import clean
from household_ledger.text.labels import category_name, household_words

ASSETS, LIABILITIES, EQUITY, INCOME, EXPENSES = "Assets", "Liabilities", "Equity", "Income", "Expenses"
_ROOTS = {
    Account.POCKET: ASSETS,
    Account.SAVINGS: ASSETS,
    Account.LENT: ASSETS,
    Account.THING: ASSETS,
    Account.DEBT: LIABILITIES,
    Account.INCOME: INCOME,
    Account.SPENDING: EXPENSES,
    Account.COST: EXPENSES,
    Account.ADJUST: EQUITY,
    Account.OPENING: EQUITY,
}
HELD = frozenset({Account.POCKET, Account.SAVINGS, Account.DEBT, Account.LENT, Account.THING})
"""What a household has or owes: it goes on from month to month."""
_IN_KIND = frozenset({Medium.PRODUCED, Medium.RECEIVED, Medium.GIVEN, Medium.OWN_INPUT})
_POCKETS = {PocketKind.CASH: "Cash", PocketKind.BANK: "Bank", PocketKind.CARD: "Card", PocketKind.SAVINGS: "Savings"}
_PLAIN_CODE = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEPT = frozenset("LMN")
"""Letters, their marks, and numbers; of the rest of Unicode a name keeps `_KEPT_SIGNS`."""
_KEPT_SIGNS = frozenset(" .-+&%'’")


@dataclass(frozen=True, slots=True)
class Step:
    """One part of an account's name: as a code that stays, and in words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerAccount:
    """An account of a household; `ref` is the id of its pocket, debt, party or category (0: none)."""

    root: str
    steps: tuple[Step, ...]
    household: str
    account: Account
    ref: int
    name: str = ""
    category: str = ""
    occupation: str = ""
    is_in_kind: bool = False

    @property
    def codes(self) -> str:
        """Name it by codes: `Expenses:H012:Cost:C02:O1`."""
        return ":".join([self.root, *(step.code for step in self.steps)])

    @property
    def words(self) -> str:
        """Name it in words, the root as other programs know it: `expenses:012 …:cost:C02 …:…`."""
        return ":".join([self.root.lower(), *(step.words for step in self.steps)])


@dataclass(slots=True)
class Accounts:
    """The accounts of one household, made as lines ask for them."""

    household: Step
    labels: Labels
    pockets: dict[int, Pocket]
    own: dict[int, HouseholdCategory]
    numbers: dict[int, int]
    """The place of each record among the household's of its kind, oldest first: taken-out ones too, so none moves."""
    _made: dict[tuple[Account, int, int, bool], LedgerAccount] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, reader: Reader, household: Household, labels: Labels) -> Accounts:
        """Read what a household's accounts are named after."""
        pockets = reader.of_household(Pocket, household.id, with_deleted=True)
        own = reader.of_household(HouseholdCategory, household.id, with_deleted=True)
        return cls(
            household=Step(
                _household_code(household, labels), _words(household_words(labels.household, household.name))
            ),
            labels=labels,
            pockets={one.id: one for one in pockets},
            own={one.id: one for one in own},
            numbers=_numbers(reader, household.id),
        )

    def account_of(self, line: Line) -> LedgerAccount:
        """Give the account of a line."""
        key = (line.account, line.ref, line.occupation, line.medium in _IN_KIND)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, account: Account, ref: int, occupation: int, is_in_kind: bool) -> LedgerAccount:  # noqa: FBT001 -- a key taken apart
        name, category, steps = self._steps(account, ref)
        working = self.labels.occupations[Id(occupation)]
        if is_in_kind:
            steps = [_fixed("InKind"), *steps]
        if occupation:
            steps = [*steps, Step(f"O{self.numbers[occupation]}", _words(working))]
        steps = [self.household, *steps]
        made = LedgerAccount(
            root=_ROOTS[account],
            steps=(*steps[:-1], self._alone(_ROOTS[account], steps)),
            household=self.labels.household,
            account=account,
            ref=ref,
            name=name,
            category=category,
            occupation=working,
            is_in_kind=is_in_kind,
        )
        self._taken.add(made.words)
        return made

    def _alone(self, root: str, steps: list[Step]) -> Step:
        """Give the last step, a number behind its words where letters left out made it the same as another's."""
        last, number = steps[-1], 1
        while ":".join([root.lower(), *(step.words for step in steps[:-1]), last.words]) in self._taken:
            number += 1
            last = Step(last.code, f"{steps[-1].words} {number}")
        return last

    def _steps(self, account: Account, ref: int) -> tuple[str, str, list[Step]]:
        """Give name, category and the steps below the household."""
        if account in (Account.POCKET, Account.SAVINGS):
            return self._pocket(ref)
        if account is Account.DEBT:
            name, code = self.labels.debts[Id(ref)], self.labels.classes[Id(ref)]
            return name, code, [Step(f"{code}-{self.numbers[ref]}", _words(f"{code} {name}"))]
        if account is Account.LENT:
            name = self.labels.parties[Id(ref)]
            return name, "", [_fixed("Lent"), Step(f"R{self.numbers.get(ref, 0)}", _words(name))]
        if account in (Account.ADJUST, Account.OPENING):
            return "", "", [_fixed("Adjusted" if account is Account.ADJUST else "Opening")]
        name, code, step = self._category(ref)
        group = {Account.COST: [_fixed("Cost")], Account.THING: [_fixed("Things")]}.get(account, [])
        return name, code, [*group, step]

    def _pocket(self, ref: int) -> tuple[str, str, list[Step]]:
        pocket, name = self.pockets[ref], self.labels.pockets[Id(ref)]
        form = pocket.category
        number = f"{form}-{self.numbers[ref]}" if form else f"P{self.numbers[ref]}"
        return name, form, [_fixed(_POCKETS[pocket.kind]), Step(number, _words(f"{form} {name}"))]

    def _category(self, ref: int) -> tuple[str, str, Step]:
        code = self.labels.code(ref)
        own = self.own.get(ref)
        name = own.name if own is not None and own.name else category_name(code)
        short = code if ref < STANDARD_LIMIT or own is None else f"{own.under}-{self.numbers[ref]}"
        return name, code, Step(short, _words(code if name == code else f"{code} {name}"))


def _numbers(reader: Reader, household: Id) -> dict[int, int]:
    kinds: tuple[type[Named], ...] = (Pocket, Debt, Occupation, Party, HouseholdCategory)
    listed = [reader.of_household(kind, household, with_deleted=True) for kind in kinds]
    return {record.id: number for records in listed for number, record in enumerate(records, 1)}


def _fixed(name: str) -> Step:
    """Give a step that is the same in every language."""
    return Step(name, {"InKind": "in kind"}.get(name, name.lower()))


def _household_code(household: Household, labels: Labels) -> str:
    code = labels.household
    return f"H{code}" if _PLAIN_CODE.fullmatch(code) else f"N{_base36(household.id)}"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _words(text: str) -> str:
    """Give a name without what separates accounts, amounts and comments in any of the formats."""
    kept = "".join(letter if _is_kept(letter) else "-" for letter in clean(text))
    return " ".join(kept.split()).strip("-' ") or "-"


def _is_kept(letter: str) -> bool:
    return letter in _KEPT_SIGNS or unicodedata.category(letter)[0] in _KEPT
