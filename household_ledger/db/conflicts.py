"""Whether something is to be settled after a merge: asked in every step, so it is cheap."""

from __future__ import annotations

from household_ledger.db.connections import Raw
from household_ledger.db.writers import MERGED

LATE = "late"
"""Stands in the place of a unit where a closed month got entries its closing did not know."""
_ANY = "select 1 from conflict limit 1"
_MERGED = f"select 1 from writer where why='{MERGED}' limit 1"
_OF_RECORD = "select unit from conflict where kind=? and id=? and sub=?"


def has_merged(raw: Raw) -> bool:
    """Tell whether steps were taken in from bundles, so that the order of steps says nothing by itself."""
    return raw.execute(_MERGED).fetchone() is not None


def has_conflicts(raw: Raw) -> bool:
    """Tell whether anything is to be settled."""
    return raw.execute(_ANY).fetchone() is not None


def units_in_conflict(raw: Raw, kind: int, record: int, sub: int) -> frozenset[str]:
    """Name the units of a record that are to be settled; `LATE` of a closed month that got more entries."""
    return frozenset(unit for (unit,) in raw.execute(_OF_RECORD, (kind, record, sub)))
