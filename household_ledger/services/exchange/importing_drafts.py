"""What a row (or the rows of a split) says in ids: the draft, with what its kind makes of pockets, debts and codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import RULES, Sign
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, EntryKind, PocketKind
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Member, Occupation, Party
from household_ledger.services.exchange.canonical_row import RowProblem, as_standard
from household_ledger.services.exchange.importing_names import Home, Names
from household_ledger.services.exchange.rows import COLUMNS, Row

PROBLEMS_TOLD = 100
"""So many problems are told one by one, the rest are counted."""
_COLUMN_OF = {"first_written_on": "entered_on", "parts": "category"}
"""Where a draft's field stands in a row, where it is not called the same."""


class Code(Enum):
    """What the category of a row means."""

    PART = "part"
    FORM = "form"
    CLASS = "class"
    FORM_OR_CLASS = "form_or_class"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Use:
    """What a kind makes of the columns that mean different things; `also` is a code it may carry for nothing."""

    code: Code
    pocket: bool = False
    to_pocket: bool = False
    debt: bool = False
    source: bool = False
    also: str = ""

    def barred(self) -> tuple[str, ...]:
        """List the columns that must be blank."""
        used = {"pocket": self.pocket, "to_pocket": self.to_pocket, "debt": self.debt, "source": self.source}
        return tuple(column for column, is_used in used.items() if not is_used)


_PAID = Use(Code.PART, pocket=True)
_IN_KIND = Use(Code.PART)
_LENT = Use(Code.NONE, pocket=True, also="D07")
_COUNTED = Use(Code.NONE, pocket=True, also="X02")
_BETWEEN = Use(Code.FORM, pocket=True, to_pocket=True)
USES: dict[EntryKind, Use] = {
    EntryKind.INCOME: _PAID,
    EntryKind.EXPENSE: _PAID,
    EntryKind.COST: _PAID,
    EntryKind.CREDIT: Use(Code.PART, debt=True),
    EntryKind.SAVE: _BETWEEN,
    EntryKind.WITHDRAW: _BETWEEN,
    EntryKind.BORROW: Use(Code.CLASS, pocket=True, debt=True),
    EntryKind.REPAY: Use(Code.CLASS, pocket=True, debt=True),
    EntryKind.LEND: _LENT,
    EntryKind.RETURNED: _LENT,
    EntryKind.PRODUCED: _IN_KIND,
    EntryKind.RECEIVED: Use(Code.PART, source=True),
    EntryKind.GIVEN: _IN_KIND,
    EntryKind.INPUT: Use(Code.PART, source=True),
    EntryKind.ASSET_BUY: _PAID,
    EntryKind.ASSET_SELL: _PAID,
    EntryKind.TRANSFER: Use(Code.FORM, pocket=True, to_pocket=True, also="X01"),
    EntryKind.CASH_COUNT: _COUNTED,
    EntryKind.ADJUST: _COUNTED,
    EntryKind.OPENING: Use(Code.FORM_OR_CLASS, pocket=True, debt=True),
    EntryKind.HOURS: Use(Code.NONE),
    EntryKind.NOTHING: Use(Code.NONE),
}
_OF_A_PART = ("date", "household", "kind", "category", "amount", "life_months", "entry_id")
_BARRED = {kind: use.barred() for kind, use in USES.items()}
_WITHOUT_PARTS = frozenset(kind for kind, use in USES.items() if use.code is not Code.PART)
_SAME = tuple(column for column in COLUMNS if column not in _OF_A_PART)
"""What the further rows of a split say again, or leave blank."""


class Problems:
    """What is wrong with the rows of a file: the first hundred told, all counted."""

    def __init__(self, most: int = PROBLEMS_TOLD) -> None:
        self.count = 0
        self._most = most
        self.told: list[RowProblem] = []

    def add(self, problem: RowProblem) -> None:
        """Take in one more."""
        self.count += 1
        if len(self.told) < self._most:
            self.told.append(problem)


