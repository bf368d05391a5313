"""A staircase asked of a ledger: what is read of lessons, visits, entries and marks, and when it is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.ground import Ground
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Why
from household_ledger.domain.intake import Asked, intake_text
from household_ledger.domain.kinds import BaselineType, CostKind, EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Household, Person, Project, ProjectCost, Provider, VillageGroup
from household_ledger.domain.stair_measures import StairMeasure, Untold
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.stairs_reached import OnStairs, State
from household_ledger.domain.training import Training
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.lessons import RecordTraining
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.provider import TellProvider
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.commands.stairs import ChangeMark, FallBack, MarkStair, VerifyMark, WriteStaircase
from household_ledger.services.commands.visits import RecordVisit
from household_ledger.services.figures import grounds
from household_ledger.services.figures.grounds import grounds_of_all
from household_ledger.services.figures.ports import FigureReader
from household_ledger.services.importing import import_canonical
from household_ledger.services.ports import Command, Initiator
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.stair_steps import StairStep, StepState, marks_of, steps_of, waiting_of, writer_of
from household_ledger.text import i18n
from tests.oracle.in_the_ledger import Opened, new_ledger

TODAY = date(2026, 11, 21)
DAY = date(2026, 10, 3)
OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)
ROWS = """date,household,kind,category,amount,debt
2025-12-30,B,borrow,,1000,เฮียดำ
2026-01-02,A,opening,D02,7000,กองทุน
2026-01-05,A,expense,E01,20,
2026-01-05,A,expense,E02,30,
2026-01-06,A,nothing,,,
2026-01-07,A,nothing,,,
2026-09-30,A,credit,E01,40,เจ๊แดง
2026-10-31,A,income,I07,100,
2026-11-01,A,income,I07,100,
2026-09-02,B,credit,E27,30,เฮียดำ
"""


class Work:
    """A ledger of two participants and who works with them."""

    def __init__(self, opened: Opened, folder: Path) -> None:
        self.opened = opened
        self.do(AddRecords((VillageGroup(id=NO_ID, name="หมู่ 9"),)))
        village = self.all(VillageGroup)[0].id
        for code, group in (("A", village), ("B", NO_ID)):
            self.do(AddRecords((household(code, group=group),)))
        people = {"นก": Role.RECORDER, "หน่อย": Role.VERIFIER}
        self.do(AddRecords(tuple(Person(id=NO_ID, name=name, role=role) for name, role in people.items())))
        self.people = {one.name: one.id for one in self.all(Person)}
        self.village = village
        self.first, self.second = (opened.household(code) for code in "AB")
        debts = ((self.first, "เจ๊แดง", "D03"), (self.second, "เฮียดำ", "D03"), (self.first, "กองทุน", "D02"))
        self.do(AddRecords(tuple(Debt(id=NO_ID, household=at, name=name, debt_class=kind) for at, name, kind in debts)))
        (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
        assert import_canonical(opened.ledger, folder / "rows.csv").problems == ()

    def do(self, command: Command, person: str = "") -> None:
        people = self.people if person else {}
        self.opened.ledger.execute(command, Initiator(people.get(person, NO_ID)))

    def all(self, kind: type) -> list:  # type: ignore[type-arg]
        with self.opened.store.reader() as reader:
            return reader.all(kind)

    def where(self, household: Id = NO_ID, as_of: Month = OCTOBER) -> OnStairs:
        """Say where a household stands; of none, the first."""
        found = self.opened.figures.staircase(as_of).person(household or self.first)
        assert found is not None
        return found

    def number(self, measure: StairMeasure, level: int, household: Id = NO_ID, as_of: Month = OCTOBER) -> int | None:
        """Give what a rule found of a measure."""
        clauses = self.where(household, as_of).finding(level).clauses
        value = next(one.found.value for one in clauses if one.measure is measure)
        return None if value is None else int(value)

    def mark(self, level: int, household: Id | None = None, audience: Audience = Audience.PARTICIPANT) -> StairMark:
        """Mark a stair of a household, of none said the first, and give the mark."""
        made = StairMark(
            id=NO_ID,
            household=self.first if household is None else household,
            audience=audience,
            level=level,
            reached_on=date(2026, 10, 5),
            value="เห็นกับตา",
        )
        self.do(MarkStair(made), "นก")
        return self.all(StairMark)[-1]  # type: ignore[no-any-return]

    def provider(self, as_of: Month = OCTOBER) -> dict[StairMeasure, object]:
        """Give what the provider's rules found."""
        (one,) = self.opened.figures.staircase(as_of, Audience.PROVIDER).people
        return {clause.measure: clause.value for finding in one.findings for clause in finding.clauses}


