"""Household economics in plain Python: money, months, entries, figures; no library, no file, no screen."""
