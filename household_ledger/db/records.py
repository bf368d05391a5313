"""The one declaration of what kinds of record there are: their tables, columns, units and keys come from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from household_ledger.db.columns import RecordColumn, Value, columns_of, quoted
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.change_eight import ChangeLabel, ChangeScore
from household_ledger.domain.consent import Consent
from household_ledger.domain.entry import Entry
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.kinds import Account, Medium
from household_ledger.domain.price import Price
from household_ledger.domain.recurring import Recurring, RecurringTurn
from household_ledger.domain.register import (
    Debt,
    Erasure,
    Household,
    HouseholdCategory,
    Member,
    MonthState,
    Occupation,
    Party,
    Person,
    Pocket,
    ProductionCycle,
    Project,
    ProjectCost,
    Provider,
    VillageGroup,
)
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.staircase import Stair, StairMark
from household_ledger.domain.template import Template
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.unanswered import Unanswered
from household_ledger.domain.visit import Visit


class Unit(NamedTuple):
    """The least a person settles: some columns, and the child rows for one unit of a kind that has them."""

    name: str
    columns: tuple[RecordColumn, ...]
    has_child: bool

    @property
    def is_list(self) -> bool:
        """Tell whether its value is a list (several columns, or columns and child rows)."""
        return len(self.columns) + self.has_child > 1


@dataclass(frozen=True, slots=True)
class Child:
    """Rows that fill a field of a record and live and die with one of its units; `line` numbers them from 0."""

    table: str
    owner: str
    fills: str
    unit: str
    columns: tuple[str, ...]
    texts: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def into(self) -> str:
        """Name the table and its columns, as an insert wants it: owner, line, then the child's own."""
        return f"{self.table}({','.join((self.owner, 'line', *self.columns))})"


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: `code` stands in the journal and is fixed for ever; `groups` are its units of several columns.

    The record's key is (id, sub); sub is 0, or the second half of a natural key (a month of a household).
    """

    code: int
    name: str
    record_class: type
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: tuple[str, str | None] = ("id", None)
    child: Child | None = None
    references: Mapping[str, str] = field(default_factory=dict)
    asks_nobody: bool = False
    """Whether what two sides wrote differently is left as it is shown, since nobody could say which is right."""

    @cached_property
    def columns(self) -> tuple[RecordColumn, ...]:
        """List the columns in the order of the data class's fields."""
        return columns_of(self.record_class, without=self.child.fills if self.child else None)

    @cached_property
    def household(self) -> str:
        """Name the SQL column that says whose the record is; "0" when it is the project's."""
        if self.name == "household":
            return "id"
        return "household_id" if any(one.name == "household_id" for one in self.columns) else "0"

    @cached_property
    def is_of_project(self) -> bool:
        """Tell whether its records are the project's, or may be: those of household 0 of a kind households have too."""
        return self.household == "0" or (self.household == "household_id" and "household_id" not in self.references)

    @cached_property
    def has_photos(self) -> bool:
        """Tell whether its records name pictures."""
        return "photos" in self.units

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Give the units by name: the groups, then each other column by itself; keys are in none."""
        by_name = {one.name: one for one in self.columns}
        grouped = {name for names in self.groups.values() for name in names}
        child = self.child.unit if self.child else None
        units = {
            name: Unit(name, tuple(by_name[column] for column in names), name == child)
            for name, names in self.groups.items()
        }
        for one in self.columns:
            if one.name not in grouped and one.name not in self.key:
                name = one.field.removeprefix("is_")
                units[name] = Unit(name, (one,), has_child=False)
        return units

    @cached_property
    def has_deleted(self) -> bool:
        """Tell whether undo of a creation writes `deleted`; else it empties every unit."""
        return "deleted" in self.units

    @cached_property
    def _getter(self) -> attrgetter[Any]:
        return attrgetter(*(one.field for one in self.columns))

    @cached_property
    def _turned(self) -> tuple[tuple[int, Any], ...]:
        return tuple((place, one.to_cell) for place, one in enumerate(self.columns) if one.to_cell is not None)

    @cached_property
    def _returned(self) -> tuple[tuple[str, Any], ...]:
        return tuple((one.field, one.from_cell) for one in self.columns)

    @cached_property
    def key_fields(self) -> tuple[str, str | None]:
        """Name the data class's fields of the key."""
        by_name = {one.name: one.field for one in self.columns}
        return by_name[self.key[0]], by_name[self.key[1]] if self.key[1] else None

    @cached_property
    def free_places(self) -> tuple[int, ...]:
        """Give the places of the columns that are no key."""
        return tuple(place for place, one in enumerate(self.columns) if one.name not in self.key)

    @cached_property
    def assigned(self) -> str:
        """Give "column=?" for every column that is no key, as an update wants it."""
        return ",".join(f"{quoted(self.columns[place].name)}=?" for place in self.free_places)

    @cached_property
    def into(self) -> str:
        """Name the table and its columns in the order of `row`, as an insert wants it."""
        return f"{quoted(self.name)}({','.join(quoted(one.name) for one in self.columns)})"

    def row(self, record: object) -> tuple[Value, ...]:
        """Give the record's cells in the order of `columns`."""
        cells = list(self._getter(record))
        for place, turn in self._turned:
            if cells[place] is not None:
                cells[place] = turn(cells[place])
        return tuple(cells)

    def record(self, row: tuple[Any, ...], children: tuple[object, ...] = ()) -> object:
        """Make the record from cells in the order of `columns` and its child rows."""
        values = {
            name: cell if turn is None or cell is None else turn(cell)
            for (name, turn), cell in zip(self._returned, row, strict=False)
        }
        if self.child is not None:
            values[self.child.fills] = children
        return self.record_class(**values)

    @cached_property
    def selected(self) -> str:
        """Give the columns as SQL, of a table called r."""
        return ",".join(f"r.{quoted(one.name)}" for one in self.columns)


