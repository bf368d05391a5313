"""A list of households is looked at before it is taken in; rows to mend stay in sight and can be saved."""

from __future__ import annotations

import csv
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household, Pocket, VillageGroup
from household_ledger.services.commands import register_import
from household_ledger.services.commands.households import insert_household
from household_ledger.services.ports import Work
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.pages.provider.register_import import ListPreview
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.waiting import Waiting
from tests.ui import looking
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_anew
from tests.ui.provider.conftest import Shown, wait

ROWS = """รหัส,ชื่อ-สกุล,หมู่บ้าน,วันที่เริ่ม,ผู้เข้าร่วม,อีเมล,ปีเกิด
101,นางสมใจ ดีมาก,บ้านใหม่,1/11/2569,นางสมใจ,081,1967
102,นายสมชาย ดีมาก,บ้านใหม่,31/2/2569,,,
103,นายไม่บอกวัน,บ้านใหม่,,,,
001,ชื่ออื่น,,,,,
"""


@pytest.fixture
def preview(shown: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ListPreview:
    return opened(shown, desk, tmp_path, monkeypatch, ROWS.encode("cp874"))


def opened(shown: Shown, desk: Desk, tmp_path: Path, patch: pytest.MonkeyPatch, content: bytes) -> ListPreview:
    path = tmp_path / "รายชื่อ.csv"
    path.write_bytes(content)
    patch.setattr(dialogs, "open_path", lambda *_told: path)
    page = shown(RegisterPage, desk)
    press(child(page, "read_list"))
    wait(desk)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ListPreview)
    return found


def rows(preview: ListPreview) -> list[tuple[str, ...]]:
    found = child(preview, "list_rows", Table)
    assert isinstance(found, Table)
    return [tuple(cell.text for cell in row.cells) for row in found.rows()]


def tones(preview: ListPreview) -> dict[str, str]:
    found = child(preview, "list_rows", Table)
    assert isinstance(found, Table)
    return {row.cells[1].text: row.cells[5].tone for row in found.rows()}


def test_every_row_says_what_becomes_of_it(preview: ListPreview, shot: Shot) -> None:
    assert preview.title.words() == "ในรายชื่อมีครัวเรือนใหม่ 2 ครัวเรือน · ยังอ่านไม่ได้ 1 แถว"
    assert "CP874" in preview.told.words()
    assert "อีเมล" in preview.told.words()
    told = {row[1]: row[5] for row in rows(preview)}
    assert told["101"] == "จะเพิ่ม พร้อม นางสมใจ (เกิด 2510)"
    assert "31/2/2569" in told["102"]
    assert told["001"].startswith("มีอยู่แล้ว ในชื่อ")
    assert tones(preview)["001"] == "attention"
    assert looking.clipped(preview) == []
    assert looking.unnamed(preview) == []
    assert looking.unreachable(preview) == []
    shot(preview, "list-preview")
    press(child(preview, "choice_bad"))
    assert [row[0] for row in rows(preview)] == ["3"]
    preview.reject()


def test_good_rows_are_taken_in_and_the_others_stay_in_sight(
    preview: ListPreview, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    type_anew(child(preview, "began"), "15/10/2569")
    press(child(preview, "take"))
    wait(desk)

    by_code = {one.code: one for one in desk.figures.households()}
    assert by_code["101"].started_on == date(2026, 11, 1)
    assert by_code["103"].started_on == date(2026, 10, 15)
    assert "102" not in by_code
    assert [row[1] for row in rows(preview)] == ["102"]
    shot(preview, "list-preview-after")

    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "แก้.csv")
    press(child(preview, "save_bad"))
    wait(desk)
    with (tmp_path / "แก้.csv").open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.reader(file))
    assert kept[0][:6] == ["รหัส", "ชื่อ-สกุล", "หมู่บ้าน", "วันที่เริ่ม", "ผู้เข้าร่วม", "อีเมล"]
    assert kept[1][:4] == ["102", "นายสมชาย ดีมาก", "บ้านใหม่", "31/2/2569"]
    assert "31/2/2569" in kept[1][-1]
    press(child(preview, "close"))
    desk.undo()
    assert len(desk.figures.households()) == 4


def test_a_start_that_is_no_day_is_asked_again(preview: ListPreview, desk: Desk) -> None:
    type_anew(child(preview, "began"), "เมื่อวาน")

    press(child(preview, "take"))

    assert preview.began.problem()
    assert len(desk.figures.households()) == 4
    preview.reject()


def test_what_changed_meanwhile_is_told_in_the_dialog(preview: ListPreview, desk: Desk) -> None:
    from household_ledger.domain.ids import NO_ID
    from household_ledger.domain.register import Household
    from household_ledger.services.commands.households import AddHousehold

    desk.execute(AddHousehold(household=Household(id=NO_ID, code="101", name="มาก่อน")))

    press(child(preview, "take"))
    wait(desk)

    assert "101" in preview.refusal.words()
    assert len(desk.figures.households()) == 5
    preview.reject()


def test_a_long_list_is_taken_in_beside_the_window_and_stopped_without_a_trace(
    shown: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    rows = "".join(f"2{number:02},นางคนที่ {number},บ้านใหม่\n" for number in range(1, 41))
    preview = opened(shown, desk, tmp_path, monkeypatch, ("รหัส,ชื่อ-สกุล,หมู่บ้าน\n" + rows).encode())
    begun, go_on = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []

    def held(work: Work, household: Household, village: Id) -> tuple[Household, Pocket]:
        threads.append(threading.current_thread())
        if len(threads) == 7:
            begun.set()
            assert go_on.wait(10)
        return insert_household(work, household, village)

    monkeypatch.setattr(register_import, "insert_household", held)
    press(child(preview, "take"))
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Waiting))
    preview.reject()
    assert preview.isVisible(), "the window lives, and waits for what is under way"
    waiting = QApplication.activeModalWidget()
    assert waiting is not None
    press(child(waiting, "stop"))
    go_on.set()
    wait(desk)

    assert threading.main_thread() not in threads
    assert len(desk.figures.households()) == 4
    assert "หยุด" in preview.refusal.words()
    with desk.reader() as reader:
        assert "บ้านใหม่" not in {one.name for one in reader.all(VillageGroup)}
    press(child(preview, "take"))
    wait(desk)
    assert len(desk.figures.households()) == 44


@pytest.mark.parametrize("content", [b"no workbook", "รหัส,ชื่อ\n".encode()])
def test_a_file_that_is_no_list_is_told(
    shown: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    monkeypatch.setattr(dialogs, "open_path", lambda *_told: tmp_path / "x.xlsx")
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))

    press(child(shown(RegisterPage, desk), "read_list"))
    wait(desk, lambda: bool(told))

    assert "x.xlsx" in told[0]
