"""Asking about the days of a month nobody knows of, all in one place."""
