"""Whether what holds money is there for every entry that names it: entries are only summed where their accounts are."""

from __future__ import annotations

from household_ledger.db.connections import Raw
from household_ledger.db.records import BY_NAME, ENTRY
from household_ledger.errors import UserError

_POCKET, _DEBT = BY_NAME["pocket"].code, BY_NAME["debt"].code
_CHANGED = f"select 1 from touched where kind in ({_POCKET},{_DEBT}) and before is not null limit 1"
_HOLDS = "case p.kind when 'savings' then 'savings' else 'pocket' end"
_ENTRIES = "cross join entry e on e.deleted=0 and e.household_id"
_LINES = "cross join entry_line l on l.entry_id=e.id and l.ref"
_STRANDING = f"""
select p.name from touched t cross join pocket p on p.id=t.id {_ENTRIES}=p.household_id {_LINES}=p.id
where t.kind={_POCKET} and t.before is not null
 and l.account in ('pocket','savings') and (p.deleted=1 or l.account<>{_HOLDS})
union all select p.name from touched t cross join pocket p on p.id=t.id {_ENTRIES}=p.household_id
 and e.counted_pocket=p.id
where t.kind={_POCKET} and t.before is not null and (p.deleted=1 or p.kind='savings')
union all select d.name from touched t cross join debt d on d.id=t.id and d.deleted=1 {_ENTRIES}=d.household_id
 {_LINES}=d.id
where t.kind={_DEBT} and t.before is not null and l.account='debt'
limit 1
"""
_STRANDED = f"""
select 1 from touched t cross join entry e on e.id=t.id and e.deleted=0
 left join entry_line l on l.entry_id=e.id
 left join pocket p on p.id=case when l.account in ('pocket','savings') then l.ref else e.counted_pocket end
 left join debt d on l.account='debt' and d.id=l.ref
where t.kind={ENTRY.code}
 and (p.deleted=1 or d.deleted=1 or (l.account in ('pocket','savings') and l.account<>{_HOLDS}))
limit 1
"""


def guard_in_use(raw: Raw, *, is_revert: bool) -> None:
    """Refuse a step that leaves entries naming a pocket or debt that is out of use or holds other money.

    Another program may have written them since the page was drawn, or since the step that is taken back; so the door
    looks, whoever asked. (A household out of use takes its entries out of every sum with it.)

    UserError `has_entries`; of a step that is taken back `changed_since`.
    """
    if is_revert and raw.execute(_STRANDED).fetchone() is not None:
        raise UserError("changed_since")
    if raw.execute(_CHANGED).fetchone() is None:
        return
    found = raw.execute(_STRANDING).fetchone()
    if found is not None:
        raise UserError("changed_since") if is_revert else UserError("has_entries", name=found[0])
