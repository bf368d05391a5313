"""How the cells of a ruled page are drawn: figures, boxes to tick, rules, what is wrong, where one stands."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from household_ledger.ui.entry_paper.cells_model import CellKind, CellsModel, Index, Shown, ShownLine
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import BODY, SMALL, color, px

_BOX = 18
_FIRM = 0.62
_MARK = 7
PAD = 4
_GROUNDS = {CellKind.SUM: "hover", CellKind.SHUT: "paper"}


@lru_cache(maxsize=16)
def _metrics(pixels: int, is_strong: bool) -> QFontMetrics:  # noqa: FBT001 -- a cache knows no keywords apart
    return QFontMetrics(font(pixels, is_strong=is_strong))


def measure(size: int, *, is_strong: bool = False) -> QFontMetrics:
    """Measure with our letters of a size at 100 %; asked for every cell of a page, so each is made once."""
    return _metrics(px(size), is_strong)


def figure_width(shown: Shown, *, is_tight: bool) -> int:
    """Give the width a figure needs in its cell."""
    mark = px(16) if shown.is_agreed else 0
    letters = measure(_size(is_tight=is_tight), is_strong=shown.is_strong)
    return letters.horizontalAdvance(shown.text) + 2 * PAD + mark + 2


def _size(*, is_tight: bool) -> int:
    return SMALL if is_tight else BODY


class CellPainter(QStyledItemDelegate):
    """Draws cells; no style sheet is asked, so that a page of them takes a few milliseconds."""

    def __init__(self, view: QTableView, model: CellsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        line, column = self._model.lines[index.row()], self._model.columns[index.column()]
        shown, rect = line.cells[index.column()], QRect(option.rect)
        painter.save()
        painter.fillRect(rect, color(_ground(shown, line)))
        if shown.kind is CellKind.BOX:
            _draw_box(painter, rect, shown)
        else:
            self._draw_figure(painter, rect, shown, _size(is_tight=self._model.is_tight))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), rule(is_firm=column.is_firm))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), rule(is_firm=line.is_firm))
        is_here = index == self._view.currentIndex()
        if shown.wrong:
            _frame(painter, rect, "expense", 3 if is_here and self._view.hasFocus() else 2)
        elif is_here:
            _frame(painter, rect, "primary" if self._view.hasFocus() else "primary_line")
        painter.restore()

    @staticmethod
    def _draw_figure(painter: QPainter, rect: QRect, shown: Shown, size: int) -> None:
        if not shown.text:
            return
        painter.setFont(font(px(size), is_strong=shown.is_strong))
        painter.setPen(color("expense" if shown.wrong else shown.tone))
        room = rect.adjusted(PAD, 0, -PAD, 0)
        text = painter.fontMetrics().elidedText(shown.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        if shown.is_agreed:
            size = px(14)
            painter.drawPixmap(rect.left() + 3, rect.center().y() - size // 2, pixmap("check", "income", size))
        if shown.kind is CellKind.OPENS:
            mark, corner = px(_MARK), rect.topRight()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawPolygon(QPolygon([corner - QPoint(mark, 0), corner, corner + QPoint(0, mark)]))


def _ground(shown: Shown, line: ShownLine) -> str:
    return _GROUNDS.get(shown.kind, "hover" if line.is_sum and shown.kind is not CellKind.TYPED else "surface")


def rule(*, is_firm: bool) -> QColor:
    """Give the colour of a rule; a firm one is the colour of small letters, laid on thinly."""
    if not is_firm:
        return color("line")
    firm = color("ink_3")
    firm.setAlphaF(_FIRM)
    return firm


def _frame(painter: QPainter, rect: QRect, tone: str, width: int = 2) -> None:
    painter.setPen(QPen(color(tone), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2 - 1, -width / 2 - 1))


def _draw_box(painter: QPainter, rect: QRect, shown: Shown) -> None:
    size = px(_BOX)
    box = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tone = "attention" if shown.wrong else "primary"
    painter.setPen(QPen(color(tone if shown.is_ticked else "ink_3"), 1.5))
    painter.setBrush(color(tone if shown.is_ticked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if shown.is_ticked:
        mark = px(_BOX - 4)
        painter.drawPixmap(
            round(box.center().x() - mark / 2), round(box.center().y() - mark / 2), pixmap("check", "primary_ink", mark)
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
