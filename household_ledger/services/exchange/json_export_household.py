"""What the JSON export says of one household beside its entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import Id
from household_ledger.domain.intake import intake_in
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, RecurringTurn
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    MonthState,
    Occupation,
    Pocket,
    ProductionCycle,
)
from household_ledger.domain.template import Template
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.json_export_evidence import EvidenceWriter, photo_json
from household_ledger.services.exchange.json_export_recurring import recurring_json, template_json
from household_ledger.services.exchange.json_values import Json, iso, units
from household_ledger.services.ports import Reader

Record = TypeVar("Record")
_TENTHS = 10


def _or_none(text: str) -> str | None:
    return text or None


@dataclass(frozen=True, slots=True)
class HouseholdWriter:
    """Says all that is known of a household, its records under the names its entries use.

    Pockets, debts and occupations out of use are there too, marked: an entry may still name one.
    """

    reader: Reader
    household: Household
    labels: Labels
    groups: Mapping[Id, str]
    people: Mapping[Id, str]
    evidence: EvidenceWriter

    def value(self) -> Json:
        """Give the household as one JSON object."""
        household = self.household
        states = self.reader.month_states(household.id)
        return {
            "code": self.labels.household,
            "name": household.name,
            "group": _or_none(self.groups.get(household.group, "")),
            "address": household.address,
            "village_no": household.village_no,
            "subdistrict": household.subdistrict,
            "district": household.district,
            "province": household.province,
            "postcode": household.postcode,
            "phone": household.phone,
            "start": iso(household.started_on),
            "left": iso(household.left_on),
            "comparison": household.is_comparison,
            "intake": intake_in(household.intake),
            "categories": [self._category(one) for one in self._list(HouseholdCategory)],
            "members": [self._member(one) for one in self._list(Member)],
            "occupations": self._occupations(),
            "pockets": [self._pocket(one) for one in self._list(Pocket, with_deleted=True)],
            "debts": [self._debt(one) for one in self._list(Debt, with_deleted=True)],
            "goals": self._goals(),
            "recurring": self._recurring(),
            "templates": [template_json(one, self.labels) for one in self._list(Template)],
            "unanswered": [self._unanswered(one) for one in self._list(Unanswered)],
            "baselines": [_baseline(one) for one in self._list(Baseline)],
            "months": [self._month(one) for one in states],
            "photos": [photo_json(one) for one in self.reader.photos(household.id)],
            **self.evidence.of_household(self.reader, household.id, self.labels),
        }

    def _list(self, kind: type[Record], *, with_deleted: bool = False) -> list[Record]:
        return self.reader.of_household(kind, self.household.id, with_deleted=with_deleted)

    def _category(self, word: HouseholdCategory) -> Json:
        return {
            "code": self.labels.codes[word.id],
            "under": word.under,
            "name": word.name,
            "need": None if word.need is None else word.need.value,
            "hidden": word.is_hidden,
        }

    def _member(self, member: Member) -> Json:
        return {
            "name": self.labels.members[member.id],
            "birth_year": member.birth_year,
            "from": iso(member.present_from),
            "to": iso(member.present_to),
            "participant": member.is_participant,
        }

    def _occupations(self) -> Json:
        cycles = self._list(ProductionCycle)
        return [
            {
                "name": self.labels.occupations[one.id],
                "main": one.is_main,
                "sector": one.sector.value,
                "start": iso(one.started_on),
                "end": iso(one.ended_on),
                "is_new": one.is_new,
                "supported": one.is_supported,
                "group": one.group_name,
                "cycles": [
                    {"name": cycle.name, "from": iso(cycle.starts_on), "to": iso(cycle.ends_on)}
                    for cycle in cycles
                    if cycle.occupation == one.id
                ],
                **_out_of_use(one),
            }
            for one in self._list(Occupation, with_deleted=True)
        ]

    def _pocket(self, pocket: Pocket) -> Json:
        return {
            "name": self.labels.pockets[pocket.id],
            "kind": pocket.kind.value,
            "category": _or_none(pocket.category),
            **_out_of_use(pocket),
        }

    def _debt(self, debt: Debt) -> Json:
        return {
            "name": self.labels.debts[debt.id],
            "class": debt.debt_class,
            "principal": _satang(debt.principal),
            "rule": debt.rule.value,
            "rate": debt.rate,
            "total": _satang(debt.total),
            "instalments": debt.instalments,
            "first_due": iso(debt.first_due),
            "start": iso(debt.started_on),
            **_out_of_use(debt),
        }

    def _goals(self) -> Json:
        changes = self._list(GoalChange)
        return [
            {
                "name": self.labels.goals[goal.id],
                "kind": goal.kind.value,
                "target": _satang(goal.target),
                "by": iso(goal.by),
                "rhythm": goal.rhythm.value,
                "every": goal.every,
                "harvest_months": [int(month) for month in goal.harvest_months.split(",") if month],
                "months": goal.months,
                "debt": _or_none(self.labels.debts.get(goal.debt, "")),
                "pockets": [self.labels.pockets[Id(int(one))] for one in goal.pockets.split(",") if one],
                "from": iso(goal.started_on),
                "opening": int(goal.opening),
                "priority": goal.priority,
                "ended": iso(goal.ended_on),
                "history": [_goal_change(one) for one in changes if one.goal == goal.id],
            }
            for goal in self._list(Goal)
        ]

    def _recurring(self) -> Json:
        turns = self._list(RecurringTurn)
        return [
            recurring_json(rule, [one for one in turns if one.recurring == rule.id], self.labels)
            for rule in self._list(Recurring, with_deleted=True)
        ]

    def _unanswered(self, asked: Unanswered) -> Json:
        """Tell what was asked for: `nothing` where there was nothing of it, else a gap."""
        return {
            "from": iso(asked.first),
            "to": iso(asked.last),
            "what": asked.what,
            "kind": asked.kind.value,
            "category": self.labels.code(asked.category),
            "occupation": _or_none(self.labels.occupations.get(asked.occupation, "")),
        }

    def _month(self, state: MonthState) -> Json:
        return {
            "month": Month.from_number(state.month).iso,
            "closed_on": iso(state.closed_on),
            "closed_by": self._person(state.closed_by),
            "reopening_reason": _or_none(state.reopening_reason),
            "verified_by": self._person(state.verified_by),
            "verified_on": iso(state.verified_on),
            "seen": _or_none(state.seen),
            "paper_page": state.is_paper_daily,
            "corrected_on": iso(state.corrected_on),
            "correction_reason": _or_none(state.correction_reason),
        }

    def _person(self, person: Id) -> str | None:
        return _or_none(self.people.get(person, ""))


def _out_of_use(record: Pocket | Debt | Occupation) -> dict[str, Json]:
    return {"deleted": True} if record.is_deleted else {}


def _satang(amount: int | None) -> int | None:
    return None if amount is None else int(amount)


def _goal_change(change: GoalChange) -> Json:
    return {
        "on": iso(change.changed_on),
        "target_before": _satang(change.target_before),
        "target_after": _satang(change.target_after),
        "by_before": iso(change.by_before),
        "by_after": iso(change.by_after),
        "reason": change.reason,
    }


def _baseline(baseline: Baseline) -> Json:
    return {
        "type": baseline.type.value,
        "from": Month.from_number(baseline.first).iso,
        "to": Month.from_number(baseline.last).iso,
        "lines": [
            {
                "source": line.source,
                "cash": line.cash,
                "in_kind": line.in_kind,
                "hours": units(line.hours),
            }
            for line in baseline.lines
        ],
        "members": baseline.members,
        "adult_equivalents": None
        if baseline.adult_equivalent_tenths is None
        else baseline.adult_equivalent_tenths / _TENTHS,
        "debts": _satang(baseline.debts),
        "savings": _satang(baseline.savings),
        "asked_on": iso(baseline.asked_on),
        "note": baseline.note,
    }
