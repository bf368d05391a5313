"""Going down in the drawer from a figure of the group, by keyboard: households, months, entries, pictures, and back."""

from __future__ import annotations

import io
from functools import partial

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from household_ledger.domain.indicators.result import Indicator
from household_ledger.domain.period import Month
from household_ledger.services.commands.photos import AttachPhotos
from household_ledger.services.photos import Source, fit_photo
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.evidence_walk import stop_of_aggregate
from household_ledger.text.i18n import set_language
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.walk_panel import WalkPanel
from household_ledger.ui.frame.window import Window
from household_ledger.ui.photos.viewer import PhotoViewer
from tests.ui.frame.conftest import add, settle
from tests.ui.hands import child, press

OCTOBER = Month(2026, 10)


def panel(window: Window) -> WalkPanel:
    found = window.parts.drawer.panel
    assert isinstance(found, WalkPanel)
    return found


def strike(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)
    settle()


@pytest.fixture
def walking(window: Window) -> Window:
    """Begin at the households behind M1."""
    desk = window.desk
    table = desk.figures.indicator_tables(OCTOBER).table(Indicator.NET_INCOME)
    assert table.headline is not None
    desk.walk(partial(stop_of_aggregate, table, table.headline, {}), OCTOBER)
    settle()
    return window


def test_enter_goes_down_to_the_entries_of_a_month_and_esc_up_again(walking: Window) -> None:
    titles = [walking.parts.drawer.title.words()]
    strike(Qt.Key.Key_Down)
    second = panel(walking).place()
    for _deeper in range(2):
        strike(Qt.Key.Key_Return)
        titles.append(walking.parts.drawer.title.words())

    entries = panel(walking).findChild(EntriesPanel)
    assert entries is not None
    assert entries.entry() is not None
    assert QApplication.focusWidget() is entries.list
    assert len(set(titles)) == 3

    strike(Qt.Key.Key_Escape)
    assert walking.parts.drawer.title.words() == titles[1]
    strike(Qt.Key.Key_Escape)
    assert walking.parts.drawer.title.words() == titles[0]
    assert panel(walking).place() == second == 1
    strike(Qt.Key.Key_Escape)
    assert walking.parts.drawer.panel is None


def to_an_entry_of(window: Window, month: Month) -> None:
    """Open an entry of a month from the drawer, at any stop."""
    with window.desk.reader() as reader:
        rows = entry_rows(reader, EntryQuery(first=month.first, last=month.last))
    panel(window).entry_pressed.emit(rows[0])
    settle()


@pytest.fixture
def from_evidence(window: Window, walking: Window) -> Window:
    """Stand on the page of evidence at October, the way down open beside it."""
    window.desk.turn_to(OCTOBER)
    window.show_page("evidence")
    settle()
    return walking


def test_the_page_drilled_from_speaks_of_its_month_again_after_an_entry_was_looked_at(from_evidence: Window) -> None:
    window, earlier = from_evidence, OCTOBER.plus(-3)

    for month in (earlier, earlier.plus(1)):  # the second from the drawer beside the entry of the first
        to_an_entry_of(window, month)
        assert (window.parts.pages.key, window.desk.month) == ("entry", month)
    window.go("evidence")

    assert window.desk.month == OCTOBER
    assert panel(window) is not None


def test_a_month_turned_to_by_hand_after_an_entry_was_looked_at_stands(from_evidence: Window) -> None:
    window, earlier = from_evidence, OCTOBER.plus(-3)

    to_an_entry_of(window, earlier)
    window.turn_to(earlier.plus(1))
    window.turn_to(earlier)
    window.go("evidence")

    assert window.desk.month == earlier


def test_a_page_asked_for_is_seen_where_the_drawer_covers_the_one_before(walking: Window) -> None:
    window = walking
    window.resize(760, 700)
    window.parts.open_drawer(400)
    settle()
    assert not window.parts.pages.isVisible()

    window.go("follow")
    settle()

    assert window.parts.pages.key == "follow"
    assert window.parts.pages.isVisible()
    assert window.parts.drawer.panel is None
    at = QApplication.focusWidget()
    assert at is not None
    assert window.parts.pages.isAncestorOf(at)


def test_every_stop_speaks_the_language_of_the_window_built_anew(walking: Window) -> None:
    said: list[str] = []
    try:
        for _deeper in range(3):
            set_language("en")
            walking.rebuild()
            settle()
            said += [walking.parts.drawer.title.words(), panel(walking).said.words()]
            set_language("th")
            walking.rebuild()
            settle()
            walking.drawers.again()
            panel(walking).setFocus()
            shown = panel(walking).list
            if shown is not None:
                shown.setFocus()
                strike(Qt.Key.Key_Return)
    finally:
        set_language("th")

    title, of_months, of_entries = said[0], said[3], said[4:]
    assert title.startswith("M1 Net household income")
    assert "used of" in of_months
    assert of_entries[0].endswith("October 2026")
    assert not any(word in one for one in said for word in ("ใช้", "ตุลาคม", "บาท"))


def test_the_way_back_is_a_button_too(walking: Window) -> None:
    assert not child(panel(walking), "walk_back").isVisible()
    strike(Qt.Key.Key_Return)

    press(child(panel(walking), "walk_back"))

    assert not child(panel(walking), "walk_back").isVisible()
    assert isinstance(QApplication.focusWidget(), QListView)


def test_a_step_elsewhere_leaves_who_walks_where_they_are(walking: Window) -> None:
    strike(Qt.Key.Key_Return)
    strike(Qt.Key.Key_Down)
    title, place, before = panel(walking).title, panel(walking).place(), panel(walking)

    add(walking.desk)
    settle()

    assert panel(walking) is not before
    assert (panel(walking).title, panel(walking).place()) == (title, place)


def test_an_entry_with_a_picture_offers_it_to_be_looked_at(walking: Window) -> None:
    for _deeper in range(2):
        strike(Qt.Key.Key_Return)
    entries = panel(walking).findChild(EntriesPanel)
    assert entries is not None
    entry = entries.entry()
    assert entry is not None
    assert not entries.photos.isVisible()
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(drawn, "JPEG")
    with walking.desk.reader() as reader:
        household = reader.entry(entry)
    assert household is not None
    photo = fit_photo(Source("a.jpg", drawn.getvalue()), household.household, OCTOBER.last)

    walking.desk.execute(AttachPhotos(entry, (photo,)))
    settle()
    again = panel(walking).findChild(EntriesPanel)
    assert again is not None
    again.stand_at(entry)
    press(again.photos)
    settle()

    (viewer,) = walking.findChildren(PhotoViewer)
    assert viewer.album.count() == 1
    assert not viewer.remove_button.isEnabled()
    viewer.close()
