"""The sheet of paper on the screen: its parts below each other, the words over the columns kept in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.ui.entry_paper.day_lines import DayLines, LinesHead
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.in_sight import bring_to_sight

_LEAST = 150
"""Pixels of the page that are seen whatever stands above it."""
_BELOW = 3
"""Lines below the one at hand that are kept in sight."""
_AROUND = 4
"""Pixels between the words over the columns and the line at hand."""


class DayArea(QScrollArea):
    """Scrolls the page; nothing of it takes the keyboard but what one types in."""

    def __init__(self, parts: Iterable[QWidget], lines: DayLines) -> None:
        super().__init__()
        self._lines = lines
        ground = QFrame()
        ground.setObjectName("paper_page")
        ground.setProperty("kind", "card")
        page = QVBoxLayout(ground)
        page.setContentsMargins(px(14), px(12), px(14), px(16))
        page.setSpacing(px(8))
        for one in parts:
            page.addWidget(one)
        page.addStretch(1)
        self._head_kept = LinesHead()
        self._head_kept.setParent(self.viewport())
        self._head_kept.hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._keep_head)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Asked how high it would like to be, it answers with its page, and the page around it would scroll as well.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(ground)

    def bring_line(self, line: int) -> None:
        """Scroll to a line, clear of the words kept over the columns, and to a few below it."""
        self.ensureWidgetVisible(self._lines.row(min(DAY_ROWS, line + _BELOW)), 0, 0)
        bring_to_sight(self, lambda: self._lines.row(line), self._lines.head.height() + _AROUND)

    def _keep_head(self) -> None:
        """Keep the words over the columns in sight while lines are."""
        lines = self._lines
        top = lines.mapTo(self.viewport(), QPoint(0, 0))
        is_needed = top.y() < 0 and top.y() + lines.height() > 2 * lines.head.height()
        self._head_kept.setVisible(is_needed)
        if is_needed:
            self._head_kept.setGeometry(top.x(), 0, lines.width(), lines.head.height())
            self._head_kept.raise_()
