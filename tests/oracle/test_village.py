"""Every figure of a village written by hand, against a reckoning that shares no line with the program."""

from dataclasses import replace

import pytest

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, Grade
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CorrectClosed
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import EntryQuery
from tests.oracle.agreement import EVER, differences
from tests.oracle.conftest import Village
from tests.oracle.hand_made import CASH, TODAY
from tests.oracle.reckoning import Household, month_figures
from tests.oracle.village import Row, day, month_at, month_index

CODES = ["V01", "V02", "V03"]


def all_months(village: Village, code: str) -> tuple[MonthFigures, ...]:
    return village.opened.figures.months(village.opened.household(code), *EVER)


@pytest.mark.parametrize("code", CODES)
def test_every_key_of_every_month_agrees_with_the_independent_reckoning(village: Village, code: str) -> None:
    assert differences(village.opened, village.oracle[code]) == []


def test_the_village_knows_every_kind_of_entry_and_every_grade(village: Village) -> None:
    kinds = {row.kind for oracle in village.oracle.values() for row in oracle.rows}
    grades = {one.quality.grade for code in CODES for one in all_months(village, code)}

    assert kinds == set(EntryKind)
    assert grades == set(Grade)


@pytest.mark.parametrize("code", CODES)
def test_a_month_asked_alone_is_what_it_is_in_a_row_of_months(village: Village, code: str) -> None:
    household = village.opened.household(code)

    for one in all_months(village, code):
        alone = Figures(village.opened.store, village.opened.clock)
        assert alone.month(household, one.month) == one


def test_all_households_together_are_the_households_one_by_one(village: Village) -> None:
    streamed = list(village.opened.figures.all_months(*EVER))

    assert streamed == [one for code in CODES for one in all_months(village, code)]


@pytest.mark.parametrize("code", CODES)
def test_the_cash_identity_holds_in_every_month(village: Village, code: str) -> None:
    for one in all_months(village, code):
        cash = one.cash
        came = cash.cash_income + cash.project_money + cash.windfall + cash.loans
        came += cash.withdrawals + cash.asset_sales + cash.returned + cash.adjusted
        went = cash.occupation_cost_paid + cash.cash_spending + cash.interest + cash.principal
        went += cash.deposits + cash.asset_purchases + cash.lent
        assert cash.cash_end == cash.cash_start + came - went
        assert one.savings_end == one.savings_start + cash.deposits - cash.withdrawals
        owed = cash.loans + one.credit_cost + one.credit_spending + one.interest_added - cash.principal
        assert one.debt_end == one.debt_start + owed


@pytest.mark.parametrize("code", CODES)
def test_the_cash_part_of_the_need_classes_is_the_cash_spending(village: Village, code: str) -> None:
    for one in all_months(village, code):
        parts = one.cash_spending_by_need
        assert parts.necessary + parts.reducible + parts.social == one.cash.cash_spending


def test_a_month_nobody_was_enrolled_in_carries_balances_and_nothing_else(village: Village) -> None:
    household = village.opened.household("V02")

    after = village.opened.figures.month(household, Month(2026, 8))

    assert (after.quality.days_in_month, after.has_entries, after.cash.cash_income) == (0, False, 0)
    assert after.savings_end == 30_000


