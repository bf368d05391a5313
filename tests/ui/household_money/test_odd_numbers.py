"""Numbers that make no sense where they are typed: said at their field, and never kept."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import InterestRule
from household_ledger.domain.register import Debt
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.household_money.conftest import OpenPage, choose, fill, in_form, press_on, save


def known(desk: Desk) -> tuple[list[Goal], list[Debt], MonthFigures]:
    """Give what a form could have changed."""
    assert desk.household is not None
    with desk.reader() as reader:
        goals, debts = reader.of_household(Goal, desk.household), reader.of_household(Debt, desk.household)
    return goals, debts, desk.figures.month(desk.household, desk.month)


@pytest.mark.parametrize(
    ("button", "right", "wrong"),
    [
        ("savings new_goal", {"name": "หลังคา"}, {"target": ("0", "-5", "abc", "12.345")}),
        ("savings new_goal", {"name": "หลังคา"}, {"opening": ("-5", "abc", "12.345")}),
        ("savings save", {}, {"amount": ("0", "-5", "1e9", "99999999999999")}),
        ("savings withdraw", {}, {"amount": ("0", "-5", "")}),
        ("debts add_debt", {"name": "ร้านค้า", "amount": "900"}, {"principal": ("0", "-5", "abc")}),
        ("debts add_debt", {"name": "ร้านค้า", "amount": "900"}, {"instalments": ("0", "-5", "abc", "1.5")}),
        ("debts add_debt", {"name": "ร้านค้า"}, {"amount": ("0", "-5", "")}),
        ("debts lend", {"party": "ลุง"}, {"amount": ("0", "-5", "")}),
        ("debts pay", {}, {"amount": ("0", "-5", "")}),
        ("debts pay", {}, {"interest": ("-5", "abc")}),
        ("debts borrow_more", {}, {"amount": ("0", "-5", "")}),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, Mapping) else str(given),
)
def test_it_is_said_at_the_field_and_not_saved(
    opened_page: OpenPage, desk: Desk, button: str, right: dict[str, str], wrong: dict[str, tuple[str, ...]]
) -> None:
    place, _space, name_of_button = button.partition(" ")
    opened = opened_page(place)
    before, tried = known(desk), []

    def act(form: FormDialog) -> None:
        fill(form, **right)
        for name, typed in wrong.items():
            for words in typed:
                fill(form, **{name: words})
                save(form)
                assert form.isVisible(), words
                assert form[name].isVisibleTo(form)
                assert form[name].problem() == form[name].said.words() != "", words
                tried.append(words)

    in_form(act)
    press_on(opened, name_of_button)

    assert tried
    assert known(desk) == before


@pytest.mark.parametrize("rule", [InterestRule.FLAT, InterestRule.PER_MONTH, InterestRule.PER_YEAR])
def test_a_rate_is_more_than_nothing_and_at_most_a_thousand_percent(
    opened_page: OpenPage, desk: Desk, rule: InterestRule
) -> None:
    debts, before, said = opened_page("debts"), known(desk), []

    def act(form: FormDialog) -> None:
        fill(form, name="ร้านค้า", amount="900")
        choose(form, "rule", [*InterestRule].index(rule))
        for words in ("0", "-5", "abc", "1001", "12.345"):
            fill(form, rate=words)
            save(form)
            assert form.isVisible(), words
            said.append(form["rate"].said.words())
        fill(form, rate="12.34")
        save(form)

    in_form(act)
    press_on(debts, "add_debt")

    assert said == [
        "เขียนตัวเลขที่มากกว่าศูนย์",
        "เขียนตัวเลขที่มากกว่าศูนย์",
        "“abc” ไม่ใช่ตัวเลข ลองเขียนเช่น 12 หรือ 2.5",
        "เขียนตัวเลขไม่เกิน 1,000",
        said[-1],
    ]
    assert "สองตำแหน่ง" in said[-1]
    assert len(known(desk)[1]) == len(before[1]) + 1
