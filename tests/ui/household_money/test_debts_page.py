"""Debts: what is owed, a new debt before or now, repayments taken apart by their rule, money lent to others."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, InterestRule, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.debts import AddDebt
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.debt_book import DebtStanding, debt_standings, lent_standings
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.debts.page import DebtsPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.household_money.conftest import (
    OpenPage,
    choose,
    fill,
    in_form,
    last_entry,
    press_on,
    save,
    seen,
    settle,
)

RULES = list(InterestRule)


@pytest.fixture
def page(opened_page: OpenPage) -> DebtsPage:
    made = opened_page("debts")
    assert isinstance(made, DebtsPage)
    return made


def home(desk: Desk) -> Id:
    assert desk.household is not None
    return desk.household


def standings(desk: Desk) -> dict[str, DebtStanding]:
    with desk.reader() as reader:
        return {one.debt.name: one for one in debt_standings(reader, home(desk), desk.today)}


def begin(desk: Desk, name: str, **said: object) -> Debt:
    """Owe 6,000 baht from the first of October."""
    debt = Debt(id=NO_ID, household=home(desk), name=name, debt_class="D04", **said)  # type: ignore[arg-type]
    desk.execute(AddDebt(debt=debt, amount=Money(600_000), on=date(2026, 10, 1)))
    settle()
    return standings(desk)[name].debt


def cash(desk: Desk) -> Id:
    with desk.reader() as reader:
        return next(one.id for one in reader.of_household(Pocket, home(desk)) if one.kind is PocketKind.CASH)


def words_in(page: DebtsPage, name: str) -> str:
    return "\n".join(one.words() for one in seen(page, name).findChildren(Words))


def parts(desk: Desk) -> tuple[int, int]:
    """Give principal and interest of the repayment written last."""
    entry = last_entry(desk, EntryKind.REPAY)
    principal = sum(line.satang for line in entry.lines if line.account is Account.DEBT)
    return principal, sum(line.satang for line in entry.lines if line.account is Account.SPENDING)


def test_the_title_is_what_the_figures_say_is_owed(page: DebtsPage, desk: Desk) -> None:
    owed = desk.figures.month(home(desk), desk.month).debt_end
    owing = [one for one in standings(desk).values() if one.owed > 0]

    assert page.title.words() == f"ยังเป็นหนี้ {format_amount(owed)} บาท รวม {len(owing)} ก้อน"


@pytest.mark.parametrize(("how", "kind"), [(0, EntryKind.OPENING), (1, EntryKind.BORROW), (2, None)])
def test_a_debt_begins_as_the_person_says(
    page: DebtsPage, desk: Desk, shot: Shot, how: int, kind: EntryKind | None
) -> None:
    def act(form: FormDialog) -> None:
        fill(form, name="ร้านป้าแจ่ม")
        choose(form, "debt_class", 3)
        choose(form, "how", how)
        settle()
        assert form["amount"].isVisibleTo(form) == (kind is not None)
        assert form["pocket"].isVisibleTo(form) == (kind is EntryKind.BORROW)
        if kind is not None:
            save(form)
            assert form["amount"].problem()
            fill(form, amount="450", on="5/10/2569")
        shot(form, f"debts-new-{how}")
        save(form)

    in_form(act)
    press_on(page, "add_debt")

    made = standings(desk)["ร้านป้าแจ่ม"]
    query = EntryQuery(household=home(desk), account=Account.DEBT, refs=frozenset({int(made.debt.id)}))
    with desk.reader() as reader:
        kinds = [entry.kind for entry in reader.entries(query)]
    assert kinds == ([kind] if kind is not None else [])
    assert made.owed == (45000 if kind is not None else 0)
    assert made.debt.rule is InterestRule.NONE
    assert "ไม่มีดอกเบี้ย" in words_in(page, f"debt_{made.debt.id}")


def test_a_debt_just_written_is_looked_at_and_paid_next(page: DebtsPage, desk: Desk) -> None:
    def add(form: FormDialog) -> None:
        fill(form, name="ร้านป้าแจ่ม", amount="450", on="5/10/2569")
        save(form)

    in_form(add)
    press_on(page, "add_debt")

    made = standings(desk)["ร้านป้าแจ่ม"]
    assert seen(page, f"debt_{made.debt.id}").property("chosen") is True
    asked: list[object] = []
    in_form(lambda form: asked.append(form["debt"].value()))
    press_on(page, "pay")
    assert asked == [made.debt.id]


def test_a_plan_needs_its_first_day_and_a_total_no_less_than_the_loan(page: DebtsPage, desk: Desk) -> None:
    before = standings(desk)

    def act(form: FormDialog) -> None:
        fill(form, name="ผ่อนมอเตอร์ไซค์", amount="48,000", instalments="24")
        choose(form, "rule", RULES.index(InterestRule.FIXED_TOTAL))
        settle()
        save(form)
        assert form["total"].problem()
        fill(form, total="40,000", principal="48,000")
        assert "น้อยกว่าเงินต้น" in form["total"].said.words()
        assert form["first_due"].problem()
        save(form)
        assert standings(desk) == before
        fill(form, total="60,000", first_due="5/11/2569")
        assert not form["total"].problem()
        save(form)

    in_form(act)
    press_on(page, "add_debt")

    made = standings(desk)["ผ่อนมอเตอร์ไซค์"]
    assert (made.debt.total, made.debt.principal, made.debt.instalments) == (6_000_000, 4_800_000, 24)
    assert made.overdue == 4_800_000 // 24


def test_a_rate_is_asked_only_where_interest_goes_by_it(page: DebtsPage, desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        fill(form, name="ลุงดำ", amount="1,000")
        assert not form["rate"].isVisibleTo(form)
        choose(form, "rule", RULES.index(InterestRule.PER_MONTH))
        settle()
        save(form)
        assert form["rate"].problem()
        fill(form, rate="3.125")
        assert form["rate"].problem()
        fill(form, rate="๓")
        save(form)

    in_form(act)
    press_on(page, "add_debt")

    made = standings(desk)["ลุงดำ"]
    assert made.debt.rate == 300
    assert "ร้อยละ 3 ต่อเดือน" in words_in(page, f"debt_{made.debt.id}")


def test_without_interest_nothing_is_asked_about_it(page: DebtsPage, desk: Desk) -> None:
    debt = begin(desk, "ร้านเจ๊แดง", principal=Money(600_000), instalments=6, first_due=date(2026, 11, 1))
    press_on(page, f"debt_{debt.id}")

    def act(form: FormDialog) -> None:
        assert not form["interest"].isVisibleTo(form)
        assert form["amount"].value() == Money(100_000)  # the instalment that is due
        save(form)

    in_form(act)
    press_on(page, "pay")

    assert parts(desk) == (100_000, 0)
    assert "5,000" in words_in(page, f"debt_{debt.id}")


def test_interest_is_shown_by_the_rule_while_typing_and_may_be_changed(page: DebtsPage, desk: Desk) -> None:
    debt = begin(desk, "ลุงดำ", rule=InterestRule.PER_MONTH, rate=300)
    press_on(page, f"debt_{debt.id}")

    def by_rule(form: FormDialog) -> None:
        fill(form, amount="1,000")
        assert form["interest"].value() == Money(18_000)  # 3 % of 6,000 baht
        assert "820" in form["interest"].said.words()
        save(form)

    def by_hand(form: FormDialog) -> None:
        fill(form, amount="1,000", interest="1,001")
        assert form["interest"].problem()
        save(form)
        fill(form, interest="200", date="30/10/2569")
        assert form["interest"].value() == Money(20_000)
        save(form)

    in_form(by_rule)
    press_on(page, "pay")
    assert parts(desk) == (82_000, 18_000)
    in_form(by_hand)
    press_on(page, "pay")
    assert parts(desk) == (80_000, 20_000)
    assert standings(desk)["ลุงดำ"].owed == 600_000 - 82_000 - 80_000


def test_more_is_borrowed_on_a_debt(page: DebtsPage, desk: Desk) -> None:
    debt = begin(desk, "ลุงดำ")
    press_on(page, f"debt_{debt.id}")

    def act(form: FormDialog) -> None:
        fill(form, amount="400")
        save(form)

    in_form(act)
    press_on(page, "borrow_more")

    assert standings(desk)["ลุงดำ"].owed == 640_000
    assert last_entry(desk, EntryKind.BORROW).date == date(2026, 10, 31)


def test_what_was_paid_too_much_to_one_is_said_where_it_makes_the_whole_less(page: DebtsPage, desk: Desk) -> None:
    begin(desk, "ลุงดำ")
    assert "จ่ายเกิน" not in page.subtitle.words()
    desk.execute(AddDebt(debt=Debt(id=NO_ID, household=home(desk), name="ป้านวล", debt_class="D06")))
    paying = Draft(
        household=home(desk),
        date=date(2026, 10, 9),
        kind=EntryKind.REPAY,
        amount=Money(3_333),
        debt=standings(desk)["ป้านวล"].debt.id,
        pocket=cash(desk),
    )
    desk.execute(AddEntries((paying,)))
    settle()

    with desk.reader() as reader:
        listed = debt_standings(reader, home(desk), desk.month.last)
    owed = sum(one.owed for one in listed if one.owed > 0)
    assert page.title.words().startswith(f"ยังเป็นหนี้ {format_amount(owed - 3_333)} บาท")
    assert "หักที่จ่ายเกินไว้ 33.33 บาทแล้ว" in page.subtitle.words()


def test_a_forgotten_opening_is_asked_for_and_written(page: DebtsPage, desk: Desk) -> None:
    desk.execute(AddDebt(debt=Debt(id=NO_ID, household=home(desk), name="ป้านวล", debt_class="D06")))
    debt = standings(desk)["ป้านวล"].debt
    paying = Draft(
        household=home(desk),
        date=date(2026, 10, 9),
        kind=EntryKind.REPAY,
        amount=Money(50_000),
        debt=debt.id,
        pocket=cash(desk),
    )
    desk.execute(AddEntries((paying,)))
    settle()
    assert "จ่ายคืนเกินยอดในสมุด 500" in words_in(page, f"debt_{debt.id}")
    (asked,) = (one for one in page.findChildren(QPushButton) if one.text() == "ใส่ยอดยกมา" and one.isVisibleTo(page))
    asked.setObjectName("opening")

    def act(form: FormDialog) -> None:
        fill(form, amount="2,000", date="1/10/2569")
        save(form)

    in_form(act)
    press_on(page, "opening")

    assert standings(desk)["ป้านวล"].owed == 150_000


def test_a_debt_is_changed_and_one_without_entries_taken_out(page: DebtsPage, desk: Desk, yes: list[str]) -> None:
    desk.execute(AddDebt(debt=Debt(id=NO_ID, household=home(desk), name="ร้านใหม่", debt_class="D04")))
    settle()
    debt = standings(desk)["ร้านใหม่"].debt
    press_on(page, f"debt_{debt.id}")

    def act(form: FormDialog) -> None:
        fill(form, name="ร้านใหม่หน้าวัด")
        save(form)

    in_form(act)
    press_on(page, "change_debt")
    assert standings(desk)["ร้านใหม่หน้าวัด"].debt.debt_class == "D04"

    press_on(page, "remove_debt")
    assert "ร้านใหม่หน้าวัด" not in standings(desk)
    assert len(yes) == 1
    started = next(one for one in standings(desk).values() if one.begun_on is not None)
    press_on(page, f"debt_{started.debt.id}")
    assert not [one for one in page.findChildren(QPushButton, "remove_debt") if one.isVisibleTo(page)]


def test_money_is_lent_and_comes_back(page: DebtsPage, desk: Desk, looked: list[Looked]) -> None:
    def lend(form: FormDialog) -> None:
        fill(form, party="น้าสมพร", amount="800")
        save(form)

    def give_back(form: FormDialog) -> None:
        assert (form["party"].value(), form["amount"].value()) == ("น้าสมพร", Money(80_000))
        fill(form, amount="300")
        save(form)

    in_form(lend)
    press_on(page, "lend")
    with desk.reader() as reader:
        party = next(one.party for one in lent_standings(reader, home(desk), desk.today) if one.party.name == "น้าสมพร")
    in_form(give_back)
    press_on(page, f"returned_{party.id}")

    with desk.reader() as reader:
        standing = next(one for one in lent_standings(reader, home(desk), desk.today) if one.party.id == party.id)
    assert (standing.lent, standing.returned, standing.left) == (80_000, 30_000, 50_000)
    press_on(page, f"lent_{party.id}")
    assert looked[-1].title == "น้าสมพร"


def test_a_debt_leads_to_its_entries(page: DebtsPage, desk: Desk, looked: list[Looked]) -> None:
    debt = begin(desk, "ลุงดำ")
    press_on(page, f"debt_{debt.id}")

    press_on(page, "debt_entries")

    with desk.reader() as reader:
        behind = [entry for query in looked[0].queries for entry in reader.entries(query)]
    assert [entry.kind for entry in behind] == [EntryKind.OPENING]


def test_what_is_late_comes_first_and_is_said(page: DebtsPage, desk: Desk) -> None:
    debt = begin(desk, "ร้านเจ๊แดง", principal=Money(600_000), instalments=6, first_due=date(2026, 10, 15))

    assert next(iter(standings(desk))) == "ร้านเจ๊แดง"
    assert "ถึงกำหนดแล้ว ยังไม่ได้จ่าย 1,000" in words_in(page, f"debt_{debt.id}")
    assert "ร้านเจ๊แดง" in page.subtitle.words()
