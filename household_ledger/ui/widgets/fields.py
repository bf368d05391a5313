"""Fields of forms: a label, an editor, and under it what is wrong with what is typed, while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import format_amount, format_number, format_quantity, parse_amount, parse_quantity
from household_ledger.text.dates import format_date, format_month, format_year, parse_date, parse_month, parse_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.matching import distinct
from household_ledger.text.messages import message
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.calendar import CalendarPopup
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.choice_box import ChoiceBox
from household_ledger.ui.widgets.words import Words

_DAYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Field(QWidget):
    """One thing asked for; `value()` gives what was typed as the program means it, None for nothing.

    `name` is the field's name in the program (object name, and where a refusal of the door belongs).
    """

    changed = Signal()
    is_wide = False
    """Whether it needs a row of its own where a form has two columns."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False) -> None:
        super().__init__()
        self.name = name
        self.is_needed = is_needed
        self._hint = hint
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

    def value(self) -> Any:  # noqa: ANN401 -- each kind of field has its own
        """Give what was typed; None for nothing or for what cannot be read."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 -- each kind of field has its own
        """Show a value as if it had been there all along."""
        self._put(value)
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

    def show_hint(self, hint: str) -> None:
        """Say something else below the field while nothing is wrong."""
        self._hint = hint
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

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- each kind of field has its own
        raise NotImplementedError

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
        self.said.set_tone("expense" if wrong else "ink_3")
        self.said.show_words(wrong or self._hint)
        self.said.setVisible(bool(wrong or self._hint))
        self.editor.setProperty("wrong", bool(wrong))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(wrong or self._hint)


class TextField(Field):
    """Words on one line; `longest` letters."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False, longest: int = 300) -> None:
        self._longest = longest
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)

    def value(self) -> Any:  # noqa: ANN401 -- see Field
        """Give the words, trimmed; "" for none."""
        return self._typed().strip()

    def take_words(self, words: str) -> None:
        """Take other words as if they had been typed."""
        self.line.setText(words)
        self._on_typed()

    def _make_editor(self) -> QWidget:
        self.line = QLineEdit()
        self.line.setMinimumHeight(px(36))
        self.line.textEdited.connect(self._on_typed)
        return self.line

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- see Field
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

    def _typed(self) -> str:
        return self.line.text()

    def _wrong(self) -> str:
        if len(self._typed()) > self._longest:
            return _("At most {count} letters, please.").format(count=format_number(self._longest))
        return ""


class NoteField(Field):
    """Words on several lines."""

    def value(self) -> Any:  # noqa: ANN401 -- see Field
        """Give the words, trimmed; "" for none."""
        return self._typed().strip()

    def _make_editor(self) -> QWidget:
        self.box = QPlainTextEdit()
        self.box.setFixedHeight(px(76))
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._on_typed)
        return self.box

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- see Field
        self.box.setPlainText(value or "")

    def _typed(self) -> str:
        return self.box.toPlainText()


class _Read(TextField):
    """Words that are read as something else."""

    def value(self) -> Any:  # noqa: ANN401 -- see Field
        """Give what was read; None for nothing or for what cannot be read."""
        read = self._read(self._typed()) if self._typed().strip() else None
        return None if isinstance(read, Problem) else read

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- see Field
        self.line.setText("" if value is None else self._written(value))
        self.line.setCursorPosition(0)

    def _wrong(self) -> str:
        if not self._typed().strip():
            return ""
        read = self._read(self._typed())
        return message(read) if isinstance(read, Problem) else ""

    def _read(self, typed: str) -> Any | Problem:  # noqa: ANN401 -- each kind its own
        raise NotImplementedError

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- each kind its own
        raise NotImplementedError


class AmountField(_Read):
    """Baht: arithmetic and Thai digits welcome; below zero only when `is_signed`."""

    def __init__(
        self, label: str, *, name: str, hint: str = "", is_needed: bool = False, is_signed: bool = False
    ) -> None:
        self._is_signed = is_signed
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> Money | Problem:
        return parse_amount(typed, field=self.name)

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_amount(value)

    def _wrong(self) -> str:
        wrong = super()._wrong()
        value = self.value()
        if not wrong and value is not None and value < 0 and not self._is_signed:
            return _("Please write an amount above zero.")
        return wrong


