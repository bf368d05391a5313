"""A new user's first ten minutes from nothing to a printed page, with real keys and a real mouse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.journeys.newcomer import Newcomer, fill, name_file
from tests.journeys.newcomer_start import Begin, Life, keep
from tests.ui import looking

Key = Qt.Key
LONG = "นางสาวพรรณทิพาวดีศรีสุขเกษมสันต์ วงศ์สุวรรณประเสริฐกุลชัยพัฒนาเจริญรุ่งเรือง"


LIVES = (
    Life("thai"),
    Life("english", language="en"),
    Life("dark", theme="dark"),
    Life("150", size=150),
    Life("200", size=200),
    Life("long", who=f"{LONG} ก", partner=f"{LONG} ข"),
)
ENTRIES = (
    ("ขายพริกสด", "I01", "350"),
    ("ผักบุ้ง", "E01", "45"),
    ("ค่ารถไปตลาด", "E16", "60"),
    ("ค่าไฟฟ้า", "E08", "412.50"),
    ("ยาแก้ปวดหัว", "E13", "25+10"),
)


@pytest.mark.parametrize("life", LIVES, ids=lambda one: one.name)
def test_ten_minutes_lead_from_nothing_to_a_printed_page(begin: Begin, life: Life, tmp_path: Path) -> None:
    someone = begin(life)
    book, paper = tmp_path / "home" / "Documents" / "บัญชีของเรา.hldb", tmp_path / "home" / "เดือน.pdf"
    shots = iter(range(1, 100))

    def look() -> None:
        someone.look()
        keep(someone.screen(), f"{life.name}-{next(shots):02}")

    look()
    someone.press_into("way_new", name_file(book), fill(person="สมศรี", household=life.who, cash="2,000+350"))
    assert book.is_file()
    look()
    _write_members(someone, life, look)
    _set_goal(someone, look)
    _write_entries(someone, look)
    _tell_what_was_before(someone, look)
    someone.press("page_month")
    look()
    someone.press("print_month")
    look()
    someone.press_into("save_pdf", name_file(paper))
    look()
    someone.press("close")
    someone.press("page_today")
    look()

    text = "".join(PdfReader(paper).pages[0].extract_text().split())
    assert len(PdfReader(paper).pages) == 1
    assert "พฤศจิกายน" in text if life.language == "th" else "November" in text
    _holds_what_was_typed(book, life)


def _write_members(someone: Newcomer, life: Life, look: Callable[[], None]) -> None:
    someone.press("step_members")
    look()
    someone.press_into("begin", fill(name=life.who, birth_year="2520"))
    look()
    someone.press_into("add", fill(name=life.partner, birth_year="2515"))
    look()


def _set_goal(someone: Newcomer, look: Callable[[], None]) -> None:
    someone.press("page_today")
    assert not [one for one in looking.shown(someone.screen()) if one.objectName() == "step_members"], "done already"
    someone.press("step_goal")
    look()
    someone.press_into("begin", fill(name="กระปุกหลังตู้"))
    look()
    someone.press_into("new_goal", fill(name="ค่าเทอมลูก", target="6000", by="30/4/70"))
    look()
    someone.press_into("save", fill(amount="100"))
    look()


def _write_entries(someone: Newcomer, look: Callable[[], None]) -> None:
    """Write five lines, taking the category that is offered with Tab."""
    someone.press("page_entry")
    look()
    someone.press("choice_grid")
    look()
    wrong = [one for one in looking.shown(someone.screen()) if one.objectName() == "sentence"]
    assert wrong == [], "nothing is typed yet, so nothing is wrong"
    for what, _category, amount in ENTRIES:
        someone.type(what).wait().keys(Key.Key_Tab).wait()
        look()
        someone.keys(Key.Key_Tab)  # takes the category, and goes to where its amount belongs
        someone.type(amount).keys(Key.Key_Return).wait()
        look()


def _tell_what_was_before(someone: Newcomer, look: Callable[[], None]) -> None:
    someone.press("page_before_after")
    look()

    def tell(person: Newcomer) -> None:
        look()
        person.write(I01_cash="36000").keys(Key.Key_Return)
        assert person.screen().findChild(QWidget, "I01_cash") is not None, "Enter goes on, it does not end"
        person.write(I07_cash="12,000", C01_cash="9000", members="4")
        look()
        person.press("save")

    someone.press_into("mend", tell)
    look()


def _holds_what_was_typed(book: Path, life: Life) -> None:
    """Ask the file itself, in plain SQL."""
    with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as file:
        assert file.execute("SELECT code, name FROM household").fetchall() == [("001", life.who)]
        assert file.execute("SELECT name, birth_year FROM member ORDER BY id").fetchall() == [
            (life.who, 1977),
            (life.partner, 1972),
        ]
        assert file.execute("SELECT name, target FROM goal").fetchall() == [("ค่าเทอมลูก", 600000)]
        written = file.execute(
            "SELECT entry.description, category.code, abs(entry_line.satang) FROM entry"
            " JOIN entry_line ON entry_line.entry_id = entry.id JOIN category ON category.id = entry_line.ref"
            " WHERE entry.kind IN ('income', 'expense') AND NOT entry.deleted"
            " AND substr(category.code, 1, 1) IN ('I', 'E') ORDER BY entry.id"
        ).fetchall()
        amounts = (35000, 4500, 6000, 41250, 3500)
        assert written == [(what, code, satang) for (what, code, _typed), satang in zip(ENTRIES, amounts, strict=True)]
        (cash,) = file.execute(
            "SELECT sum(satang) FROM entry_line JOIN pocket ON pocket.id = ref WHERE account = 'pocket'"
            " AND pocket.kind = 'cash'"
        ).fetchone()
        assert cash == 235000 + 35000 - 4500 - 6000 - 41250 - 3500 - 10000
        told = file.execute("SELECT source, cash FROM baseline_line ORDER BY source").fetchall()
        assert told == [("C01", 900000), ("I01", 3600000), ("I07", 1200000)]
