"""Beginning to owe: a debt, and the money that came now or was owed before the book began; and changing its terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, InterestRule
from household_ledger.domain.money import Money
from household_ledger.domain.record_rules import problems_of_plan
from household_ledger.domain.register import Debt
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.entries import made_entries
from household_ledger.services.commands.register import label_of, refuse, with_id
from household_ledger.services.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDebt:
    """Write a new debt (id 0) and how it began.

    `amount` was borrowed into `pocket` on the day, or, without a pocket, was owed already (an opening balance); None
    or zero: nothing is owed yet, as with a shop's credit book.
    """

    debt: Debt
    amount: Money | None = None
    on: date | None = None
    pocket: Id = NO_ID

    def begun(self) -> Debt:
        """Give the debt as it will be kept.

        It started when it began to be owed. A plan, and a total to pay, are of what it began with unless its sum is
        said: without a sum nothing could be reckoned from them.
        """
        debt = self.debt
        if not self.amount:
            return debt
        needs_sum = debt.instalments > 0 or debt.rule is InterestRule.FIXED_TOTAL
        principal = self.amount if debt.principal is None and needs_sum else debt.principal
        return replace(debt, principal=principal, started_on=debt.started_on or self.on)

    def write(self, work: Work) -> Label:
        """InvalidEntry for a beginning that cannot be kept."""
        debt = with_id(_kept(self.begun()), work)
        work.insert([debt])
        if self.amount:
            is_new = self.pocket != NO_ID
            draft = Draft(
                household=debt.household,
                date=self.on or work.clock.today(),
                kind=EntryKind.BORROW if is_new else EntryKind.OPENING,
                amount=self.amount,
                pocket=self.pocket,
                debt=debt.id,
            )
            work.insert_entries(made_entries((draft,), work))
        return label_of("add", [debt])


@dataclass(frozen=True, slots=True)
class ChangeDebt:
    """Write a debt's terms anew, made from what it `was`."""

    was: Debt
    now: Debt

    def write(self, work: Work) -> Label:
        """InvalidEntry for terms that cannot be kept; UserError `changed_since`, `nothing_changed`."""
        now = _kept(self.now, self.was)
        work.replace(now, was=self.was)
        return label_of("change", [now])


def _kept(debt: Debt, was: Debt | None = None) -> Debt:
    tidy = cleaned(debt)
    refuse(problems_of_plan(tidy, was))
    return tidy
