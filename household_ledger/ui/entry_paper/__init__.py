"""Typing in what was written on paper: a screen laid out as the printed pages, line for line."""
