"""A box to check, drawn in our own colours: the toolkit's tick can hardly be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import color, px

_SIZE, _RADIUS, _EDGE = 18, 4, 1.5


class CheckBox(QCheckBox):
    """A check box whose box grows with the letters."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        size = px(_SIZE)
        self.setStyleSheet(
            f"QCheckBox::indicator {{ width: {size}px; height: {size}px; border: 0; background: transparent; }}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box where the toolkit left room for it."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tone = "primary" if self.isChecked() else "ink_3"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tone), _EDGE))
        painter.setBrush(color("primary" if self.isChecked() else "surface"))
        painter.setOpacity(1 if self.isEnabled() else 0.5)
        inside = QRectF(box).adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2)
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        if self.isChecked():
            painter.drawPixmap(box.topLeft(), pixmap("check", "primary_ink", box.width()))
