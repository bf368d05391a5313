"""The real program in a process of its own, with somebody typing row after row until it is killed.

`python -m tests.journeys.evening_typist BOOK FIRST` writes rows of 1, 2, 3 … baht, from FIRST on, and says the number
of each on a line of its own once it stands in the window.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer

from household_ledger.app.window import run_window
from household_ledger.ui.start.session import Session
from tests.journeys.evening import CODE, VOLUNTEER, YEAR, spent
from tests.journeys.evening_keys import Keys
from tests.journeys.killing import until_killed
from tests.ui.conftest import TickingClock


def type_on(session: Session, first: int) -> None:
    """Type rows without end; each is told when it is over."""
    volunteer = Keys(session)
    volunteer.wait()
    volunteer.say_who(VOLUNTEER)
    volunteer.go_to_household(CODE)
    volunteer.open_page("entry", 2)
    volunteer.turn_back()
    for number in count(first):
        volunteer.write(spent(10, f"ของชิ้นที่ {number} ปี {YEAR}", str(number)))
        assert volunteer.at().objectName() == "cell_what"
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def begin(session: Session) -> None:
    """Open the book, and begin to type when the window is there."""
    session.begin(Path(sys.argv[1]))
    QTimer.singleShot(0, lambda: until_killed(lambda: type_on(session, int(sys.argv[2]))))


if __name__ == "__main__":
    sys.exit(run_window(TickingClock(), begin, spoken={"language": "th"}))
