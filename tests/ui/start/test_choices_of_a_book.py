"""Who writes and how entries are written are chosen for one book: other books of the computer stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from household_ledger.settings import (
    ENTRY_WAY,
    GRID_WAY,
    PARTICIPANT,
    PROVIDER,
    TILES_WAY,
    TYPE_SIZE,
    VOLUNTEER,
    WRITER,
    Settings,
)
from household_ledger.ui.frame.visibility import shown_workspaces
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets.fields import ChoiceField, TextField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.start.conftest import settle


def test_what_is_chosen_for_a_book_holds_for_it_alone_also_in_the_next_run(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.book = "a"
    settings.choose(WRITER, PARTICIPANT)
    settings.choose(TYPE_SIZE, 150)
    for again in (settings, Settings.load(settings.path)):
        for book, writer, is_chosen in (("a", PARTICIPANT, True), ("b", VOLUNTEER, False), ("", VOLUNTEER, False)):
            again.book = book
            assert again.text(WRITER) == writer
            assert again.is_chosen(WRITER) is is_chosen
            assert again.number(TYPE_SIZE) == 150, "letters are as large in every book"


def test_what_was_chosen_for_all_holds_where_a_book_says_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", {WRITER.key: PROVIDER})
    settings.book = "a"
    assert settings.text(WRITER) == PROVIDER
    settings.choose(WRITER, VOLUNTEER)
    settings.book = "b"
    assert settings.text(WRITER) == PROVIDER


@pytest.mark.parametrize("books", ["[1]", '{"a": 3}', '{"a": {"writer": "nobody"}}'])
def test_books_written_wrongly_by_a_hand_choose_nothing(tmp_path: Path, books: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"theme": "dark", "books": {books}}}', encoding="utf-8")
    settings = Settings.load(path)
    settings.book = "a"
    assert settings.text(WRITER) == VOLUNTEER


def test_only_so_many_books_are_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in range(60):
        settings.book = str(number)
        settings.choose(WRITER, PARTICIPANT)
    assert list(settings.books) == [str(number) for number in range(10, 60)]


def test_a_household_that_writes_itself_gets_large_buttons_and_leaves_other_books_their_provider(
    session: Session, tmp_path: Path, book: Path
) -> None:
    """On a computer whose other book is written in the table."""
    del session.settings.chosen[WRITER.key]
    session.open(book)
    assert session.desk is not None
    session.desk.settings.choose(ENTRY_WAY, GRID_WAY)

    def fill_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        writer = form[WRITER.key]
        assert isinstance(writer, ChoiceField)
        writer.show_value(PARTICIPANT)
        for name in ("person", "household"):
            field = form[name]
            assert isinstance(field, TextField)
            field.show_value("บ้านศรี")
        form.save_button.click()

    QTimer.singleShot(0, fill_in)
    session.create(tmp_path / "own.hldb")
    assert session.window is not None
    session.window.show_page("entry")
    settle()
    (page,) = session.window.findChildren(EntryPage)
    assert page.choice is not None
    assert page.choice.current() == TILES_WAY

    session.open(book)
    assert session.settings.text(ENTRY_WAY) == GRID_WAY
    assert "provider" in shown_workspaces(session.settings, 4, None)
