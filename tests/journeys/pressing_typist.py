"""The real program in a process of its own, with somebody at the large buttons, or asking back, until it is killed.

`python -m tests.journeys.pressing_typist BOOK FIRST WAY` writes amounts of 1, 2, 3 … baht, from FIRST on, and says the
number of each on a line of its own once the window says that it is written.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from household_ledger.app.window import run_window
from household_ledger.settings import ENTRY_WAY, TILES_WAY
from household_ledger.ui.entry_interview.told_lines import ToldLines
from household_ledger.ui.entry_tiles.card import SaidCard
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets.words import Words
from tests.journeys.evening import CODE, VOLUNTEER
from tests.journeys.evening_keys import Keys
from tests.journeys.killing import until_killed
from tests.ui.conftest import TickingClock

Key = Qt.Key


def say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def press_buttons(volunteer: Keys, window: QWidget, first: int) -> None:
    """Write with the large buttons without end; each is told when the card over the pad says that it is written."""
    card = window.findChild(SaidCard)
    assert card is not None
    volunteer.press(Key.Key_Right)
    for number in count(first):
        assert volunteer.at().objectName() == "tile_1", volunteer.at().objectName()
        volunteer.type(f"{number}")
        volunteer.press(Key.Key_Return)
        assert card.take_back.isVisible()
        assert card.amount.words().startswith(f"{number} "), card.amount.words()
        say(number)


def answer(volunteer: Keys, window: QWidget, first: int) -> None:
    """Answer the question that is asked without end; each amount is told when it stands among what was said."""
    assert volunteer.at().objectName() == ("begin" if first == 1 else "resume_0"), volunteer.at().objectName()
    volunteer.press(Key.Key_Return)
    told = window.findChild(ToldLines)
    assert told is not None
    for number in count(first):
        assert volunteer.at().objectName() == "amount_card", volunteer.at().objectName()
        for words in (f"{number}", "20"):
            volunteer.type(words)
            volunteer.press(Key.Key_Return)
        lines = [one.words() for one in told.findChildren(Words)]
        assert lines[-1].endswith(f" {number} บาท"), lines
        say(number)


def type_on(session: Session, first: int, way: str) -> None:
    """Go to the household's page of daily entries, and write there."""
    volunteer = Keys(session)
    volunteer.wait()
    volunteer.say_who(VOLUNTEER)
    volunteer.go_to_household(CODE)
    volunteer.open_page("entry", 2)
    volunteer.wait()
    window = session.window
    assert window is not None
    (press_buttons if way == TILES_WAY else answer)(volunteer, window, first)


def begin(session: Session) -> None:
    """Open the book, and begin to write when the window is there."""
    session.begin(Path(sys.argv[1]))
    QTimer.singleShot(0, lambda: until_killed(lambda: type_on(session, int(sys.argv[2]), sys.argv[3])))


if __name__ == "__main__":
    sys.exit(run_window(TickingClock(), begin, spoken={"language": "th", ENTRY_WAY.key: sys.argv[3]}))
