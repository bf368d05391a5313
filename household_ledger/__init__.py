"""Household Ledger / บัญชีครัวเรือน: what a household earns, spends, owes and saves, and what the programme changed."""

__version__ = "0.1.0"
