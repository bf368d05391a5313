"""A server for the tests of what only a server has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.databases import Databases
from tests.server import Kept, NoServerError, Where, where


@pytest.fixture(scope="session")
def server() -> Iterator[Where]:
    """Give the server of this run, else one for this worker."""
    url = os.environ.get("HL_PG_URL")
    if url:
        yield where(url)
        return
    with _kept("own") as kept:
        yield kept.where


@pytest.fixture
def own_server() -> Iterator[Kept]:
    """Give a server of this test alone, to stop and to crash; it loses nothing by that."""
    with _kept("own", "durable") as kept:
        yield kept


@pytest.fixture
def databases(server: Where) -> Iterator[Databases]:
    """Give what makes databases on the server, which are gone afterwards."""
    made = Databases(server)
    try:
        yield made
    finally:
        made.drop_all()


@contextmanager
def _kept(*options: str) -> Iterator[Kept]:
    try:
        kept = Kept(*options)
    except NoServerError as problem:
        said = f"no PostgreSQL to test on: {problem}"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    try:
        yield kept
    finally:
        kept.close()
