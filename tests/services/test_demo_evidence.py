"""The made-up provider shows what evidence is made of: consents, visits, lessons, stairs, scores, costs and budgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from household_ledger.db.store import SqlStore
from household_ledger.domain.change_eight import SLOTS, ChangeLabel, ChangeScore, Moment
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.intake import LEAVING_REASON, Asked, intake_in
from household_ledger.domain.kinds import CostKind, Role
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Person, ProjectCost, VillageGroup
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.training import LESSONS, Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.demo.provider import VILLAGES
from household_ledger.services.demo.registering import start_of
from household_ledger.services.demo.teaching import came_to, sessions_of
from household_ledger.services.demo.village import Village
from household_ledger.services.figures.figures import Figures
from household_ledger.text.i18n import using
from tests.services.test_demo_ledger import TODAY, UNTIL, made_in

HOUSEHOLDS = 16


@dataclass(frozen=True)
class Shown:
    """Everything of a demo beside its books."""

    store: SqlStore
    households: dict[str, Household]

    def all(self, kind: type[Any]) -> list[Any]:
        with self.store.reader() as reader:
            return reader.all(kind)

    def of(self, kind: type[Any], place: int) -> list[Any]:
        with self.store.reader() as reader:
            return reader.of_household(kind, self.households[f"{place:03}"].id)

    def standing(self, place: int) -> int:
        return max((mark.level for mark in self.of(StairMark, place) if mark.stands(UNTIL.last)), default=0)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    path = tmp_path_factory.mktemp("demo") / "demo.hldb"
    with using("en"):
        store, _report, _told = made_in(path, DemoOptions(households=HOUSEHOLDS, months=24, until=UNTIL))
    with store.reader() as reader:
        households = {one.code: one for one in reader.households()}
    yield Shown(store, households)
    store.close()


def test_households_live_somewhere_and_answered_when_they_were_taken_in(shown: Shown) -> None:
    for one in shown.households.values():
        assert all((one.subdistrict, one.district, one.province, one.village_no, len(one.postcode) == 5))
        assert set(intake_in(one.intake)) >= {*Asked} - {Asked.OCCUPATION_WANTED}
    left = [one.code for one in shown.households.values() if LEAVING_REASON in intake_in(one.intake)]
    assert left == [one.code for one in shown.households.values() if one.left_on is not None] == ["010"]
    assert {one.name for one in shown.all(VillageGroup) if one.postcode} == set(VILLAGES)


def test_adults_agree_refuse_take_back_and_sign_with_a_thumb(shown: Shown) -> None:
    consents = shown.all(Consent)

    assert {one.purpose for one in consents} == set(Purpose)
    assert {one.household for one in consents} == {one.id for one in shown.households.values()}
    refusing = {one.household for one in consents if one.purpose is Purpose.EVIDENCE and not one.is_given}
    assert refusing == {shown.households["014"].id}
    assert {one.household for one in consents if one.withdrawn_on} == {shown.households["011"].id}
    thumbs = [one for one in consents if one.is_thumb_print]
    assert {one.household for one in thumbs} == {shown.households["002"].id}
    assert all(one.witness and one.second_witness for one in thumbs)
    assert all(one.is_given for one in consents if one.purpose is Purpose.RECORD)


def test_every_verified_month_was_verified_by_a_visit(shown: Shown) -> None:
    verified = 0
    with shown.store.reader() as reader:
        for one in shown.households.values():
            visits = {month: visit for visit in shown.of(Visit, int(one.code)) for month in numbers_in(visit.months)}
            for state in reader.month_states(one.id):
                if state.verified_on is not None:
                    verified += 1
                    visit = visits[state.month]
                    assert (visit.visited_on, visit.visitor) == (state.verified_on, state.verified_by)
                    assert not any(letter.isascii() and letter.isalpha() for letter in state.seen)
    assert verified > 0


def test_visits_count_cash_compare_receipts_read_pages_and_sometimes_verify_nothing(shown: Shown) -> None:
    visits = shown.all(Visit)
    verifiers = {one.id for one in shown.all(Person) if one.role is Role.VERIFIER}

    for flag in ("has_counted_cash", "has_compared_receipts", "has_read_page"):
        assert {getattr(one, flag) for one in visits} == {True, False}
    assert {bool(one.months) for one in visits} == {True, False}
    assert any(one.counted for one in visits)
    assert {one.visitor for one in visits} <= verifiers
    assert all(one.visited_on <= UNTIL.last for one in visits)
    silent = max(one.visited_on for one in shown.of(Visit, 11))
    assert silent < date(2026, 8, 31)


def test_four_lessons_are_held_in_sessions_and_not_everybody_comes_to_all(shown: Shown) -> None:
    trainings, came = shown.all(Training), shown.all(Attendance)

    assert {number for one in trainings for number in numbers_in(one.lessons)} == set(LESSONS)
    assert any(one.aar for one in trainings)
    counts = {one.held_on: len([who for who in came if who.training == one.id]) for one in trainings}
    assert len(counts) > 2
    assert len(set(counts.values())) > 1
    compared = {one.id for one in shown.households.values() if one.is_comparison}
    assert compared
    assert not compared & {one.household for one in came}


def test_nobody_comes_to_a_lesson_before_they_began() -> None:
    village = Village(DemoOptions(households=40, months=24, until=UNTIL), UNTIL)
    late = [
        one for one in village.portraits if start_of(one, village.timeline) > sessions_of(village.timeline)[0].held_on
    ]

    assert late
    for one in late:
        came = came_to(one, village.timeline, seed=1)
        assert came
        assert all(start_of(one, village.timeline) <= session.held_on for session in came)


def test_stairs_stand_verified_waiting_fallen_and_from_before(shown: Shown) -> None:
    marks = [one for one in shown.all(StairMark) if one.audience is Audience.PARTICIPANT]

    assert {one.level for one in marks} == set(range(1, 7)), "the seventh takes a year on the sixth"
    assert {shown.standing(place) for place in range(1, HOUSEHOLDS + 1)} == set(range(7))
    assert any(one.is_baseline for one in marks)
    waiting = [one for one in marks if one.verified_on is None and not one.is_baseline]
    assert 0 < len(waiting) < len(marks) / 2
    fallen = [one for one in marks if one.fallen_on]
    assert [one.household for one in fallen] == [shown.households["013"].id]
    assert shown.standing(13) == fallen[0].level - 1
    assert shown.standing(15) == 0
    assert shown.standing(10) > 0
    assert all(one.reached_on <= date(2026, 5, 31) for one in shown.of(StairMark, 10))


def test_what_was_marked_is_what_the_stairs_rules_find(shown: Shown) -> None:
    people = Figures(shown.store, TODAY).staircase(UNTIL).people

    assert {one.code for one in people if one.fallen_from is not None} == {"013"}
    assert {one.verified for one in people} >= {1, 2, 3, 4, 5, 6}


def test_who_keeps_the_sixth_stair_for_a_year_comes_to_the_seventh(tmp_path: Path) -> None:
    store, _report, _told = made_in(tmp_path / "demo.hldb", DemoOptions(households=1, months=60, until=UNTIL))

    (first,) = Figures(store, TODAY).staircase(UNTIL).people

    store.close()
    assert (first.verified, first.fallen_from) == (7, None)


def test_a_stair_is_looked_at_by_another_than_wrote_it(shown: Shown) -> None:
    with shown.store.reader() as reader:
        for mark in (one for one in shown.all(StairMark) if one.verified_by != NO_ID):
            writers = {
                one.step.person
                for one in reader.record_history("stair_mark", mark.id)
                if one.step.label.code in ("mark_stairs", "mark_stair")
            }
            assert writers
            assert mark.verified_by not in writers
            assert mark.reached_on < mark.verified_on <= UNTIL.last


def test_the_provider_stands_on_its_own_stairs_and_both_staircases_are_the_programs(shown: Shown) -> None:
    own = [one for one in shown.all(StairMark) if one.audience is Audience.PROVIDER]

    assert sorted(one.level for one in own) == [1, 2, 3]
    assert {bool(one.verified_by) for one in own} == {True, False}
    assert shown.all(Stair) == []


def test_eight_changes_without_names_are_scored_before_and_after(shown: Shown) -> None:
    scores = shown.all(ChangeScore)

    assert [one.name for one in shown.all(ChangeLabel)] == [f"ด้านที่ {slot}" for slot in SLOTS]
    assert {one.slot for one in scores} == set(SLOTS)
    assert {one.moment for one in scores} == set(Moment)
    assert {bool(one.household) for one in scores} == {True, False}
    assert all(1 <= one.score <= 5 for one in scores)
    gone = shown.of(ChangeScore, 11)
    assert {one.moment for one in gone} == set(Moment)


def test_the_project_has_budgets_and_spends_of_both(shown: Shown) -> None:
    with shown.store.reader() as reader:
        project = reader.project()
    spent = {kind: sum(int(one.amount) for one in shown.all(ProjectCost) if one.kind is kind) for kind in CostKind}

    assert project.mechanism_budget is not None
    assert project.occupation_budget is not None
    assert 0 < spent[CostKind.MECHANISM] < int(project.mechanism_budget)
    assert 0 < spent[CostKind.OCCUPATION] < int(project.occupation_budget)
    assert project.keep_until is not None


def test_everything_is_dated_in_the_demos_own_time(shown: Shown) -> None:
    fields = (
        "asked_on",
        "withdrawn_on",
        "visited_on",
        "held_on",
        "reached_on",
        "verified_on",
        "fallen_on",
        "scored_on",
    )
    told = [
        day
        for kind in (Consent, Visit, Training, StairMark, ChangeScore)
        for one in shown.all(kind)
        for day in (getattr(one, field, None) for field in fields)
        if day is not None
    ]

    assert Month(2024, 11).first <= min(told)
    assert max(told) <= UNTIL.last


@pytest.mark.parametrize(("households", "months"), [(1, 12), (13, 1), (14, 5), (2, 60)])
def test_a_demo_of_any_size_can_be_made_and_is_sound(tmp_path: Path, households: int, months: int) -> None:
    path = tmp_path / "demo.hldb"

    store, _report, _told = made_in(path, DemoOptions(households=households, months=months, until=UNTIL))

    assert not store.check().findings
    with store.reader() as reader:
        assert len(reader.all(Training)) > 0
        assert len(reader.all(Consent)) > 0
    store.close()