def _words(enumeration: type[Account | Medium]) -> tuple[str, ...]:
    return tuple(str(word) for word in enumeration)


_OF = {"of": ("household_id",)}
_HOUSEHOLD = {"household_id": "household"}
_MONTH_UNITS = {
    "closed": ("closed_on", "closed_by", "reopening_reason"),
    "verified": ("verified_on", "verified_by", "seen"),
    "paper": ("paper_daily",),
    "correction": ("corrected_on", "correction_reason"),
}
_ENTRY_UNITS = {
    "of": ("household_id", "first_written_on", "pair", "import_id"),
    "money": ("kind", "occupation_id", "quantity", "unit", "unit_price", "counted_pocket", "counted"),
    "correction": ("corrected_on", "correction_reason"),
}
_RECURRING_UNITS = {**_OF, "days": ("rhythm", "every", "day", "weekday", "nth", "month", "starts_on")}
_TURN_UNITS = {**_OF, "answer": ("state", "entry")}
_UNANSWERED_UNITS = {**_OF, "days": ("first", "last")}
_CONSENT_UNITS = {
    "of": ("household_id", "member", "purpose"),
    "answer": ("version", "asked_on", "given", "thumb_print", "witness", "second_witness"),
    "withdrawn": ("withdrawn_on", "withdrawn_by"),
}
_VISIT_UNITS = {
    **_OF,
    "checked": ("has_counted_cash", "has_compared_receipts", "has_read_page", "counted", "months"),
}
_ATTENDANCE_UNITS = {"of": ("household_id", "training", "member")}
_MARK_UNITS = {
    "of": ("household_id", "audience", "level"),
    "reached": ("reached_on", "value", "document", "baseline"),
    "verified": ("verified_by", "verified_on"),
}
_SCORE_UNITS = {
    "of": ("household_id", "member", "person", "slot", "moment"),
    "scored": ("score", "scored_on", "scored_by"),
}
_ENTRY_LINES = Child(
    table="entry_line",
    owner="entry_id",
    fills="lines",
    unit="money",
    columns=("account", "ref", "occupation", "medium", "satang", "life_months"),
    texts=("account", "medium"),
    words={"account": _words(Account), "medium": _words(Medium)},
)
_BASELINE_LINES = Child(
    table="baseline_line",
    owner="baseline_id",
    fills="lines",
    unit="lines",
    columns=BaselineLine._fields,
    texts=("source",),
)

