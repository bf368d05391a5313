"""The list that opens under a cell while one types: what is meant, what would be taken, and the keys that take it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import px, tokens
from household_ledger.ui.typing.hints import KeyWords
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.pick_list import PickLine, PickList

_MOST_ROWS = 8
_GAP = 6
_FOOT = 62
_NOTCH = 120
"""What a notch of the wheel turns it by, in eighths of a degree."""


class OfferList(QFrame):
    """Shown under (or above) a cell without taking the keyboard from it; `taken` carries the Offer pressed."""

    taken = Signal(object)
    pointed = Signal(object)
    """The Offer the list stands at, None when it closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offer_list")
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Suggestions"))
        self._offers: tuple[Offer, ...] = ()
        self.list = PickList("offers", _("Suggestions"), _row_height())
        self.list.taken.connect(lambda place: self.taken.emit(self._offers[place]))
        self.list.moved.connect(lambda place: self.pointed.emit(self._offers[place] if place >= 0 else None))
        self.is_chosen = False
        """Whether a person moved to the current line, rather than the list having begun there."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 6)
        rows.setSpacing(2)
        rows.addWidget(self.list)
        rows.addWidget(hairline())
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(8, 2, 8, 2)
        rows.addLayout(self._foot)
        self._foot_words: tuple[tuple[str, str], ...] = ()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 4)
        shadow.setColor(tokens().shadow)
        self.setGraphicsEffect(shadow)
        self.hide()

    def offer(self, offers: Sequence[Offer], keys: Sequence[tuple[str, str]], *, is_begun: bool = True) -> None:
        """Show offers; the list stands at the first when `is_begun`. `keys` are shown below: (key, what it does)."""
        self._offers = tuple(offers)
        self.is_chosen = False
        self._say_keys(tuple(keys))
        self.list.show_lines([_line(one) for one in offers], 0 if is_begun else -1)

    def stand_on(self, ground: QWidget) -> None:
        """Open anywhere over a widget that holds the cells: large letters need the room above and below the grid."""
        if ground is not self.parentWidget():
            self.setParent(ground)

    def place_under(self, cell: QRect) -> None:
        """Open under a cell (in the coordinates of the parent), or above it where there is more room."""
        room_of = self.parentWidget()
        layout = self.layout()
        if room_of is None or layout is None:
            return
        below, above = room_of.rect().bottom() - cell.bottom(), cell.top()
        most = (max(below, above) - px(_FOOT)) // _row_height()
        rows = min(len(self._offers), _MOST_ROWS, max(2, most))
        self.list.setFixedHeight(max(1, rows) * _row_height() + 2)
        width = max(px(420), min(cell.width(), px(560)))
        self._foot.activate()
        layout.invalidate()
        layout.activate()
        height = layout.totalSizeHint().height()
        room = room_of.rect()
        top = cell.bottom() + _GAP if below >= height + _GAP or below >= above else cell.top() - height - _GAP
        left = min(cell.left(), room.right() - width - _GAP)
        self.setGeometry(QRect(QPoint(max(_GAP, left), max(0, top)), QSize(min(width, room.width() - 12), height)))
        self.raise_()
        self.show()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the lines with the wheel over what stands below them, too."""
        bar = self.list.verticalScrollBar()
        notches = event.angleDelta().y() / _NOTCH
        bar.setValue(bar.value() - round(notches * QApplication.wheelScrollLines() * bar.singleStep()))
        event.accept()  # the rows behind the list stay where they are

    def close_list(self) -> None:
        """Put the list away."""
        self.hide()
        self.is_chosen = False
        if self._offers:
            self._offers = ()
            self.list.show_lines(())

    def current(self) -> Offer | None:
        """Give the offer the list stands at."""
        place = self.list.place()
        return self._offers[place] if self.isVisible() and place >= 0 else None

    def offers(self) -> tuple[Offer, ...]:
        """List what is offered."""
        return self._offers if self.isVisible() else ()

    def move_by(self, steps: int) -> None:
        """Go down or up; from the last to the first."""
        if self._offers:
            self.is_chosen = True
            self.list.move_by(steps)

    def go_to(self, place: int) -> None:
        """Stand at a line somebody chose."""
        self.is_chosen = True
        self.list.stand_at(place)

    def _say_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        if keys == self._foot_words:
            return
        self._foot_words = keys
        while (item := self._foot.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in keys:
            told = KeyWords(key, words)
            self._foot.addWidget(told)
            told.show()  # else it has no size before the list is seen
        self._foot.addStretch(1)


def _line(offer: Offer) -> PickLine:
    tone = "primary" if offer.is_kind else "ink"
    return PickLine(offer.words, after=offer.detail, picture=offer.picture, tone=tone)


def _row_height() -> int:
    return max(36, px(34))
