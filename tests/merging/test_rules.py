"""The rules of merging against the slow ones, over random histories of three writers; wrong rules are found out."""

from __future__ import annotations

import random
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from household_ledger.services.merging import late, past, standing
from household_ledger.services.merging.past import Stamp
from tests.merging import oracle

_ENTRY: oracle.Record = ("entry", 7, 0)
_MONTH: oracle.Record = ("month", 1, 202601)


class History:
    """Three writers who write and now and then take in all another has; clocks go wrong."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.steps: dict[oracle.StepKey, oracle.Step] = {}
        self.have: list[set[oracle.StepKey]] = [set(), set(), set()]
        self.contexts: dict[oracle.StepKey, dict[int, int]] = {}
        clocks = [self.random.choice((0, 3, 40)) for _writer in range(3)]
        self._write(0, clocks[0], {_ENTRY: {"money": 1, "date": "2026-01-05"}})
        for writer in (1, 2):
            self.have[writer] |= self.have[0]
        for moment in range(self.random.randint(3, 14)):
            writer = self.random.randrange(3)
            if self.random.random() < 0.35:
                self.have[writer] |= self.have[self.random.randrange(3)]
            elif self.random.random() > 0.25 or not self._undo(writer, moment + clocks[writer]):
                self._write(writer, moment + clocks[writer], self._change())

    def _change(self) -> dict[oracle.Record, dict[str, Any]]:
        r = self.random
        return r.choice(
            (
                {_ENTRY: {"money": r.randint(1, 3)}},
                {_ENTRY: {"date": f"2026-0{r.randint(1, 2)}-05"}},
                {_ENTRY: {"deleted": 1}},
                {_ENTRY: {"deleted": None}},
                {_ENTRY: {"money": r.randint(1, 3), "note": r.choice("ab")}},
                {_MONTH: {"closed": r.choice(([f"2026-02-0{r.randint(1, 2)}"], ["2026-02-01"], [None]))}},
            )
        )

    def _undo(self, writer: int, hlc: int) -> bool:
        """Take back the writer's last step, where all is still as it left it and nothing of it is asked."""
        last = max((key for key in self.have[writer] if key[0] == writer + 1), default=None)
        if last is None or self.steps[last].undoes is not None:
            return False
        known, step = [self.steps[one] for one in self.have[writer]], self.steps[last]
        for record, after in step.after.items():
            now, asked = oracle.shown(known, record), oracle.conflicts(known, record)
            if asked & set(after) or any(now[unit] != value for unit, value in after.items()):
                return False
        self._write(writer, hlc, step.before, undoes=last)
        return True

    def _write(
        self,
        writer: int,
        hlc: int,
        after: dict[oracle.Record, dict[str, Any]],
        *,
        undoes: oracle.StepKey | None = None,
    ) -> None:
        mine = [key for key in self.have[writer] if key[0] == writer + 1]
        key = (writer + 1, len(mine) + 1)
        known = [self.steps[one] for one in self.have[writer]]
        shown = {record: oracle.shown(known, record) for record in after}
        before = {record: {unit: shown[record].get(unit) for unit in said} for record, said in after.items()}
        step = oracle.Step(key, hlc, frozenset(self.have[writer]), before, after, {_ENTRY: 1}, undoes)
        seen: dict[int, int] = {}
        for one in mine:
            seen |= self.contexts[one]
        heads = {other: max((seq for w, seq in self.have[writer] if w == other), default=0) for other in (1, 2, 3)}
        self.contexts[key] = {o: seq for o, seq in heads.items() if o != writer + 1 and seq > seen.get(o, 0)}
        self.steps[key] = step
        self.have[writer].add(key)


def check(history: History, rules: tuple[Any, Any, Any] = (past, standing, late)) -> None:
    """Hold what the rules say of all steps, in some order, against the slow ones."""
    past_rules, standing_rules, late_rules = rules
    known = past_rules.Past()
    for key in sorted(history.steps):
        if history.contexts[key]:
            known.note(*key, history.contexts[key])
    steps = list(history.steps.values())
    order = history.random.sample(steps, len(steps))
    found = {record: standing_rules.Standing(known) for record in (_ENTRY, _MONTH)}
    moved = []
    for one in order:
        stamp = Stamp(one.hlc, *one.key)
        for record, after in one.after.items():
            found[record].add(stamp, after, one.undoes[1] if one.undoes else 0)
            if record == _ENTRY:
                days = (one.before[record].get("date"), after.get("date"))
                moved.append(late_rules.Moved(stamp, 7, frozenset(map(late_rules.month_number, days))))
    for record, got in found.items():
        assert got.shown() == oracle.shown(steps, record), "shown"
        listed = got.conflicts()
        assert set(listed) == oracle.conflicts(steps, record), "listed"
        for unit, values in listed.items():
            assert values[0].value == got.shown().get(unit)
            assert [one.stamp for one in values] == sorted(
                (one.stamp for one in values), reverse=True
            ) or unit == "deleted"
            if unit != "deleted":
                said = {str(value) for _rank, value in oracle.values(steps, record, unit).values()}
                assert sorted(str(one.value) for one in values) == sorted(said), "each different value once"
    closed = {202601: late_rules.closings(found[_MONTH])}
    got_late = late_rules.late_months({m: c for m, c in closed.items() if c}, moved, {7: found[_ENTRY]}, known)
    assert {(1, month) for month in got_late} == oracle.late(steps), "late"