KINDS: tuple[RecordKind, ...] = (
    RecordKind(1, "project", Project),
    RecordKind(2, "project_cost", ProjectCost),
    RecordKind(3, "provider", Provider),
    RecordKind(4, "village_group", VillageGroup),
    RecordKind(5, "person", Person),
    RecordKind(6, "household", Household),
    RecordKind(7, "member", Member, groups=_OF, references=_HOUSEHOLD),
    RecordKind(8, "pocket", Pocket, groups=_OF, references=_HOUSEHOLD),
    RecordKind(9, "debt", Debt, groups=_OF, references=_HOUSEHOLD),
    RecordKind(10, "occupation", Occupation, groups=_OF, references=_HOUSEHOLD),
    RecordKind(
        11, "production_cycle", ProductionCycle, groups=_OF, references={**_HOUSEHOLD, "occupation_id": "occupation"}
    ),
    RecordKind(12, "party", Party, groups=_OF, references=_HOUSEHOLD),
    RecordKind(13, "household_category", HouseholdCategory, groups=_OF, references=_HOUSEHOLD),
    RecordKind(14, "goal", Goal, groups=_OF, references=_HOUSEHOLD),
    RecordKind(15, "goal_change", GoalChange, groups=_OF, references={**_HOUSEHOLD, "goal_id": "goal"}),
    RecordKind(16, "baseline", Baseline, groups={**_OF, "lines": ()}, child=_BASELINE_LINES, references=_HOUSEHOLD),
    RecordKind(17, "month", MonthState, groups=_MONTH_UNITS, key=("household_id", "month"), references=_HOUSEHOLD),
    RecordKind(18, "entry", Entry, groups=_ENTRY_UNITS, child=_ENTRY_LINES, references=_HOUSEHOLD),
    RecordKind(19, "recurring", Recurring, groups=_RECURRING_UNITS, references=_HOUSEHOLD),
    RecordKind(
        20,
        "recurring_turn",
        RecurringTurn,
        groups=_TURN_UNITS,
        key=("recurring", "due"),
        references={**_HOUSEHOLD, "recurring": "recurring"},
    ),
    RecordKind(21, "template", Template, groups=_OF, references=_HOUSEHOLD),
    RecordKind(22, "saved_filter", SavedFilter),
    RecordKind(23, "price", Price),
    RecordKind(24, "unanswered", Unanswered, groups=_UNANSWERED_UNITS, references=_HOUSEHOLD),
    RecordKind(25, "erasure", Erasure, groups={"left": ("erased_on", "sums", "searches")}, asks_nobody=True),
    RecordKind(26, "consent", Consent, groups=_CONSENT_UNITS, references=_HOUSEHOLD),
    RecordKind(27, "visit", Visit, groups=_VISIT_UNITS, references=_HOUSEHOLD),
    RecordKind(28, "training", Training),
    RecordKind(29, "attendance", Attendance, groups=_ATTENDANCE_UNITS, references=_HOUSEHOLD),
    RecordKind(30, "stair", Stair, groups={"place": ("audience", "level")}),
    RecordKind(31, "stair_mark", StairMark, groups=_MARK_UNITS),
    RecordKind(32, "change_label", ChangeLabel),
    RecordKind(33, "change_score", ChangeScore, groups=_SCORE_UNITS),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_CODE = {kind.code: kind for kind in KINDS}
BY_CLASS: dict[type, RecordKind] = {kind.record_class: kind for kind in KINDS}
ENTRY, MONTH, ERASURE = BY_NAME["entry"], BY_NAME["month"], BY_NAME["erasure"]
