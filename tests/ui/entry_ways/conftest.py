"""The window on the page of daily entries, on a book small enough to be looked through many times."""

from __future__ import annotations

from pathlib import Path

import pytest

from household_ledger.app.demo_file import make_demo_file
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import DemoOptions
from tests.ui.conftest import TickingClock
from tests.ui.entry_grid.conftest import window

__all__ = ["window"]


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a household that has written for four months, up to October 2026."""
    path = tmp_path_factory.mktemp("small") / "demo.hldb"
    make_demo_file(path, DemoOptions(households=1, months=4, until=Month(2026, 10)), TickingClock())
    return path
