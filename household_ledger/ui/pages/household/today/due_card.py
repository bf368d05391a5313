"""What comes again and is due: each waits for one press, to be written or to be passed over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from household_ledger.services.ports import Command
from household_ledger.services.views.due import DueTurn
from household_ledger.services.views.entry_row import TONES
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.rhythm_words import rhythm_words
from household_ledger.ui.arrivals import ShowRules
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.words import Words

_MOST = 4
"""So many are shown at once; of more their number is told."""
_SKIP_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class DueLine(QFrame):
    """One turn: Enter on its first button writes it, Del passes it over."""

    skipped = Signal()

    def __init__(self, turn: DueTurn) -> None:
        super().__init__()
        amount = format_amount(turn.amount) if turn.amount else ""
        day = format_date(turn.date, "day")
        self.setObjectName(f"due_{turn.recurring.id}_{turn.due.isoformat()}")
        self.setAccessibleName(beside(turn.what, day, amount))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(turn.what, wraps=True))
        words.addWidget(Words(beside(day, rhythm_words(turn.recurring)), "hint", wraps=True))
        if turn.price_changes:
            from household_ledger.services.typed.worth_words import price_change_words

            words.addWidget(Words(price_change_words(turn.price_changes), "hint", tone="attention", wraps=True))
        row.addLayout(words, 1)
        row.addWidget(Words(amount, "amount", tone=TONES[turn.kind]))
        self.take = button(_("Write it"))
        self.skip = button(_("Pass over"), look="flat")
        self.stop = button(_("No more"), look="flat")
        for name, one in (("take", self.take), ("skip", self.skip), ("stop", self.stop)):
            one.setObjectName(f"{name}_due")
            one.setAccessibleName(named(one.text(), self.accessibleName()))
            row.addWidget(one)
        self.skip.clicked.connect(self.skipped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass over with Del."""
        if event.key() in _SKIP_KEYS:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)


class DueCard(Card):
    """The turns that wait, oldest first; hidden when none does."""

    emptied = Signal()
    """The last one was answered from here: the keyboard needs another place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Due now"))
        self.setObjectName("due_card")
        self._desk = desk
        self._answered_at: int | None = None
        self.lines: list[DueLine] = []
        self.hide()

    def show_turns(self, turns: Sequence[DueTurn]) -> None:
        """Show what waits; the keyboard goes on to the next one after an answer."""
        clear(self.body)
        self.lines = []
        for turn in turns[:_MOST]:
            line = DueLine(turn)
            line.take.clicked.connect(partial(self._take, turn))
            line.skipped.connect(partial(self._skip, turn))
            line.stop.clicked.connect(partial(self._stop, turn))
            self.body.addWidget(line)
            self.lines.append(line)
        told = _("Nothing is written by itself: Enter writes it, Del passes it over.")
        if (more := len(turns) - _MOST) > 0:
            words = ngettext("{count} more is due.", "{count} more are due.", more)
            told = f"{words.format(count=format_number(more))} {told}"
        foot = QHBoxLayout()
        foot.addWidget(Words(told, "hint", wraps=True), 1)
        every = button(_("What comes again"), lambda: self._desk.go("home", ShowRules()), look="link")
        every.setObjectName("all_rules")
        foot.addWidget(every)
        self.body.addLayout(foot)
        self.setVisible(bool(turns))
        self._go_on()

    def _go_on(self) -> None:
        at, self._answered_at = self._answered_at, None
        if at is None:
            return
        if self.lines:
            self.lines[min(at, len(self.lines) - 1)].take.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()

    def _take(self, turn: DueTurn) -> None:
        from household_ledger.services.commands.recurring import TakeTurn

        self._answer(turn, TakeTurn(turn.recurring.id, turn.due, turn.rows), _("Written: {what} on {day}."))

    def _skip(self, turn: DueTurn) -> None:
        from household_ledger.services.commands.recurring import SkipTurn

        self._answer(turn, SkipTurn(turn.recurring.id, turn.due), _("Passed over: {what} on {day}."))

    def _stop(self, turn: DueTurn) -> None:
        from household_ledger.ui.comes_again.stopping import stop_rule

        self._go_on_at(turn)
        if stop_rule(self._desk, self.window(), turn.recurring.id, turn.what):
            self._desk.say(_("Comes no more: {what}").format(what=turn.what))
        else:
            self._answered_at = None

    def _answer(self, turn: DueTurn, command: Command, told: str) -> None:
        self._go_on_at(turn)
        if self._desk.do(command) is None:
            self._answered_at = None
        else:
            self._desk.say(told.format(what=turn.what, day=format_date(turn.date, "day")))

    def _go_on_at(self, turn: DueTurn) -> None:
        """Remember which line is answered: the keyboard goes on from there."""
        key = f"due_{turn.recurring.id}_{turn.due.isoformat()}"
        self._answered_at = next((at for at, one in enumerate(self.lines) if one.objectName() == key), None)
