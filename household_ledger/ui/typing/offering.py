"""When the list under a cell opens, of what it is, and what is shown of the line it stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.suggesting import KINDS, Suggester

if TYPE_CHECKING:  # built when it first opens
    from household_ledger.ui.typing.offers import OfferList

_BEFORE_LIST = 8
"""Milliseconds between the key and the list: the letter is painted first."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was offered when the rows were read anew: of what, and the words of the line somebody had gone to."""

    name: str
    is_open: bool
    everything: bool
    chosen: str = ""


class CellGround(Protocol):
    """What holds the cells a list opens under: the row of the grid, the lines of a page."""

    def current(self) -> CellEdit | None:
        """Give the cell the keyboard is at."""

    def room_of(self, cell: CellEdit) -> QRect:
        """Give the room of a cell, in its own coordinates."""

    def window(self) -> QWidget:
        """Give the window it is in."""

    def mapTo(self, parent: QWidget, pos: QPoint, /) -> QPoint:
        """Give a point of it in the coordinates of what holds it."""


class Offering(QObject):
    """The list of offers of one row being typed; `taken` carries the Offer somebody took."""

    taken = Signal(object)
    pointed = Signal()
    """The list stands at another line, or is gone."""

    def __init__(self, suggester: Suggester, editor: CellGround) -> None:
        super().__init__(cast("QObject", editor))  # whatever holds cells is a widget, and goes with its list
        self.suggester = suggester
        self._made: OfferList | None = None
        self._editor = editor
        self._row = TypedRow()
        self._name = ""
        self._sought = ""
        self._everything = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEFORE_LIST)
        self._timer.timeout.connect(self.open)

    @property
    def shown(self) -> OfferList:
        """Give the list on the screen; it is built when it is first needed, over the whole window."""
        from household_ledger.ui.typing.offers import OfferList

        if self._made is None:
            made = self._made = OfferList(self._editor.window())
            made.taken.connect(self.taken)
            made.pointed.connect(self._on_pointed)
            self.destroyed.connect(made.deleteLater)
        return self._made

    @property
    def name(self) -> str:
        """What the list is of: a cell's name, or the kinds."""
        return self._name

    def is_open(self) -> bool:
        """Tell whether the list is seen."""
        return self._made is not None and self._made.isVisible()

    @property
    def is_chosen(self) -> bool:
        """Tell whether somebody went to the line the list stands at; of kinds the first is as good as chosen."""
        return self._name == KINDS or (self._made is not None and self._made.is_chosen)

    @property
    def is_guess(self) -> bool:
        """Tell whether the list stands by itself at what the words typed were taken for, nobody having gone there."""
        offer = self.current()
        return not self.is_chosen and offer is not None and offer.words == self._guessed()

    def stand_at_guess(self) -> None:
        """Stand at what the words of the row are taken for, where it is the first line."""
        offers = self._made.offers() if self._made is not None else ()
        if self._made is not None and offers and offers[0].words == self._guessed():
            self._made.list.stand_at(0)

    def _guessed(self) -> str:
        return self.suggester.guess(self._row) if self._name == "category" else ""

    def current(self) -> Offer | None:
        """Give the offer the list stands at."""
        return self._made.current() if self._made is not None else None

    def look_at(self, row: TypedRow) -> None:
        """Offer for the row as it is typed now."""
        self._row = row

    def preview(self) -> dict[str, str]:
        """Say what taking the line would write into the empty cells."""
        offer = self.current()
        return self.suggester.preview(offer, self._row) if offer is not None else {}

    def soon(self, name: str) -> None:
        """Open the list of a cell when the letter is painted; "" for a guess, which has to be waited for."""
        self._name = name
        self._timer.start()

    def settle(self) -> None:
        """Open the list at once where it was about to open: the same keys do the same, however fast they come."""
        if self._timer.isActive():
            self._timer.stop()
            self.open()

    def hold(self) -> Held | None:
        """Say what is offered, or about to be, so that `take_up` can go on with it; None for nothing."""
        is_open = self.is_open()
        if not is_open and not self._timer.isActive():
            return None
        offer = self.current()
        chosen = offer.words if offer is not None and self._made is not None and self._made.is_chosen else ""
        return Held(self._name, is_open, self._everything, chosen)

    def take_up(self, held: Held | None) -> None:
        """Go on in the same cell with what was offered before the rows were read anew under a hand that types."""
        cell = self._editor.current()
        if held is None or cell is None:
            return
        if held.name == KINDS:
            self._name = KINDS
            self._show(self.suggester.kinds(self._sought), is_begun=True)
        elif held.name not in ("", cell.name):
            return
        elif not held.is_open:
            self.soon(held.name)
            return
        else:
            self.open(everything=held.everything)
        if held.chosen:
            words = [one.words for one in self.shown.offers()]
            if held.chosen in words:
                self.shown.go_to(words.index(held.chosen))

    def close(self) -> None:
        """Put the list away."""
        self._timer.stop()
        self._name = ""
        self._put_away()

    def open(self, *, everything: bool = False) -> None:
        """Open the list of the cell one is in; `everything` whatever is typed there."""
        self._timer.stop()
        cell = self._editor.current()
        if cell is None:
            return
        self._name, self._everything = cell.name, everything
        is_guess = cell.name == "category" and not cell.text() and not everything
        if is_guess and not self.suggester.guess(self._row):
            return
        offers = self.suggester.offers(cell.name, self._row, everything=everything)
        is_sought = is_guess or bool(cell.text().strip())  # who emptied a cell means it to be empty
        self._show(offers, is_begun=not everything and is_sought and self.suggester.is_meant(cell.text(), offers))

    def open_kinds(self) -> None:
        """Open the list of kinds; one about to open would take its place."""
        self._timer.stop()
        self._sought = ""
        self._name = KINDS
        self._show(self.suggester.kinds(""), is_begun=True)

    def seek_kind(self, event: QKeyEvent) -> bool:
        """Narrow the list of kinds by what is typed.

        A letter that would leave none is not taken; the list then stands at no line, so that Enter takes nothing.
        """
        if event.key() == Qt.Key.Key_Backspace:
            sought = self._sought[:-1]
        elif event.text() and event.text().isprintable():
            sought = self._sought + event.text()
        else:
            return False
        found = self.suggester.kinds(sought)
        if found:
            self._sought = sought
            self._show(found, is_begun=True)
        else:
            self.shown.list.stand_at(-1)
        return True

    def move_by(self, step: int) -> None:
        """Go up or down in the list; 0 says that the line it stands at is chosen."""
        self.shown.move_by(step)

    def _put_away(self) -> None:
        if self._made is not None:
            self._made.close_list()

    def _show(self, offers: Sequence[Offer], *, is_begun: bool) -> None:
        cell = self._editor.current()
        if not offers or cell is None:
            self._put_away()
            return
        shown, ground = self.shown, self._editor.window()
        shown.stand_on(ground)
        shown.offer(offers, self.suggester.keys(self._name), is_begun=is_begun)
        room = self._editor.room_of(cell)
        shown.place_under(QRect(self._editor.mapTo(ground, room.topLeft()), room.size()))
        self._on_pointed(shown.current())

    def _on_pointed(self, offer: object) -> None:
        cell = self._editor.current()
        if cell is None:
            return
        one = offer if isinstance(offer, Offer) else None
        is_rest = one is not None and not one.is_kind and self._name != KINDS
        cell.show_ghost(one.words if one is not None and is_rest else "")
        if one is not None:
            cell.setAccessibleDescription(f"{one.words} {one.detail}")
        self.pointed.emit()
