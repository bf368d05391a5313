"""What is to be printed, as pages name it: the order of `reports`, which serves preview, file and printer."""

from __future__ import annotations

from household_ledger.reports.paper_order import MONTH, SLIPS, SUMMARY, PaperOrder

__all__ = ["MONTH", "SLIPS", "SUMMARY", "PaperOrder"]
