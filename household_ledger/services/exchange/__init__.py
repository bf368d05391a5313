"""Rows and registers in and out: the canonical CSV, JSON, sheets and tables."""
