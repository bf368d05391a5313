"""How the cells of the grid are drawn: words, small tags, signs before amounts, hairlines, the cell one stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import BODY, SMALL, Look, color, has_large_letters, look, px
from household_ledger.ui.typing.columns import COLUMNS

_Index = QModelIndex | QPersistentModelIndex
LOOK = Qt.ItemDataRole.UserRole + 1
"""The role under which the model gives a CellLook."""
PAD = 13
_GAP = 6
_PICTURE = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_LAID_OUT = 2_000
"""Cells: some dozen pages of rows."""
CREDIT_SIGN = "\u25d4"
"""Drawn by hand: few typefaces have it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A small word behind the words of a cell."""

    words: str
    tone: str = "ink_2"
    short: str = ""
    """What stands for it where the words of the cell leave it no room."""
    picture: str = ""
    """An icon drawn instead of the words, and what is short behind it."""

    @property
    def is_short(self) -> bool:
        """Tell whether its words may not be drawn, and are told beside."""
        return bool(self.short or self.picture)

    @property
    def drawn(self) -> str:
        """Give the words that are drawn."""
        return self.short if self.picture else self.words


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell shows: words in a tone, tags behind them, a sign before them."""

    text: str = ""
    tone: str = "ink"
    tags: tuple[Tag, ...] = ()
    sign: str = ""
    is_strong: bool = False
    is_struck: bool = False
    tip: str = ""


def row_height() -> int:
    """Give the height of a plain row; large letters leave less around them, so that more rows are in sight."""
    return px(30 if has_large_letters() else 36)


class _Placed(NamedTuple):
    """A tag, its words as far as there is room, and its place within the cell's room."""

    tag: Tag
    words: str
    at: QRect


class _Letters:
    """The letters of one look, and how cells were laid out in them: the same words are drawn again and again."""

    def __init__(self, drawn_in: Look) -> None:
        self.look = drawn_in
        self.usual, self.strong, self.small = font(px(BODY)), font(px(BODY), is_strong=True), font(px(SMALL - 1))
        self.struck = font(px(BODY))
        self.struck.setStrikeOut(True)
        self.usual_width, self.strong_width = QFontMetrics(self.usual), QFontMetrics(self.strong)
        self.small_width = QFontMetrics(self.small)
        self.laid_out = lru_cache(maxsize=_MOST_LAID_OUT)(self._lay_out)

    def width_of(self, shown: CellLook) -> QFontMetrics:
        """Give how wide the words of a cell are."""
        return self.strong_width if shown.is_strong else self.usual_width

    def tag_width(self, tag: Tag, words: str) -> int:
        """Give how wide a tag with these words is."""
        picture = px(_PICTURE + 2) if tag.picture else 0
        return self.small_width.horizontalAdvance(words) + px(14) + picture

    def _lay_out(self, shown: CellLook, wide: int, high: int) -> tuple[str, tuple[_Placed, ...]]:
        """Give the words as far as a room has room for them, and the tags behind them, each with what it may take."""
        width = self.width_of(shown)
        is_tight = width.horizontalAdvance(shown.text) + self._tags_width(shown.tags) > wide
        tags = [replace(one, words=one.short or one.words) for one in shown.tags] if is_tight else shown.tags
        most = max(wide // 2, wide - self._tags_width(tags))
        text = width.elidedText(shown.text, Qt.TextElideMode.ElideRight, most)
        used = width.horizontalAdvance(text) + (_GAP if text else 0)
        placed = []
        for tag in tags:
            at = QRect(used, 0, wide - used + PAD, high)
            least = max(px(24), at.width() - px(14))
            words = self.small_width.elidedText(tag.drawn, Qt.TextElideMode.ElideRight, least)
            placed.append(_Placed(tag, words, at))
            used += self.tag_width(tag, words) + _GAP
        return text, tuple(placed)

    def _tags_width(self, tags: Sequence[Tag]) -> int:
        return sum(self.tag_width(tag, tag.drawn) + _GAP for tag in tags)


_in_force: list[_Letters] = []


def _letters() -> _Letters:
    """Give the letters of the look in force."""
    if not _in_force or _in_force[0].look is not look():
        _in_force[:] = [_Letters(look())]
    return _in_force[0]


class GridDelegate(QStyledItemDelegate):
    """Draws one cell; no style sheet is asked, so that a page of cells takes a few milliseconds."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, words and line; the row's first `row_height` pixels hold the words."""
        shown: CellLook | None = index.data(LOOK)
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("primary_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
        if shown is not None and (shown.text or shown.tags):
            draw_cell(painter, words_room(rect), shown, is_number=COLUMNS[index.column()].is_number)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # a tag's ground may be left in it
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()


def draw_cell(painter: QPainter, room: QRect, shown: CellLook, *, is_number: bool) -> None:
    """Draw a cell's words; they end in … where there is no room."""
    letters = _letters()
    usual = letters.struck if shown.is_struck else letters.usual
    painter.setFont(letters.strong if shown.is_strong else usual)
    painter.setPen(color(shown.tone))
    if is_number:
        _draw_number(painter, room, shown, letters.width_of(shown))
        return
    text, tags = letters.laid_out(shown, room.width(), room.height())
    painter.drawText(room, _LEFT, text)
    for one in tags:
        _draw_tag(painter, one.at.translated(room.topLeft()), one, letters)


def is_on_picture(rect: QRect, shown: CellLook, place: QPoint) -> bool:
    """Tell whether a place is on the sign of pictures in a cell."""
    letters, room = _letters(), words_room(rect)
    _text, tags = letters.laid_out(shown, room.width(), room.height())
    for tag, words, at in tags:
        sign = QRect(at.left(), at.top(), letters.tag_width(tag, words), at.height()).translated(room.topLeft())
        if tag.picture and sign.contains(place):
            return True
    return False


def words_room(rect: QRect) -> QRect:
    """Give where the words of a cell stand."""
    return QRect(rect.left() + PAD, rect.top(), rect.width() - 2 * PAD, min(rect.height(), row_height()))


def _draw_tag(painter: QPainter, room: QRect, placed: _Placed, letters: _Letters) -> None:
    """Draw a small tag at the left of a room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tag, shown, _at = placed
    height = px(21)
    chip = QRectF(room.left(), room.center().y() - height / 2 + 1, letters.tag_width(tag, shown), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("attention_soft" if tag.tone == "attention" else "hover"))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    if tag.picture:
        side = px(_PICTURE)
        left = round(chip.left() + px(7)) if shown else round(chip.center().x() - side / 2)
        icon(tag.picture, tag.tone, side).paint(painter, QRect(left, round(chip.center().y() - side / 2), side, side))
        chip.setLeft(chip.left() + side + px(2))
    painter.setFont(letters.small)
    painter.setPen(color(tag.tone))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)


def _draw_number(painter: QPainter, room: QRect, shown: CellLook, width: QFontMetrics) -> None:
    sign = "" if shown.sign == CREDIT_SIGN else shown.sign
    text = f"{sign} {shown.text}" if sign else shown.text
    painter.drawText(room, _RIGHT, text)
    if shown.sign == CREDIT_SIGN:
        size = px(12)
        left = room.right() - width.horizontalAdvance(shown.text) - size - px(5)
        _draw_credit(painter, QRectF(left, room.center().y() - size / 2 + 1, size, size), color(shown.tone))


def _draw_credit(painter: QPainter, place: QRectF, tone: QColor) -> None:
    """Draw a dial of which a quarter is gone by: owed, to be paid later."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tone, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    painter.setBrush(tone)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(place, 0, 90 * 16)
