"""Cards: a titled surface, and one that shows a figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from household_ledger.text.joined import named
from household_ledger.ui.widgets.words import Words


class Card(QFrame):
    """A surface with a heading; put what it holds into `body`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(18, 12, 18, 14)
        self._outer.setSpacing(6)
        self.head = QHBoxLayout()
        self.title = Words(title, "heading", wraps=True)
        self.head.addWidget(self.title, 1)
        self._outer.addLayout(self.head)
        self.title.setVisible(bool(title))  # only now: shown before it has its place, it would be a window
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self._outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def frame_only(self) -> None:
        """Leave the margins to what it holds (a chart has its own)."""
        self._outer.setContentsMargins(2, 2, 2, 2)

    def name(self, title: str) -> None:
        """Give it another heading."""
        self.title.show_words(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)


class Pressable(QFrame):
    """A surface that can be pressed by mouse, Enter and Space."""

    pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press where the mouse is let go inside."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)


class FigureCard(Pressable):
    """A heading, one large figure in a tone, one line below; pressing it asks for the entries behind."""

    def __init__(self, title: str, tone: str, on_press: Callable[[], object] | None = None) -> None:
        super().__init__(title)
        self.setProperty("kind", "card")
        self._name = title
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 8, 18, 8)
        rows.setSpacing(0)
        self.figure = Words("", "figure", tone=tone)
        self.below = Words("", "hint", wraps=True)
        rows.addWidget(Words(title, "heading"))
        rows.addWidget(self.figure)
        rows.addWidget(self.below)
        rows.addStretch(1)  # the heads of cards side by side stay level, however many lines stand below
        if on_press is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            self.pressed.connect(on_press)

    def show_figure(self, figure: str, below: str = "") -> None:
        """Show a formatted figure and a line that says more."""
        self.figure.show_words(figure)
        self.below.show_words(below)
        self.setAccessibleName(named(self._name, figure))
        self.setAccessibleDescription(below)


def hairline() -> QFrame:
    """Make a thin line between things."""
    line = QFrame()
    line.setObjectName("hairline")
    return line


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout, rows within it too, before it is filled anew."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)
            inner.deleteLater()


def clear_grid(grid: QGridLayout) -> None:
    """Take every widget out of a grid."""
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
