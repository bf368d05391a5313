"""What comes again: written or passed over from the grid; its rules begun, changed and stopped in our home."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.ui.arrivals import ShowRules
from household_ledger.ui.pages.household.our_home.page import HomePage
from household_ledger.ui.pages.household.our_home.rules import RulesPart
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.entry_grid.conftest import THIS_MONTH, Key
from tests.ui.entry_ways.actions_around import _due
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import child, press, type_anew


def _proposed(scene: Scene) -> None:
    """Have it proposed under the rows of the month."""
    _due(scene)
    scene.window.go("entry")
    scene.desk.turn_to(THIS_MONTH)
    breathe()
    assert scene.page.deeds.due.isVisible()


@action("entry_grid", "TakeTurn")
def a_turn_written_with_one_key(scene: Scene) -> Iterator[None]:
    _proposed(scene)
    scene.page.grid.focus()
    yield
    scene.typist.press(Key.Key_F10)


@action("entry_grid", "SkipTurn")
def a_turn_passed_over_in_the_grid(scene: Scene) -> Iterator[None]:
    _proposed(scene)
    yield
    press(scene.page.deeds.due.skip)


def _rules(scene: Scene) -> RulesPart:
    """Go to the rules of our home, with one that waits."""
    _due(scene)
    scene.desk.go("home", ShowRules())
    breathe()
    page = scene.window.findChild(HomePage)
    assert isinstance(page, HomePage)
    page.rules.table.selectRow(0)
    return page.rules


def _in_form(open_form: Callable[[], object], fill: Callable[[FormDialog], None]) -> None:
    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        fill(form)
        press(form.save_button)
        assert not form.isVisible(), form.refusal.words()

    QTimer.singleShot(0, found)
    open_form()


@action("comes_again", "AddRecurring")
def a_rule_begun_from_nothing(scene: Scene) -> Iterator[None]:
    rules = _rules(scene)

    def fill(form: FormDialog) -> None:
        QTest.keyClick(form["kind"].editor, Qt.Key.Key_Down)
        type_anew(form["description"].editor, "ค่าไฟฟ้า")
        type_anew(form["amount"].editor, "350")

    yield
    _in_form(rules.add, fill)


@action("comes_again", "ChangeRecurring")
def a_rule_changed(scene: Scene) -> Iterator[None]:
    rules = _rules(scene)
    yield
    _in_form(
        lambda: press(child(rules, "rules_change")),
        lambda form: type_anew(form["amount"].editor, "700"),
    )


@action("comes_again", "ReplaceRecurring")
def an_answered_rule_given_other_days(scene: Scene) -> Iterator[None]:
    rules = _rules(scene)
    press(rules.write)
    breathe()
    rules.table.selectRow(0)
    yield
    _in_form(lambda: press(child(rules, "rules_change")), lambda form: type_anew(form["day"].editor, "25"))


@action("comes_again", "StopRecurring")
def a_rule_stopped_in_our_home(scene: Scene) -> Iterator[None]:
    rules = _rules(scene)
    scene.patch.setattr(dialogs, "confirm", lambda *_asked: True)
    yield
    press(rules.stop)