def household(code: str, **said: object) -> Household:
    return Household(id=NO_ID, code=code, name=f"บ้าน {code}", started_on=date(2026, 1, 1), **said)  # type: ignore[arg-type]


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    opened = new_ledger(tmp_path / "book.hldb", TODAY)
    yield Work(opened, tmp_path)
    opened.store.close()


def session(lessons: str, day: date = DAY) -> Training:
    return Training(id=NO_ID, held_on=day, name=f"อบรม {lessons}", lessons=lessons)


def visit(work: Work, household: Id, day: date, *, has_read_page: bool = False) -> Visit:
    return Visit(
        id=NO_ID, household=household, visited_on=day, visitor=work.people["หน่อย"], has_read_page=has_read_page
    )


def test_lessons_are_those_of_sessions_somebody_of_the_household_came_to_by_then(work: Work) -> None:
    work.do(RecordTraining(session("2,3"), ((work.first, NO_ID),)))
    work.do(RecordTraining(session("1,4"), ((work.second, NO_ID),)))
    work.do(RecordTraining(session("5", date(2026, 11, 2)), ((work.first, NO_ID),)))

    assert work.number(StairMeasure.LESSONS, 1) == 2
    assert work.number(StairMeasure.LESSONS, 1, as_of=Month(2026, 11)) == 3
    assert work.number(StairMeasure.LESSONS, 1, work.second) == 1


def test_entries_and_days_are_those_that_count_for_a_day_up_to_then(work: Work) -> None:
    assert work.number(StairMeasure.ENTRIES, 1) == 4
    assert work.number(StairMeasure.DAYS, 2) == 5
    assert work.number(StairMeasure.ENTRIES, 1, as_of=SEPTEMBER) == 3
    assert work.number(StairMeasure.ENTRIES, 1, as_of=Month(2026, 11)) == 5


def test_months_closed_pages_read_and_goals_are_counted_up_to_then(work: Work) -> None:
    for month in (Month(2026, 1), SEPTEMBER, OCTOBER):
        work.do(CloseMonth(work.first, month))
    work.do(RecordVisit(visit(work, work.first, date(2026, 10, 1), has_read_page=True)))
    work.do(RecordVisit(visit(work, work.first, date(2026, 10, 2))))
    work.do(RecordVisit(visit(work, work.first, date(2026, 11, 3), has_read_page=True)))
    begun = (date(2026, 3, 1), None, date(2026, 11, 1))
    work.do(AddRecords(tuple(Goal(id=NO_ID, household=work.first, name=str(one), started_on=one) for one in begun)))

    assert work.number(StairMeasure.CLOSED, 2) == 3
    assert work.number(StairMeasure.CLOSED, 2, as_of=SEPTEMBER) == 2
    work.do(ReopenMonth(work.first, SEPTEMBER, "ลืมค่าไฟ"))
    assert work.number(StairMeasure.CLOSED, 2) == 2
    assert work.number(StairMeasure.PAGES_READ, 3) == 1
    assert work.number(StairMeasure.GOALS, 3) == 2
    assert (work.where().finding(3).state, work.where().finding(3).clauses[1].reason) == (
        State.CANNOT_TELL,
        Untold.BY_A_PERSON,
    )


