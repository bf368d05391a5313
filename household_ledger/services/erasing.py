"""What erasing a household would take away, said before it is done; and where something of it still is afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household, Member, Party
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.entry_filter import EntryFilter, EntryOrder
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.clean import clean
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside

_TITLE = re.compile(r"^(?:นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง|น\.ส\.|ด\.ช\.|ด\.ญ\.|mrs?\.?\s|ms\.?\s)", re.IGNORECASE)
_LEAST_LETTERS = 4
"""A shorter name is a part of too many words."""


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """How much would be gone."""

    entries: int
    members: int
    photos: int
    steps: int

    @property
    def words(self) -> str:
        """Say it."""
        photos = ngettext("{count} picture", "{count} pictures", self.photos).format(count=format_number(self.photos))
        members = ngettext("{count} person", "{count} persons", self.members)
        return beside(
            members.format(count=format_number(self.members)),
            counted.entries(self.entries),
            photos,
            counted.steps(self.steps),
        )


@dataclass(frozen=True, slots=True)
class StillThere:
    """Where something of erased households still is after an erasure."""

    copy: Path
    """The new copy, which holds nothing of them."""
    copies: tuple[KeptCopy, ...]
    """Older copies that do, newest first."""
    bundles: tuple[Path, ...]
    """Bundles that do, or that nobody can look into."""
    away: Path | None
    """The second folder of copies, where it is not at hand just now."""
    is_clean: bool
    """Whether the file itself is written anew; not while another program reads it."""


def kept_by_the_server() -> str:
    """Say what of an erased household only whoever keeps the server of a shared ledger can take away."""
    return _(
        "The server's own backups and logs (WAL) may still hold it: ask whoever keeps the server to let the old ones "
        "go."
    )


def named_elsewhere(reader: Reader, household: Household) -> int:
    """Count the entries of other households, deleted ones too, whose words may name this one or who lives there.

    Looked for are whole names without their titles, and first names of some length: a person looks at what is found.
    """
    people = reader.of_household(Member, household.id, with_deleted=True)
    whole = {_TITLE.sub("", clean(one)).strip() for one in (household.name, *(person.name for person in people))}
    words = {one for name in whole for one in (name, name.partition(" ")[0]) if len(one) >= _LEAST_LETTERS}
    others = frozenset(one.id for one in reader.households() if one.id != household.id)
    found: set[Id] = set()
    for text in sorted(words) if others else ():
        for is_deleted in (False, True):
            wanted = EntryFilter(households=others, text=text, is_deleted=is_deleted)
            found.update(Id(key) for key in reader.entry_keys(wanted, EntryOrder()))
    parties = {one.id: one.name for one in reader.all(Party, with_deleted=True)}

    def is_named(entry: Entry) -> bool:
        said = " ".join((entry.description, entry.note, parties.get(entry.party, "")))
        return any(one in said for one in words)  # not somebody of theirs who is called the same

    return sum(is_named(one) for one in reader.entries_of(sorted(found)))


def elsewhere_words(count: int) -> str:
    """Say that other households' entries may name it; "" for none."""
    told = ngettext(
        "{count} entry of another household may name it: look for the name in Search, and change the words there.",
        "{count} entries of other households may name it: look for the name in Search, and change the words there.",
        count,
    )
    return told.format(count=format_number(count)) if count else ""


def what_goes(reader: Reader, household: Household) -> WhatGoes:
    """Count what is there of a household, deleted entries too."""
    return WhatGoes(
        entries=len(list(reader.entries(EntryQuery(household=household.id, with_deleted=True)))),
        members=len(reader.of_household(Member, household.id, with_deleted=True)),
        photos=len(reader.photos(household.id)),
        steps=len(reader.history(household=household.id)),
    )
