"""The strip under the grid: what can be done with keys or mouse, and what the day comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from household_ledger.domain.money import Money
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.typing.hints import KeyButton
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the grid does: its name in the program, its key as people read it, its words."""

    name: str
    key: str
    words: str


_SPACE = 5
"""Between two words of the sums, each a label of its own: a space."""
Way = tuple[str, str, Callable[[], object]]
"""A way on: its name in the program, its words, what it does."""


@dataclass(frozen=True, slots=True)
class Said:
    """A few words of the day's sums in a tone."""

    words: str
    tone: str = "ink_2"
    is_strong: bool = False


def said_sums(money_in: Money, money_out: Money, deposits: Money) -> list[Said]:
    """Say what came in, went out and was put by, in satang: "รับ 120 · จ่าย 40 · ออม —"."""
    told: list[Said] = []
    for words, amount, tone in (
        (_("in"), money_in, "income"),
        (_("out"), money_out, "expense"),
        (_("saved"), deposits, "saving"),
    ):
        told += [Said("·")] if told else []
        told += [Said(words), Said(format_amount(amount) if amount else NONE, tone, is_strong=True)]
    return told


class Foot(QFrame):
    """Deeds as buttons with their keys, from the left as many as there is room for; sums at the right."""

    def __init__(self, deeds: Sequence[Deed], on_deed: Callable[[str], object], on_more: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setStyleSheet("QFrame#strip { border-bottom-left-radius: 9px; border-bottom-right-radius: 9px; }")
        self.setFixedHeight(px(31) if has_large_letters() else max(44, px(40)))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 2, 14, 2)
        self._line.setSpacing(2)
        self._on_deed = on_deed
        self._buttons = [self._made(deed) for deed in deeds]
        for one in self._buttons:
            self._line.addWidget(one)
        self._of_chosen: list[KeyButton] = []
        self.more = KeyButton("", _("More …"), on_more, name="deed_more")
        self._line.addWidget(self.more)
        self._line.addStretch(1)
        self._sums: list[Words] = []
        self._of_day: Sequence[Said] = ()
        self._chosen: Sequence[Said] = ()
        self._has_deeds = False
        self._said = QHBoxLayout()
        self._said.setSpacing(px(_SPACE))
        self._line.addLayout(self._said)
        self.setAccessibleName(_("Keys and the day's sums"))

    def put_chosen_deeds(self, deeds: Sequence[Deed]) -> None:
        """Have deeds for several rows, shown instead of the others while several are chosen."""
        self._of_chosen = [self._made(deed) for deed in deeds]
        for place, one in enumerate(self._of_chosen):
            self._line.insertWidget(place, one)
        self._make_room()

    def say(self, sums: Sequence[Said]) -> None:
        """Show the day's sums."""
        self._of_day = sums
        if not self._chosen:
            self._show(sums)

    def say_chosen(self, sums: Sequence[Said], *, has_deeds: bool = True) -> None:
        """Show what the rows chosen come to, and what can be done with them; with nothing, the day again."""
        if sums or self._chosen:
            self._chosen, self._has_deeds = sums, has_deeds
            self._show(sums or self._of_day)

    def _show(self, sums: Sequence[Said]) -> None:
        while len(self._sums) < len(sums):
            words = Words("", "small")
            self._sums.append(words)
            self._said.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        for words, said in zip(self._sums, (*sums, *(Said("") for _one in self._sums)), strict=False):
            words.show_words(said.words)
            words.set_tone(said.tone)
            words.setVisible(bool(said.words))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the buttons there is no room for; they are in the menu of the last."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = self.width() - 30 - self.more.sizeHint().width()
        for words in self._sums:
            room -= (words.sizeHint().width() + px(_SPACE)) if words.words() else 0
        shown, hidden = self._buttons, self._of_chosen
        if self._chosen and self._has_deeds:
            shown, hidden = hidden, shown
        for one in hidden:
            one.hide()
        for one in shown:
            room -= one.sizeHint().width() + 2
            one.setVisible(room > 0)

    def _made(self, deed: Deed) -> KeyButton:
        return KeyButton(deed.key, deed.words, partial(self._on_deed, deed.name), name=f"deed_{deed.name}")


class NoticeBar(QFrame):
    """One sentence above the strip with one or two ways on: what was done and can be taken back, what went wrong.

    `left` says that a way that had the keyboard is gone: Qt would give it to whatever button stands next.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 3, 8, 3)
        self.words = Words("", wraps=True)  # what went wrong on a disk is long; the ways on may not be pushed away
        self.words.setObjectName("notice_words")
        self._line.addWidget(self.words, 1)
        self._made: list[object] = []
        self.hide()

    def say(self, words: str, ways: Sequence[Way] = (), *, kind: str = "done") -> None:
        """Say something; `ways` are (name in the program, words, what to do); kind `done` or `attention`."""
        self._clear()
        self.words.show_words(words)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        for name, way, run in ways:
            made = button(way, run, look="link")
            made.setObjectName(name)
            made.setMinimumHeight(max(36, px(32)))
            self._made.append(made)
            self._line.addWidget(made)
        self.setAccessibleName(words)
        self.show()

    def also(self, words: str, *, alone: str) -> None:
        """Say one thing more that deserves a look, after what is said already; alone as `alone` has it ({remark})."""
        if self.isHidden():
            self.say(alone.format(remark=words), kind="attention")
            return
        self.words.show_words(f"{self.words.words()} {words}")
        self.setProperty("kind", "attention")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(self.words.words())

    def close_bar(self) -> None:
        """Be gone."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        had_keyboard = False
        while self._line.count() > 1:
            item = self._line.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                had_keyboard = had_keyboard or widget.hasFocus()
                widget.hide()
                widget.deleteLater()
        self._made.clear()
        if had_keyboard:
            self.left.emit()
