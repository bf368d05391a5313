"""What comes again and is due in the month looked at: proposed under the rows, written with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring
from household_ledger.services.ports import Command
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.taking_back import taking_back_last
from household_ledger.ui.theme.look import color, has_large_letters
from household_ledger.ui.typing.hints import KeyButton
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

if TYPE_CHECKING:
    from household_ledger.services.views.due import DueTurn

WRITE_KEY = "F10"


class DueBar(QFrame):
    """The oldest turn that waits, in words, with the key that writes it; hidden where none does."""

    def __init__(self, grid: EntryGrid) -> None:
        super().__init__()
        self.setObjectName("due_bar")
        self.setStyleSheet(f"QFrame#due_bar {{ border: 0; border-top: 1px solid {color('line').name()}; }}")
        self._grid = grid
        self.turns: tuple[DueTurn, ...] = ()
        line = QHBoxLayout(self)
        edge = 0 if has_large_letters() else 2
        line.setContentsMargins(14, edge, 14, edge)
        line.setSpacing(10)
        self.words = Words("", "small" if has_large_letters() else "body", wraps=True)
        self.words.setObjectName("due_words")
        line.addWidget(self.words, 1)
        self.take = KeyButton(WRITE_KEY, _("Write it"), self.write, name="due_write")
        self.skip = button(_("Pass over"), self.pass_over, look="flat")
        self.skip.setObjectName("due_skip")
        line.addWidget(self.take, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def follow(self) -> None:
        """Read what is due in the month looked at."""
        desk, grid = self._grid.desk, self._grid
        self.turns = ()
        household = desk.household_record() if not (grid.parts.is_locked or grid.search.isVisible()) else None
        if household is not None:
            with desk.reader() as reader:
                if reader.of_household(Recurring, household.id):
                    from household_ledger.services.views.due import due_turns

                    found = due_turns(reader, household, desk.today)
                    self.turns = tuple(one for one in found if Month.of(one.date) == desk.month)
        self._show()

    def write(self) -> None:
        """Write the turn that is proposed, as it stands."""
        from household_ledger.services.commands.recurring import TakeTurn

        if self.turns:
            turn = self.turns[0]
            command = TakeTurn(turn.recurring.id, turn.due, turn.rows)
            self._answer(command, _("Written: {what} on {day}."), also=_price_words(turn))
        else:
            self._grid.notice.say(_("Nothing that comes again waits in this month."))

    def pass_over(self) -> None:
        """Pass the turn over that is proposed."""
        from household_ledger.services.commands.recurring import SkipTurn

        if self.turns:
            turn = self.turns[0]
            self._answer(SkipTurn(turn.recurring.id, turn.due), _("Passed over: {what} on {day}."))

    def _answer(self, command: Command, told: str, also: str = "") -> None:
        grid, turn = self._grid, self.turns[0]
        household = grid.desk.household
        if household is None:
            return
        outcome = grid.parts.saver.run(command, also=Month.of(turn.date), household=household)
        if not outcome.is_done:
            grid.keeping.show_outcome(outcome)
            return
        words = told.format(what=turn.what, day=format_date(turn.date, "day"))
        grid.notice.say(beside(words, also), [("undo_due", _("Take back"), taking_back_last(grid))])

    def _show(self) -> None:
        at: QWidget | None = self.window().focusWidget()
        had_keyboard = at is not None and self.isAncestorOf(at)
        if self.turns:
            turn, more = self.turns[0], len(self.turns) - 1
            amount = format_amount(turn.amount) if turn.amount else ""
            said = beside(turn.what, format_date(turn.date, "day"), amount)
            words = beside(_("Due now: {what}").format(what=said), _price_words(turn))
            if more and not has_large_letters():
                rest = ngettext("{count} more is due.", "{count} more are due.", more)
                words = beside(words, rest.format(count=format_number(more)))
            self.words.show_words(words)
            for one in (self.take, self.skip):
                one.setAccessibleDescription(said)
        self.setVisible(bool(self.turns))
        if had_keyboard and not self.turns:
            self._grid.focus()  # Qt would give it to whatever button stands next


def _price_words(turn: DueTurn) -> str:
    """Say what is worth another price on its day than the rule keeps."""
    if not turn.price_changes:
        return ""
    from household_ledger.services.typed.worth_words import price_change_words

    return price_change_words(turn.price_changes)
