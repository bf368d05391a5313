"""A book is looked through once a week when idle; one on a stick or in a shared folder is offered to be moved."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from household_ledger.db import volume
from household_ledger.errors import EnvironmentProblem
from household_ledger.settings import LAST_CHECKED, PLACE_TOLD
from household_ledger.text.i18n import _
from household_ledger.ui.desk import DAMAGED, PLACE
from household_ledger.ui.start import caring
from household_ledger.ui.start.caring import WeeklyCheck, tell_place
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.hands import press
from tests.ui.start.conftest import settle


@pytest.fixture(autouse=True)
def idle_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caring, "IDLE_MILLISECONDS", 30)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the person's documents lie in a folder of the test."""
    folder = tmp_path / "เอกสาร"
    for module in ("rescue_side", "moving"):
        monkeypatch.setattr(f"household_ledger.ui.start.{module}.documents_folder", lambda: folder)
    return folder


def said(session: Session) -> dict[str, str]:
    assert session.window is not None
    return {one.about: one.words for one in session.window.parts.messages.shown()}


def test_a_week_after_the_last_time_the_book_is_looked_through_when_nobody_does_anything(
    session: Session, book: Path, qtbot: QtBot
) -> None:
    session.open(book)
    assert session.desk is not None
    settings, today = session.settings, session.desk.today.isoformat()
    settings.choose(LAST_CHECKED, "2026-11-01")

    WeeklyCheck(session.desk)

    qtbot.waitUntil(lambda: settings.text(LAST_CHECKED) == today, timeout=20_000)
    settle()
    assert DAMAGED not in said(session), "of a whole book nothing is said"


def test_before_a_week_is_over_it_is_not_looked_through(session: Session, book: Path, qtbot: QtBot) -> None:
    session.open(book)
    assert session.desk is not None
    session.settings.choose(LAST_CHECKED, session.desk.today.isoformat())

    WeeklyCheck(session.desk)
    qtbot.wait(150)

    assert not session.jobs.is_busy


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_the_weekly_look_finds_stands_with_the_way_to_mend_it(
    session: Session, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_wanted: bool
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_said: is_wanted)
    connection = driver.connect(str(book))
    connection.execute("update month_total set satang=satang+100")
    connection.commit()
    connection.close()
    session.open(book)
    assert session.desk is not None
    session.settings.choose(LAST_CHECKED, "2026-11-01")

    WeeklyCheck(session.desk)

    qtbot.waitUntil(lambda: DAMAGED in said(session), timeout=20_000)
    assert _("a kept total differs from its entries") in said(session)[DAMAGED]

    first = session.window
    session._bring_back()
    qtbot.waitUntil(lambda: session.desk is not None and session.window is not first, timeout=60_000)

    assert session.desk is not None
    assert session.desk.opened.path == book
    assert (session.desk.opened.check().findings == ()) is is_wanted


def test_a_book_on_a_stick_is_told_once_and_moves_when_wanted_while_the_old_file_stays(
    session: Session, book: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(volume, "_is_fixed", lambda _folder: False)
    monkeypatch.setattr(dialogs, "confirm", lambda *_said: True)
    session.open(book)
    assert session.desk is not None
    entries = session.desk.opened.check().entries
    tell_place(session.desk)
    assert session.settings.text(PLACE_TOLD)
    assert session.window is not None
    ways = session.window.parts.messages.findChildren(QPushButton, "answer")
    assert PLACE in said(session)

    press(next(one for one in ways if one.text() == _("Move it to this computer…")))
    qtbot.waitUntil(lambda: session.desk is not None and session.desk.opened.path.parent == documents, timeout=20_000)

    assert session.desk is not None
    assert session.desk.opened.check().entries == entries
    assert session.desk.opened.check().findings == ()
    assert book.is_file()
    assert any(str(book) in words and str(documents) in words for words in said(session).values())
    assert [one.name for one in documents.iterdir() if one.suffix == ".part"] == []


def test_where_it_cannot_be_moved_it_stays_open_where_it_is(
    session: Session, book: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_said: True)
    session.open(book)

    def refuse(_ledger: Path, _part: Path) -> int:
        raise EnvironmentProblem("disk_full", name="book.hldb")

    monkeypatch.setattr("household_ledger.app.moving.copy_and_verify", refuse)
    session._move()

    qtbot.waitUntil(lambda: session.desk is not None and session.desk.opened.path == book)
    assert not documents.exists() or list(documents.iterdir()) == []
    assert len(said(session)) >= 1


def test_a_book_of_this_computers_own_disk_is_not_spoken_of(session: Session, book: Path) -> None:
    session.open(book)
    assert session.desk is not None

    tell_place(session.desk)

    assert session.desk.opened.lies_on() == "fixed"
    assert PLACE not in said(session)
