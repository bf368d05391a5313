"""Files come in by the window: read as a person says, seen before, as one step; what is there already is left."""

from __future__ import annotations

import csv
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import Entry
from household_ledger.services import importing, importing_files, importing_preview
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.exchange.reading.looking import look
from household_ledger.services.importing_preview import Fate
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.exchange.importing.part import ImportPart
from household_ledger.ui.pages.provider.exchange.page import ExchangePage
from household_ledger.ui.pages.provider.register_import import ListPreview
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.ui import looking
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait

HEAD = "ธนาคารตัวอย่าง\nเลขที่บัญชี,123-4-56789-0\n\nวันที่,รายการ,ถอน,ฝาก,คงเหลือ\n"
ROWS = [f"{day}/10/2569,ซื้อ {day},{day}.50,,\n" for day in range(1, 29)]
OPEN_DAYS = "date,description,amount\n03/10/2026,rice,-20\n04/10/2026,eggs,-30\n"


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in the test's own process, but where the other one is what is tried."""
    if "in_a_process_of_its_own" not in request.node.name:
        monkeypatch.setattr(
            importing_files,
            "look_apart",
            lambda path, wanted, **_said: look(importing_files_content(path), wanted),
        )


def importing_files_content(path: Path) -> bytes:
    from household_ledger.services.exchange.reading.limits import content_of

    return content_of(path)


@pytest.fixture
def part(shown: Shown, desk: Desk) -> ImportPart:
    return part_of(shown, desk)


def part_of(shown: Shown, desk: Desk) -> ImportPart:
    page = shown(ExchangePage, desk)
    press(child(page, "choice_import"))
    wait(desk)
    return page.imports


def written(tmp_path: Path, text: str | bytes, name: str = "statement.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode("cp874") if isinstance(text, str) else text)
    return path


def take(part: ImportPart, path: Path, patch: pytest.MonkeyPatch) -> None:
    """Choose a file with the button in the middle, or the one for another."""
    patch.setattr(dialogs, "open_path", lambda *_said, **_more: path)
    if part.choose.isVisible():
        press(child(part, "begin"))
    else:
        part.palette_actions()[0].run()
    wait(part.desk)


def go_on(part: ImportPart) -> None:
    assert part.next.isEnabled(), part.title
    press(part.next)
    wait(part.desk)


def choose(part: ImportPart, name: str, value: str) -> None:
    """Choose in a field with the keyboard: down until it stands there."""
    found = next(one for one in fields(part) if one.name == name)
    box = found.box
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _step in range(found.box.count()):
        if found.value() == value:
            break
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert found.value() == value
    wait(part.desk)


def fields(part: ImportPart) -> list[Any]:
    accounts = part.reading.accounts
    return [
        part.reading.form.household,
        part.reading.form.format,
        *part.reading.form.fields.values(),
        *part.reading.columns.fields,
        *accounts.accounts.values(),
        *accounts.incomes.values(),
        *accounts.spendings.values(),
    ]


def entries(desk: Desk) -> list[Entry]:
    with desk.reader() as reader:
        return list(reader.entries(EntryQuery(household=desk.household)))


def new_since(desk: Desk, before: list[Entry]) -> list[Entry]:
    known = {one.id for one in before}
    return [one for one in entries(desk) if one.id not in known]


def sample(part: ImportPart) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in part.reading.sample.table.rows()]


def fates(part: ImportPart) -> dict[Fate, int]:
    assert part.listed is not None
    return {fate: count for fate, count in part.listed.told.counts.items() if count}


def whole_way(part: ImportPart, path: Path, patch: pytest.MonkeyPatch) -> None:
    take(part, path, patch)
    go_on(part)
    go_on(part)


def _copies(desk: Desk) -> list[Path]:
    """List the safety copies made before an import."""
    return list(desk.settings.copies_folder().glob("*before-import*.hldb"))


