"""The register tells and filters consent; what was asked at the start is filled in bit by bit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox

from household_ledger.domain.consent import Consent
from household_ledger.domain.intake import Answer, Asked, intake_in, intake_text
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import ChangeHousehold, LeaveProject, leaving_reason
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.ui.arrivals import ShowConsents
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.intake_form import ask_intake
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.widgets.fields import ChoiceField, LineField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, fill, in_form, wait

pytestmark = pytest.mark.usefixtures("qapp")


def record(desk: Desk, code: str) -> Household:
    with desk.reader() as reader:
        found = reader.household_by_code(code)
    assert found is not None
    return found


def codes(page: RegisterPage) -> list[str]:
    table = child(page, "households", Table)
    assert isinstance(table, Table)
    return [row.cells[0].text for row in table.rows()]


def look_at(page: RegisterPage, words: str) -> None:
    box = child(page, "kinds", QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))


def test_the_list_tells_whether_each_household_may_be_counted(shown: Shown, desk: Desk) -> None:
    with desk.reader() as reader:
        consents = reader.of_household(Consent, record(desk, "002").id)
    desk.execute(DeleteRecords(Consent, tuple(one.id for one in consents)))
    wait(desk)
    page = shown(RegisterPage, desk)

    told = {row.cells[0].text: row.cells[7] for row in page.households.table.rows()}

    assert told["001"].text == "✓ ให้นับได้"
    assert told["002"].text.startswith("! ยังไม่ถาม")
    assert "ถามให้ครบ" in told["002"].tip


def test_the_list_shows_those_one_looks_for(shown: Shown, desk: Desk) -> None:
    was = record(desk, "002")
    desk.execute(ChangeHousehold(was=was, now=replace(was, is_comparison=True)))
    desk.execute(LeaveProject(household=record(desk, "003").id, on=date(2026, 11, 20), reason="ย้าย"))
    wait(desk)
    page = shown(RegisterPage, desk)

    seen = {}
    for words in ("กลุ่มเปรียบเทียบ", "ออกแล้ว", "เข้าร่วมโครงการ", "ทุกครัวเรือน"):
        look_at(page, words)
        seen[words] = codes(page)

    assert seen == {
        "กลุ่มเปรียบเทียบ": ["002"],
        "ออกแล้ว": ["003"],
        "เข้าร่วมโครงการ": ["001", "004"],
        "ทุกครัวเรือน": ["001", "002", "003", "004"],
    }


def test_which_households_are_looked_at_is_kept(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    look_at(page, "ออกแล้ว")
    kept = page.keep()

    again = shown(RegisterPage, desk)
    again.restore(kept)

    assert codes(again) == []


def test_the_day_and_reason_of_leaving_are_put_right(shown: Shown, desk: Desk) -> None:
    desk.execute(LeaveProject(household=record(desk, "003").id, on=date(2026, 11, 20), reason="ย้าย"))
    wait(desk)
    page = shown(RegisterPage, desk)
    deeds = {name: run for name, _words, run in page.households.deeds(record(desk, "003"))}
    assert {"leave", "come_back"} <= deeds.keys()
    told: list[object] = []

    def act(form: FormDialog) -> None:
        told.extend((form["left_on"].value(), form["reason"].value()))
        fill(form, left_on="21/11/2569", reason="ย้ายไปอยู่กับลูก")

    in_form(act)
    deeds["leave"]()

    assert told == [date(2026, 11, 20), "ย้าย"]
    now = record(desk, "003")
    assert (now.left_on, leaving_reason(now)) == (date(2026, 11, 21), "ย้ายไปอยู่กับลูก")


def test_the_consents_of_a_household_are_reached_from_the_list(shown: Shown, desk: Desk) -> None:
    page = shown(RegisterPage, desk)
    asked: list[tuple[str, object]] = []
    desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))

    {name: run for name, _words, run in page.households.deeds(record(desk, "002"))}["consents"]()

    assert asked == [("home", ShowConsents())]
    assert desk.household == record(desk, "002").id


def test_answers_are_added_another_day_and_nothing_else_is_lost(desk: Desk) -> None:
    was = record(desk, "001")
    kept: dict[str, Answer] = {"skills": ["ทอผ้า", "จักสาน"], "leaving_reason": "เคยออก", "of_another_program": 7}
    desk.execute(ChangeHousehold(was=was, now=replace(was, intake=intake_text(kept))))
    titles: list[str] = []

    def act(form: FormDialog) -> None:
        titles.append(form.windowTitle())
        welfare = form["welfare"]
        assert isinstance(welfare, ChoiceField)
        welfare.box.setCurrentIndex(2)
        fill(form, land="ของตัวเอง 3 ไร่")

    in_form(act)
    assert ask_intake(desk, None, record(desk, "001"))

    assert titles[0].endswith("ตอบแล้ว 1 จาก 8")
    assert intake_in(record(desk, "001").intake) == {**kept, "land": "ของตัวเอง 3 ไร่", "welfare": False}


def test_an_answer_taken_out_is_not_answered_any_more(desk: Desk) -> None:
    was = record(desk, "001")
    desk.execute(
        ChangeHousehold(was=was, now=replace(was, intake=intake_text({Asked.NEEDS: "น้ำ", Asked.LAND: "3 ไร่"})))
    )

    def act(form: FormDialog) -> None:
        needs = form["needs"]
        assert isinstance(needs, LineField)
        needs.take_words("")
        press(child(form, "save"))

    in_form(act)
    ask_intake(desk, None, record(desk, "001"))

    assert intake_in(record(desk, "001").intake) == {"land": "3 ไร่"}


def test_a_form_nobody_changed_writes_no_step(desk: Desk) -> None:
    before = record(desk, "001")
    with desk.reader() as reader:
        steps = reader.step_count()

    in_form(fill)
    assert ask_intake(desk, None, before)

    with desk.reader() as reader:
        assert reader.step_count() == steps
