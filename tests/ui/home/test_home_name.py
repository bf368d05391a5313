"""The name and first day of a home: what the register would refuse is refused here too, at its field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.page import BeforeAfterPage
from household_ledger.ui.pages.household.our_home.name import ask_name
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew

pytestmark = pytest.mark.usefixtures("qapp")


def _save(said: list[str], **typed: str) -> None:
    """Type into the form that opens next and save; what it says at the fields is told."""

    def found() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        for name, words in typed.items():
            type_anew(child(form, name), words)
        form.save_button.click()
        said.extend(one.problem() for one in form.fields())
        form.done(0)

    QTimer.singleShot(0, found)


def test_another_name_leaves_the_home_in_its_village(desk: Desk) -> None:
    before = desk.household_record()
    said: list[str] = []

    _save(said, name="บ้านใหม่ของเรา")
    ask_name(desk, None)

    now = desk.household_record()
    assert before is not None
    assert now is not None
    assert (now.name, now.group) == ("บ้านใหม่ของเรา", before.group)
    assert before.group, "the made-up homes lie in villages"


@pytest.mark.parametrize("day", ["1/1/2500", "1/1/2575"], ids=["long before", "years ahead"])
def test_a_first_day_nobody_can_write_from_is_refused_at_its_field(desk: Desk, day: str) -> None:
    before = desk.household_record()
    said: list[str] = []

    _save(said, started_on=day)
    ask_name(desk, None)

    now = desk.household_record()
    assert now == before
    assert said[-1], "at the day"
    assert isinstance(now.started_on if now is not None else None, date)


def test_nor_can_the_comparison_be_told_that_the_project_began_years_ahead(empty_desk: Desk) -> None:
    desk = empty_desk
    desk.execute(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านยายมา")))
    desk.take_first()
    page = BeforeAfterPage(desk)
    page.refresh()
    said: list[str] = []

    _save(said, started_on="1/1/2575")
    press(child(page, "mend"))

    now = desk.household_record()
    assert said[-1], "at the day"
    assert now is not None
    assert now.started_on is None
