"""The ledger file: tables, journal, one transaction a step, queries; the only layer that knows which database it is."""
