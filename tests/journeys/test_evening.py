"""A volunteer's whole evening in the real window, keyboard only, and then with the mouse alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import Settings
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.session import Session
from tests.journeys import evening as page
from tests.journeys.evening import CODE, NAME, PAGE, VOLUNTEER, Written, asked, balance, make_village
from tests.journeys.evening_hands import Volunteer
from tests.journeys.evening_keys import Keys
from tests.journeys.evening_mouse import Mouse
from tests.ui.conftest import TickingClock, take_away

OCTOBER = Month(page.YEAR, page.MONTH)
MISTAKES = {12: "301.50", 25: "350"}
"""Lines of the page whose amount the hand got wrong at first."""
OF_ANOTHER = (
    page.spent(31, "น้ำแข็ง", "20", "E04"),
    page.spent(31, "ยาแก้ไข้", "35", "E13"),
    page.sold(31, "ขายกล้วย", "80", "I01"),
)
"""Lines of the next household's page, typed into this one by mistake."""
COUNTED = page.CASH_AT_END - 5
Begin = Callable[[Path], Session]


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Start the program on a book as `household_ledger open BOOK` does, in a home folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    made: list[Session] = []

    def start(book: Path) -> Session:
        settings = Settings.load(home / "settings.json")
        dress(qapp, settings)
        session = Session(qapp, LedgerShelf(TickingClock()), settings, home / "state")
        made.append(session)
        session.begin(book)
        assert session.window is not None
        session.window.setWindowState(Qt.WindowState.WindowNoState)
        session.window.resize(1366, 768)  # a small laptop's screen
        return session

    yield start
    for session in made:
        session.close_book()
        session.end()
    take_away(qapp)


def entries(session: Session) -> list[Entry]:
    """Read the household's October from the database, in the order it was written."""
    assert session.desk is not None
    with session.desk.opened.reader() as reader:
        household = reader.household_by_code(CODE)
        assert household is not None
        found = reader.entries(EntryQuery(household=household.id, first=OCTOBER.first, last=OCTOBER.last))
        return sorted((one for one in found if one.kind is not EntryKind.OPENING), key=lambda one: one.id)


def write(volunteer: Volunteer, line: Written) -> None:
    """Write a line, and see that just this came into the database."""
    before = len(entries(volunteer.session))
    volunteer.write(line)
    found = entries(volunteer.session)
    assert len(found) == before + 1, line
    last = found[-1]
    assert (last.kind, last.date.day) == (line.known, line.day)
    if line.known is not EntryKind.NOTHING:
        assert last.description == line.what
        assert sum(one.satang for one in last.lines if one.satang > 0) == baht(line.amount) * 100


def baht(typed: str) -> Decimal:
    """Reckon what was typed as an amount."""
    return sum((Decimal(one) for one in typed.split("+")), Decimal(0))


@pytest.mark.parametrize("hands", [Keys, Mouse])
def test_an_evening_from_the_start_to_the_printed_page(hands: type[Volunteer], begin: Begin, tmp_path: Path) -> None:
    book, paper = make_village(tmp_path / "หมู่บ้าน.hldb"), tmp_path / "ตุลาคม.pdf"
    steps = asked(book, "select count(*) from op")[0][0]
    volunteer = hands(begin(book))
    volunteer.wait()

    volunteer.say_who(VOLUNTEER)
    volunteer.go_to_household(CODE)
    volunteer.open_page("entry", 2)
    volunteer.turn_back()
    for number, line in enumerate(PAGE):
        write(volunteer, replace(line, amount=MISTAKES.get(number, line.amount)))

    for number, wrong in MISTAKES.items():
        volunteer.mend(len(PAGE) - number, PAGE[number].column, PAGE[number].amount)
        amounts = [
            str(max(one.lines, key=lambda line: line.satang).satang) for one in entries(volunteer.session) if one.lines
        ]
        assert str(baht(wrong) * 100).split(".")[0] not in amounts
    for line in OF_ANOTHER:
        write(volunteer, line)
    for left in (2, 1, 0):
        volunteer.undo()
        assert len(entries(volunteer.session)) == len(PAGE) + left

    volunteer.count(str(COUNTED))
    last = entries(volunteer.session)[-1]
    assert last.kind is EntryKind.CASH_COUNT
    assert last.counted == Money(int(COUNTED * 100))
    volunteer.open_page("month", 3)
    volunteer.close_month()
    volunteer.print_to(paper)
    close(volunteer.session)

    see_book(book, steps)
    see_paper(paper)


def close(session: Session) -> None:
    """Close the window as its cross or Alt+F4 does."""
    assert session.window is not None
    assert session.window.close()
    assert session.desk is None


def see_book(book: Path, steps_before: int) -> None:
    """Reckon from the closed file in plain SQL, and from the paper page with a pencil."""
    assert balance(book, "pocket") == page.CASH_AT_END == Decimal("2674.50")
    assert balance(book, "savings") == page.SAVED_AT_END == 1_150
    assert -balance(book, "debt") == page.OWED_AT_END == 5_210
    assert asked(book, "select sum(satang) from entry_line") == [(0,)]
    for code in ("011", "013"):
        assert (balance(book, "pocket", code), balance(book, "savings", code)) == (page.CASH, page.SAVED)
    ((closed_on, closed_by),) = asked(
        book,
        "select m.closed_on, p.name from month m join person p on p.id = m.closed_by where m.month = ?",
        OCTOBER.number,
    )
    assert (closed_on, closed_by) == ("2026-11-21", VOLUNTEER)
    typed, by = len(PAGE) + len(OF_ANOTHER), asked(book, "select id from person where name = ?", VOLUNTEER)[0][0]
    told = asked(book, "select person from op order by seq")[steps_before:]
    assert told == [(by,)] * (typed + len(MISTAKES) + len(OF_ANOTHER) + 2), (
        "undo, the count and the closing are steps too"
    )


def see_paper(paper: Path) -> None:
    """Read the printed page again."""
    read = PdfReader(paper)
    words = "".join(read.pages[0].extract_text().split())
    assert len(read.pages) == 1
    for told in (NAME, "ตุลาคม", f"{page.INCOME:,}", f"{page.SPENT:,}", f"{page.CASH_AT_END:,}", f"{COUNTED:,}"):
        assert "".join(told.split()) in words
