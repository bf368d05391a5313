"""Where people sign: a dotted line a role; for those who cannot write, room for a thumb print and two witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.block import Block
from household_ledger.reports.cards import DOTS
from household_ledger.reports.fitting import fit
from household_ledger.reports.fonts import width_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.sheet import ASCENT, BODY, NOTE, RULE, Box
from household_ledger.text.i18n import _

if TYPE_CHECKING:
    from household_ledger.reports.sheet import TextStyle

_SIGN_ROOM = 30.0
_THUMB_WIDTH, _THUMB_HEIGHT = 51.0, 65.0
"""18 by 23 mm: a thumb rolled from side to side."""
_GAP = 19.5
_WITNESSES = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: a role, the printed name if it is known, and whether with the thumb."""

    role: str
    name: str = ""
    is_thumb: bool = False


@dataclass(frozen=True, slots=True)
class Signatures(Block):
    """Signatures side by side, their lines on one height; with dates when asked for."""

    signatures: tuple[Signature, ...]
    has_dates: bool = False

    def height(self, width: float) -> float:
        """Give the room to sign in and what stands under it."""
        return self._room + max(self._under(each, self._each(width)) for each in self.signatures)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw each signature in its column."""
        width = self._each(box.width)
        for index, signature in enumerate(self.signatures):
            column = Box(box.x + index * (width + _GAP), box.y, width, box.height)
            if signature.is_thumb:
                _draw_thumb(pen, column, column.y + self._room)
            else:
                pen.rule(column, column.y + self._room, DOTS)
            self._draw_under(pen, signature, column)

    @property
    def _room(self) -> float:
        return _THUMB_HEIGHT + 4 if any(each.is_thumb for each in self.signatures) else _SIGN_ROOM

    def _each(self, width: float) -> float:
        return (width - _GAP * (len(self.signatures) - 1)) / len(self.signatures)

    def _texts(self, signature: Signature) -> list[tuple[str, TextStyle]]:
        name = [(f"({signature.name})", BODY)] if signature.name else []
        return [(signature.role, BODY), *name]

    def _under(self, signature: Signature, width: float) -> float:
        texts = sum(fit(text, style, width).height for text, style in self._texts(signature))
        return 2 + texts + (BODY.leading if self.has_dates else 0.0)

    def _draw_under(self, pen: Pen, signature: Signature, column: Box) -> None:
        y = column.y + self._room + 2
        for text, style in self._texts(signature):
            fitted = fit(text, style, column.width)
            for line in fitted.lines:
                pen.text_centred(column.x + column.width / 2, y + fitted.style.size * ASCENT, line, fitted.style)
                y += fitted.style.leading
        if self.has_dates:
            self._draw_date(pen, column, y + BODY.size * ASCENT)

    def _draw_date(self, pen: Pen, column: Box, baseline: float) -> None:
        label = fit(_("Date"), NOTE, column.width / 3, 1)
        pen.text(column.x, baseline, label.lines[0], label.style)
        start = column.x + width_of(label.lines[0], label.style) + 6
        pen.line((start, baseline + 1), (column.right, baseline + 1), DOTS)


def _draw_thumb(pen: Pen, column: Box, bottom: float) -> None:
    """Draw the frame for the print, its label inside, and a line for each witness beside it."""
    frame = Box(column.x, bottom - _THUMB_HEIGHT, _THUMB_WIDTH, _THUMB_HEIGHT)
    pen.box(frame, stroke=Stroke(0.75, RULE), radius=4.5)
    label = fit(_("Thumb print"), NOTE.at(7), _THUMB_WIDTH - 4)
    top = frame.bottom - label.height - 1
    for index, line in enumerate(label.lines):
        baseline = top + index * label.style.leading + label.style.size * ASCENT
        pen.text_centred(frame.x + frame.width / 2, baseline, line, label.style)
    _draw_witnesses(pen, Box(frame.right + 10, frame.y, column.right - frame.right - 10, frame.height))


def _draw_witnesses(pen: Pen, box: Box) -> None:
    each = box.height / _WITNESSES
    for index in range(_WITNESSES):
        y = box.y + (index + 1) * each - NOTE.leading
        pen.rule(box, y, DOTS)
        pen.text_centred(box.x + box.width / 2, y + NOTE.size * ASCENT, _("Witness"), NOTE)
