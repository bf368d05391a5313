"""Large letters make the words on the buttons larger: fewer stand on a page, and what writes is never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.period import Month
from household_ledger.services.commands.months import CloseMonth
from household_ledger.settings import TYPE_SIZES
from household_ledger.text.i18n import set_language
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.board.board import columns_in
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.pages import OWN
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from tests.ui.conftest import wear
from tests.ui.entry_grid.conftest import settle
from tests.ui.entry_grid.conftest import window as window  # noqa: PLC0414 -- a fixture
from tests.ui.entry_tiles.conftest import written
from tests.ui.hands import press

Sized = Callable[[int], TilesWay]


@pytest.fixture
def sized(window: Window, qapp: QApplication) -> Iterator[Sized]:
    """Give the buttons in the window, on a small screen, in letters of a size."""
    window.desk.settings.chosen["entry_way"] = "tiles"

    def in_letters(percent: int) -> TilesWay:
        wear(qapp, Look(type_size=percent))
        window.rebuild()
        window.resize(1366, 768)
        laid_out()
        return way_of(window)

    yield in_letters
    set_language("th")
    wear(qapp, Look())


def way_of(window: Window) -> TilesWay:
    page = window.parts.pages.page()
    assert isinstance(page, EntryPage)
    page._show("tiles")
    page.refresh()
    laid_out()
    assert isinstance(page.shown, TilesWay)
    return page.shown


def laid_out() -> None:
    """Let words that wrap and the room they take come to rest."""
    for _turn in range(8):
        settle()


def labels(way: TilesWay) -> dict[str, int]:
    """Give the size of the words on every own button, page after page."""
    found: dict[str, int] = {}
    while True:
        found |= {one.words(): one.letters() for one in way.board.tiles[: len(way.pages._tiles())]}
        if len(found) == len(way.pages.own):
            return found
        press(way.board.tiles[-1] if way.board.tiles[-1].isVisible() else way.board.tiles[0])
        settle()


def is_whole(way: TilesWay) -> bool:
    return way.write.visibleRegion().boundingRect().size() == way.write.size()


def test_words_are_never_smaller_in_larger_letters(sized: Sized) -> None:
    by_size = [labels(sized(percent)) for percent in TYPE_SIZES]

    assert {frozenset(one) for one in by_size} == {frozenset(by_size[0])}, "the same buttons in any letters"
    for words in by_size[0]:
        shown = [one[words] for one in by_size]
        assert shown == sorted(shown), words
    assert min(by_size[-1].values()) > max(by_size[0].values())


@pytest.mark.parametrize("percent", TYPE_SIZES)
def test_words_stand_in_the_same_letters_on_every_button(sized: Sized, percent: int) -> None:
    assert len(set(labels(sized(percent)).values())) == 1


def test_fewer_buttons_stand_beside_each_other_in_larger_letters() -> None:
    counts = [columns_in(percent) for percent in TYPE_SIZES]
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[-1]) == (4, 2)
    assert all(columns_in(percent, is_wide=True) >= count for percent, count in zip(TYPE_SIZES, counts, strict=True))


def test_every_button_is_reached_page_by_page_and_the_way_back_leads_the_same_way(sized: Sized, desk: Desk) -> None:
    way = sized(200)
    pages = []
    for _turn in range(3):
        pages.append(way.pages.at)
        press(way.board.tiles[len(way.pages.items(way.half)) - 1])
    assert [one.what for one in (*pages, way.pages.at)] == ["own", "own", "own", "all"]
    for before in reversed(pages):
        way._back()
        assert way.pages.at == before
    assert before == OWN


def test_a_button_of_a_further_page_writes_like_any(sized: Sized, desk: Desk) -> None:
    way = sized(200)
    press(way.board.tiles[len(way.pages.items(way.half)) - 1])
    settle()
    tile = way.pages.tile_at(1)
    assert tile is not None
    press(way.board.tiles[1])
    way.pad.pressed.emit("7")
    before = len(written(desk))
    press(way.write)

    assert len(written(desk)) == before + 1
    assert written(desk)[-1].description == tile.words
    assert way.pages.at == OWN


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("percent", TYPE_SIZES)
def test_what_writes_is_seen_whole_before_and_after(sized: Sized, percent: int, language: str) -> None:
    set_language(language)
    way = sized(percent)
    assert is_whole(way)
    press(way.board.tiles[3])
    way.pad.pressed.emit("7")
    press(way.write)
    laid_out()

    assert way.written.last is not None
    assert is_whole(way)


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_a_closed_month_cuts_nothing(sized: Sized, desk: Desk, percent: int) -> None:
    assert desk.household is not None
    way = sized(percent)
    desk.execute(CloseMonth(desk.household, Month(2026, 10)))
    settle()
    way.arrive(WriteOn(date(2026, 10, 30)))
    laid_out()

    assert is_whole(way)
    assert not way.write.isEnabled()


def test_what_was_written_is_said_in_letters_larger_than_any_other_words(sized: Sized) -> None:
    way = sized(100)
    press(way.board.tiles[3])
    way.pad.pressed.emit("7")
    press(way.write)

    assert way.said.what.words().startswith("จดแล้ว · ")
    assert way.said.amount.words() == "7 บาท"
    assert way.said.what.fontMetrics().height() > way.write.fontMetrics().height()


def test_in_large_letters_it_is_said_on_two_lines_and_whole_to_who_listens(sized: Sized) -> None:
    way = sized(200)
    press(way.board.tiles[0])
    way.pad.pressed.emit("7")
    press(way.write)
    laid_out()

    assert way.said.what.words().startswith("จดแล้ว · ")
    assert way.said.amount.words() == "7 บาท"
    what = way.said.what
    assert what.heightForWidth(what.width()) < 2 * what.fontMetrics().lineSpacing()
    assert way.said.accessibleName() == f"จดแล้ว · {way.pages.own[0].words}: 7 บาท"
