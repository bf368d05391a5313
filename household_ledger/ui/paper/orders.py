"""What is to be printed, as pages name it: the order of `reports`, which serves preview, file and printer."""

from __future__ import annotations

from household_ledger.reports.paper_order import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANK_DAY,
    BLANK_HOURS,
    BLANK_MONTH,
    BLANKS,
    CONSENT,
    EACH_HOUSEHOLD,
    EIGHT_SIDES,
    GROUP_OUTCOME,
    JPT,
    MONTH,
    MY_DATA,
    OF_NO_MONTH,
    SLIPS,
    SUMMARY,
    VISIT,
    YEAR,
    PaperOrder,
)

__all__ = [
    "BEFORE_AFTER",
    "BLANKS",
    "BLANK_BASELINE",
    "BLANK_DAY",
    "BLANK_HOURS",
    "BLANK_MONTH",
    "CONSENT",
    "EACH_HOUSEHOLD",
    "EIGHT_SIDES",
    "GROUP_OUTCOME",
    "JPT",
    "MONTH",
    "MY_DATA",
    "OF_NO_MONTH",
    "SLIPS",
    "SUMMARY",
    "VISIT",
    "YEAR",
    "PaperOrder",
]
