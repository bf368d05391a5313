"""A paper adds up by what is printed on it: who sold a cow or was given chicks can reckon it after us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.reports.household_month import household_month
from household_ledger.services.views.month_page import Averages, MonthPage, Origin, month_page
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock
from tests.reports.paper_samples import draw_pages

OCTOBER = Month(2026, 10)
ORIGIN = Origin("village.hldb", 42, StillClock().today())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


@pytest.fixture(scope="module")
def plain(made_once: Path) -> MonthPage:
    """Read a month that has no grant, no thing sold, no gift of the project."""
    with opened(made_once, StillClock()) as app, app.store.reader() as reader:
        pages = [month_page(app.figures, reader, one, OCTOBER, origin=ORIGIN) for one in app.figures.households()]
    return next(
        one
        for one in pages
        if one.now.is_written and not (one.now.cash.asset_sales or one.now.cash.windfall or one.now.cash.project_money)
    )


def rich(page: MonthPage) -> MonthPage:
    """Give the month a cow sold, a grant, a lottery, chicks of the project, and money lent: as the figures tell it."""
    now = page.now
    cash = replace(
        now.cash,
        project_money=now.cash.project_money + Money(50_000_00),
        windfall=now.cash.windfall + Money(20_000_00),
        asset_sales=now.cash.asset_sales + Money(25_000_00),
        lent=now.cash.lent + Money(700_00),
        cash_end=now.cash.cash_end + Money(94_300_00),
    )
    made = replace(
        now,
        cash=cash,
        occupation_cost=now.occupation_cost + Money(5_000_00),
        occupation_cost_in_kind=now.occupation_cost_in_kind + Money(5_000_00),
        project_in_kind=now.project_in_kind + Money(5_000_00),
        net_income=now.net_income - Money(5_000_00),
    )
    return replace(page, now=made, cash=replace(page.cash, book=page.cash.book + Money(94_300_00)))


def said(page: MonthPage) -> str:
    (drawn,) = draw_pages(household_month(page))
    assert drawn.collisions() == []
    return re.sub(r"\s+", " ", " ".join(drawn.said()))


def amount_behind(told: str, words: str) -> Money:
    """Read the amount printed behind words."""
    found = re.search(re.escape(words) + r" ([+−-]?)([\d,]+(?:\.\d\d)?)", told)
    assert found is not None, (words, told)
    satang = round(float(found[2].replace(",", "")) * 100)
    return Money(-satang if found[1] in ("−", "-") else satang)


def test_a_cow_sold_and_money_lent_stand_between_the_money_at_the_start_and_at_the_end(plain: MonthPage) -> None:
    told = said(rich(plain))

    assert amount_behind(told, "things sold") == plain.now.cash.asset_sales + Money(25_000_00)
    assert amount_behind(told, "lent out") == -plain.now.cash.lent - Money(700_00)
    assert "things sold" not in said(plain)


def test_net_income_is_reckoned_out_from_what_is_printed(plain: MonthPage) -> None:
    told = said(rich(plain))

    signs = re.search(r"Net income [\d,.−]+ = cash in ([\d,.]+) (.*?)(?: Of the| The time| Nothing| Try:)", told)
    assert signs is not None, told
    reckoned = Money(round(float(signs[1].replace(",", "")) * 100))
    for sign, amount in re.findall(r"([−+]) [^−+]*? ([\d,]+(?:\.\d\d)?)(?= [−+]|$)", signs[2]):
        part = round(float(amount.replace(",", "")) * 100)
        reckoned = Money(reckoned + (part if sign == "+" else -part))
    assert reckoned == rich(plain).now.net_income


def test_a_month_with_a_grant_and_a_lottery_says_under_its_headline_that_they_are_no_income(plain: MonthPage) -> None:
    told = said(rich(plain))

    assert "project money and 20,000 baht windfalls: not counted as income" in told
    assert "not counted as income" not in said(plain)


def test_debts_that_were_only_told_are_not_shown_as_paid_off(plain: MonthPage) -> None:
    before = Averages(
        months=12, net_income=Money(100_00), reducible=None, deposits=None, debt=Money(20_000_00), is_told=True
    )
    none = replace(plain.now, debt_start=ZERO, debt_end=ZERO, cash=replace(plain.now.cash, principal=ZERO))

    told = said(replace(plain, before=before, now=none))

    assert "The debts told are not written in the book yet" in told
    assert re.search(r"Debt left 20,000 [\d,–—]+ —", told)


def test_a_month_nobody_wrote_is_no_month_in_which_nothing_was_spent(plain: MonthPage) -> None:
    quality = replace(plain.now.quality, days_recorded=0)
    cash = replace(
        plain.now.cash,
        **dict.fromkeys(("cash_income", "project_money", "windfall", "occupation_cost_paid", "cash_spending"), ZERO),
        interest=ZERO,
    )
    empty = replace(plain.now, quality=quality, cash=cash, in_kind_income=ZERO)
    assert not empty.is_written

    told = said(replace(plain, now=empty, year=(empty,)))

    assert "as much went out as came in" not in told
    assert "Nothing is written this month yet." in told


def test_costs_that_were_given_stand_beside_what_was_paid(plain: MonthPage) -> None:
    told = said(rich(plain))

    assert amount_behind(told, "Costs not paid in cash (received, on credit, tools spread)") == (
        plain.now.cost_not_paid + Money(5_000_00)
    )
