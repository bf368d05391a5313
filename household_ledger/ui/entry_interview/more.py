"""Anything else? Large buttons of what was not asked for, and the way on to the review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.services.views.tiles import Tile, told_apart
from household_ledger.text.i18n import _
from household_ledger.ui.board.board import Board, Item
from household_ledger.ui.board.words import tone_of
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.words import Words

_OWN = -1


class MorePanel(QWidget):
    """Shows what else could be told; a button asks about it."""

    def __init__(
        self, choose: Callable[[Tile], object], *, end: Callable[[], object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self._choose = choose
        self._own: Sequence[Tile] = ()
        self._every: Sequence[Tile] = ()
        self._page = _OWN
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        told = _("Did anything else come in or go out? Press it to answer it like the other questions.")
        part = QWidget()
        inside = QVBoxLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(Words(told, tone="ink_2", wraps=True))
        self.board = Board(is_wide=True)
        inside.addWidget(self.board, 1)
        rows.addWidget(Scrolled(part), 1)
        foot = QHBoxLayout()
        self.back = button(_("Back to the questions"), back, picture="left")
        self.back.setObjectName("more_back")
        self.end = button(_("Nothing else: see what was said"), end, look="primary", picture="right")
        self.end.setObjectName("more_end")
        self.end.setMinimumWidth(px(260))
        for one in (self.back, self.end):
            one.setProperty("room", "finger")
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.end)
        rows.addLayout(foot)

    def show_tiles(self, own: Sequence[Tile], every: Sequence[Tile]) -> None:
        """Show what the household usually has, and keep the rest behind "Something else …"."""
        self._own, self._every = own[: self.board.places - 1], every
        self._show()

    def turn(self, page: int = _OWN) -> None:
        """Show another page of everything; without a page the household's own."""
        self._page = page
        self._show()

    def _show(self) -> None:
        if self._page == _OWN:
            items = [self._item(one) for one in told_apart(self._own)]
            items.append(Item(_("Something else …"), "more", "ink_2", partial(self._go, 0)))
        else:
            a_page = self.board.places - 2  # two places go back and on
            first = self._page * a_page
            items = [self._item(one) for one in told_apart(self._every[first : first + a_page])]
            items.append(Item(_("Back"), "left", "ink_2", partial(self._go, self._page - 1)))
            if first + a_page < len(self._every):
                items.append(Item(_("More"), "right", "ink_2", partial(self._go, self._page + 1)))
        self.board.show_items(items)

    def _go(self, page: int) -> None:
        self.turn(page)
        self.board.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, tile: Tile) -> Item:
        return Item(tile.words, tile.picture, tone_of(tile), partial(self._choose, tile), mark=tile.mark)
