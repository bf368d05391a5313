"""Items 22–23 as a household remembers them: asked line by line, kept as told, what was not asked kept apart from 0."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.baseline import REPAID, Baseline, BaselineLine
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.views.interview_sheet import interview_sheet
from household_ledger.services.views.month_page import Origin
from household_ledger.text.labels import baseline_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.baseline_form import BaselineDialog
from household_ledger.ui.pages.household.before_after.baseline_words import told_before
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import wear
from tests.ui.hands import child, press, type_anew
from tests.ui.home.test_baseline_form import baselines, began

START = date(2026, 3, 10)
LONG_AGO = date(2026, 3, 1)


def opened(desk: Desk, *known: Baseline) -> BaselineDialog:
    made = BaselineDialog(desk, began(desk, START), known)
    made.show()
    QApplication.processEvents()
    return made


def kept(desk: Desk, *lines: BaselineLine, **said: int) -> Baseline:
    """Have a year's recall in the book as it was written before, asked long ago; amounts in satang."""
    home = began(desk, START)
    for one in baselines(desk):
        desk.execute(SetBaseline(replace(one, is_deleted=True), was=one))
    debts, savings = (Money(said[name]) if name in said else None for name in ("debts", "savings"))
    made = Baseline(
        id=NO_ID,
        household=home.id,
        type=BaselineType.C,
        first=202503,
        last=202602,
        lines=lines,
        members=said.get("members"),
        adult_equivalent_tenths=said.get("adult_equivalent_tenths"),
        debts=debts,
        savings=savings,
        asked_on=LONG_AGO,
    )
    desk.execute(SetBaseline(made))
    return written(desk)


def written(desk: Desk) -> Baseline:
    return [one for one in baselines(desk) if one.type is BaselineType.C][-1]


def told(baseline: Baseline) -> dict[str, tuple[int, int, int]]:
    return {line.source: (line.cash, line.in_kind, line.hours) for line in baseline.lines}


def words(dialog: BaselineDialog, name: str) -> str:
    found = child(dialog, name)
    assert isinstance(found, Words)
    return found.words()


def test_the_sheet_of_paper_asks_the_same_lines_in_the_same_order(desk: Desk) -> None:
    kept(desk, BaselineLine("I03", 100, 0), BaselineLine("E23", 100, 0))
    dialog = opened(desk, written(desk))
    with desk.reader() as reader:
        home = desk.household_record()
        page = interview_sheet(reader, home, origin=Origin("x", 1, START))

    on_paper = [source for _part, sources in page.lines for source in sources]
    seldom = {"I09", "I15", "I16", "I17", "C05", "C08"}
    assert [one for one in dialog.sheet.cash if one not in seldom] == on_paper
    assert seldom <= set(dialog.sheet.cash), "a pension nobody asked about would look like a rise"
    assert {"I03", "E23"} <= set(on_paper)
    assert page.month is not None
    assert page.year is not None
    assert (page.year[0].number, page.year[1].number, page.month.number) == (202503, 202602, 202602)


def test_every_item_of_the_survey_is_asked_in_its_order(desk: Desk) -> None:
    dialog = opened(desk)
    said = [one for one in dialog.sheet.findChildren(Words) if not one.objectName().startswith("sum_")]
    headings = [one.words() for one in said if one.role in ("strong", "heading")]
    starts = ["22.1", "(1)/(2)", "(3)", "(4)", "22.2", "(1)", "(2)", "(3)", "(4)", "22.4", "23"]

    numbered = [one.split(" ")[0] for one in headings if one[:1] in "2("]

    assert numbered == starts
    asked = list(dialog.sheet.cash)
    places = [
        asked.index(one) for one in ("I01", "I10", "I20", "I21", "C02", "E01", "E04", REPAID, "E27", "D01", "S01")
    ]
    assert places == sorted(places)
    assert asked[-11:] == ["D01", "D05", "D02", "D03", "D04", "D06", "S01", "S02", "S03", "S04", "S06"]
    assert "I18" not in asked


