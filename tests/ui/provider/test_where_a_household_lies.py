"""Where a household lies, as the forms ask it: offered while it is typed, and kept as it was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from household_ledger.domain.intake import Asked, intake_in, intake_text
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.name import ask_name
from household_ledger.ui.pages.place_fields import Lying
from household_ledger.ui.pages.provider.household_form import HouseholdForm
from household_ledger.ui.pages.provider.village_form import ask_village
from household_ledger.ui.widgets.fields import OfferedField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, type_anew
from tests.ui.provider.conftest import drop, fill, in_form

pytestmark = pytest.mark.usefixtures("qapp")
SAN_SAI = Lying("สันทรายงาม", "เทิง", "เชียงราย", "57160")


def record(desk: Desk, code: str) -> Household:
    with desk.reader() as reader:
        found = reader.household_by_code(code)
    assert found is not None
    return found


def villages(desk: Desk) -> list[VillageGroup]:
    with desk.reader() as reader:
        return reader.all(VillageGroup)


def offered(form: FormDialog, name: str) -> OfferedField[object]:
    field = form[name]
    assert isinstance(field, OfferedField)
    return field


def take_first(form: FormDialog, name: str, typed: str) -> None:
    """Type into a field and take the first of what it offers, as a hand does: arrow down, Enter."""
    field = offered(form, name)
    field.line.setFocus()
    type_anew(field.line, typed)
    assert field.popup.isVisible()
    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)


def take_and_save(form: FormDialog, typed: str, **more: str) -> None:
    take_first(form, "subdistrict", typed)
    fill(form, **more)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("subdistrict", "สันทรายงา"), ("subdistrict", "สันทรายง เทิง"), ("district", "เทิง"), ("postcode", "๕๗๑๖๐")],
)
def test_any_of_its_names_or_its_postcode_brings_the_rest(desk: Desk, name: str, typed: str) -> None:
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        take_first(form, name, typed)
        kept.extend(str(form[one].value()) for one in ("district", "province", "postcode"))
        assert form[name].is_changed()
        drop(form)

    in_form(act)
    HouseholdForm(desk, None, record(desk, "001")).exec()

    assert kept == ["เทิง", "เชียงราย", "57160"]


def test_what_was_taken_is_saved_and_what_is_not_asked_stays(desk: Desk) -> None:
    was = record(desk, "001")
    skills = intake_text({Asked.SKILLS: "ทอผ้า", "of_another_program": "อยู่"})
    desk.execute(ChangeHousehold(was=was, now=replace(was, intake=skills)))

    def act(form: FormDialog) -> None:
        take_first(form, "subdistrict", "สันทรายงาม")
        fill(form, address="12/3", village_no="7", phone="๐๘๑-234 5678")

    in_form(act)
    HouseholdForm(desk, None, record(desk, "001")).exec()

    now = record(desk, "001")
    assert Lying.of(now) == SAN_SAI
    assert (now.address, now.village_no, now.phone) == ("12/3", "7", "081-234 5678")
    assert intake_in(now.intake) == {"skills": "ทอผ้า", "of_another_program": "อยู่"}


def test_a_place_nobody_knows_is_kept_as_it_was_typed(desk: Desk) -> None:
    in_form(
        lambda form: fill(form, subdistrict="ตำบลใหม่เอี่ยม", district="อำเภอใหม่", province="แดนไกล", postcode="๙๙๙๙๙")
    )
    HouseholdForm(desk, None, record(desk, "002")).exec()

    assert Lying.of(record(desk, "002")) == Lying("ตำบลใหม่เอี่ยม", "อำเภอใหม่", "แดนไกล", "99999")


def test_a_postcode_that_can_be_none_is_told_at_its_field(desk: Desk) -> None:
    said: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, postcode="5716", phone="ไม่มี")
        said.extend(form[one].said.words() for one in ("postcode", "phone"))
        drop(form)

    in_form(act)
    HouseholdForm(desk, None, record(desk, "002")).exec()

    assert "5716" in said[0]
    assert "ไม่มี" in said[1]


def test_a_new_household_lies_where_its_village_lies_until_somebody_says_otherwise(desk: Desk) -> None:
    first, second = villages(desk)[:2]
    in_form(lambda form: take_and_save(form, "สันทรายงาม"))
    ask_village(desk, None, first)
    in_form(lambda form: take_and_save(form, "แม่นาวาง"))
    ask_village(desk, None, second)
    assert Lying.of(villages(desk)[0]) == SAN_SAI
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        box = child(form, "village", QComboBox)
        assert isinstance(box, QComboBox)
        for village in (first, second):
            box.setCurrentIndex(box.findText(village.name))
            kept.append(str(form["subdistrict"].value()))
        type_anew(child(form, "subdistrict", QLineEdit), "ที่อื่น")
        box.setCurrentIndex(box.findText(first.name))
        kept.append(str(form["subdistrict"].value()))
        drop(form)

    in_form(act)
    HouseholdForm(desk, None, None).exec()

    assert kept == ["สันทรายงาม", "แม่นาวาง", "ที่อื่น"]


def test_a_village_made_with_a_household_lies_in_its_province_and_keeps_no_more_of_its_address(desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        box = child(form, "village", QComboBox)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.count() - 1)
        take_first(form, "postcode", "57160")
        fill(form, name="บ้านใหม่", new_village="บ้านงาม")

    in_form(act)
    made = HouseholdForm(desk, None, None).exec()

    assert made is not None
    village = next(one for one in villages(desk) if one.name == "บ้านงาม")
    assert (village.district, village.province, village.postcode) == ("", "เชียงราย", "")


def test_the_home_itself_says_where_it_lies(desk: Desk) -> None:
    before = desk.household_record()
    assert before is not None

    in_form(lambda form: take_and_save(form, "สันทรายงาม", phone="053 123456"))
    ask_name(desk, None)

    now = desk.household_record()
    assert now is not None
    assert (Lying.of(now), now.phone, now.group) == (SAN_SAI, "053 123456", before.group)


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_who_takes_nothing_of_it_keeps_what_was_typed(desk: Desk, leave: Qt.Key) -> None:
    kept: list[object] = []

    def act(form: FormDialog) -> None:
        field = offered(form, "subdistrict")
        field.line.setFocus()
        type_anew(field.line, "สันทราย")
        QTest.keyClick(field.popup, leave)
        kept.extend((field.value(), form["district"].value(), field.popup.isVisible(), form.isVisible()))
        drop(form)

    in_form(act)
    HouseholdForm(desk, None, record(desk, "001")).exec()

    assert kept == ["สันทราย", record(desk, "001").district, False, True]
