"""What a page shows of what is to be settled after merges: whose, what, and which values, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Person
from household_ledger.services.merging.conflict import Choice, Conflict
from household_ledger.services.ports import Reader


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One thing to settle: of which household (None: of the project), what it is called, who wrote each choice.

    `name` is what people call the record ("" where nobody named it); `people` go with `conflict.choices`.
    """

    conflict: Conflict
    household: Household | None
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LateLine:
    """A closed month with entries its closing had not seen."""

    household: Household
    month: Month


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """All that is to be settled, what belongs to the project first, then by the codes of households."""

    conflicts: tuple[ConflictLine, ...]
    late: tuple[LateLine, ...]


def conflict_page(reader: Reader) -> ConflictPage:
    """Read what is to be settled."""
    households = {one.id: one for one in reader.all(Household, with_deleted=True)}
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    lines = [
        ConflictLine(
            conflict=one,
            household=households.get(one.household),
            name=_name(one.choices),
            people=tuple(people.get(choice.person, "") for choice in one.choices),
        )
        for one in reader.conflicts()
    ]
    late = [LateLine(households[one.household], Month.from_number(one.month)) for one in reader.late_months()]
    return ConflictPage(
        tuple(sorted(lines, key=lambda line: line.household.code if line.household else "")),
        tuple(sorted(late, key=lambda line: (line.household.code, line.month))),
    )


def _name(choices: tuple[Choice, ...]) -> str:
    """Call a record by its name or, an entry, by its words, as the choice shown has them."""
    record = choices[0].record
    return str(getattr(record, "name", "") or getattr(record, "description", ""))
