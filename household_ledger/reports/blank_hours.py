"""A sheet of hours to write on (product §8.7): a line a day, a column for each person at each work."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from household_ledger.reports.blank_head import blank_document, day_name, is_week_end
from household_ledger.reports.ruled import Ruled, RuledColumn, RuledRow
from household_ledger.services.views.blank_page import in_sheets
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.services.views.blank_page import BlankHead, BlankHours, HoursColumn

_MOST_COLUMNS = 12
"""More on a sheet and no number by hand has room."""
_DOTS = "." * 12
_HEAD_ROOM = 18.0
"""Points a head written by hand needs."""


def blank_hours(head: BlankHead, layout: BlankHours) -> Document:
    """Set the hours of a month on an A4 sheet, or on more where many work at much."""
    sheets = [_sheet(layout, columns) for columns in in_sheets(layout.columns, _MOST_COLUMNS)]
    return blank_document(head, _("Hours worked"), sheets)


def _sheet(layout: BlankHours, people: tuple[HoursColumn, ...]) -> Ruled:
    by_hand = _("name {dots}").format(dots=_DOTS)
    columns = (
        RuledColumn(_("Date"), 16),
        *(RuledColumn(one.member_name or by_hand, is_name=bool(one.member_name)) for one in people),
    )
    groups = [("", 1)]
    for _work, ones in groupby(people, key=lambda one: one.work):
        same = list(ones)
        groups.append((same[0].occupation_name or _("work {dots}").format(dots=_DOTS * 2), len(same)))
    empty = ("",) * len(people)
    rows = [
        RuledRow((day_name(layout.month, day), *empty), is_firm=is_week_end(layout.month, day)) for day in layout.days
    ]
    is_by_hand = not all(one.member_name and one.occupation_name for one in people)
    return Ruled(
        columns,
        (*rows, RuledRow((_("Total"), *empty), is_total=True)),
        tuple(groups),
        head_room=_HEAD_ROOM if is_by_hand else 0.0,
        is_even=True,
    )
