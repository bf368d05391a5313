"""What is done in the window of a locked book can be read in no file: not for a moment, not in what is left at the end.

The same is done in a book without a passphrase: there the words must be found, or the look is blind.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.db.seal import is_sealed
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.exchange.reading.child import look_apart
from household_ledger.services.exchange.reading.formats import Request
from household_ledger.services.exchange.reading.own import Known
from household_ledger.services.kept_sums import KeptSums
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import SECOND_FOLDER
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.exchange.bundles.asking import SendForm
from household_ledger.ui.paper.orders import MONTH, PaperOrder
from household_ledger.ui.paper.preview import show_preview
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.hands import child, press, type_words
from tests.ui.secret.conftest import PASSPHRASE
from tests.ui.secret.test_passphrase_of_the_book import choosing, clicking, close, entering, saving, sheet_file
from tests.ui.secret.test_sending import sending, type_twice
from tests.ui.secret.visits import visitor
from tests.ui.start.conftest import settle

__all__ = ["sheet_file"]

SAID, NOTED, SHOWN, SUMMED, REFUSED = (
    "นกขมิ้นเหลืองอ่อน",
    "CANARY-NOTE-7391",
    "CANARY-PICTURE-5520",
    "739155",
    "นกแก้วที่จดไม่ลง",
)
ALL = (SAID, NOTED, SHOWN, SUMMED, REFUSED)
LOOKING = """  # what is temporary is told whatever it says: the words of a PDF are packed
import pathlib, sys
root, *words = sys.argv[1:]
forms = [form for one in words for form in (one.encode(), one.encode("utf-16-le"), ascii(one)[1:-1].encode())]
print("begun", flush=True)
seen = set()
while not pathlib.Path(root, "enough").exists():
    for path in pathlib.Path(root).rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except OSError:
            continue
        is_aside = bool(content) and "aside" in path.relative_to(root).parts
        if path.name not in seen and (is_aside or any(form in content for form in forms)):
            seen.add(path.name)
            print(path.relative_to(root).as_posix(), flush=True)
"""


@contextmanager
def looked_at(root: Path, told: set[str]) -> Iterator[None]:
    """Have another program look into every file of a folder all the time, and look a last time when all is closed."""
    if sys.platform == "win32":  # a file somebody reads cannot be replaced there
        yield
    else:
        with _looking_on(root, told):
            yield
    told.update(readable_in(root))


@contextmanager
def _looking_on(root: Path, told: set[str]) -> Iterator[None]:
    command = [sys.executable, "-X", "utf8", "-c", LOOKING, str(root), *ALL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as looking:
        assert looking.stdout is not None
        assert looking.stdout.readline() == "begun\n"
        try:
            yield
        finally:
            (root / "enough").touch()
            told.update(looking.stdout.read().splitlines())


def readable_in(root: Path) -> set[str]:
    """Name the files in which anybody reads one of the words."""
    forms = [form for one in ALL for form in (one.encode(), one.encode("utf-16-le"), ascii(one)[1:-1].encode())]
    files = [path for path in root.rglob("*") if path.is_file()]
    seen = {path for path in files if any(form in path.read_bytes() for form in forms)}
    return {path.relative_to(root).as_posix() for path in seen}


def write_and_be_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write words, a picture and a sum of the paper, and a row the disk will not take."""
    assert desk.household is not None
    query = EntryQuery(household=desk.household, first=date(2026, 10, 1), last=date(2026, 10, 31))
    with desk.reader() as reader:
        alike = draft_of(next(one for one in reader.entries(query) if one.kind is EntryKind.EXPENSE))
    picture = b"\xff\xd8" + SHOWN.encode()
    photo = Photo(
        hash=hash_of(picture),
        household=desk.household,
        width=9,
        height=9,
        added_on=date(2026, 10, 2),
        picture=picture,
    )
    assert desk.do(AddEntries((replace(alike, description=SAID, note=NOTED),))) is not None
    assert desk.do(AddWithPhotos(AddEntries((alike,)), (photo,))) is not None
    kept = KeptSums(desk.settings, is_secret=desk.opened.is_encrypted)
    kept.keep(desk.household, Month(2026, 10), "day-1", {"money_in": SUMMED})

    def full(*_asked: object) -> None:
        raise EnvironmentProblem("disk_full", name="book", folder="/x")

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.opened.ledger), "execute", full)
        assert desk.do(AddEntries((replace(alike, description=REFUSED),))) is None


def look_at_a_paper(run: Session, qtbot: QtBot) -> None:
    desk = run.desk
    assert desk is not None
    assert desk.household is not None
    order = PaperOrder(kind=MONTH, month=Month(2026, 10), households=(desk.household,))
    preview = show_preview(desk, order, run.window)
    qtbot.waitUntil(lambda: preview._paper is not None, timeout=30_000)
    preview.close()
    settle()


