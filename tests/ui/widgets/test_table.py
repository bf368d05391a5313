"""A long table: its total stays in sight, and covers no row one goes to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, Look, px
from household_ledger.ui.theme.tokens import LIGHT
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.table_foot import TableFoot
from tests.ui.conftest import wear
from tests.ui.hands import press


def long_table(qtbot: QtBot, rows: int) -> Table:
    table = Table("ครัวเรือน", (Column("ชื่อ"), Column("บาท", 120, "right")))
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.show_rows(
        [Row(number, (Cell(f"บ้าน {number}"), Cell(str(number), sort=number))) for number in range(rows)],
        Row(None, (Cell("รวม"), Cell("4,950"))),
    )
    QApplication.processEvents()  # a table lays itself out a turn later
    return table


def foot_of(table: Table) -> TableFoot:
    found = table.findChild(TableFoot)
    assert isinstance(found, TableFoot)
    return found


def test_the_total_is_seen_wherever_the_table_is_scrolled_to(qtbot: QtBot) -> None:
    table = long_table(qtbot, 100)
    foot, bar = foot_of(table), table.verticalScrollBar()
    assert bar.maximum() > 0
    for value in (0, bar.maximum() // 2):
        bar.setValue(value)
        assert foot.isVisible()
        assert foot.geometry().bottom() == table.viewport().geometry().bottom()
    bar.setValue(bar.maximum())
    assert not foot.isVisible(), "the row itself is seen now"
    assert table.visualRect(table.model().index(100, 0)).bottom() < table.viewport().height()


def test_a_short_table_and_one_without_a_total_have_no_foot(qtbot: QtBot) -> None:
    table = long_table(qtbot, 3)
    assert not foot_of(table).isVisible()
    table.show_rows([Row(number, (Cell(str(number)), Cell(""))) for number in range(100)])
    assert not foot_of(table).isVisible()


def test_going_down_never_ends_under_the_total(qtbot: QtBot) -> None:
    table = long_table(qtbot, 100)
    foot = foot_of(table)
    press(table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    for row in range(1, 40):
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert table.currentIndex().row() == row
        bottom = table.visualRect(table.currentIndex()).bottom()
        assert bottom < table.viewport().height() - foot.covers


def test_the_total_stands_on_its_own_ground_where_everything_is_seen(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, Look())

    table = long_table(qtbot, 3)

    image = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(3) + table.rowHeight(3) // 2
    assert image.pixelColor(300, middle).name().upper() == LIGHT.hover
    assert image.pixelColor(300, middle - table.rowHeight(3)).name().upper() == LIGHT.surface


def test_a_figure_is_never_cut_whatever_its_column_was_made_for(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, Look())
    table = Table("ออม", (Column("ครัวเรือน"), Column("ฝาก", 60, "right"), Column("ครั้ง", 64, "right")))
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    rows = [Row(number, (Cell(f"บ้าน {number}"), Cell("300"), Cell("2"))) for number in range(100)]

    table.show_rows(rows, total=Row(None, (Cell("รวม"), Cell("1,177,130.25"), Cell("7"))))

    strong = QFontMetrics(font(px(BODY), is_strong=True))
    assert table.columnWidth(1) > strong.horizontalAdvance("1,177,130.25") + 20
    assert table.columnWidth(2) == px(64)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_where_room_is_short_columns_of_words_give_up_what_they_do_not_need(qtbot: QtBot) -> None:
    name, kind = "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแวง", "กองทุนหมู่บ้าน/สหกรณ์"
    table = Table("กระเป๋าเงิน", (Column("กระเป๋าเงิน"), Column("ชนิด", 260), Column("บาท", 90, "right"), Column("นับ", 240)))
    qtbot.addWidget(table)
    table.show_rows([Row(1, (Cell(name), Cell(kind), Cell("49,176.19"), Cell("31 ต.ค.: 1,520")))])
    letters = QFontMetrics(font(px(BODY)))
    needed = [letters.horizontalAdvance(words) for words in (name, kind)]

    table.resize(660, 300)
    table.show()
    QApplication.processEvents()

    assert table.columnWidth(0) > needed[0], "the name is read whole"
    assert table.columnWidth(1) > needed[1]
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(1200, 300)
    QApplication.processEvents()
    assert [table.columnWidth(number) for number in (1, 3)] == [260, 240], "with room they are as they were meant"


def test_a_column_gives_up_nothing_its_widest_words_need_though_others_have_more_letters(qtbot: QtBot) -> None:
    name, wide, narrow = "นางสาวแสงเดือน ไชยวาน (กลุ่มเปรียบเทียบ)", "WWWWWWWWWWWW", "iiiiiiiiiiiiiiii"
    table = Table("ครัวเรือน", (Column("ชื่อ"), Column("จดล่าสุด", 200)))
    qtbot.addWidget(table)
    table.show_rows([Row(1, (Cell(name), Cell(wide))), Row(2, (Cell(name), Cell(narrow)))])

    table.resize(300, 300)
    table.show()
    QApplication.processEvents()

    assert px(100) < table.columnWidth(1) < px(200)
    assert table.columnWidth(1) > QFontMetrics(font(px(BODY))).horizontalAdvance(wide)


def test_where_room_is_too_short_columns_go_and_the_tip_says_what_stood_there(qtbot: QtBot) -> None:
    why = "ไม่มีรายการ 23 วัน และอีก 3 เรื่อง"
    columns = (
        Column("ครัวเรือน"),
        Column("เหตุ", is_whole=True),
        Column("จดล่าสุด", 120, goes=1),
        Column("วัน", 110, "right", goes=2),
        Column("", 40),
    )
    table = Table("ติดตาม", columns)
    qtbot.addWidget(table)
    cells = (
        Cell("นางบุญมา ใจงามประเสริฐวงศ์ไพบูลย์สกุลรุ่งเรือง"),
        Cell(why, tip="ทั้งหมด"),
        Cell("23 วัน"),
        Cell("31"),
        Cell("⋯"),
    )
    table.show_rows([Row(1, cells)])
    table.show()
    letters, told = QFontMetrics(font(px(BODY))).horizontalAdvance(why), {}
    tips: dict[int, str] = {}

    for width in (900, 560, 460, 900):
        table.resize(width, 300)
        QApplication.processEvents()
        told[width] = table.left_out()
        assert table.columnWidth(1) > letters, "why is read whole"
        assert table.horizontalScrollBar().maximum() == 0
        tips[width] = table.model().data(table.model().index(0, 1), Qt.ItemDataRole.ToolTipRole)

    assert told == {900: [], 560: ["วัน"], 460: ["จดล่าสุด", "วัน"]}
    assert tips == {900: "ทั้งหมด", 560: "ทั้งหมด\nวัน: 31", 460: "ทั้งหมด\nจดล่าสุด: 23 วัน\nวัน: 31"}
    assert [table.columnWidth(number) for number in (2, 3)] == [120, 110], "with room they are as they were meant"


def test_a_head_is_read_whole_whatever_its_column_was_made_for(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, Look())
    heads = ("Not closed", "Last entry")
    table = Table("x", (Column("Name"), Column(heads[0], 40, "right"), Column(heads[1], 40)))
    qtbot.addWidget(table)
    table.show_rows([Row(1, (Cell("a"), Cell("1"), Cell("b")))])
    table.resize(700, 300)
    table.show()
    QApplication.processEvents()

    letters = QFontMetrics(font(px(SMALL), is_strong=True))
    assert all(
        table.columnWidth(number) >= letters.horizontalAdvance(head) + 26 for number, head in enumerate(heads, 1)
    )
    assert table.horizontalScrollBar().maximum() == 0


def test_words_of_a_wrapping_column_make_their_row_as_high_as_they_need(qtbot: QtBot) -> None:
    long = "ยังสรุปไม่ได้ เพราะเดือนที่จดครบมีไม่พอทั้งก่อนและหลัง " * 3
    table = Table("ครัวเรือน", (Column("ชื่อ", 120), Column("เพราะ", wraps=True)))
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    table.show_rows([Row(1, (Cell("ก"), Cell("สั้น"))), Row(2, (Cell("ข"), Cell(long)))])
    QApplication.processEvents()
    usual, high = table.rowHeight(0), table.rowHeight(1)

    assert usual == px(36)
    assert high >= 2 * QFontMetrics(font(px(BODY))).height()
    table.resize(420, 300)
    QApplication.processEvents()
    assert table.rowHeight(1) > high, "narrower, it needs more lines"
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert (table.rows()[0].key, table.rowHeight(1)) == (2, usual), "heights go with their rows"
