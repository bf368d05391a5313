"""What is looked for again and again, kept under a name."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A name and what it looks for, as canonical text without a household: it serves every account of the file."""

    id: Id
    name: str
    text: str
    is_deleted: bool = False
