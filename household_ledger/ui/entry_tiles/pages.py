"""What stands on the board: the household's own buttons, every other one by pages, or whom something is owed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.views.pictures import pictures_in, unalike
from household_ledger.services.views.tiles import Tile, all_tiles, owed_debts, tiles_by_page, told_apart
from household_ledger.text.i18n import _
from household_ledger.ui.board.board import Item
from household_ledger.ui.board.half import Half
from household_ledger.ui.board.words import tone_of
from household_ledger.ui.desk import Desk

_MOST_OWN = 11
"""Of the household's own buttons, on as many pages as large letters take."""


@dataclass(frozen=True, slots=True)
class At:
    """A page of the board: of the household's own buttons, of all there are, or of whom something is owed to."""

    what: str
    page: int = 0

    def turned(self, pages: int) -> At:
        """Give the page so many on, or back."""
        return At(self.what, self.page + pages)


OWN, ALL, DEBTS = At("own"), At("all"), At("debts")


@dataclass(frozen=True, slots=True)
class Presses:
    """What the buttons do: choose what it was, turn to a page, go back, owe it to somebody known or new."""

    choose: Callable[[Tile], object]
    turn: Callable[[At], object]
    back: Callable[[], object]
    owe: Callable[[Id], object]
    add_debt: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Owed:
    words: str
    pictures: tuple[str, ...]


class BoardPages:
    """Which page of buttons is shown; the household's own are read when it or the day is another, or told to."""

    def __init__(self, desk: Desk, presses: Presses, places: int) -> None:
        """`places` is how many buttons the board has room for."""
        self._desk, self._presses, self._places = desk, presses, places
        self._known: tuple[Id, date] | None = None
        self._own: tuple[tuple[Tile, ...], ...] = ((),)
        self._every: tuple[Tile, ...] | None = None
        self.at = OWN

    @property
    def own(self) -> tuple[Tile, ...]:
        """Give the household's own buttons, page after page."""
        return tuple(one for page in self._own for one in page)

    def read(self) -> bool:
        """Read the household's own buttons where they may be others; True for another household than before."""
        desk, before = self._desk, self._known
        household = desk.household or NO_ID
        if before == (household, desk.today):
            return False
        with desk.reader() as reader:
            own = tiles_by_page(reader, household, desk.today, _rooms(self._places))
        self._own = tuple(page for page in own if page) or ((),)
        if self.at.what == OWN.what and self.at.page >= len(self._own):
            self.at = OWN
        self._known, self._every = (household, desk.today), None
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
        self._own = tuple(
            tuple(replace(one, amount=amount) if one == tile else one for one in page) for page in self._own
        )

    def back(self) -> At:
        """Name the page before the one shown; the first for those that have none."""
        if self.at.page:
            return self.at.turned(-1)
        return At(OWN.what, len(self._own) - 1) if self.at == ALL else OWN

    def items(self, half: Half) -> list[Item]:
        """Give the buttons of the page."""
        if self.at.what == DEBTS.what:
            return self._debts(half)
        shown = [self._item(one, half) for one in self._tiles()]
        if self.at != OWN:
            shown.append(self._back_item())
        if self.at.what == OWN.what:
            is_last = self.at.page == len(self._own) - 1
            shown.append(self._all_item() if is_last else self._more_item())
        elif (self.at.page + 1) * self._a_page < len(self._all()):
            shown.append(self._more_item())
        return shown

    def tile_at(self, place: int) -> Tile | None:
        """Give what a place of the page stands for; None for one that only leads on."""
        there = self._tiles() if self.at.what != DEBTS.what else ()
        return there[place] if place < len(there) else None

    @property
    def _a_page(self) -> int:
        """Two places of a page go back and on."""
        return self._places - 2

    def _tiles(self) -> Sequence[Tile]:
        if self.at.what == OWN.what:
            return self._own[self.at.page]
        return told_apart(self._all()[self.at.page * self._a_page : (self.at.page + 1) * self._a_page])

    def _all(self) -> Sequence[Tile]:
        if self._every is None:
            with self._desk.reader() as reader:
                self._every = all_tiles(reader, self._desk.household or NO_ID, self._desk.today)
        return self._every

    def _item(self, tile: Tile, half: Half) -> Item:
        choose, is_chosen = partial(self._presses.choose, tile), tile == half.tile
        return Item(tile.words, tile.picture, tone_of(tile), choose, is_chosen, tile.mark)

    def _back_item(self) -> Item:
        return Item(_("Back"), "left", "ink_2", self._presses.back)

    def _more_item(self) -> Item:
        return Item(_("More"), "right", "ink_2", partial(self._presses.turn, self.at.turned(1)))

    def _all_item(self) -> Item:
        return Item(_("Something else …"), "more", "ink_2", partial(self._presses.turn, ALL))

    def _debts(self, half: Half) -> list[Item]:
        """Give whom something is owed to; only what is bought may be owed to somebody new."""
        with self._desk.reader() as reader:
            debts = owed_debts(reader, self._desk.household or NO_ID)
        is_paid_back = half.tile is not None and half.tile.kind is EntryKind.REPAY
        others = [] if is_paid_back else [Item(_("Another shop or person …"), "add", "debt", self._presses.add_debt)]
        others.append(self._back_item())
        room = self._places - len(others)
        room -= len(debts) > room  # the rest stands on another page
        first = self.at.page * room
        there = debts[first : first + room]
        looks = unalike([_Owed(one.name, (*pictures_in(one.name), "repay")) for one in there])
        shown = [
            Item(one.name, picture, "debt", partial(self._presses.owe, one.id), one.id == half.debt, mark)
            for one, (picture, mark) in zip(there, looks, strict=True)
        ]
        if first + room < len(debts):
            others.append(self._more_item())
        return [*shown, *others]


def _rooms(places: int) -> tuple[int, ...]:
    """Share the own buttons out: the first page leaves one place to go on from, the others two."""
    rooms = [min(places - 1, _MOST_OWN)]
    while (left := _MOST_OWN - sum(rooms)) > 0:
        rooms.append(min(places - 2, left))
    return tuple(rooms)
