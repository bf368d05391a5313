"""Entering the made-up provider's register: project, people, households and what is theirs, by commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Debt, Household, Occupation, Person, Pocket, VillageGroup
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.goals import AddGoal
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.demo.price_list import price_list
from household_ledger.services.demo.provider import RESPONSIBLE, VILLAGES, provider_records
from household_ledger.services.demo.recalling import baseline_of
from household_ledger.services.demo.registering import Names, cycles_of, goals_of, household_of, records_of
from household_ledger.services.demo.steps import Together
from household_ledger.services.demo.village import Village
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator


@dataclass(frozen=True, slots=True)
class Entered:
    """The ids that the register was given: people by name, households' records by code."""

    people: dict[str, Id]
    names: dict[str, Names]


def enter(ledger: Ledger, village: Village) -> Entered:
    """Write the register in five steps: provider; households; what is theirs; goals and baselines; village prices."""
    timeline, portraits = village.timeline, village.portraits
    ledger.execute(AddRecords(provider_records(timeline, portraits)))
    with ledger.store.reader() as reader:
        people = {person.name: person.id for person in reader.all(Person)}
        groups = {group.name: group.id for group in reader.all(VillageGroup)}
    responsible = Initiator(people[RESPONSIBLE])
    households = [household_of(one, timeline, groups[VILLAGES[one.village]]) for one in portraits]
    ledger.execute(AddRecords(tuple(households)), responsible)
    with ledger.store.reader() as reader:
        ids = {household.code: household.id for household in reader.all(Household)}
    theirs = [record for one in portraits for record in records_of(one, timeline, ids[one.code])]
    ledger.execute(AddRecords(tuple(theirs)), responsible)
    names = _read_names(ledger, ids)
    commands = tuple(_plans(village, names))
    ledger.execute(Together(commands, Label("add_records", (("sort", "Goal"), ("name", ""), ("count", len(commands))))))
    ledger.execute(SetPrices(price_list(timeline, groups, VILLAGES[-1])), responsible)
    return Entered(people, names)


def _read_names(ledger: Ledger, ids: dict[str, Id]) -> dict[str, Names]:
    with ledger.store.reader() as reader:
        return {
            code: Names(
                household=household,
                pockets={one.name: one.id for one in reader.of_household(Pocket, household)},
                debts={one.name: one.id for one in reader.of_household(Debt, household)},
                occupations={one.name: one.id for one in reader.of_household(Occupation, household)},
            )
            for code, household in ids.items()
        }


def _plans(village: Village, names: dict[str, Names]) -> Iterator[Command]:
    timeline = village.timeline
    for portrait in village.portraits:
        known = names[portrait.code]
        cycles = tuple(cycles_of(timeline, known))
        if cycles:
            yield AddRecords(cycles)
        for goal in goals_of(portrait, timeline, known):
            yield AddGoal(goal)
        baseline = baseline_of(portrait, timeline, known.household, village.options.seed)
        if baseline is not None:
            yield SetBaseline(baseline)
