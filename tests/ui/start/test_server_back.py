"""The server of a shared ledger is back: what is said is true of what waited, and leads to what stands nowhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.drafts import room_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.start.session import Session
from household_ledger.ui.unsaved.dialog import UnsavedDialog
from tests.office import Office
from tests.ui.hands import press
from tests.ui.lost_answers import spending
from tests.ui.start.conftest import settle
from tests.ui.start.test_shared_ledger import PATIENCE, nothing_asked_at_the_end, office, told
from tests.ui.test_doubts import count

__all__ = ["nothing_asked_at_the_end", "office"]
BACK = "เครื่องกลางกลับมาแล้ว"


@pytest.fixture
def desk(session: Session, office: Office, qtbot: QtBot) -> Desk:
    """Open the office's ledger in a window, and wait until what is left of earlier runs was offered."""
    session.open(office.address())
    assert session.desk is not None
    folder = session.desk.drafts_folder
    assert folder is not None
    qtbot.waitUntil(room_of(folder).exists, timeout=PATIENCE)
    return session.desk


def go_away(session: Session, office: Office, qtbot: QtBot) -> None:
    """Let the server go, until the bar that stands meanwhile says so."""
    office.is_gone = True
    qtbot.waitUntil(lambda: any("ไม่ตอบ" in one for one in told(session)), timeout=PATIENCE)


def come_back(session: Session, office: Office, qtbot: QtBot) -> str:
    """Let it come back; give what is said then."""
    office.is_gone = False
    qtbot.waitUntil(lambda: any(BACK in one for one in told(session)), timeout=PATIENCE)
    return next(one for one in told(session) if BACK in one)


def test_what_was_not_saved_and_has_no_row_is_said(session: Session, desk: Desk, office: Office, qtbot: QtBot) -> None:
    go_away(session, office, qtbot)
    assert desk.do(AddRecords((Person(id=NO_ID, name="ป้าแดง", role=Role.RECORDER),))) is None
    said = come_back(session, office, qtbot)

    assert "ไม่ได้บันทึก 1 อย่าง" in said
    assert "ครบ" not in said


def test_where_nothing_waited_nothing_is_said_to_be_saved(session: Session, desk: Desk, qtbot: QtBot) -> None:
    desk.server_asked.emit()
    qtbot.waitUntil(lambda: any(BACK in one for one in told(session)), timeout=PATIENCE)

    assert BACK in told(session)


def test_a_row_that_stands_nowhere_is_offered(session: Session, desk: Desk, office: Office, qtbot: QtBot) -> None:
    rice = spending(desk, "ข้าวราดแกง", 20_00)
    go_away(session, office, qtbot)
    assert desk.do(rice, of="row") is None
    desk.give_up("row")
    said = come_back(session, office, qtbot)
    assert "ยังไม่ได้บันทึก 1 แถวที่พิมพ์ไว้ก่อนหน้านี้" in said
    assert "กดบันทึกตรงที่พิมพ์ไว้" not in said
    assert session.window is not None
    looks = [one for one in session.window.parts.messages.findChildren(QPushButton) if "ดูแถว" in one.text()]
    press(looks[0])
    settle()
    offered = session.window.findChild(UnsavedDialog)
    assert offered is not None
    assert offered.table.model().rowCount() == 1
    press(offered.save)
    settle()

    assert count(desk, "ข้าวราดแกง") == 1
    assert not [one for one in told(session) if "ก่อนหน้านี้" in one], "and said no more"
