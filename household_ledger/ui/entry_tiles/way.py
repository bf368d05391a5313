"""Large buttons as a way of writing: press what it was, how much, and "write it"; three presses an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import SHOP_CREDIT, EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Occupation
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.views.tiles import Tile, all_tiles, owed_debts, tiles
from household_ledger.text.amounts import format_baht
from household_ledger.text.dates import format_month
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.ui.arrivals import Arrival, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.board import PLACES, Board, Item
from household_ledger.ui.entry_tiles.card import SaidCard
from household_ledger.ui.entry_tiles.half import Half
from household_ledger.ui.entry_tiles.pad import Pad
from household_ledger.ui.entry_tiles.words import day_words, said_words, tone_of
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.reopening import ask_reopen
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button, go_in_order, widgets_of
from household_ledger.ui.widgets.states import Banner

_SIDE, _LEAST_SIDE, _SIDE_SHARE = 392, 340, 0.38
_A_PAGE = PLACES - 2
"""Two places of a page of all buttons go back and on."""
OWN, DEBTS = "own", "debts"


class TilesWay(Way):
    """The board, and beside it the day, what will be written, the pad and the way to write it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._halves: dict[Id, Half] = {}
        self._known: tuple[tuple[Id, date], tuple[Tile, ...]] | None = None
        self._page: str | int = OWN
        self._said_last: tuple[object, str] | None = None
        self._closed: frozenset[Month] = frozenset()
        self._banner: Banner | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(14)
        self.board = Board()
        line.addWidget(self.board, 1)
        self.side = QWidget()
        line.addWidget(self.side)
        self._rows.addLayout(line, 1)
        self._make_side()
        desk.changed.connect(self._on_steps)

    def _make_side(self) -> None:
        rows = QVBoxLayout(self.side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self._days = QHBoxLayout()
        self._days.setSpacing(8)
        rows.addLayout(self._days)
        self.said = SaidCard(self._take_back)
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
        for one, share in ((self.owed, 2), (self.write, 3)):
            one.setProperty("room", "finger")
            foot.addWidget(one, share)
        rows.addLayout(foot)

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
            if self._known is None or self._known[0] != (household, self.desk.today):
                if self._known is not None and self._known[0][0] != household:
                    self._page, self._said_last = OWN, None
                self._known = (household, self.desk.today), tiles(reader, household, self.desk.today)
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
        if len(text) == 1 and (text.isdigit() or text == "."):
            self._type(text)
        elif key == Qt.Key.Key_Backspace:
            self._on_key("back")
        elif key == Qt.Key.Key_Escape:
            self._back()
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

    def may_close(self) -> bool:
        """Ask before an amount that is typed and not written would be lost."""
        if not any(one.typed for one in self._halves.values()):
            return True
        title, lose, stay = _("An amount is typed and not written"), _("Close without writing it"), _("Go back to it")
        words = _("It stands on the page of daily entries. Closing now loses it.")
        return dialogs.confirm(self.window(), title, words, lose, stay)

    def help_text(self) -> str:
        """Say how the buttons are used."""
        return "\n".join(
            (
                _("Press what it was, press how much, press Write it."),
                _("Not paid yet? Press Pay later before you write it, and say to whom."),
                _("Written wrongly? Press Take it out."),
            )
        )

    def save(self) -> None:
        """Write the entry in one step; say what is missing where something is."""
        half, household = self.half, self.desk.household
        if household is None or Month.of(self.day) in self._closed:
            return
        if half.tile is None or not half.amount:
            missing = _("Press first what it was.") if half.tile is None else _("Press how much it was.")
            self.said.say(missing, half.shown if half.typed else "", "warn", "attention")
            return
        if half.needs_debt:
            self._turn(DEBTS)
            return
        drafts = half.tile.drafts(household, self.day, half.amount, owed_on=half.debt)
        words = named(self._said_words(), format_baht(half.amount))
        if self.desk.do(AddEntries(drafts, is_pair=len(drafts) > 1)) is None:
            return
        self._said_last = self.desk.opened.ledger.undo_step(), words
        self._page = OWN
        self._put(Half(day=half.day), says_last=True)

    def _put(self, half: Half, *, says_last: bool = False) -> None:
        """Go on with another half."""
        if not says_last:
            self._said_last = None
        self._halves[self.desk.household or NO_ID] = half
        self._show()

    def _show(self) -> None:
        """Show the board, the day, what will be written, and whether it may be."""
        half, is_closed = self.half, Month.of(self.day) in self._closed
        self.board.show_items(self._items())
        self._show_days()
        self._show_closed(is_closed=is_closed)
        self.owed.setChecked(half.is_owed)
        self.owed.setEnabled(half.tile is not None and half.tile.may_be_owed)
        self.write.setEnabled(not is_closed)
        if self._said_last is not None:
            self.said.say(beside(_("Written"), self._said_last[1]), "", "check", "primary", may_take_back=True)
        elif half.tile is None:
            amount = _("{amount} baht").format(amount=half.shown) if half.typed else ""
            self.said.say(_("Press what it was"), amount, "tiles", "ink_2")
        else:
            amount = _("{amount} baht").format(amount=half.shown) if half.typed else _("How much?")
            self.said.say(self._said_words(), amount, half.tile.picture, tone_of(half.tile))
        self.heading_changed.emit()

    def _said_words(self) -> str:
        half = self.half
        with self.desk.reader() as reader:
            debt = reader.record(Debt, half.debt) if half.debt else None
            work = reader.record(Occupation, half.tile.occupation) if half.tile and half.tile.occupation else None
        owed_to, name = debt.name if debt else "", work.name if work else ""
        return said_words(half, self.desk.today, owed_to=owed_to, work=name)

    def _items(self) -> list[Item]:
        if self._page == DEBTS:
            return self._debt_items()
        if isinstance(self._page, int):
            return self._page_items(self._page)
        own = [self._item(one) for one in (self._known[1] if self._known is not None else ())]
        return [*own, Item(_("Something else …"), "more", "ink_2", partial(self._turn, 0))]

    def _item(self, tile: Tile) -> Item:
        return Item(tile.words, tile.picture, tone_of(tile), partial(self._choose, tile), tile == self.half.tile)

    def _page_items(self, page: int) -> list[Item]:
        with self.desk.reader() as reader:
            every = all_tiles(reader, self.desk.household or NO_ID, self.desk.today)
        shown = [self._item(one) for one in every[page * _A_PAGE : (page + 1) * _A_PAGE]]
        shown.append(Item(_("Back"), "left", "ink_2", self._back))
        if (page + 1) * _A_PAGE < len(every):
            shown.append(Item(_("More"), "right", "ink_2", partial(self._turn, page + 1)))
        return shown

    def _debt_items(self) -> list[Item]:
        with self.desk.reader() as reader:
            debts = owed_debts(reader, self.desk.household or NO_ID)
        is_paid_back = self.half.tile is not None and self.half.tile.kind is EntryKind.REPAY
        most = PLACES - 1 if is_paid_back else PLACES - 2
        shown = [
            Item(one.name, "repay", "debt", partial(self._owe, one.id), one.id == self.half.debt)
            for one in debts[:most]
        ]
        if not is_paid_back:
            shown.append(Item(_("Another shop or person …"), "add", "debt", self._add_debt))
        return [*shown, Item(_("Back"), "left", "ink_2", self._back)]

    def _choose(self, tile: Tile) -> None:
        """Take a button as what it was; one pressed again with its amount typed is written by Enter elsewhere."""
        self._put(replace(self.half, tile=tile, is_owed=False, debt=NO_ID))
        if self.half.needs_debt:
            self._turn(DEBTS)

    def _turn(self, page: str | int) -> None:
        self._page = page
        self._show()
        self.board.tiles[0].setFocus()

    def _back(self) -> None:
        """Go one page back; from the own board, take back what was pressed."""
        if self._page == OWN:
            self._put(Half(day=self.half.day))
            return
        if self._page == DEBTS and self.half.needs_debt:
            still = None if not self.half.is_owed else self.half.tile
            self._put(replace(self.half, tile=still, is_owed=False))
        self._turn(self._page - 1 if isinstance(self._page, int) and self._page else OWN)

    def _on_owed(self) -> None:
        half = self.half
        if half.is_owed or half.tile is None or not half.tile.may_be_owed:
            self._page = OWN
            self._put(replace(half, is_owed=False, debt=NO_ID))
            return
        with self.desk.reader() as reader:
            known = {one.id for one in owed_debts(reader, self.desk.household or NO_ID)}
        self._put(replace(half, is_owed=True, debt=half.tile.debt if half.tile.debt in known else NO_ID))
        if self.half.needs_debt:
            self._turn(DEBTS)

    def _owe(self, debt: Id) -> None:
        self._put(replace(self.half, debt=debt))
        self._turn(OWN)

    def _add_debt(self) -> None:
        """Ask for the name of whom it is owed to."""
        from household_ledger.services.commands.register import AddRecords

        household = self.desk.household
        name = dialogs.ask_text(self.window(), _("Pay later"), _("Who is owed?"), _("Shop or person"), _("Go on"))
        if not name or household is None:
            return
        made = Debt(id=NO_ID, household=household, name=name, debt_class=SHOP_CREDIT, started_on=self.day)
        with self.desk.reader() as reader:
            before = {one.id for one in owed_debts(reader, household)}
        if self.desk.do(AddRecords((made,))) is not None:
            with self.desk.reader() as reader:
                new = [one.id for one in owed_debts(reader, household) if one.id not in before]
            self._owe(new[0])

    def _type(self, letter: str) -> None:
        """Type a digit; at a button that was only gone to, it is meant for that one."""
        place = self.board.place_with_keyboard()
        if self._page != DEBTS and not self.half.typed and place >= 0:
            tile = self._tile_at(place)
            if tile is not None and tile != self.half.tile:
                self._choose(tile)
        self._on_key(letter)

    def _tile_at(self, place: int) -> Tile | None:
        if self._page == OWN and self._known is not None:
            return self._known[1][place] if place < len(self._known[1]) else None
        if isinstance(self._page, int) and place < _A_PAGE:
            with self.desk.reader() as reader:
                every = all_tiles(reader, self.desk.household or NO_ID, self.desk.today)
            there = self._page * _A_PAGE + place
            return every[there] if there < len(every) else None
        return None

    def _on_key(self, key: str) -> None:
        self._put(self.half.with_key(key))

    def _show_days(self) -> None:
        today = self.desk.today
        days = list(dict.fromkeys((today, today - timedelta(days=1), self.day)))
        while self._days.count() < len(days):
            made = button("", look="chip")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("room", "finger")
            made.setObjectName(f"day_{self._days.count()}")
            made.clicked.connect(partial(self._on_day, self._days.count()))
            self._days.addWidget(made, 1)
            go_in_order((self.board.tiles[-1], *widgets_of(self._days)))
        for place in range(self._days.count()):
            item = self._days.itemAt(place)
            one = item.widget() if item is not None else None
            if isinstance(one, QPushButton):
                is_there = place < len(days)
                one.setVisible(is_there)
                if is_there:
                    one.setText(day_words(days[place], today))
                    one.setAccessibleName(one.text())
                    one.setChecked(days[place] == self.day)

    def _on_day(self, place: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- as Qt calls it
        today = self.desk.today
        day = (None, today - timedelta(days=1), self.half.day)[place]
        self._put(replace(self.half, day=day))

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
        if self._said_last is not None and self.desk.opened.ledger.undo_step() == self._said_last[0]:
            self.desk.undo()
        else:
            self.desk.say(_("Something else was written since. Undo that first (Ctrl+Z)."), "problem")
        self._put(self.half)
        self.board.tiles[0].setFocus()

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Read the buttons anew where names changed, and say no more of what was taken back."""
        if any(one.kinds - {"entry"} for one in changes):
            self._known = None
        if any(one.label.code in ("undo", "redo") for one in changes):
            self._said_last = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pad its share of the width."""
        self.side.setFixedWidth(max(_LEAST_SIDE, min(px(_SIDE), int(self.width() * _SIDE_SHARE))))
        super().resizeEvent(event)