def test_informal_debt_is_new_where_it_was_taken_after_the_start_interest_apart(work: Work) -> None:
    assert work.number(StairMeasure.NEW_INFORMAL_DEBT, 4) == 1, "taken on credit in September"
    assert work.number(StairMeasure.NEW_INFORMAL_DEBT, 4, as_of=Month(2026, 8)) is None, "no month is good enough"
    assert work.number(StairMeasure.NEW_INFORMAL_DEBT, 4, work.second) is None, "borrowed before the start"
    with work.opened.store.figures() as queries:
        rows = {row.household: row.day for row in queries.for_indicators().informal(None, OCTOBER)}
        alone = queries.for_indicators().informal(work.second, OCTOBER)
    assert rows == {work.first: "2026-09-30", work.second: "2025-12-30"}
    assert [row.day for row in alone] == ["2025-12-30"]


def test_a_stair_is_held_from_its_verification_until_it_is_changed_or_fallen_from(work: Work) -> None:
    work.mark(5, work.second)
    assert work.where(work.second).waiting is None, "no supported work: its rule denies it"
    work.do(WriteStaircase(Audience.PARTICIPANT, (), tuple(bare(level) for level in range(1, 8))))
    assert work.where(work.second).waiting == 5, "nothing but a person says it"
    made = work.mark(7)
    assert (work.where().verified, work.where().waiting) == (0, 7)
    work.do(VerifyMark(made.id), "หน่อย")
    assert (work.where().verified, work.where().waiting) == (7, None)
    assert (work.where(as_of=SEPTEMBER).verified, work.where(as_of=SEPTEMBER).waiting) == (0, None)
    was = work.all(StairMark)[-1]
    work.do(ChangeMark(was, replace(was, value="อีกอย่าง")), "นก")
    assert (work.where().verified, work.where().waiting) == (0, 7), "to be looked at again"
    work.do(VerifyMark(made.id), "หน่อย")
    work.do(FallBack(made.id, date(2026, 10, 30)), "หน่อย")
    assert (work.where().verified, work.where().fallen_from) == (0, 7)
    work.do(Undo())
    assert work.where().verified == 7


def bare(level: int) -> Stair:
    return Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=level, name=f"ขั้น {level}")


def step(work: Work, as_of: Month) -> StairStep:
    """Give what the dialog shows of the first household's stair 7 at a month."""
    staircase = work.opened.figures.staircase(as_of)
    with work.opened.store.reader() as reader:
        marks = marks_of(reader, Audience.PARTICIPANT)[work.first]
    return steps_of(staircase, work.where(as_of=as_of), marks)[6]


def test_a_stair_is_shown_as_it_stood_in_the_month_looked_at(work: Work) -> None:
    work.do(WriteStaircase(Audience.PARTICIPANT, (), tuple(bare(level) for level in range(1, 8))))
    made = work.mark(7)
    work.do(VerifyMark(made.id), "หน่อย")
    work.do(FallBack(made.id, date(2026, 11, 10)))

    assert (step(work, SEPTEMBER).state, step(work, SEPTEMBER).mark) == (StepState.LATER, None)
    assert step(work, SEPTEMBER).changeable is None, "what was fallen back from stays as it was looked at"
    october = step(work, OCTOBER)
    assert (october.state, october.is_open) == (StepState.VERIFIED, False)
    assert work.where().verified == 7, "the picture says the same"
    assert step(work, Month(2026, 11)).state is StepState.FALLEN


def test_what_is_marked_of_a_later_day_is_not_offered_to_be_marked_again(work: Work) -> None:
    rules = (*(bare(level) for level in range(1, 7)), replace(bare(7), test="entries >= 1"))
    work.do(WriteStaircase(Audience.PARTICIPANT, (), rules))
    made = work.mark(7)

    later = step(work, SEPTEMBER)

    assert (later.state, later.changeable) == (StepState.LATER, made)
    assert work.where(as_of=SEPTEMBER).finding(7).state is State.MET
    assert waiting_at(work, SEPTEMBER) == []
    assert waiting_at(work, OCTOBER) == [made.id]
    work.do(FallBack(made.id, date(2026, 11, 10)))
    assert waiting_at(work, OCTOBER) == [], "nobody can verify what was fallen back from"


