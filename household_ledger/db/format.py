"""How a ledger file names its own format, in its first hundred bytes."""

from __future__ import annotations

SCHEMA = 6
"""Number of the newest migration; stands in `user_version`."""
APPLICATION_ID = int.from_bytes(b"HLDB")
