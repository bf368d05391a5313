"""Windows' desks on a shared ledger: each its own program on the server, as far as that can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from household_ledger.app.shelf import LedgerShelf
from household_ledger.services.server_address import ServerAddress
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs
from tests.databases import Databases
from tests.db.ledgers import add_home
from tests.postgres.conftest import databases, own_server, server
from tests.postgres.shared import shared_book
from tests.server import Kept
from tests.ui.conftest import TickingClock
from tests.ui.entry_grid.conftest import THIS_MONTH

__all__ = ["databases", "own_server", "server"]
SitDown = Callable[[], Desk]


def with_a_home(databases: Databases) -> str:
    """Make a shared ledger with a household."""
    url = databases.url(databases.new())
    with shared_book(url, create=True) as book:
        add_home(book)
    return url


@pytest.fixture
def sit_down(databases: Databases, jobs: Jobs, tmp_path: Path) -> Iterator[SitDown]:
    """Give what opens one shared ledger for one more window, whose desk has its household and November 2026."""
    url = with_a_home(databases)
    with ExitStack() as held:
        yield lambda: held.enter_context(a_desk(url, jobs, tmp_path))


@contextmanager
def a_desk(url: str, jobs: Jobs, folder: Path) -> Iterator[Desk]:
    """Lay a desk with a shared ledger, its household and November 2026."""
    opened = LedgerShelf(TickingClock()).open(ServerAddress(url))
    made = Desk(opened, Settings.load(folder / f"settings-{id(opened)}.json"), jobs)
    with made.reader() as reader:
        (home,) = reader.households()
    made.look_at(home.id)
    made.turn_to(THIS_MONTH)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def own_desk(own_server: Kept, jobs: Jobs, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose ledger lies on a server of this test's own."""
    with a_desk(with_a_home(Databases(own_server.where)), jobs, tmp_path) as made:
        yield made
