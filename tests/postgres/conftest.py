"""A server for the tests of what only a server has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.databases import Databases
from tests.db.ledgers import add_home
from tests.postgres.shared import shared_book
from tests.server import Kept, NoServerError, Where, where


@pytest.fixture(scope="session")
def server() -> Iterator[Where]:
    """Give the server of this run, else one for this worker."""
    url = os.environ.get("HL_PG_URL")
    if url:
        yield where(url)
        return
    with kept_server("own") as kept:
        yield kept.where


@pytest.fixture
def own_server() -> Iterator[Kept]:
    """Give a server of this test alone, to stop and to crash; it loses nothing by that."""
    with kept_server("own", "durable") as kept:
        yield kept


@pytest.fixture
def databases(server: Where) -> Iterator[Databases]:
    """Give what makes databases on the server, which are gone afterwards."""
    made = Databases(server)
    try:
        yield made
    finally:
        made.drop_all()


@pytest.fixture
def url(databases: Databases) -> str:
    """Give a shared ledger with a household."""
    return _with_home(databases)


@pytest.fixture
def own(own_server: Kept) -> str:
    """Give a shared ledger on a server of this test's own."""
    return _with_home(Databases(own_server.where))


@pytest.fixture
def role(databases: Databases) -> Iterator[str]:
    """Give a person of the server who owns nothing."""
    name = databases.new().replace("hl_test", "hl_person")
    with psycopg.connect(databases.url("postgres"), autocommit=True) as raw:
        raw.execute(f"create role {name} login")
        yield name
        for made in sorted(databases._made):  # noqa: SLF001 -- each that was made
            with psycopg.connect(databases.url(made), autocommit=True) as one:
                one.execute(f"drop owned by {name}")
        raw.execute(f"drop role {name}")


def _with_home(databases: Databases) -> str:
    address = databases.url(databases.new())
    with shared_book(address, create=True) as book:
        add_home(book)
    return address


@contextmanager
def kept_server(*options: str) -> Iterator[Kept]:
    """Keep a server, or skip the test where there is none; a CI has to have ours."""
    try:
        kept = Kept(*options)
    except NoServerError as problem:
        said = f"no PostgreSQL to test on: {problem}"
        if os.environ.get("CI") == "true" and "system" not in options:
            pytest.fail(said)
        pytest.skip(said)
    try:
        yield kept
    finally:
        kept.close()
