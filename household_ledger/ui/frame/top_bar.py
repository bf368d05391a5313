"""The top bar: whose account, which month, what can be taken back, and print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QToolButton

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.text.dates import MonthStyle, format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import household_words
from household_ledger.ui.frame.elided import LaidButton, PictureLabel, ShortWords
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import look, px
from household_ledger.ui.widgets.buttons import icon_button

_LARGE, _LARGEST = 150, 175
"""From these sizes of letters on the name gives way to the step, and the bar says less so that it can be read."""
_LEAST = {100: (180, 90), _LARGE: (124, 104), _LARGEST: (90, 76)}
"""The least width of a name and of a step to be taken back, by the size of letters they hold from; at 100 %."""
_SLACK = 2
_ALL = 1000
"""More than the words of a month ever need: they are never cut."""
_LONGEST_NAME = 280
"""Of a household's name, in pixels at 100 %: all have the room of the book's longest, so that the month stays."""
_LONGEST_STEP = 300
"""Of the words of the last step, in pixels at 100 %: whose account it is needs the room more."""
_TARGET = 36
"""Of a button with only an icon, in pixels: larger letters need larger icons, not more air around them."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What the switcher shows: a code and a name, what more there is to say; whether one can go up and down there.

    `codes` and `names` are those of all households: whichever is shown, what stands behind it stays where it is.
    """

    code: str
    name: str
    more: str = ""
    has_former: bool = False
    has_next: bool = False
    is_one: bool = True
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class TopBar(QFrame):
    """Buttons only: the window knows what they do."""

    household_asked = Signal()
    household_stepped = Signal(int)
    month_asked = Signal()
    month_stepped = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    print_asked = Signal()
    help_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setAccessibleName(_("Household, month and steps"))
        self._all_named: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(6)
        size = look().type_size
        self._is_large, self._tells_more = size >= _LARGEST, size < _LARGE
        self._least_name, self._least_step = _LEAST[max((one for one in _LEAST if one <= size), default=min(_LEAST))]
        self._make_household(row)
        self._make_month(row)
        row.addStretch(1)
        self._make_steps(row)
        for one in self.findChildren(QAbstractButton):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where somebody types

    def show_household(self, whose: Whose) -> None:
        """Show whose account is looked at."""
        self._keep_room(whose)
        self._code.show_words(whose.code)
        self._code.setVisible(bool(whose.code))
        self._name.show_words(whose.name)
        self._more.show_words(whose.more)
        self._more.setVisible(bool(whose.more) and self._tells_more)
        named, find = household_words(whose.code, whose.name), _("Find a household by code or name (Ctrl+H)")
        self.household.setAccessibleName(_("Household: {name}").format(name=named))
        self.household.setToolTip(f"{named}\n{find}" if whose.name else find)
        self.household.updateGeometry()
        self.former.setVisible(whose.is_one)
        self.next.setVisible(whose.is_one)
        self.former.setEnabled(whose.has_former)
        self.next.setEnabled(whose.has_next)

    def _keep_room(self, whose: Whose) -> None:
        if (whose.codes, whose.names) != self._all_named:
            self._all_named = whose.codes, whose.names
            self._code.keep_room(_widest(self._code, whose.codes))
            self._name.keep_room(min(px(_LONGEST_NAME), _widest(self._name, whose.names)))

    def show_month(self, month: Month, *, has_next: bool) -> None:
        """Show which month is looked at."""
        style: MonthStyle = "short" if self._is_large else "long"
        year = [format_month(Month(month.year, one + 1), style) for one in range(MONTHS_A_YEAR)]
        self._month.setMinimumWidth(_widest(self._month, year))  # ▶ stays in its place
        self._month.show_words(format_month(month, style))
        self.month.setAccessibleName(_("Month: {month}").format(month=format_month(month)))
        self.month.updateGeometry()
        self.later.setEnabled(has_next)

    def show_steps(self, undo: str, redo: str) -> None:
        """Show what can be taken back and brought back; "" is nothing."""
        words = _("Undo: {what}").format(what=undo) if undo else _("Undo")
        self._undo.show_words(words)
        self._undo.set_tone("ink_2" if undo else "ink_3")
        self.undo.setAccessibleName(words)
        self.undo.setToolTip(f"{words} (Ctrl+Z)")
        self.undo.setEnabled(bool(undo))
        self.undo.updateGeometry()
        again = _("Redo: {what}").format(what=redo) if redo else _("Redo")
        self.redo.setAccessibleName(again)
        self.redo.setToolTip(f"{again} (Ctrl+Shift+Z)")
        self.redo.setEnabled(bool(redo))

    def show_paper(self, *, can_print: bool) -> None:
        """Show whether the page has a paper."""
        self.print.setEnabled(can_print)
        self._print.set_tone("ink_2" if can_print else "ink_3")

    def _make_household(self, row: QHBoxLayout) -> None:
        self.household = LaidButton("", "plain", margins=(12, 4))
        self.household.setObjectName("household")
        self._code = ShortWords("", "small", least=40)
        self._name = ShortWords("", "strong", least=self._least_name)
        self.household.add(self._code)
        self.household.add(self._name, 1)
        self._more = ShortWords("", "hint", least=40)
        self.household.add(self._more)
        self.household.add(PictureLabel("down", "ink_3", 14))
        self.household.clicked.connect(lambda _checked=False: self.household_asked.emit())
        self.former = self._icon("up", _("Former household"), "Ctrl+↑", "former_household")
        self.next = self._icon("down", _("Next household"), "Ctrl+↓", "next_household")
        self.former.clicked.connect(lambda: self.household_stepped.emit(-1))
        self.next.clicked.connect(lambda: self.household_stepped.emit(1))
        for one in (self.former, self.next, self.household):  # before the name: there they stay whatever its length
            row.addWidget(one)

    def _make_month(self, row: QHBoxLayout) -> None:
        frame = QFrame()
        frame.setObjectName("switch")
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(2, 0, 2, 0)
        inner.setSpacing(0)
        self.earlier = self._icon("left", _("Month before"), "Alt+←", "month_before")
        self.later = self._icon("right", _("Next month"), "Alt+→", "month_after")
        self.month = LaidButton("", "flat", margins=(6, 3))
        self.month.setObjectName("month")
        self.month.setToolTip(_("Choose a month (Ctrl+M)"))
        self._month = ShortWords("", "strong", least=_ALL)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month.add(self._month, 1)
        self.earlier.clicked.connect(lambda: self.month_stepped.emit(-1))
        self.later.clicked.connect(lambda: self.month_stepped.emit(1))
        self.month.clicked.connect(lambda _checked=False: self.month_asked.emit())
        for one in (self.earlier, self.month, self.later):
            inner.addWidget(one)
        self.household.setMinimumHeight(frame.sizeHint().height())  # one line of boxes
        row.addSpacing(6)
        row.addWidget(frame)

    def _make_steps(self, row: QHBoxLayout) -> None:
        self.undo = LaidButton("", "flat", margins=(8, 4))
        self.undo.setObjectName("undo")
        self.undo.setMaximumWidth(px(_LONGEST_STEP))
        self._undo = ShortWords("", "small", least=self._least_step)
        self.undo.add(PictureLabel("undo", "ink_2"))
        self.undo.add(self._undo, 1)
        self.undo.clicked.connect(lambda _checked=False: self.undo_asked.emit())
        self.redo = self._icon("redo", _("Redo"), "Ctrl+Shift+Z", "redo")
        self.redo.clicked.connect(self.redo_asked)
        self.print = LaidButton(_("Print"), "flat", margins=(8, 4))
        self.print.setObjectName("print")
        self.print.setToolTip(_("Print this page (Ctrl+P)"))
        self._print = ShortWords(_("Print"), "small", least=40)
        self.print.add(PictureLabel("print", "ink_2"))
        self.print.add(self._print, 1)
        self._print.setVisible(not self._is_large)
        self.print.clicked.connect(lambda _checked=False: self.print_asked.emit())
        self.help = self._icon("help", _("Help for this page"), "F1", "help")
        self.help.clicked.connect(self.help_asked)
        for one in (self.undo, self.redo, self.print, self.help):
            row.addWidget(one)

    @staticmethod
    def _icon(picture: str, words: str, key: str, name: str) -> QToolButton:
        made = icon_button(picture, words)
        made.setIcon(icon(picture, "ink_2", px(18)))
        made.setToolTip(f"{words} ({key})")
        made.setMinimumSize(_TARGET, _TARGET)
        made.setObjectName(name)
        return made


def _widest(letters: ShortWords, words: Iterable[str]) -> int:
    """Give the pixels the longest of them needs; 0 where there are none."""
    return max((letters.fontMetrics().horizontalAdvance(one) + _SLACK for one in words), default=0)