class QuantityField(_Read):
    """How much of something, kept in thousandths."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False) -> None:
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        return parse_quantity(typed, field=self.name)

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_quantity(value)


class NumberField(_Read):
    """A whole number within bounds."""

    def __init__(
        self, label: str, *, name: str, is_needed: bool = False, minimum: int = 0, maximum: int = 9999
    ) -> None:
        self._bounds = (minimum, maximum)
        super().__init__(label, name=name, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        read = parse_quantity(typed, field=self.name)
        if isinstance(read, Problem):
            return read
        whole, rest = divmod(read, 1000)
        least, most = self._bounds
        if rest or not least <= whole <= most:
            return Problem("number_out_of_bounds", self.name, {"least": least, "most": most})
        return whole

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_number(value)


class MonthField(_Read):
    """A month in any form people write."""

    def _read(self, typed: str) -> Month | Problem:
        return parse_month(typed, field=self.name)

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_month(value)


class YearField(_Read):
    """A year: typed พ.ศ. or the Common Era, given in the Common Era."""

    def _read(self, typed: str) -> int | Problem:
        return parse_year(typed, field=self.name)

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_year(value)


class DateField(_Read):
    """A day in any form people write, written out when it is left; ↑ and ↓ move a day, the button opens a calendar."""

    def __init__(self, label: str, *, name: str, today: date, hint: str = "", is_needed: bool = False) -> None:
        self._today = today
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._write_out)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a day with the arrow keys."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            days = _DAYS.get(Qt.Key(event.key()))
            if days is not None:
                self._pick((self.value() or self._today) + timedelta(days=days))
                return True
        return super().eventFilter(watched, event)

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        self.opener = icon_button("calendar", _("Choose a day"), self._open)
        self.opener.setObjectName(f"{self.name}_calendar")
        line.addWidget(self.opener)
        return line

    def _read(self, typed: str) -> date | Problem:
        return parse_date(typed, self._today, field=self.name)

    def _written(self, value: Any) -> str:  # noqa: ANN401 -- see Field
        return format_date(value)

    def _state(self) -> object:
        return self.value() or self._typed()

    def _write_out(self) -> None:
        """Show how a day typed short was understood."""
        day = self.value()
        if day is not None:
            self.line.setText(self._written(day))

    def _open(self) -> None:
        popup = CalendarPopup(self.value() or self._today, self)
        popup.picked.connect(self._pick)
        popup.open_under(self.editor)

    def _pick(self, day: date) -> None:
        self.take_words(self._written(day))


class ChoiceField(Field):
    """One of several; `choices` are (value, words). Of equal words the later ones are shown as "… (2)"."""

    def __init__(
        self, label: str, *, name: str, choices: Sequence[tuple[Any, str]], hint: str = "", is_needed: bool = False
    ) -> None:
        self._take(choices)
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)

    def value(self) -> Any:  # noqa: ANN401 -- see Field
        """Give the chosen value."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def show_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices; what was chosen stays where it is still offered."""
        chosen = self.value()
        self._take(choices)
        self.box.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self.box.clear()
        self.box.addItems(self._words)
        self.box.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        self._put(chosen)

    def _make_editor(self) -> QWidget:
        self.box = ChoiceBox()
        self.box.setMinimumHeight(px(36))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.addItems(self._words)
        self.box.currentIndexChanged.connect(self._on_typed)
        return self.box

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- see Field
        if value in self._values:
            self.box.setCurrentIndex(self._values.index(value))

    def _typed(self) -> str:
        return self.box.currentText()

    def _state(self) -> object:
        return self.value()

    def _take(self, choices: Sequence[tuple[Any, str]]) -> None:
        self._values = [value for value, _words in choices]
        self._words = distinct(words for _value, words in choices)


class CheckField(Field):
    """Yes or no."""

    def value(self) -> Any:  # noqa: ANN401 -- see Field
        """Tell whether it is checked."""
        return self.box.isChecked()

    def _make_editor(self) -> QWidget:
        self.box = CheckBox(self.label.words())
        self.box.setMinimumHeight(px(36))
        self.label.hide()
        self.box.toggled.connect(self._on_typed)
        return self.box

    def _put(self, value: Any) -> None:  # noqa: ANN401 -- see Field
        self.box.setChecked(bool(value))

    def _typed(self) -> str:
        return in_digits("1" if self.box.isChecked() else "0")
