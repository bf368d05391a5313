"""The parts of the window and where they stand; made anew with every change of language, look or size of letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.drawer import Drawer
from household_ledger.ui.frame.messages_bar import MessagesBar
from household_ledger.ui.frame.page_stack import PageStack
from household_ledger.ui.frame.rail import Rail
from household_ledger.ui.frame.status_line import StatusLine
from household_ledger.ui.frame.top_bar import TopBar
from household_ledger.ui.theme.look import look, px

if TYPE_CHECKING:
    from household_ledger.ui.frame.days_strip import DaysStrip

_LARGE = 150
"""From this size of letters on the status line has the whole width."""
_LEAST_PAGE, _LEAST_BESIDE = 560, 300
"""The least width of the page beside the drawer, and of the drawer beside the page, at 100 %."""


class Parts(QWidget):
    """Rail on the left; top bar, asking about days, page with its messages, drawer beside the page; status line."""

    def __init__(self, desk: Desk, kept: Mapping[str, object]) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail, self.top, self.status = Rail(), TopBar(), StatusLine()
        self.pages, self.messages, self.drawer = PageStack(desk, kept), MessagesBar(), Drawer()
        self.asking: DaysStrip | None = None
        self.body = self._make_body()
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.body, 1)
        right.addWidget(self.messages)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        (whole if look().type_size >= _LARGE else right).addWidget(self.status)
        self.messages.told.stand_over(self, self.status)

    def areas(self) -> list[QWidget]:
        """List the parts in the order the keyboard goes through them."""
        page = self.pages.page()
        first = [one for one in (page, self.asking) if one is not None]
        return [*first, self.drawer, self.messages, self.messages.told, self.top, self.rail, self.status]

    def show_asking(self, desk: Desk, go_on: Callable[[], object]) -> None:
        """Put the way back to an asking about days above the page, once there is one."""
        if self.asking is None and desk.is_asking:
            from household_ledger.ui.frame.days_strip import DaysStrip

            self.asking = DaysStrip(desk, go_on)
            self._right.insertWidget(1, self.asking)
            self.asking.follow()

    def open_drawer(self, width: int) -> None:
        """Give the drawer so many pixels (fewer where the page needs them), or all where both have no room."""
        whole = self.body.width()
        width = min(width, whole - px(_LEAST_PAGE))
        self.pages.setVisible(width >= px(_LEAST_BESIDE))
        self.body.setSizes([max(1, whole - width), max(1, width)])

    def uncover(self) -> None:
        """Close a drawer that has the room of the page too: a page was asked for, and is to be seen."""
        if self.pages.isHidden():
            self.drawer.close_drawer()

    def close_drawer(self) -> None:
        """Give the page its room again."""
        self.pages.show()

    def _make_body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setHandleWidth(4)
        body.setChildrenCollapsible(False)
        body.addWidget(self.pages)
        body.addWidget(self.drawer)
        body.setStretchFactor(0, 1)
        body.setStretchFactor(1, 0)
        return body
