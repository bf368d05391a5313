"""Every way of writing entries, and every sheet of the way that has several, to be looked at and used alike."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from household_ledger.domain.period import Month
from household_ledger.settings import ENTRY_WAY
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_ways import WAYS
from household_ledger.ui.frame.rail import rail_width
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui import looking
from tests.ui.hands import child, press

WIDTH, HEIGHT = 1366, 660
"""The screen of a small laptop, and what its frame leaves a page."""
FINGER = 48
"""What a finger that seldom points needs, in pixels."""
FOR_FINGERS = frozenset({"tiles", "interview"})
"""The ways that are pressed, not typed in."""
_MOST_STEPS = 200
_LINE = 12
"""What stands that little lower is in the same line, in pixels."""


def views() -> list[str]:
    """Name the ways, and the sheets of the way that has several (`paper/day`)."""
    found = []
    for key in WAYS:
        if key == "paper":
            from household_ledger.ui.entry_paper.sheets import SHEETS

            found += [f"{key}/{sheet}" for sheet in SHEETS]
        else:
            found.append(key)
    return found


def built(view: str, desk: Desk) -> EntryPage:
    """Show the page of daily entries with a way of writing, in the month of today."""
    key, _stroke, sheet = view.partition("/")
    desk.settings.choose(ENTRY_WAY, key)
    desk.turn_to(Month.of(desk.today))
    page = EntryPage(desk)
    page.resize(WIDTH - rail_width(), HEIGHT)
    page.show()
    page.activateWindow()
    page.refresh()
    settle(desk)
    if sheet and desk.household is not None:
        chooser = child(page, f"{key}_sheets")
        if chooser.isVisible():
            press(child(chooser, f"choice_{sheet}", QPushButton))
            settle(desk)
    begins = page.first_focus()
    if begins is not None:
        begins.setFocus(Qt.FocusReason.TabFocusReason)
    return page


def settle(desk: Desk) -> None:
    """Let jobs end and late layouts happen."""
    for turn in range(500):
        QTest.qWait(2)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if turn > 5 and not desk.jobs.is_busy:
            return


def too_small(view: str, page: EntryPage) -> list[str]:
    """Name what is too small to press; on ways for fingers each button of the way is as large as a finger."""
    found = looking.small_targets(page)
    if view in FOR_FINGERS:
        buttons = looking.shown(page.shown, QAbstractButton)
        found += [
            f"{one.objectName()} {one.height()} px" for one in buttons if one.isEnabled() and one.height() < FINGER
        ]
    return found


def against_reading(page: EntryPage) -> list[str]:
    """Go round by Tab and name each step upwards or, in a line, to the left, but that to the beginning of the page."""
    focused = QApplication.focusWidget()
    if focused is None:
        return ["nothing has the keyboard"]
    seen: list[QWidget] = []
    for _step in range(_MOST_STEPS):
        if focused is None or focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    stops = [(one, QRect(one.mapTo(page, QPoint(0, 0)), one.size())) for one in seen if page.isAncestorOf(one)]
    top = min((place.top() for _one, place in stops if place.top() >= 0), default=0) + _LINE  # others are scrolled out
    return [
        f"{_called(one)} {_told(place)} → {_called(after)} {_told(its_place)}"
        for (one, place), (after, its_place) in pairwise(stops)
        if _is_back(place, its_place) and not (place.top() > top >= its_place.top())  # once round, to the beginning
    ]


def _is_back(place: QRect, after: QRect) -> bool:
    """Tell whether reading Thai or English one would have read `after` before `place`."""
    is_above, is_left = after.bottom() <= place.top(), after.right() <= place.left()
    in_line = (
        min(place.bottom(), after.bottom()) - max(place.top(), after.top()) > min(place.height(), after.height()) // 2
    )
    return (is_above and after.left() < place.right()) or (in_line and is_left)


def _called(one: QWidget) -> str:
    return one.objectName() or looking.words_of(one) or type(one).__name__


def _told(place: QRect) -> str:
    return f"({place.left()},{place.top()} {place.width()}×{place.height()})"
