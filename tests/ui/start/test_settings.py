"""Choices of the program: which are kept, which hold for one run, and what a form nobody changed says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.settings import DIGITS, LANGUAGE, THEME, TYPE_SIZE, TYPE_SIZES, WRITER, Settings
from household_ledger.text.i18n import using
from household_ledger.ui.desk import Notice
from household_ledger.ui.start.session import Session
from household_ledger.ui.start.settings_form import ask_settings
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.start.conftest import settle


def _kept(settings: Settings) -> Settings:
    """Read what another run of the program would find."""
    return Settings.load(settings.path)


def test_a_language_spoken_for_one_run_holds_in_it_and_is_not_kept_with_another_choice(settings: Settings) -> None:
    settings.spoken[LANGUAGE.key] = "en"

    settings.choose(THEME, "dark")

    assert settings.text(LANGUAGE) == "en"
    assert _kept(settings).text(LANGUAGE) == "th"
    assert _kept(settings).text(THEME) == "dark"


def test_a_language_chosen_in_the_window_takes_the_place_of_the_one_spoken(settings: Settings) -> None:
    settings.spoken[LANGUAGE.key] = "en"

    settings.choose(LANGUAGE, "th")

    assert settings.text(LANGUAGE) == "th"
    assert _kept(settings).text(LANGUAGE) == "th"


@pytest.mark.usefixtures("qapp")
def test_choosing_colours_in_the_form_says_nothing_of_who_writes(settings: Settings) -> None:
    settings.spoken[LANGUAGE.key] = "en"

    def fill_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        theme = form[THEME.key]
        assert isinstance(theme, ChoiceField)
        theme.box.setCurrentIndex(2)
        form.save_button.click()

    QTimer.singleShot(0, fill_in)
    ask_settings(None, settings, lambda: None)

    assert _kept(settings).chosen == {THEME.key: "dark"}, "who writes decides which pages there are"
    assert WRITER.key not in settings.chosen


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_choice_of_digits_is_taken_for_a_second_of_the_other(settings: Settings, language: str) -> None:
    offered: list[str] = []

    def look() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        digits = form[DIGITS.key]
        assert isinstance(digits, ChoiceField)
        offered.extend(words for _value, words in digits.choices())
        form.reject()

    QTimer.singleShot(0, look)
    with using(language):
        ask_settings(None, settings, lambda: None)

    assert [words[-5:] for words in offered] == ["1 2 3", "๑ ๒ ๓"]


UNKEPT = "จำไว้ให้เฉพาะครั้งนี้"


def _refuse(session: Session, book: Path) -> None:
    """Let the file of choices be where none can be."""
    session.settings.path = book / "settings.json"


def _unkept(session: Session) -> list[str]:
    assert session.window is not None
    return [one.words for one in session.window.parts.messages.shown() if UNKEPT in one.words]


def test_a_choice_the_disk_refuses_holds_and_is_told_once_a_matter(session: Session, book: Path, qtbot: QtBot) -> None:
    session.open(book)
    settle()
    window, desk = session.window, session.desk
    assert window is not None
    assert desk is not None
    _refuse(session, book)
    said = list[Notice]()
    desk.said.connect(said.append)

    window.step_size(1)
    window.step_size(1)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert session.settings.number(TYPE_SIZE) == TYPE_SIZES[2]
    assert len(_unkept(session)) == 1

    window.step_size(1)
    window.show_everything(is_on=True)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert len(_unkept(session)) == 1, "the newer word takes the place of the older one"


def test_a_matter_is_told_once_until_the_disk_takes_choices_again(settings: Settings, tmp_path: Path) -> None:
    told, path, refused = [], settings.path, tmp_path / "file"
    refused.touch()
    settings.tell_unkept = lambda: told.append(settings.path)

    settings.path = refused / "settings.json"
    for size in TYPE_SIZES:
        settings.choose(TYPE_SIZE, size)
    assert len(told) == 1

    settings.path = path
    settings.choose(TYPE_SIZE, 100)
    settings.path = refused / "settings.json"
    settings.choose(TYPE_SIZE, 110)
    assert len(told) == 2


def test_a_disk_that_takes_choices_again_keeps_all_of_them(session: Session, book: Path) -> None:
    session.open(book)
    settle()
    settings, path = session.settings, session.settings.path
    _refuse(session, book)
    settings.choose(DIGITS, "thai")

    settings.path = path
    assert settings.choose(TYPE_SIZE, 125)

    assert _kept(settings).text(DIGITS) == "thai"
    assert _kept(settings).number(TYPE_SIZE) == 125


def test_a_choice_refused_before_any_book_is_told_where_the_ways_to_begin_are(
    session: Session, book: Path, qtbot: QtBot
) -> None:
    session.show_welcome()
    _refuse(session, book)

    def fill_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        language = form[LANGUAGE.key]
        assert isinstance(language, ChoiceField)
        language.box.setCurrentIndex(1)
        form.save_button.click()

    QTimer.singleShot(0, fill_in)
    session.ask_settings()
    qtbot.waitUntil(lambda: session.welcome is not None and bool(session.welcome.trouble))

    assert session.welcome is not None
    assert "for this time only" in session.welcome.trouble, "in the language just chosen"
    session.welcome.close()
