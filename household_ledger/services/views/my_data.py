"""What stands on the paper that tells a household everything the ledger keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.changes import HouseholdStep, RecordChange
from household_ledger.domain.entry import Entry
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.kinds import Account
from household_ledger.domain.money import Money
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.recurring import Recurring
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    MonthState,
    Occupation,
    Party,
    Person,
    Pocket,
    ProductionCycle,
    VillageGroup,
)
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.searches_naming import searches_naming
from household_ledger.services.views.due import rows_words
from household_ledger.services.views.entry_row import EntryRow, row_of
from household_ledger.services.views.entry_rows import in_pairs
from household_ledger.services.views.month_page import Letterhead, Origin, letterhead_of
from household_ledger.services.views.my_data_evidence import OwnEvidence
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.record_story import Difference, differences_of
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import record_name
from household_ledger.text.steps import label_text

if TYPE_CHECKING:
    from household_ledger.domain.photo import Photo


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One record a step changed: what it is, and what of it was before and is after."""

    what: str
    differences: tuple[Difference, ...]
    is_gone: bool | None = None
    """Whether it was taken out, or (False) brought back; None for neither."""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step of the history: when (UTC), who ("" where nobody said), what was done, and what it changed."""

    at: datetime
    person: str
    words: str
    is_undone: bool
    changes: tuple[ToldChange, ...]


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A picture and the entry it shows, or what else in words; neither for one that was taken off again."""

    hash: str
    width: int
    height: int
    row: EntryRow | None
    shows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """Everything of one household, deleted records too."""

    household: Household
    group: VillageGroup | None
    letterhead: Letterhead
    origin: Origin
    people: Mapping[Id, str]
    names: Names
    members: list[Member]
    pockets: list[Pocket]
    debts: list[Debt]
    goals: list[Goal]
    goal_changes: list[GoalChange]
    occupations: list[Occupation]
    cycles: list[ProductionCycle]
    parties: list[Party]
    categories: list[HouseholdCategory]
    baselines: list[Baseline]
    months: list[MonthState]
    rules: list[tuple[str, bool]]
    """What comes again, in words, and whether it was stopped."""
    templates: list[Template]
    searches: list[SavedFilter]
    unanswered: list[Unanswered]
    evidence: OwnEvidence
    balances: Mapping[tuple[Account, int], Money]
    rows: list[EntryRow]
    photos: list[ShownPhoto]
    story: list[ToldStep]
    read_photo: Callable[[str], Photo | None]
    """Reads a picture by its hash when it is drawn."""


def my_data_page(reader: Reader, household: Household, *, origin: Origin) -> MyData:
    """Gather everything of a household for its paper."""
    names = Names.read(reader, household.id)
    entries = list(reader.entries(EntryQuery(household=household.id, with_deleted=True)))
    rows = [row_of(entry, twin, names) for entry, twin in in_pairs(entries, reader)]
    searches = set(searches_naming(reader, household))
    evidence = OwnEvidence.read(reader, household.id)

    def own(kind: type[Any]) -> list[Any]:
        return reader.of_household(kind, household.id, with_deleted=True)

    return MyData(
        household=household,
        group=reader.record(VillageGroup, household.group) if household.group != NO_ID else None,
        letterhead=letterhead_of(reader),
        origin=origin,
        people={one.id: one.name for one in reader.all(Person, with_deleted=True)},
        names=names,
        members=own(Member),
        pockets=own(Pocket),
        debts=own(Debt),
        goals=own(Goal),
        goal_changes=own(GoalChange),
        occupations=own(Occupation),
        cycles=own(ProductionCycle),
        parties=own(Party),
        categories=own(HouseholdCategory),
        baselines=own(Baseline),
        months=reader.month_states(household.id),
        rules=[_rule(one, names) for one in own(Recurring)],
        templates=own(Template),
        searches=[one for one in reader.all(SavedFilter, with_deleted=True) if one.id in searches],
        unanswered=own(Unanswered),
        evidence=evidence,
        balances=reader.balances(household.id, origin.printed_on),
        rows=rows,
        photos=_photos(reader, household.id, rows, evidence),
        story=_story(reader, household.id, names),
        read_photo=lambda name: reader.photo(household.id, name),
    )


def _rule(rule: Recurring, names: Names) -> tuple[str, bool]:
    rows = rows_of(rule.rows, rule.household, rule.starts_on)
    return rows_words(rows, names), rule.is_deleted


def _photos(reader: Reader, household: Id, rows: list[EntryRow], evidence: OwnEvidence) -> list[ShownPhoto]:
    also = evidence.shown()
    by_hash = {name: row for row in rows for one in row.entries for name in hashes_of(one.photos)}
    shown = [
        ShownPhoto(one.hash, one.width, one.height, by_hash.get(one.hash), also.get(one.hash, ""))
        for one in reader.photos(household)
    ]
    return sorted(shown, key=lambda one: (one.row is None, one.row.date if one.row is not None else date.max))


def _story(reader: Reader, household: Id, names: Names) -> list[ToldStep]:
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    return [_told(one, people, names) for one in reader.household_story(household)]


def _told(told: HouseholdStep, people: Mapping[Id, str], names: Names) -> ToldStep:
    changes = (_changed(one, names) for one in told.changes if one.before is not None)
    return ToldStep(
        at=told.step.at,
        person=people.get(told.step.person, "") if told.step.person != NO_ID else "",
        words=label_text(told.step.label),
        is_undone=told.step.is_undone,
        changes=tuple(one for one in changes if one.differences or one.is_gone is not None),
    )


def _changed(change: RecordChange, names: Names) -> ToldChange:
    was, now = (getattr(one, "is_deleted", False) for one in (change.before, change.after))
    found = differences_of(change.before, change.after, names)
    is_gone = None if was == now or change.after is None else now
    if is_gone is not None:  # said in words of its own, not as a value of the record
        found = tuple(one for one in found if one.name != _("Deleted"))
    return ToldChange(_what(change, names), found, is_gone)


def _what(change: RecordChange, names: Names) -> str:
    """Name the record as it was before."""
    if isinstance(change.before, Entry):
        row = row_of(change.before, None, names)
        return f"{format_date(row.date, style='short')} {row.what}"
    if isinstance(change.before, MonthState):
        from household_ledger.domain.period import Month

        return format_month(Month.from_number(change.before.month))
    return " ".join(one for one in (record_name(change.kind), str(getattr(change.before, "name", ""))) if one)
