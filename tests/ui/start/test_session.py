"""A run of the program: what is under way when a book closes, when another opens, when the computer turns dark."""

from __future__ import annotations

import errno
import json
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError, UserError
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.ports import Progress
from household_ledger.settings import COPIES_FOLDER, LAST_CHECKED, PARTICIPANT, THEME, WRITER
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.frame.people import add_person
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.household.today.page import TodayPage
from household_ledger.ui.paper import making
from household_ledger.ui.paper.orders import MONTH, PaperOrder
from household_ledger.ui.ports import SafetyCopy
from household_ledger.ui.start import crash
from household_ledger.ui.start.caring import WeeklyCheck
from household_ledger.ui.start.copies import Copies
from household_ledger.ui.start.crash import guard
from household_ledger.ui.start.recent import Recent
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press, type_words
from tests.ui.start.conftest import SlowShelf, settle, write


def test_a_book_is_closed_only_when_nobody_reads_in_it_any_more(session: Session, book: Path) -> None:
    session.open(book)
    assert session.desk is not None
    desk, reading = session.desk, threading.Event()
    told: list[object] = []

    def work(progress: Progress) -> int:
        with desk.reader() as reader:
            reading.set()
            for step in range(10_000):
                progress(step, 10_000)
                reader.all(Person)
        return 1

    job = Job("reading", work, told.append, told.append)
    session.jobs.run(job)
    assert reading.wait(10)

    assert session.window is not None
    assert session.window.close()

    assert [type(one) for one in told] == [Cancelled]
    assert not book.with_name(book.name + "-wal").exists(), "the file alone is whole"


def test_whatever_still_ticks_in_a_window_leaves_a_closed_book_alone(session: Session, book: Path) -> None:
    session.open(book)
    assert session.desk is not None
    assert session.window is not None
    session.window.go("entry")
    opened = session.desk.opened
    timers = [one for one in session.window.findChildren(QTimer) if one.isActive()]

    opened.close()
    for one in timers:
        one.timeout.emit()
    settle()

    assert timers
    assert not book.with_name(book.name + "-wal").exists()
    session.desk = None


def test_what_is_written_in_the_turn_the_window_closes_in_is_in_the_last_copy(
    session: Session, book: Path, tmp_path: Path
) -> None:
    session.open(book)
    assert session.desk is not None
    assert session.window is not None
    settle()
    before = set(tmp_path.rglob("*.hldb"))

    write(session.desk, "ผู้จดคนสุดท้าย")
    assert session.window.close()

    (copy,) = set(tmp_path.rglob("*.hldb")) - before
    opened = LedgerShelf(TickingClock()).open(copy)
    with opened.reader() as reader:
        assert "ผู้จดคนสุดท้าย" in [one.name for one in reader.all(Person)]
    opened.close()


def test_every_step_of_another_thread_is_told_once(session: Session, book: Path, qtbot: QtBot) -> None:
    session.open(book)
    assert session.desk is not None
    desk, steps = session.desk, 40
    told: list[ChangeSet] = []
    desk.changed.connect(told.extend)

    def work(_progress: Progress) -> None:
        for number in range(steps):
            desk.execute(AddRecords((Person(id=NO_ID, name=f"คนที่ {number}", role=Role.RECORDER),)))

    session.jobs.run(Job("writing", work, lambda _done: None, lambda _problem: None))
    qtbot.waitUntil(lambda: len(told) >= steps)

    assert [one.label.code for one in told] == [told[0].label.code] * steps


def test_a_job_begun_while_a_book_closes_does_not_begin(session: Session, book: Path) -> None:
    session.open(book)
    told: list[object] = []
    begun: list[int] = []
    second = Job("second", lambda _progress: begun.append(2), told.append, told.append)

    def go_on(_done: object) -> None:
        session.jobs.run(second)

    first = Job("first", lambda _progress: begun.append(1), go_on, told.append)
    session.jobs.run(first)
    while not begun:
        pass

    session.jobs.finish()

    assert begun == [1]
    assert [type(one) for one in told] == [Cancelled]
    assert not session.jobs.is_busy


def test_a_copy_that_failed_as_the_book_closes_is_tried_again(session: Session, book: Path, tmp_path: Path) -> None:
    session.open(book)
    assert session.desk is not None
    assert session.copies is not None
    session.desk.execute(AddRecords((Person(id=NO_ID, name="นางสาวใหม่", role=Role.RECORDER),)))
    settle()
    session.settings.chosen[COPIES_FOLDER.key] = str(tmp_path / "book.hldb")  # a file: no folder can be there
    session.copies.copy_now()
    session.settings.chosen[COPIES_FOLDER.key] = str(tmp_path)

    assert session.close_book()

    assert len(list(tmp_path.glob("book*on-close*.hldb"))) == 1


