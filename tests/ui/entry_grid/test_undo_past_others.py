"""Ctrl+Z where somebody changed the row later: what stands in the way is said, and the next press goes past it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from household_ledger.db.store import SqlStore, open_store
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.entry import Draft
from household_ledger.services.commands.entries import RemakeEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.ports import Initiator
from household_ledger.ui.desk import OTHERS, Desk
from household_ledger.ui.frame.window import Window
from tests.ui.conftest import TickingClock
from tests.ui.entry_grid.conftest import CONTROL, FOOD, SHIFT, Key, Typist, page_of, settle, written


@pytest.fixture
def other(desk: Desk) -> Iterator[SqlStore]:
    """Give the same file as another computer has it open: another writer."""
    raw: Any = desk.opened.ledger.store._desk.raw  # type: ignore[attr-defined]  # what no program of ours does
    raw.execute("update file_info set value='elsewhere' where key='place'")
    store = open_store(desk.opened.path, clock=TickingClock())
    yield store
    store.close()


@pytest.fixture
def typist(window: Window) -> Typist:
    """Type three rows."""
    typist = Typist(page_of(window))
    for what, baht in (("น้ำ", "10"), ("ข้าว", "20"), ("ปลา", "30")):
        typist.row(what=what, category=FOOD, money_out=baht)
    settle()
    return typist


def remake(store: SqlStore, desk: Desk, what: str, words: str) -> None:
    """Change a row on the other computer; ours hears of it as it would of a server's."""

    def said(was: Draft) -> Draft:
        return replace(was, description=words)

    (entry,) = [one.id for one in written(desk) if one.description == what]
    store.write(RemakeEntries((entry,), said).write, Initiator())
    hear(desk)


def hear(desk: Desk) -> None:
    nobody = frozenset[int]()
    desk.hear(ChangeSet(Step(0, 0), Label(OTHERS), frozenset({"entry"}), nobody, frozenset()))
    settle()


def words(desk: Desk) -> list[str]:
    return [entry.description for entry in written(desk) if not entry.is_deleted]


def said(window: Window) -> str:
    return " ".join(one.words for one in window.parts.messages.shown())


def button(window: Window) -> str:
    return window.parts.top.undo.accessibleName()


def test_a_step_somebody_changed_since_is_told_and_the_next_press_takes_the_one_before_it(
    window: Window, desk: Desk, typist: Typist, other: SqlStore
) -> None:
    remake(other, desk, "ปลา", "ปลาทู")
    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert words(desk) == ["น้ำ", "ข้าว", "ปลาทู"]
    assert "มีคนแก้" in said(window)
    assert "ปลา" in said(window)
    assert "ข้าว" in said(window), "what the next press would take"
    assert "ข้าว" in button(window)

    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert words(desk) == ["น้ำ", "ปลาทู"]
    assert "คงไว้" in said(window)
    assert "ปลา" in said(window)

    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert words(desk) == ["ปลาทู"]
    typist.press(Key.Key_Z, held=CONTROL | SHIFT).press(Key.Key_Z, held=CONTROL | SHIFT)
    settle()
    assert words(desk) == ["น้ำ", "ข้าว", "ปลาทู"]


def test_what_stood_in_the_way_is_tried_again_once_others_took_theirs_back(
    window: Window, desk: Desk, typist: Typist, other: SqlStore
) -> None:
    remake(other, desk, "ปลา", "ปลาทู")
    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    other.write(Undo().write, Initiator())
    hear(desk)
    assert "ปลา" in button(window)

    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert words(desk) == ["น้ำ", "ข้าว"]
    assert "คงไว้" not in said(window)


def test_where_nothing_else_is_left_that_is_said_and_a_new_row_ends_the_notice(
    window: Window, desk: Desk, typist: Typist, other: SqlStore
) -> None:
    for what in ("น้ำ", "ข้าว", "ปลา"):
        remake(other, desk, what, what * 2)
    for _press in range(3):
        before = words(desk)
        typist.press(Key.Key_Z, held=CONTROL)
        settle()
        assert words(desk) == before
        assert "มีคนแก้" in said(window)
    assert "ไม่มีอะไรให้ย้อน" in said(window)

    typist.row(what="ไข่", category=FOOD, money_out="5")
    settle()
    assert "มีคนแก้" not in said(window)
    typist.press(Key.Key_Z, held=CONTROL)
    settle()
    assert words(desk) == ["น้ำน้ำ", "ข้าวข้าว", "ปลาปลา"]
