"""Rows a disk refuses, one after the other: each stays in the draft file until it is saved, mended or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.drafts import Drafts
from household_ledger.services.ledger import Ledger
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.unsaved.dialog import offer_unsaved
from tests.ui.entry_grid.conftest import FOOD, Key, Typist, written
from tests.ui.hands import child, press


@pytest.fixture
def disk(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """Give a disk that is not there until its patch is undone."""
    desk.drafts_folder = tmp_path / "unsaved"

    def refuse(*_said: object, **_more: object) -> None:
        raise EnvironmentProblem("no_folder", name="demo.hldb", folder="/")

    with monkeypatch.context() as gone:
        gone.setattr(Ledger, "execute", refuse)
        yield gone


def in_file(desk: Desk) -> list[tuple[str, str]]:
    """List what the draft file holds: what, and for how much."""
    assert desk.drafts_folder is not None
    rows = Drafts(desk.drafts_folder, desk.opened.book).rows
    return [(one.row[0].description, str(int(one.row[0].amount) // 100)) for one in rows]


def set_aside(page: EntryPage, typist: Typist, what: str, amount: str) -> None:
    typist.fill(what=what, category=FOOD, money_out=amount).save()
    press(child(page, "set_aside"))


def mend(page: EntryPage, typist: Typist, amount: str) -> None:
    typist.to("money_out")
    page.grid.view.editor.cells["money_out"].selectAll()
    typist.type(amount).save()


@pytest.mark.usefixtures("disk")
def test_rows_of_the_same_words_that_wait_are_all_in_the_file(page: EntryPage, typist: Typist, desk: Desk) -> None:
    for amount in ("901", "902", "903"):
        set_aside(page, typist, "ไข่", amount)
    set_aside(page, typist, "ปลา", "903")
    set_aside(page, typist, "ปลา", "903")

    assert in_file(desk) == [("ไข่", "901"), ("ไข่", "902"), ("ไข่", "903"), ("ปลา", "903"), ("ปลา", "903")]


@pytest.mark.usefixtures("disk")
def test_a_row_mended_takes_its_own_place_in_the_file(page: EntryPage, typist: Typist, desk: Desk) -> None:
    set_aside(page, typist, "ไข่", "901")
    typist.fill(what="ไข่", category=FOOD, money_out="902").save()
    mend(page, typist, "905")
    press(child(page, "set_aside"))

    page.grid.hands.edit(page.grid.model.entries, "money_out")
    mend(page, typist, "907")

    assert sorted(in_file(desk)) == [("ไข่", "905"), ("ไข่", "907")]


@pytest.mark.parametrize("others", [(), ("902",), ("902", "902")])
def test_what_is_saved_after_all_is_gone_from_the_file_and_nothing_else_is(
    others: tuple[str, ...], page: EntryPage, typist: Typist, desk: Desk, disk: pytest.MonkeyPatch
) -> None:
    for amount in others:
        set_aside(page, typist, "ไข่", amount)
    typist.fill(what="ไข่", category=FOOD, money_out="902").save()
    disk.undo()

    typist.save()

    assert [one.description for one in written(desk)] == ["ไข่"]
    assert in_file(desk) == [("ไข่", one) for one in others]


def test_rows_that_waited_are_saved_together_and_none_is_left(
    page: EntryPage, typist: Typist, desk: Desk, disk: pytest.MonkeyPatch
) -> None:
    for amount in ("901", "902", "902"):
        set_aside(page, typist, "ไข่", amount)
    disk.undo()

    press(child(page, "retry"))

    assert len(written(desk)) == 3
    assert in_file(desk) == []


def test_two_rows_alike_are_offered_and_saved_one_by_one(
    page: EntryPage, typist: Typist, desk: Desk, disk: pytest.MonkeyPatch
) -> None:
    set_aside(page, typist, "ไข่", "902")
    set_aside(page, typist, "ไข่", "902")
    disk.undo()
    assert offer_unsaved(desk, page) is None, "they wait in the grid"
    vars(desk.refused)["_drafts"] = None  # as the program reads them when it begins
    made = offer_unsaved(desk, page)
    assert made is not None

    press(made.save)
    assert in_file(desk) == [("ไข่", "902")]
    press(made.save)

    assert len(written(desk)) == 2
    assert in_file(desk) == []


@pytest.mark.usefixtures("disk")
def test_rows_of_a_book_that_lay_here_before_stay_in_the_file(page: EntryPage, typist: Typist, desk: Desk) -> None:
    set_aside(page, typist, "ไข่", "901")
    drafts = desk.drafts()
    assert drafts is not None
    drafts.keep_to(())
    assert drafts.rows == []

    set_aside(page, typist, "ปลา", "5")

    assert in_file(desk) == [("ไข่", "901"), ("ปลา", "5")]


@pytest.mark.usefixtures("disk")
def test_a_row_given_up_and_the_one_typed_after_it_are_both_in_the_file(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    empty(page, typist)
    typist.fill(what="น้ำ", category=FOOD, money_out="5").save()

    assert in_file(desk) == [("ไข่", "30"), ("น้ำ", "5")]
    drafts = desk.drafts()
    assert drafts is not None
    assert [one.row[0].description for one in drafts.adrift] == ["ไข่"], "it stands nowhere any more"


@pytest.mark.parametrize("way", ["button", "undo"])
@pytest.mark.usefixtures("disk")
def test_a_row_given_up_and_brought_back_takes_its_own_place_in_the_file(
    page: EntryPage, typist: Typist, desk: Desk, way: str
) -> None:
    typist.fill(what="ไข่", category=FOOD, money_out="30").save()
    empty(page, typist)
    if way == "button":
        press(child(page, "bring_back_typed"))
    else:
        assert page.grid.typing.take_back(redo=False)
    assert page.grid.typing.row.what == "ไข่"
    mend(page, typist, "35")

    assert in_file(desk) == [("ไข่", "35")]


def empty(page: EntryPage, typist: Typist) -> None:
    """Give the new row up with Esc."""
    while not page.grid.typing.row.is_blank:
        typist.press(Key.Key_Escape)
