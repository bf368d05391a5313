"""The command line, inside the test's own process."""

from tests.cli.command_fixtures import ledger, made_once, run
from tests.journeys.newcomer_start import begin
from tests.ui.conftest import own_garbage

__all__ = ["begin", "ledger", "made_once", "own_garbage", "run"]
