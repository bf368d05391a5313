"""The fast grid: one row an entry, keyboard only."""
