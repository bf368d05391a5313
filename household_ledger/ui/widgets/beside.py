"""Parts side by side where there is room for them, in fewer columns or one where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

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


class Even(QWidget):
    """Parts equally wide in one row, or in as many equal rows as keep what each shows whole."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        self._parts.append(part)
        self._lay()

    def minimumSizeHint(self) -> QSize:
        """Get along with one column: else the page would be as wide as one row."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out for the new width."""
        self._lay()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Lay the parts out anew when one shows more than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay()
        return super().event(event)

    def _widest(self) -> int:
        return max((one.minimumSizeHint().width() for one in self._parts), default=0)

    def _lay(self) -> None:
        count = len(self._parts)
        room = (self.width() + self._grid.spacing()) // max(1, self._widest() + self._grid.spacing())
        columns = next(many for many in range(max(1, min(count, room)), 0, -1) if count % many == 0)
        if columns == self._columns and self._grid.count() == count:
            return
        self._columns = columns
        for place, one in enumerate(self._parts):
            self._grid.addWidget(one, place // columns, place % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _direction(*, is_row: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
