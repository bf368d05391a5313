"""What is typed and not saved yet, household by household, so that nothing typed is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
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

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is typed but what is saved."""
        return self.new.is_blank and not self.waiting and self.edited is None


class Halves:
    """The typed rows of every household."""

    def __init__(self) -> None:
        self._of: dict[Id, Half] = {}

    def of(self, household: Id | None) -> Half:
        """Give a household's."""
        return self._of.setdefault(household if household is not None else NO_ID, Half())

    def is_empty(self) -> bool:
        """Tell whether nothing anywhere is typed and not saved."""
        return all(one.is_empty for one in self._of.values())
