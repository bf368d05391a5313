"""A month to write on, a line a day and a column a usual category (product §8.7): both sides of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.blank_head import LANDSCAPE, blank_document, day_name, is_week_end
from household_ledger.reports.ruled import Ruled, RuledColumn, RuledRow
from household_ledger.services.views.blank_page import FIRST_SIDE
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.services.views.blank_page import BlankHead, BlankMonth


def blank_month(head: BlankHead, layout: BlankMonth) -> Document:
    """Set a month on two A4 pages that lie across, each with its sums, in the language and digits of the moment."""
    first, second = layout.days[:FIRST_SIDE], layout.days[FIRST_SIDE:]
    days = _("Sum {first}–{last}").format(first=format_number(first[0]), last=format_number(first[-1]))
    sides = (
        _side(layout, first, (days,)),
        _side(layout, second, (days, _("Whole month"))),
    )
    return blank_document(head, _("Monthly page"), sides, sheet=LANDSCAPE)


def _side(layout: BlankMonth, days: tuple[int, ...], sums: tuple[str, ...]) -> Ruled:
    """Set the lines of a side; the second carries the sums of the first forward."""
    money_in = [RuledColumn(one.name) for one in layout.money_in]
    money_out = [RuledColumn(one.name) for one in layout.money_out]
    columns = (
        RuledColumn(_("Date"), 18),
        *money_in,
        *money_out,
        RuledColumn(_("Saving")),
        RuledColumn(_("Nothing"), 13, has_squares=True),
        RuledColumn(_("All in")),
        RuledColumn(_("All out")),
    )
    groups = ("", 1), (_("In"), len(money_in)), (_("Out"), len(money_out)), ("", 2), (_("Sum of the day"), 2)
    empty = ("",) * (len(columns) - 1)
    rows = [RuledRow((day_name(layout.month, day), *empty), is_firm=is_week_end(layout.month, day)) for day in days]
    totals = [RuledRow((words, *empty), is_total=True) for words in sums]
    return Ruled(columns, (*rows, *totals), groups)
