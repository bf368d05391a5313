"""What a hand does with templates and with searches that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.services.commands.filters import SaveFilter
from household_ledger.services.commands.templates import SaveTemplate
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.sought import Sought, Span
from household_ledger.services.typed.templates import rows_to_keep
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.entry_grid.conftest import CONTROL, Key
from tests.ui.entry_grid.test_templates import in_dialog, key, tick
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.entry_ways.actions_grid import rows, stand
from tests.ui.hands import child, press, type_anew, type_words

NAME = "ตลาดนัด"


def kept_template(scene: Scene) -> None:
    """Keep two rows as a template."""
    rows(scene, "10", "20")
    shown = [one.row for one in map(scene.page.grid.model.shown, range(2)) if isinstance(one, EntryLooks)]
    household = scene.desk.household or NO_ID
    with scene.desk.reader() as reader:
        text = rows_to_keep(shown, reader)
    scene.desk.execute(SaveTemplate(Template(id=NO_ID, household=household, name=NAME, rows=text)))
    breathe()
    scene.page.grid.focus()


def kept_search(scene: Scene) -> None:
    """Keep a search."""
    text = to_text(Sought(span=Span.ALL, wanted=EntryFilter(text="ไข่")))
    scene.desk.execute(SaveFilter(SavedFilter(id=NO_ID, name=NAME, text=text)))
    breathe()


def in_templates(scene: Scene, do: Callable[[QDialog], None]) -> None:
    in_dialog(do, lambda: scene.typist.press(Key.Key_F5))


def in_searches(scene: Scene, do: Callable[[QDialog], None]) -> None:
    in_dialog(do, lambda: scene.page.deeds.run("kept_searches"))


def name_it(form: QDialog) -> None:
    assert isinstance(form, FormDialog)
    type_anew(form["name"].editor, "ชื่อใหม่")
    press(form.save_button)


@action("entry_grid", "SaveTemplate")
def rows_kept_as_a_template(scene: Scene) -> Iterator[None]:
    rows(scene, "10", "20")
    stand(scene)
    yield
    in_dialog(name_it, lambda: QTest.keyClick(scene.page.grid.view, Key.Key_F5, CONTROL))


@action("entry_grid", "AddRows")
def a_template_used(scene: Scene) -> Iterator[None]:
    kept_template(scene)

    def use(_dialog: QDialog) -> None:
        key(Key.Key_Return)
        type_words(_dialog, "55")
        key(Key.Key_Return)

    yield
    in_templates(scene, use)


@action("entry_grid", "ChangeTemplate")
def a_template_changed(scene: Scene) -> Iterator[None]:
    kept_template(scene)

    def change(dialog: QDialog) -> None:
        tick(child(dialog, "take_1"))
        press(child(dialog, "change_template"))

    yield
    in_templates(scene, change)


@action("entry_grid", "ChangeTemplate")
def a_template_named_anew(scene: Scene) -> Iterator[None]:
    kept_template(scene)
    yield
    in_templates(scene, lambda dialog: in_dialog(name_it, lambda: press(child(dialog, "rename_template"))))


@action("entry_grid", "RemoveTemplate")
def a_template_removed(scene: Scene) -> Iterator[None]:
    kept_template(scene)
    yield
    in_templates(scene, lambda dialog: press(child(dialog, "remove_template")))


@action("entry_grid", "SaveFilter")
def a_search_kept(scene: Scene) -> Iterator[None]:
    scene.typist.press(Key.Key_F, held=CONTROL)
    scene.page.grid.search.field.setText("ไข่")
    scene.page.grid.search.ask_now()
    yield
    in_dialog(name_it, lambda: press(child(scene.page, "keep_search")))


@action("entry_grid", "ChangeFilter")
def a_search_named_anew(scene: Scene) -> Iterator[None]:
    kept_search(scene)
    yield
    in_searches(scene, lambda dialog: in_dialog(name_it, lambda: press(child(dialog, "rename_search"))))


@action("entry_grid", "RemoveFilter")
def a_search_removed(scene: Scene) -> Iterator[None]:
    kept_search(scene)
    yield
    in_searches(scene, lambda dialog: press(child(dialog, "remove_search")))
