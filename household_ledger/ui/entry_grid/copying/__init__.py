"""Rows written again, changed together, copied to a spreadsheet and pasted from one."""
