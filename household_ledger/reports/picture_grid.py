"""Pictures side by side, three in a row, with what they show below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.block import Block
from household_ledger.reports.cards import write_lines
from household_ledger.reports.fitting import Fitted, fit
from household_ledger.reports.pen import Stroke
from household_ledger.reports.sheet import CARD_EDGE, NOTE, Box
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from household_ledger.domain.photo import Photo
    from household_ledger.reports.pen import Pen
    from household_ledger.services.views.my_data import ShownPhoto

_IN_A_ROW = 3
_GAP = 10.0
_HIGHEST = 210.0
_WORDS_LINES = 3
_AIR = 3.0


@dataclass(frozen=True, slots=True)
class PictureRow(Block):
    """A row of pictures, each as large as its column lets it be."""

    photos: tuple[ShownPhoto, ...]
    read: Callable[[str], Photo | None]

    def height(self, width: float) -> float:
        """Give the height of the highest picture with its words."""
        return max(self._sides(one, width)[1] + self._words(one, width).height + _AIR for one in self.photos)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the pictures, each read now; one that cannot be shown is an empty frame."""
        for place, one in enumerate(self.photos):
            wide, high = self._sides(one, box.width)
            at = Box(box.x + place * (self._column(box.width) + _GAP), box.y, wide, high)
            photo = self.read(one.hash)
            if photo is None or not pen.picture(at, photo.picture):
                pen.box(at, stroke=Stroke(0.5, CARD_EDGE))
            write_lines(pen, self._words(one, box.width), at.x, at.bottom + _AIR)

    def _column(self, width: float) -> float:
        return (width - _GAP * (_IN_A_ROW - 1)) / _IN_A_ROW

    def _sides(self, one: ShownPhoto, width: float) -> tuple[float, float]:
        wide, high = max(1, one.width), max(1, one.height)
        scale = min(self._column(width) / wide, _HIGHEST / high)
        return wide * scale, high * scale

    def _words(self, one: ShownPhoto, width: float) -> Fitted:
        return fit(_told(one), NOTE, self._column(width), _WORDS_LINES)


def picture_rows(photos: Sequence[ShownPhoto], read: Callable[[str], Photo | None]) -> Iterator[Block]:
    """Give the rows of all pictures."""
    for first in range(0, len(photos), _IN_A_ROW):
        yield PictureRow(tuple(photos[first : first + _IN_A_ROW]), read)


def _told(one: ShownPhoto) -> str:
    if one.row is None:
        return one.shows or _("Taken off its entry")
    amount = next((money for money in (one.row.money_in, one.row.money_out) if money is not None), None)
    baht = _("{amount} baht").format(amount=format_amount(amount)) if amount is not None else ""
    return beside(format_date(one.row.date), one.row.what, baht)
