"""Closing, reopening, verifying a household's month, and correcting what is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, MonthState
from household_ledger.errors import UserError
from household_ledger.services.ports import Command, Work
from household_ledger.services.verifying import why_not_verify
from household_ledger.text.clean import clean


@dataclass(frozen=True, slots=True)
class CloseMonth:
    """Close a month: its entries change no more but by a dated correction. Closing it again is a step too.

    The month that runs may be closed before its end, one that has not begun may not. A closed month that got entries
    its closing had not seen is closed anew with a reason, which stays with it as its correction.
    """

    household: Id
    month: Month
    reason: str = ""

    def write(self, work: Work) -> Label:
        """UserError `month_to_come`, `unknown_household`, `say_why` where entries came late."""
        if self.month > Month.of(work.clock.today()):
            raise UserError("month_to_come", month=self.month.iso)
        state = _state(self.household, self.month, work)
        closed = replace(state, closed_on=work.clock.today(), closed_by=work.initiator.person, reopening_reason="")
        again = {"closed"}
        if any((one.household, one.month) == (self.household, state.month) for one in work.reader.late_months()):
            closed = replace(closed, corrected_on=work.clock.today(), correction_reason=_reason(self.reason))
            again.add("correction")
        work.put_month(closed, again=frozenset(again))
        return _label("close_month", self.household, self.month, work)


@dataclass(frozen=True, slots=True)
class ReopenMonth:
    """Open a closed month again; it is then verified no more."""

    household: Id
    month: Month
    reason: str

    def write(self, work: Work) -> Label:
        """UserError `month_not_closed`, `say_why`."""
        state = _closed_state(self.household, self.month, work)
        opened = replace(_unverified(state), closed_on=None, closed_by=NO_ID, reopening_reason=_reason(self.reason))
        work.put_month(opened, again=frozenset({"closed"}))
        return _label("reopen_month", self.household, self.month, work)


@dataclass(frozen=True, slots=True)
class VerifyMonth:
    """Say that a second person saw the papers of a closed month; `seen` says which. The initiator is the verifier."""

    household: Id
    month: Month
    seen: str

    def write(self, work: Work) -> Label:
        """UserError `month_not_closed`, `say_who`, `say_what_was_seen`; `verifier_typed`, `_role`, `_twice`."""
        verify(self.household, self.month, self.seen, work)
        return _label("verify_month", self.household, self.month, work)


@dataclass(frozen=True, slots=True)
class MarkPaperDaily:
    """Say that a month's paper was written day by day, so that typing it in later is no delay; all else may be one."""

    household: Id
    month: Month
    is_daily: bool

    def write(self, work: Work) -> Label:
        """UserError `month_closed`, `unknown_household`, `nothing_changed`."""
        state = _state(self.household, self.month, work)
        if state.closed_on is not None:
            raise UserError("month_closed", month=self.month.iso)
        work.put_month(replace(state, is_paper_daily=self.is_daily))
        code = "mark_paper_daily" if self.is_daily else "unmark_paper_daily"
        return _label(code, self.household, self.month, work)


@dataclass(frozen=True, slots=True)
class CorrectClosed:
    """Run a command on the entries of a closed month as a dated correction.

    Entries keep the day of the event and say when and why they were corrected; so does the month, verified no more.
    """

    household: Id
    month: Month
    reason: str
    command: Command

    def write(self, work: Work) -> Label:
        """UserError `month_not_closed`, `say_why`, `not_of_the_month`, and whatever the command raises."""
        reason = _reason(self.reason)
        _closed_state(self.household, self.month, work)
        work.allow_closed(self.household, self.month.number)
        self.command.write(work)
        if not work.mark_corrected(self.household, self.month.number, reason):
            raise UserError("not_of_the_month", month=self.month.iso)
        state = _closed_state(self.household, self.month, work)
        corrected = replace(_unverified(state), corrected_on=work.clock.today(), correction_reason=reason)
        work.put_month(corrected, again=frozenset({"correction"}))
        return _label("correct_closed", self.household, self.month, work)


def verify(household: Id, month: Month, seen: str, work: Work) -> None:
    """Write that the initiator saw what a closed month rests on; UserError as `VerifyMonth`."""
    state = _closed_state(household, month, work)
    verifier = work.initiator.person
    if verifier == NO_ID:
        raise UserError("say_who")
    papers = clean(seen, has_lines=True)
    if not papers:
        raise UserError("say_what_was_seen")
    typists = work.reader.typists(household, month.number)
    if (problem := why_not_verify(verifier, typists, work.reader, own="verifier_typed")) is not None:
        raise problem
    verified = replace(state, verified_on=work.clock.today(), verified_by=verifier, seen=papers)
    work.put_month(verified, again=frozenset({"verified"}))


def unverify(household: Id, month: Month, by: Id, work: Work) -> None:
    """Take off a month what somebody verified; a month another verified since, or nobody, stays as it is."""
    state = work.month(household, month.number)
    if state is not None and state.verified_by == by and by != NO_ID:
        work.put_month(_unverified(state))


def _state(household: Id, month: Month, work: Work) -> MonthState:
    state = work.month(household, month.number)
    if state is not None:
        return state
    if work.record(Household, household) is None:
        raise UserError("unknown_household", code=str(household))
    return MonthState(household=household, month=month.number)


def _closed_state(household: Id, month: Month, work: Work) -> MonthState:
    state = _state(household, month, work)
    if state.closed_on is None:
        raise UserError("month_not_closed", month=month.iso)
    return state


def _unverified(state: MonthState) -> MonthState:
    return replace(state, verified_on=None, verified_by=NO_ID, seen="")


def _reason(text: str) -> str:
    reason = clean(text)
    if not reason:
        raise UserError("say_why")
    return reason


def _label(code: str, household: Id, month: Month, work: Work) -> Label:
    found = work.record(Household, household)
    return Label(code, (("household", found.code if found else ""), ("month", month.iso)))
