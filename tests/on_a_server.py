"""The tests on a server: with HL_TEST_SERVER=1 every ledger they make is a database of its own, for the workers too.

Where a test asks for a file, a small one lies there that names the database; whoever opens it opens that. So tests that
know nothing of servers run as they are, but for those marked `about_files`. A database is gone with its test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import psycopg
import pytest

import tests.encrypted
from household_ledger.app import opening
from household_ledger.db import store as files
from household_ledger.db.connections import Raw
from household_ledger.db.format import SCHEMA
from household_ledger.db.opening import look_at_header
from household_ledger.db.postgres.connection import connect
from household_ledger.db.postgres.making import make_ledger
from household_ledger.db.postgres.store import open_server
from household_ledger.errors import UserError
from household_ledger.services.ports import Clock
from household_ledger.services.server_address import ServerAddress
from tests.databases import Databases
from tests.server import where

_BEGINS = b"postgresql://"
_SHUTIL_COPY = shutil.copy
_A_FILES = files._open, look_at_header, tests.encrypted.raw_connection  # noqa: SLF001 -- what opens every file


class Served:
    """The databases that stand for files, by where the files that name them lie."""

    def __init__(self, databases: Databases) -> None:
        """Take what makes databases."""
        self._databases = databases
        self._named: dict[Path, str] = {}
        self._template = ""

    def make(self, path: Path, clock: Clock) -> None:
        """Make an empty ledger and the file that names it; UserError `file_exists`."""
        if path.exists():
            raise UserError("file_exists", name=path.name)
        if not self._template:
            self._template = self._databases.new()
            make_ledger(ServerAddress(self._databases.url(self._template)), clock)
        name = self._like(self._template, path)
        with psycopg.connect(self._databases.url(name)) as raw:
            now = f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
            raw.execute("update file_info set value=%s where key='created'", (now,))

    def know_copy(self, path: Path) -> None:
        """Where a file that names a database was copied, have the copy name one of its own, alike."""
        address = address_in(path)
        if address is not None:
            self._like(address.name, path)

    def _like(self, template: str, path: Path) -> str:
        name = self._named[path] = self._databases.new(template)
        path.write_text(self._databases.url(name), encoding="utf-8")
        return name

    def drop_below(self, folder: Path) -> None:
        """Take away the databases whose files lie in a folder."""
        for path in [path for path in self._named if folder in path.parents]:
            self._databases.drop(self._named.pop(path))

    def drop_all(self) -> None:
        """Take away all that are left."""
        self._databases.drop_all()


@cache
def served() -> Served:
    """Give this worker's databases."""
    return Served(Databases(where(os.environ["HL_PG_URL"])))


def address_in(path: Path) -> ServerAddress | None:
    """Read which database a file names; None where it names none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        if file.read(len(_BEGINS)) != _BEGINS:
            return None
    return ServerAddress(path.read_text(encoding="utf-8"))


def _open(path: Path, clock: Clock, way: files._Way, before_upgrade: Callable[[Path], object] | None) -> files.SqlStore:
    if way is files._Way.CREATE:  # noqa: SLF001 -- as it is asked for
        served().make(path, clock)
    address = address_in(path)
    if address is None:
        return _A_FILES[0](path, clock, way, before_upgrade)
    store = open_server(address.url, clock=clock, read_only=way is files._Way.READ)  # noqa: SLF001 -- the same
    vars(store).update(path=path, when_in_doubt=lambda _copy: None)
    return cast("files.SqlStore", store)


def _look_at_header(path: Path, **more: bool) -> int:
    return SCHEMA if address_in(path) is not None else _A_FILES[1](path, **more)


def _raw_connection(path: Path, *, mode: str = "rw") -> Raw:
    address = address_in(path)
    return connect(address) if address is not None else _A_FILES[2](path, mode=mode)


def _copy(source: Path, target: Path) -> Path:
    _SHUTIL_COPY(source, target)
    served().know_copy(target)
    return target


def drop_databases_of(item: pytest.Item) -> None:
    """Take away what a test made in its own folder."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    if folder is not None:
        served().drop_below(folder)


def leave_out_files(items: list[pytest.Item]) -> None:
    """Skip the tests that say they are about files."""
    for item in items:
        marked = item.get_closest_marker("about_files")
        if marked is not None:
            item.add_marker(pytest.mark.skip(reason=f"about files: {marked.args[0]}"))


vars(shutil)["copy"] = _copy
vars(files)["_open"] = _open
vars(opening)["look_at_header"] = _look_at_header
vars(tests.encrypted)["raw_connection"] = _raw_connection
