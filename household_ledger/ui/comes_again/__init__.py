"""Asking about what comes again: what is written, by which rule, until when."""
