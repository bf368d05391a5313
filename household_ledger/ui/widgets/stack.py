"""Several things in one place, of which one is seen: it takes the room of that one only."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Stack(QWidget):
    """A stack as large as what it shows; Qt's own is as large as the largest it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._held: list[QWidget] = []

    def addWidget(self, widget: QWidget) -> None:
        """Hold one more; the first is seen."""
        self._rows.addWidget(widget)
        if self._held:
            widget.hide()
        self._held.append(widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Hold one less; it is for its owner to let go."""
        self._held.remove(widget)
        self._rows.removeWidget(widget)

    def currentWidget(self) -> QWidget | None:
        """Give what is seen."""
        return next((one for one in self._held if not one.isHidden()), None)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Let one be seen, and it alone."""
        for one in self._held:
            if one is not widget:
                one.hide()
        widget.show()

    def setCurrentIndex(self, place: int) -> None:
        """Let the one at a place be seen."""
        self.setCurrentWidget(self._held[place])
