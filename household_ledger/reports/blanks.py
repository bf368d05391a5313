"""Which blank paper an order means: laid out from the household's past before its month, then set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.blank_day import blank_day as day_document
from household_ledger.reports.blank_hours import blank_hours as hours_document
from household_ledger.reports.blank_month import blank_month as month_document
from household_ledger.reports.paper_order import BLANK_DAY, BLANK_MONTH, PaperOrder
from household_ledger.services.views.blank_page import blank_day, blank_head, blank_hours, blank_month, laid_out_on

if TYPE_CHECKING:
    from household_ledger.domain.register import Household
    from household_ledger.reports.frame import Document
    from household_ledger.services.ports import Reader
    from household_ledger.services.views.month_page import Origin


def blank_document_of(order: PaperOrder, reader: Reader, household: Household, *, origin: Origin) -> Document:
    """Set one household's blank paper as ordered."""
    month = None if order.is_month_open else order.month
    today = laid_out_on(month, origin.printed_on)
    head = blank_head(reader, household, month, origin=origin)
    if order.kind == BLANK_DAY:
        return day_document(head, blank_day(reader, household.id, month, today=today))
    if order.kind == BLANK_MONTH:
        return month_document(head, blank_month(reader, household.id, month, today=today))
    return hours_document(head, blank_hours(reader, household.id, month, today=today))
