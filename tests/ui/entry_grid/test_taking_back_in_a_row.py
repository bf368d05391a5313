"""Ctrl+Z in a row: what was typed in it goes back change by change, across its cells, before any step of the book."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.typing.row_history import RowHistory
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, Key, Typist, page_of, settle, written


def begun(window: Window, *, with_one: bool = False) -> Typist:
    typist = Typist(page_of(window))
    if with_one:
        typist.row(what="ข้าวสาร", category=FOOD, money_out="60")
        settle()
    return typist


def row(typist: Typist) -> TypedRow:
    return typist.page.grid.typing.row


def test_what_was_typed_in_other_cells_goes_back_before_the_last_step(window: Window, desk: Desk) -> None:
    typist = begun(window, with_one=True)
    typist.fill(what="ไข่", money_out="20").press(Key.Key_Tab)
    assert typist.cell == "pocket"

    typist.press(Key.Key_Z, held=CONTROL)
    assert (row(typist).what, row(typist).money_out) == ("ไข่", "")
    assert typist.cell == "money_out", "one is brought to where it was"
    typist.press(Key.Key_Z, held=CONTROL)
    assert row(typist).is_blank
    assert len(written(desk)) == 1
    typist.press(Key.Key_Z, held=CONTROL)
    assert not written(desk)


def test_an_offer_taken_by_mistake_goes_back_with_all_it_filled_in(window: Window, desk: Desk) -> None:
    typist = begun(window)
    typist.type("ขายไข่").press(Key.Key_Tab)
    assert row(typist).money_in
    typist.press(Key.Key_Z, held=CONTROL)

    assert row(typist) == TypedRow(date=row(typist).date, what="ขายไข่")
    typist.press(Key.Key_Y, held=CONTROL)
    assert row(typist).money_in
    assert not written(desk)


def test_a_kind_chosen_by_mistake_goes_back(window: Window) -> None:
    typist = begun(window)
    typist.type("ปุ๋ย").kind("ซื้อเชื่อ")
    assert row(typist).kind is EntryKind.CREDIT
    typist.press(Key.Key_Z, held=CONTROL)

    assert row(typist).kind is None
    assert row(typist).what == "ปุ๋ย"


def test_what_esc_took_comes_back(window: Window) -> None:
    typist = begun(window)
    typist.fill(what="ขนมครกของป้า").press(Key.Key_Escape)
    assert row(typist).is_blank
    typist.press(Key.Key_Z, held=CONTROL)

    assert row(typist).what == "ขนมครกของป้า"
    typist.press(Key.Key_Z, held=CONTROL | SHIFT)


def test_coming_back_to_a_cell_takes_its_words_back_once_and_does_not_bring_them_again(window: Window) -> None:
    typist = begun(window)
    typist.fill(what="ไข่").press(Key.Key_Tab).press(Key.Key_Tab, held=SHIFT)
    typist.press(Key.Key_Z, held=CONTROL)
    assert row(typist).is_blank
    typist.press(Key.Key_Z, held=CONTROL)

    assert row(typist).is_blank


def test_a_saved_row_is_no_longer_typed_on(window: Window, desk: Desk) -> None:
    typist = begun(window, with_one=True)
    typist.press(Key.Key_Z, held=CONTROL)
    settle()

    assert row(typist).is_blank
    assert not written(desk)


@given(st.lists(st.one_of(st.text("กข", max_size=2), st.booleans()), max_size=30))
def test_a_history_gives_back_what_was_and_brings_back_what_was_taken(done: list[str | bool]) -> None:
    """Hold it against the plainest one there can be: a list of all rows, and a finger on one of them."""
    history, now = RowHistory(TypedRow()), TypedRow()
    history.begin(now)
    rows, at = [now], 0
    for one in done:
        if isinstance(one, str):
            now = replace(now, what=one)
            history.note(now)
            if now != rows[at]:
                rows, at = [*rows[: at + 1], now], at + 1
            continue
        can = at + 1 < len(rows) if one else at > 0
        assert history.has(now, redo=one) == can
        at += (1 if one else -1) if can else 0
        now = history.step(now, redo=one)
        assert now == rows[at]
