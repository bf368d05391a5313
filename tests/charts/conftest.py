"""The language charts speak in tests, and a small ledger to draw from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from household_ledger.text.i18n import using
from tests.cli.command_fixtures import ledger, made_once, run

__all__ = ["english", "ledger", "made_once", "run"]


@pytest.fixture
def english() -> Iterator[None]:
    with using("en"):
        yield
