"""A row of which nobody knows for a while whether it was saved: it stands in the book once, whoever tries again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.db.store import SqlStore
from household_ledger.domain.changes import ChangeSet, Label, SentStep, Step
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator
from household_ledger.services.refusals import SavedUnknown
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, Typist, written
from tests.ui.hands import child, press

PATIENCE = 20_000
BOTH = pytest.mark.parametrize("is_saved", [True, False])
Lose = Callable[[bool], None]


def _gone(*_said: object, **_more: object) -> None:
    raise EnvironmentProblem("server_gone", name="ledger")


@pytest.fixture
def lose(monkeypatch: pytest.MonkeyPatch) -> Lose:
    """Give what loses the answer to the next save."""
    usual = Ledger.execute

    def lose_next(is_saved: bool) -> None:  # noqa: FBT001 -- the one thing there is to say
        def execute(ledger: Ledger, command: Command, initiator: Initiator) -> ChangeSet:
            monkeypatch.setattr(Ledger, "execute", usual)
            if not is_saved:
                nothing = ChangeSet(Step(1, 1), Label(""), frozenset(), frozenset(), frozenset())
                raise SavedUnknown(SentStep(1, 1, b""), nothing, name="ledger", server="office")
            with monkeypatch.context() as deaf:
                deaf.setattr(ledger, "_listeners", [])  # nobody is told
                changes = usual(ledger, command, initiator)
            raise SavedUnknown(_sent(ledger, changes.step), changes, name="ledger", server="office")

        monkeypatch.setattr(Ledger, "execute", execute)

    return lose_next


def _sent(ledger: Ledger, step: Step) -> SentStep:
    assert isinstance(ledger.store, SqlStore)
    with ledger.store.reader() as reader:
        wanted = (step.writer, step.seq)
        (found,) = reader.raw.execute("select hash from op where writer=? and seq=?", wanted).fetchall()
    return SentStep(*wanted, bytes(found[0]))


@BOTH
def test_trying_again_writes_it_once(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    assert "ไม่บันทึกซ้ำ" in page.grid.notice.words.words()
    press(child(page, "retry"))

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert page.grid.typing.row.is_blank


@BOTH
def test_it_is_in_the_book_once_and_seen_when_the_server_is_back(
    page: EntryPage, typist: Typist, desk: Desk, qtbot: QtBot, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    assert desk.look_after_doubts()
    desk.come_back()

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert page.grid.typing.row.is_blank
    qtbot.waitUntil(lambda: page.grid.model.entries == 1, timeout=PATIENCE)


@BOTH
def test_a_row_that_waits_is_in_the_book_once(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch, lose: Lose, *, is_saved: bool
) -> None:
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", _gone)
        typist.fill(what="ไข่", category=FOOD, money_out="30").save()
        press(child(page, "set_aside"))
    lose(is_saved)
    press(child(page, "retry"))
    assert page.grid.notice.isVisible(), "it is said of a row that waits, too"
    press(child(page, "retry"))

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert not page.grid.parts.half.waiting