def waiting_at(work: Work, as_of: Month) -> list[Id | None]:
    """Name the marks the queue shows of the first household (None: a stair to mark)."""
    staircase = work.opened.figures.staircase(as_of)
    with work.opened.store.reader() as reader:
        waiting = waiting_of(staircase, marks_of(reader, Audience.PARTICIPANT))
    return [one.mark for one in waiting if one.household == work.first]


def test_who_wrote_a_mark_is_not_who_said_that_it_fell(work: Work) -> None:
    made = work.mark(5)
    work.do(VerifyMark(made.id), "หน่อย")
    work.do(FallBack(made.id, date(2026, 10, 30), "เลิกทำ"), "หน่อย")

    with work.opened.store.reader() as reader:
        assert writer_of(reader, made) == "นก"


def test_of_two_marks_of_a_day_the_verified_one_is_shown(work: Work) -> None:
    work.do(WriteStaircase(Audience.PARTICIPANT, (), tuple(bare(level) for level in range(1, 8))))
    made = work.mark(7)
    work.do(VerifyMark(made.id), "หน่อย")
    work.do(AddRecords((replace(made, id=NO_ID, reached_on=date(2026, 10, 9)),)))  # brought by another laptop

    shown = step(work, OCTOBER)

    assert (shown.state, shown.mark) == (StepState.VERIFIED, work.all(StairMark)[0])


def test_who_came_down_without_anybody_writing_it_is_seen(work: Work) -> None:
    work.do(RecordTraining(session("2,3,1,5"), ((work.first, NO_ID),)))
    assert work.where().waiting == 1
    work.do(VerifyMark(work.mark(1).id), "หน่อย")
    assert work.where().verified == 1

    stairs = tuple(replace(one, test="lessons >= 4 and entries >= 5") for one in (bare(1),))
    work.do(WriteStaircase(Audience.PARTICIPANT, (), stairs))

    assert (work.where().verified, work.where().fallen_from) == (0, 1)
    assert work.where(as_of=Month(2026, 11)).verified == 1, "one entry more by then"
    assert work.opened.figures.staircase(OCTOBER).standing.fallen == ((work.first, 1, 0),)


def test_those_who_left_or_are_to_come_and_those_for_comparison_are_on_no_stair(work: Work) -> None:
    for code, said in {
        "C": {"is_comparison": True},
        "D": {"left_on": date(2026, 10, 30)},
        "E": {"left_on": date(2026, 10, 31)},
        "F": {"started_on": date(2026, 11, 1)},
        "G": {"started_on": None},
    }.items():
        work.do(AddRecords((replace(household(code), **said),)))  # type: ignore[arg-type]

    stairs = work.opened.figures.staircase(OCTOBER)

    assert [one.code for one in stairs.people] == ["A", "B", "E", "G"]
    assert stairs.left == (work.opened.household("D"),)
    of_village = work.opened.figures.staircase(OCTOBER, Audience.PARTICIPANT, work.village)
    assert ([one.code for one in of_village.people], of_village.left) == (["A"], ())


def test_the_programs_own_stairs_are_named_in_the_language_asked_and_a_projects_own_as_they_are(work: Work) -> None:
    with i18n.using("en"):
        english = work.opened.figures.staircase(OCTOBER).stairs
    with i18n.using("th"):
        thai = work.opened.figures.staircase(OCTOBER).stairs
    assert [one.level for one in english] == list(range(1, 8))
    assert english[0].name == "Knows"
    assert english[0].test == thai[0].test

    work.do(WriteStaircase(Audience.PARTICIPANT, (), (bare(1), bare(2))))
    assert [one.name for one in work.opened.figures.staircase(OCTOBER).stairs] == ["ขั้น 1", "ขั้น 2"]
    assert len(work.opened.figures.staircase(OCTOBER, Audience.PROVIDER).stairs) == 7


