"""Turning what a command touched into leaves: images before and after, units, checks, month totals."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from household_ledger.db.connections import Raw
from household_ledger.db.in_use import guard_in_use
from household_ledger.db.journal import Leaf, dumps, make_leaf
from household_ledger.db.records import BY_CODE, ENTRY, MONTH, RecordKind
from household_ledger.db.totals import HouseholdMonth, Sums, month_of, regroup
from household_ledger.db.units import Image, changed, made
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import UserError

BULK = 200
"""A step of more records is packed in SQL rather than record by record."""
BLOCK = 1000
"""Records of one household in one leaf at most."""
MANY = 200
"""More records than these are not named one by one in a ChangeSet."""

RecordKey = tuple[int, int, int]
Again = dict[RecordKey, set[str]]
"""Units to be written though equal, by (kind code, id, sub)."""

_VOID = "update month set verified_on=null,verified_by=0,seen='' where household_id=? and month=?"
_BULK_MONTHS = f"""
select distinct e.household_id,e.month from touched t join entry e on e.id=t.id where t.kind={ENTRY.code}
union select e.household_id,cast(substr(t.before->>'date',1,4)||substr(t.before->>'date',6,2) as integer)
from touched t join entry e on e.id=t.id where t.kind={ENTRY.code} and t.before is not null
"""


_VERIFIED_BEFORE = "select before->>'verified' from touched where kind=? and id=? and sub=?"


@dataclass(slots=True)
class Permission:
    """What a step may do beyond the usual: touch closed months, say units again, keep verifications, settle anew."""

    closed: set[HouseholdMonth] = field(default_factory=set)
    again: Again = field(default_factory=dict)
    is_revert: bool = False
    settles_again: bool = False


@dataclass(slots=True)
class Changes:
    """What a step comes to."""

    leaves: list[Leaf] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    months: set[HouseholdMonth] = field(default_factory=set)
    ids: list[Id] = field(default_factory=list)


def settle(raw: Raw, permission: Permission) -> Changes:
    """Make leaves of everything touched, check it and keep the totals.

    UserError `does_not_balance`, `month_closed`, `has_entries`, `changed_since`, `nothing_changed`; the caller rolls
    back.
    """
    guard_in_use(raw, is_revert=permission.is_revert)
    count = raw.execute("select count(*) from touched").fetchone()
    is_bulk = count is not None and count[0] > BULK
    changes = (_settle_bulk if is_bulk else _settle_few)(raw, permission)
    if not changes.leaves:
        raise UserError("nothing_changed")
    return changes


def _settle_few(raw: Raw, permission: Permission) -> Changes:
    changes, sums = Changes(), Sums()
    by_household: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    keys: dict[int, list[RecordKey]] = defaultdict(list)

    def note(kind: RecordKind) -> None:
        for record, sub, household, before, after in _touched(raw, kind):
            was, now = _net((kind.code, record, sub), before, after, permission.again)
            if not now:
                continue
            if kind is ENTRY:
                _balanced(after)
                changes.months.update((household, month_of(image)) for image in (before, after) if image is not None)
                sums.add(household, before, -1)
                sums.add(household, after, 1)
            by_household[household].append((kind.name, record, sub, was, now))
            keys[household].append((kind.code, record, sub))
            changes.kinds.add(kind.name)
            changes.ids.append(Id(record))

    codes = [code for (code,) in raw.execute("select distinct kind from touched order by kind")]
    if ENTRY.code in codes:
        note(ENTRY)
        _guard_months(raw, changes.months, permission)  # may touch the month kind
        codes = [code for (code,) in raw.execute("select distinct kind from touched order by kind")]
    for code in codes:
        if code != ENTRY.code:
            note(BY_CODE[code])
    sums.write(raw)
    changes.leaves = [make_leaf(owner, dumps(records).encode(), keys[owner]) for owner, records in by_household.items()]
    return changes


def _touched(raw: Raw, kind: RecordKind) -> Iterator[tuple[int, int, int, Image | None, Image]]:
    rows = raw.execute(
        f"select v.id,v.sub,v.household_id,t.before,v.image from touched t cross join {kind.name}_image v"
        " on v.id=t.id and v.sub=t.sub where t.kind=?",
        (kind.code,),
    )
    for record, sub, household, before, after in rows.fetchall():
        yield record, sub, household, json.loads(before) if before is not None else None, json.loads(after)


def _net(key: RecordKey, before: Image | None, after: Image, again: Again) -> tuple[Image | None, Image]:
    if before is None:
        return None, made(after)
    return changed(before, after, again.get(key, frozenset()))


def _balanced(image: Image) -> None:
    if sum(line[4] for line in image["money"][-1]):
        raise UserError("does_not_balance")


def _guard_months(raw: Raw, months: set[HouseholdMonth], permission: Permission) -> None:
    """Refuse what touches a closed month without leave; what a correction touches is no longer verified."""
    for household, month in months:
        row = raw.execute(
            "select closed_on,verified_on from month where household_id=? and month=?", (household, month)
        ).fetchone()
        if row is None:
            continue
        if row[0] is not None and (household, month) not in permission.closed:
            raise UserError("month_closed", month=Month.from_number(month).iso)
        if row[1] is not None and not (permission.is_revert and _is_verified_anew(raw, household, month)):
            raw.execute(_VOID, (household, month))


def _is_verified_anew(raw: Raw, household: int, month: int) -> bool:
    """Tell whether this step itself wrote the month's verification: a revert that brings it back with its entries."""
    was = raw.execute(_VERIFIED_BEFORE, (MONTH.code, household, month)).fetchone()
    now = raw.execute("select image->>'verified' from month_image where id=? and sub=?", (household, month)).fetchone()
    return was is not None and now is not None and was[0] != now[0]


