"""The server says nothing any more while somebody types: the window lives, a bar says so, and nothing is lost."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.errors import LedgerError
from household_ledger.services.drafts import Drafts
from household_ledger.services.pace import DRAWING, PATIENT, keep_pace
from household_ledger.ui.desk import SERVER, Desk, Notice
from household_ledger.ui.start import others
from tests.postgres.frozen import frozen
from tests.server import Kept
from tests.ui.entry_grid.conftest import FOOD, Typist, built, written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no program is stopped there by a signal")
PATIENCE = 20_000
_ONCE, _SHORT, _AT_ONCE = 7.0, 4.0, 2.0


@pytest.fixture(autouse=True)
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.5)
    keep_pace(DRAWING)
    yield
    keep_pace(PATIENT)


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_row_typed_meanwhile_is_a_draft_and_saved_once_the_server_goes_on(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, tmp_path: Path, *, is_whole: bool
) -> None:
    own_desk.drafts_folder = tmp_path / "unsaved"
    typist = Typist(built(own_desk, qtbot))
    grid = typist.page.grid
    typist.row(what="ข้าว", category=FOOD, money_out="20")
    standing: set[str] = set()

    def say(notice: Notice) -> None:
        if notice.about == SERVER:
            standing.add(notice.words)

    own_desk.said.connect(say)
    own_desk.unsaid.connect(lambda _about: standing.clear())
    others.Others(own_desk)
    with frozen(own_server, is_whole=is_whole) as held, qtbot.capture_exceptions() as raised:
        begun = time.monotonic()
        typist.type("น้ำ").fill(category=FOOD, money_out="30").save()
        assert time.monotonic() - begun < _ONCE, "waited for once, whatever was asked how often"
        if is_whole:
            begun = time.monotonic()
            typist.save()
            assert time.monotonic() - begun < _AT_ONCE
            qtbot.waitUntil(lambda: bool(standing), timeout=PATIENCE)
            assert len(Drafts(tmp_path / "unsaved", own_desk.opened.book).rows) == 1
            assert grid.typing.row.what == "น้ำ"
            held.let_go()
        qtbot.waitUntil(lambda: grid.typing.row.is_blank, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not standing, timeout=PATIENCE)
        QApplication.processEvents()

    assert all(issubclass(kind, LedgerError) for kind, *_rest in raised), "what is told in words"
    assert [entry.description for entry in written(own_desk)] == ["ข้าว", "น้ำ"]
    assert not Drafts(tmp_path / "unsaved", own_desk.opened.book).rows


def test_a_book_closes_though_its_server_says_nothing(own_server: Kept, own_desk: Desk, qtbot: QtBot) -> None:
    built(own_desk, qtbot).close()
    heard = others.Others(own_desk)
    qtbot.wait(1)
    with frozen(own_server):
        with qtbot.waitSignal(own_desk.said, timeout=PATIENCE, check_params_cb=lambda notice: notice.about == SERVER):
            heard.look_now()
        heard.look_now()
        time.sleep(0.3)  # now it is being connected to
        begun = time.monotonic()
        own_desk.close()
        assert time.monotonic() - begun < _SHORT
