"""The row being typed in the fast grid: its cells, keys, signs, and what becomes of it."""
