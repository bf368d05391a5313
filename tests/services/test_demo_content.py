"""The made-up provider is the same for the same numbers, and shows everything the lessons ask for."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import (
    DEBT_CLASSES,
    SAVINGS_FORMS,
    BaselineType,
    CostKind,
    EntryKind,
    GoalKind,
    InterestRule,
    KnownBy,
    Need,
    PocketKind,
    Rhythm,
    Role,
    Sector,
)
from household_ledger.domain.period import Month
from household_ledger.domain.recall import Beside, Placing
from household_ledger.domain.recall import recalled as laid_out
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Person,
    Pocket,
    ProjectCost,
    VillageGroup,
)
from household_ledger.errors import UserError
from household_ledger.services.demo.agreeing import consents_of
from household_ledger.services.demo.climbing import Seen, climbed
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.provider import provider_records, typist_of, verifier_of
from household_ledger.services.demo.recalling import baseline_of
from household_ledger.services.demo.registering import Names, cycles_of, goals_of, household_of, records_of
from household_ledger.services.demo.scoring import scores_of
from household_ledger.services.demo.settling import Settled, settled_of
from household_ledger.services.demo.story import Book
from household_ledger.services.demo.teaching import came_to
from household_ledger.services.demo.village import Village
from household_ledger.services.demo.visiting import calls_of
from household_ledger.services.exchange.rows import Row

UNTIL = Month(2026, 10)
DIGEST_SCRIPT = """
from tests.services.test_demo_content import digest
print(digest(4, 9, 5))
"""


def village(households: int, months: int = 24, seed: int = 1) -> Village:
    return Village(DemoOptions(households=households, months=months, until=UNTIL, seed=seed), UNTIL)


def records(made: Village, portrait: Portrait) -> list[object]:
    """Give a household's register under ids that follow from its place."""
    household = Id(1000 * (portrait.index + 1))
    listed: list[object] = [household_of(portrait, made.timeline, Id(portrait.village + 1))]
    theirs = list(records_of(portrait, made.timeline, household))
    named = {
        kind: {
            record.name: Id(household + 1 + place) for place, record in enumerate(theirs) if isinstance(record, kind)
        }
        for kind in (Pocket, Debt, Occupation)
    }
    names = Names(household, named[Pocket], named[Debt], named[Occupation])
    baseline = baseline_of(portrait, made.timeline, household, made.options.seed)
    plans = [*cycles_of(made.timeline, names), *goals_of(portrait, made.timeline, names)]
    return [*listed, *theirs, *plans, *([baseline] if baseline else [])]


def content(made: Village, portrait: Portrait) -> str:
    book = made.book(portrait)
    rows = list(book.rows())
    settled = list(settled_of(portrait, made.timeline))
    told = (rows, book.forgotten, records(made, portrait), settled, evidence(made, book, settled))
    return repr((told, typist_of(portrait), verifier_of(portrait)))


def evidence(made: Village, book: Book, settled: list[Settled]) -> tuple[object, ...]:
    """Give all that is written of a household beside its books; those whose figures would be asked are better."""
    portrait, timeline, seed = book.portrait, made.timeline, made.options.seed
    calls = calls_of(portrait, book, settled, seed)
    theirs = [one for one in records(made, portrait) if isinstance(one, Member)]
    adults = [replace(one, id=Id(place)) for place, one in enumerate(theirs, 1)]
    return (
        calls,
        came_to(portrait, timeline, seed),
        climbed(Seen(book, settled, calls, is_better=lambda _month: True)),
        scores_of(portrait, timeline, seed),
        list(consents_of(portrait, timeline, adults)),
    )


def digest(households: int, months: int, seed: int) -> str:
    made = village(households, months, seed)
    told = [repr(provider_records(made.timeline, made.portraits)), *(content(made, one) for one in made.portraits)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


@pytest.fixture(scope="module")
def made() -> Village:
    return village(24)


@pytest.fixture(scope="module")
def rows(made: Village) -> list[Row]:
    return [row for portrait in made.portraits for row in made.book(portrait).rows()]


@pytest.fixture(scope="module")
def register(made: Village) -> list[object]:
    theirs = [record for portrait in made.portraits for record in records(made, portrait)]
    return [*provider_records(made.timeline, made.portraits), *theirs]


def test_the_same_numbers_make_the_same_content_whatever_python_hashes_with() -> None:
    root = Path(__file__).resolve().parents[2]

    told = {
        subprocess.run(
            [sys.executable, "-c", DIGEST_SCRIPT],
            check=True,
            capture_output=True,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root)},
        ).stdout.strip()
        for hash_seed in ("1", "4242")
    }

    assert told == {digest(4, 9, 5)}


def test_another_seed_makes_other_books() -> None:
    assert digest(2, 6, 1) != digest(2, 6, 2)


def test_a_smaller_demo_takes_households_from_the_top_of_the_list() -> None:
    small, large = village(3, 12), village(40, 12)

    assert [content(small, one) for one in small.portraits] == [content(large, one) for one in large.portraits[:3]]


