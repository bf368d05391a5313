"""A row of which nobody knows for a while whether it was saved: it stands in the book once, whoever tries again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from household_ledger.domain.period import Month
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.services.ledger import Ledger
from household_ledger.services.typed.row import HeldPhoto
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import FOOD, THIS_MONTH, Typist, written
from tests.ui.hands import child, press
from tests.ui.lost_answers import BOTH, IS_SAVED, Lose, gone, lose

__all__ = ["lose"]
Key = Qt.Key
PATIENCE = 20_000


@BOTH
def test_trying_again_writes_it_once(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    assert "ไม่บันทึกซ้ำ" in page.grid.notice.words.words()
    press(child(page, "retry"))

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert page.grid.typing.row.is_blank


@BOTH
def test_it_is_in_the_book_once_and_seen_when_the_server_is_back(
    page: EntryPage, typist: Typist, desk: Desk, qtbot: QtBot, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    assert desk.look_after_doubts()
    desk.come_back()

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert page.grid.typing.row.is_blank
    qtbot.waitUntil(lambda: page.grid.model.entries == 1, timeout=PATIENCE)


@BOTH
def test_a_row_that_waits_is_in_the_book_once(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch, lose: Lose, *, is_saved: bool
) -> None:
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        typist.fill(what="ไข่", category=FOOD, money_out="30").save()
        press(child(page, "set_aside"))
    lose(is_saved)
    press(child(page, "retry"))
    assert page.grid.notice.isVisible(), "it is said of a row that waits, too"
    press(child(page, "retry"))

    assert [entry.description for entry in written(desk)] == ["ไข่"]
    assert not page.grid.parts.half.waiting


@pytest.mark.parametrize("is_back_by_itself", [True, False])
def test_a_row_typed_on_meanwhile_changes_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose, *, is_back_by_itself: bool
) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0")
    if is_back_by_itself:
        assert desk.look_after_doubts()
        desk.come_back()
    typist.save()
    assert _amounts(desk) == [("ไข่", 3000)], "it is said first"
    assert "ไข่ 30" in page.grid.notice.words.words()
    typist.save()

    assert _amounts(desk) == [("ไข่", 30000)]
    assert page.grid.typing.row.is_blank
    assert desk.undo()
    assert _amounts(desk) == [("ไข่", 3000)]


def test_a_row_typed_on_meanwhile_that_is_given_up_leaves_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose
) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0").save()
    typist.press(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    page.grid.focus()
    typist.row(what="น้ำ", category=FOOD, money_out="5")

    assert _amounts(desk) == [("ไข่", 3000), ("น้ำ", 500)]


def test_a_row_typed_after_one_given_up_is_no_change_of_that(typist: Typist, desk: Desk, lose: Lose) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.press(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    typist.fill(what="น้ำ", category=FOOD, money_out="5").save()

    assert _amounts(desk) == [("ไข่", 3000), ("น้ำ", 500)]


def test_a_waiting_row_typed_on_meanwhile_changes_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, monkeypatch: pytest.MonkeyPatch, lose: Lose
) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0")
    page.grid.keeping.set_aside()
    for _time in range(2):
        page.grid.keeping.save_waiting()

    assert _amounts(desk) == [("ไข่", 30000)]
    assert not page.grid.parts.half.waiting


def test_a_row_of_another_month_typed_on_meanwhile_changes_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose
) -> None:
    lose(IS_SAVED)
    typist.press(Key.Key_Home).fill(date="3/10/2569", what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0").save()
    assert "ไข่ 30" in page.grid.notice.words.words()
    typist.save()

    assert _amounts(desk, Month(2026, 10)) == [("ไข่", 30000)]
    assert page.grid.typing.row.is_blank


def test_what_was_saved_and_taken_back_is_written_as_it_is_typed_now(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose
) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0")
    assert desk.look_after_doubts()
    desk.come_back()
    assert desk.undo()
    typist.save().save()

    assert _amounts(desk) == [("ไข่", 30000)]


def test_a_picture_put_on_a_row_meanwhile_is_kept_with_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, lose: Lose
) -> None:
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typing, picture = page.grid.typing, b"\xff\xd8eggs"
    assert desk.household is not None
    photo = Photo(
        hash=hash_of(picture), household=desk.household, width=9, height=9, added_on=desk.today, picture=picture
    )
    typing.change(replace(typing.row, money_out="300", photos=(HeldPhoto(photo),)))
    typist.save().save()

    assert _amounts(desk) == [("ไข่", 30000)]
    assert [one.photos for one in written(desk) if one.description == "ไข่"] == [photo.hash]


def test_no_draft_is_left_of_a_row_that_changed_what_was_saved(
    page: EntryPage, typist: Typist, desk: Desk, tmp_path: Path, lose: Lose
) -> None:
    desk.drafts_folder = tmp_path / "unsaved"
    lose(IS_SAVED)
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    typist.type("0").save().save()
    drafts = desk.drafts()

    assert _amounts(desk) == [("ไข่", 30000)]
    assert drafts is not None
    assert not drafts.rows


def _amounts(desk: Desk, month: Month = THIS_MONTH) -> list[tuple[str, int]]:
    there = [one for one in written(desk, month) if one.lines and not one.is_deleted]
    return [(one.description, abs(one.lines[0].satang)) for one in there if one.description in ("ไข่", "น้ำ")]
