"""The page สรุปเดือน: what a month left, its year, and closing it."""
