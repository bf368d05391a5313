"""How well made-up households keep their books."""

from __future__ import annotations

from household_ledger.services.demo.portrait import Habit

CAREFUL = Habit("daily", (0, 1), 2, verified=1)
GOOD = Habit("daily", (0, 2), 10, counted=97, verified=3)
WEEKLY = Habit("weekly", (0, 3), 15, counted=90, verified=4)
PAPER = Habit("paper", (0, 2), 12, counted=94, verified=2)
LATE = Habit("fortnight", (1, 5), 35, counted=85, adjusts=False)
POOR = Habit("month_end", (15, 24), 150, counted=45, adjusts=False)
USUAL = (CAREFUL, GOOD, GOOD, WEEKLY, WEEKLY, PAPER, LATE)
"""From which the others' habits are drawn."""