@pytest.mark.parametrize("month", [Month(2025, 12), Month(2026, 4), Month(2026, 10), Month(2026, 11)])
def test_the_savings_table_adds_up_the_months_of_its_households(village: Village, month: Month) -> None:
    table = Figures(village.opened.store, village.opened.clock).savings_table(month)

    wanted = {
        code: month_figures(oracle, month.iso)
        for code, oracle in village.oracle.items()
        if month.iso in oracle.enrolled()
    }
    assert [row.code for row in table.rows] == sorted(wanted)
    for row in table.rows:
        figures = wanted[row.code]
        assert (row.opening, row.closing) == (figures["savings_start"], figures["savings_end"])
        assert (row.deposits, row.withdrawals) == (figures["deposits"], figures["withdrawals"])
        assert (row.times_saved, row.days_recorded) == (figures["times_saved"], figures["days_recorded"])
        assert (row.days_in_month, row.grade) == (figures["days_in_month"], figures["grade"])
        targets = [one for one in figures["goals"] if one["target"]]
        percent = max(0, targets[0]["saved"] * 100 // targets[0]["target"]) if targets else None
        assert row.goal_percent == percent
    for name in ("opening", "deposits", "withdrawals", "closing"):
        assert getattr(table, name) == sum(getattr(row, name) for row in table.rows)
    assert table.households_saving == sum(figures["deposits"] > 0 for figures in wanted.values())
    before = month_at(month_index(month.iso) - 1)
    assert table.deposits_before == sum(month_figures(village.oracle[code], before)["deposits"] for code in wanted)


def test_the_trend_of_savings_is_the_totals_of_the_tables(village: Village) -> None:
    figures = village.opened.figures
    trend = figures.savings_months(Month(2025, 11), Month(2026, 11))

    for one in trend:
        table = figures.savings_table(one.month)
        assert (one.deposits, one.withdrawals) == (table.deposits, table.withdrawals)
        assert (one.closing, one.households_saving) == (table.closing, table.households_saving)


def test_the_provider_table_holds_the_months_of_every_household(village: Village) -> None:
    table = village.opened.figures.provider_table(Month(2026, 2), Month(2026, 10))

    assert len(table.cells) == 3 * 9
    known = {village.opened.household(code): oracle for code, oracle in village.oracle.items()}
    for cell in table.cells:
        figures = month_figures(known[Id(cell.household)], Month.from_number(cell.month).iso, has_goals=False)
        money_in = figures["cash_income"] + figures["project_money"] + figures["windfall"]
        money_out = figures["occupation_cost_paid"] + figures["cash_spending"] + figures["interest"]
        assert (cell.money_in, cell.money_out) == (money_in, money_out)
        assert (cell.deposits, cell.withdrawals) == (figures["deposits"], figures["withdrawals"])
        assert (cell.cash_end, cell.savings_end) == (figures["cash_end"], figures["savings_end"])
        assert cell.debt_end == figures["debt_end"]


def change_rows(oracle: Household, rows: list[Row]) -> Household:
    return Household(oracle.facts, rows, oracle.today)


def find(village: Village, kind: EntryKind, on: str) -> Id:
    query = EntryQuery(household=village.opened.household("V01"), first=day(on), last=day(on), kinds=frozenset({kind}))
    with village.opened.store.reader() as reader:
        return next(iter(reader.entries(query))).id


def test_what_is_deleted_corrected_or_taken_back_is_followed_by_kept_and_fresh_figures(own_village: Village) -> None:
    opened, oracle = own_village.opened, own_village.oracle["V01"]
    assert differences(opened, oracle) == []
    before = oracle.rows

    def agree(rows: list[Row]) -> None:
        now = change_rows(oracle, rows)
        assert differences(opened, now) == []
        assert differences(opened, now, figures=Figures(opened.store, opened.clock)) == []

    opened.ledger.execute(DeleteEntries((find(own_village, EntryKind.CASH_COUNT, "2026-02-26"),)))
    without_count = [row for row in before if (row.kind, str(row.on)) != ("cash_count", "2026-02-26")]
    agree(without_count)

    opened.ledger.execute(DeleteEntries((find(own_village, EntryKind.OPENING, "2026-01-10"),)))
    gone = next(row for row in without_count if row.kind == "opening")
    without_opening = [row for row in without_count if row is not gone]
    agree(without_opening)

    opened.ledger.execute(Undo())
    agree(without_count)
    opened.ledger.execute(Undo())
    agree(before)
    opened.ledger.execute(Redo())
    agree(without_count)


def test_a_correction_of_a_closed_month_changes_its_figures_and_voids_the_verification(own_village: Village) -> None:
    opened, oracle = own_village.opened, own_village.oracle["V01"]
    household, april = opened.household("V01"), Month(2026, 4)
    assert opened.figures.month(household, april).quality.grade is Grade.A
    with opened.store.reader() as reader:
        pocket = next(one for one in reader.of_household(Pocket, household) if one.name == CASH)
    forgotten = Draft(
        household=household,
        date=day("2026-04-05"),
        kind=EntryKind.EXPENSE,
        amount=Money(4_000),
        parts=(Part(Id(3004), Money(4_000)),),
        pocket=pocket.id,
        first_written_on=day("2026-11-21"),
    )

    opened.ledger.execute(CorrectClosed(household, april, "ลืมจด", AddEntries((forgotten,))))

    row = next(row for row in oracle.rows if row.kind == "expense")
    added = replace(
        row, entry="added", on=day("2026-04-05"), category="E04", amount=4_000, entered_on=TODAY, known_by=""
    )
    facts = replace(
        oracle.facts, verified={month: seen for month, seen in oracle.facts.verified.items() if month != "2026-04"}
    )
    now = Household(facts, [*oracle.rows, added], TODAY)
    assert differences(opened, now) == []
    assert opened.figures.month(household, april).corrected_on == TODAY


def test_an_entry_moved_to_another_month_changes_both_months(own_village: Village) -> None:
    opened, oracle = own_village.opened, own_village.oracle["V01"]
    assert differences(opened, oracle) == []
    with opened.store.reader() as reader:
        was = reader.entry(find(own_village, EntryKind.ASSET_SELL, "2026-03-06"))
    assert was is not None
    moved = Draft(
        household=was.household,
        date=day("2026-02-20"),
        kind=EntryKind.ASSET_SELL,
        amount=Money(170_000),
        parts=(Part(Id(4005), Money(170_000)),),
        pocket=next(Id(line.ref) for line in was.lines if line.account == "pocket"),
    )

    opened.ledger.execute(ReplaceEntry(was, moved))

    rows = [replace(row, on=day("2026-02-20")) if row.kind == "asset_sell" else row for row in oracle.rows]
    assert differences(opened, change_rows(oracle, rows)) == []