@given(st.integers(0, 1 << 32))
@settings(max_examples=400, deadline=None)
def test_whatever_the_order_the_rules_say_what_sets_say(seed: int) -> None:
    check(History(seed))


def _check_many(rules: list[ModuleType]) -> None:
    for seed in range(3000):
        check(History(seed), (rules[0], rules[1], rules[2]))


_MUTANTS = {
    "the last by the clock wins": (
        "standing",
        "any(self._past.knows(other.stamp, one.stamp) for other in writes)",
        "any(other.stamp > one.stamp for other in writes)",
    ),
    "what is replaced stays": (
        "standing",
        "if len(writes) == 1 or not any(self._past.knows(other.stamp, one.stamp) for other in writes):",
        "if True:",
    ),
    "an undo settles": ("standing", "if one.undoes else []", "if False else []"),
    "an undo puts back what stands beside it too": (
        "standing",
        "[one for one in writes if self._past.knows(undone.stamp, one.stamp)]",
        "[one for one in writes if one.stamp != undo.stamp and one.stamp != undone.stamp]",
    ),
    "an undo of what made the unit puts back nothing": (
        "standing",
        "before or [Said(one.stamp, one.value)]",
        "(before if one.undoes else [Said(one.stamp, one.value)])",
    ),
    "of equal values the last is named": (
        "standing",
        "found.setdefault(json.dumps(one.value), one)",
        "found[json.dumps(one.value)] = one",
    ),
    "one value only": ("standing", "found |= {said", "found = {said"),
    "not listed": ("standing", "if len(values) > 1:", "if False:"),
    "equal values are a conflict": ("standing", "values = _different(self.alive(unit))", "values = self.alive(unit)"),
    "shown by arrival": (
        "standing",
        "sorted(standing, key=lambda one: one.stamp, reverse=True)",
        "standing",
    ),
    "a deletion wins": ("standing", "shown[DELETED] = None", "pass"),
    "an unseen change is not asked about": (
        "standing",
        "or next(self._unseen_by_deletions(), None) is not None",
        "or False",
    ),
    "two deletions are a conflict": ("standing", "after.keys() == {DELETED} and bool(after[DELETED])", "False"),
    "bringing back counts as a deletion": (
        "standing",
        "after.keys() == {DELETED} and bool(after[DELETED])",
        "after.keys() == {DELETED}",
    ),
    "own steps do not follow each other": ("past", "return earlier.seq < later.seq", "return False"),
    "contexts are forgotten": ("past", "return place > 0 and", "return False and"),
    "only the newest context counts": ("past", "seen.append(before | {", "seen.append({"),
    "a context is known too early": ("past", "place = bisect_right(seqs, later.seq)", "place = len(seqs)"),
    "a context is known too late": ("past", "bisect_right(seqs, later.seq)", "bisect_right(seqs, later.seq - 1)"),
    "late where the entry was only": ("late", "(one.months | _months_now(entries.get(one.entry)))", "one.months"),
    "late where the entry is only": (
        "late",
        "(one.months | _months_now(entries.get(one.entry)))",
        "_months_now(entries.get(one.entry))",
    ),
    "a reopened month is late": ("late", "and one.value[0] is not None", ""),
    "nothing is late": ("late", "late.add(month)", "pass"),
    "known to the closing, late all the same": ("late", "past.are_apart(one.stamp, closing)", "one.stamp != closing"),
}


@pytest.mark.parametrize("name", _MUTANTS)
def test_wrong_rules_are_found_out(name: str) -> None:
    room, right, wrong = _MUTANTS[name]
    rules = [past, standing, late]
    place = ("past", "standing", "late").index(room)
    source = Path(str(rules[place].__file__)).read_text(encoding="utf-8")
    assert source.count(right) == 1, "the mutant is made of the present words"
    mutant = ModuleType(f"mutant_{room}")
    sys.modules[mutant.__name__] = mutant
    exec(source.replace(right, wrong), mutant.__dict__)  # noqa: S102 -- our own words
    rules[place] = mutant
    with pytest.raises(AssertionError):
        _check_many(rules)
    assert import_module(f"household_ledger.services.merging.{room}") is not mutant
