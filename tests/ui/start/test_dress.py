"""What is put on with the language: the name of the program in the titles of its windows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.settings import LANGUAGE, Settings
from household_ledger.ui.start.dress import dress


@pytest.mark.parametrize(("language", "name"), [("en", "Household Ledger"), ("th", "บัญชีครัวเรือน")])
def test_the_titles_of_windows_name_the_program_in_the_language_chosen(
    language: str, name: str, qapp: QApplication, settings: Settings
) -> None:
    settings.choose(LANGUAGE, language)
    dress(qapp, settings)
    assert qapp.applicationDisplayName() == name
