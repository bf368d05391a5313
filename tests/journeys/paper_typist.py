"""The real program in a process of its own, with somebody typing in a page of paper until it is killed.

`python -m tests.journeys.paper_typist BOOK FIRST SHEET` writes lines of the daily page, or cells of the monthly one, of
1, 2, 3 … baht, from FIRST on, and says the number of each on a line of its own once it stands in the window.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from household_ledger.app.window import run_window
from household_ledger.services.views.paper_month import Side
from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.settings import ENTRY_WAY, PAPER_WAY
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from household_ledger.ui.start.session import Session
from tests.journeys.evening import CODE, VOLUNTEER
from tests.journeys.evening_keys import Keys
from tests.journeys.killing import until_killed
from tests.ui.conftest import TickingClock
from tests.ui.hands import child, press

Key = Qt.Key


def say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def type_lines(volunteer: Keys, window: QWidget, first: int) -> None:
    """Type lines without end; each is told when the keyboard is on the next one."""
    sheet = window.findChild(DaySheet)
    assert sheet is not None
    food = next(one for one in sheet.head.numbers.usual if one.sort is UsualSort.SPENDING)
    if volunteer.at().objectName() == "line_1_date":
        volunteer.type("10")
        volunteer.press(Key.Key_Tab)
    for number in count(first):
        assert volunteer.at().objectName() == f"line_{number}_what", volunteer.at().objectName()
        for words, key in (
            (f"ของชิ้นที่ {number}", Key.Key_Tab),
            (food.number, Key.Key_Tab),
            (f"{number}", Key.Key_Return),
        ):
            volunteer.type(words)
            volunteer.press(key)
        assert volunteer.at().objectName() == f"line_{number + 1}_what", volunteer.at().objectName()
        say(number)


def type_cells(volunteer: Keys, window: QWidget, first: int) -> None:
    """Type down a column; each cell is told when it shows its amount."""
    press(child(window, "paper_sheets").findChildren(QPushButton)[1])
    volunteer.wait()
    sheet = window.findChild(MonthSheet)
    assert sheet is not None
    column = next(n for n, one in enumerate(sheet.columns) if one.side is Side.OUT and len(one.meant) == 1)
    page = sheet.pane.body
    page.stand_at(first - 1, column)
    for number in count(first):
        row = page.at[0]
        volunteer.type(f"{number}")
        volunteer.press(Key.Key_Return)
        assert page.cells.cell(row, column).text == f"{number}"
        say(number)


def type_on(session: Session, first: int, sheet: str) -> None:
    """Go to the page of the household's October, and type."""
    volunteer = Keys(session)
    volunteer.wait()
    volunteer.say_who(VOLUNTEER)
    volunteer.go_to_household(CODE)
    volunteer.open_page("entry", 2)
    volunteer.turn_back()
    volunteer.wait()
    window = session.window
    assert window is not None
    (type_lines if sheet == "day" else type_cells)(volunteer, window, first)


def begin(session: Session) -> None:
    """Open the book, and begin to type when the window is there."""
    session.begin(Path(sys.argv[1]))
    QTimer.singleShot(0, lambda: until_killed(lambda: type_on(session, int(sys.argv[2]), sys.argv[3])))


if __name__ == "__main__":
    sys.exit(run_window(TickingClock(), begin, spoken={"language": "th", ENTRY_WAY.key: PAPER_WAY}))
