"""Whose data is due to be erased, by the day the project said: told to a person; nothing goes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.register import Household
from household_ledger.services.ports import Reader
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import household_words

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class DataDue:
    """The day until which data was to be kept, and the households that are still there, by code; left ones too."""

    kept_until: date
    households: tuple[Household, ...]

    @property
    def words(self) -> str:
        """Say it, with the first names."""
        count = len(self.households)
        told = ngettext(
            "The data was to be kept until {day}. {count} household is still there: {names}.",
            "The data was to be kept until {day}. {count} households are still there: {names}.",
            count,
        )
        told_how = _("Erase them one by one with “Manage”; nothing is erased by itself.")
        names = [household_words(one.code, one.name) for one in self.households[:_MOST_NAMED]]
        more = ["…"] if count > _MOST_NAMED else []
        said = told.format(day=format_date(self.kept_until), count=format_number(count), names=", ".join(names + more))
        return f"{said} {told_how}"


def data_due(reader: Reader, today: date) -> DataDue | None:
    """Tell whose data is due; None before the day is over, where no day was said, and where nobody is left."""
    until = reader.project().keep_until
    if until is None or today <= until:
        return None
    households = sorted(reader.all(Household, with_deleted=True), key=lambda one: (sort_key(one.code), one.id))
    return DataDue(until, tuple(households)) if households else None
