"""Everything the ledger knows of one household as JSON, for its people to take away (`docs/my-data.md`)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.change_eight import ChangeScore
from household_ledger.domain.changes import HouseholdStep, RecordChange
from household_ledger.domain.consent import Consent
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.recurring import Recurring, RecurringTurn
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
from household_ledger.domain.staircase import StairMark
from household_ledger.domain.template import Template
from household_ledger.domain.training import Attendance
from household_ledger.domain.unanswered import Unanswered
from household_ledger.domain.visit import Visit
from household_ledger.files import write_whole
from household_ledger.services.exchange.json_values import Json
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.searches_naming import searches_naming
from household_ledger.text.steps import label_text

SCHEMA: Final = "household-ledger-my-data/1"
OWN: Final[Mapping[str, type[Any]]] = {
    "members": Member,
    "pockets": Pocket,
    "debts": Debt,
    "occupations": Occupation,
    "production_cycles": ProductionCycle,
    "parties": Party,
    "categories": HouseholdCategory,
    "goals": Goal,
    "goal_changes": GoalChange,
    "baselines": Baseline,
    "months": MonthState,
    "recurring": Recurring,
    "recurring_turns": RecurringTurn,
    "templates": Template,
    "unanswered": Unanswered,
    "consents": Consent,
    "visits": Visit,
    "attendance": Attendance,
    "stair_marks": StairMark,
    "change_scores": ChangeScore,
}
"""What a household owns, by the key it stands under; entries, pictures and steps beside it."""


def export_my_data(reader: Reader, household: Household, path: Path, *, file_name: str, made_on: date) -> int:
    """Write everything of one household, nothing of another; count the entries. EnvironmentProblem, nothing half."""
    said = my_data(reader, household)
    head: dict[str, Json] = {"schema": SCHEMA, "file": file_name, "made_on": made_on.isoformat()}
    text = json.dumps({**head, **said}, ensure_ascii=False, indent=1)
    write_whole(path, text.encode())
    entries = said["entries"]
    return len(entries) if isinstance(entries, list) else 0


def my_data(reader: Reader, household: Household) -> dict[str, Json]:
    """Gather everything of a household; deleted records too, marked as such."""
    people = {one.id: one.name for one in reader.all(Person, with_deleted=True)}
    group = reader.record(VillageGroup, household.group) if household.group != NO_ID else None
    searches = set(searches_naming(reader, household))
    entries = reader.entries(EntryQuery(household=household.id, with_deleted=True))
    return {
        "project": _plain(reader.project()),
        "provider": _plain(reader.provider()),
        "group": _plain(group) if group is not None else None,
        "household": _plain(household),
        **{key: _own(reader, kind, household.id) for key, kind in OWN.items()},
        "entries": [_plain(one) for one in entries],
        "photos": list(_photos(reader, household.id)),
        "searches": [_plain(one) for one in reader.all(SavedFilter, with_deleted=True) if one.id in searches],
        "month_sums": [dict(zip(one._fields, one, strict=True)) for one in reader.month_sums(household.id)],
        "conflicts": [
            {"kind": one.kind, "record": int(one.record), "sub": one.sub, "unit": one.unit}
            for one in reader.conflicts()
            if one.household == household.id
        ],
        "late_months": [one.month for one in reader.late_months() if one.household == household.id],
        "readings": [{"source": source, "said": said} for source, said in reader.readings(household.id).items()],
        "waiting": [json.loads(one) for one in reader.waiting_steps(household.id)],
        "steps": [_step(one, people) for one in reader.household_story(household.id)],
    }


def _own(reader: Reader, kind: type[Any], household: Id) -> list[Json]:
    return [_plain(one) for one in reader.of_household(kind, household, with_deleted=True)]


def _plain(value: Any) -> Json:  # noqa: ANN401 -- whatever a record holds
    """Write a record as an object of its columns, days ISO, amounts in satang."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        listed = [_plain(one) for one in value]
        return listed if names is None else dict(zip(names, listed, strict=True))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | str) else int(value)


def _photos(reader: Reader, household: Id) -> Iterator[Json]:
    for facts in reader.photos(household):
        photo = reader.photo(household, facts.hash)
        if photo is not None:
            yield {
                "hash": photo.hash,
                "width": photo.width,
                "height": photo.height,
                "added_on": photo.added_on.isoformat(),
                "jpeg_base64": base64.b64encode(photo.picture).decode(),
            }


def _step(told: HouseholdStep, people: Mapping[Id, str]) -> Json:
    one = told.step
    return {
        "writer": one.step.writer,
        "seq": one.step.seq,
        "at": one.at.isoformat(timespec="seconds"),
        "person": people.get(one.person),
        "code": one.label.code,
        "words": label_text(one.label),
        "parameters": dict(one.label.params),
        "takes_back": one.target.seq if one.target is not None else None,
        "undone": one.is_undone,
        "changes": [_change(change) for change in told.changes],
    }


def _change(change: RecordChange) -> Json:
    before: Any = change.units_before
    after: Any = change.units_after
    return {"kind": change.kind, "record": int(change.record), "sub": change.sub, "before": before, "after": after}
