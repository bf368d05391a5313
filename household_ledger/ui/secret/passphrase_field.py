"""A line for a passphrase: its letters hidden until they are asked for, and which keyboard typed them told."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.fields.field import FieldOf
from household_ledger.ui.widgets.fields.lines import LineField

_SHOW_KEY = "F8"
_THAI = range(0x0E01, 0x0E5C)
_HIDDEN_HINTS = (
    Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
)


class PassphraseField(LineField, FieldOf[str]):
    """Words on one line as they were typed, spaces too; nobody who looks on reads them unless they are shown."""

    is_wide = True

    def value(self) -> str:
        """Give the words, in the one composition every keyboard comes to."""
        return unicodedata.normalize("NFC", self._typed())

    def clear(self) -> None:
        """Empty it as if nothing had been typed."""
        self.line.clear()
        self.settle()
        self.show_hint(self._own_hint)

    @property
    def is_shown(self) -> bool:
        """Whether the letters can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def show_letters(self, *, is_shown: bool) -> None:
        """Show or hide the letters; what is typed and where the cursor stands stays."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HIDDEN_HINTS)
        words = _("Hide what is typed") if is_shown else _("Show what is typed")
        self.eye.setIcon(icon("eye_shut" if is_shown else "eye", "ink_2", px(18)))
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(f"{words} ({_SHOW_KEY})")

    def _make_editor(self) -> QWidget:
        editor = super()._make_editor()
        self._own_hint = self._hint
        self.line.textEdited.connect(lambda _words: self._tell_letters())
        return editor

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        self.eye = icon_button("eye", "", self._turn)
        self.eye.setObjectName(f"show_{self.name}")
        self.eye.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the next line: nobody sees where they type
        key = QShortcut(QKeySequence(_SHOW_KEY), self.line, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._turn)
        line.addWidget(self.eye)
        self.show_letters(is_shown=False)
        return line

    def _turn(self) -> None:
        self.show_letters(is_shown=not self.is_shown)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, value: str) -> None:
        self._show_words(value)

    def _tell_letters(self) -> None:
        """Say how many letters and of which keyboard: the wrong one is the commonest reason not to get in."""
        self.show_hint(letters_words(self.value()) or self._own_hint)


def letters_words(typed: str) -> str:
    """Say how many letters are typed, and in which script; nothing of nothing."""
    if not typed:
        return ""
    count = ngettext("{count} letter", "{count} letters", len(typed)).format(count=format_number(len(typed)))
    has_thai = any(ord(one) in _THAI for one in typed)
    has_latin = any(one.isascii() and one.isalpha() for one in typed)
    if has_thai and has_latin:
        return beside(count, _("Thai and English keyboard"))
    if has_thai or has_latin:
        return beside(count, _("Thai keyboard") if has_thai else _("English keyboard"))
    return count
