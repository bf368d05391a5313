"""What every blank paper has in common: its sheet, whose it is, of which month, and how its days are named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from household_ledger.reports.frame import Document
from household_ledger.reports.origin import issued_by, made_from
from household_ledger.reports.sheet import MILLIMETRE, Sheet
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month, weekday_name
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, name_beside

if TYPE_CHECKING:
    from household_ledger.domain.period import Month
    from household_ledger.reports.block import Block
    from household_ledger.services.views.blank_page import BlankHead

_SIDE, _TOP, _BOTTOM = 12 * MILLIMETRE, 7 * MILLIMETRE, 6.5 * MILLIMETRE
"""Margins every household printer leaves free anyway, so that the lines are high."""
PORTRAIT = Sheet(210 * MILLIMETRE, 297 * MILLIMETRE, _SIDE, _TOP, _BOTTOM)
LANDSCAPE = Sheet(297 * MILLIMETRE, 210 * MILLIMETRE, _SIDE, _TOP, _BOTTOM)
_DOTS = "." * 34
_SHORT_DOTS = "." * 12
_SUNDAY = 6


def blank_document(
    head: BlankHead, what: str, body: Sequence[Block], *, sheet: Sheet = PORTRAIT, is_one_page: bool = False
) -> Document:
    """Frame a blank paper: the household large, then what is written here and of which month."""
    household = head.household
    whose = household_words(
        _("No. {code}").format(code=in_digits(household.code)), name_beside(household.code, household.name)
    )
    month = format_month(head.month, style="era") if head.month is not None else _("month {dots}").format(dots=_DOTS)
    sheet_number = _("sheet {dots}").format(dots=_SHORT_DOTS)
    return Document(
        title=whose,
        subtitle=beside(f"{what} {month}", head.group.name if head.group is not None else "", sheet_number),
        outline=whose,
        issued_by=issued_by(head.letterhead),
        made_from=made_from(head.origin),
        body=tuple(body),
        is_one_page=is_one_page,
        has_thai_digits=digits() == "thai",
        sheet=sheet,
    )


def day_name(month: Month | None, day: int) -> str:
    """Name a day of a blank page by its number, and where its month is known by its weekday."""
    number = format_number(day)
    if month is None:
        return number
    return f"{number} {weekday_name(date(month.year, month.month, day), is_short=True)}"


def is_week_end(month: Month | None, day: int) -> bool:
    """Tell whether a firm rule follows a day: a Sunday, or every fifth of a month nobody knows."""
    return day % 5 == 0 if month is None else date(month.year, month.month, day).weekday() == _SUNDAY
