"""The groups of a recovery sheet to type: a box each in the order of the paper, marked where one is wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from household_ledger.services.secret import GROUP_DIGITS, GROUPS, Secret, SecretKind, wrong_groups
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.words import Words

_ACROSS = 4
"""Groups in a row, as on the paper."""


class SheetField(QWidget):
    """Sixteen boxes; a full one leads on to the next, and a text pasted into any of them fills from there."""

    changed = Signal()
    finished = Signal()
    """Enter was pressed, or the last digit typed, with nothing missing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_groups")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        self.boxes = [self._box(place) for place in range(GROUPS)]
        for place, box in enumerate(self.boxes):
            row, column = divmod(place, _ACROSS)
            number = Words(format_number(place + 1), "hint")
            number.setBuddy(box)
            grid.addWidget(number, row, column * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(box, row, column * 2 + 1)
        self.said = Words("", "hint", wraps=True)
        self.said.setObjectName("sheet_said")
        grid.addWidget(self.said, GROUPS // _ACROSS, 0, 1, 2 * _ACROSS)
        self.setFocusProxy(self.boxes[0])
        self._say()

    def secret(self) -> Secret:
        """Give what is typed, right or not."""
        return Secret(" ".join(self.groups()), SecretKind.RECOVERY_SHEET)

    def groups(self) -> tuple[str, ...]:
        """Give the groups as they are typed, in Arabic digits."""
        return tuple(_digits_of(box.text()) for box in self.boxes)

    def is_full(self) -> bool:
        """Tell whether every group is typed and may stand where it does."""
        groups = self.groups()
        return all(len(one) == GROUP_DIGITS for one in groups) and not wrong_groups(groups)

    def clear(self) -> None:
        """Empty every box."""
        for box in self.boxes:
            box.clear()
        self._mark()

    def to_first_open(self) -> None:
        """Bring the keyboard to the first group that is wrong or not there yet."""
        groups = self.groups()
        wrong = set(wrong_groups(groups))
        place = next((at for at, one in enumerate(groups) if at + 1 in wrong or len(one) < GROUP_DIGITS), 0)
        self.boxes[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_from(self, place: int, text: str) -> None:
        """Fill boxes from one on with the digits of a text."""
        digits = _digits_of(text)
        for at, box in enumerate(self.boxes[place:]):
            piece = digits[at * GROUP_DIGITS : (at + 1) * GROUP_DIGITS]
            if not piece:
                break
            box.setText(piece)
            place = self.boxes.index(box)
        self.boxes[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_typed(place)

    def _box(self, place: int) -> QLineEdit:
        box = _GroupBox(partial(self.fill_from, place))
        box.setObjectName(f"group_{place + 1}")
        box.setAccessibleName(_("Group {number}").format(number=format_number(place + 1)))
        box.textEdited.connect(lambda _text: self._on_typed(place))
        box.returnPressed.connect(self._on_enter)
        return box

    def _on_typed(self, place: int) -> None:
        self._mark()
        self.changed.emit()
        box = self.boxes[place]
        is_at_end = len(_digits_of(box.text())) == GROUP_DIGITS and box.cursorPosition() == len(box.text())
        if is_at_end and place + 1 not in wrong_groups(self.groups()) and place + 1 < GROUPS:
            following = self.boxes[place + 1]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            following.selectAll()

    def _on_enter(self) -> None:
        if self.is_full():
            self.finished.emit()
        else:
            self.to_first_open()

    def _mark(self) -> None:
        wrong = set(wrong_groups(self.groups()))
        for place, box in enumerate(self.boxes, 1):
            if box.property("wrong") != (place in wrong):
                box.setProperty("wrong", place in wrong)
                box.style().unpolish(box)
                box.style().polish(box)
        self._say(wrong)

    def _say(self, wrong: set[int] | None = None) -> None:
        if wrong:
            words = _("Group {number} is not as it is printed. Look at the paper and type that group again.")
            self.said.set_tone("expense")
            self.said.show_words(words.format(number=format_number(min(wrong))))
            return
        there = len([one for one in self.groups() if len(one) == GROUP_DIGITS])
        words = _("{done} of {total} groups are right") if there else _("Type the groups as they stand on the sheet.")
        self.said.set_tone("ink_2")
        self.said.show_words(words.format(done=format_number(there), total=format_number(GROUPS)))


class _GroupBox(QLineEdit):
    """Six digits; what is pasted is given on whole."""

    def __init__(self, fill: partial[None]) -> None:
        super().__init__()
        self._fill = fill
        self.setMinimumHeight(px(36))
        self.setMinimumWidth(px(86))
        self.setMaxLength(2 * GROUP_DIGITS)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a pasted sheet apart; go back to the box before with Backspace in an empty one."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._fill(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


def _digits_of(text: str) -> str:
    return "".join(one for one in to_arabic(text) if not one.isspace() and one not in "-–—.,")
