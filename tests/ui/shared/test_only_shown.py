"""Who may only read a shared ledger sees it, knows so from the start, and is offered nothing to take back."""

from __future__ import annotations

from functools import partial

import psycopg
import pytest

from household_ledger.services.server_address import ServerAddress
from household_ledger.ui.start.session import Session
from household_ledger.ui.start.shared_dialog import Chosen
from tests.databases import Databases
from tests.postgres.conftest import role
from tests.postgres.shared import let_in, shared_book
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
    assert session.window.parts.status.saved.words() == "ดูได้อย่างเดียว"
    with psycopg.connect(owners) as raw:
        assert raw.execute("select count(*) from writer").fetchone() == (1,), "the owner's"


def test_nobody_who_may_only_read_is_asked_for_the_first_household(
    databases: Databases, role: str, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = databases.new()
    with shared_book(databases.url(name), create=True):
        pass
    with psycopg.connect(databases.url(name), autocommit=True) as raw:
        raw.execute(f"grant select on all tables in schema public to {role}")
    theirs = ServerAddress(databases.url(name, user=role))
    monkeypatch.setattr("household_ledger.ui.start.shared_side.ask_shared", lambda *_said: Chosen(theirs))
    monkeypatch.setattr("household_ledger.ui.pages.first_household.ask_first_household", _fail)

    session.shared.ask()

    assert session.desk is not None
    assert session.desk.opened.is_only_shown


def _fail(*_said: object) -> None:
    pytest.fail("asked")
