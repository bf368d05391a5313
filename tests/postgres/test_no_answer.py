"""A server nobody reaches: a name that cannot be one, no file left to connect by. No PostgreSQL is needed for it."""

from __future__ import annotations

import psycopg
import pytest

from household_ledger.db.postgres import connection
from household_ledger.db.postgres.store import open_server
from household_ledger.errors import EnvironmentProblem, UserError
from tests.db.ledgers import HandClock


@pytest.mark.parametrize("server", ["office..local", ".office", "a" * 64 + ".th", "สำนักงาน..th"])
def test_a_name_no_server_can_have_is_called_no_address(server: str) -> None:
    with pytest.raises(UserError, match="bad_url"):
        open_server(f"postgresql://u:secret@{server}/book", clock=HandClock())


def test_a_computer_that_opens_no_more_connections_says_that_the_server_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def connect(*_given: object, **_more: object) -> psycopg.Connection[tuple[object, ...]]:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(connection._Connection, "connect", connect)  # noqa: SLF001 -- what the system refuses
    with pytest.raises(EnvironmentProblem, match="no_server"):
        open_server("postgresql://u@127.0.0.1:9/book", clock=HandClock())
