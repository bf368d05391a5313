"""Parts side by side where there is room for them, in fewer columns or one where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.cards import clear_grid

_LEAST = 800
_GAP = 14


class Beside(QWidget):
    """A row that becomes a column when it is narrower than `least` pixels at 100 %: a drawer opened, letters grew."""

    def __init__(self, least: int = _LEAST) -> None:
        super().__init__()
        self._least = least
        self._laid = QBoxLayout(_direction(is_row=not has_large_letters()), self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(14)

    def add(self, part: QWidget | QLayout, share: int) -> None:
        """Put a part at the end, with its share of the room."""
        if isinstance(part, QLayout):
            self._laid.addLayout(part, share)
        else:
            self._laid.addWidget(part, share)

    @property
    def is_row(self) -> bool:
        """Whether the parts stand side by side now."""
        return self._laid.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn to what the new width has room for."""
        self._laid.setDirection(_direction(is_row=event.size().width() >= px(self._least)))
        super().resizeEvent(event)


class _LaidAnew(QWidget):
    """Lays its parts out for its width, again when one of them shows more than before, or less."""

    def minimumSizeHint(self) -> QSize:
        """Get along with the widest part alone: else the page would be as wide as all in a row."""
        return QSize(max(self._needs(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out for the new width."""
        self._lay()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Lay the parts out anew when one asks for other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay()
        return super().event(event)

    def _needs(self) -> list[int]:
        """List how wide each part has to be."""
        raise NotImplementedError

    def _lay(self) -> None:
        raise NotImplementedError


class Ends(_LaidAnew):
    """Two parts at both ends of a line; the second under the first where the line is too short for what both need."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._parts = (first, second)
        self._laid = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.setSpacing(_GAP)
        self._laid.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft)
        self._laid.addStretch(1)
        self._laid.addWidget(second, 0, Qt.AlignmentFlag.AlignLeft)

    def _needs(self) -> list[int]:
        return [one.minimumSizeHint().width() for one in self._parts if not one.isHidden()]

    def _lay(self) -> None:
        needs = self._needs()
        direction = _direction(is_row=sum(needs) + _GAP * len(needs) <= self.width())
        if direction is not self._laid.direction():
            self._laid.setDirection(direction)


class Even(_LaidAnew):
    """Parts equally wide in one row, or in as many equal rows as keep what each shows whole.

    With `most` there are so many columns, or fewer where the room is small, however many parts there are.
    """

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self._most = most
        self._parts: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        self._parts.append(part)
        self._lay()

    def parts(self) -> list[QWidget]:
        """Give the parts in their order."""
        return list(self._parts)

    def show_parts(self, parts: Sequence[QWidget], *, drops: bool = False) -> None:
        """Show these parts and no others; with `drops` those before are let go of, else they may be shown again."""
        if drops:
            clear_grid(self._grid)
        else:
            while self._grid.takeAt(0) is not None:
                pass
        self._parts, self._columns = list(parts), 0
        self._lay()

    def clear(self) -> None:
        """Let go of every part."""
        self._parts = []
        clear_grid(self._grid)

    def _needs(self) -> list[int]:
        return [one.minimumSizeHint().width() for one in self._parts]

    def _lay(self) -> None:
        count = len(self._parts)
        widest = max(self._needs(), default=0)
        room = (self.width() + self._grid.spacing()) // max(1, widest + self._grid.spacing())
        columns = max(1, min(self._most or count, room))
        if not self._most:
            columns = next(many for many in range(columns, 0, -1) if count % many == 0)
        if columns == self._columns and self._grid.count() == count:
            return
        self._columns = columns
        for place, one in enumerate(self._parts):
            self._grid.addWidget(one, place // columns, place % columns)
        for column in range(max(count, self._most)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _direction(*, is_row: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
