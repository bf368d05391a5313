"""The cells of a typed row being read: texts to values, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, TypeVar

from household_ledger.domain.category import standard_codes
from household_ledger.domain.entry_rules import CASH_INCOME
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.names import CategoryWord, RecordNames, TypedNames
from household_ledger.services.typed.row import NewName, TypedRow
from household_ledger.text.amounts import parse_amount, parse_quantity

T = TypeVar("T")
_ALL = frozenset(standard_codes())


class Allowed(NamedTuple):
    """Standard categories a row may name, those meant where a word could be of several, those of the other column."""

    categories: frozenset[int]
    preferred: frozenset[int] = frozenset()
    beyond: frozenset[int] = frozenset()


class Cells:
    """What reading finds out cell by cell."""

    def __init__(self, typed: TypedRow, names: TypedNames) -> None:
        self.typed = typed
        self.names = names
        self.book = names.book
        self.problems: list[Problem] = []
        self.new_names: list[NewName] = []
        self.taken: list[tuple[str, str]] = []

    def text(self, field: str) -> str:
        """Give what is typed in a cell."""
        text: str = getattr(self.typed, field)
        return text.strip()

    def wrong(self, code: str, field: str, **params: str | int) -> None:
        """Note a problem in the column it stands in."""
        self.problems.append(Problem(code, field, params))

    def forgive(self, code: str, field: str) -> None:
        """Take back a problem of a column (and of the same column of parts)."""
        self.problems = [one for one in self.problems if one.code != code or not one.field.endswith(field)]

    def is_unknown(self, field: str) -> bool:
        """Tell whether a column names something nobody knows."""
        return any(one.field == field and one.code.endswith("_unknown") for one in self.problems)

    def amount(self, field: str) -> Money | None:
        """Read an amount; None for a blank cell or one that cannot be read."""
        return self.amount_in(self.text(field), field)

    def amount_in(self, text: str, field: str) -> Money | None:
        """Read an amount from a text."""
        return self._value(parse_amount(text, field=field)) if text.strip() else None

    def quantity(self) -> int | None:
        """Read the quantity (thousandths)."""
        text = self.text("quantity")
        return self._value(parse_quantity(text)) if text else None

    def months(self, text: str, field: str) -> int:
        """Read a life in whole months; 0 for blank."""
        if not text.strip():
            return 0
        life = self._value(parse_quantity(text, field=field))
        if life is not None and (life <= 0 or life % 1000):
            self.wrong("number_out_of_bounds", field, least=1, most=600)
        return life // 1000 if life else 0

    def record(self, field: str, known: RecordNames, unknown: str, *, among: Collection[Id] = ()) -> Id:
        """Find the record a cell names; of several equally near those `among` go before; NO_ID for a blank cell."""
        text = self.text(field)
        return self.found(text, known.find(text), field, known, among=among) or self._unknown(unknown, field, text)

    def found(
        self, text: str, found: Sequence[Id], field: str, known: RecordNames, *, among: Collection[Id] = ()
    ) -> Id | None:
        """Give the one record found; NO_ID, with the problem told, when it may be several; None when there is none."""
        if not text or not found:
            return NO_ID if not text else None
        chosen = [one for one in found if one in among] or list(found)
        if len(chosen) == 1:
            return chosen[0]
        self.wrong("name_ambiguous", field, text=text, first=known.word(chosen[0]), second=known.word(chosen[1]))
        return NO_ID

    def take(self, field: str, record: Id, known: RecordNames) -> Id:
        """Note what a blank cell is read as."""
        if record != NO_ID:
            self.taken.append((field, known.word(record)))
        return record

    def category(self, text: str, field: str, allowed: Allowed) -> Id:
        """Find the category a cell names among the standard codes allowed and those below them."""
        if not text.strip():
            return NO_ID
        found = self.names.categories.find(text, allowed.categories)
        chosen = [one for one in found if one.standard in allowed.preferred] if len(found) > 1 else found
        chosen = chosen or found
        if len(chosen) == 1:
            return chosen[0].id
        if chosen:
            first, second = (_told(one, chosen) for one in chosen[:2])
            self.wrong("name_ambiguous", field, text=text.strip(), first=first, second=second)
        else:
            self.wrong(self._not_found(text, allowed), field, text=text.strip())
        return NO_ID

    def _not_found(self, text: str, allowed: Allowed) -> str:
        """Tell a category that goes with the other column from one of other kinds, and from none at all."""
        known = self.names.categories
        if beyond := known.find(text, allowed.beyond):
            return "category_comes_in" if beyond[0].standard in CASH_INCOME else "category_goes_out"
        return "category_not_for_kind" if known.find(text, _ALL) else "category_unknown"

    def _unknown(self, code: str, field: str, text: str) -> Id:
        if text and not any(one.field == field for one in self.problems):
            self.wrong(code, field, text=text)
        return NO_ID

    def _value(self, read: T | Problem) -> T | None:
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read


def _told(one: CategoryWord, chosen: Sequence[CategoryWord]) -> str:
    """Tell two of one name apart by their codes."""
    has_namesake = any(other.word == one.word for other in chosen if other is not one)
    return f"{one.word} {one.code}" if has_namesake else one.word
