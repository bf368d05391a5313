"""The register as a table for a spreadsheet: what its page shows of each household, and on asking how to reach it.

The heads are those a list of households is read by (`register_columns`), so that what was saved can be read again.
Consents, what was asked at the start, why a household left, and members are in no column.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from household_ledger.services.exchange.register_columns import field_name
from household_ledger.services.exchange.table_export import TableSheet, Value
from household_ledger.services.views.household_list import HouseholdLine
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _

_CONTACTS = ("address", "village_no", "subdistrict", "district", "province", "postcode", "phone")


def register_sheet(
    lines: Sequence[HouseholdLine], today: date, *, about: Sequence[str] = (), has_contacts: bool = False
) -> TableSheet:
    """Put households down as of a day, in the order given; addresses and telephone numbers only with `has_contacts`."""
    fields = ("code", "name", "village", "is_comparison", "started_on", "left_on")
    shown = (_("Persons"), _("Last written"), _("Months closed"), _("Not closed"))
    contacts = _CONTACTS if has_contacts else ()
    return TableSheet(
        title=_("Households of the project, {day}").format(day=format_date(today)),
        about=tuple(one for one in about if one),
        heads=(*map(field_name, fields), *shown, *map(field_name, contacts)),
        rows=[_row(one, contacts) for one in lines],
    )


def _row(line: HouseholdLine, contacts: Sequence[str]) -> tuple[Value, ...]:
    one = line.household
    return (
        one.code,
        one.name,
        line.village,
        _("yes") if one.is_comparison else "",
        one.started_on,
        one.left_on,
        line.members,
        line.last_day,
        line.months_closed,
        line.months_open,
        *(str(getattr(one, field)) for field in contacts),
    )
