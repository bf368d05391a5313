"""A row of which the server says late that it was saved: nothing writes it a second time by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Typist, written
from tests.ui.hands import child, press

PATIENCE = 20_000


def _gone(*_said: object, **_more: object) -> None:
    raise EnvironmentProblem("server_gone", name="ledger")


@pytest.fixture(params=["saved_unknown", "saved_after_all"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Give a server whose answer was lost until its patch is undone."""

    def refuse(*_said: object, **_more: object) -> None:
        raise EnvironmentProblem(request.param, name="ledger", server="office")

    with monkeypatch.context() as lost:
        lost.setattr(Ledger, "execute", refuse)
        yield lost


def test_the_row_stays_and_is_not_written_by_itself_when_the_server_is_back(
    page: EntryPage, typist: Typist, desk: Desk, server: pytest.MonkeyPatch
) -> None:
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    assert page.grid.notice.words.words()
    assert not [one for one in page.findChildren(QWidget, "retry") if one.isVisible()]
    server.undo()
    desk.come_back()

    assert written(desk) == []
    assert page.grid.typing.row.what == "ไข่"


def test_of_rows_that_wait_it_is_said_too(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch, server: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", _gone)
        typist.fill(what="ไข่", category=FOOD, money_out="30").save()
        press(child(page, "set_aside"))
    press(child(page, "retry"))

    assert page.grid.notice.isVisible()
    assert not [one for one in page.findChildren(QWidget, "retry") if one.isVisible()]
    server.undo()
    desk.come_back()
    assert written(desk) == []


def test_what_was_saved_after_all_is_seen(
    page: EntryPage, typist: Typist, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    usual = Ledger.execute

    def save_and_lose(ledger: Ledger, command: Command, initiator: Initiator) -> None:
        with monkeypatch.context() as deaf:
            deaf.setattr(ledger, "_listeners", [])  # nobody is told: the answer was lost
            usual(ledger, command, initiator)
        raise EnvironmentProblem("saved_after_all", name="ledger")

    with monkeypatch.context() as lost:
        lost.setattr(Ledger, "execute", save_and_lose)
        typist.fill(what="ไข่", category=FOOD, money_out="30").save()

    qtbot.waitUntil(lambda: page.grid.model.entries == 1, timeout=PATIENCE)