def test_enter_goes_along_a_line_and_then_to_the_next(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.activateWindow()
    child(dialog, "I08_cash").setFocus()
    came_to = []
    for _step in range(8):
        at = QApplication.focusWidget()
        assert at is not None
        came_to.append(at.objectName())
        QTest.keyClick(at, Qt.Key.Key_Return)

    lines = ["I08_cash", "I08_goods", "I08_hours", "I09_cash", "I09_goods", "I10_cash", "I10_goods", "I11_cash"]
    assert came_to == lines


def test_sums_follow_what_is_typed_and_an_item_nobody_asked_about_has_none(desk: Desk) -> None:
    dialog = opened(desk)
    for name, amount in (("I01_cash", "๔๘,๐๐๐"), ("I07_cash", "2,000"), ("I07_goods", "300"), ("I20_goods", "9000")):
        type_anew(child(dialog, name), amount)
    type_anew(child(dialog, "E01_cash"), "1000*12")
    type_anew(child(dialog, "D02_cash"), "0")

    assert words(dialog, "sum_22.1 (1)/(2)_cash") == "50,000"
    assert words(dialog, "sum_22.1 (1)/(2)_goods") == "300"
    assert (words(dialog, "sum_22.1_cash"), words(dialog, "sum_22.1_goods")) == ("50,000", "9,000"), (
        "the survey counts own produce"
    )
    assert words(dialog, "sum_22.1 (3)_cash") == ""
    assert words(dialog, "sum_22.2_cash") == "12,000"
    assert (words(dialog, "sum_22.4_cash"), words(dialog, "sum_23_cash")) == ("0", "")
    assert "22.1: 59,000" in dialog.total.words()
    assert "22.2: 12,000" in dialog.total.words()


def test_what_is_left_says_why_it_is_another_sum_than_the_survey_has(desk: Desk) -> None:
    dialog = opened(desk)
    assert dialog.total.words() == "", "nothing is told yet, and nothing is 0"

    type_anew(child(dialog, "E01_cash"), "300")
    assert "เหลือ" not in dialog.total.words()
    type_anew(child(dialog, "I01_cash"), "5000")
    type_anew(child(dialog, "C02_cash"), "1200")
    assert dialog.total.words().endswith("เหลือหลังหักต้นทุน 3,800 บาท")

    type_anew(child(dialog, "I19_cash"), "2000")
    assert "22.1: 7,000" in dialog.total.words()
    assert "เหลือหลังหักต้นทุน 3,800 บาท (ไม่นับเงินรางวัล" in dialog.total.words()


def test_enter_in_the_last_box_goes_to_save(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.note.setFocus()

    QTest.keyClick(dialog.note.line, Qt.Key.Key_Return)

    at = QApplication.focusWidget()
    assert at is not None
    assert at.objectName() == "save"
    assert dialog.isVisible()


def test_taking_away_and_saving_one_of_two_ask_before_typed_answers_are_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(desk, BaselineLine("I01", 3000_00, 0))
    dialog = opened(desk, written(desk))
    asked: list[str] = []

    def stay(_parent: object, _title: str, told: str, *_words: str) -> bool:
        asked.append(told)
        return False

    monkeypatch.setattr(dialogs, "confirm", stay)
    type_anew(child(dialog, "I01_cash"), "77777")
    press(child(dialog, "take_away"))
    assert len(asked) == 1

    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))
    type_anew(child(dialog, "I01_cash"), "6000")
    press(child(dialog, "save"))
    assert "เล่าย้อนหลัง 1 ปี" in asked[1]
    assert dialog.isVisible()
    assert [one.lines for one in baselines(desk) if one.type in (BaselineType.C, BaselineType.D)] == [
        written(desk).lines
    ]
    assert told(written(desk)) == {"I01": (3000_00, 0, 0)}


@pytest.mark.parametrize("size", [100, 150, 200])
def test_another_way_of_knowing_makes_the_form_no_higher(desk: Desk, qapp: QApplication, size: int) -> None:
    wear(qapp, Look(type_size=size))
    kept(desk, BaselineLine("I01", 3000_00, 0))
    dialog = opened(desk, written(desk))
    before = dialog.height()

    dialog.kind.box.setCurrentText(baseline_name(BaselineType.B))
    QApplication.processEvents()

    assert dialog.height() <= before


