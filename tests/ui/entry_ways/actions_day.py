"""What a hand does on the daily page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.settings import PAPER_WAY
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.entry_ways.alone_day import food
from tests.ui.hands import press, type_words

Key = Qt.Key


def day_of(scene: Scene) -> DaySheet:
    shown = scene.way(PAPER_WAY)
    assert isinstance(shown, PaperWay)
    shown.choice.chosen.emit("day")
    assert isinstance(shown.sheet, DaySheet)
    return shown.sheet


def begin_line(sheet: DaySheet, line: int, note: str = "") -> None:
    """Type a line up to its end; Enter would keep it."""
    row = sheet.lines.row(line)
    cells = {"date": "5", "what": f"ของใหม่ {line}", "number": food(sheet), "money_out": "120", "note": note}
    for name, words in cells.items():
        row.cells[name].setFocus()
        type_words(sheet, words)
        sheet.lines.list.close()


def tap(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key, held)


@action("entry_paper", "AddEntries")
def a_line(scene: Scene) -> Iterator[None]:
    begin_line(day_of(scene), 1)
    yield
    tap(Key.Key_Return)


@action("entry_paper", "ReplaceRow")
def a_line_written_anew(scene: Scene) -> Iterator[None]:
    sheet = day_of(scene)
    begin_line(sheet, 1)
    tap(Key.Key_Return)
    breathe()
    sheet.lines.go(1, "money_out")
    type_words(sheet, "77")
    yield
    tap(Key.Key_Return)


@action("entry_paper", "DeleteEntries")
def a_line_taken_out(scene: Scene) -> Iterator[None]:
    sheet = day_of(scene)
    begin_line(sheet, 1)
    tap(Key.Key_Return)
    breathe()
    sheet.lines.go(1, "what")
    yield
    tap(Key.Key_Delete, held=Qt.KeyboardModifier.ControlModifier)


@action("entry_paper", "NothingToday")
def a_day_circled(scene: Scene) -> Iterator[None]:
    sheet = day_of(scene)
    day = next(one for one in sheet.foot.circles.days if "วงกลม" in one.accessibleName())
    yield
    press(day)


@action("entry_paper", "CountCash")
def cash_counted_on_paper(scene: Scene) -> Iterator[None]:
    sheet = day_of(scene)
    for field, words in ((sheet.foot.count_day, "20"), (sheet.foot.count_amount, "900")):
        field.setFocus()
        type_words(sheet, words)
    yield
    press(sheet.foot.count_button)


@action("entry_paper", "MarkPaperDaily")
def a_page_marked_daily(scene: Scene) -> Iterator[None]:
    sheet = day_of(scene)
    yield
    press(sheet.foot.daily)
