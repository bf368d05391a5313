"""Occupations: what each left over, added and changed by a form, given up and taken up again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Sector
from household_ledger.domain.register import Occupation
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.occupations.page import OccupationsPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household_money.conftest import OpenPage, choose, fill, in_form, press_on, save, seen


@pytest.fixture
def page(opened_page: OpenPage) -> OccupationsPage:
    made = opened_page("occupations")
    assert isinstance(made, OccupationsPage)
    return made


def occupations(desk: Desk) -> dict[str, Occupation]:
    assert desk.household is not None
    with desk.reader() as reader:
        return {one.name: one for one in reader.of_household(Occupation, desk.household)}


def words_in(page: OccupationsPage, occupation: Id) -> str:
    return "\n".join(one.words() for one in seen(page, f"occupation_{occupation}").findChildren(Words))


def test_each_card_holds_the_months_own_figures(page: OccupationsPage, desk: Desk) -> None:
    assert desk.household is not None
    books = desk.figures.month(desk.household, desk.month).by_occupation
    months = desk.figures.months(desk.household, desk.month.plus(-11), desk.month)
    assert books

    for book in books:
        told = words_in(page, book.occupation).split("\n")
        year = sum(
            int(one.profit) for each in months for one in each.by_occupation if one.occupation == book.occupation
        )
        assert {format_amount(book.revenue), format_amount(book.profit), format_amount(year)} <= set(told)


def test_the_title_names_what_left_the_most(page: OccupationsPage, desk: Desk) -> None:
    assert desk.household is not None
    months = desk.figures.months(desk.household, desk.month.plus(-11), desk.month)
    left: dict[str, int] = {}
    for each in months:
        for one in each.by_occupation:
            left[one.name] = left.get(one.name, 0) + int(one.profit)
    best = max(left, key=lambda name: left[name])

    assert page.title.words() == f"{best}เหลือมากที่สุด {format_amount(left[best])} บาท", "to the satang, as its card says"


def test_an_occupation_is_added_and_becomes_the_main_one(page: OccupationsPage, desk: Desk, shot: Shot) -> None:
    def act(form: FormDialog) -> None:
        save(form)
        assert form["name"].problem()
        fill(form, name="ทอผ้าฝ้าย", started_on="1/6/2569", group_name="กลุ่มทอผ้าบ้านเหนือ")
        choose(form, "sector", list(Sector).index(Sector.NON_FARM))
        for name in ("is_main", "is_supported"):
            press(child(form, name), QPoint(14, 14))
        shot(form, "occupations-form")
        save(form)

    in_form(act)
    press_on(page, "add_occupation")

    made = occupations(desk)["ทอผ้าฝ้าย"]
    assert (made.sector, made.started_on, made.group_name) == (
        Sector.NON_FARM,
        date(2026, 6, 1),
        "กลุ่มทอผ้าบ้านเหนือ",
    )
    assert (made.is_main, made.is_new, made.is_supported) == (True, False, True)
    assert [one.name for one in occupations(desk).values() if one.is_main] == ["ทอผ้าฝ้าย"]
    told = words_in(page, made.id)
    assert "โครงการหนุน" in told
    assert "อาชีพหลัก" in told


def test_an_occupation_is_changed(page: OccupationsPage, desk: Desk) -> None:
    before = next(iter(occupations(desk).values()))

    def act(form: FormDialog) -> None:
        assert form["name"].value() == before.name
        fill(form, name="อาชีพใหม่เอี่ยม")
        save(form)

    in_form(act)
    press_on(page, f"change_{before.id}")

    assert occupations(desk)["อาชีพใหม่เอี่ยม"].id == before.id


def test_what_is_given_up_keeps_its_figures_and_can_be_taken_up_again(page: OccupationsPage, desk: Desk) -> None:
    assert desk.household is not None
    book = desk.figures.month(desk.household, desk.month).by_occupation[0]
    last = max(entry.date for entry in entries_of(desk, book.occupation))

    def end(form: FormDialog) -> None:
        assert form["ended_on"].value() == desk.today
        fill(form, ended_on="1/3/2569")
        save(form)
        assert form["ended_on"].problem() == f"มีรายการของอาชีพนี้วันที่ {format_date(last)} เลือกวันนั้นหรือหลังจากนั้น"
        fill(form, ended_on="31/12/2570")
        save(form)
        assert "ยังมาไม่ถึง" in form["ended_on"].problem()
        fill(form, ended_on=format_date(last))
        save(form)

    in_form(end)
    press_on(page, f"end_{book.occupation}")

    assert occupations(desk)[book.name].ended_on == last
    assert desk.figures.month(desk.household, desk.month).by_occupation[0] == book
    assert f"เลิกทำเมื่อ {format_date(last)}" in words_in(page, book.occupation)

    def later(form: FormDialog) -> None:
        assert form["ended_on"].value() == last
        fill(form, ended_on="21/11/2569")
        save(form)

    in_form(later)
    press_on(page, f"end_{book.occupation}")
    assert occupations(desk)[book.name].ended_on == desk.today

    press_on(page, f"resume_{book.occupation}")
    assert not occupations(desk)[book.name].is_given_up


def entries_of(desk: Desk, occupation: int) -> list[Entry]:
    with desk.reader() as reader:
        return list(reader.entries(EntryQuery(household=desk.household, occupation=Id(occupation))))


def test_the_heads_lead_to_the_entries_of_the_month_and_of_the_year(
    page: OccupationsPage, desk: Desk, looked: list[Looked]
) -> None:
    assert desk.household is not None
    one = desk.figures.month(desk.household, desk.month).by_occupation[0].occupation

    press_on(page, f"month_entries_{one}")
    press_on(page, f"year_entries_{one}")

    with desk.reader() as reader:
        month, year = ({entry.id for query in each.queries for entry in reader.entries(query)} for each in looked)
        every = EntryQuery(household=desk.household, first=desk.month.plus(-11).first, last=desk.month.last)
        plain = {
            entry.id
            for entry in reader.entries(every)
            if one in {entry.occupation, *(line.occupation for line in entry.lines)}
        }
    assert year == plain
    assert month < year


def test_english_says_it_in_english(opened_page: OpenPage, qapp: QApplication) -> None:
    set_language("en")
    page = opened_page("occupations")

    assert "left the most" in page.title.words()
