"""Where a shared ledger is, as the whole program knows it."""

from __future__ import annotations

from household_ledger.services.server_address import ServerAddress, is_url

__all__ = ["ServerAddress", "is_url"]
