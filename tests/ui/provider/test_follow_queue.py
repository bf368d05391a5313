"""Follow-up: whom to see next and why, a village alone, and the sheets to take along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from household_ledger.domain.follow_up import NextStep
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import VillageGroup
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_month
from household_ledger.ui.arrivals import AskBack
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.page import FollowPage
from household_ledger.ui.paper.orders import VISIT, PaperOrder
from tests.ui.hands import child, press
from tests.ui.provider.conftest import drop, wait
from tests.ui.provider.follow_hands import (
    Keys,
    all_of,
    column,
    homes,
    in_form,
    page,
    stand_at,
    table,
    visited,
)

__all__ = ["page"]


def test_the_queue_answers_who_should_be_seen_and_why(page: FollowPage, desk: Desk) -> None:
    visited(desk, 1, 3)
    wait(desk)
    found = page.queue.shown

    assert found is not None
    assert page.title.words() == f"{len(found.to_visit())} ครัวเรือนควรไปหา · {len(found.silent())} ไม่ได้จดเกิน 10 วัน"
    assert [row.key for row in table(page, "follow_queue").rows()] == [one.household.id for one in found.lines]
    told = {row.key: [cell.text for cell in row.cells] for row in table(page, "follow_queue").rows()}
    (seen,) = [one for one in found.lines if one.household.id == homes(desk)[1].id]
    assert told[seen.household.id][4] == "3 วัน"
    reasons = {row.key: row.cells[2].tip for row in table(page, "follow_queue").rows()}
    (silence,) = [one for one in reasons[seen.household.id].split("\n") if one.startswith("ไม่มีรายการ")]
    assert silence.endswith("วัน เยี่ยมแล้ว 3 วันก่อน")
    assert seen not in found.to_visit()
    assert sorted({cells[4] for cells in told.values()}) == sorted({"ไม่เคย", "3 วัน"})
    assert column(page, "follow_queue", 7) == [f"{one.days_recorded}/{one.days_in_month}" for one in found.lines]
    tips = [row.cells[2].tip for row in table(page, "follow_queue").rows()]
    assert all("ยังไม่เคยไปเยี่ยม" in tip for tip, one in zip(tips, found.lines, strict=True) if one is not seen)


def test_beside_an_earlier_month_the_heading_says_whose_households_it_counts(page: FollowPage, desk: Desk) -> None:
    wait(desk)
    found = page.queue.shown
    assert found is not None
    assert found.month < Month.of(desk.today)
    assert f"ครัวเรือนของเดือน{format_month(found.month)} ณ วันที่" in page.queue.subtitle

    page.queue.show_read(replace(found, month=Month.of(desk.today)))

    assert "ครัวเรือนของเดือน" not in page.queue.subtitle


def test_every_reason_of_the_row_one_stands_at_is_written_below(page: FollowPage, desk: Desk) -> None:
    rows = table(page, "follow_queue").rows()
    several = max(place for place, row in enumerate(rows) if "เรื่อง" in row.cells[2].text)
    assert several > 0, "not the row one stands at already"

    stand_at(page, "follow_queue", several)

    reasons = rows[several].cells[2].tip.split("\n")
    assert len(reasons) > 1
    assert page.queue.why.words() == f"{rows[several].cells[1].text}: {' · '.join(reasons)}"


def test_enter_on_a_row_opens_its_next_step(page: FollowPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found = page.queue.shown
    assert found is not None
    line, steps = found.lines[0], [NextStep.CLOSE, NextStep.ASK, NextStep.VERIFY, None]
    went: list[tuple[str, object, object]] = []
    desk.page_asked.connect(lambda key, wish, sight: went.append((key, wish, sight.household)))
    assert line.step is NextStep.VISIT
    in_form(drop)
    QTest.keyClick(stand_at(page, "follow_queue", 0), Keys.Key_Return)

    names = []
    for step in steps:
        monkeypatch.setattr(type(line), "step", step)
        names.append(page.queue.deeds(line.household.id)[0][0])
        if step is not NextStep.VERIFY:
            page.queue.deeds(line.household.id)[0][2]()

    assert names == ["close", "ask", "visit", "entries"]
    month = desk.month
    days = AskBack(month.first, month.last)
    assert went == [
        ("month", None, line.household.id),
        ("entry", days, line.household.id),
        ("entry", None, line.household.id),
    ]


def test_closing_goes_to_the_oldest_month_that_waits(page: FollowPage, desk: Desk) -> None:
    found = page.queue.shown
    assert found is not None
    line = next(one for one in found.lines if one.known.months_open)

    next(run for name, _words, run in page.queue.deeds(line.household.id) if name == "close")()

    assert (desk.household, desk.month) == (line.household.id, line.known.months_open[0])


def test_the_last_column_and_the_menu_key_show_all_that_can_be_done(page: FollowPage, desk: Desk) -> None:
    shown_table = stand_at(page, "follow_queue", 0, 10)
    QTest.keyClick(shown_table, Keys.Key_Return)
    menu = child(page, "row_menu", QMenu)
    assert isinstance(menu, QMenu)

    assert [one.objectName() for one in menu.actions()] == ["visit", "close", "ask", "entries", "sheet"]
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)
    menu.actions()[-1].trigger()
    menu.close()
    first = page.queue.shown.lines[0].household.id if page.queue.shown is not None else NO_ID
    assert asked == [PaperOrder(kind=VISIT, month=desk.month, households=(first,))]


def test_a_sheet_is_printed_for_each_that_should_be_visited(page: FollowPage, desk: Desk) -> None:
    visited(desk, 1, 3)
    wait(desk)
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "visit_sheets"))

    found = page.queue.shown
    assert found is not None
    assert asked == [page.paper()]
    assert asked[0].households == tuple(one.household.id for one in found.to_visit())


def test_sheets_asked_for_before_the_queue_is_read_come_once_it_is(page: FollowPage, desk: Desk) -> None:
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)
    page.queue.shown = None

    next(one for one in page.palette_actions() if one.words == "ใบเยี่ยม").run()
    assert asked == []

    page.queue.refresh()
    wait(desk)
    assert asked == [page.paper()]
    page.queue.refresh()
    wait(desk)
    assert len(asked) == 1


def test_a_village_is_looked_at_alone(page: FollowPage, desk: Desk) -> None:
    village = next(one for one in all_of(desk, VillageGroup) if any(home.group == one.id for home in homes(desk)))

    press(child(page, f"choice_{int(village.id)}"))
    wait(desk)

    codes = sorted((one.code for one in homes(desk) if one.group == village.id), key=sort_key)
    assert sorted(column(page, "follow_queue", 0), key=sort_key) == codes
