"""The commands: each one thing that can be done to the ledger."""
