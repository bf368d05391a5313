"""A blank page printed, filled by its numbers, typed in through the paper page, the month printed: the totals agree."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.app.shelf import LedgerShelf
from household_ledger.settings import PROVIDER, WRITER, Settings
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.session import Session
from tests.cli.command_fixtures import Run
from tests.journeys.evening import asked
from tests.journeys.evening_keys import Keys
from tests.ui.conftest import TickingClock, take_away
from tests.ui.hands import child, press, type_words

CODE = "001"
Begin = Callable[[Path], Session]
Key = Qt.Key
IN, OUT, SAVING = "รับ", "จ่าย", "ออม"
_PRINTED = re.compile(rf"(\d+(?:-\d+)?) (.+) ({IN}|{OUT} \((?:อาชีพ|หนี้)\)|{OUT}|{SAVING})")
_BAHT = r"([\d,]+(?:\.\d\d)?)"


@dataclass(frozen=True)
class Ink:
    """A line written by hand: the day, the words, the page's number, baht under a column."""

    day: int
    words: str
    number: str
    column: str
    baht: Decimal


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Start the program for somebody at the provider, on a book."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    made: list[Session] = []

    def start(book: Path) -> Session:
        settings = Settings.load(home / "settings.json")
        settings.choose(WRITER, PROVIDER)
        dress(qapp, settings)
        session = Session(qapp, LedgerShelf(TickingClock()), settings, home / "state")
        made.append(session)
        session.begin(book)
        assert session.window is not None
        session.window.setWindowState(Qt.WindowState.WindowNoState)
        session.window.resize(1366, 768)
        return session

    yield start
    for session in made:
        session.close_book()
        session.end()
    take_away(qapp)


def words_of(paper: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(paper).pages)


def filled(paper: Path) -> list[Ink]:
    """Fill a printed page by hand: what a person does who sees nothing but the paper."""
    numbers = [found.groups() for found in map(_PRINTED.fullmatch, words_of(paper).splitlines()) if found]
    assert len({number for number, _name, _column in numbers}) == len(numbers) > 8
    assert {column.split()[0] for _number, _name, column in numbers} == {IN, OUT, SAVING}
    random, lines = Random(3), []
    for place in range(40):
        number, name, column = numbers[place % len(numbers)]
        baht = Decimal(random.randint(500, 90_000)) / 100
        lines.append(Ink(1 + place // 2, f"{name[:8].strip()} {place}", number, column.split()[0], baht))
    return lines


def pencil(lines: list[Ink], column: str) -> Decimal:
    """Add a column up."""
    return sum((one.baht for one in lines if one.column == column), Decimal(0))


def printed(text: str, after: str) -> Decimal:
    """Read an amount of the printed month, by the words before it."""
    found = re.search(rf"^{after} {_BAHT}$", text, re.MULTILINE)
    return Decimal(found[1].replace(",", "")) if found else Decimal(0)


def written(book: Path, kinds: str) -> Decimal:
    """Ask the closed file in plain SQL what was written from paper."""
    words = (
        "select coalesce(sum(l.satang), 0) from entry e join entry_line l on l.entry_id = e.id join household h"
        " on h.id = e.household_id where h.code = ? and e.month = 202611 and not e.deleted and l.satang > 0"
        f" and e.paper_line > 0 and e.kind in ({kinds})"
    )
    return Decimal(asked(book, words, CODE)[0][0]) / 100


def tap(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(at(), key, held)


def at() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_page(window: QWidget, lines: list[Ink]) -> None:
    """Type lines from the paper, key by key."""
    day = 0
    for one in lines:
        if one.day != day:
            if day:
                tap(Key.Key_Tab, held=Qt.KeyboardModifier.ShiftModifier)
            type_words(window, str(one.day))
            tap(Key.Key_Tab)
        day = one.day
        type_words(window, one.words)
        tap(Key.Key_Tab)
        type_words(window, one.number)
        tap(Key.Key_Tab)
        type_words(window, str(one.baht))
        tap(Key.Key_Return)


def test_what_is_written_on_a_printed_page_comes_out_of_the_printed_month(
    run: Run, made_once: Path, begin: Begin, tmp_path: Path
) -> None:
    book, blank, month = tmp_path / "หมู่บ้าน.hldb", tmp_path / "blank.pdf", tmp_path / "month.pdf"
    shutil.copy(made_once, book)
    order = ("--household", CODE, "--month", "2026-11")
    assert run("report", "blank-day", book, *order, "-o", blank).status == 0
    ink = filled(blank)

    volunteer = Keys(begin(book))
    volunteer.wait()
    volunteer.go_to_household(CODE)
    volunteer.open_page("entry", 2)
    volunteer.wait()
    window = volunteer.session.window
    assert window is not None
    assert at().objectName() == "line_1_date"
    type_page(window, ink)
    sheet = window.findChild(DaySheet)
    assert sheet is not None
    for _page in (2, 1):
        part = ink[24:] if _page == 2 else ink[:24]
        for name, column in (("money_in", IN), ("money_out", OUT), ("saving", SAVING)):
            child(sheet, f"paper_sum_{name}").setFocus()
            type_words(window, str(pencil(part, column)))
        assert "✓" in sheet.totals.said.words()
        assert sheet.totals.said.words().startswith("ทั้งสามยอด")
        sheet.lines.go(1, "what")
        tap(Key.Key_PageUp)
    press(sheet.foot.circles.days[20])
    press(sheet.foot.daily)
    volunteer.wait()
    assert window.close()

    assert run("report", "month", book, *order, "-o", month).status == 0
    text = words_of(month)
    assert printed(text, "รวมเงินสดรับ") == pencil(ink, IN) == written(book, "'income'")
    paid_back = printed(text, "คืนเงินต้น")
    assert printed(text, "รวมจ่าย") + paid_back == pencil(ink, OUT) == written(book, "'expense', 'cost', 'repay'")
    times = sum(one.column == SAVING for one in ink)
    assert printed(text, f"ฝาก {times} ครั้ง") == pencil(ink, SAVING) == written(book, "'save'")
    assert "จด 21/21 วัน" in text
    daily = "select m.paper_daily from month m join household h on h.id = m.household_id where h.code = ?"
    assert (1,) in asked(book, f"{daily} and m.month = 202611", CODE)