def test_people_stay_when_it_is_known_in_another_way(desk: Desk) -> None:
    dialog = opened(desk)
    type_anew(child(dialog, "members"), "4")

    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))

    assert dialog.members.value() == 4


def test_more_hours_than_there_are_and_months_after_the_start_are_not_kept(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))
    type_anew(child(dialog, "I07_cash"), "5000")
    type_anew(child(dialog, "I07_hours"), "673")
    type_anew(child(dialog, "members"), "1")
    press(child(dialog, "save"))
    assert "อยู่ 1 ชั่วโมง" in words(dialog, "refusal"), "February has 672"

    type_anew(child(dialog, "I07_hours"), "672")
    type_anew(child(dialog, "last"), "4/2569")
    press(child(dialog, "save"))
    assert "โครงการเริ่มมีนาคม 2569" in words(dialog, "refusal")

    type_anew(child(dialog, "last"), "2/2569")
    press(child(dialog, "save"))
    (now,) = [one for one in baselines(desk) if one.type is BaselineType.D]
    assert (now.last, now.members, now.lines[0].hours) == (202602, 1, 672000)


def test_nothing_told_is_kept_and_shown_again_as_0_and_what_was_not_asked_is_not_kept(desk: Desk) -> None:
    dialog = opened(desk)
    for name in ("I01_cash", "I20_goods", "D03_cash"):
        type_anew(child(dialog, name), "0")
    type_anew(child(dialog, "I02_cash"), "500")
    type_anew(child(dialog, "I02_hours"), "12.5")
    press(child(dialog, "save"))

    now = written(desk)
    assert told(now) == {"I01": (0, 0, 0), "I20": (0, 0, 0), "I02": (50000, 0, 12500), "D03": (0, 0, 0)}
    assert (now.debts, now.savings) == (Money(0), None)
    again = opened(desk, now)
    assert again.sheet.cash["I01"].value() == again.sheet.goods["I20"].value() == Money(0)
    assert again.sheet.cash["I04"].value() is None
    assert (again.sheet.goods["I02"].value(), again.sheet.hours["I02"].value()) == (None, 12500)


def test_what_was_kept_by_an_older_sheet_opens_whole_and_nothing_of_it_is_lost(desk: Desk) -> None:
    lines = (
        BaselineLine("I01", 4800000, 2000, 12_000),
        BaselineLine("I18", 700000, 0),
        BaselineLine("E10", 300000, 0),
        BaselineLine("E02", 0, 4000),
        BaselineLine("C02", 0, 0, 3_000),
        BaselineLine("S07", 900000, 0),
    )
    known = kept(desk, *lines, debts=3_000_000, savings=0, members=4, adult_equivalent_tenths=26)

    alone = opened(desk, known)
    shown = alone.sheet
    assert (shown.cash["I18"].value(), shown.cash["E10"].value()) == (Money(700000), Money(300000))
    assert (shown.goods["E02"].value(), shown.hours["C02"].value()) == (Money(4000), 3000)
    assert (alone.debts.value(), alone.savings.value(), alone.members.value()) == (3_000_000, 0, 4)
    press(child(alone, "save"))
    assert written(desk) == known

    changed = opened(desk, known)
    type_anew(child(changed, "E01_cash"), "100")
    press(child(changed, "save"))
    now = written(desk)
    assert set(now.lines) == {*lines, BaselineLine("E01", 10000, 0)}
    assert replace(now, lines=known.lines, asked_on=known.asked_on) == known
    desk.undo()
    assert written(desk) == known


def test_how_many_count_as_adults_is_no_longer_known_once_other_people_are_told(desk: Desk) -> None:
    dialog = opened(desk, kept(desk, BaselineLine("I01", 100, 0), members=4, adult_equivalent_tenths=26))

    type_anew(child(dialog, "members"), "5")
    press(child(dialog, "save"))

    assert (written(desk).members, written(desk).adult_equivalent_tenths) == (5, None)


