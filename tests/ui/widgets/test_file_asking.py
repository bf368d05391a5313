"""Qt's own dialog for files, where the system has none."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QTreeView,
    QWidget,
)

from household_ledger.text.i18n import set_language
from household_ledger.ui.theme.look import Look, look, tokens
from household_ledger.ui.theme.tokens import DARK, LIGHT, Tokens
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import wear
from tests.ui.hands import child
from tests.ui.test_contrast import contrast

PAUSE, TRIES, STILL = 20, 200, 6
"""Milliseconds between two looks, how many, and how many alike are enough: the dialog reads in a thread of its own."""


def in_dialog(act: Callable[[QFileDialog], None]) -> None:
    """Do something in the dialog for files that opens next, and close it if it is open still."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, found)


def days(dialog: QFileDialog) -> list[str]:
    """Read the columns of sizes and days, once the dialog is through with its folder: it tells names, then the rest."""
    view = child(dialog, "treeView", QTreeView)
    assert isinstance(view, QTreeView)
    looks: list[list[str]] = []
    while len(looks) < TRIES and not (len(looks) >= STILL and looks[-1] and looks[-STILL:] == [looks[-1]] * STILL):
        QTest.qWait(PAUSE)
        looks.append(_row_texts(view))
    assert view.isColumnHidden(2), "what kind it is, Qt says in English"
    return looks[-1]


def _row_texts(view: QTreeView) -> list[str]:
    model, root = view.model(), view.rootIndex()  # each time: an index held while the folder is read is one of nothing
    return [str(model.index(row, column, root).data()) for row in range(model.rowCount(root)) for column in (1, 3)]


@pytest.mark.parametrize(("language", "day"), [("th", "05/10/2569 08:30"), ("en", "05/10/2026 08:30")])
def test_files_have_their_day_in_the_years_of_the_language(tmp_path: Path, language: str, day: str) -> None:
    set_language(language)
    book = tmp_path / "book.hldb"
    book.write_bytes(bytes(5000))
    changed = datetime(2026, 10, 5, 8, 30).astimezone().timestamp()
    os.utime(book, (changed, changed))
    seen: list[str] = []
    in_dialog(lambda dialog: seen.extend(days(dialog)))

    assert dialogs.open_path(None, "เปิด", (".hldb",), tmp_path) is None
    assert seen == ["5 KB", day]


@pytest.mark.parametrize("has_documents", [True, False])
def test_files_are_first_looked_for_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_documents: bool
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if has_documents:
        (tmp_path / "Documents").mkdir()
    begun: list[str] = []
    in_dialog(lambda dialog: begun.append(dialog.directory().absolutePath()))

    assert dialogs.open_path(None, "เปิด", (".hldb",)) is None
    assert begun == [str(tmp_path / "Documents" if has_documents else tmp_path)]


def test_a_file_whose_day_nobody_knows_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book.hldb").touch()
    monkeypatch.setattr(QFileSystemModel, "lastModified", lambda *_asked: QDateTime())
    seen: list[str] = []
    in_dialog(lambda dialog: seen.extend(days(dialog)))

    assert dialogs.open_path(None, "เปิด", (".hldb",), tmp_path) is None
    assert seen == ["", ""]


def test_a_file_that_is_there_is_asked_about_though_its_ending_was_not_typed(tmp_path: Path) -> None:
    (tmp_path / "slip.pdf").write_bytes(b"mine")
    asked: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    def act(dialog: QFileDialog) -> None:
        line = child(dialog, "fileNameEdit", QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(str(tmp_path / "slip"))
        QTimer.singleShot(0, refuse)
        dialog.accept()

    in_dialog(act)

    assert dialogs.save_path(None, "เก็บ", tmp_path / "new.pdf", (".pdf",)) is None
    assert len(asked) == 1
    assert "slip.pdf" in asked[0]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_the_buttons_of_the_dialog_show_is_seen_on_its_ground(
    colours: Tokens, tmp_path: Path, qapp: QApplication
) -> None:
    was = look()
    wear(qapp, Look(tokens=colours))
    seen: dict[str, float] = {}
    in_dialog(lambda dialog: seen.update({name: clearest(child(dialog, name, QToolButton)) for name in PICTURES}))
    try:
        dialogs.open_path(None, "เปิด", (".hldb",), tmp_path)
    finally:
        wear(qapp, was)

    assert min(seen.values()) > SEEN, seen


@pytest.mark.parametrize("type_size", [100, 150])
def test_names_and_sizes_of_files_have_the_room_there_is(type_size: int, tmp_path: Path, qapp: QApplication) -> None:
    was = look()
    wear(qapp, Look(type_size=type_size))
    (tmp_path / "บ้านดอนกลาง 2569-11-21 before-upgrade.hldb").write_bytes(bytes(28_123_456))
    cut: list[int] = []
    in_dialog(lambda dialog: cut.extend(cut_columns(dialog)))
    try:
        dialogs.open_path(None, "เปิด", (".hldb",), tmp_path)
    finally:
        wear(qapp, was)

    assert not cut


def cut_columns(dialog: QFileDialog) -> list[int]:
    """Name the columns narrower than what stands in them, once all stands there."""
    days(dialog)
    view = child(dialog, "treeView", QTreeView)
    assert isinstance(view, QTreeView)
    cut = [0]
    for _turn in range(200):
        cut = [column for column in (0, 1, 3) if view.columnWidth(column) < view.sizeHintForColumn(column)]
        if not cut:
            break
        QTest.qWait(5)
    return cut


PICTURES = ("backButton", "forwardButton", "toParentButton", "newFolderButton", "listModeButton", "detailModeButton")
SEEN = 3
"""The contrast a picture needs that is more than decoration."""


def clearest(pressed: QWidget) -> float:
    """Give the contrast of most of a button's picture with the ground it stands on."""
    assert isinstance(pressed, QToolButton)
    drawn = pressed.icon().pixmap(pressed.iconSize()).toImage()
    places = [(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    inks = [drawn.pixelColor(x, y) for x, y in places if drawn.pixelColor(x, y).alpha() > 200]
    assert inks
    return median(contrast(one.name(), tokens().paper) for one in inks)