class Drafter:
    """Turns rows into drafts; what is wrong goes on the list of problems, with its row and column."""

    def __init__(self, names: Names, problems: Problems) -> None:
        """Look names up in `names`, tell what is wrong to `problems`."""
        self.names, self.problems = names, problems

    def draft(self, rows: Sequence[Row], home: Home, number: int) -> Draft | None:
        """Say in ids what the rows of one entry say, kept under `number`; None when something in them is wrong."""
        before = self.problems.count
        row = rows[0]
        self._check_shape(rows)
        if self.problems.count > before:
            return None
        use = USES[row.kind]
        parts = tuple(self._part(one, home) for one in rows) if use.code is Code.PART else ()
        code = self._code(row, use)
        pocket, to_pocket = self._pockets(row, home, use, code)
        paid, principal, interest = _repaid(row)
        draft = Draft(
            household=home.household.id,
            date=row.date,
            kind=row.kind,
            amount=total(part.amount for part in parts) if parts else paid or ZERO,
            parts=parts,
            pocket=pocket,
            to_pocket=to_pocket,
            debt=self._debt(row, home, code),
            principal=principal,
            interest=interest,
            occupation=self.names.named(home, Occupation, row.occupation),
            source=self._source(row, home),
            member=self.names.named(home, Member, row.member),
            party=self.names.named(home, Party, row.party),
            goal=self.names.named(home, Goal, row.goal),
            quantity=row.quantity,
            unit=row.unit,
            unit_price=row.unit_price,
            description=row.description,
            note=row.note,
            known_by=row.known_by,
            first_written_on=row.entered_on,
            pair=self.names.pair(home, row.pair),
            import_id=Id(number),
        )
        return None if self.problems.count > before else draft

    def tell(self, row: Row, problem: Problem) -> None:
        """Put a problem of a draft on the list, under the column it stands in."""
        column = _COLUMN_OF.get(problem.field, problem.field)
        self.problems.add(RowProblem(row.number, column, Problem(problem.code, column, problem.params)))

    def _wrong(self, row: Row, code: str, column: str, **params: str | int) -> None:
        self.problems.add(RowProblem(row.number, column, Problem(code, column, params)))

    def _check_shape(self, rows: Sequence[Row]) -> None:
        row = rows[0]
        kind = row.kind
        for column in _BARRED[kind]:
            if getattr(row, column):
                self._wrong(row, "not_for_kind", column, kind=kind.value)
        if kind is not EntryKind.REPAY and (row.principal or row.interest):
            self._wrong(row, "not_for_kind", "principal" if row.principal else "interest", kind=kind.value)
        if kind in _WITHOUT_PARTS and row.life_months:
            self._wrong(row, "not_for_kind", "life_months", kind=kind.value)
        if kind is EntryKind.OPENING and row.pocket and row.debt:
            self._wrong(row, "opening_of_two", "debt")
        if row.amount is None and RULES[kind].sign in (Sign.ANY, Sign.NOT_NEGATIVE):
            self._wrong(row, "amount_missing", "amount")
        for other in rows[1:]:
            self._check_split(row, other)
        for share in rows if len(rows) > 1 and kind not in _WITHOUT_PARTS else ():
            if not share.amount or share.amount < 0:
                self._wrong(share, "amount_negative" if share.amount else "amount_missing", "amount")

    def _check_split(self, row: Row, other: Row) -> None:
        is_one = (other.date, other.household, other.kind) == (row.date, row.household, row.kind)
        if not is_one or RULES[row.kind].max_parts <= 1:
            self._wrong(other, "entry_id_twice", "entry_id", first=row.number)
            return
        for column in _SAME:
            said = getattr(other, column)
            if said not in ("", None) and said != getattr(row, column):
                self._wrong(other, "split_differs", column, first=row.number)

    def _part(self, row: Row, home: Home) -> Part:
        category = self.names.category(home, row.category)
        if category is None:
            self._wrong(row, "no_such_category" if row.category else "category_missing", "category", text=row.category)
        return Part(category or NO_ID, row.amount or ZERO, row.life_months or 0)

    def _code(self, row: Row, use: Use) -> str:
        """Give the savings form or lender class a row names, "" for none."""
        code = row.category
        if not code or use.code is Code.PART or code == use.also:
            return ""
        is_of_row = use.code is not Code.FORM_OR_CLASS or (code[0] == "D") == bool(row.debt)
        if code in _CODES[use.code] and is_of_row:
            return code
        self._wrong(row, "category_not_for_kind", "category", kind=row.kind.value, text=code)
        return ""

    def _pockets(self, row: Row, home: Home, use: Use, code: str) -> tuple[Id, Id]:
        if not use.pocket or (row.kind is EntryKind.OPENING and row.debt):
            return NO_ID, NO_ID
        if row.kind is EntryKind.SAVE:
            return self._spending(row, home, "pocket"), self._savings(row, home, "to_pocket", code)
        if row.kind is EntryKind.WITHDRAW:
            return self._savings(row, home, "pocket", code), self._spending(row, home, "to_pocket")
        if row.kind is EntryKind.TRANSFER:
            return self._transfer(row, home, code)
        if row.kind is EntryKind.OPENING:
            return self._opened(row, home, code), NO_ID
        return self._spending(row, home, "pocket"), NO_ID

    def _spending(self, row: Row, home: Home, column: str) -> Id:
        return self.names.spending(home, getattr(row, column)).id

    def _savings(self, row: Row, home: Home, column: str, form: str) -> Id:
        name = getattr(row, column)
        if not name:
            return NO_ID
        pocket = self.names.savings(home, name, form)
        if form and form != pocket.category and name not in home.guessed:
            code = "form_differs" if pocket.kind is PocketKind.SAVINGS else "pocket_must_be_savings"
            self._wrong(row, code, "category", name=name, form=pocket.category)
        return pocket.id

    def _opened(self, row: Row, home: Home, form: str) -> Id:
        if form:
            return self._savings(row, home, "pocket", form)
        return self._spending(row, home, "pocket")

    def _transfer(self, row: Row, home: Home, form: str) -> tuple[Id, Id]:
        if not row.to_pocket:
            return self._spending(row, home, "pocket"), NO_ID
        names = [name for name in (row.pocket, row.to_pocket) if name]
        is_saved = form or any(self.names.is_savings(home, name) for name in names)
        if row.pocket and is_saved and any(self.names.is_cash(home, name) for name in names):
            # Cash is never taken for savings: that would move money nobody moved.
            self._wrong(row, "transfer_crosses", "to_pocket")
            return NO_ID, NO_ID
        if row.pocket and is_saved:
            return self._savings(row, home, "pocket", ""), self._savings(row, home, "to_pocket", form)
        return self._spending(row, home, "pocket"), self._spending(row, home, "to_pocket")

    def _debt(self, row: Row, home: Home, code: str) -> Id:
        if not row.debt:
            return NO_ID
        debt = self.names.debt(home, row.debt, code)
        if code and code != debt.debt_class and not self.names.is_guess(home, debt):
            self._wrong(row, "class_differs", "category", name=row.debt, lender=debt.debt_class)
        return debt.id

    def _source(self, row: Row, home: Home) -> Id:
        if not row.source:
            return NO_ID
        if row.kind is EntryKind.INPUT:
            return self.names.named(home, Occupation, row.source)
        source = self.names.category(home, as_standard(row.source))
        if source is None:
            self._wrong(row, "no_such_category", "source", text=row.source)
        return source or NO_ID


def _repaid(row: Row) -> tuple[Money | None, Money | None, Money | None]:
    """Give amount, principal and interest, the one that is blank from the other two."""
    amount, principal, interest = row.amount, row.principal, row.interest
    if principal is None and interest is None:
        return amount, None, None
    if amount is None:
        return (principal or ZERO) + (interest or ZERO), principal, interest
    if interest is None and principal is not None and principal <= amount:
        interest = amount - principal
    elif principal is None and interest is not None and interest <= amount:
        principal = amount - interest
    return amount, principal, interest


_CODES: dict[Code, frozenset[str]] = {
    Code.PART: frozenset(),
    Code.NONE: frozenset(),
    Code.FORM: frozenset(SAVINGS_FORMS),
    Code.CLASS: frozenset(DEBT_CLASSES),
    Code.FORM_OR_CLASS: frozenset(SAVINGS_FORMS + DEBT_CLASSES),
}