def test_debts_told_lender_by_lender_make_the_whole_unless_that_is_told_itself(desk: Desk) -> None:
    dialog = opened(desk, kept(desk, BaselineLine("I01", 100, 0)))
    type_anew(child(dialog, "D01_cash"), "20,000")
    type_anew(child(dialog, "D03_cash"), "5,000")
    assert "25,000" in dialog.debts.said.words()
    press(child(dialog, "save"))
    assert written(desk).debts == Money(2_500_000)

    again = opened(desk, written(desk))
    assert again.debts.value() is None
    type_anew(child(again, "D03_cash"), "7,000")
    press(child(again, "save"))
    assert written(desk).debts == Money(2_700_000)

    whole = opened(desk, written(desk))
    type_anew(child(whole, "debts"), "30,000")
    press(child(whole, "save"))
    assert written(desk).debts == Money(3_000_000)
    assert opened(desk, written(desk)).debts.value() == Money(3_000_000)


def test_parts_above_their_whole_are_refused_and_nothing_typed_is_lost(desk: Desk) -> None:
    known = kept(desk, BaselineLine("I01", 100, 0))
    dialog = opened(desk, known)
    type_anew(child(dialog, "S02_cash"), "900")
    type_anew(child(dialog, "savings"), "500")
    assert "400" in dialog.doubts.words()

    press(child(dialog, "save"))

    assert dialog.isVisible()
    assert "400" in dialog.refusal.words()
    assert not dialog.doubts.isVisible()
    assert written(desk) == known
    type_anew(child(dialog, "savings"), "900")
    assert not dialog.doubts.isVisible()
    press(child(dialog, "save"))
    assert told(written(desk))["S02"] == (90000, 0, 0)


def test_what_is_unlikely_is_told_and_kept_all_the_same(desk: Desk) -> None:
    dialog = opened(desk, kept(desk, BaselineLine("I01", 100000, 0)))
    assert not dialog.doubts.isVisible()

    type_anew(child(dialog, "E01_cash"), "1,250")
    assert "250" in dialog.doubts.words()
    press(child(dialog, "save"))

    assert told(written(desk))["E01"] == (125000, 0, 0)


@pytest.mark.parametrize(("size", "most"), [(100, 2), (150, 1)])
def test_large_letters_are_told_of_one_thing_at_a_time(desk: Desk, qapp: QApplication, size: int, most: int) -> None:
    wear(qapp, Look(type_size=size))
    dialog = opened(desk)
    for name, amount in (("I01_cash", "10"), ("E01_cash", "90"), ("E01_goods", "70")):
        type_anew(child(dialog, name), amount)

    assert len(dialog.doubts.words().split("\n")) == most


def test_nothing_is_said_to_be_left_of_what_nobody_asked_about(desk: Desk) -> None:
    spending, income = kept(desk, BaselineLine("E01", 100, 0)), kept(desk, BaselineLine("I01", 0, 0))

    assert told_before(spending) == "มี.ค. 2568–ก.พ. 2569 · เล่าย้อนหลัง 1 ปี"
    assert "0 บาท" in told_before(income)


def test_a_month_is_held_against_the_year_it_lies_in(desk: Desk) -> None:
    known = kept(desk, BaselineLine("I07", 300000, 0))
    dialog = opened(desk, known)
    assert "มี.ค. 2568–ก.พ. 2569 รวมกัน ยอดเดียวของทั้งปี" in dialog.said.words()
    dialog.kind.box.setCurrentText(baseline_name(BaselineType.D))
    assert "ก.พ. 2569 เดือนเดียว" in dialog.said.words()
    assert "2568" not in dialog.said.words()

    type_anew(child(dialog, "I07_cash"), "4,000")

    assert "1,000" in dialog.doubts.words()
    assert "รับจ้าง" in dialog.doubts.words()


@pytest.mark.parametrize("name", ["E01_cash", "D01_cash", "C02_cash", "I01_hours"])
def test_a_sheet_that_tells_nothing_of_income_is_kept_only_where_work_was_told(desk: Desk, name: str) -> None:
    before = baselines(desk)
    dialog = opened(desk)
    type_anew(child(dialog, name), "500")

    press(child(dialog, "save"))

    assert dialog.isVisible() is (name != "I01_hours")
    assert (baselines(desk) == before) is (name != "I01_hours")
