"""Files of other programs: what is in them, as rows of one household."""
