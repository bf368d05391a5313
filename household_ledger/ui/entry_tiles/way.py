"""Large buttons as a way of writing: press what it was, how much, and "write it"; three presses an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.far_amounts import is_far, largest_of
from household_ledger.services.views.tiles import Tile
from household_ledger.text.amounts import format_baht
from household_ledger.text.dates import format_month
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import Arrival, WriteOn
from household_ledger.ui.board.board import Board
from household_ledger.ui.board.half import SAME_AMOUNT, Half
from household_ledger.ui.board.losing import may_lose_amount
from household_ledger.ui.board.pad import Pad
from household_ledger.ui.board.words import day_words, far_words, tone_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.card import SaidCard
from household_ledger.ui.entry_tiles.days_row import DaysRow
from household_ledger.ui.entry_tiles.owing import ask_new_debt, known_debts
from household_ledger.ui.entry_tiles.pages import DEBTS, OWN, At, BoardPages, Presses
from household_ledger.ui.entry_tiles.telling import words_to_come, words_written
from household_ledger.ui.entry_tiles.written import LastWritten, Written
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.reopening import ask_reopen
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import Banner

if TYPE_CHECKING:
    from household_ledger.ui.doubts import Doubt

_SIDE, _LEAST_SIDE, _SIDE_SHARE = 392, 340, 0.38
_PLACE = "tiles"
"""Where an entry was written, with the household and which it is."""
_WRITE_EDGES = 14
"""Pixels at 100 % beside the words of the button that writes."""


class TilesWay(Way):
    """The board, and beside it the day, what will be written, the pad and the way to write it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._halves: dict[Id, Half] = {}
        self._sure: tuple[Id, Half] | None = None
        """What was asked about because its amount is far from the usual, and of which household."""
        self.board = Board()
        presses = Presses(self._choose, self._turn, self._back, self._owe, self._add_debt)
        self.pages = BoardPages(desk, presses, self.board.places)
        self.written = LastWritten(desk, self, self._say)
        self._closed: frozenset[Month] = frozenset()
        self._banner: Banner | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.board, 1)
        self.side = QWidget()
        line.addWidget(self.side)
        self._rows.addLayout(line, 1)
        self._make_side()
        desk.changed.connect(self._on_steps)
        desk.found_saved.connect(self._on_found_saved)

    def _make_side(self) -> None:
        rows = QVBoxLayout(self.side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3 if has_large_letters() else 6)
        self.days = DaysRow()
        self.days.picked.connect(lambda day: self._put(replace(self.half, day=day)))
        rows.addWidget(self.days)
        self.said = SaidCard(self._take_back, self._same, self.written.ask_photos)
        rows.addWidget(self.said)
        self.pad = Pad()
        self.pad.pressed.connect(self._on_key)
        rows.addWidget(self.pad, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.owed = button(_("Pay later"), self._on_owed, look="tile_word")
        self.owed.setObjectName("owed")
        self.owed.setCheckable(True)
        self.write = button(_("Write it"), self.save, look="primary", picture="check")
        self.write.setObjectName("write_it")
        self._tick = self.write.icon()
        for one, share in ((self.owed, 2), (self.write, 3)):
            one.setProperty("room", "finger")
            foot.addWidget(one, share)
        rows.addLayout(foot)
        rows.addStretch(0)

    @property
    def half(self) -> Half:
        """Give the entry on its way of the household looked at."""
        return self._halves.get(self.desk.household or NO_ID, Half())

    @property
    def day(self) -> date:
        """Give the day that is written on."""
        return self.half.day or self.desk.today

    def heading(self) -> str:
        """Ask what there was on the day."""
        today = self.desk.today
        if has_large_letters():
            return day_words(self.day, today)
        if self.day == today:
            return _("What did you spend or earn today?")
        return _("What did you spend or earn? — {day}").format(day=day_words(self.day, today))

    def refresh(self) -> None:
        """Read the buttons where they may have changed, and show everything anew."""
        household = self.desk.household
        if household is None:
            return
        with self.desk.reader() as reader:
            closed = reader.closed_months((household,))
        if self.pages.read():
            self.written.last = None
        self._closed = frozenset(Month(*divmod(number, 100)) for _household, number in closed)
        self._show()

    def takes(self, wish: Arrival) -> bool:
        """Write on a day; what is to be changed or counted goes to the table."""
        return isinstance(wish, WriteOn)

    def arrive(self, wish: Arrival) -> None:
        """Write on a day."""
        if isinstance(wish, WriteOn):
            self._put(replace(self.half, day=None if wish.day == self.desk.today else wish.day))
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus()

    def first_focus(self) -> QWidget | None:
        """Begin at the first button."""
        return self.board.tiles[0]

    def hear(self, event: QKeyEvent) -> bool:
        """Type the amount and move on the board from wherever the keyboard is; Enter writes, Esc goes back."""
        key, text = event.key(), to_arabic(event.text())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if len(text) == 1 and (text.isdigit() or text == "." or (text == "+" and self.half.typed)):
            self._type(text)
        elif text and text in SAME_AMOUNT:
            self._same()
        elif key == Qt.Key.Key_Backspace:
            self._on_key("back")
        elif key == Qt.Key.Key_Escape:
            self._back()
        elif key == Qt.Key.Key_Home:
            self.board.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            return False
        return True

    def keep(self) -> object:
        """Give what is half written, of every household."""
        return dict(self._halves)

    def restore(self, kept: object) -> None:
        """Take what was half written."""
        if isinstance(kept, dict):
            self._halves = {key: one for key, one in kept.items() if isinstance(one, Half)}
            self.refresh()

    def may_close(self) -> bool:
        """Ask before an amount that is typed and not written would be lost."""
        return not any(one.typed for one in self._halves.values()) or may_lose_amount(self.window())

    def help_text(self) -> str:
        """Say how the buttons are used."""
        return "\n".join(
            (
                _("Press what it was, press how much, press Write it."),
                _("As much as the last time? Press Last time instead of the digits."),
                _("Not paid yet? Press Pay later before you write it, and say to whom."),
                _("Written wrongly? Press Take it out."),
                _("A picture of the receipt? Press the small picture beside it."),
            )
        )

    def save(self) -> None:
        """Write the entry in one step; say what is missing where something is."""
        half, household = self.half, self.desk.household
        if household is None or Month.of(self.day) in self._closed:
            return
        if self.written.last is not None and half.tile is None and not half.typed:
            return  # pressed once too often: what was written stays said
        if half.tile is None or not half.amount:
            missing = _("Press first what it was.") if half.tile is None else _("Press how much it was.")
            self.said.say(missing, half.shown if half.typed else "", "warn", "attention")
            return
        if half.needs_debt:
            self._turn(DEBTS)
            return
        if self._asks_whether_meant(half.tile, half):
            return
        words = words_written(self.desk, half, self.day)
        tile = half.tile
        half = half.tried_as((tile.kind, tile.words), half.amount, self.day)
        self._leave_behind(half)
        self._halves[household] = half
        changes = self.desk.do(self._command_of(household, half), of=(_PLACE, household, half.mark))
        if changes is None:
            return
        self.written.last = Written.of(words, format_baht(half.amount), changes)
        self.pages.remember(tile, half.amount)
        self.pages.at = OWN
        self._put(Half(day=half.day), says_last=True)

    def _command_of(self, household: Id, half: Half) -> AddEntries:
        """Give what writes an entry on its way; nothing as long as it is not known what it was."""
        day = half.day or self.desk.today
        drafts = half.tile.drafts(household, day, half.amount, owed_on=half.debt) if half.tile is not None else ()
        return AddEntries(drafts, is_pair=len(drafts) > 1)

    def _asks_whether_meant(self, tile: Tile, half: Half) -> bool:
        """Ask once about an amount far from the usual; the same press again writes it."""
        household = self.desk.household or NO_ID
        if self._sure == (household, half):
            return False
        with self.desk.reader() as reader:
            largest = largest_of(reader, household, tile.kind, tile.words, self.desk.today)
        if not is_far(half.amount, max(largest, tile.amount)):
            return False
        self._sure = household, half
        self.said.say(far_words(half.amount, largest), half.shown, "warn", "attention")
        return True

    def _put(self, half: Half, *, says_last: bool = False) -> None:
        """Go on with another half."""
        if not says_last:
            self.written.last = None
        self._leave_behind(half)
        self._halves[self.desk.household or NO_ID] = half
        self._show()

    def _leave_behind(self, half: Half) -> None:
        """Leave the entry on the board for another one; refused, it stands here no more."""
        before = self.half
        if before.tried and before.mark is not half.mark:
            self.desk.give_up((_PLACE, self.desk.household, before.mark))

    def _show(self) -> None:
        """Show the board, the day, what will be written, and whether it may be."""
        half, is_closed = self.half, Month.of(self.day) in self._closed
        self.board.show_items(self.pages.items(half))
        self.days.show_days(self.day, self.desk.today)
        self._show_closed(is_closed=is_closed)
        self.owed.setChecked(half.is_owed)
        self.owed.setEnabled(half.tile is not None and half.tile.may_be_owed)
        self.write.setEnabled(not is_closed)
        self._say_day()
        self.pad.setVisible(not is_closed)  # nothing can be typed, and what says why wants the room
        self._say()
        self.heading_changed.emit()

    def _say_day(self) -> None:
        """Say on the button which other day is written on; where letters leave no room for more, that alone."""
        day = "" if self.day == self.desk.today else day_words(self.day, self.desk.today)
        told = beside(_("Write it"), day)
        self.write.setAccessibleName(told)
        self.write.setIcon(QIcon() if day and has_large_letters() else self._tick)
        room = self.side.width() * 3 // 5 - px(_WRITE_EDGES)
        is_short = bool(day) and self.write.fontMetrics().horizontalAdvance(told) > room
        self.write.setText(day if is_short else told)

    def _say(self) -> None:
        """Say what will be written, or what was."""
        half = self.half
        if self.written.last is not None:
            self.said.say_written(self.written.last.words, self.written.last.amount)
            self.said.count_photos(self.written.last.photos)
        elif half.tile is None:
            amount = _("{amount} baht").format(amount=half.shown) if half.typed else ""
            self.said.say(_("Press what it was"), amount, "tiles", "ink_2")
        else:
            amount = _("{amount} baht").format(amount=half.shown) if half.typed else _("How much?")
            self.said.say(words_to_come(self.desk, half), amount, half.tile.picture, tone_of(half.tile))
        self.said.offer(half.last_amount if self.written.last is None else ZERO)

    def _choose(self, tile: Tile) -> None:
        """Take a button as what it was; one pressed again with its amount typed is written by Enter elsewhere."""
        self._put(replace(self.half, tile=tile, is_owed=False, debt=NO_ID))
        if self.half.needs_debt:
            self._turn(DEBTS)

    def _turn(self, page: At) -> None:
        self.pages.at = page
        self._show()
        self.board.tiles[0].setFocus()

    def _back(self) -> None:
        """Go one page back; from the own board, take back what was pressed."""
        at = self.pages.at
        if at == OWN:
            self._put(Half(day=self.half.day))
            return
        if at == DEBTS and self.half.needs_debt:
            still = None if not self.half.is_owed else self.half.tile
            self._put(replace(self.half, tile=still, is_owed=False))
        self._turn(self.pages.back())

    def _on_owed(self) -> None:
        half = self.half
        if half.is_owed or half.tile is None or not half.tile.may_be_owed:
            self.pages.at = OWN
            self._put(replace(half, is_owed=False, debt=NO_ID))
            return
        known = known_debts(self.desk)
        self._put(replace(half, is_owed=True, debt=half.tile.debt if half.tile.debt in known else NO_ID))
        if self.half.needs_debt:
            self._turn(DEBTS)

    def _owe(self, debt: Id) -> None:
        self._put(replace(self.half, debt=debt))
        self._turn(OWN)

    def _add_debt(self) -> None:
        debt = ask_new_debt(self.desk, self.window(), self.day)
        if debt is not None:
            self._owe(debt)

    def _same(self) -> None:
        """Type what it came to the last time; it is written only when somebody says so."""
        self._choose_at_keyboard()
        if self.half.last_amount:
            self._put(self.half.with_last_amount())
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, letter: str) -> None:
        """Type a digit."""
        self._choose_at_keyboard()
        self._on_key(letter)

    def _choose_at_keyboard(self) -> None:
        """Take the button that was only gone to: an amount typed there is meant for that one."""
        place = self.board.place_with_keyboard()
        if self.pages.at.what != DEBTS.what and not self.half.typed and place >= 0:
            tile = self.pages.tile_at(place)
            if tile is not None and tile != self.half.tile:
                self._choose(tile)

    def _on_key(self, key: str) -> None:
        self._put(self.half.with_key(key))

    def _show_closed(self, *, is_closed: bool) -> None:
        """Say that the day's month is closed, and offer to open it again."""
        if self._banner is not None:
            self._rows.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if is_closed:
            month = Month.of(self.day)
            words = _("{month} is closed. Its entries can only be corrected with a reason.")
            reopen: Callable[[], object] = partial(ask_reopen, self.desk, self, month)
            told = words.format(month=format_month(month))
            self._banner = Banner(told, picture="lock", action=(_("Open the month again …"), reopen))
            self._banner.setObjectName("lock_banner")
            self._rows.insertWidget(0, self._banner)
            self._banner.show()

    def _take_back(self) -> None:
        """Take out what was written last, and nothing else."""
        self.written.take_back()
        self._put(self.half)
        self.board.tiles[0].setFocus()

    def _on_found_saved(self, doubt: Doubt) -> None:
        """Empty what is known to be written by now; what was pressed since, and not written, stays.

        Only what is being mended is asked after on: whatever is pressed next is another entry.
        """
        for household, half in self._halves.items():
            if doubt.of == (_PLACE, household, half.mark):
                if doubt.says(self._command_of(household, half)):
                    self._halves[household] = Half(day=half.day)
                    self.desk.forget_doubt(doubt)
                    self.refresh()
                return
        if isinstance(doubt.of, tuple) and doubt.of[0] == _PLACE:
            self.desk.forget_doubt(doubt)

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Read the buttons anew where names changed or another way wrote; say no more of what was taken back."""
        own = self.written.last.steps if self.written.last is not None else ()
        if any(one.kinds - {"entry"} or one.step not in own for one in changes):
            self.pages.forget()
        if any(one.label.code in ("undo", "redo") for one in changes):
            self.pages.forget()
            self.written.last = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pad its share of the width."""
        self.side.setFixedWidth(max(_LEAST_SIDE, min(px(_SIDE), int(self.width() * _SIDE_SHARE))))
        self._say_day()
        super().resizeEvent(event)
