"""The made-up provider goes into a ledger through the door, and comes out in figures as it was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from household_ledger.db.store import SqlStore, open_store
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import BaselineType, Grade, Role, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, MonthState, Person
from household_ledger.errors import Cancelled, UserError
from household_ledger.services.demo.making import DemoReport, make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from household_ledger.text.i18n import using
from household_ledger.text.messages import label_text

UNTIL = Month(2026, 10)
HOUSEHOLDS = 13


@dataclass(frozen=True)
class Day:
    """A clock that stands on a day."""

    day: date

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 5, tzinfo=UTC)

    def today(self) -> date:
        return self.day


TODAY = Day(date(2026, 11, 21))


@dataclass(frozen=True)
class Made:
    store: SqlStore
    report: DemoReport
    progress: list[tuple[int, int]]
    months: dict[str, tuple[MonthFigures, ...]]
    figures: Figures


def made_in(path: Path, options: DemoOptions, clock: Day = TODAY) -> tuple[SqlStore, DemoReport, list[tuple[int, int]]]:
    store, told = open_store(path, clock=clock, create=True), list[tuple[int, int]]()

    def progress(done: int, whole: int, /) -> None:
        told.append((done, whole))

    return store, make_demo(Ledger(store, clock), options, progress), told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    path = tmp_path_factory.mktemp("demo") / "demo.hldb"
    store, report, told = made_in(path, DemoOptions(households=HOUSEHOLDS, months=24, until=UNTIL))
    figures = Figures(store, TODAY)
    months: dict[str, list[MonthFigures]] = {}
    for one in figures.all_months(Month(2024, 1), UNTIL):
        months.setdefault(one.code, []).append(one)
    yield Made(store, report, told, {code: tuple(listed) for code, listed in months.items()}, figures)
    store.close()


def household(made: Made, place: int) -> Household:
    with made.store.reader() as reader:
        found = reader.household_by_code(f"{place:03}")
    assert found is not None
    return found


def states(store: SqlStore) -> dict[str, list[MonthState]]:
    with store.reader() as reader:
        return {one.code: reader.month_states(one.id) for one in reader.households()}


def test_the_report_tells_what_was_made(made: Made) -> None:
    assert made.report.households == HOUSEHOLDS
    assert (made.report.first, made.report.last) == (Month(2024, 11), UNTIL)
    with made.store.reader() as reader:
        assert made.report.entries == sum(1 for _entry in reader.entries(EntryQuery()))


def test_progress_goes_forward_to_the_end(made: Made) -> None:
    done = [one for one, _whole in made.progress]

    assert done == sorted(done)
    assert len({whole for _done, whole in made.progress}) == 1
    assert made.progress[-1][0] == made.progress[-1][1]


def test_the_file_is_sound(tmp_path: Path) -> None:
    store, _report, _progress = made_in(tmp_path / "demo.hldb", DemoOptions(households=3, months=5, until=UNTIL))

    assert not store.check().findings
    store.close()


def test_cash_agrees_term_by_term_in_every_month(made: Made) -> None:
    for months in made.months.values():
        for one in months:
            cash = one.cash
            came = cash.cash_income + cash.project_money + cash.windfall + cash.loans + cash.withdrawals
            came += cash.asset_sales + cash.returned + cash.adjusted
            went = cash.occupation_cost_paid + cash.cash_spending + cash.interest + cash.principal + cash.deposits
            went += cash.asset_purchases + cash.lent
            assert cash.cash_end == cash.cash_start + came - went, (one.code, one.month)


def test_every_grade_is_given(made: Made) -> None:
    grades = [one.quality.grade for months in made.months.values() for one in months]

    assert set(grades) == set(Grade)
    assert 0.7 < sum(grade in (Grade.A, Grade.B) for grade in grades) / len(grades) < 0.97


def test_months_before_the_project_stand_in_the_ledger_for_some_and_not_for_others(made: Made) -> None:
    before = {
        code: sum(one.month < Month.of(household(made, int(code)).started_on or UNTIL.last) for one in months)
        for code, months in made.months.items()
    }

    assert before["001"] == 12
    assert before["003"] == 6
    assert before["012"] == 0


@pytest.mark.parametrize(
    ("place", "verdict"),
    [(1, Verdict.UP), (2, Verdict.UP), (7, Verdict.DOWN), (8, Verdict.SAME), (9, Verdict.SAME), (12, Verdict.UNKNOWN)],
)
def test_the_verdict_is_as_told(made: Made, place: int, verdict: Verdict) -> None:
    assert made.figures.comparison(household(made, place).id, UNTIL).verdict is verdict


def test_a_year_remembered_can_be_set_beside_the_year_after_but_claims_nothing(made: Made) -> None:
    comparison = made.figures.comparison(household(made, 12).id, UNTIL)

    assert comparison.basis is BaselineType.C
    assert comparison.amounts is not None
    assert comparison.is_sensitivity


def test_project_money_came_to_the_household_whose_rise_is_only_that(made: Made) -> None:
    months = made.months["009"]
    start = Month.of(household(made, 9).started_on or UNTIL.last)

    assert all(one.cash.project_money > 0 for one in months if one.month > start)
    assert not any(one.cash.project_money for one in months if one.month <= start)


def test_verified_months_were_seen_by_a_verifier_who_did_not_type_them(made: Made) -> None:
    with made.store.reader() as reader:
        roles = {person.id: person.role for person in reader.all(Person)}
    verified = [state for listed in states(made.store).values() for state in listed if state.verified_on]

    assert verified
    assert {roles[state.verified_by] for state in verified} == {Role.VERIFIER}
    assert {roles[state.closed_by] for state in verified} <= {Role.RECORDER, Role.PARTICIPANT}
    assert all(state.closed_on and state.verified_on and state.closed_on < state.verified_on for state in verified)


def test_corrected_months_say_why_and_are_verified_no_more(made: Made) -> None:
    corrected = [state for state in states(made.store)["001"] if state.corrected_on]

    assert len(corrected) == 2
    assert all(state.correction_reason and state.closed_on and not state.verified_on for state in corrected)
    with made.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=household(made, 1).id)))
    assert len([entry for entry in entries if entry.corrected_on]) == 2


def test_a_ledger_with_households_is_not_written_over(made: Made) -> None:
    with pytest.raises(UserError, match="demo_not_empty"):
        make_demo(Ledger(made.store, TODAY), DemoOptions(households=1, months=1))


def test_the_day_on_which_it_is_made_does_not_matter(tmp_path: Path) -> None:
    options = DemoOptions(households=2, months=6, until=UNTIL)

    told = []
    for name, clock in (("one", TODAY), ("two", Day(date(2027, 3, 2)))):
        store, report, _progress = made_in(tmp_path / f"{name}.hldb", options, clock)
        listed = [
            (code, state.month, state.closed_on, state.verified_on, state.corrected_on, state.is_paper_daily)
            for code, months in states(store).items()
            for state in months
        ]
        with store.reader() as reader:
            entries = [
                (entry.date, entry.kind, entry.description, entry.first_written_on, entry.corrected_on, entry.counted)
                for entry in reader.entries(EntryQuery())
            ]
        told.append((report, listed, entries))
        store.close()

    assert told[0] == told[1]


def test_without_a_month_given_it_reaches_to_the_last_full_one(tmp_path: Path) -> None:
    store, report, _progress = made_in(tmp_path / "demo.hldb", DemoOptions(households=1, months=2))

    store.close()

    assert (report.first, report.last) == (Month(2026, 9), Month(2026, 10))


@pytest.mark.parametrize("until", [Month(2026, 11), Month(2031, 1), Month(1999, 12)])
def test_months_that_are_not_over_or_long_past_are_refused(tmp_path: Path, until: Month) -> None:
    store = open_store(tmp_path / "demo.hldb", clock=TODAY, create=True)

    with pytest.raises(UserError, match="demo_until"):
        make_demo(Ledger(store, TODAY), DemoOptions(households=1, months=2, until=until))

    store.close()


def test_the_history_says_who_did_what(made: Made) -> None:
    with made.store.reader() as reader:
        names = {person.id: person.name for person in reader.all(Person)}
        steps = reader.history()

    with using("en"):
        said = {(names.get(step.person, ""), label_text(step.label)) for step in steps}
    assert ("อาสาหน่อย (ตัวอย่าง)", "Close 23 months of household 001") in said
    assert any(name.startswith("ครูสมศักดิ์") and text.startswith("Verify") for name, text in said)
    assert {"อาสาหน่อย (ตัวอย่าง)", "อาสาแดง (ตัวอย่าง)", household(made, 3).name, household(made, 5).name} <= {
        name for name, text in said if text.startswith("Import")
    }


def test_a_person_can_stop_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "demo.hldb", clock=TODAY, create=True)

    def stop(_done: int, _whole: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_demo(Ledger(store, TODAY), DemoOptions(households=1, months=12, until=UNTIL), stop)

    with store.reader() as reader:
        assert not list(reader.entries(EntryQuery()))
    store.close()
