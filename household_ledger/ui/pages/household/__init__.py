"""Pages about one household."""
