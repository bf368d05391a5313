"""A volunteer who never touches the mouse: key events at whatever has the keyboard, nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from household_ledger.domain.kinds import EntryKind
from household_ledger.ui.paper.preview import PaperPreview
from tests.journeys.evening import Written
from tests.journeys.evening_hands import Volunteer

Key = Qt.Key
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_MOST_STEPS = 60
_DIGITS = {number: Key(Key.Key_0.value + number) for number in range(10)}


class Keys(Volunteer):
    """Hands on the keyboard."""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self.at(), key, held)
            self.wait()

    def to(self, name: str) -> None:
        """Press Tab until the keyboard is at what is called so; a guess seen on the way is waved away."""
        for _step in range(_MOST_STEPS):
            if self.at().objectName() == name:
                return
            if self.at().objectName() == "cell_category" and self.sees("offer_list"):
                self.press(Key.Key_Escape)
            self.press(Key.Key_Tab)
        raise AssertionError(f"no Tab leads to {name}; the keyboard is at {self.at().objectName()}")

    def say_who(self, name: str) -> None:
        """Press F9 and go down the names."""
        self.press(Key.Key_F9)
        menu = self.at()
        assert isinstance(menu, QMenu)
        for _step in range(_MOST_STEPS):
            if menu.activeAction().text() == name:
                break
            self.press(Key.Key_Down)
        self.press(Key.Key_Return)

    def go_to_household(self, code: str) -> None:
        """Press Ctrl+H and type the code."""
        self.press(Key.Key_H, held=_CONTROL)
        self.type(code)
        self.press(Key.Key_Return)

    def open_page(self, _key: str, number: int) -> None:
        """Press the page's number."""
        self.press(_DIGITS[number], held=_CONTROL)

    def turn_back(self) -> None:
        """Press Alt and the arrow back."""
        self.press(Key.Key_Left, held=_ALT)

    def write(self, line: Written) -> None:
        """Type a line as the paper has it: Tab from cell to cell, Enter at its end."""
        self._go_to_day(line.day)
        if line.known is EntryKind.NOTHING:
            self.press(Key.Key_F7)
            return
        self._describe(line)
        if line.amount and not line.begun:
            self.to(f"cell_{line.column}")
        self.type(line.amount)
        if line.parts:
            self._split(line)
        for name, words in line.further.items():
            self.to(f"cell_{name}")
            self.type(words)
            self.press(Key.Key_Tab)
        self.press(Key.Key_Return)

    def mend(self, rows_up: int, column: str, amount: str) -> None:
        """Go up, press F2, type over the amount, come back down."""
        self.press(*[Key.Key_Up] * rows_up)
        self.press(Key.Key_F2)
        self.to(f"cell_{column}")
        self.type(amount)
        self.press(Key.Key_Return)
        self.press(*[Key.Key_Down] * rows_up)
        while self.at().objectName() != "cell_what":
            self.press(Key.Key_Tab, held=_SHIFT)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.press(Key.Key_Z, held=_CONTROL)

    def count(self, baht: str) -> None:
        """Press F4, type what is there, Enter keeps it, Enter leaves the book as it is."""
        self.press(Key.Key_F4)
        self.type(baht)
        self.press(Key.Key_Return)
        assert self.at().objectName() == "count_leave"
        self.press(Key.Key_Return)

    def close_month(self) -> None:
        """Go to the button, press it, and say yes."""
        self.to("close_month")
        self.answer(lambda: self.press(Key.Key_Return), lambda: self.press(Key.Key_Return))

    def print_to(self, path: Path) -> None:
        """Press Ctrl+P, look at the paper, save it with Ctrl+S, go back with Esc."""
        self.press(Key.Key_P, held=_CONTROL)
        self.wait(lambda: isinstance(self.top(), PaperPreview) and self.at().objectName() == "sheets")
        self.answer(
            lambda: self.press(Key.Key_S, held=_CONTROL),
            lambda: self.save_file(path, lambda: QTest.keyClick(self.at(), Key.Key_Return)),
        )
        self.press(Key.Key_Escape)

    def _go_to_day(self, day: int) -> None:
        if day != self.day:
            self.press(Key.Key_Tab, held=_SHIFT)
            self.type(str(day))
            self.press(Key.Key_Tab)
            self.day = day
        assert self.at().objectName() == "cell_what"

    def _describe(self, line: Written) -> None:
        """Type what it was, of which kind, in which category."""
        if line.begun:
            self.type(line.begun)
            self.press(Key.Key_Tab)
            return
        if line.kind == line.what:  # a word that is a kind
            self.type(line.what)
            self.press(Key.Key_Tab)
            return
        if line.kind and line.category:
            self._choose_kind(line.kind)
        self.type(line.what)
        if line.kind and not line.category:
            self._choose_kind(line.kind)
        if line.category:
            self.to("cell_category")
            self.type(line.words)
            self.press(Key.Key_Tab)

    def _choose_kind(self, words: str) -> None:
        self.press(Key.Key_F3)
        self.type(words)
        self.press(Key.Key_Return)

    def _split(self, line: Written) -> None:
        self.press(Key.Key_Slash, held=_CONTROL)
        for number, (category, baht) in enumerate(line.part_words):
            if self.at().objectName() == f"cell_part_{number}_amount":  # its category was guessed on the way
                self.press(Key.Key_Backtab, held=Qt.KeyboardModifier.ShiftModifier)
            assert self.at().objectName() == f"cell_part_{number}_category"
            self.type(category)
            self.press(Key.Key_Tab)
            self.type(baht)
            if number < len(line.parts) - 1:
                self.press(Key.Key_Tab)
