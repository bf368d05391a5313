"""The small made-up provider, for documents printed from real figures."""

from tests.cli.command_fixtures import made_once

__all__ = ["made_once"]