def test_a_statement_comes_in_as_one_step_after_it_was_seen_in_a_process_of_its_own(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    copies = _copies(desk)
    before = entries(desk)
    asked: list[tuple[object, ...]] = []
    desk.page_asked.connect(lambda *said: asked.append(said))
    take(part, written(tmp_path, HEAD + "".join(ROWS) + "29/10/2569,ดอกเบี้ย,,12.35,\nรวม,,1,2,\n"), monkeypatch)
    assert part.title == "statement.csv อ่านได้ 28 แถว · ต้องแก้ 1 แถว"
    assert sample(part)[0] == ("5", "01/10/2569", "ซื้อ 1", "", "1.50", "อื่น ๆ / ส่วนตัวไม่ระบุ")
    shot(part, "import-reading")

    choose(part, "income_0", "I10")
    assert part.title == "statement.csv อ่านได้ 29 แถว"
    go_on(part)
    assert fates(part) == {Fate.NEW: 29}
    assert part.title == "จะเพิ่ม 29 รายการ"
    assert entries(desk) == before, "nothing is written before it was seen"
    shot(part, "import-rows")
    go_on(part)

    assert part.title == "เพิ่ม 29 รายการจาก statement.csv แล้ว"
    assert len(new_since(desk, before)) == 29
    assert len(_copies(desk)) == len(copies) + 1
    go_on(part)
    assert asked[-1][0] == "entry"
    desk.undo()
    assert entries(desk) == before


def test_the_same_file_twice_adds_nothing_and_longer_ones_what_is_new(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(desk)
    whole_way(part, written(tmp_path, HEAD + "".join(ROWS[:20]) + ROWS[0]), monkeypatch)
    assert len(new_since(desk, before)) == 21

    take(part, written(tmp_path, HEAD + "".join(ROWS[:20]) + ROWS[0]), monkeypatch)
    go_on(part)
    assert fates(part) == {Fate.THERE: 21}
    assert not part.next.isEnabled()
    assert part.title == "จะเพิ่ม 0 รายการ · มีอยู่แล้ว 21"

    take(part, written(tmp_path, HEAD + "".join(ROWS[10:]), "later.csv"), monkeypatch)
    go_on(part)
    assert fates(part) == {Fate.THERE: 10, Fate.NEW: 8}
    go_on(part)
    assert len(new_since(desk, before)) == 29


def test_what_a_person_deleted_is_asked_about_but_not_what_was_undone(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(desk)
    path = written(tmp_path, HEAD + "".join(ROWS[:6]))
    whole_way(part, path, monkeypatch)
    desk.undo()
    whole_way(part, path, monkeypatch)
    assert len(new_since(desk, before)) == 6, "what was only undone comes in again without a question"
    desk.execute(DeleteEntries(tuple(one.id for one in new_since(desk, before)[:2])))

    take(part, path, monkeypatch)
    go_on(part)
    assert fates(part) == {Fate.THERE: 4, Fate.ASKED: 2}
    assert not part.next.isEnabled()
    assert part.listed is not None
    QTest.keyClick(part.listed.with_asked.box, Qt.Key.Key_Space)
    assert part.next.text() == "เพิ่ม 2 รายการ"
    go_on(part)
    assert len(new_since(desk, before)) == 6


def test_days_that_can_be_read_two_ways_are_asked_and_the_rows_follow_at_once(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, OPEN_DAYS), monkeypatch)
    assert not part.next.isEnabled()
    assert "ลำดับวันที่" in part.reading.sample.refusal.words.words()

    choose(part, "import_date_order", "mdy")
    assert [row[1] for row in sample(part)] == ["10/03/2569", "10/04/2569"]
    choose(part, "import_date_order", "dmy")
    assert [row[1] for row in sample(part)] == ["03/10/2569", "04/10/2569"]
    assert part.next.isEnabled()


def test_everything_found_out_can_be_said_otherwise(
    part: ImportPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "d;what;sum;other\n13.10.69;ข้าว;1.000;2,50\n14.10.69;ไข่;2.000;3,50\n"
    take(part, written(tmp_path, text), monkeypatch)
    assert not part.next.isEnabled(), "no head is known"
    choose(part, "column_1", "date")
    choose(part, "column_2", "description")
    choose(part, "column_4", "amount")
    choose(part, "import_amounts", "spending")
    assert [row[1:5] for row in sample(part)] == [
        ("13/10/2569", "ข้าว", "", "2.50"),
        ("14/10/2569", "ไข่", "", "3.50"),
    ]
    choose(part, "column_3", "amount")
    assert not part.next.isEnabled(), "1.000 is a thousand to some and one baht to others"
    choose(part, "import_decimal", ".")
    assert [row[4] for row in sample(part)] == ["1", "2"]
    choose(part, "import_decimal", ",")
    assert [row[4] for row in sample(part)] == ["1,000", "2,000"]
    choose(part, "import_era", "ce")
    assert [row[1] for row in sample(part)] == ["13/10/2612", "14/10/2612"]
    choose(part, "import_era", "be")
    choose(part, "import_encoding", "cp1252")
    assert sample(part)[0][2] != "ข้าว"
    choose(part, "import_encoding", "cp874")
    choose(part, "import_separator", ",")
    assert not part.next.isEnabled(), "cut that way it has one column"
    choose(part, "import_separator", ";")
    choose(part, "import_header_row", "2")
    assert part.reading.columns.fields[1].name == "column_2"
    assert "ข้าว" in [one.words() for one in part.reading.columns.findChildren(Words)]
    choose(part, "import_format", "qif")
    assert not part.next.isEnabled()


def test_how_a_source_was_read_is_remembered_told_and_forgotten_when_wished(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, OPEN_DAYS), monkeypatch)
    choose(part, "import_date_order", "dmy")
    choose(part, "account_0", "bank/" + "ธนาคาร")
    go_on(part)
    go_on(part)
    before = entries(desk)

    take(part, written(tmp_path, OPEN_DAYS + "05/10/2026,oil,-40\n", "next.csv"), monkeypatch)
    assert part.reading.remembered.isVisible()
    assert [row[1] for row in sample(part)] == ["03/10/2569", "04/10/2569", "05/10/2569"]
    go_on(part)
    assert fates(part) == {Fate.THERE: 2, Fate.NEW: 1}
    go_on(part)
    assert len(new_since(desk, before)) == 1

    take(part, written(tmp_path, OPEN_DAYS, "last.csv"), monkeypatch)
    press(part.reading.remembered.findChildren(type(part.next))[0])
    wait(desk)
    assert not part.reading.remembered.isVisible()
    assert not part.next.isEnabled()


def test_another_household_is_offered_how_the_file_is_written_but_not_this_ones_accounts(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, OPEN_DAYS), monkeypatch)
    choose(part, "import_date_order", "dmy")
    choose(part, "account_0", "bank/" + "ธนาคาร")
    go_on(part)
    go_on(part)

    desk.look_at(desk.figures.households()[1].id)
    take(part, written(tmp_path, OPEN_DAYS, "theirs.csv"), monkeypatch)

    assert part.reading.remembered.isVisible()
    assert [row[1] for row in sample(part)] == ["03/10/2569", "04/10/2569"]
    assert part.reading.accounts.accounts[""].value() == ""


def test_wrong_rows_are_listed_stay_out_and_are_saved_with_their_cells(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, HEAD + ROWS[0] + "2/10/2569,=ผิด,abc,,\n31/9/2569,ไม่มีวันนี้,5,,\n"), monkeypatch)
    go_on(part)
    assert fates(part) == {Fate.NEW: 1, Fate.BAD: 2}
    assert part.listed is not None
    press(child(part.listed, "choice_bad"))
    assert [row.key for row in part.listed.table.rows()] == [6, 7]
    kept = tmp_path / "ต้องแก้.csv"
    monkeypatch.setattr(dialogs, "save_path", lambda *_said: kept)
    press(child(part.listed, "save_bad"))
    wait(desk)

    with kept.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["content"]) for row in rows] == [
        ("6", "2/10/2569 | =ผิด | abc |  | "),
        ("7", "31/9/2569 | ไม่มีวันนี้ | 5 |  | "),
    ]
    before = entries(desk)
    go_on(part)
    assert len(new_since(desk, before)) == 1
    assert part.save_bad.isVisible()


