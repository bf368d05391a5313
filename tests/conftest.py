"""What every test shares: a home of its own, no network, repeatable hypothesis."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.no_network import forbid_network
from tests.server import ServerOfThisRun

ROOT = Path(__file__).resolve().parent.parent

# Before anything is imported that looks for the home folder (matplotlib does so once, on import).
_HOME = Path(tempfile.mkdtemp(prefix="household-ledger-tests-"))
for _name in [name for name in os.environ if name.startswith(("XDG_", "HOUSEHOLD_LEDGER_", "PG"))]:
    del os.environ[_name]
os.environ.update({name: str(_HOME) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")})
os.environ["PYTHAINLP_READ_ONLY"] = "1"
os.environ["CUPS_SERVER"] = str(_HOME / "printers")  # the computer's own printing is asked by file, else by network
# Kept between runs: matplotlib takes seconds to list the fonts of the machine.
os.environ["MPLCONFIGDIR"] = str(ROOT / ".pytest_cache" / "matplotlib")

_SERVER = ServerOfThisRun()  # before the net is laid, which it holds on to as well
if os.environ.get("HL_TEST_SECRET") == "1":
    import tests.encrypted  # once the environment is clean: it puts its own into it
ARE_ON_A_SERVER = os.environ.get("HL_TEST_SERVER") == "1" and not _SERVER.why_not
if ARE_ON_A_SERVER:
    import tests.on_a_server  # before any test imports what it changes

settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure() -> None:
    """Begin only with the server that is asked for."""
    _SERVER.check()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is about files, where ledgers lie on a server."""
    if ARE_ON_A_SERVER:
        tests.on_a_server.leave_out_files(items)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Take the databases of a test away once its fixtures have closed them."""
    if ARE_ON_A_SERVER:
        tests.on_a_server.drop_databases_of(item)


def pytest_unconfigure() -> None:
    """Take the home of this run away, and its server."""
    if ARE_ON_A_SERVER:
        tests.on_a_server.served().drop_all()
    _SERVER.close()
    shutil.rmtree(_HOME, ignore_errors=True)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        message = f"a test reached for the network: {arguments[1]}"
        raise RuntimeError(message)


sys.addaudithook(_refuse_network)
forbid_network()  # what Python does not see: Qt, libraries in C, other programs


@pytest.fixture(scope="session", autouse=True)
def _on_a_fixed_disk() -> Iterator[None]:
    """Keep ledgers of tests in the journal of a fixed disk, wherever the tests run; those of other disks say so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("household_ledger.db.opening.journal_mode", lambda _path: "WAL")
        yield
