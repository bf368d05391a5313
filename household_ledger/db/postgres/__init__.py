"""A ledger an office shares: the same tables, journal and door in a database of a PostgreSQL server."""
