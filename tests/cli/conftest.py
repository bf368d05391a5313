"""The command line, inside the test's own process."""

from tests.cli.command_fixtures import ledger, made_once, run

__all__ = ["ledger", "made_once", "run"]
