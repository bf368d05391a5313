"""The project: its facts and budgets, costs added, changed and taken out, people, villages, lines drawn elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import CostKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Person, Project, ProjectCost, VillageGroup
from household_ledger.domain.thresholds import setting_bounds, thresholds_of
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.project.page import COSTS, FACTS, LIMITS, PEOPLE, VILLAGES, ProjectPage
from household_ledger.ui.widgets.fields import OfferedField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_words
from tests.ui.provider import conftest
from tests.ui.provider.conftest import Shown, drop, fill, wait


def in_form(act: Callable[[FormDialog], None]) -> None:
    """Do something in the form that opens next; one that would stay open is closed with why."""

    def acting(form: FormDialog) -> None:
        try:
            act(form)
        finally:
            if form.isVisible():
                print([(one.name, one.problem()) for one in form.fields() if one.problem()], form.refusal.words())  # noqa: T201
                drop(form)

    conftest.in_form(acting)


def table(page: ProjectPage, name: str) -> Table:
    found = child(page, name)
    assert isinstance(found, Table)
    return found


def stand_at(shown_table: Table, text: str) -> None:
    place = next(
        number for number, row in enumerate(shown_table.rows()) if any(text in cell.text for cell in row.cells)
    )
    shown_table.setFocus()
    shown_table.setCurrentIndex(shown_table.model().index(place, 0))


def project_of(desk: Desk) -> Project:
    with desk.reader() as reader:
        return reader.project()


def costs_of(desk: Desk) -> list[ProjectCost]:
    with desk.reader() as reader:
        return reader.all(ProjectCost)


def test_provider_project_and_budgets_are_told_in_one_form(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(ProjectPage, desk)
    shot(page, "project-facts")

    def act(form: FormDialog) -> None:
        shot(form, "project-facts-form")
        fill(
            form,
            provider_name="ศูนย์ใหม่",
            project_name="โครงการใหม่",
            contract="69-9999",
            starts_on="1/1/2569",
            ends_on="31/12/2569",
            mechanism_budget="๒๐๐,๐๐๐",
            occupation_budget="0",
        )

    in_form(act)
    press(child(page, "change_facts"))
    wait(desk)

    project = project_of(desk)
    with desk.reader() as reader:
        assert reader.provider().name == "ศูนย์ใหม่"
    assert (project.contract, project.ends_on) == ("69-9999", date(2026, 12, 31))
    assert (project.mechanism_budget, project.occupation_budget) == (20_000_000, 0)
    assert page.title.words() == "โครงการใหม่"


def test_provinces_are_offered_and_what_is_none_is_refused_at_its_field(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    kept: list[object] = []

    def act(form: FormDialog) -> None:
        province = form["province"]
        assert isinstance(province, OfferedField)
        province.line.clear()
        type_words(province.line, "นครพ")
        kept.append(province.completer.model().index(0, 0).data())
        province.popup.hide()
        fill(form, province="50000")
        kept.append(province.said.words())
        drop(form)

    in_form(act)
    page.facts.add()

    assert kept[0] == "นครพนม"
    assert "ไม่มีจังหวัดชื่อนี้" in str(kept[1])


def test_the_choice_of_parts_stays_in_its_place_whatever_is_looked_at(
    shown: Shown, desk: Desk, empty_desk: Desk
) -> None:
    for book in (desk, empty_desk):
        page = shown(ProjectPage, book)
        page.resize(1130, 660)
        heights = set()
        for part in ("facts", "costs", "people", "villages", "limits"):
            page.look_at(part)
            QApplication.processEvents()
            heights.add(page.sight.mapTo(page, QPoint(0, 0)).y())

        assert len(heights) == 1


def test_a_project_that_ends_first_is_told_at_the_field(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    kept: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, starts_on="2/1/2569", ends_on="1/1/2569")
        kept.append(form["ends_on"].said.words())
        drop(form)

    in_form(act)
    page.facts.add()

    assert kept[0]


def test_a_cost_that_is_still_to_come_is_refused_at_its_day(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(COSTS)
    known, told = costs_of(desk), list[str]()

    def act(form: FormDialog) -> None:
        fill(form, date="10/11/2599", amount="30,000", note="ปีผิด")
        told.append(form["date"].said.words())
        drop(form)

    in_form(act)
    press(child(page, "step"))

    assert "ยังไม่ถึง" in told[0]
    assert costs_of(desk) == known


def test_a_cost_is_added_changed_and_taken_out_and_the_budgets_follow(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(COSTS)
    before = page.costs.heading()[0]

    in_form(lambda form: fill(form, date="15/10/2569", amount="1,234.50", note="ค่าป้ายใหม่"))
    press(child(page, "step"))
    wait(desk)
    made = next(one for one in costs_of(desk) if one.note == "ค่าป้ายใหม่")
    shot(page, "project-costs")

    assert (made.date, made.kind, made.amount) == (date(2026, 10, 15), CostKind.MECHANISM, 123_450)
    assert page.title.words() != before
    assert format_amount(made.amount) in [row.cells[3].text for row in table(page, "costs").rows()]

    stand_at(table(page, "costs"), "ค่าป้ายใหม่")
    in_form(lambda form: fill(form, amount="2,000"))
    press(page.costs.deeds.change)
    wait(desk)
    assert next(one.amount for one in costs_of(desk) if one.id == made.id) == 200_000

    stand_at(table(page, "costs"), "ค่าป้ายใหม่")
    press(page.costs.deeds.take_out)
    wait(desk)
    assert made.id not in {one.id for one in costs_of(desk)}
    assert page.title.words() == before

    desk.undo()
    wait(desk)
    assert made.id in {one.id for one in costs_of(desk)}


@pytest.fixture
def two_years(desk: Desk) -> Desk:
    """Give the made-up project a cost of the year before, too."""
    earlier = ProjectCost(id=NO_ID, date=date(2025, 3, 1), kind=CostKind.OCCUPATION, amount=Money(77_00))
    desk.execute(AddRecords((earlier,)))
    return desk


def test_costs_later_than_the_month_looked_at_are_counted_beside_the_sum(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(COSTS)
    before = len([one for one in costs_of(desk) if one.date > desk.month.last])

    desk.execute(AddRecords((ProjectCost(id=NO_ID, date=desk.today, kind=CostKind.OCCUPATION, amount=Money(77_00)),)))
    page.refresh()

    assert desk.month.last < desk.today
    assert f"หลังตุลาคม 2569 {before + 1} รายการ" in page.costs.heading()[1]


def test_costs_of_one_year_come_to_their_own_total(shown: Shown, two_years: Desk) -> None:
    desk, page = two_years, shown(ProjectPage, two_years)
    page.look_at(COSTS)
    of_year = [one for one in costs_of(desk) if one.date.year == 2026]

    press(child(page, "choice_2026"))

    rows = table(page, "costs").rows()
    assert len(rows) == len(of_year)
    total = table(page, "costs").model().index(len(rows), 3).data()
    assert total == format_amount(sum(one.amount for one in of_year))
    assert len(of_year) < len(costs_of(desk))


def test_a_day_outside_the_project_is_doubted_and_kept(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(COSTS)
    said: list[str] = []

    def act(form: FormDialog) -> None:
        day = form["date"]
        before = day.said.words()
        fill(form, date="1/1/2560", amount="100", note="นานมาแล้ว")
        said.extend((before, day.said.words()))

    in_form(act)
    page.costs.add()
    wait(desk)

    assert said[0] == ""
    assert said[1]
    assert date(2017, 1, 1) in {one.date for one in costs_of(desk)}


def test_an_empty_book_begins_each_part(shown: Shown, empty_desk: Desk) -> None:
    page = shown(ProjectPage, empty_desk)

    for part in (FACTS, COSTS, PEOPLE, VILLAGES, LIMITS):
        page.look_at(part)
        assert page.title.words()
    page.look_at(COSTS)
    assert not page.step.isVisible()
    in_form(lambda form: fill(form, amount="500"))
    first = page.costs.nothing.action
    assert first is not None
    press(first)
    wait(empty_desk)

    assert [one.amount for one in costs_of(empty_desk)] == [50_000]
    assert page.step.isVisible()
    assert "—" in page.costs.cards[0].below.words()


def test_people_are_added_and_renamed(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(ProjectPage, desk)
    press(child(page, "choice_people"))

    in_form(lambda form: fill(form, name="อาสาหน่อย"))
    press(child(page, "step"))
    wait(desk)
    stand_at(table(page, "people"), "อาสาหน่อย")
    place = next(number for number, row in enumerate(page.people.table.rows()) if row.cells[0].text == "อาสาหน่อย")
    page.people.table.setCurrentIndex(page.people.table.model().index(place, 0))
    in_form(lambda form: fill(form, name="อาสานิด"))
    QTest.keyClick(page.people.table, Qt.Key.Key_Return)
    wait(desk)

    with desk.reader() as reader:
        assert ("อาสานิด", Role.RECORDER) in [(one.name, one.role) for one in reader.all(Person)]
    assert "อาสานิด" in [row.cells[0].text for row in page.people.table.rows()]
    shot(page, "project-people")


def test_a_village_is_added_and_taken_out_but_not_while_households_are_in_it(
    shown: Shown, desk: Desk, shot: Shot
) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(VILLAGES)
    shot(page, "project-villages")
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))
    lived_in = next(row.cells[0].text for row in page.villages.table.rows() if row.cells[5].text != "0")

    stand_at(page.villages.table, lived_in)
    press(page.villages.deeds.take_out)
    wait(desk)
    assert lived_in in [row.cells[0].text for row in page.villages.table.rows()]
    assert "ครัวเรือน" in told[-1]

    in_form(lambda form: fill(form, name="บ้านใหม่เอี่ยม"))
    press(child(page, "step"))
    wait(desk)
    stand_at(page.villages.table, "บ้านใหม่เอี่ยม")
    press(page.villages.deeds.take_out)
    wait(desk)

    with desk.reader() as reader:
        assert "บ้านใหม่เอี่ยม" not in {one.name for one in reader.all(VillageGroup)}
        assert lived_in in {one.name for one in reader.all(VillageGroup)}


def test_every_line_stands_there_and_one_is_drawn_elsewhere_and_back(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(LIMITS)
    assert [row.key for row in page.limits.table.rows()] == list(setting_bounds())

    page.limits.choose("tau_permille")
    shot(page, "project-limits")
    press(child(page, "preset"))
    wait(desk)
    assert json.loads(project_of(desk).settings) == {"tau_permille": 30}
    assert page.limits.table.rows()[0].cells[3].text

    press(child(page, "as_usual"))
    wait(desk)
    assert json.loads(project_of(desk).settings) == {}


@pytest.mark.parametrize(("key", "typed", "value"), [("tau_permille", "4.5", 45), ("matched_months", "๖", 6)])
def test_a_line_is_typed(shown: Shown, desk: Desk, key: str, typed: str, value: int) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(LIMITS)
    page.limits.choose(key)

    in_form(lambda form: fill(form, value=typed))
    press(child(page, "change_limit"))
    wait(desk)

    assert getattr(thresholds_of(project_of(desk)), key) == value


def test_lines_that_cross_are_refused_with_those_they_belong_to(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    page.look_at(LIMITS)
    page.limits.choose("coverage_b_permille")
    said: list[str] = []

    def act(form: FormDialog) -> None:
        fill(form, value="95")
        said.append(form.refusal.words())
        drop(form)

    in_form(act)
    press(child(page, "change_limit"))

    assert "90" in said[0]
    assert project_of(desk).settings == "{}"


def test_the_year_of_prices_has_one_home(shown: Shown, desk: Desk) -> None:
    page = shown(ProjectPage, desk)
    project = project_of(desk)
    desk.execute(ReplaceRecord(was=project, now=replace(project, price_year=2024, settings='{"price_year": 2023}')))
    wait(desk)
    page.look_at(LIMITS)
    page.limits.choose("price_year")

    press(child(page, "as_usual"))
    wait(desk)

    project = project_of(desk)
    assert (project.price_year, json.loads(project.settings)) == (None, {})
    assert thresholds_of(project).price_year == 0


def test_settings_that_cannot_be_used_are_told_and_kept(shown: Shown, empty_desk: Desk) -> None:
    empty_desk.execute(AddRecords((Project(name="ก", settings='{"tau_permille": 9000, "later": 1}'),)))
    page = shown(ProjectPage, empty_desk)
    page.look_at(LIMITS)
    assert child(page, "settings_wrong").isVisible()

    page.limits.choose("tau_permille")
    press(child(page, "preset"))
    wait(empty_desk)

    assert json.loads(project_of(empty_desk).settings) == {"tau_permille": 30, "later": 1}


def test_what_is_looked_at_is_kept_when_the_page_is_built_anew(shown: Shown, two_years: Desk) -> None:
    desk, page = two_years, shown(ProjectPage, two_years)
    page.look_at(COSTS)
    press(child(page, "choice_2026"))

    again = shown(ProjectPage, desk)
    again.restore(page.keep())

    assert again.sight.current() == COSTS
    assert again.costs.wanted == "2026"
    assert len(again.costs.table.rows()) == len(page.costs.table.rows())
