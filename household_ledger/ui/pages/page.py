"""What every page is: a heading that answers, one next step, a body that scrolls, and how it learns of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.theme.look import look
from household_ledger.ui.widgets.buttons import go_in_order, widgets_of
from household_ledger.ui.widgets.quiet_bar import QuietBar
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

if TYPE_CHECKING:
    from household_ledger.ui.paper.orders import PaperOrder

__all__ = ["Page", "PaletteAction"]

Beside = TypeVar("Beside", bound=QWidget)
"""What stands beside a heading: mostly buttons."""

_USUAL, _LARGER, _LARGE = 100, 150, 175
"""The usual size of letters; from the others on neither the line below a heading nor it may pile up beside buttons."""
_MOST_LINES, _MOST_LINES_BELOW, _BETWEEN = 1.7, 1.9, 16
"""Lines of a heading, and of what it rests on, beside buttons (words do not fill them), and the room between both."""
_EDGE, _BAR, _BAR_WIDTH = 24, 16, 12
"""The margin at the sides; how much of the right one a scroll bar may have, and the width the sheet gives it."""


class Page(QWidget):
    """A page of the window. A subclass builds its widgets in `__init__` and fills them in `refresh`.

    The frame makes it when it is first shown, calls `refresh` when it is shown and something changed since, or while
    it is shown, and throws it away and makes a new one when language, theme or size of letters change (`keep` and
    `restore` carry over what was typed).
    """

    answered = Signal()
    """Its heading was said: figures read beside the window are there, and with them what can be printed."""
    about_household = True
    """Whether the page shows the household and month of the desk (and is refreshed when they change)."""
    is_one_picture = False
    """Whether its body is one thing to be seen whole: where letters are larger than usual the heading goes with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, 14, _EDGE - _BAR, 14)
        rows.setSpacing(10)
        self.title = Words("", "title", wraps=True)
        self.subtitle = Words("", "small", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        self.about = QHBoxLayout()
        self.about.setSpacing(12)
        self.about.addWidget(self.subtitle)
        self.about.addStretch(1)
        words.addLayout(self.about)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addLayout(words, 1)
        head.addLayout(self._buttons)
        head.setContentsMargins(0, 0, _BAR, 0)
        self._is_below: bool | None = None
        self._passing: list[QWidget] = []
        self._place_buttons()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBar(QuietBar())
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("page_body")
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, _BAR - _BAR_WIDTH, 0)
        self.body.setSpacing(14)
        self.area.setWidget(holder)
        (self.body if self.is_one_picture and look().type_size > _USUAL else rows).addLayout(head)
        rows.addWidget(self.area, 1)

    def add_button(self, made: Beside, *, may_go: bool = False) -> Beside:
        """Put a button beside the heading; the one next step comes last (look `primary`).

        One that comes and goes with what is looked at (`may_go`) leaves the others where they are under the mouse:
        it stands first beside the heading, whose right edge stays, and last below it, where the left one does.
        """
        if may_go:
            self._passing.append(made)
        self._buttons.insertWidget(self._place_of(made), made)
        if self.isVisible():
            go_in_order(widgets_of(self._buttons))
        return made

    def _place_of(self, made: QWidget) -> int:
        return 0 if made in self._passing and not self._is_below else -1

    def say_heading(self, title: str, subtitle: str = "") -> None:
        """Say the page's answer, and what it rests on."""
        self.title.show_words(title)
        self.subtitle.show_words(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        self._place_buttons()
        for one in self.findChildren(EmptyState):
            one.leave_out(title)
        self.answered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the answer the width it needs."""
        self._place_buttons()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keyboard go through the heading as one reads it: before, with nothing below it, Qt sees no need."""
        go_in_order(widgets_of(self._buttons))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Look at the heading again when a button comes or goes."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_buttons()
        return super().event(event)

    def has_room_beside(self, words: str, *, lines: float = 1.0) -> bool:
        """Tell whether words have room for so many lines of the heading beside its buttons."""
        return self.title.fontMetrics().horizontalAdvance(words) <= lines * self._width_beside()

    def _width_beside(self) -> int:
        return max(self.width() - 2 * _EDGE - self._width_of_buttons() - _BETWEEN, 1)

    def _is_subtitle_squeezed(self) -> bool:
        """Tell whether large letters would pile up what the answer rests on beside the buttons."""
        words = self.subtitle.fontMetrics().horizontalAdvance(self.subtitle.words())
        return look().type_size >= _LARGER and words > _MOST_LINES_BELOW * self._width_beside()

    def _width_of_buttons(self) -> int:
        """Give what the buttons take, with the widest of those that come and go: it is to find its room."""
        wide = self._buttons.sizeHint().width()
        if not self._passing:
            return wide
        shown = [one.sizeHint().width() for one in self._passing if not one.isHidden()]
        widest = max(one.sizeHint().width() for one in self._passing)
        return wide + (max(0, widest - max(shown)) if shown else widest + self._buttons.spacing())

    def _place_buttons(self) -> None:
        """Put the buttons beside the heading, or under it where it would need three lines there."""
        most_lines = 1.0 if look().type_size >= _LARGE else _MOST_LINES
        is_below = not self.has_room_beside(self.title.words(), lines=most_lines) or self._is_subtitle_squeezed()
        if is_below == self._is_below:
            return  # said again, it would ask for a layout again, and so on for ever
        self._is_below = is_below
        for one in self._passing:
            self._buttons.removeWidget(one)
            self._buttons.insertWidget(self._place_of(one), one)
        go_in_order(widgets_of(self._buttons))
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8 if is_below else _BETWEEN)
        self._head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft if is_below else Qt.AlignmentFlag.AlignTop)

    def refresh(self) -> None:
        """Read and show everything anew."""

    def is_touched_by(self, changes: ChangeSet) -> bool:
        """Tell whether a step may change what is shown; the register touches every page."""
        household = self.desk.household
        return not changes.households or household is None or int(household) in changes.households

    def arrive(self, _wish: Arrival) -> None:
        """Take what `desk.go` sent along (which day, which entry); called after `refresh`."""

    def first_focus(self) -> QWidget | None:
        """Give the control the keyboard starts at: the way to begin where nothing is here yet; None for the first."""
        states = (one.action for one in self.findChildren(EmptyState) if one.isVisibleTo(self))
        return next((one for one in states if one is not None), None)

    def keep(self) -> object:
        """Give what was typed and not saved, so that a page built anew has it again."""
        return None

    def restore(self, _kept: object) -> None:
        """Take what `keep` of the page before gave."""

    def may_leave(self) -> bool:
        """Save or ask before the page is left; False stays."""
        return True

    def may_close(self) -> bool:
        """Save or ask before the window closes, shown or hidden: what waits on a page that is left is gone then."""
        return True

    def palette_actions(self) -> list[PaletteAction]:
        """List what the palette offers while this page is shown."""
        return []

    def paper(self) -> PaperOrder | None:
        """Name the document the print button makes of this page."""
        return None

    def help_text(self) -> str:
        """Say in a few short lines how this page is used, for the drawer."""
        return ""
