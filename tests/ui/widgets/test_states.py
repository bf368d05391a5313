"""What a page shows when it has nothing: it invites, and says nothing twice."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.quiet_bar import QuietBar
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words
from tests.ui import looking
from tests.ui.conftest import wear


def page_with(qtbot: QtBot, desk: Desk, *, height: int) -> Page:
    page = Page(desk)
    qtbot.addWidget(page)
    inside = QPushButton("ข้างใน")
    inside.setObjectName("inside")
    inside.setMinimumHeight(height)
    page.body.addWidget(inside)
    page.resize(900, 500)
    page.show()
    QApplication.processEvents()
    return page


def test_what_the_page_says_is_not_said_again(qtbot: QtBot, empty_desk: Desk) -> None:
    page = Page(empty_desk)
    qtbot.addWidget(page)
    nothing = EmptyState("home", "ยังไม่มีครัวเรือน", "เพิ่มครัวเรือนก่อน", action=("เพิ่ม", lambda: None))
    page.body.addWidget(nothing, 1)
    page.resize(900, 500)
    page.show()

    page.say_heading("ยังไม่มีครัวเรือน")
    assert not nothing.heading.isVisible()
    page.say_heading("บ้านของเรา")
    assert nothing.heading.isVisible()
    QApplication.processEvents()
    assert looking.clipped(page) == []


def test_a_body_that_scrolls_is_as_wide_as_one_that_does_not_and_as_the_heading(qtbot: QtBot, empty_desk: Desk) -> None:
    low, high = (page_with(qtbot, empty_desk, height=height) for height in (50, 3000))
    for page in (low, high):
        made = page.add_button(QPushButton("ทำ"))
        QApplication.processEvents()
        inside = page.findChild(QPushButton, "inside")
        assert inside is not None
        right = inside.mapTo(page, inside.rect().topRight()).x()
        assert right == made.mapTo(page, made.rect().topRight()).x() == page.width() - 24 - 1


def test_an_icon_that_cannot_be_pressed_is_fainter_on_light_and_on_dark(qapp: QApplication) -> None:
    from PySide6.QtGui import QIcon

    for tokens in (LIGHT, DARK):
        wear(qapp, Look(tokens))
        drawn = icon("undo", "ink_2", 18)
        shown, faded = (drawn.pixmap(18, 18, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
        strongest = [
            max(image.pixelColor(x, y).alpha() for x in range(18) for y in range(18)) for image in (shown, faded)
        ]
        assert strongest[1] < 0.7 * strongest[0]


def test_a_bar_is_only_seen_where_there_is_something_to_scroll(qtbot: QtBot, qapp: QApplication) -> None:
    wear(qapp, Look())
    bar = QuietBar()
    qtbot.addWidget(bar)
    bar.resize(12, 300)
    bar.show()

    def colours() -> int:
        image = bar.grab().toImage()
        return len({image.pixel(6, y) for y in range(300)})

    bar.setRange(0, 0)
    assert colours() == 1
    bar.setRange(0, 500)
    assert colours() > 1


def test_many_ways_on_leave_the_words_of_a_banner_their_width(qtbot: QtBot, qapp: QApplication) -> None:
    words = "ปิดเมื่อ 21 พ.ย. 2569 โดย อาสาหน่อย · ยังไม่ได้ตรวจสอบ"
    one_line = Words(words).fontMetrics().horizontalAdvance(words)
    holder = QWidget()
    rows = QVBoxLayout(holder)
    banner = Banner(words, action=("เปิดเดือนอีกครั้ง", print))
    rows.addWidget(banner)
    rows.addStretch(1)
    for more in ("ตรวจสอบเดือนนี้", "ประวัติของเดือน"):
        banner.add_action(more, print)
    qtbot.addWidget(holder)
    holder.show()
    buttons = banner.findChildren(QPushButton)
    ways = buttons[-1].geometry().right() - buttons[0].geometry().left()

    holder.resize(ways + one_line + 160, 200)
    qapp.processEvents()
    beside = banner.height()
    assert all(one.geometry().center().y() == banner.words.geometry().center().y() for one in buttons)

    holder.resize(one_line + 120, 200)
    qapp.processEvents()
    assert banner.words.width() >= one_line
    assert all(one.geometry().top() >= banner.words.geometry().bottom() for one in buttons)
    assert banner.height() < 2 * beside + banner.words.fontMetrics().height(), "as high as its two lines"
