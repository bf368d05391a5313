"""What stands on the board: the household's own buttons, every other one by pages, or whom something is owed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.views.tiles import Tile, all_tiles, owed_debts, tiles
from household_ledger.text.i18n import _
from household_ledger.ui.board.board import PLACES, Item
from household_ledger.ui.board.half import Half
from household_ledger.ui.board.words import tone_of
from household_ledger.ui.desk import Desk

_A_PAGE = PLACES - 2
"""Two places of a page of all buttons go back and on."""
OWN, DEBTS = "own", "debts"


@dataclass(frozen=True, slots=True)
class Presses:
    """What the buttons do: choose what it was, turn to a page, go back, owe it to somebody known or new."""

    choose: Callable[[Tile], object]
    turn: Callable[[str | int], object]
    back: Callable[[], object]
    owe: Callable[[Id], object]
    add_debt: Callable[[], object]


class BoardPages:
    """Which page of buttons is shown; the household's own are read when it or the day is another, or told to."""

    def __init__(self, desk: Desk, presses: Presses) -> None:
        self._desk, self._presses = desk, presses
        self._known: tuple[Id, date] | None = None
        self.own: tuple[Tile, ...] = ()
        self.at: str | int = OWN

    def read(self) -> bool:
        """Read the household's own buttons where they may be others; True for another household than before."""
        desk, before = self._desk, self._known
        household = desk.household or NO_ID
        if before == (household, desk.today):
            return False
        with desk.reader() as reader:
            self.own = tiles(reader, household, desk.today)
        self._known = household, desk.today
        is_other = before is not None and before[0] != household
        if is_other:
            self.at = OWN
        return is_other

    def forget(self) -> None:
        """Read the buttons anew the next time."""
        if self._known is not None:
            self._known = self._known[0], date.min

    def remember(self, tile: Tile, amount: Money) -> None:
        """Have what was written just now as the last amount of its button."""
        self.own = tuple(replace(one, amount=amount) if one == tile else one for one in self.own)

    def items(self, half: Half) -> list[Item]:
        """Give the buttons of the page."""
        if self.at == DEBTS:
            return self._debts(half)
        if isinstance(self.at, int):
            return self._of_all(self.at, half)
        own = [self._item(one, half) for one in self.own]
        return [*own, Item(_("Something else …"), "more", "ink_2", partial(self._presses.turn, 0))]

    def tile_at(self, place: int) -> Tile | None:
        """Give what a place of the page stands for; None for one that only leads on."""
        if self.at == OWN:
            return self.own[place] if place < len(self.own) else None
        if isinstance(self.at, int) and place < _A_PAGE:
            every = self._all()
            there = self.at * _A_PAGE + place
            return every[there] if there < len(every) else None
        return None

    def _all(self) -> Sequence[Tile]:
        with self._desk.reader() as reader:
            return all_tiles(reader, self._desk.household or NO_ID, self._desk.today)

    def _item(self, tile: Tile, half: Half) -> Item:
        return Item(tile.words, tile.picture, tone_of(tile), partial(self._presses.choose, tile), tile == half.tile)

    def _of_all(self, page: int, half: Half) -> list[Item]:
        every = self._all()
        shown = [self._item(one, half) for one in every[page * _A_PAGE : (page + 1) * _A_PAGE]]
        shown.append(Item(_("Back"), "left", "ink_2", self._presses.back))
        if (page + 1) * _A_PAGE < len(every):
            shown.append(Item(_("More"), "right", "ink_2", partial(self._presses.turn, page + 1)))
        return shown

    def _debts(self, half: Half) -> list[Item]:
        with self._desk.reader() as reader:
            debts = owed_debts(reader, self._desk.household or NO_ID)
        is_paid_back = half.tile is not None and half.tile.kind is EntryKind.REPAY
        most = PLACES - 1 if is_paid_back else PLACES - 2
        shown = [
            Item(one.name, "repay", "debt", partial(self._presses.owe, one.id), one.id == half.debt)
            for one in debts[:most]
        ]
        if not is_paid_back:
            shown.append(Item(_("Another shop or person …"), "add", "debt", self._presses.add_debt))
        return [*shown, Item(_("Back"), "left", "ink_2", self._presses.back)]