class HeldCopying:
    """An opened book whose next copy waits until the test lets it go on."""

    def __init__(self, session: Session, patch: pytest.MonkeyPatch) -> None:
        assert session.desk is not None
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.reasons: list[str] = []
        real = type(session.desk.opened).make_copy

        def make_copy(opened: LedgerAtHand, folder: Path, *, reason: str) -> SafetyCopy:
            self.reasons.append(reason)
            made = real(opened, folder, reason=reason)
            self.begun.set()
            assert self.go_on.wait(10)
            return made

        patch.setattr(type(session.desk.opened), "make_copy", make_copy)


def test_who_asks_for_a_copy_while_one_is_made_is_told_so_and_where_it_is(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session.open(book)
    assert session.desk is not None
    assert session.copies is not None
    held, said = HeldCopying(session, monkeypatch), list[Notice]()
    session.desk.said.connect(said.append)
    write(session.desk, "นางแดง")
    settle()
    session.copies._on_time()
    assert held.begun.wait(10)

    session.copies.copy_now()
    assert ["กำลังทำสำเนา" in one.words for one in said] == [True]
    held.go_on.set()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)

    assert "every-quarter-hour" in said[-1].words
    assert held.reasons == ["every-quarter-hour"]


def test_what_was_written_while_a_copy_was_made_is_in_the_one_that_was_asked_for(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session.open(book)
    assert session.desk is not None
    assert session.copies is not None
    held, said = HeldCopying(session, monkeypatch), list[Notice]()
    session.desk.said.connect(said.append)
    session.copies.copy_now()
    assert held.begun.wait(10)
    write(session.desk, "นางดำ")
    settle()

    session.copies.copy_now()
    held.go_on.set()
    qtbot.waitUntil(lambda: len(held.reasons) == 2 and not session.jobs.is_busy)

    assert held.reasons == ["by-hand", "by-hand"]
    assert len([one for one in said if "by-hand" in one.words]) == 1
    assert session.close_book()
    assert held.reasons == ["by-hand", "by-hand"], "everything is in them: closing needs no copy more"


def test_a_village_made_meanwhile_does_not_push_away_the_book_that_was_opened(
    session: Session, shelf: SlowShelf, book: Path, qtbot: QtBot
) -> None:
    session.begin_demo()
    session.open(book)
    shelf.may_finish.set()
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    settle()

    assert session.desk is not None
    assert session.desk.opened.path == book
    assert session.window is not None
    assert session.window.isVisible()
    assert session.welcome is None


def test_the_village_is_opened_when_nothing_else_was(
    session: Session, shelf: SlowShelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Month] = []
    refresh = TodayPage.refresh

    def telling(page: TodayPage) -> None:
        read.append(page.desk.month)
        refresh(page)

    monkeypatch.setattr(TodayPage, "refresh", telling)
    session.settings.chosen[WRITER.key] = PARTICIPANT
    session.begin_demo()
    shelf.may_finish.set()
    qtbot.waitUntil(lambda: bool(read))
    settle()

    assert session.desk is not None
    assert session.desk.opened.path.name == "village.hldb"
    assert session.desk.month == Month(2026, 10), "the last whole month has something to look at"
    assert read == [Month(2026, 10)], "the page is read once, not of this month first"


def test_a_computer_turning_dark_leaves_an_open_form_alone_and_is_followed_after_it(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    settle()
    dressed: list[str] = []
    monkeypatch.setattr(session, "dress", lambda: dressed.append("dressed"))
    seen: list[object] = []

    def look() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog)
        line = form.findChild(QLineEdit, "name")
        assert line is not None
        type_words(line, "แดง")
        session.follow_system()
        seen.extend([line.text(), list(dressed)])
        form.done(0)

    QTimer.singleShot(0, look)
    assert session.desk is not None
    assert session.window is not None
    add_person(session.desk, session.window)

    assert seen == ["แดง", []]
    session.follow_system()
    assert dressed == ["dressed"]


def test_colours_somebody_chose_do_not_follow_the_computer(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(book)
    dressed: list[str] = []
    monkeypatch.setattr(session, "dress", lambda: dressed.append("dressed"))
    session.settings.chosen[THEME.key] = "light"

    session.follow_system()

    assert dressed == []


@pytest.mark.parametrize("problem", [UserError("no_such_folder", name="ข้าว"), EnvironmentProblem("disk_full")])
def test_what_can_be_said_in_words_never_becomes_a_mistake_of_ours(
    problem: LedgerError, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistakes: list[object] = []
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back at the end
    guard(mistakes.append, told.append)

    sys.excepthook(type(problem), problem, None)
    assert (mistakes, told) == ([], [problem])


def test_a_mistake_is_written_down_without_what_somebody_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log, told = tmp_path / "log.txt", list[Path | None]()
    monkeypatch.setattr(crash, "log_file", lambda: log)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back at the end
    guard(told.append, lambda problem: pytest.fail(str(problem)))
    try:
        try:
            int("CANARY-TYPED-7391")
        except ValueError as wrong:
            wrong.add_note("CANARY-NOTE")
            raise KeyError("CANARY-NAME") from wrong
    except KeyError as problem:
        sys.excepthook(type(problem), problem, problem.__traceback__)
    try:
        Path("x").nothing_like_it  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as problem:
        sys.excepthook(type(problem), problem, problem.__traceback__)

    said = log.read_text("utf-8")
    assert told == [log, log]
    assert "builtins.ValueError\n" in said
    assert "builtins.KeyError\n" in said
    assert "has no attribute 'nothing_like_it'" in said
    assert "test_session.py" in said
    assert "invalid literal" not in said, "what Python says of a value has the value in it"
    assert "CANARY-NOTE\n" not in said


def test_trouble_without_a_book_is_told_where_the_choices_are(session: Session) -> None:
    session.show_welcome()

    session.tell(EnvironmentProblem("disk_full", name="book", folder="/x"))
    settle()

    assert session.welcome is not None
    assert session.welcome.isVisible()
    said = " ".join(one.words() for one in session.welcome.findChildren(Words))
    assert "เต็ม" in said


LONG = "ข้าว" * 80
"""More bytes than a name may have on any disk."""


def test_a_name_no_disk_takes_is_told_in_words(session: Session, tmp_path: Path) -> None:
    for begin in (session.open, session.create):
        begin(tmp_path / f"{LONG}.hldb")
        settle()

        assert session.desk is None
        assert session.welcome is not None
        assert session.welcome.trouble


def test_a_book_opened_by_two_spellings_of_its_name_is_offered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "two").mkdir()
    book = tmp_path / "two" / "B.hldb"
    book.write_bytes(b"")
    recent = Recent(tmp_path / "recent.json")
    monkeypatch.chdir(tmp_path / "here")

    recent.note(book)
    recent.note(Path("../two/B.hldb"))

    assert recent.places() == [book]


def test_a_list_that_names_a_book_twice_offers_it_once(tmp_path: Path) -> None:
    book = tmp_path / "B.hldb"
    book.write_bytes(b"")
    names = [str(tmp_path / "x" / ".." / "B.hldb"), str(book)]
    (tmp_path / "x").mkdir()
    (tmp_path / "recent.json").write_text(json.dumps(names))

    assert len(Recent(tmp_path / "recent.json").places()) == 1


def test_a_book_in_a_name_too_long_is_not_offered(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "recent.json")
    recent.note(tmp_path / "recent.json")
    recent.note(tmp_path / LONG)

    assert recent.places() == [tmp_path / "recent.json"]


def test_a_folder_for_copies_no_disk_takes_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    said: list[str] = []

    def answer() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        folder = form[COPIES_FOLDER.key]
        assert isinstance(folder, TextField)
        folder.show_value(str(tmp_path / LONG))
        form.save_button.click()
        said.append(form.refusal.words())
        form.done(0)

    QTimer.singleShot(0, answer)
    session.ask_settings()

    assert len(said) == 1
    assert said[0]


def test_a_folder_for_copies_is_picked(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "แฟลชไดรฟ์"
    stick.mkdir()
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_told: stick)

    def answer() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        press(child(form, f"pick_{COPIES_FOLDER.key}"))
        press(child(form, "save"))

    QTimer.singleShot(0, answer)
    session.ask_settings()

    assert session.settings.text(COPIES_FOLDER) == str(stick)


def test_a_temporary_folder_that_cannot_be_made_is_told_as_the_disk_s_trouble(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_where: object, **_how: object) -> str:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert desk.household is not None
    order = PaperOrder(kind=MONTH, month=desk.month, households=(desk.household,))

    with pytest.raises(EnvironmentProblem) as told:
        making.make_paper(desk.opened, (order,), digits="arabic").laid_aside()
    assert told.value.code == "disk_full"


def test_a_book_that_can_only_be_read_where_it_is_is_told_with_what_to_do(
    session: Session, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_how: object) -> object:
        raise EnvironmentProblem("read_only", name=path.name, folder=str(path.parent))

    monkeypatch.setattr("household_ledger.app.opening.open_store_beside", refuse)

    assert not session.open(book)

    assert session.welcome is not None
    assert "คัดลอก" in session.welcome.trouble
    assert book.name in session.welcome.trouble


def test_the_quiet_moment_after_typing_is_used_beside_the_window(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, threads = Copies(desk), list[threading.Thread]()
    monkeypatch.setattr(LedgerAtHand, "rest", lambda _opened: threads.append(threading.current_thread()))

    copies._on_idle()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)

    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_for_a_closed_book_nobody_keeps_time(desk: Desk) -> None:
    desk.settings.choose(LAST_CHECKED, "2026-11-01")
    copies, check = Copies(desk), WeeklyCheck(desk)
    write(desk, "ก่อนปิด")
    settle()
    timers = [*copies.findChildren(QTimer), *check.findChildren(QTimer)]
    assert sum(one.isActive() for one in timers) == 3

    desk.close()

    assert not any(one.isActive() for one in timers)
