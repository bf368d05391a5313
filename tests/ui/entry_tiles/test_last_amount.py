"""The amount of the last time is one press, never silent: three presses an entry, counted; all of it seen at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.money import ZERO, Money
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.entry_drafts import draft_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look, color
from tests.ui.conftest import Shot, wear
from tests.ui.entry_page import built
from tests.ui.entry_tiles.conftest import THIS_MONTH, written
from tests.ui.hands import child, press, type_words

Key = Qt.Key
ARM = 0.25
"""As small as a button looks from an arm away."""
_MARKS, _CONTRAST = 25, 3.0


class Counter(QObject):
    """Counts what a finger, or a hand on the keys, does."""

    def __init__(self) -> None:
        super().__init__()
        self.taps = self.keys = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        self.taps += event.type() is QEvent.Type.MouseButtonPress
        self.keys += event.type() is QEvent.Type.KeyPress
        return False


@pytest.fixture
def counter(way: TilesWay) -> Counter:
    """Count at every button of the way."""
    made = Counter()
    for one in (*way.board.tiles, way.said.same, way.write):
        one.installEventFilter(made)
    return made


def place_with_amount(way: TilesWay) -> int:
    return next(place for place, one in enumerate(way.pages.own) if one.amount and not one.is_by_card)


def test_three_taps_write_an_entry_of_the_last_amount(way: TilesWay, desk: Desk, counter: Counter, shot: Shot) -> None:
    place, before = place_with_amount(way), written(desk)
    tile = way.pages.own[place]

    press(way.board.tiles[place])
    assert way.said.same.isVisible()
    assert way.half.amount == ZERO, "nothing takes it silently"
    shot(way, "last-amount")
    press(way.said.same)
    assert (written(desk), way.half.amount) == (before, tile.amount)
    press(way.write)

    (made,) = [one for one in written(desk) if one not in before]
    assert (draft_of(made).description, draft_of(made).amount) == (tile.words, tile.amount)
    assert counter.taps == 3


def test_three_touches_of_a_finger_write_an_entry(way: TilesWay, desk: Desk) -> None:
    device = QTest.createTouchDevice()
    place, before = place_with_amount(way), written(desk)
    tile = way.pages.own[place]

    window = way.window().windowHandle()
    for one in (way.board.tiles[place], way.said.same, way.write):
        middle = one.mapTo(way.window(), one.rect().center())
        QTest.touchEvent(window, device).press(0, middle, window).commit()
        QTest.touchEvent(window, device).release(0, middle, window).commit()
        QApplication.processEvents()

    (made,) = [one for one in written(desk) if one not in before]
    assert (draft_of(made).description, draft_of(made).amount) == (tile.words, tile.amount)


def test_a_new_amount_takes_no_more_than_a_tap_a_digit_and_two(way: TilesWay, desk: Desk) -> None:
    place, before = place_with_amount(way), written(desk)
    taps = [way.board.tiles[place], child(way, "pad_7"), way.write]
    for one in taps:
        press(one)
    (made,) = [one for one in written(desk) if one not in before]
    assert draft_of(made).amount == Money(7_00)


def test_the_last_amount_is_taken_and_written_with_keys_alone(way: TilesWay, desk: Desk, counter: Counter) -> None:
    place, before = place_with_amount(way), written(desk)
    amount = way.pages.own[place].amount
    rows, columns = divmod(place, way.board.columns)
    for key in (*[Key.Key_Down] * rows, *[Key.Key_Right] * columns, Key.Key_Equal, Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()

    (made,) = [one for one in written(desk) if one not in before]
    assert draft_of(made).amount == amount
    assert counter.keys == rows + columns + 2


@pytest.mark.parametrize("letter", ["=", "ช"])
def test_the_key_of_the_last_amount_is_heard_from_either_keyboard(way: TilesWay, letter: str) -> None:
    place = place_with_amount(way)
    press(way.board.tiles[place])
    type_words(way, letter)
    assert way.half.amount == way.pages.own[place].amount


def test_what_was_written_is_the_last_amount_from_then_on_and_not_when_it_was_taken_out(
    way: TilesWay, desk: Desk
) -> None:
    place = place_with_amount(way)
    before = way.pages.own[place].amount
    press(way.board.tiles[place])
    for key in "432":
        way.pad.pressed.emit(key)
    assert not way.said.same.isVisible(), "another amount is being typed"
    press(way.write)
    press(way.board.tiles[place])
    assert way.half.last_amount == Money(432_00)
    way._back()
    desk.undo()
    QApplication.processEvents()
    press(way.board.tiles[place])

    assert way.half.last_amount == before


def test_what_another_way_wrote_is_the_last_amount_when_one_comes_back(
    page: EntryPage, way: TilesWay, desk: Desk
) -> None:
    place = place_with_amount(way)
    tile, household = way.pages.own[place], desk.household
    assert household is not None
    page._on_chosen("grid")
    desk.execute(AddEntries(tile.drafts(household, desk.today, Money(777_00))))
    QApplication.processEvents()
    page._on_chosen("tiles")
    place = next(place for place, one in enumerate(way.pages.own) if one.words == tile.words)
    press(way.board.tiles[place])

    assert way.half.last_amount == Money(777_00)


def test_what_is_written_here_leaves_every_button_on_its_place(way: TilesWay, desk: Desk) -> None:
    place = place_with_amount(way)
    before = [one.words for one in way.pages.own]
    for _time in range(3):
        press(way.board.tiles[place])
        way.pad.pressed.emit("7")
        press(way.write)
        QApplication.processEvents()

    assert [one.words for one in way.pages.own] == before


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    wear(qapp, Look())


@pytest.mark.parametrize("size", [100, 150, 200])
def test_nothing_of_it_lies_below_the_fold(
    desk: Desk, qtbot: QtBot, dressed: QApplication, size: int, shot: Shot
) -> None:
    wear(dressed, Look(type_size=size))
    desk.settings.chosen["writer"] = "participant"
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot)
    page.resize(_ROOM[size])
    way = page.shown
    assert isinstance(way, TilesWay)
    press(way.board.tiles[place_with_amount(way)])
    QApplication.processEvents()
    shot(page, f"tiles-fold-{size}")

    assert page.area.verticalScrollBar().maximum() == 0
    assert way.write.visibleRegion().boundingRect().size() == way.write.size()


_ROOM = {100: QSize(1156, 674), 150: QSize(1085, 640), 200: QSize(1015, 534)}
"""What the frame leaves the page on a screen of 1366 × 768: at 200 % with the bar that asks who is typing."""


def test_every_picture_is_seen_from_an_arm_away(way: TilesWay) -> None:
    picture = way.board.grab().toImage()
    small = picture.scaled(picture.size() * ARM, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)
    ground = color("surface")
    factor = small.width() / way.board.width()
    assert len(way.pages.own) + 1 == way.board.places
    for one in way.board.tiles:
        corner, room = one.pos() * factor, one.size() * factor
        upper = [QPoint(x, y) for x in range(4, room.width() - 4) for y in range(4, room.height() // 2)]
        marks = [at for at in upper if _contrast(small.pixelColor(corner + at), ground) >= _CONTRAST]
        least = _MARKS if one is not way.board.tiles[-1] else 1  # three dots are no picture
        assert len(marks) >= least, (one.words(), len(marks))


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def _contrast(one: QColor, other: QColor) -> float:
    """Reckon by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(one: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(one.redF()) + 0.7152 * linear(one.greenF()) + 0.0722 * linear(one.blueF())
