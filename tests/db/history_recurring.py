"""Steps of histories that what comes again takes: rules made, changed, stopped, turns confirmed and passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurrence import turns
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState, WeekendShift, days_rule
from household_ledger.services.commands.recurring import (
    AddRecurring,
    ChangeRecurring,
    ReplaceRecurring,
    SkipTurn,
    StopRecurring,
    TakeTurn,
)
from tests.db.drafts import draft
from tests.db.history_base import SEED, WHICH, RememberingBook

_START, _END = date(2026, 1, 1), date(2026, 3, 31)
_WRONG_DAY = date(2025, 12, 31)


class RecurringHistories(RememberingBook):
    """Commands on what comes again."""

    @rule(which=WHICH, seed=SEED, rhythm=st.sampled_from(Recurs), weekend=st.sampled_from(WeekendShift))
    def add_recurring(self, which: int, seed: int, rhythm: Recurs, weekend: WeekendShift) -> None:
        home = self.homes[which]
        made = Recurring(
            id=NO_ID,
            household=home.id,
            rows=kept([[draft(seed, home, kind=(EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.SAVE)[seed % 3])]]),
            rhythm=rhythm,
            day=seed % 28 + 1,
            weekday=seed % 7,
            nth=1,
            month=seed % 3 + 1,
            weekend=weekend,
            starts_on=_START,
        )
        before = len(self._rules())
        assert self.act(AddRecurring(made))
        assert len(self._rules()) == before + 1

    @rule(place=SEED, every=st.integers(1, 3), times=st.integers(0, 9))
    def change_recurring(self, place: int, every: int, times: int) -> None:
        if not (rules := self._rules()):
            return
        was = rules[place % len(rules)]
        now = replace(was, every=every, times=times)
        is_answered = any(one.recurring == was.id for one in self._turns())
        refused = "nothing_changed" if now == was else ""
        if is_answered and days_rule(now) != days_rule(was):
            refused = "recurring_answered"
        if self.act(ChangeRecurring(was, now), refused=refused):
            assert now in self._rules()

    @rule(place=SEED, days=st.integers(0, 90), every=st.integers(1, 3))
    def replace_recurring(self, place: int, days: int, every: int) -> None:
        if not (rules := self._rules()):
            return
        was = rules[place % len(rules)]
        now = replace(was, every=every, starts_on=_START + timedelta(days=days))
        answered = max((one.due for one in self._turns() if one.recurring == was.id), default=0)
        refused = "invalid_entry" if int(f"{now.starts_on:%Y%m%d}") <= answered else ""
        if self.act(ReplaceRecurring(was, now), refused=refused):
            (made,) = (one for one in self._rules() if one.id not in {rule.id for rule in rules})
            assert replace(made, id=was.id) == now
            assert was.id not in {one.id for one in self._rules()}

    @rule(place=SEED)
    def stop_recurring(self, place: int) -> None:
        if not (rules := self._rules()):
            return
        one = rules[place % len(rules)]
        assert self.act(StopRecurring(one.id))
        assert one.id not in {left.id for left in self._rules()}

    @rule(place=SEED, number=st.integers(0, 9))
    def take_turn(self, place: int, number: int) -> None:
        if not (rules := self._rules()):
            return
        one = rules[place % len(rules)]
        due, day, refused = self._some_turn(one, number)
        before = {entry.id for entry in self.entries()}
        rows = rows_of(one.rows, one.household, day)
        if self.act(TakeTurn(one.id, due, rows), refused=refused or self.closed((one.household, day))):
            made = [entry for entry in self.entries() if entry.id not in before]
            (turn,) = (turn for turn in self._turns() if (turn.recurring, turn.due) == _key(one, due))
            assert [(entry.date, entry.id) for entry in made] == [(day, turn.entry)]
            assert turn.state is TurnState.TAKEN

    @rule(place=SEED, number=st.integers(0, 9))
    def skip_turn(self, place: int, number: int) -> None:
        if not (rules := self._rules()):
            return
        one = rules[place % len(rules)]
        due, _day, refused = self._some_turn(one, number)
        before = len(self.entries())
        if self.act(SkipTurn(one.id, due), refused=refused):
            assert len(self.entries()) == before
            (turn,) = (turn for turn in self._turns() if (turn.recurring, turn.due) == _key(one, due))
            assert (turn.state, turn.entry) == (TurnState.SKIPPED, NO_ID)

    @invariant()
    def no_turn_is_answered_by_what_was_taken_out(self) -> None:
        with self.book.store.reader() as reader:
            answers = [entry for one in self._turns() if one.entry and (entry := reader.entry(one.entry)) is not None]
        assert not [entry.id for entry in answers if entry.is_deleted]

    def _some_turn(self, one: Recurring, number: int) -> tuple[date, date, str]:
        """Give the day of a turn, the day it is written on, and the refusal to expect; of 0 a day it is not due."""
        found = list(turns(one, _START - timedelta(days=2), _END))
        if number == 0 or not found:
            return _WRONG_DAY, _START, "turn_not_due"
        due, day = found[number % len(found)]
        is_answered = any((turn.recurring, turn.due) == _key(one, due) for turn in self._turns())
        return due, day, "turn_answered" if is_answered else ""

    def _rules(self) -> list[Recurring]:
        with self.book.store.reader() as reader:
            return [one for home in self.homes for one in reader.of_household(Recurring, home.id)]

    def _turns(self) -> list[RecurringTurn]:
        with self.book.store.reader() as reader:
            return [one for home in self.homes for one in reader.of_household(RecurringTurn, home.id)]


def _key(one: Recurring, due: date) -> tuple[int, int]:
    return one.id, int(f"{due:%Y%m%d}")