def _settle_bulk(raw: Raw, permission: Permission) -> Changes:
    """Settle an import, a mass edit, the undo of one: images joined in SQL, months grouped anew."""
    _forget_unchanged(raw, permission.again)
    unbalanced = raw.execute(
        "select 1 from touched t join entry_line l on l.entry_id=t.id where t.kind=?"
        " group by t.id having sum(l.satang)<>0 limit 1",
        (ENTRY.code,),
    ).fetchone()
    if unbalanced is not None:
        raise UserError("does_not_balance")
    changes = Changes()
    changes.months = {(household, month) for household, month in raw.execute(_BULK_MONTHS)}
    _guard_months(raw, changes.months, permission)
    for (code,) in raw.execute("select distinct kind from touched order by kind").fetchall():
        leaves = list(_bulk_leaves(raw, BY_CODE[code], permission.again))
        if leaves:
            changes.kinds.add(BY_CODE[code].name)
            changes.leaves += leaves
    regroup(raw, changes.months)
    return changes


def _forget_unchanged(raw: Raw, again: Again) -> None:
    """Drop entries written as they were: they change nothing, so no closed month refuses them and none is voided."""
    equal = raw.execute(
        f"select t.id,t.sub from touched t cross join {ENTRY.name}_image v on v.id=t.id and v.sub=t.sub"
        " where t.kind=? and t.before is not null and t.before=v.image",
        (ENTRY.code,),
    ).fetchall()
    raw.executemany(
        "delete from touched where kind=? and id=? and sub=?",
        [key for record, sub in equal if (key := (ENTRY.code, record, sub)) not in again],
    )


def _bulk_leaves(raw: Raw, kind: RecordKind, again: Again) -> Iterator[Leaf]:
    """Pack what changed of a kind, block by block; only keys are sorted, so that no image waits in memory."""
    keys = raw.execute(
        f"select v.household_id,v.id,v.sub from touched t cross join {kind.name}_image v on v.id=t.id and v.sub=t.sub"
        " where t.kind=? order by 1,2,3",
        (kind.code,),
    )
    for household, rows in groupby(keys, itemgetter(0)):
        while block := [row[1:] for row in islice(rows, BLOCK)]:
            texts: list[bytes] = []
            changed_keys: list[RecordKey] = []
            for record, sub, before, text in _block(raw, kind, block):
                if before is not None:
                    was, now = _net((kind.code, record, sub), json.loads(before), json.loads(text), again)
                    if not now:
                        continue
                    text = dumps([kind.name, record, sub, was, now]).encode()  # noqa: PLW2901 -- the same, of a change
                texts.append(text)
                changed_keys.append((kind.code, record, sub))
            if texts:
                yield make_leaf(household, b"[" + b",".join(texts) + b"]", changed_keys)


def _block(raw: Raw, kind: RecordKind, keys: list[tuple[int, int]]) -> Iterator[tuple[Any, ...]]:
    """Give (id, sub, image before, image now) of touched records; of a new one the journal's text, not its image.

    Where nothing else was touched between the first and the last they are one range, which is half the work.
    """
    bounds = (kind.code, *keys[0], *keys[-1])
    within = "t.kind=? and (t.id,t.sub)>=(?,?) and (t.id,t.sub)<=(?,?)"
    many = f"select count(*) from (select 1 from touched t where {within} limit {len(keys) + 1}) within"
    count = raw.execute(many, bounds).fetchone()
    is_range = count is not None and count[0] == len(keys)
    listed = "json_each(?) j cross join touched t on t.kind=? and t.id=j.value->>0 and t.sub=j.value->>1"
    return iter(
        raw.execute(
            f"""select t.id,t.sub,t.before,
 cast(case when t.before is null then '["{kind.name}",'||v.id||','||v.sub||',null,'||v.image||']' else v.image end
 as blob)
 from {"touched t" if is_range else listed} cross join {kind.name}_image v on v.id=t.id and v.sub=t.sub
 {f"where {within}" if is_range else ""}""",
            bounds if is_range else (dumps(keys), kind.code),
        )
    )


def change_set(step: Step, label: Label, changes: Changes) -> ChangeSet:
    """Say what a step changed, for everybody who listens."""
    count = sum(leaf.records for leaf in changes.leaves)
    keys = [key for leaf in changes.leaves for key in leaf.keys]
    states = {(record, sub) for code, record, sub in keys if code == MONTH.code}
    return ChangeSet(
        step=step,
        label=label,
        kinds=frozenset(changes.kinds),
        households=frozenset(leaf.household for leaf in changes.leaves if leaf.household),
        months=frozenset(changes.months | states),
        ids=tuple(Id(key[1]) for key in keys if key[0] != MONTH.code) if count <= MANY else (),
        count=count,
    )
