"""What was written differently on two sides, in the household's words: of what, what differs, who wrote which where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import CostKind, InterestRule, KnownBy, Need, PocketKind, Role, Sector
from household_ledger.domain.period import Month
from household_ledger.domain.register import MonthState, Person, VillageGroup
from household_ledger.services.merging.conflict import Choice, Conflict, Life
from household_ledger.services.ports import Reader
from household_ledger.services.views.conflicts import ConflictLine, conflict_page
from household_ledger.services.views.entry_row import row_of
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.record_story import entry_words, record_words, value_words
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.text.labels import (
    cost_kind_name,
    interest_rule_name,
    known_by_name,
    lender_name,
    name_beside,
    need_name,
    pocket_kind_name,
    record_name,
    role_name,
    sector_name,
)

_DELETED = "deleted"
_FIELDS = {
    "group": N_("Village or group"),
    "province": N_("Province"),
    "is_comparison": N_("For comparison only"),
    "is_participant": N_("Takes part in the project"),
    "kind": N_("Kind"),
    "role": N_("What they do"),
    "need": N_("How needed it is"),
    "is_hidden": N_("Hidden"),
    "debt_class": N_("Owed to"),
    "rule": N_("How interest is reckoned"),
    "rate": N_("Interest"),
    "instalments": N_("Instalments"),
    "first_due": N_("First due on"),
    "is_main": N_("Main work"),
    "sector": N_("Kind of work"),
    "is_new": N_("New work"),
    "is_supported": N_("Supported by the project"),
    "group_name": N_("Group"),
    "closed_by": N_("Closed by"),
    "verified_by": N_("Verified by"),
    "note": N_("Note"),
    "price": N_("Price"),
    "reason": N_("Why"),
}
"""What else may differ, besides what the history says of a record."""
_ENUMS: Mapping[type, Callable[[Any], str]] = {
    PocketKind: pocket_kind_name,
    Need: need_name,
    InterestRule: interest_rule_name,
    Sector: sector_name,
    Role: role_name,
    CostKind: cost_kind_name,
    KnownBy: known_by_name,
}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """One of the values: what it says, who wrote it ("" for nobody known), on which computer, when."""

    choice: Choice
    value: str
    person: str
    place: str
    when: str

    @property
    def source(self) -> str:
        """Say who wrote it, where and when in one line."""
        return beside(*(part for part in (self.person, self.place, self.when) if part))


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One thing to settle: what it is of, what differs, the values, the one shown now first."""

    line: ConflictLine
    about: str
    part: str
    choices: tuple[ChoiceWords, ...]

    @property
    def conflict(self) -> Conflict:
        """Give what is settled."""
        return self.line.conflict

    @property
    def household(self) -> str:
        """Name whose it is; "" for the project's."""
        home = self.line.household
        if home is None:
            return ""
        return " ".join(part for part in (in_digits(home.code), name_beside(home.code, home.name)) if part)


def things_to_settle(reader: Reader) -> tuple[ToSettle, ...]:
    """Put all that is to be settled into words, what belongs to the project first."""
    lines = conflict_page(reader).conflicts
    lives = reader.lives({choice.step.writer for line in lines for choice in line.conflict.choices})
    return tuple(_told(line, _Book(reader, line), lives) for line in lines)


def _told(line: ConflictLine, book: _Book, lives: Mapping[int, Life]) -> ToSettle:
    conflict = line.conflict
    part, values = (
        (_("Keep or take out"), _kept_words(conflict, book)) if conflict.unit == _DELETED else book.compared(conflict)
    )
    choices = tuple(
        ChoiceWords(choice, value, person, book.place(lives.get(choice.step.writer)), _moment(choice.at))
        for choice, value, person in zip(conflict.choices, values, line.people, strict=True)
    )
    return ToSettle(line, book.about(conflict), part, choices)


