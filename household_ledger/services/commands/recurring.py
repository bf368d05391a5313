"""What comes again and again: its rules, and each turn confirmed or passed over by a person. Nothing books itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.category import STANDARD_LIMIT, code_of
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row, rows_of
from household_ledger.domain.problem import Problem
from household_ledger.domain.recurrence import is_due
from household_ledger.domain.recurring import Recurring, TurnState, days_rule, number_of, settled
from household_ledger.domain.register import Household
from household_ledger.domain.validation import day_problems
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import added_label
from household_ledger.services.commands.register import refuse, sound, with_id
from household_ledger.services.commands.rows import added_row, made_row
from household_ledger.services.commands.turns import answer_turn, known_rule, turns_of
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class AddRecurring:
    """Write a new rule (id 0); what its rhythm does not ask for is left out.

    Where it is made from an entry already written, that is the turn of its day: it is not proposed again.
    """

    recurring: Recurring
    made_from: Id = NO_ID

    def write(self, work: Work) -> Label:
        """InvalidEntry for a rule that finds no day, or rows that could not be written today."""
        made: Recurring = with_id(_fit(self.recurring, work), work)
        work.insert([made])
        written = work.entry(self.made_from) if self.made_from else None
        if written is not None and written.household == made.household and is_due(made, written.date):
            answer_turn(made, written.date, work, state=TurnState.TAKEN, by=written.id)
        return _label("add_recurring", made, work)


@dataclass(frozen=True, slots=True)
class ChangeRecurring:
    """Write a rule anew, made from what it `was`.

    Once a turn is answered its days stay: by others, all turns answered would be asked for again. Then a rule is
    stopped and another one made.
    """

    was: Recurring
    now: Recurring

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`, `recurring_answered`."""
        now = _fit(replace(self.now, household=self.was.household), work)
        if days_rule(now) != days_rule(self.was) and any(turns_of(self.was, work)):
            raise UserError("recurring_answered")
        work.replace(now, was=self.was)
        return _label("change_recurring", now, work)


@dataclass(frozen=True, slots=True)
class ReplaceRecurring:
    """Stop the rule that `was` and begin another for days after those answered, in one step."""

    was: Recurring
    now: Recurring

    def write(self, work: Work) -> Label:
        """InvalidEntry, for a start not after the last day answered too; UserError `changed_since`."""
        made: Recurring = with_id(_fit(replace(self.now, id=NO_ID, household=self.was.household), work), work)
        answered = max((one.due for one in turns_of(self.was, work)), default=0)
        refuse([Problem("recurring_starts_too_soon", "starts_on")] if number_of(made.starts_on) <= answered else [])
        work.replace(replace(self.was, is_deleted=True), was=self.was)
        work.insert([made])
        return _label("replace_recurring", made, work)


@dataclass(frozen=True, slots=True)
class StopRecurring:
    """Propose a rule no more; what was written by it stays."""

    recurring: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record` also for one stopped before."""
        found = known_rule(self.recurring, work)
        work.replace(replace(found, is_deleted=True), was=found)
        return _label("stop_recurring", found, work)


@dataclass(frozen=True, slots=True)
class TakeTurn:
    """Write what came again, as a person confirmed it, in the one step that marks the turn.

    `due` is the day it falls due by its rhythm; the rows carry the day it is written on, and what was changed in them.
    """

    recurring: Id
    due: date
    rows: tuple[Row, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry of the first row that cannot be kept.

        UserError `unknown_record`, `turn_not_due`, `turn_answered`; `nothing_changed` for no rows.
        """
        found = known_rule(self.recurring, work)
        refuse([Problem("of_another_household", "rows")] if _is_strange(self.rows, found) else [])
        entries: list[Entry] = []
        for row in self.rows:
            entries += added_row(row, work)
        label = added_label(entries)
        answer_turn(found, self.due, work, state=TurnState.TAKEN, by=entries[0].id)
        return label


@dataclass(frozen=True, slots=True)
class SkipTurn:
    """Pass a turn over: it is not proposed again."""

    recurring: Id
    due: date

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `turn_not_due`, `turn_answered`."""
        found = known_rule(self.recurring, work)
        answer_turn(found, self.due, work, state=TurnState.SKIPPED)
        label = _label("skip_turn", found, work)
        return replace(label, params=(("day", self.due.isoformat()), *label.params))


def _fit(recurring: Recurring, work: Work) -> Recurring:
    """Hold a rule to what it may say, and its rows to what could be written today."""
    tidy: Recurring = sound(settled(recurring))
    household = work.record(Household, tidy.household)
    if household is None or household.is_deleted:
        refuse([Problem("household_unknown", "household")])
    refuse(day_problems(tidy.starts_on, work.book(tidy.household).last_day, "starts_on"))
    for row in rows_of(tidy.rows, tidy.household, work.clock.today()):
        made_row(row, work)
    return tidy


def _is_strange(rows: tuple[Row, ...], recurring: Recurring) -> bool:
    return any(draft.household != recurring.household for row in rows for draft in row)


def _label(code: str, recurring: Recurring, work: Work) -> Label:
    """Name what comes again by the first of its rows; the face shows its category where nobody described it."""
    first = rows_of(recurring.rows, recurring.household, work.clock.today())[0][0]
    named = [part.category for part in first.parts if part.category < STANDARD_LIMIT]
    category = code_of(named[0]) if named else ""
    return Label(code, (("what", first.description), ("category", category), ("kind", str(first.kind))))
