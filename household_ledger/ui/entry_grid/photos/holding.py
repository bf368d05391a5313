"""Pictures that wait with a row until it is kept: the new one, or one that waits itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from shiboken6 import isValid

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.photo import Photo
from household_ledger.services.typed.row import HeldPhoto, TypedRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import ngettext
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.photos.telling import PhotoTelling
from household_ledger.ui.entry_grid.row.halves import Half
from household_ledger.ui.photos.making import Made
from household_ledger.ui.photos.wanted import Wanted

Late = Callable[[Id, Sequence[Photo]], object]
"""Keeps pictures with an entry that was written before they were ready."""


class PhotoHolding:
    """Of one grid. A row is named by its place among those that wait, None for the new one."""

    def __init__(self, grid: EntryGrid, telling: PhotoTelling, attach_late: Late) -> None:
        self.grid, self._telling, self._attach_late = grid, telling, attach_late

    def row(self, place: int | None) -> TypedRow:
        """Give a row as it is typed by now."""
        grid, half = self.grid, self.grid.parts.half
        if self._is_under_hands(place):
            return grid.typing.row
        if place is None:
            return half.new
        return half.waiting[place] if place < len(half.waiting) else TypedRow()

    def hold(self, place: int | None, wanted: Sequence[Wanted]) -> None:
        """Let pictures wait with a row; they are there when they are made ready."""
        half, held = self.grid.parts.half, tuple(HeldPhoto() for _one in wanted)
        self._put(half, place, (*self.row(place).held, *held))

        def give_up() -> None:
            for one in held:
                one.is_gone = True
            self._telling.look_again()

        household = self.grid.desk.household or NO_ID
        self._telling.make(wanted, household, partial(self._fill, half, place, held), give_up)

    def let_go(self, half: Half, place: int | None, held: Sequence[HeldPhoto]) -> None:
        """Take pictures off a row."""
        for one in held:
            one.is_gone = True
        self._telling.close_bar()
        if isValid(self.grid) and half is self.grid.parts.half:
            self._put(half, place, [one for one in self.row(place).held if one not in held])
        self._telling.look_again()

    def _fill(self, half: Half, place: int | None, held: Sequence[HeldPhoto], made: Made) -> None:
        """Put what is ready where it waits; what its row did not wait for follows."""
        late: dict[Id, list[Photo]] = {}
        for one, what in zip(held, made.each, strict=True):
            if not isinstance(what, Photo):
                one.is_gone = True
            elif one.entry != NO_ID:
                late.setdefault(one.entry, []).append(what)
            else:
                one.photo = what
        self._telling.look_again()
        for entry, photos in late.items():
            self._attach_late(entry, photos)
        waiting = [one for one in held if one.photo is not None and not one.is_gone]
        if waiting:
            told = ngettext(
                "The picture waits with the row and is kept with it.",
                "{count} pictures wait with the row and are kept with it.",
                len(waiting),
            )
            words = told.format(count=format_number(len(waiting)))
            self._telling.say_made(words, made, partial(self.let_go, half, place, waiting))
        elif made.problems:
            self._telling.say_made("", made)

    def _put(self, half: Half, place: int | None, held: Sequence[HeldPhoto]) -> None:
        grid = self.grid
        row = replace(self.row(place), photos=tuple(held))
        if self._is_under_hands(place):
            cell = grid.hands.key_here()
            grid.typing.change(row)
            grid.typing.go(cell)
        elif place is None:
            half.stash_new(row, half.day)
            grid.refresh()
        elif place < len(half.waiting):
            half.waiting[place] = row
            grid.refresh()

    def _is_under_hands(self, place: int | None) -> bool:
        return place == self.grid.hands.at and self.grid.view.editor_row >= 0
