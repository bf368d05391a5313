"""Who may only read a shared ledger sees it, knows so from the start, and is offered nothing to take back."""

from __future__ import annotations

from functools import partial

import psycopg

from household_ledger.services.server_address import ServerAddress
from household_ledger.ui.start.session import Session
from tests.databases import Databases
from tests.postgres.conftest import role
from tests.postgres.shared import let_in
from tests.ui.start.conftest import session, settle, shelf

__all__ = ["role", "session", "shelf"]


def test_who_may_only_read_is_told_so_from_the_start(databases: Databases, role: str, session: Session) -> None:
    owners, theirs = let_in(databases, role, "select")

    assert session.take(partial(session.shelf.open, ServerAddress(theirs)))
    settle()

    assert session.window is not None
    said = [one.words for one in session.window.parts.messages.shown()]
    assert [one for one in said if "ดูได้อย่างเดียว" in one]
    assert not session.window.parts.top.undo.isEnabled()
    with psycopg.connect(owners) as raw:
        assert raw.execute("select count(*) from writer").fetchone() == (1,), "the owner's"
