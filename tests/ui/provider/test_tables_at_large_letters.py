"""The tables of the provider where letters are large: nothing is to be scrolled to sideways, and why is read whole."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.pages.provider.evidence.page import TABLE, EvidencePage
from household_ledger.ui.pages.provider.follow.page import FollowPage
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.pages.provider.savings_summary import SavingsSummaryPage
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, Look, px
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