def look_at_a_file(outside: Path) -> None:
    """Have a statement read by the child process; what is typed of it is in its memory alone."""
    outside.write_text(f"Date,Description,Amount\n2026-10-05,{SAID},-20.00\n", "utf-8")
    request = Request(outside.name, Known(), date(2026, 11, 22))
    assert look_apart(outside, request).survey is not None


def do_everything(run: Session, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, outside: Path) -> None:
    """Write in a book, copy it to two places, send it, look at a paper of it and at a file to come in, and close it."""

    def fill(form: SendForm) -> None:
        if form.sealed.value():
            type_twice(form)
        press(child(form, "save"))

    sending(run, book, qtbot, fill)
    desk = run.desk
    assert desk is not None
    assert run.copies is not None
    write_and_be_refused(desk, monkeypatch)
    run.copies.copy_now()
    qtbot.waitUntil(lambda: not run.jobs.is_busy, timeout=60_000)
    look_at_a_paper(run, qtbot)
    look_at_a_file(outside)
    assert run.window is not None
    run.window.go("entry")
    settle()
    line = QApplication.focusWidget()
    if isinstance(line, QLineEdit):
        type_words(line, REFUSED)
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)
    close(run)
    assert run.desk is None


@pytest.mark.parametrize("kind", ["locked", "plain"])
def test_nothing_done_in_the_window_of_a_locked_book_can_be_read_anywhere(  # noqa: PLR0917 -- fixtures
    run: Session,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    book: Path = request.getfixturevalue("locked" if kind == "locked" else "book")
    away = tmp_path_factory.mktemp("away")
    for name in ("second", "aside"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "aside"))
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked, **_also: tmp_path / "stick.hlbundle")
    run.settings.chosen[SECOND_FOLDER.key] = str(tmp_path / "second")
    seen: set[str] = set()

    with looked_at(tmp_path, seen):
        do_everything(run, book, qtbot, monkeypatch, away / "statement.csv")

    assert list((tmp_path / "second").glob("*.hldb")), "a copy went to both places"
    assert is_sealed(tmp_path / "stick.hlbundle") is (kind == "locked")
    if kind == "locked":
        assert seen == set()
        return
    folders = {Path(one).parts[0] for one in seen}
    assert folders >= {"book.hldb", "copies", "second", "paper_sums.json", "state"}


def test_what_lay_beside_a_book_from_before_it_was_locked_is_readable_no_more(  # noqa: PLR0917 -- fixtures
    run: Session, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sheet_file: Path, tmp_path: Path
) -> None:
    assert run.open(book)
    assert run.desk is not None
    write_and_be_refused(run.desk, monkeypatch)
    beside = [tmp_path / "paper_sums.json", *(tmp_path / "state" / "unsaved").glob("*.json")]
    assert len(beside) == 2
    assert SUMMED.encode() in beside[0].read_bytes()
    assert REFUSED in beside[1].read_text("utf-8")

    steps = (
        ("secret_place", clicking("secret_put")),
        ("choose_passphrase", choosing(PASSPHRASE)),
        ("recovery_sheet", saving(qtbot)),
        ("left_copies", clicking("delete")),
    )
    monkeypatch.setattr("household_ledger.ui.unsaved.dialog.offer_unsaved", lambda *_asked: None)
    with visitor(*steps):
        run.secret.show_place()

    assert run.desk is not None
    assert run.desk.opened.is_encrypted
    assert readable_in(tmp_path) == set()
    drafts = run.desk.drafts()
    assert drafts is not None
    assert [one.row[0].description for one in drafts.rows] == [REFUSED], "and nothing typed is lost"


def test_a_new_book_is_offered_a_passphrase_quietly_and_gets_it_from_there(
    run: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sheet_file: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("household_ledger.ui.pages.first_household.ask_first_household", lambda *_asked: True)
    path = tmp_path / "new.hldb"
    run.create(path)
    settle()
    assert run.window is not None
    offered = child(run.window, "answer", QWidget)
    assert offered.isVisible()

    steps = (
        ("secret_place", clicking("secret_put")),
        ("choose_passphrase", choosing(PASSPHRASE)),
        ("recovery_sheet", saving(qtbot)),
    )
    with visitor(*steps):
        press(offered)
        qtbot.waitUntil(lambda: run.desk is not None and run.desk.opened.is_encrypted, timeout=60_000)
        settle()

    assert run.window.findChild(QWidget, "answer") is None, "nobody is offered what is there"
    close(run)
    with visitor(("ask_secret", entering(PASSPHRASE))):
        assert run.open(path)
