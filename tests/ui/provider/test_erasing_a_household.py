"""In the register a household is erased by its code, its older copies with it; and it takes away what is kept of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from household_ledger.domain.register import Household
from household_ledger.services.copies.words import reason_words
from household_ledger.services.erasing import StillThere
from household_ledger.settings import COPIES_FOLDER
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.erasing import ErasedDialog
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.paper.orders import MY_DATA, PaperOrder
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.erasing.planted import Marks
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, fill, in_form, wait


@pytest.fixture
def page(shown: Shown, desk: Desk, tmp_path: Path) -> RegisterPage:
    desk.settings.choose(COPIES_FOLDER, str(tmp_path / "สำเนา"))
    return shown(RegisterPage, desk)


def _do(page: RegisterPage, name: str, row: int = 0) -> None:
    """Choose a deed of the menu of a household."""
    table = child(page, "households", Table)
    assert isinstance(table, Table)
    table.menu_asked.emit(row, table.mapToGlobal(table.rect().center()))
    menu = child(page, "household_menu", QMenu)
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.objectName() == name)
    menu.close()
    action.trigger()


def _first(desk: Desk) -> Household:
    return desk.figures.households()[0]


def _said(desk: Desk) -> ErasedDialog:
    wait(desk, lambda: any(isinstance(one, ErasedDialog) for one in QApplication.topLevelWidgets()))
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ErasedDialog)]
    assert len(found) == 1
    return found[0]


def test_typed_by_its_code_it_is_erased_and_older_copies_go_on_one_press(
    page: RegisterPage, desk: Desk, shot: Shot, tmp_path: Path
) -> None:
    household = _first(desk)
    desk.opened.make_copy(desk.settings.copies_folder(), reason="by-hand")
    desk.opened.rest()
    marks = Marks.of(desk.opened.path, household.id, [household.name])

    def typed(form: FormDialog) -> None:
        shot(form, "erase_form")
        assert "ลบ" in form.windowTitle()
        fill(form, code="009")
        assert form.isVisible(), "another code erases nothing"
        fill(form, code=household.code)

    in_form(typed)
    _do(page, "erase")
    said = _said(desk)
    shot(said, "erased")
    assert {one.cells[1].text for one in said.table.rows()} == {reason_words("before-erase"), reason_words("by-hand")}
    press(child(said, "remove"))
    wait(desk)

    assert marks.found(tmp_path) == set()
    assert desk.household not in (None, household.id)
    assert household.id not in {one.id for one in desk.figures.households()}
    assert child(page, "households", Table).rows()[0].cells[0].text == "002"  # type: ignore[attr-defined]
    assert desk.opened.check().findings == ()


def test_older_copies_may_be_kept_and_a_form_that_is_closed_erases_nothing(
    page: RegisterPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = _first(desk)
    monkeypatch.setattr(dialogs, "may_throw_away", lambda _parent: True)
    in_form(lambda form: form.reject())
    _do(page, "erase")
    assert _first(desk) == household

    def typed(form: FormDialog) -> None:
        fill(form, code=household.code)

    in_form(typed)
    _do(page, "erase")
    said = _said(desk)
    assert "ยังมีข้อมูลนี้" in child(said, "told", Words).words()  # type: ignore[attr-defined]
    press(child(said, "close"))
    wait(desk)
    assert len(list(desk.settings.copies_folder().glob("*before-erase.hldb"))) == 1


def test_everything_kept_is_printed_or_saved_from_the_same_place(
    page: RegisterPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)
    _do(page, "my_data")
    assert [(one.kind, one.households) for one in asked] == [(MY_DATA, (_first(desk).id,))]

    path = tmp_path / "ของฉัน.json"
    monkeypatch.setattr(dialogs, "save_path", lambda *_said, **_more: path)
    _do(page, "my_data_file")
    wait(desk, path.exists)
    assert json.loads(path.read_text("utf-8"))["household"]["code"] == _first(desk).code
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_every_bundle_that_still_holds_it_can_be_read_and_enter_removes_nothing(
    page: RegisterPage, desk: Desk, shot: Shot, tmp_path: Path
) -> None:
    bundles = tuple(tmp_path / f"ส่งให้เครื่องที่ {number}.hlbundle" for number in range(1, 10))
    desk.opened.make_copy(desk.settings.copies_folder(), reason="by-hand")
    copies = desk.opened.copies([desk.settings.copies_folder()])
    still = StillThere(copy=tmp_path / "new.hldb", copies=copies, bundles=bundles, away=None, is_clean=True)
    said = ErasedDialog(desk, page, still)
    said.open()
    shot(said, "erased_many_bundles")

    listed = child(said, "bundles", Table)

    assert isinstance(listed, Table)
    assert {row.cells[0].text for row in listed.rows()} == {one.name for one in bundles}
    assert {row.cells[1].text for row in listed.rows()} == {str(tmp_path)}
    assert said.keep.isDefault()
    assert not said.remove.autoDefault()
    said.close()
