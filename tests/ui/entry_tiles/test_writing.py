"""Three presses write an entry, with the mouse alone or with keys alone; nothing else is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.views.tiles import Tile
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_tiles.conftest import written
from tests.ui.hands import child, press, type_words

Key = Qt.Key
FINGER = 48


def place_of(way: TilesWay, kind: EntryKind) -> int:
    """Find the first button of a kind on the board."""
    own = enumerate(way.pages.own)
    return next(place for place, tile in own if tile.kind is kind and not tile.is_by_card)


def tile_of(way: TilesWay, kind: EntryKind) -> Tile:
    return way.pages.own[place_of(way, kind)]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def pay(way: TilesWay, *keys: str) -> None:
    for key in keys:
        press(child(way, f"pad_{key}"))
    QApplication.processEvents()


def one_new(desk: Desk, before: list[Entry]) -> Entry:
    (made,) = [one for one in written(desk) if one not in before]
    return made


def test_three_presses_with_the_mouse_write_an_entry(way: TilesWay, desk: Desk) -> None:
    before, tile = written(desk), tile_of(way, EntryKind.EXPENSE)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "1", "2", "0")
    assert tile.words in way.said.what.words()
    assert "120" in way.said.amount.words()
    press(way.write)

    said = draft_of(one_new(desk, before))
    assert (said.kind, said.amount, said.description) == (EntryKind.EXPENSE, Money(12_000), tile.words)
    assert (said.date, said.parts[0].category, said.pocket) == (desk.today, tile.category, tile.pocket)


def test_an_entry_is_written_with_keys_alone(way: TilesWay, desk: Desk) -> None:
    before, wanted = written(desk), tile_of(way, EntryKind.EXPENSE)
    rows, columns = divmod(place_of(way, EntryKind.EXPENSE), way.board.columns)
    for key in (*[Key.Key_Down] * rows, *[Key.Key_Right] * columns):
        QTest.keyClick(focused(), key)
    type_words(way, "๓๕.5")
    QTest.keyClick(focused(), Key.Key_Return)

    said = draft_of(one_new(desk, before))
    assert (said.description, said.amount) == (wanted.words, Money(3_550))


def test_what_was_written_is_taken_out_again(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.board.tiles[0])
    pay(way, "5", "00")
    press(way.write)
    assert len(written(desk)) > len(before)
    press(way.said.take_back)

    assert written(desk) == before
    assert not way.said.take_back.isVisible()


def test_yesterday_is_pressed_and_written(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(child(way, "day_1"))
    press(way.board.tiles[0])
    pay(way, "7")
    press(way.write)

    assert one_new(desk, before).date == desk.today - timedelta(days=1)


def test_nothing_is_written_without_an_amount_or_without_what_it_was(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.write)
    press(way.board.tiles[0])
    press(way.write)
    pay(way, "0")
    press(way.write)

    assert written(desk) == before
    assert way.half.tile is not None, "what was pressed is still there"


def test_whom_it_is_owed_to_is_asked_only_for_what_is_not_paid(way: TilesWay, desk: Desk) -> None:
    assert desk.household is not None
    before = written(desk)
    with desk.reader() as reader:
        debts = reader.of_household(Debt, desk.household)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "9", "0")
    press(way.owed)
    if way.half.needs_debt:
        assert [one.words() for one in way.board.tiles[: len(debts)]] == [one.name for one in debts]
        press(way.board.tiles[len(debts) - 1])
    press(way.write)

    said = draft_of(one_new(desk, before))
    assert (said.kind, said.amount) == (EntryKind.CREDIT, Money(9_000))
    assert said.debt in {one.id for one in debts}


def test_a_new_shop_is_named_where_it_is_owed(way: TilesWay, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.household is not None
    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "ร้านยายมา")
    before = written(desk)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "4", "0")
    press(way.owed)
    press(next(one for one in way.board.tiles if "อื่น …" in one.words()))
    press(way.write)

    with desk.reader() as reader:
        debt = reader.record(Debt, draft_of(one_new(desk, before)).debt)
    assert debt is not None
    assert debt.name == "ร้านยายมา"


def test_putting_by_goes_into_the_savings_pocket(way: TilesWay, desk: Desk) -> None:
    before, tile = written(desk), tile_of(way, EntryKind.SAVE)
    press(way.board.tiles[place_of(way, EntryKind.SAVE)])
    pay(way, "2", "0")
    assert not way.owed.isEnabled()
    press(way.write)

    said = draft_of(one_new(desk, before))
    assert (said.kind, said.to_pocket, said.amount) == (EntryKind.SAVE, tile.to_pocket, Money(2_000))


def test_everything_else_is_found_by_pages_and_written(way: TilesWay, desk: Desk) -> None:
    before = written(desk)
    press(way.board.tiles[-1])
    seen: list[str] = []
    while True:
        shown = [one for one in way.board.tiles if one.isVisible()]
        seen += [one.words() for one in shown[:10] if one.words() != "กลับ"]
        if shown[-1].words() != "ต่อไป":
            break
        press(shown[-1])
    assert "ใช้หนี้" in seen
    assert len(seen) > 50
    press(way.board.tiles[0])
    chosen = way.half.tile
    pay(way, "8")
    if way.half.needs_debt:
        press(way.board.tiles[0])
    press(way.write)

    assert chosen is not None
    assert draft_of(one_new(desk, before)).description == chosen.words


def test_what_is_half_written_is_there_when_the_page_is_built_anew(page: EntryPage, way: TilesWay, desk: Desk) -> None:
    press(way.board.tiles[2])
    pay(way, "1", "5")
    anew = EntryPage(desk)
    anew.restore(page.keep())
    anew.refresh()

    assert isinstance(anew.shown, TilesWay)
    assert anew.shown.half == way.half
    assert "15" in anew.shown.said.amount.words()


def test_closing_asks_before_an_amount_is_lost(way: TilesWay, page: EntryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: False)
    assert page.may_close()
    press(way.board.tiles[2])
    pay(way, "1")
    assert not page.may_close()


def test_every_control_has_a_name_and_is_large_enough_for_a_finger(way: TilesWay) -> None:
    for one in way.findChildren(QPushButton):
        if one.isVisible():
            assert one.accessibleName(), one.objectName()
            assert one.height() >= FINGER, one.objectName()
            assert one.width() >= FINGER, one.objectName()
