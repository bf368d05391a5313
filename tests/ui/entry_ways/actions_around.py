"""What a hand does around the ways of writing: days asked about, what comes again, one old step taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.ui.pages.household.asking.begin import ask_days
from household_ledger.ui.widgets import dialogs
from tests.ui.entry_grid.conftest import FOOD, Key, written
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import child, press
from tests.ui.household.conftest import pocket_of


@action("pages/household/asking", "AskDays")
def days_asked(scene: Scene) -> Iterator[None]:
    dialog = ask_days(scene.desk, None, "today")
    assert dialog is not None
    breathe()
    for day in (3, 4, 8):
        place = child(dialog, f"nothing_{day}")
        press(place, place.rect().center() / 2)
    yield
    press(child(dialog, "save"))


def _due(scene: Scene) -> None:
    """Have 600 baht fall due on the 10th of each month, and go to the page that says so."""
    assert scene.desk.household is not None
    amount = Money(600_00)
    draft = Draft(
        household=scene.desk.household,
        date=date(2026, 11, 1),
        kind=EntryKind.INCOME,
        description="เบี้ยผู้สูงอายุ",
        amount=amount,
        pocket=pocket_of(scene.desk),
        parts=(Part(category=fixed_id("I15"), amount=amount),),
    )
    rule = Recurring(
        id=NO_ID,
        household=scene.desk.household,
        rows=kept([[draft]]),
        rhythm=Recurs.MONTH_DAY,
        day=10,
        starts_on=date(2026, 9, 1),
    )
    scene.desk.execute(AddRecurring(rule))
    scene.window.go("today")
    breathe()


def _press_due(scene: Scene, name: str) -> None:
    buttons = [one for one in scene.window.findChildren(QPushButton, name) if one.isVisible()]
    assert buttons, name
    press(buttons[0])


@action("pages/household/today/due", "TakeTurn")
def a_turn_written(scene: Scene) -> Iterator[None]:
    _due(scene)
    yield
    _press_due(scene, "take_due")


@action("pages/household/today/due", "SkipTurn")
def a_turn_passed_over(scene: Scene) -> Iterator[None]:
    _due(scene)
    yield
    _press_due(scene, "skip_due")


@action("pages/household/today/due", "StopRecurring")
def a_rule_stopped(scene: Scene) -> Iterator[None]:
    _due(scene)
    scene.patch.setattr(dialogs, "confirm", lambda *_asked: True)
    yield
    _press_due(scene, "stop_due")


@action("frame/reverting", "RevertStep")
def an_old_step_taken_back(scene: Scene) -> Iterator[None]:
    scene.typist.row(what="ข้าวสาร", category=FOOD, money_out="10")
    (first,) = written(scene.desk)
    scene.page.grid.view.stand_at(0, "what")
    scene.typist.press(Key.Key_F2).to("money_out").type("9").save()
    scene.typist.row(what="ปลา", category=FOOD, money_out="20")
    scene.patch.setattr(dialogs, "confirm", lambda *_asked: True)
    scene.desk.show_history("entry", first.id)
    breathe()
    yield
    drawer = scene.window.parts.drawer
    press(next(one for one in drawer.findChildren(QPushButton, "revert_step") if one.isVisible()))
