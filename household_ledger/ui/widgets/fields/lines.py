"""Fields of words: on one line, on several lines, and on one line that is read as something else."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.fields.field import Field, FieldOf, Given


class LineField(Field):
    """One line to type in, whatever is made of it."""

    def take_words(self, words: str) -> None:
        """Take other words as if they had been typed."""
        self.line.setText(words)
        self._on_typed()

    def _make_editor(self) -> QWidget:
        self.line = QLineEdit()
        self.line.setMinimumHeight(px(36))
        self.line.textEdited.connect(self._on_typed)
        return self.line

    def _show_words(self, words: str) -> None:
        self.line.setText(words)
        self.line.setCursorPosition(0)

    def _typed(self) -> str:
        return self.line.text()


class TextField(LineField, FieldOf[str]):
    """Words on one line; `longest` letters."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False, longest: int = 300) -> None:
        self._longest = longest
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)

    def value(self) -> str:
        """Give the words, trimmed; "" for none."""
        return self._typed().strip()

    def _put(self, value: str) -> None:
        self._show_words(value)

    def _wrong(self) -> str:
        if len(self._typed()) > self._longest:
            return _("At most {count} letters, please.").format(count=format_number(self._longest))
        return ""


class NoteField(FieldOf[str]):
    """Words on several lines."""

    def value(self) -> str:
        """Give the words, trimmed; "" for none."""
        return self._typed().strip()

    def _make_editor(self) -> QWidget:
        self.box = QPlainTextEdit()
        self.box.setFixedHeight(px(76))
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._on_typed)
        return self.box

    def _put(self, value: str) -> None:
        self.box.setPlainText(value)

    def _typed(self) -> str:
        return self.box.toPlainText()


class ReadField(LineField, FieldOf[Given | None]):
    """Words on one line that are read as something else."""

    def value(self) -> Given | None:
        """Give what was read; None for nothing or for what cannot be read."""
        read = self._read(self._typed()) if self._typed().strip() else None
        return None if isinstance(read, Problem) else read

    def _put(self, value: Given | None) -> None:
        self._show_words("" if value is None else self._written(value))

    def _wrong(self) -> str:
        if not self._typed().strip():
            return ""
        read = self._read(self._typed())
        return message(read) if isinstance(read, Problem) else ""

    def _read(self, typed: str) -> Given | Problem:
        raise NotImplementedError

    def _written(self, value: Given) -> str:
        raise NotImplementedError
