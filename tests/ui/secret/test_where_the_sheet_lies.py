"""A recovery sheet saved where the book lies, too, is told of: whoever takes the computer would have both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.hands import child, press
from tests.ui.secret.conftest import PASSPHRASE
from tests.ui.secret.test_passphrase_of_the_book import choosing, clicking, close
from tests.ui.secret.visits import visitor


def test_on_the_disk_of_the_book_it_is_told_that_both_go_together(
    run: Session, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked, **_also: folder / "sheet.pdf")
    told: list[str] = []

    def saving(sheet: QWidget) -> None:
        save = child(sheet, "save", QPushButton)
        qtbot.waitUntil(save.isEnabled)
        press(save)
        words = child(sheet, "told")
        assert isinstance(words, Words)
        told.append(words.words())
        press(child(sheet, "done", QPushButton))

    run.open(book)
    steps = (
        ("secret_place", clicking("secret_put")),
        ("choose_passphrase", choosing(PASSPHRASE)),
        ("recovery_sheet", saving),
    )
    with visitor(*steps):
        run.secret.show_place()

    (words,) = told
    assert "sheet.pdf" in words
    assert "ดิสก์เดียวกับสมุด" in words
    close(run)
