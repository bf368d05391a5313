"""What figures keep, and what a step makes them forget."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.db.store import open_store
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, Need, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import (
    Household,
    HouseholdCategory,
    Member,
    Party,
    Pocket,
    Project,
    VillageGroup,
)
from household_ledger.domain.unanswered import Unanswered
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.interview import AnswerQuestion, BeginInterview
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery, Reader
from tests.oracle.in_the_ledger import Opened, new_ledger

TODAY = date(2026, 11, 21)
JANUARY, MARCH, MAY = Month(2026, 1), Month(2026, 3), Month(2026, 5)


@dataclass
class CountingStore:
    """A store that tells how often it was read, and for which provider rows."""

    opened: Opened
    readings: int = 0
    provider: list[Id | None] = field(default_factory=list)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        self.readings += 1
        with self.opened.store.reader() as reader:
            yield reader

    @contextmanager
    def figures(self) -> Iterator[FigureReader]:
        self.readings += 1
        with self.opened.store.figures() as queries:
            rows = queries.provider_rows

            def counted(household: Id | None, first: Month, last: Month) -> object:
                self.provider.append(household)
                return rows(household, first, last)

            queries.provider_rows = counted  # type: ignore[method-assign, assignment]
            yield queries

    def steps(self) -> int:
        return self.opened.store.steps()


@dataclass
class Home:
    """Two households with a cash pocket each, and figures that count how often they read."""

    opened: Opened
    store: CountingStore
    figures: Figures
    pockets: dict[Id, Id]

    @property
    def one(self) -> Id:
        return min(self.pockets)

    @property
    def other(self) -> Id:
        return max(self.pockets)

    def spend(self, household: Id, day: date, satang: int = 5_000) -> None:
        draft = Draft(
            household=household,
            date=day,
            kind=EntryKind.EXPENSE,
            amount=Money(satang),
            parts=(Part(Id(3001), Money(satang)),),
            pocket=self.pockets[household],
        )
        self.opened.ledger.execute(AddEntries((draft,)))

    def months(self, household: Id) -> dict[Month, object]:
        return {one.month: one for one in self.figures.months(household, JANUARY, MAY)}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    opened = new_ledger(tmp_path / "home.hldb", TODAY)
    for code in ("A1", "A2"):
        opened.ledger.execute(AddRecords((Household(id=Id(0), code=code, name=code, started_on=date(2026, 1, 1)),)))
        owner = opened.household(code)
        pocket = Pocket(id=Id(0), household=owner, name="เงินสด", kind=PocketKind.CASH)
        opened.ledger.execute(AddRecords((pocket,)))
    with opened.store.reader() as reader:
        pockets = {one.household: one.id for one in reader.all(Pocket)}
    store = CountingStore(opened)
    figures = Figures(store, opened.clock)
    opened.ledger.subscribe(figures.on_change)
    made = Home(opened, store, figures, pockets)
    for household in pockets:
        made.spend(household, date(2026, 1, 5))
        made.spend(household, date(2026, 4, 5))
    yield made
    opened.store.close()


def test_what_was_asked_is_answered_again_without_reading(home: Home) -> None:
    first = home.months(home.one)
    read = home.store.readings

    again = home.months(home.one)

    assert home.store.readings == read
    assert all(again[month] is figures for month, figures in first.items())
    assert home.figures.month(home.one, MARCH) is first[MARCH]


@pytest.fixture
def elsewhere(home: Home) -> Iterator[Home]:
    """Open the same file in another program."""
    store = open_store(home.opened.store.path, clock=home.opened.clock)
    there = Opened(store, Ledger(store, home.opened.clock), Figures(store, home.opened.clock), home.opened.clock)
    yield replace(home, opened=there)
    store.close()


def test_what_another_program_writes_is_seen_at_the_next_question(home: Home, elsewhere: Home) -> None:
    before = home.months(home.one)
    table = home.figures.savings_table(MARCH)

    elsewhere.spend(home.one, date(2026, 3, 9), 700)
    elsewhere.opened.ledger.execute(AddRecords((Household(id=Id(0), code="A3", name="A3", started_on=MARCH.first),)))

    assert home.figures.month(home.one, MARCH).cash.cash_spending == 700
    assert home.months(home.one) != before
    assert [one.code for one in home.figures.households()] == ["A1", "A2", "A3"]
    assert len(home.figures.savings_table(MARCH).rows) == len(table.rows) + 1


def test_a_step_of_ours_does_not_hide_one_of_another_program(home: Home, elsewhere: Home) -> None:
    home.months(home.one)

    elsewhere.spend(home.one, date(2026, 2, 9), 700)
    home.spend(home.one, date(2026, 4, 9), 900)

    assert home.figures.month(home.one, Month(2026, 2)).cash.cash_spending == 700


def test_a_step_of_ours_lets_stand_what_it_does_not_touch(home: Home) -> None:
    home.months(home.one)
    read = home.store.readings

    home.spend(home.other, date(2026, 4, 9))
    home.months(home.one)

    assert home.store.readings == read


def test_an_entry_makes_its_month_and_all_later_ones_of_its_household_be_forgotten(home: Home) -> None:
    before, other = home.months(home.one), home.months(home.other)

    home.spend(home.one, date(2026, 3, 9))

    after = home.months(home.one)
    assert [month for month in before if after[month] is before[month]] == [Month(2026, 1), Month(2026, 2)]
    assert home.figures.month(home.one, MARCH).cash.cash_spending == 5_000
    assert home.figures.month(home.one, MAY).cash.cash_end == -15_000
    assert home.months(home.other) == other
    assert all(home.months(home.other)[month] is figures for month, figures in other.items())


def test_an_entry_before_the_first_makes_the_household_enrolled_from_then(home: Home) -> None:
    assert home.figures.enrolled(home.one) == (JANUARY, Month(2026, 11))

    home.spend(home.one, date(2025, 12, 24))

    assert home.figures.enrolled(home.one) == (Month(2025, 12), Month(2026, 11))
    assert home.figures.month(home.one, Month(2025, 12)).quality.days_in_month == 8


def test_a_new_party_is_nothing_to_figures(home: Home) -> None:
    before = home.months(home.one)

    home.opened.ledger.execute(AddRecords((Party(id=Id(0), household=home.one, name="ร้านป้า"),)))

    assert all(home.months(home.one)[month] is figures for month, figures in before.items())


def test_village_prices_and_questions_are_nothing_to_figures_and_an_answer_is_the_entry_it_writes(home: Home) -> None:
    day = date(2026, 4, 20)
    before, table = home.months(home.one), home.figures.savings_table(MARCH)
    price = Price(id=Id(0), name="ไข่ไก่", unit="ฟอง", from_month=MARCH.number, price=Money(400))
    asked = Unanswered(id=Id(0), household=home.one, first=day, last=day, what="กับข้าว", kind=EntryKind.EXPENSE)

    home.opened.ledger.execute(SetPrices((price,)))
    home.opened.ledger.execute(BeginInterview(home.one, day, day, (asked,)))

    assert all(home.months(home.one)[month] is figures for month, figures in before.items())
    assert home.figures.savings_table(MARCH) is table

    with home.opened.store.reader() as reader:
        (question,) = reader.of_household(Unanswered, home.one)
        last = next(one for one in reader.entries(EntryQuery(household=home.one)))
    home.opened.ledger.execute(AnswerQuestion(question.id, ((replace(draft_of(last), date=day),),)))

    after = home.months(home.one)
    assert [month for month in before if after[month] is before[month]] == [JANUARY, Month(2026, 2), MARCH]


def test_a_member_a_need_class_and_a_closing_change_their_household(home: Home) -> None:
    other = home.months(home.other)
    home.months(home.one)

    home.opened.ledger.execute(
        AddRecords((Member(id=Id(0), household=home.one, name="ยาย", present_from=date(2026, 1, 1), birth_year=1950),))
    )
    assert home.figures.month(home.one, JANUARY).members == 1

    word = HouseholdCategory(id=Id(0), household=home.one, code="E01", under="E01", need=Need.REDUCIBLE)
    home.opened.ledger.execute(AddRecords((word,)))
    assert home.figures.month(home.one, JANUARY).spending.reducible == 5_000

    home.opened.ledger.execute(CloseMonth(home.one, JANUARY))
    assert home.figures.month(home.one, JANUARY).is_closed
    assert all(home.months(home.other)[month] is figures for month, figures in other.items())


def test_other_limits_of_the_project_change_every_grade(home: Home) -> None:
    assert home.figures.month(home.one, JANUARY).quality.grade == "D"

    settings = '{"coverage_a_permille": 0, "coverage_b_permille": 0, "coverage_c_permille": 0}'
    home.opened.ledger.execute(AddRecords((Project(settings=settings),)))

    assert home.figures.month(home.one, JANUARY).quality.grade == "C"


def test_a_new_day_lengthens_the_month(home: Home) -> None:
    november = Month(2026, 11)
    assert home.figures.month(home.one, november).quality.days_in_month == 21

    home.opened.clock.day = date(2026, 11, 22)

    assert home.figures.month(home.one, november).quality.days_in_month == 22


def test_the_months_of_all_households_pass_by_without_being_kept(home: Home) -> None:
    kept = home.months(home.one)

    codes = [one.code for one in home.figures.all_months(JANUARY, MAY)]

    assert codes == ["A1"] * 5 + ["A2"] * 5
    read = home.store.readings
    assert home.months(home.one).keys() == kept.keys()
    assert home.store.readings == read
    home.months(home.other)
    assert home.store.readings == read + 1


def test_figures_carry_the_step_they_were_read_at(home: Home) -> None:
    with home.opened.store.reader() as reader:
        assert home.figures.month(home.one, JANUARY).step == reader.last_step()


def test_a_goal_without_a_first_day_begins_with_the_first_money_for_it(home: Home) -> None:
    jar = Pocket(id=Id(0), household=home.one, name="กระปุก", kind=PocketKind.SAVINGS, category="S01")
    home.opened.ledger.execute(AddRecords((jar, Goal(id=Id(0), household=home.one, name="รถ"))))
    with home.opened.store.reader() as reader:
        goal = reader.of_household(Goal, home.one)[0]
        kept_in = next(one.id for one in reader.of_household(Pocket, home.one) if one.kind is PocketKind.SAVINGS)
    assert [one.name for one in home.figures.month(home.one, JANUARY).goals] == ["รถ"]

    saved = Draft(
        household=home.one,
        date=date(2026, 3, 1),
        kind=EntryKind.SAVE,
        amount=Money(90_000),
        pocket=home.pockets[home.one],
        to_pocket=kept_in,
        goal=goal.id,
    )
    home.opened.ledger.execute(AddEntries((saved,)))

    assert home.figures.month(home.one, JANUARY).goals == ()
    assert [one.saved for one in home.figures.month(home.one, MARCH).goals] == [90_000]


def test_a_goal_set_today_leaves_the_months_before_as_they_were(home: Home) -> None:
    home.spend(home.one, JANUARY.first)
    november = Month(2026, 11)
    before = {month: replace(home.figures.month(home.one, month), step=None) for month in (JANUARY, november.plus(-1))}

    new = Goal(id=Id(0), household=home.one, name="รถ", target=Money(900_000), started_on=TODAY)
    home.opened.ledger.execute(AddRecords((new,)))

    assert {month: replace(home.figures.month(home.one, month), step=None) for month in before} == before
    assert [one.name for one in home.figures.month(home.one, november).goals] == ["รถ"]


def test_after_a_step_the_provider_table_reads_only_the_household_it_touched(home: Home) -> None:
    before = home.figures.provider_table(JANUARY, MAY)
    home.store.provider.clear()

    home.spend(home.other, date(2026, 2, 2))
    after = home.figures.provider_table(JANUARY, MAY)

    assert home.store.provider == [home.other]
    assert after == replace(Figures(home.opened.store, home.opened.clock).provider_table(JANUARY, MAY), step=after.step)
    assert [cell for cell in after.cells if cell.household == home.one] == [
        cell for cell in before.cells if cell.household == home.one
    ]
    assert home.figures.provider_table(JANUARY, MAY) is after


def test_a_new_household_appears_in_the_tables(home: Home) -> None:
    home.figures.provider_table(JANUARY, MAY)
    home.figures.savings_table(MARCH)

    home.opened.ledger.execute(
        AddRecords((Household(id=Id(0), code="A0", name="บ้านใหม่", started_on=date(2026, 3, 1)),))
    )

    newest = home.opened.household("A0")
    assert home.figures.provider_table(JANUARY, MAY).cells[0].household == newest
    assert [row.code for row in home.figures.savings_table(MARCH).rows] == ["A0", "A1", "A2"]
    assert [row.code for row in home.figures.savings_table(Month(2026, 2)).rows] == ["A1", "A2"]


def test_a_group_has_its_own_savings_table(home: Home) -> None:
    home.opened.ledger.execute(AddRecords((VillageGroup(id=Id(0), name="หมู่ 3"),)))
    with home.opened.store.reader() as reader:
        group = reader.all(VillageGroup)[0].id
        household = reader.record(Household, home.one)
    assert household is not None
    home.opened.ledger.execute(ReplaceRecord(household, replace(household, group=group)))

    assert [row.code for row in home.figures.savings_table(MARCH, group).rows] == ["A1"]
    assert [row.code for row in home.figures.savings_table(MARCH).rows] == ["A1", "A2"]


def test_an_unknown_household_is_told_of(home: Home) -> None:
    with pytest.raises(UserError) as problem:
        home.figures.month(Id(77), JANUARY)

    assert problem.value.code == "unknown_household"


def test_a_deleted_entry_and_the_next_one_leave_no_trace_in_kept_figures(home: Home) -> None:
    home.months(home.one)
    with home.opened.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home.one)))

    home.opened.ledger.execute(DeleteEntries(tuple(entry.id for entry in entries)))

    assert home.figures.enrolled(home.one) == (JANUARY, Month(2026, 11))
    assert not any(one.has_entries for one in home.figures.months(home.one, JANUARY, MAY))


def test_threads_that_ask_while_another_writes_end_with_the_figures_of_the_last_step(home: Home) -> None:
    def ask(turn: int) -> int:
        household = (home.one, home.other)[turn % 2]
        months = home.figures.months(household, JANUARY, MAY)
        home.figures.provider_table(JANUARY, MAY)
        return months[-1].cash.cash_end

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask, turn) for turn in range(60)]
        for number in range(20):
            home.spend((home.one, home.other)[number % 2], date(2026, 2, 1 + number), 100)
        ends = {answer.result() for answer in answers}

    assert ends <= {-10_000 - 100 * number for number in range(11)}
    fresh = Figures(home.opened.store, home.opened.clock)
    for household in home.pockets:
        assert home.figures.month(household, MAY).cash.cash_end == -11_000
        kept = [replace(one, step=None) for one in home.figures.months(household, JANUARY, MAY)]
        assert kept == [replace(one, step=None) for one in fresh.months(household, JANUARY, MAY)]
