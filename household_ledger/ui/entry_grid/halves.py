"""What is typed and not saved yet, household by household, so that nothing typed is lost on the way."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.values import dataclass
from household_ledger.services.typed.row import TypedRow


@dataclass(slots=True)
class Half:
    """One household's: the new row, rows that wait, a row being changed; `last` is the day typed last."""

    new: TypedRow = field(default_factory=TypedRow)
    day: date | None = None
    """The day the new row is of, as it was read where it was typed: another month would read "31 ต.ค." otherwise."""
    last: date | None = None
    waiting: list[TypedRow] = field(default_factory=list)
    edited: tuple[Id, TypedRow] | None = None
    given_up: TypedRow | None = None
    """The new row as it was when Esc emptied it: offered again until something else is typed."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is typed but what is saved."""
        return self.new.is_blank and not self.waiting and self.edited is None


class Halves:
    """The typed rows of every household, and whose rows lie in the grid: nobody else may say whose they are.

    The desk may look at another household already while the grid still holds the rows of the one before.
    """

    def __init__(self) -> None:
        self._of: dict[Id, Half] = {}
        self.household: Id | None = None

    @property
    def here(self) -> Half:
        """Give those of the household whose rows lie in the grid."""
        return self._of.setdefault(self.household if self.household is not None else NO_ID, Half())

    def turn_to(self, household: Id | None) -> bool:
        """Let the rows of another household lie in the grid; False when they lie there already."""
        is_other, self.household = household != self.household, household
        return is_other

    def is_empty(self) -> bool:
        """Tell whether nothing anywhere is typed and not saved."""
        return all(one.is_empty for one in self._of.values())
