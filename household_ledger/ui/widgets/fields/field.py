"""What every field is: a label, an editor, and under it what is wrong with what is typed, while it is typed."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.words import Words

T = TypeVar("T")
Given = TypeVar("Given")


class Field(QWidget):
    """One thing asked for, as a form sees it: whatever is typed, it can be checked, marked and found changed.

    `name` is the field's name in the program (object name, and where a refusal of the door belongs).
    """

    changed = Signal()
    is_wide = False
    """Whether it needs a row of its own where a form has two columns."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False) -> None:
        super().__init__()
        self.name = name
        self.is_needed = is_needed
        self._hint, self._hint_tone = hint, "ink_3"
        self._refusal = ""
        self._is_touched = False
        self.setObjectName(f"field_{name}")
        self.label = Words(label, "small")
        self.editor = self._make_editor()
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(label)
        self.label.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self.said = Words(hint, "hint", wraps=True)
        self.said.setVisible(bool(hint))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.label)
        rows.addLayout(self._line())
        rows.addWidget(self.said)
        self._first = self._state()

    def value(self) -> object:
        """Give what was typed; None for nothing or for what cannot be read."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take what stands here now as what was shown: nothing is changed, and nothing wrong is said."""
        self._first = self._state()
        self._is_touched = False
        self._refusal = ""
        self._say()

    def problem(self) -> str:
        """Say what is wrong with what is typed now; nothing when it is right."""
        if self.is_needed and not self._typed().strip():
            return _("Please fill this in.")
        return self._refusal or self._wrong()

    def show_problem(self, sentence: str) -> None:
        """Show why the ledger would not take it; it goes when something else is typed."""
        self._refusal = sentence
        self._is_touched = True
        self._say()

    def show_hint(self, hint: str, *, is_doubt: bool = False) -> None:
        """Say something else below the field while nothing is wrong; `is_doubt`: what is typed is unlikely."""
        self._hint, self._hint_tone = hint, "attention" if is_doubt else "ink_3"
        self._say()

    def is_changed(self) -> bool:
        """Tell whether something else is typed than was shown."""
        return self._state() != self._first

    def check(self) -> bool:
        """Show what is wrong even where nothing was typed yet; True when all is right."""
        self._is_touched = True
        self._say()
        return not self.problem()

    def _make_editor(self) -> QWidget:
        raise NotImplementedError

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.editor, 1)
        return line

    def _typed(self) -> str:
        raise NotImplementedError

    def _state(self) -> object:
        """Give what tells whether something else stands here than was shown."""
        return self._typed()

    def _wrong(self) -> str:
        return ""

    def _on_typed(self) -> None:
        self._refusal = ""
        self._is_touched = True
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        wrong = self.problem() if self._is_touched else ""
        self.said.set_tone("expense" if wrong else self._hint_tone)
        self.said.show_words(wrong or self._hint)
        self.said.setVisible(bool(wrong or self._hint))
        self.editor.setProperty("wrong", bool(wrong))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(wrong or self._hint)


class FieldOf(Field, Generic[T]):
    """A field whose value is a T as the program means it: what a form reads from, and shows what is known in."""

    def value(self) -> T:
        """Give what was typed; None for nothing or for what cannot be read."""
        raise NotImplementedError

    def given(self: FieldOf[Given | None]) -> Given:
        """Give what was typed where a form saves nothing without it; ValueError where nothing stands."""
        value = self.value()
        if value is None:
            raise ValueError(self.name)
        return value

    def show_value(self, value: T) -> None:
        """Show a value as if it had been there all along."""
        self._put(value)
        self.settle()

    def _put(self, value: T) -> None:
        raise NotImplementedError
