"""The board of large buttons, fewer where letters are large; arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.board.tile_button import TileButton
from household_ledger.ui.theme.look import look

ROWS = 3
_COLUMNS = ((140, 4), (170, 3))
"""Buttons beside each other in letters below so many percent, so that their words are never less than at 100 %."""
_FEWEST, _FEWEST_WIDE = 2, 3
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def columns_in(percent: int, *, is_wide: bool = False) -> int:
    """Give how many buttons stand beside each other in letters of a size; a wide board has the page to itself."""
    fewest = _FEWEST_WIDE if is_wide else _FEWEST
    return next((count for below, count in _COLUMNS if percent < below), fewest)


@dataclass(frozen=True, slots=True)
class Item:
    """What one button of the board shows and does."""

    words: str
    picture: str
    tone: str
    run: Callable[[], object]
    is_chosen: bool = False
    mark: str = ""
    """Letters at a picture that another button has, too."""


class Board(QWidget):
    """Places filled from the first; `show_items` fills them anew and leaves the keyboard where it is."""

    def __init__(self, *, is_wide: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(_("What was it?"))
        self._items: Sequence[Item] = ()
        self.columns = columns_in(look().type_size, is_wide=is_wide)
        self.places = self.columns * ROWS
        self._steps = dict(zip(_KEYS, (-1, 1, -self.columns, self.columns), strict=True))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        self.tiles = [TileButton(self) for _place in range(self.places)]
        for place, one in enumerate(self.tiles):
            one.setObjectName(f"tile_{place}")
            one.clicked.connect(lambda _checked=False, place=place: self._on_pressed(place))
            grid.addWidget(one, place // self.columns, place % self.columns)
        for column in range(self.columns):
            grid.setColumnStretch(column, 1)
        for row in range(ROWS):
            grid.setRowStretch(row, 1)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other buttons; empty places keep their room."""
        self._items = items
        for place, one in enumerate(self.tiles):
            is_filled = place < len(items)
            if not is_filled and one.hasFocus():
                self.tiles[0].setFocus()
            one.setEnabled(is_filled)
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
            one.setVisible(is_filled)
            if is_filled:
                item = items[place]
                one.show_item(item.words, item.picture, item.tone, mark=item.mark)
                one.setChecked(item.is_chosen)

    def place_with_keyboard(self) -> int:
        """Give the place the keyboard is at; −1 for none."""
        return next((place for place, one in enumerate(self.tiles) if one.hasFocus()), -1)

    def pick(self, place: int) -> None:
        """Do what the button of a place does."""
        self._items[place].run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next button by an arrow key."""
        if not self._step(event):
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> bool:
        place, step = self.place_with_keyboard(), self._steps.get(Qt.Key(event.key()), 0)
        there = place + step
        is_same_row = abs(step) != 1 or there // self.columns == place // self.columns
        if not step or place < 0:
            return False
        if is_same_row and 0 <= there < len(self._items):
            self.tiles[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_pressed(self, place: int) -> None:
        self.tiles[place].setChecked(self._items[place].is_chosen)  # Qt turned it over; what is chosen says the way
        self.pick(place)