def test_what_a_staircase_rests_on_makes_it_be_read_anew_and_nothing_else(work: Work) -> None:
    figures = work.opened.figures
    kept = figures.staircase(OCTOBER)
    assert figures.staircase(OCTOBER) is kept
    work.do(AddRecords((VillageGroup(id=NO_ID, name="หมู่ 10"),)))
    assert figures.staircase(OCTOBER) is kept

    changes: tuple[Command, ...] = (
        AddEntries((Draft(household=work.first, date=date(2026, 10, 9), kind=EntryKind.NOTHING),)),
        RecordTraining(session("2"), ((work.first, NO_ID),)),
        RecordVisit(visit(work, work.first, date(2026, 10, 9))),
        AddRecords((Goal(id=NO_ID, household=work.first, name="รถ"),)),
        CloseMonth(work.first, OCTOBER),
        WriteStaircase(Audience.PROVIDER, (), (replace(bare(1), audience=Audience.PROVIDER),)),
        AddRecords((household("Z"),)),
    )
    for change in changes:
        kept = figures.staircase(OCTOBER)
        work.do(change)
        assert figures.staircase(OCTOBER) is not kept, change


def test_the_months_of_everybody_are_read_once_for_both_staircases_and_the_indicators(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Month] = []

    def counted(queries: FigureReader, households: Sequence[Household], as_of: Month, *more: Any) -> list[Ground]:  # noqa: ANN401
        asked.append(as_of)
        return grounds_of_all(queries, households, as_of, *more)

    monkeypatch.setattr(grounds, "grounds_of_all", counted)
    figures = work.opened.figures
    for audience in Audience:
        figures.staircase(OCTOBER, audience)
    figures.staircase(OCTOBER, group=work.village)
    of_village = figures.all_indicators(OCTOBER, work.village)
    everybody = figures.all_indicators(OCTOBER)
    assert asked == [OCTOBER]
    assert [one.code for one in of_village.households] == ["A"]
    assert [one.code for one in everybody.households] == ["A", "B"]

    figures.staircase(SEPTEMBER)
    assert asked == [OCTOBER, SEPTEMBER]
    village = work.all(VillageGroup)[0]
    work.do(ReplaceRecord(village, replace(village, province="ขอนแก่น")))
    figures.all_indicators(SEPTEMBER)
    assert asked == [OCTOBER, SEPTEMBER, SEPTEMBER], "the poverty line is another now"


def test_the_providers_own_stairs_rest_on_its_work(work: Work) -> None:
    answers = intake_text({one.value: one is Asked.WELFARE or "มี" for one in Asked})
    was = work.all(Household)[0]
    assert work.provider()[StairMeasure.INTAKE] == 0
    work.do(ReplaceRecord(was, replace(was, intake=answers)))
    line = BaselineLine(source="I07", cash=100, in_kind=0)
    work.do(
        AddRecords(
            (Baseline(id=NO_ID, household=work.first, type=BaselineType.C, first=202501, last=202512, lines=(line,)),)
        )
    )
    work.do(RecordTraining(replace(session("2,3"), aar="ฝนตก เลื่อนเวลา")))
    work.do(RecordTraining(replace(session("1"), aar="  ")))
    work.do(RecordTraining(replace(session("5", date(2026, 11, 1)), aar="ดี")))
    work.do(RecordVisit(visit(work, work.first, date(2026, 10, 1))))
    work.do(RecordVisit(visit(work, work.first, date(2026, 9, 1))))

    found = work.provider()

    assert (found[StairMeasure.INTAKE], found[StairMeasure.BASELINES]) == (0.5, 0.5)
    assert (found[StairMeasure.LESSONS_HELD], found[StairMeasure.LESSONS_WRITTEN]) == (3, 1)
    assert found[StairMeasure.VISIT_GAP] == (date(2026, 10, 31) - date(2026, 1, 1)).days, "the second never"
    assert (found[StairMeasure.GOOD_HOUSEHOLDS], found[StairMeasure.WITH_WORK], found[StairMeasure.GOES_ON]) == (
        0,
        0,
        None,
    )
    work.do(RecordVisit(visit(work, work.second, TODAY - timedelta(days=2))))
    assert work.provider(Month(2026, 11))[StairMeasure.VISIT_GAP] == (TODAY - date(2026, 10, 1)).days


