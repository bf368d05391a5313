"""What stands on the sheets of an exported workbook beside the entries: households, pockets, debts, goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.goal import Goal
from household_ledger.domain.kinds import Account
from household_ledger.domain.register import Debt, Household, Pocket, VillageGroup
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.scope import Scope, households_told
from household_ledger.services.exchange.table_export import Baht, Value
from household_ledger.services.ports import Reader
from household_ledger.text.i18n import N_, _
from household_ledger.text.labels import (
    goal_kind_name,
    interest_rule_name,
    lender_name,
    pocket_kind_name,
    savings_form_name,
)

HOUSEHOLDS = (
    N_("Code"),
    N_("Name"),
    N_("Village or group"),
    N_("Province"),
    N_("Started"),
    N_("Left"),
    N_("For comparison"),
)
POCKETS = (N_("Household"), N_("Pocket"), N_("Kind"), N_("Form of savings"), N_("In it (baht)"), N_("In use"))
DEBTS = (
    N_("Household"),
    N_("Debt"),
    N_("Lender"),
    N_("Lent (baht)"),
    N_("Interest rule"),
    N_("Rate (%)"),
    N_("Instalments"),
    N_("First due"),
    N_("Owed (baht)"),
    N_("In use"),
)
GOALS = (
    N_("Household"),
    N_("Goal"),
    N_("Kind"),
    N_("Target (baht)"),
    N_("By"),
    N_("Started"),
    N_("Ended"),
    N_("Order"),
)
_LAST_DAY = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of the sheets, a household at a time; what stands in a pocket is as of the last day meant."""

    reader: Reader
    scope: Scope

    def households(self) -> Iterator[tuple[Value, ...]]:
        """Give a row a household."""
        groups = {group.id: group.name for group in self.reader.all(VillageGroup, with_deleted=True)}
        for household, labels in self._meant():
            yield (
                labels.household,
                household.name,
                groups.get(household.group, ""),
                household.province,
                household.started_on,
                household.left_on,
                _yes(household.is_comparison),
            )

    def pockets(self) -> Iterator[tuple[Value, ...]]:
        """Give a row a pocket."""
        for household, labels in self._meant():
            there = self.reader.balances(household.id, self._day)
            for pocket in self.reader.of_household(Pocket, household.id, with_deleted=True):
                account = Account.SAVINGS if pocket.category else Account.POCKET
                yield (
                    labels.household,
                    labels.pockets[pocket.id],
                    pocket_kind_name(pocket.kind),
                    savings_form_name(pocket.category) if pocket.category else "",
                    Baht(there.get((account, pocket.id), 0)),
                    _yes(not pocket.is_deleted),
                )

    def debts(self) -> Iterator[tuple[Value, ...]]:
        """Give a row a debt; what is owed is above zero."""
        for household, labels in self._meant():
            there = self.reader.balances(household.id, self._day)
            for debt in self.reader.of_household(Debt, household.id, with_deleted=True):
                yield (
                    labels.household,
                    labels.debts[debt.id],
                    lender_name(debt.debt_class),
                    _baht(debt.principal),
                    interest_rule_name(debt.rule),
                    Baht(debt.rate) if debt.rate else None,
                    debt.instalments or None,
                    debt.first_due,
                    Baht(-there.get((Account.DEBT, debt.id), 0)),
                    _yes(not debt.is_deleted),
                )

    def goals(self) -> Iterator[tuple[Value, ...]]:
        """Give a row a goal."""
        for household, labels in self._meant():
            for goal in self.reader.of_household(Goal, household.id):
                yield (
                    labels.household,
                    labels.goals[goal.id],
                    goal_kind_name(goal.kind),
                    _baht(goal.target),
                    goal.by,
                    goal.started_on,
                    goal.ended_on,
                    goal.priority,
                )

    @property
    def _day(self) -> date:
        return _LAST_DAY if self.scope.last is None else self.scope.last.last

    def _meant(self) -> Iterator[tuple[Household, Labels]]:
        return households_told(self.reader, self.scope)


def _baht(amount: int | None) -> Baht | None:
    return None if amount is None else Baht(amount)


def _yes(is_so: bool) -> str:  # noqa: FBT001 -- the one thing it says
    return _("Yes") if is_so else _("No")
