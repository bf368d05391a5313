"""Looking for entries in the fast grid: what is asked, searches kept under names, the bin."""