def test_a_long_file_is_shown_a_page_at_a_time(
    part: ImportPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, HEAD + "".join(f"1/10/2569,ซื้อ {n},{n},,\n" for n in range(1, 451))), monkeypatch)
    go_on(part)
    listed = part.listed
    assert listed is not None
    assert [len(listed.table.rows()), listed.before.isEnabled(), listed.after.isEnabled()] == [200, False, True]
    press(listed.after)
    press(listed.after)
    assert [len(listed.table.rows()), listed.before.isEnabled(), listed.after.isEnabled()] == [50, True, False]
    assert listed.where.words() == "401–450 จาก 450"


def test_stopped_half_way_nothing_came_in(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, has_begun, may_go_on = entries(desk), threading.Event(), threading.Event()
    real = importing.import_entries

    def slow(*said: Any, **more: Any) -> object:  # noqa: ANN401 -- handed on
        has_begun.set()
        assert may_go_on.wait(20)
        return real(*said, **more)

    monkeypatch.setattr(importing_preview, "import_entries", slow)
    take(part, written(tmp_path, HEAD + "".join(ROWS)), monkeypatch)
    go_on(part)
    press(part.next)
    assert has_begun.wait(20)
    QTest.qWait(20)
    assert not part.next.isVisible()
    press(part.result.stop)
    may_go_on.set()
    wait(desk)

    assert part.title == "ไม่ได้เพิ่มรายการ"
    assert part.result.told.words() == "หยุดแล้ว ไม่ได้เพิ่มอะไร"
    assert entries(desk) == before
    press(part.back)
    assert part.reading.isVisible()


def test_the_whole_way_goes_by_keyboard(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(desk)
    path = written(tmp_path, HEAD + "".join(ROWS[:3]))
    monkeypatch.setattr(dialogs, "open_path", lambda *_said, **_more: path)
    first = part.first_focus()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Return)
    wait(desk)
    for _step in range(2):
        part.next.setFocus()
        QTest.keyClick(part.next, Qt.Key.Key_Return)
        wait(desk)
    assert part.next.hasFocus() or not part.window().isActiveWindow()
    assert len(new_since(desk, before)) == 3


def test_nothing_is_cut_off_or_without_a_name_or_out_of_the_keyboards_reach(
    part: ImportPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole() -> None:
        page = part.window()
        assert looking.unnamed(page) == []
        assert looking.unreachable(page) == []
        assert looking.clipped(page) == []
        assert looking.overlapping(page) == []
        assert looking.small_targets(page) == []

    whole()
    take(part, written(tmp_path, HEAD + "".join(ROWS) + "2/10/2569,ผิด,abc,,\n"), monkeypatch)
    QTest.qWait(60)
    whole()
    go_on(part)
    QTest.qWait(60)
    whole()
    go_on(part)
    QTest.qWait(60)
    whole()


def test_a_file_dropped_is_looked_at_and_several_are_not(part: ImportPart, desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + ROWS[0])

    def dropped(*paths: Path) -> bool:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
        action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(9, 9), action, mime, left, none)
        entering.ignore()
        QApplication.sendEvent(part, entering)
        if entering.isAccepted():
            QApplication.sendEvent(part, QDropEvent(QPointF(9, 9), action, mime, left, none))
            wait(desk)
        return entering.isAccepted()

    assert not dropped(path, path)
    assert dropped(path)
    assert part.title == "statement.csv อ่านได้ 1 แถว"


HOSTILE: dict[str, tuple[str, bytes]] = {
    "nothing": ("a.csv", b"\0\0"),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(900)),
    "a document": ("a.pdf", b"%PDF-1.7\n"),
    "a zip of nothing": ("a.xlsx", b"PK\x03\x04" + bytes(200)),
    "entities": ("a.xhb", b'<!DOCTYPE h [<!ENTITY a "ha">]><homebank>&a;</homebank>'),
    "a book": ("a.hldb", b"SQLite format 3\0" + bytes(500)),
    "a sealed bundle": ("a.hlbundle", b"HLSEAL1\n" + bytes(90)),
    "a long line": ("a.journal", b"2026-11-05 " + b"x" * 40_000),
    "another currency": ("a.ofx", b"OFXHEADER:100\n<OFX><CURDEF>USD<STMTTRN></OFX>"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_cannot_be_read_is_told_in_a_sentence_and_the_page_goes_on(
    what: str, part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(desk)
    name, content = HOSTILE[what]
    take(part, written(tmp_path, content, name), monkeypatch)

    asked = part.reading.sample.refusal.words.words() if part.reading.isVisible() else ""
    told = asked or part.choose.refusal.words.words()
    assert len(told) > 10
    assert not any(word in told for word in ("import_", "mapping", "Error", "โปรแกรมขัดข้อง"))
    assert not (part.next.isVisible() and part.next.isEnabled())
    assert entries(desk) == before
    take(part, written(tmp_path, HEAD + ROWS[0]), monkeypatch)
    assert part.next.isEnabled()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_told_and_never_waited_for(part: ImportPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.csv")
    take(part, tmp_path / "a.csv", monkeypatch)
    assert "ไม่ใช่ไฟล์ที่อ่านได้" in part.choose.refusal.words.words()


def test_a_list_of_households_is_shown_the_way_to_the_register(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, "รหัส,ชื่อ-สกุล,หมู่บ้าน\n901,นางใหม่,บ้านใหม่\n"), monkeypatch)
    assert part.reading.no_entries.isVisible()
    press(part.reading.register)
    wait(desk)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ListPreview)
    found.reject()


def test_a_file_of_this_program_brings_the_households_it_names_into_an_empty_book(
    shown: Shown, empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = part_of(shown, empty_desk)
    text = "date,household,kind,category,amount\n2026-10-05,801,expense,E01,20\n2026-10-06,802,income,I10,50\n"
    whole_way(part, written(tmp_path, text), monkeypatch)

    assert [one.code for one in empty_desk.figures.households()] == ["801", "802"]
    assert part.title == "เพิ่ม 2 รายการจาก statement.csv แล้ว"


def test_the_page_built_anew_looks_at_the_same_file_again(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(part, written(tmp_path, OPEN_DAYS), monkeypatch)
    choose(part, "import_date_order", "dmy")
    again = ImportPart(desk)
    again.show()
    again.restore(part.keep())
    wait(desk)

    assert [row[1] for row in sample(again)] == ["03/10/2569", "04/10/2569"]
    again.close()


def test_no_amount_is_cut_where_the_rows_are_looked_at(
    part: ImportPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(
        part, written(tmp_path, HEAD + '1/10/2569,ขายข้าว,,"12,500.25",\n2/10/2569,ซื้อรถ,"1,234,567.50",,\n'), monkeypatch
    )
    sample = part.reading.sample.table
    assert cut_in(sample) == []
    go_on(part)
    assert part.listed is not None
    assert cut_in(part.listed.table) == []


def cut_in(table: Table) -> list[str]:
    """List the amounts for which their column is too narrow."""
    model = table.model()
    assert table.isVisible()
    places = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [
        str(one.data())
        for one in places
        if str(one.data()).endswith((".25", ".50"))
        and table.columnWidth(one.column()) < table.sizeHintForIndex(one).width()
    ]


@pytest.mark.parametrize("count", [3, 250], ids=["few", "more than a step names one by one"])
def test_what_was_taken_back_is_not_said_to_have_been_added(
    part: ImportPart, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    more = [f"{day % 28 + 1}/10/2569,ข้าว {day},{day + 10}.00,,\n" for day in range(count - 3)]
    take(part, written(tmp_path, HEAD + "".join([*ROWS[:3], *more])), monkeypatch)
    go_on(part)
    go_on(part)
    added = part.title
    assert str(count) in added

    desk.undo()
    wait(desk)

    assert part.title != added
    assert "ย้อน" in part.title
    assert part.result.told.words() == part.title
    assert not part.is_offered(part.next)

    desk.redo()
    wait(desk)

    assert part.title == part.result.told.words() == added
    assert part.is_offered(part.next)
