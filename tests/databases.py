"""Databases of the tests on a server: each made for one ledger, and gone with the test."""

from __future__ import annotations

import os
from itertools import count

import psycopg
from psycopg import sql

from tests.server import Where

_NUMBERS = count(1)


class Databases:
    """Makes databases on one server, under names no other run or worker uses."""

    def __init__(self, server: Where) -> None:
        """Take the server, and who we are there."""
        self._server = server
        self._made: set[str] = set()

    def new(self, template: str = "template0", *, order: str = "locale 'C'") -> str:
        """Make a database, empty and with an order of words, or as a template nobody uses; give its name."""
        name = f"hl_test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}_{next(_NUMBERS)}"
        made = "create database {} template {}"
        if template == "template0":
            made += f" encoding 'UTF8' {order}"
        self._run(made, name, template)
        self._made.add(name)
        return name

    def url(self, name: str, *, user: str = "", password: str = "") -> str:
        """Write the address of a database."""
        return self._server.url(name, user=user, password=password)

    def drop(self, name: str) -> None:
        """Take a database away, whoever is still connected."""
        self._run("drop database if exists {} with (force)", name)
        self._made.discard(name)

    def drop_all(self) -> None:
        """Take away all that are left."""
        for name in sorted(self._made):
            self.drop(name)

    def _run(self, statement: str, *names: str) -> None:
        # A connection a statement: one that waits would die with a server that is stopped.
        with psycopg.connect(self._server.url(), autocommit=True) as raw:
            raw.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
