"""The whole set: chosen, counted, printed beside the window, written where it was asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.households import AddHousehold
from household_ledger.settings import PRINT_FOLDER
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.print_all import PrintAllPage
from household_ledger.ui.paper import making
from household_ledger.ui.paper.orders import GROUP_OUTCOME, MONTH, SLIPS, SUMMARY, PaperOrder
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, named, pressed, wait


def toggle(page: PrintAllPage, row: int) -> None:
    found = child(page, "print_households", Table)
    assert isinstance(found, Table)
    found.pressed.emit(found.rows()[row].key)


def test_a_page_for_every_household_in_one_file(shown: Shown, desk: Desk, folder: Path, shot: Shot) -> None:
    page = shown(PrintAllPage, desk)
    assert page.title.words() == "ตุลาคม 2569 พิมพ์หน้าเดือน 4 ครัวเรือน"

    pressed(page, "begin")
    wait(desk)

    files = list(folder.iterdir())
    assert [one.suffix for one in files] == [".pdf"]
    assert len(PdfReader(files[0]).pages) == 4
    assert page.card.told.words() == "เสร็จแล้ว ได้ 4 หน้า ใน 1 ไฟล์"
    assert child(page, "open_folder").isVisible()
    shot(page, "print-all-done")


def test_a_file_each_for_some_with_thai_digits(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)

    pressed(page, "choose_none")
    assert not child(page, "begin").isEnabled()
    toggle(page, 0)
    toggle(page, 2)
    assert page.title.words() == "ตุลาคม 2569 พิมพ์หน้าเดือน 2 ครัวเรือน"
    pressed(page, "choice_apart", "choice_thai", "begin")
    wait(desk)

    assert sorted(one.name for one in folder.iterdir()) == [named(desk, 0), named(desk, 2)]
    assert "๒๕๖๙" in PdfReader(folder / named(desk, 0)).pages[0].extract_text()


def test_papers_that_look_back_are_chosen_below_and_printed_for_each_household(
    shown: Shown, desk: Desk, folder: Path, shot: Shot
) -> None:
    page = shown(PrintAllPage, desk)
    which = child(page, "written_paper", QComboBox)
    assert isinstance(which, QComboBox)
    assert which.isVisible()
    pressed(page, "choice_blank")
    assert not which.isVisible()
    pressed(page, "choice_each")
    assert [which.itemText(number) for number in range(which.count())] == [
        "หน้าเดือน (มีตัวเลขแล้ว)",
        "บัญชีทั้งปี",
        "จปฐ. ข้อ 22–23",
        "ก่อน–หลัง",
        "ใบเยี่ยมครัวเรือน",
    ]
    pages = []
    for number in range(1, 4):
        which.setFocus()
        QTest.keyClick(which, Qt.Key.Key_Home)
        for _step in range(number):
            QTest.keyClick(which, Qt.Key.Key_Down)
        toggle(page, 3)  # left out, in again, left out
        assert page.title.words() == f"{which.currentText()} · ตุลาคม 2569 ให้ {3 + (number + 1) % 2} ครัวเรือน"
        pressed(page, "begin")
        wait(desk)
        shot(page, f"print-all-{number}")
        pages.append(max(folder.iterdir(), key=lambda one: one.stat().st_mtime_ns))

    assert [len(PdfReader(path).pages) for path in pages] == [6, 4, 3]
    assert [path.name for path in pages] == [
        "บัญชีทั้งปี 2569-10.pdf",
        "จปฐ. ข้อ 22–23 2569-10.pdf",
        "ก่อน–หลัง 2569-10.pdf",
    ]


def test_a_village_alone_is_printed(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    with desk.reader() as reader:
        village = reader.all(VillageGroup)[0]
    there = [row for row in desk.figures.savings_table(Month(2026, 10)).rows if row.group == village.id]

    pressed(page, f"choice_{int(village.id)}", "choice_apart", "begin")
    wait(desk)

    assert len(list(folder.iterdir())) == len(there) > 0


def test_the_summary_is_a_file_for_each_village_when_asked(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    with desk.reader() as reader:
        villages = [one.name for one in reader.all(VillageGroup)]

    pressed(page, f"choice_{SUMMARY}", "choice_apart", "begin")
    wait(desk)

    names = [one.name for one in folder.iterdir()]
    assert len(names) == 3
    assert all(any(village in name for village in villages) for name in names)


def test_the_outcome_report_is_printed_of_all_and_of_each_village(
    shown: Shown, desk: Desk, folder: Path, shot: Shot
) -> None:
    page = shown(PrintAllPage, desk)

    pressed(page, f"choice_{GROUP_OUTCOME}")
    assert page.title.words() == "ตุลาคม 2569 รายงานผลลัพธ์ของ 4 ครัวเรือน"
    shot(page, "print-all-outcome")
    pressed(page, "begin")
    wait(desk)
    assert [one.name for one in folder.iterdir()] == ["รายงานผลลัพธ์ 2569-10.pdf"]
    pressed(page, "choice_apart", "begin")
    wait(desk)
    assert len(list(folder.iterdir())) == 4


def test_the_sheet_of_consent_is_a_page_each_and_of_no_month(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    pressed(page, "choice_blank")
    which = child(page, "paper_of_household", QComboBox)
    assert isinstance(which, QComboBox)

    which.setCurrentIndex(which.count() - 1)
    which.activated.emit(which.count() - 1)
    assert page.title.words() == "แจ้งข้อมูลและขอความยินยอม ให้ 4 ครัวเรือน"
    assert not child(page, "month_on_paper", QComboBox).isVisible()
    pressed(page, "begin")
    wait(desk)

    (path,) = folder.iterdir()
    assert path.name == "แจ้งข้อมูลและขอความยินยอม.pdf"
    assert len(PdfReader(path).pages) == 4


@pytest.mark.parametrize("kind", [SUMMARY, SLIPS])
def test_a_household_of_no_village_is_left_out_of_no_set(shown: Shown, desk: Desk, folder: Path, kind: str) -> None:
    household = Household(id=NO_ID, code="077", name="Somjai", started_on=date(2026, 10, 1))
    desk.execute(AddHousehold(household=household))
    page = shown(PrintAllPage, desk)

    pressed(page, f"choice_{kind}", "choice_apart", "begin")
    wait(desk)

    there = [one for one in folder.iterdir() if "Somjai" in PdfReader(one).pages[0].extract_text()]
    assert [one.stem.endswith(" ไม่บอกหมู่บ้าน") for one in there] == [True]


def test_villages_of_long_names_are_printed_a_file_each(shown: Shown, desk: Desk, folder: Path) -> None:
    long = "บ้านหนองแวงน้อยใหญ่พัฒนาสามัคคีธรรมคำสร้างเหล่าหนองผึ้งน้ำเที่ยง หมู่ที่ "
    for code, village in (("077", long + "๑"), ("078", long + "๒")):
        household = Household(id=NO_ID, code=code, name=f"Somjai{code}", started_on=date(2026, 10, 1))
        desk.execute(AddHousehold(household=household, village=village))
    page = shown(PrintAllPage, desk)

    pressed(page, f"choice_{SUMMARY}", "choice_apart", "begin")
    wait(desk)

    files = list(folder.iterdir())
    told = [PdfReader(one).pages[0].extract_text() for one in files]
    assert [len([one for one in told if code in one]) for code in ("Somjai077", "Somjai078")] == [1, 1]
    assert all(len(one.name.encode()) < 255 for one in files)


def test_the_folder_opened_is_the_one_printed_into_even_when_it_failed(
    shown: Shown, desk: Desk, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def seen(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(dialogs, "open_in_system", seen)
    page = shown(PrintAllPage, desk)
    pressed(page, "begin")
    wait(desk)
    desk.settings.choose(PRINT_FOLDER, str(tmp_path / "แฟลชไดรฟ์"))

    def full(*_told: object) -> object:
        raise EnvironmentProblem("disk_full", name="x.pdf")

    monkeypatch.setattr(making, "print_together", full)
    pressed(page, "begin")
    wait(desk)
    pressed(page, "open_folder")

    assert opened == [tmp_path / "แฟลชไดรฟ์"]
    assert page.card.more.isHidden()


def test_papers_are_made_of_the_month_whose_households_are_shown(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    shown_households = page.choice.first_order().households

    desk.turn_to(Month(2025, 9))  # begun to be read, not there yet
    order = page.choice.first_order()
    assert (order.month, order.households) == (Month(2026, 10), shown_households)
    assert not child(page, "begin").isEnabled()
    assert not child(page, "look_first").isEnabled()

    wait(desk)
    assert page.choice.first_order().month == Month(2025, 9)
    assert child(page, "begin").isEnabled()


def test_writing_over_is_asked_first(shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / named(desk, 1)).write_bytes(b"mine")
    page = shown(PrintAllPage, desk)
    asked: list[str] = []

    def refuse(_parent: object, _title: str, words: str, _yes: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "confirm", refuse)
    pressed(page, "choice_apart", "begin")
    wait(desk)

    assert named(desk, 1) in asked[0]
    assert [one.read_bytes() for one in folder.iterdir()] == [b"mine"]


def test_the_name_of_one_file_is_the_same_in_either_digits(
    shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(PrintAllPage, desk)
    pressed(page, "begin")
    wait(desk)
    asked: list[str] = []

    def refuse(_parent: object, _title: str, words: str, _yes: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "confirm", refuse)

    pressed(page, "choice_thai", "begin")

    assert len(asked) == 1


def test_a_disk_that_refuses_is_told(shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(PrintAllPage, desk)

    def refuse(*_told: object) -> object:
        raise EnvironmentProblem("disk_full", name="x.pdf", folder=str(folder))

    monkeypatch.setattr(making, "print_together", refuse)
    pressed(page, "begin")
    wait(desk)

    assert page.card.told.words()
    assert "เสร็จแล้ว ได้" not in page.card.told.words()
    assert child(page, "begin").isEnabled()


def test_another_folder_is_remembered(
    shown: Shown, desk: Desk, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(PrintAllPage, desk)
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_told: tmp_path / "อื่น")

    pressed(page, "change_folder")
    pressed(page, "begin")
    wait(desk)

    assert len(list((tmp_path / "อื่น").iterdir())) == 1
    assert desk.settings.text(PRINT_FOLDER) == str(tmp_path / "อื่น")
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(dialogs, "open_in_system", open_it)
    pressed(page, "open_folder")
    assert opened == [tmp_path / "อื่น"]


def test_it_can_be_looked_at_first(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    orders: list[PaperOrder] = []
    desk.print_asked.connect(orders.append)

    toggle(page, 1)
    pressed(page, "look_first")

    households = tuple(row.household for row in desk.figures.savings_table(Month(2026, 10)).rows)
    assert orders == [PaperOrder(kind=MONTH, month=Month(2026, 10), households=(households[0], *households[2:]))]


def test_an_empty_book_leads_to_the_first_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(PrintAllPage, empty_desk)
    asked: list[str] = []
    empty_desk.page_asked.connect(lambda key, _wish: asked.append(key))

    assert page.nothing.action is not None
    press(page.nothing.action)

    assert asked == ["register"]
    assert page.paper() is None


def test_the_choice_is_kept_when_the_page_is_built_anew(shown: Shown, desk: Desk, folder: Path) -> None:
    page = shown(PrintAllPage, desk)
    toggle(page, 0)
    pressed(page, "choice_apart")
    page.choice.signing.setChecked(True)

    again = PrintAllPage(desk)
    again.refresh()
    again.restore(page.keep())  # as the frame does: before the households are read
    once_more = PrintAllPage(desk)
    once_more.refresh()
    once_more.restore(again.keep())
    wait(desk)

    for one in (again, once_more):
        assert one.choice.count == 3
        assert one.choice.is_apart
        assert one.choice.signing.isChecked()
