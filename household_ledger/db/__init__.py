"""The ledger file: tables, the journal, one transaction a step, queries. The only layer that knows which database it is."""
