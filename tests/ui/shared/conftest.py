"""Windows' desks on a shared ledger: each its own program on the server, as far as that can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from household_ledger.db.postgres.store import ServerStore, open_server
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Reader
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.ports import OpenLedger
from tests.databases import Databases
from tests.db.ledgers import add_home
from tests.postgres.conftest import databases, own_server, server
from tests.postgres.shared import shared_book
from tests.server import Kept
from tests.ui.conftest import TickingClock
from tests.ui.entry_grid.conftest import THIS_MONTH

__all__ = ["databases", "own_server", "server"]
SitDown = Callable[[], Desk]


@dataclass(frozen=True)
class SharedAtHand:
    """What pages ask of a ledger opened for a window; the rest is about files."""

    store: ServerStore
    ledger: Ledger
    figures: Figures
    clock: TickingClock
    path: Path = Path("shared")
    is_damaged: bool = False
    is_encrypted: bool = False

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.store.name

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from."""
        return self.store.reader()


@contextmanager
def at_hand(url: str) -> Iterator[OpenLedger]:
    """Open a shared ledger as the program does."""
    clock = TickingClock()
    store = open_server(url, clock=clock)
    try:
        figures, ledger = Figures(store, clock), Ledger(store, clock)
        ledger.subscribe(figures.on_change)
        yield cast("OpenLedger", SharedAtHand(store, ledger, figures, clock))
    finally:
        store.close()


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
    with at_hand(url) as opened:
        made = Desk(opened, Settings.load(folder / f"settings-{id(opened)}.json"), jobs)
        with made.reader() as reader:
            (home,) = reader.households()
        made.look_at(home.id)
        made.turn_to(THIS_MONTH)
        yield made


@pytest.fixture
def own_desk(own_server: Kept, jobs: Jobs, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose ledger lies on a server of this test's own."""
    with a_desk(with_a_home(Databases(own_server.where)), jobs, tmp_path) as made:
        yield made