def test_the_provider_counts_who_stands_on_the_stair_of_work_and_is_marked_itself(work: Work) -> None:
    stairs = (bare(1), *(replace(bare(level), test="supported_sold >= 0 or visits >= 9") for level in range(2, 7)))
    work.do(WriteStaircase(Audience.PARTICIPANT, (), stairs))
    work.do(VerifyMark(work.mark(1, work.second).id), "หน่อย")
    work.mark(6, work.second)
    assert work.provider()[StairMeasure.WITH_WORK] == 0
    work.do(VerifyMark(work.mark(5).id), "หน่อย")

    assert work.provider()[StairMeasure.WITH_WORK] == 1
    was = tuple(work.all(Stair))
    work.do(WriteStaircase(Audience.PARTICIPANT, was, (replace(was[0], test="supported_sold >= 0"), *was[1:])))
    assert work.provider()[StairMeasure.WITH_WORK] == 2, "the lowest that asks for sales"
    was = tuple(work.all(Stair))
    work.do(WriteStaircase(Audience.PARTICIPANT, was, tuple(replace(one, test="") for one in was)))
    assert work.provider()[StairMeasure.WITH_WORK] is None
    (provider,) = work.opened.figures.staircase(OCTOBER, Audience.PROVIDER).people
    assert [one.reason for one in provider.finding(6).clauses] == [Untold.NO_STAIR_OF_WORK]
    work.do(VerifyMark(work.mark(6, NO_ID, Audience.PROVIDER).id), "หน่อย")
    (one,) = work.opened.figures.staircase(OCTOBER, Audience.PROVIDER).people
    assert (one.household, one.verified, one.waiting) == (NO_ID, 6, None)
    assert work.where().verified == 5, "marks of one staircase say nothing of the other"
    assert work.opened.figures.staircase(OCTOBER, Audience.PROVIDER, work.village).people == (one,)


def test_a_rule_that_cannot_be_read_is_refused_with_its_place(work: Work) -> None:
    wrong = replace(bare(1), test="days >= 60 and lessonz >= 4")

    with pytest.raises(InvalidEntry) as refused:
        work.do(WriteStaircase(Audience.PARTICIPANT, (), (wrong,)))

    problem = refused.value.problems[0][1]
    assert (problem.code, problem.field, problem.params["place"]) == ("stair_rule_measure", "test", 16)
    assert work.all(Stair) == []


def test_what_the_project_cost_is_told_of_all_and_of_no_village(work: Work) -> None:
    work.do(AddRecords((ProjectCost(id=NO_ID, date=DAY, kind=CostKind.MECHANISM, amount=Money(50_000)),)))
    work.do(TellProvider((Provider(), Project()), Provider(), Project(settings='{"deadweight_permille": 300}')))

    def m16(group: Id | None = None) -> IndicatorResult:
        found = work.opened.figures.all_indicators(OCTOBER, group).group
        return next(one for one in found if one.indicator is Indicator.UNIT_COST)

    assert m16().value(Key.COST_TOTAL) == 50_000
    assert m16().value(Key.DEADWEIGHT) == Fraction(3, 10)
    assert (m16(work.village).values, m16(work.village).reasons) == ((), (Why.COSTS_OF_ALL,))
