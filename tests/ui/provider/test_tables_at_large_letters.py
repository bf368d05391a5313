"""The tables of the provider where letters are large: nothing is to be scrolled to sideways, and why is read whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from household_ledger.domain.change_eight import ChangeScore, Moment
from household_ledger.domain.ids import NO_ID
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.pages.provider.evidence.page import TABLE, EvidencePage
from household_ledger.ui.pages.provider.follow.page import FollowPage
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.pages.provider.savings_summary import SavingsSummaryPage
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, Look, px
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import wear
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait

_ROOM = {150: 1084, 200: 1016}
"""Pixels the smallest window leaves a page, by the size of letters."""


def tables_of(page: Page) -> list[Table]:
    return [one for one in page.findChildren(Table) if one.isVisible()]


@pytest.mark.parametrize(("language", "size"), [("th", 150), ("en", 150), ("th", 200)])
def test_no_table_is_scrolled_sideways_and_why_is_read_whole(
    language: str, size: int, shown: Shown, desk: Desk, qapp: QApplication
) -> None:
    wear(qapp, Look(type_size=size))
    set_language(language)
    seen: dict[str, int] = {}
    try:
        for kind in (FollowPage, RegisterPage, SavingsSummaryPage):
            page = shown(kind, desk)
            page.resize(_ROOM[size], 684)
            for part in ("queue", "visits", "lessons") if kind is FollowPage else ("",):
                if part:
                    press(child(page, f"choice_{part}"))
                wait(desk)
                seen |= {one.objectName(): one.horizontalScrollBar().maximum() for one in tables_of(page)}
            if isinstance(page, FollowPage):
                letters = QFontMetrics(font(px(BODY)))
                whys = [letters.horizontalAdvance(row.cells[2].text) for row in page.queue.table.rows()]
                assert max(whys) < page.queue.table.columnWidth(2)
        page = shown(EvidencePage, desk)
        page.resize(_ROOM[size], 684)
        wait(desk)
        press(child(page, f"choice_{TABLE}"))
        wait(desk)
        seen |= {one.objectName(): one.horizontalScrollBar().maximum() for one in tables_of(page)}
    finally:
        set_language("th")
        wear(qapp, Look())

    assert len(seen) >= 6
    assert "evidence_table" in seen
    assert {name: over for name, over in seen.items() if over} == {}


def heads_cut(table: Table) -> list[str]:
    """Name the columns in sight that are narrower than the words of their head."""
    letters = QFontMetrics(font(px(SMALL), is_strong=True))
    head, model = table.horizontalHeader(), table.model()
    words = {
        number: str(model.headerData(number, Qt.Orientation.Horizontal))
        for number in range(head.count())
        if not head.isSectionHidden(number)
    }
    return [said for number, said in words.items() if head.sectionSize(number) < letters.horizontalAdvance(said)]


def name_and_score(desk: Desk, name: str) -> None:
    """Give eight sides such a name each, and the first household a score of each before and after."""
    home = desk.figures.households()[0].id
    desk.execute(NameChanges(tuple(f"{name} {slot}" for slot in range(1, 9))))
    desk.execute(
        ScoreChanges(
            tuple(
                ChangeScore(id=NO_ID, household=home, slot=slot, moment=moment, score=3, scored_on=desk.today)
                for slot in range(1, 9)
                for moment in Moment
            )
        )
    )


@pytest.mark.parametrize("worn", [("en", 150), ("th", 200)], ids=str)
@pytest.mark.parametrize("name", ["ด้าน", "การอยู่ร่วมกันอย่างมีความสุขในครอบครัวและชุมชน"])
def test_changes_are_seen_to_their_last_column_and_every_side_to_its_last_letter(
    name: str, worn: tuple[str, int], shown: Shown, desk: Desk, qapp: QApplication
) -> None:
    language, size = worn
    wear(qapp, Look(type_size=size))
    set_language(language)
    try:
        name_and_score(desk, name)
        page = shown(StairsPage, desk)
        page.resize(_ROOM[size], 684)
        press(child(page, "choice_changes"))
        wait(desk)
        over = {one.objectName(): one.horizontalScrollBar().maximum() for one in tables_of(page)}
        sides = page.changes.sides
        below = sides.verticalScrollBar().maximum()
        letters = QFontMetrics(font(px(BODY)))
        is_longer = letters.horizontalAdvance(sides.rows()[0].cells[1].text) > sides.columnWidth(1)
        height = sides.rowHeight(0)
    finally:
        set_language("th")
        wear(qapp, Look())

    assert over == {"sides": 0, "scored": 0}
    assert below == 0
    assert not is_longer or height > letters.height() * 2


def test_a_column_that_comes_back_is_as_wide_as_its_head(shown: Shown, desk: Desk, qapp: QApplication) -> None:
    wear(qapp, Look(type_size=150))
    set_language("en")
    try:
        page = shown(StairsPage, desk)
        press(child(page, "choice_table"))
        wait(desk)
        (table,) = tables_of(page)
        page.resize(700, 684)
        wait(desk)
        gone = table.left_out()
        cut = {}
        for width in (*range(760, 1400, 80), _ROOM[150]):
            page.resize(width, 684)
            wait(desk)
            cut[width] = heads_cut(table)
    finally:
        set_language("th")
        wear(qapp, Look())

    assert "Came down from" in gone
    assert {width: heads for width, heads in cut.items() if heads} == {}
