"""How far something is: a lying bar, painted, that says its percentage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from household_ledger.text.amounts import format_percent
from household_ledger.ui.theme.look import color, px

_LANE = 0.55


class Meter(QWidget):
    """A bar filled to so many thousandths, in the tone of a token."""

    def __init__(self, permille: int = 0, tone: str = "saving") -> None:
        super().__init__()
        self._tone = tone
        self._permille = 0
        self.setFixedHeight(px(10))
        self.show_permille(permille)

    def show_permille(self, permille: int) -> None:
        """Fill it to another place (0–1000)."""
        self._permille = max(0, min(1000, permille))
        self.setAccessibleName(format_percent(self._permille // 10))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for some width."""
        return QSize(px(120), px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lane and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        lane = QRectF(self.rect())
        round_ = lane.height() / 2
        ground = color("line")
        ground.setAlphaF(_LANE)  # a lane on whatever it lies on, a chosen card too
        painter.setBrush(ground)
        painter.drawRoundedRect(lane, round_, round_)
        if self._permille:
            bar = QRectF(
                lane.left(), lane.top(), max(lane.height(), lane.width() * self._permille / 1000), lane.height()
            )
            painter.setBrush(color(self._tone))
            painter.drawRoundedRect(bar, round_, round_)
