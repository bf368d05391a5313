"""Rows a household writes again and again, kept under a name to be written when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A name and the rows written when it is used (`domain.kept_rows`)."""

    id: Id
    household: Id
    name: str
    rows: str
    is_deleted: bool = False