def _kept_words(conflict: Conflict, book: _Book) -> list[str]:
    said = []
    for choice in conflict.choices:
        is_out = bool(getattr(choice.record, "is_deleted", False))
        said.append(_("Take it out") if is_out else beside(_("Keep it"), book.summary(choice.record)))
    return said


class _Book:
    """The names a conflict's values speak of."""

    def __init__(self, reader: Reader, line: ConflictLine) -> None:
        self._reader, self._line = reader, line
        self._names = Names.read(reader, line.household.id) if line.household is not None else Names(())

    def about(self, conflict: Conflict) -> str:
        """Say of what it is: an entry by its words and day, a month by its name, all else by sort and name."""
        record = conflict.choices[0].record
        if isinstance(record, Entry):
            return beside(format_date(record.date, "short"), row_of(record, None, self._names).what)
        if isinstance(record, MonthState):
            return format_month(Month.from_number(record.month))
        return " ".join(part for part in (record_name(type(record).__name__), self._line.name) if part)

    def summary(self, record: object) -> str:
        """Say in a few words what would be kept."""
        if not isinstance(record, Entry):
            return ""
        words = entry_words(record, self._names)
        return beside(*(words[name] for name in ("Category", "Amount") if words.get(name)))

    def compared(self, conflict: Conflict) -> tuple[str, list[str]]:
        """Name what differs, and give each value; what has no words is told by when it was written."""
        said = [self._words(choice.record) | self._further(conflict, choice.record) for choice in conflict.choices]
        names = [name for name in dict.fromkeys(n for one in said for n in one) if len(_different(said, name)) > 1]
        if not names:
            written = [_("as written {when}").format(when=_moment(choice.at)) for choice in conflict.choices]
            return _("Something else of it"), written
        return ", ".join(_(name) for name in names), [_value(one, names) for one in said]

    def place(self, life: Life | None) -> str:
        """Say on which computer; another one by who types there most."""
        if life is not None and life.is_here:
            return _("this computer")
        person = self._reader.record(Person, life.person) if life is not None and life.person != NO_ID else None
        if person is not None:
            return _("the computer {person} uses").format(person=person.name)
        if life is not None and life.since is not None:
            return _("another computer, in use since {day}").format(day=format_date(life.since))
        return _("another computer")

    def _words(self, record: object) -> dict[str, str]:
        return entry_words(record, self._names) if isinstance(record, Entry) else record_words(record)

    def _further(self, conflict: Conflict, record: object) -> dict[str, str]:
        """Put those fields into words that differ and that the history has no line for."""
        if isinstance(record, Entry):
            return {}
        others = [choice.record for choice in conflict.choices]
        differing = [
            one.name
            for one in fields(cast("Any", record))
            if one.name in _FIELDS and any(getattr(other, one.name) != getattr(record, one.name) for other in others)
        ]
        return {_FIELDS[name]: self._field(name, getattr(record, name)) for name in differing}

    def _field(self, name: str, value: object) -> str:
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, StrEnum):
            return _ENUMS[type(value)](value) if type(value) in _ENUMS else str(value)
        if name == "debt_class":
            return lender_name(str(value))
        if name in ("closed_by", "verified_by"):
            return self._named(Person, value)
        if name == "group":
            return self._named(VillageGroup, value)
        return value_words(name, value)

    def _named(self, sort: type[_T], record: object) -> str:
        found: Any = self._reader.record(sort, Id(cast("int", record)))
        return str(found.name) if found is not None else ""


def _different(said: list[dict[str, str]], name: str) -> set[str]:
    return {one.get(name, "") for one in said}


def _value(said: Mapping[str, str], names: list[str]) -> str:
    """Give the words that differ, each with its name where they are several."""
    if len(names) == 1:
        return said.get(names[0], "") or _("(nothing)")
    told = _("{name}: {value}")
    return beside(*(told.format(name=_(name), value=said.get(name, "") or _("(nothing)")) for name in names))


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{format_date(here.date())} {in_digits(f'{here:%H:%M}')}"
