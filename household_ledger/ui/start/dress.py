"""Putting the chosen language, digits, colours and size of letters into force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from household_ledger.settings import DIGITS, LANGUAGE, THEME, TYPE_SIZE, Settings
from household_ledger.text.i18n import _, set_language
from household_ledger.ui.frame.qt_words import speak_qt
from household_ledger.ui.theme.fonts import font, load_fonts
from household_ledger.ui.theme.look import BODY, Look, px, set_look
from household_ledger.ui.theme.sheet import style_sheet
from household_ledger.ui.theme.tokens import DARK, LIGHT


def dress(application: QApplication, settings: Settings) -> None:
    """Dress the whole application; what is built already has to be built anew."""
    set_language(settings.text(LANGUAGE), settings.text(DIGITS))
    speak_qt()
    application.setApplicationDisplayName(_("Household Ledger"))  # stands in the title of every window
    load_fonts()
    set_look(Look(DARK if _is_dark(application, settings) else LIGHT, settings.number(TYPE_SIZE)))
    application.setFont(font(px(BODY)))
    application.setStyleSheet(style_sheet())


def _is_dark(application: QApplication, settings: Settings) -> bool:
    theme = settings.text(THEME)
    if theme == "system":
        return application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme == "dark"
