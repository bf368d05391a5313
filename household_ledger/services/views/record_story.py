"""What became of one record, or of the book, in words: when, who, what was done, and what it changed from and to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from household_ledger.domain.changes import HistoryStep, Step
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.register import Person
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import amount_of, row_of
from household_ledger.services.views.name_book import Names
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_year
from household_ledger.text.i18n import N_, _
from household_ledger.text.labels import entry_kind_name, known_by_name
from household_ledger.text.steps import label_text

_MONEY = frozenset(("target", "opening", "principal", "total", "counted"))
_YEARS = frozenset(("birth_year",))
_FIELDS = {
    "code": N_("Code written"),
    "name": N_("Called"),
    "address": N_("Address"),
    "started_on": N_("From"),
    "left_on": N_("Left on"),
    "birth_year": N_("Born in"),
    "present_from": N_("In the house from"),
    "present_to": N_("In the house to"),
    "target": N_("Target"),
    "opening": N_("Brought forward"),
    "by": N_("By"),
    "ended_on": N_("Ended on"),
    "principal": N_("Principal"),
    "total": N_("Total to pay"),
    "closed_on": N_("Closed on"),
    "reopening_reason": N_("Why it was opened again"),
    "verified_on": N_("Verified on"),
    "seen": N_("What was seen"),
    "corrected_on": N_("Corrected on"),
    "correction_reason": N_("Why it was corrected"),
    "subdistrict": N_("Subdistrict"),
    "district": N_("District"),
    "postcode": N_("Postcode"),
    "phone": N_("Telephone number"),
    "asked_on": N_("Asked on"),
    "is_given": N_("Agreed"),
    "witness": N_("Witness"),
    "second_witness": N_("Second witness"),
    "withdrawn_on": N_("Taken back on"),
    "visited_on": N_("Visited on"),
    "counted": N_("Cash counted at the visit"),
    "held_on": N_("Held on"),
    "aar": N_("Learned for the next time"),
    "reached_on": N_("Reached on"),
    "value": N_("What was measured"),
    "document": N_("Document"),
    "fallen_on": N_("Fallen back on"),
    "score": N_("Score"),
}
"""What is worth a line of its own; that something else changed is said by the step's own words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed, its name and both values in words ("" for nothing)."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: its moment (UTC), who did it ("" when nobody said), what it did; whether it stands undone now."""

    at: datetime
    person: str
    words: str
    differences: tuple[Difference, ...]
    is_undone: bool
    step: Step
    records: int
    """How many records the step changed."""


def book_story(reader: Reader, household: Id | None, *, limit: int) -> list[StoryStep]:
    """Tell what was done in the book, newest first; of one household what touched its own. Without differences."""
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    return [_told(one, people) for one in reader.history(limit=limit, household=household)]


def record_story(reader: Reader, kind: str, record: Id, sub: int = 0) -> list[StoryStep]:
    """Tell what became of a record, newest first; kind and key as `Reader.record_history` has them."""
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    names: Names | None = None
    story = []
    for one in reader.record_history(kind, record, sub):
        if names is None and isinstance(one.after, Entry):
            names = Names.read(reader, one.after.household)
        say = partial(entry_words, names=names) if names is not None else record_words
        differences = _differences(say(one.before), say(one.after)) if one.before is not None else ()
        story.append(_told(one.step, people, differences))
    return story


def differences_of(before: object, after: object, names: Names) -> tuple[Difference, ...]:
    """Say what changed of a record, both of one sort."""
    if isinstance(after, Entry):
        return _differences(entry_words(before, names), entry_words(after, names))
    return _differences(record_words(before), record_words(after))


def _told(one: HistoryStep, people: Mapping[Id, str], differences: tuple[Difference, ...] = ()) -> StoryStep:
    person = people.get(one.person, "") if one.person != NO_ID else ""
    return StoryStep(one.at, person, label_text(one.label), differences, one.is_undone, one.step, one.records)


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    listed: Sequence[str] = list(dict.fromkeys((*before, *after)))
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in listed)
    return tuple(Difference(_(name), was, now) for name, was, now in pairs if was != now)


def entry_words(entry: object, names: Names) -> dict[str, str]:
    """Put an entry into words, field by field as a person fills it in."""
    if not isinstance(entry, Entry):
        return {}
    row = row_of(entry, None, names)
    known_by = known_by_name(entry.known_by) if entry.known_by is not None else ""
    return {
        N_("Day"): format_date(entry.date),
        N_("Kind"): entry_kind_name(entry.kind),
        N_("What it was"): row.what,
        N_("Category"): row.categories,
        N_("Amount"): format_amount(amount_of(entry)),
        N_("Pocket"): row.pocket,
        N_("Whose"): row.who,
        N_("Note"): row.note,
        N_("How it is known"): known_by,
        N_("Pictures"): format_number(len(photos)) if (photos := entry.photos.split()) else "",
        N_("Why it was corrected"): entry.correction_reason,
        N_("Deleted"): _("Yes") if entry.is_deleted else "",
    }


def record_words(record: object) -> dict[str, str]:
    """Put what is worth a line of its own in a record of the register into words."""
    if record is None or not is_dataclass(record):
        return {}
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    said = {_FIELDS[name]: value_words(name, value) for name, value in values.items() if name in _FIELDS}
    return said | ({N_("Deleted"): _("Yes")} if values.get("is_deleted") else {})


def value_words(name: str, value: Any) -> str:  # noqa: ANN401 -- whatever a record holds
    """Put one value of a record into words; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if name in _MONEY:
        return format_amount(Money(value))
    return format_year(value) if name in _YEARS else str(value)
