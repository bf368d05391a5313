"""Data in and out: what is chosen goes into a file, told when it is there; stopped or refused it leaves none."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.exchange.writing.formats import export_file
from household_ledger.services.ports import Progress
from household_ledger.settings import EXPORT_FOLDER
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.pages.provider.exchange import export_order
from household_ledger.ui.pages.provider.exchange.page import ExchangePage
from household_ledger.ui.widgets import dialogs
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait


@pytest.fixture
def place(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Answer where the file should go: into a folder of the test, under the name proposed; gives what was proposed."""
    folder = tmp_path / "ไฟล์"
    folder.mkdir()
    desk.settings.choose(EXPORT_FOLDER, str(folder))
    proposed: list[Path] = []

    def answer(_parent: object, _title: str, suggested: Path, endings: tuple[str, ...]) -> Path:
        assert suggested.suffix == endings[0]
        proposed.append(suggested)
        return suggested

    monkeypatch.setattr(dialogs, "save_path", answer)
    return proposed


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_chosen_goes_into_a_workbook_which_is_told_with_the_way_to_its_folder(
    shown: Shown, desk: Desk, place: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(ExchangePage, desk)
    assert page.title.words() == "ส่งออกเป็นตาราง Excel"
    assert page.subtitle.words() == "ทุกครัวเรือน ทุกเดือน"
    page.export.choice.household.show_value(desk.figures.households()[0].id)
    page.export.choice.first.show_value(Month(2026, 10))
    opened: list[Path] = []

    def has_opened(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(dialogs, "open_in_system", has_opened)

    press(child(page, "export"))
    wait(desk)

    told = load_workbook(place[0], read_only=True)
    entries = sum(1 for _row in told["รายการ"].iter_rows()) - 2
    assert entries > 30
    assert place[0].name in page.export.result.told.words()
    press(child(page, "open_folder"))
    assert opened == [place[0].parent]
    assert place[0].name.endswith(" 2569-10.xlsx")
    assert desk.settings.text(EXPORT_FOLDER) == str(place[0].parent)


def test_one_household_and_some_months_are_chosen_with_the_keyboard(
    shown: Shown, desk: Desk, place: list[Path]
) -> None:
    page = shown(ExchangePage, desk)
    home = desk.figures.households()[1]

    QTest.keyClick(page.export.choice.format.box, Qt.Key.Key_Down)
    for _step in range(2):
        QTest.keyClick(page.export.choice.household.box, Qt.Key.Key_Down)
    for _step in range(3):
        QTest.keyClick(page.export.choice.first.box, Qt.Key.Key_Down)
    scope = page.export.choice.scope
    assert (scope.households, scope.last) == (frozenset({home.id}), None)
    assert scope.first is not None
    press(child(page, "export"))
    wait(desk)

    rows = rows_of(place[0])
    assert {row["household"] for row in rows} == {home.code}
    assert min(row["date"] for row in rows)[:7] == scope.first.iso
    assert home.code in page.subtitle.words()


def test_the_last_month_never_comes_before_the_first(shown: Shown, desk: Desk) -> None:
    page = shown(ExchangePage, desk)
    months = [month for month, _words in page.export.choice.first.choices() if month is not None]

    page.export.choice.last.show_value(months[0])
    page.export.choice.first.show_value(months[2])
    assert page.export.choice.last.value() == months[2]
    page.export.choice.last.show_value(months[1])
    assert page.export.choice.first.value() == months[1]


def hold(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Hold an export until the first event is set; the second says that it began."""
    may_go_on, has_begun = threading.Event(), threading.Event()

    def slow(source: object, path: Path, **said: object) -> object:
        progress = said["progress"]
        assert callable(progress)

        def told(done: int, total: int) -> None:
            has_begun.set()
            assert may_go_on.wait(20)
            progress(done, total)

        held: Progress = told
        return export_file(source, path, **(said | {"progress": held}))  # type: ignore[arg-type]

    monkeypatch.setattr(export_order, "export_file", slow)
    return may_go_on, has_begun


def test_a_stopped_export_leaves_no_file_and_says_so(
    shown: Shown, desk: Desk, place: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(ExchangePage, desk)
    may_go_on, has_begun = hold(monkeypatch)
    press(child(page, "export"))
    assert has_begun.wait(20)
    assert not child(page, "export").isEnabled()
    assert not page.export.choice.isEnabled()
    press(child(page, "stop"))
    may_go_on.set()
    wait(desk)

    assert page.export.result.told.words() == "หยุดแล้ว ไม่ได้เขียนไฟล์"
    assert list(place[0].parent.iterdir()) == []
    assert child(page, "export").isEnabled()
    assert child(page, "open_folder").isHidden()


def test_an_export_under_way_goes_on_on_the_page_built_anew(
    shown: Shown, desk: Desk, place: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(ExchangePage, desk)
    page.export.choice.format.show_value("hledger")
    page.export.choice.household.show_value(desk.figures.households()[0].id)
    may_go_on, has_begun = hold(monkeypatch)
    press(child(page, "export"))
    assert has_begun.wait(20)

    again = ExchangePage(desk)
    again.show()
    again.restore(page.keep())
    again.refresh()
    assert not child(again, "export").isEnabled(), "nobody writes the same file twice at once"
    may_go_on.set()
    wait(desk)

    assert again.export.choice.format.value() == "hledger"
    assert place[0].suffix == ".journal"
    assert place[0].name in again.export.result.told.words()
    again.close()


def test_what_the_disk_refuses_is_told_and_can_be_tried_again(
    shown: Shown, desk: Desk, place: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(ExchangePage, desk)
    gone = Path(desk.settings.text(EXPORT_FOLDER)) / "ไม่มี" / "x.xlsx"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: gone)

    press(child(page, "export"))
    wait(desk)

    assert "ไม่มี" in page.export.result.told.words()
    assert child(page, "open_folder").isHidden()
    assert child(page, "export").isEnabled()


def test_nothing_is_begun_where_nobody_says_where_to(shown: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(ExchangePage, desk)
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: None)

    press(child(page, "export"))
    wait(desk)

    assert page.export.result.isHidden()


def test_what_is_chosen_survives_a_page_built_anew(shown: Shown, desk: Desk) -> None:
    page = shown(ExchangePage, desk)
    home = desk.figures.households()[0].id
    page.export.choice.household.show_value(home)
    page.export.choice.first.show_value(Month(2026, 9))
    kept = page.keep()

    again = shown(ExchangePage, desk)
    again.restore(kept)
    again.refresh()
    wait(desk)

    assert again.export.choice.scope.households == frozenset({Id(home)})
    assert again.export.choice.scope.first == Month(2026, 9)


def test_an_empty_book_offers_a_first_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(ExchangePage, empty_desk)

    assert page.export.loader.currentWidget() is page.export.nothing
    assert page.export.begin.isHidden()
    assert "ส่งออกเป็นไฟล์…" not in [action.words for action in page.palette_actions()]


def test_the_page_is_found_by_what_is_done_there(shown: Shown, desk: Desk) -> None:
    page = shown(ExchangePage, desk)

    offered = [action.words for action in page.palette_actions()]
    assert offered[:2] == ["ส่งออกเป็นไฟล์…", "นำเข้าจากไฟล์…"]
    assert offered == [_(deed) for deed in PAGE["exchange"].deeds]
