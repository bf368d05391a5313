"""Parts side by side where there is room for them, below each other where there is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from household_ledger.ui.theme.look import has_large_letters, px

_LEAST = 800


class Beside(QWidget):
    """A row that becomes a column when it is narrower than `least` pixels at 100 %: a drawer opened, letters grew."""

    def __init__(self, least: int = _LEAST) -> None:
        super().__init__()
        self._least = least
        self._row = QBoxLayout(_direction(is_row=not has_large_letters()), self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def add(self, part: QWidget | QLayout, share: int) -> None:
        """Put a part at the end, with its share of the room."""
        if isinstance(part, QLayout):
            self._row.addLayout(part, share)
        else:
            self._row.addWidget(part, share)

    @property
    def is_row(self) -> bool:
        """Whether the parts stand side by side now."""
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn to what the new width has room for."""
        self._row.setDirection(_direction(is_row=event.size().width() >= px(self._least)))
        super().resizeEvent(event)


def _direction(*, is_row: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
