"""A chart as a widget: what stands behind a value by mouse and keys, what it says, how it is drawn again."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.charts.canvas import Spot
from household_ledger.charts.months import months_chart
from household_ledger.charts.raster import Raster, raster
from household_ledger.charts.spec import Columns
from household_ledger.charts.theme import DARK as DARK_CHART
from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import Account, Medium
from household_ledger.reports.paper_names import file_name
from household_ledger.ui.desk import Desk, Looked, Notice
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK
from household_ledger.ui.widgets import chart_view, dialogs
from household_ledger.ui.widgets.chart_view import ChartView
from tests.ui.charts.conftest import settle
from tests.ui.conftest import wear
from tests.ui.hands import press


@pytest.fixture
def looked(desk: Desk) -> list[Looked]:
    """Collect what the drawer is asked to show."""
    asked: list[Looked] = []
    desk.entries_asked.connect(asked.append)
    return asked


@pytest.fixture
def said(desk: Desk) -> list[Notice]:
    """Collect what the bar of messages is told."""
    told: list[Notice] = []
    desk.said.connect(told.append)
    return told


def spot_of(view: ChartView, told: str) -> Spot:
    """Find a value by the words it starts with."""
    return next(one for one in view.spots() if one.told.startswith(told))


def middle(view: ChartView, spot: Spot) -> QPoint:
    """Give the point in the middle of a value."""
    return view._place(spot).center().toPoint()


def entries_of(desk: Desk, looked: Looked) -> list[Entry]:
    with desk.reader() as reader:
        return [entry for query in looked.queries for entry in reader.entries(query)]


def test_a_chart_says_its_title_and_every_value_to_a_screen_reader(view: ChartView, chart: Columns) -> None:
    assert view.accessibleName() == chart.title
    assert view.accessibleDescription() == chart.alternative
    assert all(month in chart.alternative for month in ("พ.ย. 2568", "ต.ค. 2569"))


def test_pressing_a_bar_shows_entries_that_come_to_its_value(
    view: ChartView, chart: Columns, desk: Desk, looked: list[Looked]
) -> None:
    for name, series, account in (("รับ", chart.series[0], Account.INCOME), ("จ่าย", chart.series[1], None)):
        press(view, middle(view, spot_of(view, f"ก.ย. {name}")))
        lines = [line for entry in entries_of(desk, looked[-1]) for line in entry.lines if line.medium is Medium.CASH]
        wanted = {Account.INCOME} if account is Account.INCOME else {Account.SPENDING, Account.COST}
        amounts = [abs(line.satang) for line in lines if line.account in wanted]
        assert sum(amounts) == series.values[chart.labels.index("ก.ย.")]
        assert name in looked[-1].title
    assert len(looked) == 2


def test_pressing_beside_every_value_asks_for_nothing(view: ChartView, looked: list[Looked]) -> None:
    press(view, QPoint(3, 3))

    assert looked == []


def test_arrow_keys_walk_the_values_and_enter_shows_what_is_behind(view: ChartView, looked: list[Looked]) -> None:
    spots = view.spots()
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_Return)
    assert looked == [], "nothing is chosen yet"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == spots[1].told
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert [one.queries for one in looked] == [spots[1].behind, spots[-1].behind]


def test_the_mouse_over_a_value_says_it_and_over_none_is_quiet(view: ChartView, qtbot: QtBot) -> None:
    spot = spot_of(view, "ก.ย. รับ")
    over, beside = middle(view, spot), QPoint(2, 2)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, over, view.mapToGlobal(over)))
    assert QToolTip.text() == spot.told
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, beside, view.mapToGlobal(beside)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    QTest.mouseMove(view, middle(view, spot))
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(2, 2))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def held_drawing(patch: pytest.MonkeyPatch) -> threading.Event:
    """Hold drawings back until the event given is set."""
    may_go_on = threading.Event()

    def held(*asked: Any) -> Raster:  # noqa: ANN401 -- as `raster`
        assert may_go_on.wait(10)
        return raster(*asked)

    patch.setattr(chart_view, "raster", held)
    return may_go_on


def test_the_first_drawing_happens_beside_the_window(
    desk: Desk, chart: Columns, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    may_go_on = held_drawing(monkeypatch)
    monkeypatch.setattr(chart_view, "sys", SimpleNamespace(modules={}))  # as if nothing was drawn yet
    view = ChartView(desk)
    view.resize(400, 300)
    view.show_chart(chart)
    view.show()
    qtbot.waitUntil(lambda: desk.jobs.is_busy)

    assert view.spots() == ()
    may_go_on.set()
    settle(desk)
    assert view.spots()
    view.close()


def test_a_window_closed_while_a_chart_is_drawn_is_no_mistake(
    desk: Desk, chart: Columns, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    may_go_on = held_drawing(monkeypatch)
    monkeypatch.setattr(chart_view, "sys", SimpleNamespace(modules={}))
    view = ChartView(desk)
    view.resize(400, 300)
    view.show_chart(chart)
    view.show()
    qtbot.waitUntil(lambda: desk.jobs.is_busy)
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    may_go_on.set()
    settle(desk)

    assert not desk.jobs.is_busy


def test_a_page_shown_draws_its_chart_once_at_the_size_the_layout_gives_it(
    desk: Desk, chart: Columns, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    drawn: list[int] = []

    def draw(_chart: object, _theme: str, wide: int, high: int, dots: int) -> Raster:
        drawn.append(wide)
        return Raster(wide, high, bytes(4 * wide * high), ())

    monkeypatch.setattr(chart_view, "raster", draw)
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    view = ChartView(desk)
    view.show_chart(chart)
    rows.addWidget(view)
    page.resize(500, 400)
    page.show()
    page.resize(700, 400)  # what a window does once it knows its screen
    qtbot.waitUntil(lambda: view.is_drawn)

    assert drawn == [700]
    page.close()


def test_many_sizes_in_a_row_are_one_drawing_of_the_last(
    view: ChartView, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def counted(chart: Columns, theme: str, width: int, height: int, dots: int) -> object:
        drawn.append(width)
        return raster(chart, theme, width, height, dots)

    monkeypatch.setattr(chart_view, "raster", counted)
    for width in range(500, 560, 10):
        view.resize(width, 320)
        QApplication.processEvents()
    settle(desk)

    assert drawn == [550]
    assert view._image.width() == 550


def test_a_scroll_bar_that_comes_does_not_make_a_high_chart_low_again(desk: Desk, chart: Columns) -> None:
    view = ChartView(desk, least_height=60)
    view.resize(400, 60)
    view.show_chart(chart)
    view.show()
    settle(desk)
    needed = view.minimumHeight()
    assert needed > 150, "words and columns need more than was given"

    for width in (388, 400):
        view.resize(width, needed)
        settle(desk)
        assert view.minimumHeight() >= needed
    view.close()


def test_a_screen_with_small_dots_gets_twice_as_many(desk: Desk, chart: Columns) -> None:
    view = ChartView(desk)
    view.devicePixelRatioF = lambda: 2.0  # type: ignore[method-assign] # the offscreen screen has one ratio only
    view.resize(400, 300)
    view.show_chart(chart)
    view.show()
    settle(desk)

    assert (view._image.width(), view._image.height()) == (800, 600)
    assert view._image.devicePixelRatio() == 2.0
    place = view._place(view.spots()[0])
    assert 0 < place.left() < place.right() < 400
    view.close()


def test_a_chart_is_drawn_in_the_look_of_the_window(
    qapp: QApplication, desk: Desk, chart: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def noted(chart: Columns, theme: str, width: int, height: int, dots: int) -> object:
        asked.append((theme, dots))
        return raster(chart, theme, width, height, dots)

    monkeypatch.setattr(chart_view, "raster", noted)
    wear(qapp, Look(DARK, 150))
    view = ChartView(desk)
    view.resize(620, 420)
    view.show_chart(chart)
    view.show()
    settle(desk)

    assert asked[-1] == ("dark", 144)
    assert view._image.pixelColor(1, 1).name().upper() == DARK_CHART.surface
    view.close()


def test_a_chart_given_while_another_page_is_shown_is_not_the_old_picture(
    view: ChartView, desk: Desk, looked: list[Looked]
) -> None:
    assert desk.household is not None
    other = months_chart(desk.figures.months(desk.figures.households()[1].id, desk.month, desk.month))
    view.hide()
    view.show_chart(other)
    assert view.spots() == ()
    view.show()
    settle(desk)

    press(view, middle(view, view.spots()[0]))
    assert {query.household for query in looked[0].queries} == {desk.figures.households()[1].id}


def test_nothing_to_show_leaves_an_empty_place(view: ChartView) -> None:
    view.show_chart(None)

    assert view.spots() == ()
    assert view.accessibleName() == ""
    assert view._image.isNull()


def test_a_chart_without_anything_says_so_calmly(desk: Desk) -> None:
    view = ChartView(desk)
    view.resize(500, 200)
    view.show_chart(months_chart([]))
    view.show()
    settle(desk)

    assert view.accessibleName() == months_chart([]).title
    assert view.spots() == ()
    assert not view._image.isNull(), "the words of the title are drawn"
    view.close()


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_a_chart_is_saved_as_a_picture(
    view: ChartView,
    chart: Columns,
    said: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    ending: str,
    start: bytes,
) -> None:
    path = tmp_path / f"กราฟ{ending}"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: path)
    view.save()

    assert path.read_bytes().startswith(start)
    assert str(path) in said[-1].words
    if ending == ".svg":
        assert chart.alternative[:40] in path.read_text(encoding="utf-8")


def test_a_picture_is_offered_under_the_words_of_the_chart(
    view: ChartView, chart: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Path] = []
    monkeypatch.setattr(dialogs, "save_path", lambda _parent, _title, suggested, _endings: offered.append(suggested))
    view.save()

    assert [one.name for one in offered] == [f"{file_name(chart.title)}.png"]
    assert chart.title[:10] in offered[0].name


def test_a_disk_that_refuses_is_told_and_nothing_else_happens(
    view: ChartView, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: tmp_path / "no such folder" / "chart.png")
    view.save()

    assert [one.kind for one in said] == ["trouble"]
    assert view.spots()


def test_nobody_who_says_no_gets_a_file(
    view: ChartView, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: None)
    view.save()

    assert said == []
    assert list(tmp_path.glob("*.png")) == []


def test_a_copied_chart_is_a_picture_and_words(view: ChartView, chart: Columns) -> None:
    view.copy()

    copied = QApplication.clipboard().mimeData()
    assert copied.text() == f"{chart.title}\n{chart.alternative}"
    picture = copied.imageData()
    assert isinstance(picture, QImage)
    assert picture.width() == view._image.width()


def test_a_chart_is_shrunk_rather_than_cut_off_until_it_is_drawn_at_a_smaller_size(
    view: ChartView, qtbot: QtBot
) -> None:
    view.setMinimumHeight(0)
    view.resize(view.width(), view.height() // 2)

    assert not view.is_drawn
    inside = view.rect().adjusted(-1, -1, 1, 1)
    assert all(inside.contains(view._place(spot).toAlignedRect()) for spot in view.spots())
    qtbot.waitUntil(lambda: view.is_drawn)
