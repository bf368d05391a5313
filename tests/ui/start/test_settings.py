"""Choices of the program: which are kept, which hold for one run, and what a form nobody changed says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from household_ledger.settings import LANGUAGE, THEME, WRITER, Settings
from household_ledger.ui.start.settings_form import ask_settings
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog


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
