"""What erasing a household would take away, said before it is done; and where something of it still is afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from household_ledger.domain.register import Household, Member
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside


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


def what_goes(reader: Reader, household: Household) -> WhatGoes:
    """Count what is there of a household, deleted entries too."""
    return WhatGoes(
        entries=len(list(reader.entries(EntryQuery(household=household.id, with_deleted=True)))),
        members=len(reader.of_household(Member, household.id, with_deleted=True)),
        photos=len(reader.photos(household.id)),
        steps=len(reader.history(household=household.id)),
    )
