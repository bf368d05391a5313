"""How a ledger file names its own format in its first hundred bytes, and what beside it may say otherwise."""

from __future__ import annotations

SCHEMA = 6
"""Number of the newest migration; stands in `user_version`."""
APPLICATION_ID = int.from_bytes(b"HLDB")
ROLLBACK = "-journal"
"""What lies beside under this name takes a transaction back that never ended."""
