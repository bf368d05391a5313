"""The form of eight changes as its page shows it: the names, who was scored, and how each place changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from household_ledger.domain.change_eight import SLOTS, ChangeLabel, ChangeScore, Moment
from household_ledger.domain.change_slots import SlotChange, slot_change
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, Member, Person
from household_ledger.services.ports import Reader
from household_ledger.text.collation import sort_key
from household_ledger.text.joined import beside


class Whose(StrEnum):
    """Of whom the scores are."""

    PARTICIPANTS = "participants"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One who is scored: a household (`code`), a member of it, or a person of the file; with what was kept."""

    household: Id = NO_ID
    member: Id = NO_ID
    person: Id = NO_ID
    code: str = ""
    name: str = ""
    scores: Mapping[tuple[int, Moment], ChangeScore] = field(default_factory=dict)
    is_counted: bool = True
    """False of a household to compare with, and of one that had not begun: the outcome report has neither."""

    @property
    def key(self) -> tuple[Id, Id, Id]:
        """Name the one who is scored."""
        return self.household, self.member, self.person

    def score(self, slot: int, moment: Moment) -> int | None:
        """Give a score; None where there is none."""
        kept = self.scores.get((slot, moment))
        return kept.score if kept is not None else None

    def pair(self, slot: int) -> tuple[int, int] | None:
        """Give the scores before and after; None where one is missing, or the one after is the older."""
        before, after = self.scores.get((slot, Moment.BEFORE)), self.scores.get((slot, Moment.AFTER))
        if before is None or after is None or self.is_backwards(slot):
            return None
        return before.score, after.score

    def is_backwards(self, slot: int) -> bool:
        """Tell whether the score after the project is older than the one before, as books put together may have it."""
        before, after = self.scores.get((slot, Moment.BEFORE)), self.scores.get((slot, Moment.AFTER))
        return before is not None and after is not None and after.scored_on < before.scored_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEight:
    """What the page shows: `names` in their slots ("" not used), those scored by code and name, the places used."""

    names: Mapping[int, str]
    scored: tuple[Scored, ...]
    slots: tuple[SlotChange, ...]
    later: int = 0
    """How many have a score given after the day asked, which is not among these."""

    @property
    def used(self) -> tuple[tuple[int, str], ...]:
        """List the places the project uses."""
        return tuple((slot, self.names[slot]) for slot in SLOTS if self.names.get(slot))

    @property
    def counted(self) -> tuple[Scored, ...]:
        """List those that count: staff, and whoever is of a participant enrolled by the day asked."""
        return tuple(one for one in self.scored if one.is_counted)

    @property
    def backwards(self) -> int:
        """Count those of whom a score after the project is older than the one before, so that they are not compared."""
        return sum(any(one.is_backwards(slot) for slot, _name in self.used) for one in self.counted)

    @property
    def whole(self) -> int:
        """Count those scored before and after in every place used."""
        slots = [slot for slot, _name in self.used]
        return sum(bool(slots) and all(one.pair(slot) is not None for slot in slots) for one in self.counted)


def change_eight(reader: Reader, whose: Whose, *, until: date, households: Collection[Id] | None = None) -> ChangeEight:
    """Read names and scores of participants or staff, as given up to a day; of some households alone, where asked."""
    names = names_of(reader)
    found: defaultdict[tuple[Id, Id, Id], dict[tuple[int, Moment], ChangeScore]] = defaultdict(dict)
    later = set[tuple[Id, Id, Id]]()
    for one in reader.all(ChangeScore):
        key = one.household, one.member, one.person
        is_asked = households is None or one.household in households
        if not is_asked or (one.person != NO_ID) != (whose is Whose.STAFF):
            continue
        if one.scored_on <= until:
            found[key][one.slot, one.moment] = one
        elif names.get(one.slot):
            later.add(key)
    scored = [_scored(key, scores, reader, until) for key, scores in found.items()]
    ordered = sorted(scored, key=lambda one: (sort_key(one.code), one.member != NO_ID, sort_key(one.name)))
    return ChangeEight(
        names=names,
        scored=tuple(ordered),
        slots=tuple(_slot(slot, [one for one in ordered if one.is_counted]) for slot in SLOTS if names.get(slot)),
        later=len(later),
    )


def names_of(reader: Reader) -> dict[int, str]:
    """Read what the eight places are called."""
    return {int(one.id): one.name for one in reader.all(ChangeLabel)}


def highest_of_others(reader: Reader, key: tuple[Id, Id, Id]) -> dict[int, int]:
    """Give the highest score in each place of all but one who is scored: their forms had that scale, or a larger."""
    found: dict[int, int] = {}
    for one in reader.all(ChangeScore):
        if (one.household, one.member, one.person) != key:
            found[one.slot] = max(one.score, found.get(one.slot, 0))
    return found


def scored_of(reader: Reader, key: tuple[Id, Id, Id]) -> Scored:
    """Read one who is scored, or may be."""
    household, member, person = key
    kept = reader.of_household(ChangeScore, household)
    own = {(one.slot, one.moment): one for one in kept if one.member == member and one.person == person}
    return _scored(key, own, reader, date.max)


def _scored(
    key: tuple[Id, Id, Id], scores: Mapping[tuple[int, Moment], ChangeScore], reader: Reader, until: date
) -> Scored:
    household, member, person = key
    if person != NO_ID:
        who = reader.record(Person, person)
        return Scored(person=person, name=who.name if who is not None else "", scores=scores)
    home = reader.record(Household, household)
    of_it = reader.record(Member, member) if member != NO_ID else None
    return Scored(
        household=household,
        member=member,
        code=home.code if home is not None else "",
        name=beside(home.name if home is not None else "", of_it.name if of_it is not None else ""),
        scores=scores,
        is_counted=home is None
        or not (home.is_comparison or (home.started_on is not None and home.started_on > until)),
    )


def _slot(slot: int, scored: Iterable[Scored]) -> SlotChange:
    pairs = (one.pair(slot) for one in scored)
    return slot_change(slot, [pair for pair in pairs if pair is not None])
