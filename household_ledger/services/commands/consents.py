"""Writing down what adults agreed to, each purpose by itself, and that somebody took it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from household_ledger.domain.changes import Label
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Member
from household_ledger.errors import UserError
from household_ledger.services.commands.known import happened, household_there, member_problems, there
from household_ledger.services.commands.register import with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True)
class RecordConsents:
    """Keep the answers of a sheet (id 0), given or refused; an earlier answer to the same purpose stays in the file."""

    consents: tuple[Consent, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry for one that cannot be kept; UserError `nothing_changed` for none, `unknown_record`."""
        if not self.consents:
            raise UserError("nothing_changed")
        made: list[Any] = [with_id(_fit(one, work), work) for one in self.consents]
        work.insert(made)
        return Label("record_consents", (("name", _name(made[0], work)), ("count", len(made))))


@dataclass(frozen=True, slots=True)
class ChangeConsent:
    """Write an answer as it truly was, made from what it `was`; whose it is and what was asked stay."""

    was: Consent
    now: Consent

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`, `unknown_record`."""
        was = self.was
        now = replace(self.now, id=was.id, household=was.household, member=was.member, purpose=was.purpose)
        work.replace(_fit(now, work), was=was)
        return Label("change_consent", _about(was, work))


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Say that somebody took a consent back on a day; the answer stays, with who wrote this down."""

    consent: Id
    on: date

    def write(self, work: Work) -> Label:
        """InvalidEntry for a refusal, or a day before the answer or still to come; UserError `consent_withdrawn`."""
        was = _take_back(self.consent, self.on, work)
        return Label("withdraw_consent", _about(was, work))


@dataclass(frozen=True, slots=True)
class WithdrawConsents:
    """Say that somebody took back several consents on one day, as `WithdrawConsent`."""

    consents: tuple[Id, ...]
    on: date

    def write(self, work: Work) -> Label:
        """As `WithdrawConsent`; UserError `nothing_changed` for none."""
        if not self.consents:
            raise UserError("nothing_changed")
        taken = [_take_back(one, self.on, work) for one in self.consents]
        return Label("withdraw_consents", (("name", _name(taken[0], work)), ("count", len(taken))))


def _take_back(consent: Id, on: date, work: Work) -> Consent:
    was = there(Consent, consent, work)
    if was.withdrawn_on is not None:
        raise UserError("consent_withdrawn", day=was.withdrawn_on.isoformat())
    now = replace(was, withdrawn_on=on, withdrawn_by=work.initiator.person)
    work.replace(happened(now, work), was=was)
    return was


def _fit(consent: Consent, work: Work) -> Consent:
    household_there(consent.household, work)
    return happened(consent, work, *member_problems(consent.member, consent.household, work))


def _about(consent: Consent, work: Work) -> tuple[tuple[str, str], ...]:
    return ("name", _name(consent, work)), ("purpose", consent.purpose.value)


def _name(consent: Consent, work: Work) -> str:
    member = work.record(Member, consent.member) if consent.member != NO_ID else None
    return member.name if member is not None else ""