@pytest.mark.parametrize("wrong", [{"households": 0}, {"households": 151}, {"months": 0}, {"months": 61}])
def test_sizes_nobody_can_have_meant_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(UserError):
        DemoOptions(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("months", [1, 2, 3, 7])
def test_even_a_very_short_demo_tells_a_story(months: int) -> None:
    made = village(24, months)

    for portrait in made.portraits:
        told = list(made.book(portrait).rows())
        assert {row.kind for row in told} >= {EntryKind.OPENING, EntryKind.EXPENSE, EntryKind.INCOME}
        assert records(made, portrait)


def test_every_kind_of_entry_happens(rows: list[Row]) -> None:
    assert {row.kind for row in rows} == set(EntryKind)


def test_every_way_of_knowing_is_used(rows: list[Row]) -> None:
    assert {row.known_by for row in rows} == {*KnownBy, None}


def test_in_kind_comes_from_every_source_and_goes_to_every_use(rows: list[Row]) -> None:
    received = {row.source for row in rows if row.kind is EntryKind.RECEIVED}
    given = {row.category for row in rows if row.kind is EntryKind.GIVEN}

    assert {"", "I10", "I18"} <= received
    assert {"E21", "E22", "E24"} <= given
    assert any(row.source and row.source != row.occupation for row in rows if row.kind is EntryKind.INPUT)


def test_tools_have_lives_said_and_unsaid(rows: list[Row]) -> None:
    tools = [row for row in rows if row.category == "C07"]

    assert {row.kind for row in tools} == {EntryKind.COST, EntryKind.RECEIVED}
    assert None in {row.life_months for row in tools}
    assert len({row.life_months for row in tools}) > 2


def test_nothing_but_nothing_stands_on_a_quiet_day(rows: list[Row]) -> None:
    by_day: dict[tuple[str, object], set[EntryKind]] = {}
    for row in rows:
        by_day.setdefault((row.household, row.date), set()).add(row.kind)

    quiet = [kinds for kinds in by_day.values() if EntryKind.NOTHING in kinds]

    assert quiet
    assert all(kinds == {EntryKind.NOTHING} for kinds in quiet)


def test_both_parts_of_a_pair_stand_together_on_one_day(rows: list[Row]) -> None:
    pairs = [list(group) for name, group in groupby(rows, key=lambda row: (row.household, row.pair)) if name[1]]

    assert pairs
    assert all(len(pair) == 2 and pair[0].date == pair[1].date for pair in pairs)
    assert len({pair[0].pair for pair in pairs}) == len(pairs)


def test_every_linked_pair_is_made(rows: list[Row]) -> None:
    kinds = {
        tuple(
            (row.kind.value, row.category if row.category in ("I14", "I17", "E26", "E27", "S05", "S07") else "")
            for row in pair
        )
        for name, pair in groupby(rows, key=lambda row: row.pair)
        if name
    }

    assert kinds == {
        (("income", "I14"), ("expense", "")),
        (("income", "I17"), ("save", "")),
        (("withdraw", ""), ("expense", "E26")),
        (("income", ""), ("lend", "")),
        (("asset_sell", "S05"), ("lend", "")),
        (("borrow", ""), ("asset_buy", "S07")),
        (("borrow", ""), ("expense", "E27")),
    }


def test_what_is_left_to_the_rule_of_a_debt_and_what_is_said(rows: list[Row]) -> None:
    said = {(row.principal is None, row.interest is None) for row in rows if row.kind is EntryKind.REPAY}

    assert said == {(True, True), (False, False)}
    assert [row for row in rows if row.kind is EntryKind.CREDIT and row.category == "E27"], "interest added to a debt"
    assert [row for row in rows if row.kind is EntryKind.CREDIT and row.category[0] == "C"], "fertiliser on the slate"


def test_the_parts_of_a_split_stand_together(rows: list[Row]) -> None:
    splits = [list(group) for name, group in groupby(rows, key=lambda row: row.entry_id) if name]

    assert splits
    assert all(len(split) == 3 and len({(row.date, row.party) for row in split}) == 1 for split in splits)
    assert len({split[0].entry_id for split in splits}) == len(splits)


def test_debts_of_every_class_and_rule_are_owed(register: list[object]) -> None:
    debts = [record for record in register if isinstance(record, Debt)]

    assert {debt.debt_class for debt in debts} == set(DEBT_CLASSES)
    assert {debt.rule for debt in debts} == set(InterestRule)


def test_about_a_third_of_the_households_owe_nothing_when_they_begin() -> None:
    made = village(75)

    without = [portrait for portrait in made.portraits if not any(loan.opening for loan in portrait.loans)]
    owed = sorted(
        sum(loan.opening for loan in portrait.loans) // 100 for portrait in made.portraits if portrait not in without
    )

    assert 0.2 <= len(without) / 75 <= 0.45
    assert 50_000 <= owed[len(owed) // 2] <= 150_000


def test_goals_of_every_kind_and_rhythm_are_set(register: list[object]) -> None:
    goals = [record for record in register if isinstance(record, Goal)]

    assert {goal.kind for goal in goals} == set(GoalKind)
    assert {goal.rhythm for goal in goals} == set(Rhythm)
    assert {goal.target is None for goal in goals} == {True, False}
    assert any(goal.every > 1 for goal in goals)


def test_goals_are_saved_for_by_name(rows: list[Row], register: list[object]) -> None:
    named = {record.name for record in register if isinstance(record, Goal)}

    tagged = {row.goal for row in rows if row.goal}

    assert tagged
    assert tagged <= named
    assert {row.kind for row in rows if row.goal} == {EntryKind.SAVE, EntryKind.WITHDRAW}


def test_baselines_of_every_type_are_known(register: list[object]) -> None:
    baselines = [record for record in register if isinstance(record, Baseline)]

    assert {baseline.type for baseline in baselines} == set(BaselineType)
    assert all(bool(one.lines) == (one.type in (BaselineType.C, BaselineType.D)) for one in baselines)
    recalled = next(one for one in baselines if one.type is BaselineType.C)
    assert {line.source[0] for line in recalled.lines} == {"I", "C", "E", "P", "D", "S"}
    for one in baselines:
        if one.lines:
            found = laid_out(one, Placing(need_classes(()), Item.NECESSARY))
            assert (found.doubts, len(found.parts)) == ((), 10 if Beside.RECEIVED in found.parts else 9)
            assert (sum(found.debts.values()), sum(found.savings.values())) == (one.debts, one.savings)
            assert found.hours
    assert any(line.in_kind for line in recalled.lines)
    assert any(line.hours for line in recalled.lines)


def test_the_register_shows_three_villages_all_roles_pockets_sectors_and_both_budgets(register: list[object]) -> None:
    def of(kind: type, name: str) -> set[object]:
        return {getattr(record, name) for record in register if isinstance(record, kind)}

    assert len(of(VillageGroup, "name")) == 3
    assert of(Person, "role") == set(Role)
    assert of(Pocket, "kind") == set(PocketKind)
    assert of(Pocket, "category") >= set(SAVINGS_FORMS)
    assert of(Occupation, "sector") == set(Sector)
    assert of(ProjectCost, "kind") == set(CostKind)
    assert of(Household, "is_comparison") == {True, False}


def test_households_have_words_of_their_own(register: list[object], rows: list[Row]) -> None:
    words = [record for record in register if isinstance(record, HouseholdCategory)]
    own = {word.code for word in words if word.code != word.under}

    assert own & {row.category for row in rows}
    assert any(word.is_hidden for word in words)
    assert any(word.need is Need.NECESSARY for word in words)


def test_no_two_households_bear_the_same_name() -> None:
    made = village(150)

    assert len({portrait.name for portrait in made.portraits}) == 150
    assert len({portrait.code for portrait in made.portraits}) == 150


def test_entries_come_in_order_of_days_and_are_never_written_before_or_after_their_time(
    made: Village, rows: list[Row]
) -> None:
    for _code, group in groupby(rows, key=lambda row: row.household):
        listed = list(group)
        assert all(one.date <= two.date for one, two in pairwise(listed))
        assert all(row.date <= (row.entered_on or row.date) <= made.timeline.last_day for row in listed)


def test_some_write_daily_some_late_and_some_leave_days_out(made: Village) -> None:
    lags, days = {}, {}
    for portrait in made.portraits:
        told = [row for row in made.book(portrait).rows() if row.kind is not EntryKind.OPENING]
        waits = sorted(((row.entered_on or row.date) - row.date) / timedelta(days=1) for row in told)
        lags[portrait.code] = waits[len(waits) // 2]
        days[portrait.code] = len({row.date for row in told}) / ((told[-1].date - told[0].date).days + 1)

    assert lags["001"] == 0
    assert lags["011"] > 7
    assert days["001"] > 0.95
    assert days["011"] < 0.7


def test_the_household_that_left_writes_no_more(made: Village) -> None:
    gone = made.portraits[9]
    household = household_of(gone, made.timeline, Id(1))

    last = list(made.book(gone).rows())[-1].date

    assert household.left_on is not None
    assert last <= household.left_on < made.timeline.last_day


def test_months_are_closed_marked_verified_and_opened_again(made: Village) -> None:
    settled = [one for portrait in made.portraits for one in settled_of(portrait, made.timeline)]

    assert any(one.is_paper_daily for one in settled)
    assert any(one.is_reopened for one in settled)
    assert 0 < sum(one.verified_on is not None for one in settled) < len(settled)
    assert all(one.closed_on is None or one.month.last < one.closed_on <= made.timeline.last_day for one in settled)
    assert all(one.verified_on is None or one.closed_on is not None for one in settled)


def test_something_forgotten_is_left_out_of_the_rows_and_kept_for_a_correction(made: Village) -> None:
    book = made.book(made.portraits[0])

    told = list(book.rows())

    assert len(book.forgotten) == 2
    assert not [one for one in book.forgotten if any(row is one.row for row in told)]
    assert all(Month.of(one.row.date) == one.month for one in book.forgotten)
