"""What a household reads of before and after: no grades, no surveys' names, a word where a share passes all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from household_ledger.domain.comparison import Comparison
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.services.figures.figures import Figures
from household_ledger.settings import SHOW_EVERYTHING
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.page import BeforeAfterPage
from household_ledger.ui.paper.orders import BEFORE_AFTER, BLANK_BASELINE, PaperOrder
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.chart_table import ChartTable
from household_ledger.ui.widgets.words import Words
from tests.charts.making import comparison
from tests.ui.conftest import Shot
from tests.ui.hands import child, press

_GRADES = re.compile(r"\b[A-D] \d|สสช|จปฐ|คุณภาพข้อมูล")


@pytest.fixture
def page(desk: Desk, compared: list[Comparison]) -> Iterator[BeforeAfterPage]:
    made = BeforeAfterPage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    QApplication.processEvents()
    yield made
    made.close()


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Comparison]:
    """Give what the household is compared by, in a list that may be changed."""
    found = [comparison()]
    monkeypatch.setattr(Figures, "comparison", lambda *_asked: found[0])
    return found


def words_of(page: BeforeAfterPage) -> str:
    """Give all that is said on the page and in the table of its chart."""
    (card,) = (one for one in page.findChildren(ChartCard) if one.isVisibleTo(page))
    assert card.view._chart is not None
    table = ChartTable(card.view._chart, page)
    said = [one.words() for root in (page, table) for one in root.findChildren(Words)]
    table.close()
    return "\n".join(said)


def test_neither_grades_nor_surveys_are_named_to_a_household(page: BeforeAfterPage, desk: Desk) -> None:
    assert not _GRADES.search(words_of(page))

    desk.settings.choose(SHOW_EVERYTHING, True)  # noqa: FBT003 -- what is chosen
    page.refresh()
    QApplication.processEvents()
    assert _GRADES.search(words_of(page)), "whoever wants everything reads both"


@pytest.mark.parametrize(("share", "is_said"), [(Fraction(126, 100), True), (Fraction(1), False), (None, False)])
def test_a_share_of_more_than_all_says_why(
    page: BeforeAfterPage, compared: list[Comparison], shot: Shot, share: Fraction | None, *, is_said: bool
) -> None:
    (found,) = compared
    assert found.amounts is not None
    amounts = replace(found.amounts, contribution_share=share, contribution=found.amounts.income)
    compared[0] = replace(found, amounts=amounts)
    page.refresh()
    QApplication.processEvents()
    shot(page, f"before-after-{share}".replace("/", "-"))

    assert ("มากกว่าที่เพิ่มขึ้นทั้งหมด เพราะส่วนอื่นรวมกันลดลง" in words_of(page)) is is_said


def test_the_page_is_printed_by_its_button_by_the_palette_and_by_the_key_of_every_page(
    page: BeforeAfterPage, desk: Desk
) -> None:
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "print_before_after"))
    next(one for one in page.palette_actions() if "print" in one.also).run()

    assert desk.household is not None
    over = min(desk.month, Month.of(desk.today).plus(-1))
    order = PaperOrder(kind=BEFORE_AFTER, month=over, households=(desk.household,))
    assert asked == [order, order]
    assert page.paper() == order


def test_a_month_that_still_runs_is_no_month_to_compare_up_to(page: BeforeAfterPage, desk: Desk) -> None:
    running = Month.of(desk.today)

    desk.turn_to(running)
    now = page.paper()
    desk.turn_to(running.plus(-3))
    earlier = page.paper()

    assert (now and now.month, earlier and earlier.month) == (running.plus(-1), running.plus(-3))


def test_a_sheet_to_ask_with_is_printed_for_this_household_or_with_a_line_for_the_name(
    page: BeforeAfterPage, desk: Desk
) -> None:
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)
    actions = [one for one in page.palette_actions() if "interview" in one.also]

    press(child(page, "print_interview"))
    for one in actions:
        one.run()

    assert desk.household is not None
    named = PaperOrder(kind=BLANK_BASELINE, month=desk.month, households=(desk.household,))
    assert asked == [named, named, replace(named, households=(NO_ID,))]


def test_where_nothing_can_be_compared_the_page_tells_what_the_months_lack(
    page: BeforeAfterPage, compared: list[Comparison]
) -> None:
    poor = (("grade_not_counted", 6), ("grade_lag", 1))
    compared[0] = replace(comparison(started_on=None), hindrances=poor)
    page.refresh()
    QApplication.processEvents()

    told = "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))
    assert "6 เดือน: ไม่ได้นับเงินสด" in told
    assert "1 เดือน: จดช้าหลายวัน" in told


def test_a_part_of_no_rise_is_no_bare_dash_but_says_why(page: BeforeAfterPage, compared: list[Comparison]) -> None:
    compared[0] = comparison(after={"income": {"I01": 3000}})

    page.refresh()

    shown = [one.words() for one in page.findChildren(Words)]
    assert any("รายได้ไม่ได้เพิ่ม" in one for one in shown)
