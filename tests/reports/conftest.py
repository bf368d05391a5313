"""The small made-up provider, for documents printed from real figures."""

from tests.cli.command_fixtures import ledger, made_once, run

__all__ = ["ledger", "made_once", "run"]
