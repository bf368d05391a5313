"""An office whose server is played by files: what faces show of a shared ledger is tried where there is no server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from household_ledger.db import identity
from household_ledger.db import store as file_store
from household_ledger.db.store import SqlStore
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Clock
from household_ledger.services.server_address import ServerAddress

PASSWORD = "รหัส@office/1"  # noqa: S105 -- of no server


@dataclass
class Office:
    """Databases as files of a folder; a password, where one is asked for; whether the server is gone."""

    folder: Path
    computer: str = "เครื่องหนึ่ง"
    """Who opens a ledger next."""
    password: str = ""
    is_gone: bool = False
    asked: list[ServerAddress] = field(default_factory=list)

    def address(self, name: str = "ledger") -> ServerAddress:
        """Give the address of a database, without a password."""
        return ServerAddress(f"postgresql://hl@office/{name}")

    def open_server(self, url: str, *, clock: Clock, create: bool = False, read_only: bool = False) -> SqlStore:
        """Open a ledger as the program would on a real server, from the computer of the moment."""
        address = ServerAddress(url)
        self.asked.append(address)
        if self.is_gone:
            raise EnvironmentProblem("no_server", name=address.name)
        if self.password and address.password != self.password:
            raise UserError("server_refused", name=address.name)
        path = self.folder / address.name
        if not create and not path.exists():
            raise UserError("no_database", name=address.name)
        office = self

        class OfficeStore(SqlStore):
            def _telling(self) -> AbstractContextManager[None]:
                return office.answering(self.name, super()._telling())

            @contextmanager
            def _reading(self) -> Iterator[None]:
                with office.answering(self.name, super()._reading()):
                    yield

            @contextmanager
            def _writing(self) -> Iterator[None]:
                with office.answering(self.name, super()._writing()):
                    yield

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(file_store, "SqlStore", OfficeStore)
            patch.setattr(identity, "computer", lambda: self.computer)
            return file_store.open_store(path, clock=clock, create=create, read_only=read_only)

    @contextmanager
    def answering(self, name: str, telling: AbstractContextManager[None]) -> Iterator[None]:
        """Answer, unless the server is gone."""
        if self.is_gone:
            raise EnvironmentProblem("server_gone", name=name)
        with telling:
            yield


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """Have every address led to an office."""
    folder.mkdir()
    made = Office(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("household_ledger.db.postgres.store.open_server", made.open_server)
        yield made
