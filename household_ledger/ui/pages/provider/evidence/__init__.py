"""The page of evidence: what may be said of a group, its indicators, and the way down to entries and pictures."""
