"""Which entries are of a category or a pocket, of an amount, with a picture, or corrected: conditions on entries."""

from __future__ import annotations

from household_ledger.db.columns import Value
from household_ledger.services.entry_filter import EntryFilter

_OF_ROW = (
    "(exists (select 1 from entry_line q where q.entry_id=r.id and {of}) or (r.pair<>0 and exists (select 1"
    " from entry t join entry_line q on q.entry_id=t.id where t.pair=r.pair and t.pair<>0 and t.id<>r.id"
    " and t.household_id=r.household_id and t.deleted=r.deleted and {of})))"
)
"""A line of the entry, or of the other half of its pair: both are one row of a list."""
_OF_CATEGORY = _OF_ROW.format(
    of="q.account in ('income','spending','cost','thing') and (q.ref=? or q.ref in (select h.id"
    " from household_category h join category c on c.code=h.under where c.id=? and h.code<>h.under))"
)
_OF_POCKET = _OF_ROW.format(of="q.account in ('pocket','savings') and q.ref=?")
_OF_EITHER = (
    "(r.{of} or (r.pair<>0 and exists (select 1 from entry t where t.pair=r.pair and t.pair<>0"
    " and t.household_id=r.household_id and t.deleted=r.deleted and t.{of})))"
)
"""Something said of the entry itself, or of the other half of its pair."""
_CORRECTED = _OF_EITHER.format(of="corrected_on is not null")
_PICTURED = _OF_EITHER.format(of="photos<>''")


def further_condition(wanted: EntryFilter, amount: str) -> tuple[list[str], list[Value]]:
    """Turn what a filter wants besides household, days, kind, people and words into conditions and their cells.

    `amount` gives what an entry called r is about, in satang.
    """
    parts: list[str] = []
    cells: list[Value] = []
    if wanted.category is not None:
        parts.append(_OF_CATEGORY)
        cells += [int(wanted.category)] * 4
    if wanted.pocket is not None:
        parts.append(f"(r.counted_pocket=? or {_OF_POCKET})")
        cells += [int(wanted.pocket)] * 3
    if wanted.least is not None:
        parts.append(f"{amount}>=?")
        cells.append(int(wanted.least))
    if wanted.most is not None:
        parts.append(f"{amount}<=?")
        cells.append(int(wanted.most))
    if wanted.has_photo:
        parts.append(_PICTURED)
    if wanted.is_corrected:
        parts.append(_CORRECTED)
    return parts, cells
