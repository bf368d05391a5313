"""Consents of a home: each adult answers each purpose, takes it back, and nothing answered is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from household_ledger.domain.consent import SHEET_VERSION, Consent, Purpose
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Member
from household_ledger.services.commands.consents import RecordConsents
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.ui.arrivals import ShowConsents
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.page import HomePage
from household_ledger.ui.paper.orders import CONSENT, PaperOrder
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.provider.conftest import drop, fill, in_form

ASKED = date(2026, 10, 5)


@pytest.fixture
def page(desk: Desk) -> Iterator[HomePage]:
    desk.execute(DeleteRecords(Consent, tuple(one.id for one in consents(desk))))  # nobody was asked yet
    made = HomePage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    made.arrive(ShowConsents())
    desk.changed.connect(lambda _changes: made.refresh())
    yield made
    made.close()


def consents(desk: Desk) -> list[Consent]:
    assert desk.household is not None
    with desk.reader() as reader:
        return reader.of_household(Consent, desk.household)


def adults(desk: Desk) -> list[Member]:
    assert desk.household is not None
    with desk.reader() as reader:
        members = reader.of_household(Member, desk.household)
    return [one for one in members if one.birth_year is None or desk.today.year - one.birth_year >= 20]


def agree(desk: Desk, *members: Member, day: date = ASKED) -> None:
    """Write down that members agreed to everything."""
    desk.execute(
        RecordConsents(
            tuple(
                Consent(
                    id=NO_ID,
                    household=one.household,
                    member=one.id,
                    purpose=purpose,
                    version="1",
                    asked_on=day,
                    is_given=True,
                )
                for one in members
                for purpose in Purpose
            )
        )
    )
    QApplication.processEvents()


def cells(page: HomePage, name: str) -> list[list[str]]:
    table = child(page, name, Table)
    assert isinstance(table, Table)
    return [[cell.text for cell in row.cells] for row in table.rows()]


def choose(form: FormDialog, member: Id, purpose: Purpose, place: int) -> None:
    box = child(form, f"person_{int(member)}_{purpose.value}", QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    for _press in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_adults_alone_are_listed_and_nobody_is_asked_yet(page: HomePage, desk: Desk, shot: Shot) -> None:
    assert [row[0] for row in cells(page, "consents")] == [one.name for one in adults(desk)]
    assert {cell for row in cells(page, "consents") for cell in row[1:]} == {"ยังไม่ถาม"}
    assert "ถามให้ครบ" in page.consents.said.words()
    assert "ความยินยอม: ยังไม่ถาม 3 คน" in page.subtitle.words()
    shot(page, "consents-unasked")


def test_each_answer_is_kept_with_its_day_sheet_and_witness(page: HomePage, desk: Desk) -> None:
    first, second, *_others = adults(desk)

    def act(form: FormDialog) -> None:
        choose(form, first.id, Purpose.RECORD, 1)
        choose(form, first.id, Purpose.EVIDENCE, 1)
        choose(form, second.id, Purpose.EVIDENCE, 2)
        fill(form, asked_on="5/10/2569", witness="ผู้ใหญ่สมชาย")

    in_form(act)
    press(child(page, "add"))
    QApplication.processEvents()

    kept = {(one.member, one.purpose): one for one in consents(desk)}
    assert {key: one.is_given for key, one in kept.items()} == {
        (first.id, Purpose.RECORD): True,
        (first.id, Purpose.EVIDENCE): True,
        (second.id, Purpose.EVIDENCE): False,
    }
    assert {(one.asked_on, one.version, one.witness) for one in kept.values()} == {(ASKED, SHEET_VERSION, "ผู้ใหญ่สมชาย")}
    assert cells(page, "consents")[0][1:] == ["✓ ยินยอม 5 ต.ค. 2569"] * 2 + ["ยังไม่ถาม"] * 2
    assert len(cells(page, "answers")) == 3
    assert "ความยินยอม: ไม่ยินยอม 1 คน" in page.subtitle.words()

    desk.undo()
    assert consents(desk) == []


def test_a_thumb_print_needs_two_witnesses(page: HomePage, desk: Desk) -> None:
    first, said = adults(desk)[0], list[str]()

    def act(form: FormDialog) -> None:
        choose(form, first.id, Purpose.RECORD, 1)
        QTest.keyClick(child(form, "is_thumb_print"), Qt.Key.Key_Space)
        fill(form, witness="ผู้ใหญ่สมชาย")
        said.append(form["second_witness"].said.words())
        fill(form, second_witness="นางสาวมาลี")

    in_form(act)
    press(child(page, "add"))

    assert "พยานสองคน" in said[0]
    (kept,) = consents(desk)
    assert (kept.is_thumb_print, kept.witness, kept.second_witness) == (True, "ผู้ใหญ่สมชาย", "นางสาวมาลี")


def test_everything_somebody_agreed_to_is_taken_back_in_one_step(page: HomePage, desk: Desk) -> None:
    second = adults(desk)[1]
    agree(desk, *adults(desk))
    page.consents.table.setCurrentIndex(page.consents.table.model().index(1, 0))

    in_form(lambda form: fill(form, withdrawn_on="20/10/2569"))
    press(child(page, "take_back"))
    QApplication.processEvents()

    taken = [one for one in consents(desk) if one.withdrawn_on == date(2026, 10, 20)]
    assert {one.member for one in taken} == {second.id}
    assert len(taken) == len(Purpose)
    assert "ความยินยอม: ถอนแล้ว" in page.subtitle.words()

    desk.undo()
    QApplication.processEvents()
    assert [one for one in consents(desk) if one.withdrawn_on is not None] == []
    assert "ความยินยอม: ให้นับได้" in page.subtitle.words()


def test_one_thing_is_taken_back_and_the_others_hold(page: HomePage, desk: Desk) -> None:
    agree(desk, *adults(desk))

    def act(form: FormDialog) -> None:
        what = form["purpose"]
        assert isinstance(what, ChoiceField)
        what.show_value(Purpose.PHOTO)
        press(child(form, "save"))

    in_form(act)
    press(child(page, "take_back"))

    (taken,) = [one for one in consents(desk) if one.withdrawn_on is not None]
    assert (taken.purpose, taken.withdrawn_on) == (Purpose.PHOTO, desk.today)
    assert "ความยินยอม: ให้นับได้" in page.subtitle.words()


def test_a_wrong_answer_is_put_right_in_the_list(page: HomePage, desk: Desk) -> None:
    agree(desk, *adults(desk))
    page.consents.answers.setCurrentIndex(page.consents.answers.model().index(0, 0))

    def act(form: FormDialog) -> None:
        said = form["is_given"]
        assert isinstance(said, ChoiceField)
        said.show_value(False)  # noqa: FBT003 -- a value, not a flag
        fill(form, asked_on="6/10/2569", note="จดผิดช่อง")

    in_form(act)
    press(child(page, "answers_change"))

    (wrong,) = [one for one in consents(desk) if not one.is_given]
    assert (wrong.asked_on, wrong.note, wrong.member) == (date(2026, 10, 6), "จดผิดช่อง", adults(desk)[-1].id)


def test_what_was_answered_that_day_already_is_not_written_twice(page: HomePage, desk: Desk) -> None:
    first, second, *_others = adults(desk)
    agree(desk, first, second, day=desk.today)
    said: list[str] = []

    def act(form: FormDialog) -> None:
        choose(form, first.id, Purpose.EVIDENCE, 2)
        press(child(form, "save"))
        said.append(form.refusal.words())
        drop(form)

    in_form(act)
    press(child(page, "add"))

    assert "แก้คำตอบนั้น" in said[0]
    assert len(consents(desk)) == 2 * len(Purpose)


def test_where_nothing_is_chosen_nothing_is_written(page: HomePage, desk: Desk) -> None:
    said: list[str] = []

    def act(form: FormDialog) -> None:
        press(child(form, "save"))
        said.append(form.refusal.words())
        drop(form)

    in_form(act)
    press(child(page, "add"))

    assert said[0]
    assert consents(desk) == []


def test_a_home_without_adults_is_led_to_its_people(page: HomePage, desk: Desk) -> None:
    desk.execute(DeleteRecords(Member, tuple(one.id for one in adults(desk))))
    QApplication.processEvents()
    assert page.consents.nothing.action is not None
    assert not child(page, "add").isVisible()

    press(page.consents.nothing.action)

    assert page.choice.current() == "members"
    assert page.members.isVisible()


def test_the_sheet_to_sign_is_printed_from_here(page: HomePage, desk: Desk, shot: Shot) -> None:
    shot(page, "consents-with-sheet")
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    page.consents.sheet.click()

    assert desk.household is not None
    assert [(one.kind, one.households) for one in asked] == [(CONSENT, (desk.household,))]
