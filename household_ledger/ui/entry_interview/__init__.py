"""Asking a household back over days gone by, a way of writing entries."""
