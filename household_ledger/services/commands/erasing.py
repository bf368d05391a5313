"""Taking a household out of the ledger for good, because its people asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.ports import Work
from household_ledger.services.searches_naming import searches_naming
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic


@dataclass(frozen=True, slots=True)
class EraseHousehold:
    """Take everything of a household out: rows, pictures, what the history says, kept searches that name it.

    What is left are month sums, rounded, under no name. Nothing brings it back, so `typed` is its code, typed by hand.
    """

    household: Id
    typed: str

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `erase_code_differs`."""
        household = work.record(Household, self.household)
        if household is None:
            raise UserError("unknown_record")
        if not is_code(household, self.typed):
            raise UserError("erase_code_differs", code=household.code)
        work.erase(household.id, searches_naming(work.reader, household))
        return Label("erase_household")


def is_code(household: Household, typed: str) -> bool:
    """Tell whether what was typed is the household's code; of one without, its name."""
    return _plain(typed) == _plain(household.code or household.name) != ""


def _plain(text: str) -> str:
    return to_arabic(clean(text)).casefold()
