"""Records of every sort through the door: added, changed, taken out of use, undone."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest

from household_ledger.db.records import KINDS
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.change_eight import ChangeLabel, ChangeScore
from household_ledger.domain.changes import Label
from household_ledger.domain.consent import Consent
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import NO_ID, PROJECT, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import BaselineType, EntryKind, PocketKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.domain.recurring import Recurring, RecurringTurn
from household_ledger.domain.register import (
    Erasure,
    Household,
    MonthState,
    Party,
    Pocket,
    Project,
    Provider,
    VillageGroup,
)
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.template import Template
from household_ledger.domain.training import Training
from household_ledger.domain.unanswered import Unanswered
from household_ledger.domain.visit import Visit
from household_ledger.errors import UserError
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.goals import AddGoal, ChangeGoal
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord, with_id
from household_ledger.services.ports import Work
from tests.db.ledgers import Book, Home, Undoable

_NATURAL = (Entry, Erasure, MonthState, RecurringTurn)
"""Kinds with commands and keys of their own."""
_REGISTER = [kind for kind in KINDS if kind.record_class not in _NATURAL]


def _filled(kind: type[Any], home: Home, *, seed: int) -> Any:  # noqa: ANN401 -- any record
    """Fill every field of a record with something said, whatever its type."""
    r = random.Random(seed)
    columns = {one.field: one for one in next(k for k in KINDS if k.record_class is kind).columns}
    values: dict[str, Any] = {}
    for one in fields(kind):
        column = columns.get(one.name)
        if column is None:
            values[one.name] = tuple(BaselineLine(f"I{n:02}", r.randint(0, 9), n, n * 500) for n in range(1, 4))
        elif column.words and column.from_cell is not None:
            values[one.name] = column.from_cell(r.choice(column.words))
        elif column.is_flag:
            values[one.name] = one.name != "is_deleted"
        elif column.from_cell == date.fromisoformat:
            values[one.name] = date(2026, r.randint(1, 12), r.randint(1, 28))
        elif column.is_text:
            values[one.name] = f"ข้อความ “{seed}” ' \" {one.name}"
        else:
            number = r.randint(1, 10**12)
            values[one.name] = Money(number) if column.from_cell is Money else number
    values |= {name: value for name, value in _in_bounds(seed).items() if name in values}
    if kind in (Recurring, Template):
        said = Draft(household=home.id, date=date(2026, 1, 1), kind=EntryKind.EXPENSE, description=f"ข้อความ {seed}")
        values["rows"] = kept([[said]])
    values |= _of_evidence(seed).get(kind, {})
    if kind is Unanswered:
        values |= {"first": date(2026, 1, seed), "last": date(2026, 1, seed + 1)}
    references = {"household": home.id, "occupation": home.rice, "goal": home.goal, "id": NO_ID}
    return kind(**values | {name: value for name, value in references.items() if name in values})


def _in_bounds(seed: int) -> dict[str, Any]:
    """Give what `domain.record_rules` asks more of than its type."""
    begins = dict.fromkeys(("present_from", "started_on", "starts_on"), date(2026, 1, seed))
    ends = dict.fromkeys(("present_to", "left_on", "ends_on", "by"), date(2026, 12, seed))
    small = dict.fromkeys(("rate", "instalments", "months", "every", "priority", "members"), seed)
    rule = dict.fromkeys(("day", "weekday", "nth", "month", "times"), seed)
    amounts = {"principal": Money(10**9 + seed), "total": Money(2 * 10**9 + seed)}
    months = {"harvest_months": f"{seed},11", "first": 202500 + seed, "last": 202600 + seed}
    values_of = {"price": Money(10**4 + seed), "from_month": 202600 + seed}
    words = {"birth_year": 1950 + seed, "debt_class": f"D0{seed}", "pockets": "5,7"}
    return {**begins, **ends, **small, **rule, **amounts, **months, **values_of, **words}


def _of_evidence(seed: int) -> dict[type, dict[str, Any]]:
    """Give what `domain.evidence_rules` asks more of than its type."""
    day, later = date(2026, 1, seed), date(2026, 12, seed)
    place = {"postcode": f"3200{seed}"}
    return {
        VillageGroup: place,
        Household: {**place, "phone": f"044-51{seed}123", "intake": f'{{"skills": ["ทอผ้า {seed}"], "welfare": true}}'},
        Consent: {"asked_on": day, "withdrawn_on": later},
        Visit: {"months": f"20260{seed}", "counted": Money(seed), "photos": ""},
        Training: {"lessons": f"{seed},10"},
        Stair: {"level": seed, "test": f"entries >= {seed}"},
        StairMark: {
            "audience": Audience.PARTICIPANT,
            "level": seed,
            "reached_on": day,
            "fallen_on": later,
            "photos": "",
        },
        ChangeLabel: {"id": Id(seed)},
        ChangeScore: {"person": NO_ID, "slot": seed, "score": seed},
    }


@pytest.mark.parametrize("kind", [kind.record_class for kind in _REGISTER])
def test_a_record_of_each_sort_comes_back_as_it_was_said(
    book: Book, home: Home, undoable: Undoable, kind: type[Any]
) -> None:
    said = _filled(kind, home, seed=1)
    if kind in (Project, Provider):
        said = replace(said, id=kind().id)
    if kind is ChangeLabel:
        said = replace(said, id=Id(1))

    (record,) = undoable(AddRecords((said,)))
    with book.store.reader() as reader:
        added: Any = reader.record(kind, Id(record))
    assert added == replace(said, id=record)

    undoable(ReplaceRecord(added, replace(_filled(kind, home, seed=2), id=record)))
    with book.store.reader() as reader:
        changed: Any = reader.record(kind, Id(record))
    assert changed == replace(_filled(kind, home, seed=2), id=record)

    undoable(DeleteRecords(kind, (Id(record),)))
    with book.store.reader() as reader:
        assert reader.record(kind, Id(record)) == replace(changed, is_deleted=True)
        assert record not in [one.id for one in reader.all(kind)]
        assert record in [one.id for one in reader.all(kind, with_deleted=True)]


def test_records_of_a_household_are_its_own(book: Book, home: Home) -> None:
    from tests.db.ledgers import add_home

    other = add_home(book, "002")
    with book.store.reader() as reader:
        names = [pocket.name for pocket in reader.of_household(Pocket, home.id)]
        assert len(names) == 4
        assert {one.household for one in reader.of_household(Party, other.id)} == {other.id}
        assert [one.code for one in reader.households()] == ["001", "002"]
        found = reader.household_by_code("002")
        assert found is not None
        assert found.id == other.id
        assert reader.household_by_code("003") is None


def test_project_and_provider_are_empty_until_something_is_said(book: Book, undoable: Undoable) -> None:
    with book.store.reader() as reader:
        assert (reader.project(), reader.provider()) == (Project(), Provider())

    undoable(AddRecords((Project(name="ทุนหมุนเวียน", price_year=2026),)))
    undoable(AddRecords((Project(name="ทุนหมุนเวียน 2"),)))

    with book.store.reader() as reader:
        assert reader.project() == Project(id=PROJECT, name="ทุนหมุนเวียน 2")


def test_a_project_taken_back_can_be_said_again(book: Book) -> None:
    book.do(AddRecords((Project(name="แรก"),)))
    book.do(Undo())

    book.do(AddRecords((Project(name="ใหม่"),)))

    with book.store.reader() as reader:
        assert reader.project().name == "ใหม่"
        assert not reader.project().is_deleted


def test_several_records_are_one_step(book: Book, undoable: Undoable) -> None:
    steps = book.steps()

    ids = undoable(AddRecords((VillageGroup(id=NO_ID, name="ก"), Household(id=NO_ID, code="7", name="บ้าน 7"))))

    assert len(set(ids)) == 2
    assert book.steps() == steps + 3


def test_a_record_changed_by_somebody_else_is_not_overwritten(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        was = reader.record(Pocket, home.cash)
    assert was is not None
    book.do(ReplaceRecord(was, replace(was, name="กระเป๋าแม่")))
    before = book.state()

    for command, code in (
        (ReplaceRecord(was, replace(was, name="กระเป๋าพ่อ")), "changed_since"),
        (ReplaceRecord(replace(was, name="กระเป๋าแม่"), replace(was, name="กระเป๋าแม่")), "nothing_changed"),
        (ReplaceRecord(replace(was, id=Id(9)), replace(was, id=Id(9))), "unknown_record"),
        (DeleteRecords(Pocket, (Id(9),)), "unknown_record"),
    ):
        with pytest.raises(UserError) as refused:
            book.do(command)
        assert refused.value.code == code
    assert book.state() == before


def test_a_pocket_that_becomes_savings_is_posted_as_savings(book: Book, home: Home) -> None:
    """What checking looks up is kept between steps, and forgotten when it changes."""
    from household_ledger.domain.entry import Draft
    from household_ledger.domain.kinds import EntryKind
    from household_ledger.services.commands.entries import AddEntries
    from household_ledger.services.refusals import InvalidEntry

    save = Draft(
        household=home.id,
        date=date(2026, 11, 1),
        kind=EntryKind.SAVE,
        amount=Money(100),
        pocket=home.cash,
        to_pocket=home.bank,
    )
    with pytest.raises(InvalidEntry):
        book.do(AddEntries((save,)))
    with book.store.reader() as reader:
        bank = reader.record(Pocket, home.bank)
    assert bank is not None
    book.do(ReplaceRecord(bank, replace(bank, kind=PocketKind.SAVINGS, category="S03")))

    book.do(AddEntries((save,)))
    book.do(Undo())
    book.do(Undo())

    with pytest.raises(InvalidEntry):
        book.do(AddEntries((save,)))


def test_a_goals_new_target_or_date_is_kept_with_its_reason(book: Book, home: Home, undoable: Undoable) -> None:
    (goal_id,) = undoable(AddGoal(Goal(id=NO_ID, household=home.id, name="หลังคา", target=Money(500000))))
    with book.store.reader() as reader:
        was = reader.record(Goal, Id(goal_id))
    assert was is not None
    now = replace(was, target=Money(650000), by=date(2027, 4, 1), rhythm=Rhythm.WEEK)

    undoable(ChangeGoal(was, now, " ราคาขึ้น "))
    undoable(ChangeGoal(now, replace(now, name="หลังคาใหม่")))

    with book.store.reader() as reader:
        (change,) = reader.of_household(GoalChange, home.id)
        assert reader.record(Goal, Id(goal_id)) == replace(now, name="หลังคาใหม่")
    assert (change.target_before, change.target_after) == (500000, 650000)
    assert (change.by_before, change.by_after, change.reason) == (None, date(2027, 4, 1), "ราคาขึ้น")
    assert change.changed_on == book.clock.today()


def test_a_baseline_is_set_and_set_anew_with_its_lines(book: Book, home: Home, undoable: Undoable) -> None:
    lines = (BaselineLine("I01", 100, 20), BaselineLine("C01", 30, 0, 1500))
    first = Baseline(id=NO_ID, household=home.id, type=BaselineType.C, first=202501, last=202512, lines=lines)

    (record,) = undoable(SetBaseline(first))
    undoable(SetBaseline(replace(first, id=Id(record), lines=lines[1:], members=4)))

    with book.store.reader() as reader:
        (kept,) = reader.of_household(Baseline, home.id)
    assert (kept.lines, kept.members) == (lines[1:], 4)


@dataclass(frozen=True, slots=True)
class _AsItCame:
    """Write a baseline as a bundle of a newer version brings it: nothing of it is looked at."""

    baseline: Baseline

    def write(self, work: Work) -> Label:
        work.insert([with_id(self.baseline, work)])
        return Label("set_baseline", (("type", str(self.baseline.type)),))


def test_a_baseline_of_sources_nobody_here_knows_can_be_taken_away(book: Book, home: Home, undoable: Undoable) -> None:
    lines = (BaselineLine("I01", 100, 20), BaselineLine("I99", 30, 0))
    came = Baseline(id=NO_ID, household=home.id, type=BaselineType.C, first=202501, last=202512, lines=lines)
    book.do(_AsItCame(came))
    with book.store.reader() as reader:
        (known,) = reader.of_household(Baseline, home.id)

    undoable(SetBaseline(replace(known, is_deleted=True), was=known))

    with book.store.reader() as reader:
        assert not reader.of_household(Baseline, home.id)
        assert reader.record(Baseline, known.id) == replace(known, is_deleted=True)


def test_a_baseline_that_was_changed_since_is_not_taken_away(book: Book, home: Home) -> None:
    book.do(SetBaseline(Baseline(id=NO_ID, household=home.id, type=BaselineType.D, first=202601, last=202601)))
    with book.store.reader() as reader:
        (known,) = reader.of_household(Baseline, home.id)
    book.do(SetBaseline(replace(known, members=7), was=known))

    with pytest.raises(UserError) as refused:
        book.do(SetBaseline(replace(known, is_deleted=True), was=known))

    assert refused.value.code == "changed_since"
