"""What is to be printed, as a value: what a page names needs nothing of what prints it."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month

MONTH, SUMMARY, SLIPS = "month", "savings-summary", "savings-slips"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """A document: `kind` month, savings-summary or savings-slips.

    `households` for month pages (one, or many in a batch); `group` a village of the summary and slips
    (None: all; NO_ID: the households of no village).
    """

    kind: str
    month: Month
    households: tuple[Id, ...] = ()
    group: Id | None = None
    has_signature_column: bool = False
